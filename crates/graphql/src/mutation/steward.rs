//! Who is a steward.

use app::ChangeSteward;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::{charter::StewardsDraft, refusal::Faults};

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::Result,
    loads::app,
    read,
    view::{RefusalView, WhenFewerView},
};

/// How many stewards there are.
#[derive(Debug, InputObject)]
pub(crate) struct StewardsInput {
    /// At least so many, from one on.
    least: u32,
    /// At most so many, up to 50.
    most: u32,
    /// What becomes of acts that take two of them, where fewer than the least are left.
    when_fewer: WhenFewerView,
}

impl From<StewardsInput> for StewardsDraft {
    fn from(input: StewardsInput) -> Self {
        Self { least: input.least, most: input.most, when_fewer: input.when_fewer.into() }
    }
}

/// Who is to be a steward.
#[derive(Debug, InputObject)]
pub(crate) struct AppointStewardInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Of which community.
    community: ID,
    /// The member.
    member: ID,
}

/// Who is to be a steward no more.
#[derive(Debug, InputObject)]
pub(crate) struct EndStewardshipInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Of which community.
    community: ID,
    /// The steward: oneself, to step down.
    member: ID,
}

impl From<EndStewardshipInput> for AppointStewardInput {
    fn from(input: EndStewardshipInput) -> Self {
        let EndStewardshipInput { idempotency_key, community, member } = input;
        Self { idempotency_key, community, member }
    }
}

/// What came of it.
#[derive(Default, SimpleObject)]
pub(crate) struct StewardPayload {
    /// Whether it is done; else a second steward has to confirm within a day, with the same command.
    done: bool,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(StewardPayload);

#[derive(Default)]
pub(crate) struct StewardMutation;

#[Object]
impl StewardMutation {
    /// Makes a member a steward, or confirms that another steward does. A steward who is alone needs nobody to confirm. By a steward.
    async fn appoint_steward(&self, ctx: &Context<'_>, input: AppointStewardInput) -> Result<StewardPayload> {
        settle(ctx, change(ctx, input, true)).await
    }

    /// Ends the office of a steward, which takes two others, or confirms that another does; or steps down oneself, at once. By a steward.
    async fn end_stewardship(&self, ctx: &Context<'_>, input: EndStewardshipInput) -> Result<StewardPayload> {
        settle(ctx, change(ctx, input.into(), false)).await
    }
}

async fn change(ctx: &Context<'_>, input: AppointStewardInput, appoints: bool) -> Done<StewardPayload> {
    let mut faults = Faults::default();
    let community = faults.take("community", read::id(&input.community));
    let member = faults.take("member", read::id(&input.member));
    let (community, member) = faults.or_built(community.zip(member))?;
    let command = ChangeSteward { community, member, appoints };
    let done =
        app(ctx)?.change_steward(Asker::of(ctx).actor(), &by_api(input.idempotency_key), command).await?;
    Ok(StewardPayload { done: done.done, refusals: Vec::new() })
}
