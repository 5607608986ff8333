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

/// Inputs of commands that are each other's opposite: the same fields under the name of each.
macro_rules! inputs {
    ($about:literal $($name:ident),+ => $fields:tt) => {
        $(inputs!(@ $about $name $fields);)+
    };
    (@ $about:literal $name:ident { $($fields:tt)* }) => {
        #[doc = $about]
        #[derive(InputObject)]
        pub(crate) struct $name {
            /// Names the command: repeated with the same key, it is done once.
            idempotency_key: String,
            $($fields)*
        }
    };
}

inputs! { "Which constituency."
    JoinConstituencyInput, LeaveConstituencyInput => {
        /// Of which community.
        community: ID,
        /// Its short name in the charter.
        constituency: String,
    }
}
inputs! { "Which harm, in which vote."
    RaiseObjectionInput, WithdrawObjectionInput => {
        /// The vote.
        vote: ID,
        /// The harm: a code of the taxonomy.
        harm: scalar::Code,
    }
}
inputs! { "Who helps whom."
    NameHelperInput, EndHelpInput => {
        /// In which community.
        community: ID,
        /// Who is helped; the asker where it is not said.
        member: Option<ID>,
        /// Who helps.
        helper: ID,
    }
}

/// What was said.
#[derive(Default, SimpleObject)]
pub(crate) struct ConstituencyPayload {
    /// The community.
    community: Option<CommunityView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}

/// What was said.
#[derive(Default, SimpleObject)]
pub(crate) struct ObjectionPayload {
    /// The vote.
    vote: Option<VoteView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
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
        input: JoinConstituencyInput,
    ) -> Result<ConstituencyPayload> {
        let JoinConstituencyInput { idempotency_key, community, constituency } = input;
        settle(ctx, belong(ctx, idempotency_key, community, constituency, true)).await
    }

    /// Says that the asker no longer belongs to a constituency. By a member.
    async fn leave_constituency(
        &self,
        ctx: &Context<'_>,
        input: LeaveConstituencyInput,
    ) -> Result<ConstituencyPayload> {
        let LeaveConstituencyInput { idempotency_key, community, constituency } = input;
        settle(ctx, belong(ctx, idempotency_key, community, constituency, false)).await
    }

    /// Stands behind an objection: names a harm. Besides the ballot, which it does not change. By a member who was on the roll when
    /// the vote opened, where the rule counts objections.
    async fn raise_objection(
        &self,
        ctx: &Context<'_>,
        input: RaiseObjectionInput,
    ) -> Result<ObjectionPayload> {
        let RaiseObjectionInput { idempotency_key, vote, harm } = input;
        settle(ctx, object(ctx, idempotency_key, vote, harm, true)).await
    }

    /// Takes an objection back. By the member who raised it, while the vote is open.
    async fn withdraw_objection(
        &self,
        ctx: &Context<'_>,
        input: WithdrawObjectionInput,
    ) -> Result<ObjectionPayload> {
        let WithdrawObjectionInput { idempotency_key, vote, harm } = input;
        settle(ctx, object(ctx, idempotency_key, vote, harm, false)).await
    }

    /// Names who may vote for a member who cannot. By that member, or by a steward who is not the helper.
    async fn name_helper(&self, ctx: &Context<'_>, input: NameHelperInput) -> Result<RollPayload> {
        let NameHelperInput { idempotency_key, community, member, helper } = input;
        settle(ctx, help(ctx, idempotency_key, community, (member, helper), true)).await
    }

    /// Ends that. By that member, by the helper or by a steward.
    async fn end_help(&self, ctx: &Context<'_>, input: EndHelpInput) -> Result<RollPayload> {
        let EndHelpInput { idempotency_key, community, member, helper } = input;
        settle(ctx, help(ctx, idempotency_key, community, (member, helper), false)).await
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

async fn belong(
    ctx: &Context<'_>,
    key: String,
    community: ID,
    constituency: String,
    belongs: bool,
) -> Done<ConstituencyPayload> {
    let community = read::id(&community)?;
    let command = Belong { community, constituency, belongs };
    app(ctx)?.belong(Asker::of(ctx).actor(), &by_api(key), &command).await?;
    let community = Some(CommunityView(get(ctx, community).await?));
    Ok(ConstituencyPayload { community, refusals: Vec::new() })
}

async fn object(
    ctx: &Context<'_>,
    key: String,
    vote: ID,
    harm: scalar::Code,
    stands: bool,
) -> Done<ObjectionPayload> {
    let vote = read::id(&vote)?;
    let command = Objects { vote, harm: harm.into(), stands, delivery: Delivery::Here };
    app(ctx)?.object(Asker::of(ctx).actor(), &by_api(key), &command).await?;
    Ok(ObjectionPayload { vote: Some(VoteView(get(ctx, vote).await?)), refusals: Vec::new() })
}

async fn help(
    ctx: &Context<'_>,
    key: String,
    community: ID,
    (member, helper): (Option<ID>, ID),
    allowed: bool,
) -> Done<RollPayload> {
    let member = member.as_ref().map(read::id).transpose()?;
    let (community, helper) = (read::id(&community)?, read::id(&helper)?);
    let command = NameHelper { community, member, helper, allowed };
    app(ctx)?.name_helper(Asker::of(ctx).actor(), &by_api(key), command).await?;
    Ok(RollPayload { done: true, refusals: Vec::new() })
}

async fn remove(ctx: &Context<'_>, input: RemoveMemberInput) -> Done<RollPayload> {
    let (community, member) = (read::id(&input.community)?, read::id(&input.member)?);
    let command = RemoveMember { community, member, reason: read::text(input.reason) };
    app(ctx)?.remove_member(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    Ok(RollPayload { done: true, refusals: Vec::new() })
}
