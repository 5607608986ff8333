//! Members say whom they trust to speak on what.

use app::SayTrust;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::refusal::Faults;

use super::{Done, by_api, payloads, settle};
use crate::{Asker, fault::Result, loads::app, read, scalar, view::RefusalView};

/// Whom, on what.
#[derive(Debug, InputObject)]
pub(crate) struct TrustInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// In which community.
    community: ID,
    /// Whom.
    intermediary: ID,
    /// At which stage of the journey; at all of them where none is named.
    stage: Option<scalar::Code>,
    /// On which topic: a purpose; on all of them where none is named.
    topic: Option<scalar::Code>,
}

/// Whom, on what.
#[derive(Debug, InputObject)]
pub(crate) struct WithdrawTrustInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// In which community.
    community: ID,
    /// Whom.
    intermediary: ID,
    /// At which stage of the journey, as it was said.
    stage: Option<scalar::Code>,
    /// On which topic, as it was said.
    topic: Option<scalar::Code>,
}

impl From<WithdrawTrustInput> for TrustInput {
    fn from(input: WithdrawTrustInput) -> Self {
        let WithdrawTrustInput { idempotency_key, community, intermediary, stage, topic } = input;
        Self { idempotency_key, community, intermediary, stage, topic }
    }
}

/// Nothing but that it was taken.
#[derive(Default, SimpleObject)]
pub(crate) struct TrustPayload {
    /// Whether it was taken.
    taken: bool,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(TrustPayload);

#[derive(Default)]
pub(crate) struct TrustMutation;

#[Object]
impl TrustMutation {
    /// Says in private that the member trusts an intermediary to speak on something. It decides nothing; how many do is shown in
    /// batches. By a member.
    async fn trust(&self, ctx: &Context<'_>, input: TrustInput) -> Result<TrustPayload> {
        settle(ctx, say(ctx, input, true)).await
    }

    /// Takes that back. By a member.
    async fn withdraw_trust(&self, ctx: &Context<'_>, input: WithdrawTrustInput) -> Result<TrustPayload> {
        settle(ctx, say(ctx, input.into(), false)).await
    }
}

async fn say(ctx: &Context<'_>, input: TrustInput, given: bool) -> Done<TrustPayload> {
    let mut faults = Faults::default();
    let community = faults.take("community", read::id(&input.community));
    let intermediary = faults.take("intermediary", read::id(&input.intermediary));
    let (community, intermediary) = faults.or_built(community.zip(intermediary))?;
    let (stage, topic) = (input.stage.map(Into::into), input.topic.map(Into::into));
    let command = SayTrust { community, intermediary, stage, topic, given };
    app(ctx)?.say_trust(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    Ok(TrustPayload { taken: true, refusals: Vec::new() })
}
