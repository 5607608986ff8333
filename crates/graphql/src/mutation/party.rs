//! Organisations register and say of themselves what others should know.

use app::{DeclareInterests, DeclareServices, RegisterIntermediary, RegisterRequester};
use async_graphql::{Context, InputObject, Object, SimpleObject};
use domain::party::{Interest, Registration, Service};

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    scalar,
    view::{AdvocateView, ContactView, InterestKindView, IntermediaryView, RefusalView, RequesterView},
};

/// One declared interest.
#[derive(Debug, InputObject)]
pub(crate) struct InterestInput {
    /// Of which kind.
    kind: InterestKindView,
    /// Who the other side is.
    party: String,
    /// What it consists of.
    description: String,
}

impl From<InterestInput> for Interest {
    fn from(input: InterestInput) -> Self {
        Self { kind: input.kind.into(), party: input.party, description: input.description }
    }
}

/// What an intermediary's first advocate says.
#[derive(Debug, InputObject)]
pub(crate) struct RegisterIntermediaryInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Short public name: 3 to 40 lower-case letters, digits and inner hyphens.
    handle: String,
    /// Its name.
    name: String,
    /// What kind of organisation it is: a code such as `recipient:ngo`.
    kind: scalar::Code,
    /// Who funds it and whom it is tied to. An empty list is a declaration too: none.
    interests: Vec<InterestInput>,
}

/// A registered intermediary.
#[derive(Default, SimpleObject)]
pub(crate) struct IntermediaryPayload {
    /// The organisation.
    intermediary: Option<IntermediaryView>,
    /// Its first advocate.
    advocate: Option<AdvocateView>,
    /// The advocate's API token. Shown once: not when the command is repeated.
    token: Option<String>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}

/// What a requester's first contact says.
#[derive(Debug, InputObject)]
pub(crate) struct RegisterRequesterInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Short public name: 3 to 40 lower-case letters, digits and inner hyphens.
    handle: String,
    /// Its name.
    name: String,
    /// What kind of organisation it is: a code such as `recipient:academic`.
    kind: scalar::Code,
    /// The services that it gives to people such as the members. An empty list is a declaration too: none.
    services: Vec<ServiceInput>,
}

/// Something that a requester gives to people such as the members.
#[derive(Debug, InputObject)]
pub(crate) struct ServiceInput {
    /// What it is.
    what: String,
    /// To whom.
    whom: String,
    /// Whether whoever gets it depends on it: food, shelter, health, papers, a procedure.
    essential: bool,
}

impl From<ServiceInput> for Service {
    fn from(input: ServiceInput) -> Self {
        Self { what: input.what, whom: input.whom, essential: input.essential }
    }
}

/// The services that the requester gives from now on.
#[derive(Debug, InputObject)]
pub(crate) struct DeclareServicesInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// All of them, in place of those declared before. An empty list is a declaration too: none.
    services: Vec<ServiceInput>,
}

/// The requester as it stands now.
#[derive(Default, SimpleObject)]
pub(crate) struct ServicesPayload {
    /// The organisation.
    requester: Option<RequesterView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}

/// A registered requester.
#[derive(Default, SimpleObject)]
pub(crate) struct RequesterPayload {
    /// The organisation.
    requester: Option<RequesterView>,
    /// Its first contact.
    contact: Option<ContactView>,
    /// The contact's API token. Shown once: not when the command is repeated.
    token: Option<String>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}

/// Who funds the intermediary and whom it is tied to from now on.
#[derive(Debug, InputObject)]
pub(crate) struct DeclareInterestsInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// All of them, in place of those declared before. An empty list is a declaration too: none.
    interests: Vec<InterestInput>,
}

