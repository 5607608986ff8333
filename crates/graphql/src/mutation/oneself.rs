//! What members say of themselves: to what they belong, what they object to, who helps them, that they leave. And removals.

use app::{Belong, NameHelper, Object as Objects, RemoveMember};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::ballot::Delivery;

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    read, scalar,
    view::{CommunityView, LocalTextInput, RefusalView, VoteView},
};

/// Which constituency.
#[derive(InputObject)]
pub(crate) struct ConstituencyInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Of which community.
    community: ID,
    /// Its short name in the charter.
    constituency: String,
}

/// What was said.
#[derive(Default, SimpleObject)]
pub(crate) struct ConstituencyPayload {
    /// The community.
    community: Option<CommunityView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}

/// Which harm, in which vote.
#[derive(InputObject)]
pub(crate) struct ObjectionInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The vote.
    vote: ID,
    /// The harm: a code of the taxonomy.
    harm: scalar::Code,
}

/// What was said.
#[derive(Default, SimpleObject)]
pub(crate) struct ObjectionPayload {
    /// The vote.
    vote: Option<VoteView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}

/// Who helps whom.
#[derive(Debug, InputObject)]
pub(crate) struct HelperInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// In which community.
    community: ID,
    /// Who is helped; the asker where it is not said.
    member: Option<ID>,
    /// Who helps.
    helper: ID,
}

/// Who is removed, and why.
#[derive(Debug, InputObject)]
pub(crate) struct RemoveMemberInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// From which roll.
    community: ID,
    /// Who.
    member: ID,
    /// Why, at least in the first language of the charter. Public: it names nobody.
    reason: Vec<LocalTextInput>,
}

/// Nothing but the key: who leaves is the member who asks.
#[derive(Debug, InputObject)]
pub(crate) struct LeaveCommunityInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
}

/// Nothing but what was refused.
#[derive(Default, SimpleObject)]
pub(crate) struct RollPayload {
    /// Whether it was done.
    done: bool,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(ConstituencyPayload, ObjectionPayload, RollPayload);

#[derive(Default)]
pub(crate) struct OneselfMutation;

#[Object]
impl OneselfMutation {
    /// Says that the asker belongs to a constituency. It counts in the votes that open from now on; nobody else sees it. By a member.
    async fn join_constituency(
        &self,
        ctx: &Context<'_>,
        input: ConstituencyInput,
    ) -> Result<ConstituencyPayload> {
        settle(ctx, belong(ctx, input, true)).await
    }

    /// Says that the asker no longer belongs to a constituency. By a member.
    async fn leave_constituency(
        &self,
        ctx: &Context<'_>,
        input: ConstituencyInput,
    ) -> Result<ConstituencyPayload> {
        settle(ctx, belong(ctx, input, false)).await
    }

    /// Stands behind an objection: names a harm. Besides the ballot, which it does not change. By a member who was on the roll when
    /// the vote opened, where the rule counts objections.
    async fn raise_objection(&self, ctx: &Context<'_>, input: ObjectionInput) -> Result<ObjectionPayload> {
        settle(ctx, object(ctx, input, true)).await
    }

    /// Takes an objection back. By the member who raised it, while the vote is open.
    async fn withdraw_objection(&self, ctx: &Context<'_>, input: ObjectionInput) -> Result<ObjectionPayload> {
        settle(ctx, object(ctx, input, false)).await
    }

    /// Names who may vote for a member who cannot. By that member, or by a steward who is not the helper.
    async fn name_helper(&self, ctx: &Context<'_>, input: HelperInput) -> Result<RollPayload> {
        settle(ctx, help(ctx, input, true)).await
    }

    /// Ends that. By that member, by the helper or by a steward.
    async fn end_help(&self, ctx: &Context<'_>, input: HelperInput) -> Result<RollPayload> {
        settle(ctx, help(ctx, input, false)).await
    }

    /// Removes a member from the roll: the reason is public, who it was is not. Their ballots in open votes are struck. By a steward.
    async fn remove_member(&self, ctx: &Context<'_>, input: RemoveMemberInput) -> Result<RollPayload> {
        settle(ctx, remove(ctx, input)).await
    }

    /// Leaves the community: the asker's ballots in open votes no longer count, their token no longer works. By a member.
    async fn leave_community(&self, ctx: &Context<'_>, input: LeaveCommunityInput) -> Result<RollPayload> {
        settle(ctx, async {
            app(ctx)?.leave_roll(Asker::of(ctx).actor(), &by_api(input.idempotency_key)).await?;
            Ok(RollPayload { done: true, refusals: Vec::new() })
        })
        .await
    }
}

async fn belong(ctx: &Context<'_>, input: ConstituencyInput, belongs: bool) -> Done<ConstituencyPayload> {
    let community = read::id(&input.community)?;
    let command = Belong { community, constituency: input.constituency, belongs };
    app(ctx)?.belong(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    let community = Some(CommunityView(get(ctx, community).await?));
    Ok(ConstituencyPayload { community, refusals: Vec::new() })
}

async fn object(ctx: &Context<'_>, input: ObjectionInput, stands: bool) -> Done<ObjectionPayload> {
    let vote = read::id(&input.vote)?;
    let command = Objects { vote, harm: input.harm.into(), stands, delivery: Delivery::Here };
    app(ctx)?.object(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    Ok(ObjectionPayload { vote: Some(VoteView(get(ctx, vote).await?)), refusals: Vec::new() })
}

async fn help(ctx: &Context<'_>, input: HelperInput, allowed: bool) -> Done<RollPayload> {
    let member = input.member.as_ref().map(read::id).transpose()?;
    let (community, helper) = (read::id(&input.community)?, read::id(&input.helper)?);
    let command = NameHelper { community, member, helper, allowed };
    app(ctx)?.name_helper(Asker::of(ctx).actor(), &by_api(input.idempotency_key), command).await?;
    Ok(RollPayload { done: true, refusals: Vec::new() })
}

async fn remove(ctx: &Context<'_>, input: RemoveMemberInput) -> Done<RollPayload> {
    let (community, member) = (read::id(&input.community)?, read::id(&input.member)?);
    let command = RemoveMember { community, member, reason: read::text(input.reason) };
    app(ctx)?.remove_member(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    Ok(RollPayload { done: true, refusals: Vec::new() })
}
