//! Calling an election.

use app::CallElection;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    read, scalar,
    view::{ElectionView, LocalTextInput, RefusalView},
};

/// What is to be chosen, and until when members nominate.
#[derive(Debug, InputObject)]
pub(crate) struct CallElectionInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// In which community.
    community: ID,
    /// What it is for, in every language of the charter.
    title: Vec<LocalTextInput>,
    /// How long members can nominate.
    nominations: scalar::Duration,
}

/// An election.
#[derive(Default, SimpleObject)]
pub(crate) struct ElectionPayload {
    /// The election.
    election: Option<ElectionView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(ElectionPayload);

#[derive(Default)]
pub(crate) struct ElectionMutation;

#[Object]
impl ElectionMutation {
    /// Calls an election between several intermediaries, where the charter says how to choose. By a steward; the vote opens
    /// by itself once the nominations and the least time for deliberation are over.
    async fn call_election(&self, ctx: &Context<'_>, input: CallElectionInput) -> Result<ElectionPayload> {
        settle(ctx, call(ctx, input)).await
    }
}

async fn call(ctx: &Context<'_>, input: CallElectionInput) -> Done<ElectionPayload> {
    let command = CallElection {
        community: read::id(&input.community)?,
        title: read::text(input.title),
        nominations: input.nominations.into(),
    };
    let id =
        app(ctx)?.call_election(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    Ok(ElectionPayload { election: Some(ElectionView(get(ctx, id).await?)), refusals: Vec::new() })
}
