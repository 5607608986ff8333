//! Who acts for a requester.

use app::{GiveRoles, InviteContact, ProveMailDomain, RemoveContact};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::{party::Roles, text::Language};

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    read, scalar,
    view::{ContactView, RefusalView, RequesterView, RoleView},
};

/// Whom to invite.
#[derive(Debug, InputObject)]
pub(crate) struct InviteContactInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// What they may do.
    roles: Vec<RoleView>,
}

/// Somebody was invited.
#[derive(Default, SimpleObject)]
pub(crate) struct InviteContactPayload {
    /// Who they will be.
    contact: Option<ContactView>,
    /// What they join with, by `joinRequester`. Shown once: not when the command is repeated.
    token: Option<String>,
    /// Until when they can join.
    expires_at: Option<scalar::DateTime>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}

/// Nothing but the token says who joins.
#[derive(Debug, InputObject)]
pub(crate) struct JoinRequesterInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
}

/// Somebody acts for a requester.
#[derive(Default, SimpleObject)]
pub(crate) struct JoinRequesterPayload {
    /// The organisation.
    requester: Option<RequesterView>,
    /// Who they are.
    contact: Option<ContactView>,
    /// Their API token. Shown once: not when the command is repeated.
    token: Option<String>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}

/// Other roles.
#[derive(Debug, InputObject)]
pub(crate) struct GiveRolesInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Whom.
    contact: ID,
    /// All that they may do from now on.
    roles: Vec<RoleView>,
}

/// Who acts no more.
#[derive(Debug, InputObject)]
pub(crate) struct RemoveContactInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Who.
    contact: ID,
}

/// The contact as they stand now.
#[derive(Default, SimpleObject)]
pub(crate) struct ContactPayload {
    /// The contact.
    contact: Option<ContactView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}

/// Where to send the link.
#[derive(InputObject)]
pub(crate) struct ProveMailDomainInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// An address in the domain, which somebody reads. It is kept until the letter is sent and nowhere afterwards.
    address: String,
    /// The language of the letter; the asker's where none is given.
    language: Option<scalar::Language>,
}

/// A letter is on its way.
#[derive(Default, SimpleObject)]
pub(crate) struct ProveMailDomainPayload {
    /// The organisation. Its domain is proven once somebody opens the link and confirms.
    requester: Option<RequesterView>,
    /// Until when the link works.
    expires_at: Option<scalar::DateTime>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(InviteContactPayload, JoinRequesterPayload, ContactPayload, ProveMailDomainPayload);

#[derive(Default)]
pub(crate) struct ContactsMutation;

#[Object]
impl ContactsMutation {
    /// Invites somebody to act for the requester: hand them the token. By one of its administrators.
    async fn invite_contact(
        &self,
        ctx: &Context<'_>,
        input: InviteContactInput,
    ) -> Result<InviteContactPayload> {
        settle(ctx, invite(ctx, input)).await
    }

    /// Begins to act for a requester. With the one-time token that its administrator handed over.
    async fn join_requester(
        &self,
        ctx: &Context<'_>,
        input: JoinRequesterInput,
    ) -> Result<JoinRequesterPayload> {
        settle(ctx, join(ctx, input)).await
    }

    /// Gives a contact other roles. By one of the requester's administrators.
    async fn give_roles(&self, ctx: &Context<'_>, input: GiveRolesInput) -> Result<ContactPayload> {
        settle(ctx, give(ctx, input)).await
    }

    /// Removes a contact: their token is worth nothing from then on. By one of the requester's administrators.
    async fn remove_contact(&self, ctx: &Context<'_>, input: RemoveContactInput) -> Result<ContactPayload> {
        settle(ctx, remove(ctx, input)).await
    }

    /// Has a link sent to an address, to show that its domain is the requester's. By one of its administrators.
    async fn prove_mail_domain(
        &self,
        ctx: &Context<'_>,
        input: ProveMailDomainInput,
    ) -> Result<ProveMailDomainPayload> {
        settle(ctx, prove(ctx, input)).await
    }
}

fn roles(views: Vec<RoleView>) -> Roles {
    views.into_iter().map(Into::into).collect()
}

async fn invite(ctx: &Context<'_>, input: InviteContactInput) -> Done<InviteContactPayload> {
    let command = InviteContact { roles: roles(input.roles) };
    let done =
        app(ctx)?.invite_contact(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    Ok(InviteContactPayload {
        contact: Some(ContactView(get(ctx, done.contact).await?)),
        token: done.token,
        expires_at: Some(scalar::DateTime::of(&done.expires_at)),
        refusals: Vec::new(),
    })
}

async fn join(ctx: &Context<'_>, input: JoinRequesterInput) -> Done<JoinRequesterPayload> {
    let done = app(ctx)?.join_requester(Asker::of(ctx).actor(), &by_api(input.idempotency_key)).await?;
    Ok(JoinRequesterPayload {
        requester: Some(RequesterView(get(ctx, done.organisation).await?)),
        contact: Some(ContactView(get(ctx, done.person).await?)),
        token: done.token,
        refusals: Vec::new(),
    })
}

async fn give(ctx: &Context<'_>, input: GiveRolesInput) -> Done<ContactPayload> {
    let command = GiveRoles { contact: read::id(&input.contact)?, roles: roles(input.roles) };
    let id = app(ctx)?.give_roles(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    Ok(ContactPayload { contact: Some(ContactView(get(ctx, id).await?)), refusals: Vec::new() })
}

async fn remove(ctx: &Context<'_>, input: RemoveContactInput) -> Done<ContactPayload> {
    let command = RemoveContact { contact: read::id(&input.contact)? };
    let id =
        app(ctx)?.remove_contact(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    Ok(ContactPayload { contact: Some(ContactView(get(ctx, id).await?)), refusals: Vec::new() })
}

async fn prove(ctx: &Context<'_>, input: ProveMailDomainInput) -> Done<ProveMailDomainPayload> {
    let given: Option<Language> = input.language.map(String::from).and_then(|tag| tag.parse().ok());
    let asker = Asker::of(ctx);
    let language = given.or_else(|| asker.locale().tag().parse().ok());
    let language = language.ok_or(domain::refusal::Reason::UnknownLanguage { value: String::new() })?;
    let command = ProveMailDomain { address: input.address, language };
    let done = app(ctx)?.prove_mail_domain(asker.actor(), &by_api(input.idempotency_key), &command).await?;
    Ok(ProveMailDomainPayload {
        requester: Some(RequesterView(get(ctx, done.requester).await?)),
        expires_at: Some(scalar::DateTime::of(&done.expires_at)),
        refusals: Vec::new(),
    })
}
