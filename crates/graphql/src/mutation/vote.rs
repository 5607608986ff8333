//! Opening a vote.

use app::OpenVote;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::{decision::Subject, refusal::Reason};

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    read,
    view::{RefusalView, VoteView},
};

/// What is to be voted on.
#[derive(Debug, InputObject)]
pub(crate) struct OpenVoteInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// A charter, a mandate, an election, or a proposal that is tabled.
    subject: ID,
}

/// An open vote.
#[derive(Default, SimpleObject)]
pub(crate) struct VotePayload {
    /// The vote.
    pub(super) vote: Option<VoteView>,
    /// Everything that was refused.
    pub(super) refusals: Vec<RefusalView>,
}
payloads!(VotePayload);

#[derive(Default)]
pub(crate) struct VoteMutation;

#[Object]
impl VoteMutation {
    /// Opens a vote, as soon as the least time for deliberation is over. By a steward; votes on proposals and elections also
    /// open by themselves.
    async fn open_vote(&self, ctx: &Context<'_>, input: OpenVoteInput) -> Result<VotePayload> {
        settle(ctx, open(ctx, input)).await
    }
}

async fn open(ctx: &Context<'_>, input: OpenVoteInput) -> Done<VotePayload> {
    let command = OpenVote { subject: subject(&input.subject)? };
    let done = app(ctx)?.open_vote(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    Ok(VotePayload { vote: Some(VoteView(get(ctx, done.vote).await?)), refusals: Vec::new() })
}

fn subject(id: &ID) -> std::result::Result<Subject, Reason> {
    read::id(id)
        .map(Subject::Charter)
        .or_else(|_| read::id(id).map(Subject::Mandate))
        .or_else(|_| read::id(id).map(Subject::Election))
        .or_else(|_| read::id(id).map(Subject::Proposal))
}
