//! Coming in where members vouch.

use app::{Apply, SayVouch};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::{application::Said, charter::AdmissionDraft};

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::Result,
    loads::app,
    read, scalar,
    view::{RefusalView, WayView},
};

/// How people come in.
#[derive(Debug, InputObject)]
pub(crate) struct AdmissionInput {
    /// Which way.
    way: WayView,
    /// How many members must vouch: 2 to 20. Only where they vouch.
    vouches: Option<u32>,
    /// How long somebody has been on the roll before they can vouch, at most a year. Only where they vouch.
    vouch_after: Option<scalar::Duration>,
}

impl From<AdmissionInput> for AdmissionDraft {
    fn from(input: AdmissionInput) -> Self {
        Self { way: input.way.into(), vouches: input.vouches, vouch_after: input.vouch_after.map(Into::into) }
    }
}

/// Who asks to come in, and where.
#[derive(Debug, InputObject)]
pub(crate) struct ApplyInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Which community.
    community: ID,
    /// The language that the applicant reads; the community's first where it is not said.
    language: Option<scalar::Language>,
}

/// Somebody waits to be vouched for.
#[derive(Default, SimpleObject)]
pub(crate) struct ApplyPayload {
    /// The code to hand to members who know the applicant. Shown once: not when the command is repeated.
    code: Option<String>,
    /// The API token that is the member's own from the moment they are in; until then it opens nothing. Shown once: not when the
    /// command is repeated.
    token: Option<String>,
    /// Until when members can vouch.
    expires_at: Option<scalar::DateTime>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}

/// On whom.
#[derive(Debug, InputObject)]
pub(crate) struct VouchInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// In which community.
    community: ID,
    /// The code that the applicant handed over.
    code: String,
}

/// Whose word is taken back, on whom.
#[derive(Debug, InputObject)]
pub(crate) struct WithdrawVouchInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// In which community.
    community: ID,
    /// The code that the applicant handed over.
    code: String,
}

/// To whom.
#[derive(Debug, InputObject)]
pub(crate) struct AgreeToApplicationInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// In which community.
    community: ID,
    /// The code that the applicant handed over.
    code: String,
}

impl From<WithdrawVouchInput> for VouchInput {
    fn from(input: WithdrawVouchInput) -> Self {
        let WithdrawVouchInput { idempotency_key, community, code } = input;
        Self { idempotency_key, community, code }
    }
}
impl From<AgreeToApplicationInput> for VouchInput {
    fn from(input: AgreeToApplicationInput) -> Self {
        let AgreeToApplicationInput { idempotency_key, community, code } = input;
        Self { idempotency_key, community, code }
    }
}

/// Nothing but that it was taken: neither how many others vouch, nor who.
#[derive(Default, SimpleObject)]
pub(crate) struct VouchPayload {
    /// Whether it was taken.
    taken: bool,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(ApplyPayload, VouchPayload);

#[derive(Default)]
pub(crate) struct AdmissionMutation;

#[Object]
impl AdmissionMutation {
    /// Asks to come into a community whose members vouch. Nobody needs to sign in for it, and nobody is shown who asks: those who know
    /// the applicant vouch by the code that they are handed.
    async fn apply(&self, ctx: &Context<'_>, input: ApplyInput) -> Result<ApplyPayload> {
        settle(ctx, apply(ctx, input)).await
    }

    /// Vouches in private for somebody who asks to come in. The last vouch that the charter asks for lets them in. By a member.
    async fn vouch(&self, ctx: &Context<'_>, input: VouchInput) -> Result<VouchPayload> {
        settle(ctx, say(ctx, input, Said::Vouched)).await
    }

    /// Takes a vouch back, or as a steward that one agreed; until they are in. By a member.
    async fn withdraw_vouch(&self, ctx: &Context<'_>, input: WithdrawVouchInput) -> Result<VouchPayload> {
        settle(ctx, say(ctx, input.into(), Said::TakenBack)).await
    }

    /// Agrees that somebody comes in, where the charter asks for a steward's word too. By a steward.
    async fn agree_to_application(
        &self,
        ctx: &Context<'_>,
        input: AgreeToApplicationInput,
    ) -> Result<VouchPayload> {
        settle(ctx, say(ctx, input.into(), Said::Agreed)).await
    }
}

async fn apply(ctx: &Context<'_>, input: ApplyInput) -> Done<ApplyPayload> {
    let community = read::id(&input.community)?;
    let command = Apply { community, language: input.language.map(Into::into), account: None };
    let done = app(ctx)?.apply(&by_api(input.idempotency_key), &command).await?;
    let expires_at = Some(scalar::DateTime::of(&done.expires_at));
    Ok(ApplyPayload { code: done.code, token: done.token, expires_at, refusals: Vec::new() })
}

async fn say(ctx: &Context<'_>, input: VouchInput, said: Said) -> Done<VouchPayload> {
    let command = SayVouch { community: read::id(&input.community)?, code: input.code, said };
    app(ctx)?.say_vouch(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    Ok(VouchPayload { taken: true, refusals: Vec::new() })
}