/// The intermediary as it stands now.
#[derive(Default, SimpleObject)]
pub(crate) struct InterestsPayload {
    /// The organisation.
    intermediary: Option<IntermediaryView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(IntermediaryPayload, RequesterPayload, InterestsPayload, ServicesPayload);

#[derive(Default)]
pub(crate) struct PartyMutation;

#[Object]
impl PartyMutation {
    /// Registers an intermediary and its first advocate. With the operator's one-time token for intermediaries.
    async fn register_intermediary(
        &self,
        ctx: &Context<'_>,
        input: RegisterIntermediaryInput,
    ) -> Result<IntermediaryPayload> {
        settle(ctx, intermediary(ctx, input)).await
    }

    /// Declares other interests of the intermediary. Every mandate that it holds is suspended until the community confirms it. By one of
    /// its advocates.
    async fn declare_interests(
        &self,
        ctx: &Context<'_>,
        input: DeclareInterestsInput,
    ) -> Result<InterestsPayload> {
        settle(ctx, interests(ctx, input)).await
    }

    /// Registers a requester and its first contact. With the operator's one-time token for requesters.
    async fn register_requester(
        &self,
        ctx: &Context<'_>,
        input: RegisterRequesterInput,
    ) -> Result<RequesterPayload> {
        settle(ctx, requester(ctx, input)).await
    }

    /// Declares other services of the requester. Members see them beside everything that it asks for. By one of its administrators.
    async fn declare_services(
        &self,
        ctx: &Context<'_>,
        input: DeclareServicesInput,
    ) -> Result<ServicesPayload> {
        settle(ctx, services(ctx, input)).await
    }
}

async fn intermediary(ctx: &Context<'_>, input: RegisterIntermediaryInput) -> Done<IntermediaryPayload> {
    let registration = Registration { handle: input.handle, name: input.name, kind: input.kind.into() };
    let interests = input.interests.into_iter().map(Into::into).collect();
    let command = RegisterIntermediary { registration, interests };
    let origin = by_api(input.idempotency_key);
    let done = app(ctx)?.register_intermediary(Asker::of(ctx).actor(), &origin, &command).await?;
    Ok(IntermediaryPayload {
        intermediary: Some(IntermediaryView(get(ctx, done.organisation).await?)),
        advocate: Some(AdvocateView { id: done.person.to_string().into() }),
        token: done.token,
        refusals: Vec::new(),
    })
}

async fn interests(ctx: &Context<'_>, input: DeclareInterestsInput) -> Done<InterestsPayload> {
    let command = DeclareInterests { interests: input.interests.into_iter().map(Into::into).collect() };
    let origin = by_api(input.idempotency_key);
    let id = app(ctx)?.declare_interests(Asker::of(ctx).actor(), &origin, &command).await?;
    Ok(InterestsPayload { intermediary: Some(IntermediaryView(get(ctx, id).await?)), refusals: Vec::new() })
}

async fn services(ctx: &Context<'_>, input: DeclareServicesInput) -> Done<ServicesPayload> {
    let command = DeclareServices { services: input.services.into_iter().map(Into::into).collect() };
    let origin = by_api(input.idempotency_key);
    let id = app(ctx)?.declare_services(Asker::of(ctx).actor(), &origin, &command).await?;
    Ok(ServicesPayload { requester: Some(RequesterView(get(ctx, id).await?)), refusals: Vec::new() })
}

async fn requester(ctx: &Context<'_>, input: RegisterRequesterInput) -> Done<RequesterPayload> {
    let registration = Registration { handle: input.handle, name: input.name, kind: input.kind.into() };
    let origin = by_api(input.idempotency_key);
    let services = input.services.into_iter().map(Into::into).collect();
    let command = RegisterRequester { registration, services };
    let done = app(ctx)?.register_requester(Asker::of(ctx).actor(), &origin, &command).await?;
    Ok(RequesterPayload {
        requester: Some(RequesterView(get(ctx, done.organisation).await?)),
        contact: Some(ContactView(get(ctx, done.person).await?)),
        token: done.token,
        refusals: Vec::new(),
    })
}
