//! Joining, and linking a Matrix account.

use app::AdmitMember;
use async_graphql::{Context, InputObject, Object, SimpleObject};

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    scalar,
    view::{MemberView, RefusalView},
};

/// An invitation, and whom it admits.
#[derive(Debug, InputObject)]
pub(crate) struct AdmitMemberInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The code of the invitation.
    invitation: String,
    /// The language the new member reads; the community's first where it is not said.
    language: Option<scalar::Language>,
}

/// A new member.
#[derive(Default, SimpleObject)]
pub(crate) struct MemberPayload {
    /// The member.
    member: Option<MemberView>,
    /// The member's API token. Shown once: not when the command is repeated.
    token: Option<String>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}

/// Nothing but the key: the link is for the member who asks.
#[derive(Debug, InputObject)]
pub(crate) struct LinkCodeInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
}

/// A one-time code.
#[derive(Default, SimpleObject)]
pub(crate) struct LinkCodePayload {
    /// The code, to be sent to the bot as `!link CODE`. Shown once: not when the command is repeated.
    code: Option<String>,
    /// Until when it can be used.
    expires_at: Option<scalar::DateTime>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(MemberPayload, LinkCodePayload);

#[derive(Default)]
pub(crate) struct MemberMutation;

#[Object]
impl MemberMutation {
    /// Admits a member. The invitation is the right; nobody needs to sign in for it.
    async fn admit_member(&self, ctx: &Context<'_>, input: AdmitMemberInput) -> Result<MemberPayload> {
        settle(ctx, admit(ctx, input)).await
    }

    /// Makes a code that links a Matrix account to the member who asks.
    async fn link_code(&self, ctx: &Context<'_>, input: LinkCodeInput) -> Result<LinkCodePayload> {
        settle(ctx, link(ctx, input)).await
    }
}

async fn admit(ctx: &Context<'_>, input: AdmitMemberInput) -> Done<MemberPayload> {
    let command =
        AdmitMember { invitation: input.invitation, language: input.language.map(Into::into), account: None };
    let done = app(ctx)?.admit_member(&by_api(input.idempotency_key), &command).await?;
    let member = Some(MemberView(get(ctx, done.member).await?));
    Ok(MemberPayload { member, token: done.token, refusals: Vec::new() })
}

async fn link(ctx: &Context<'_>, input: LinkCodeInput) -> Done<LinkCodePayload> {
    let done = app(ctx)?.link_code(Asker::of(ctx).actor(), &by_api(input.idempotency_key)).await?;
    let expires_at = Some(scalar::DateTime::of(&done.expires_at));
    Ok(LinkCodePayload { code: done.code, expires_at, refusals: Vec::new() })
}
