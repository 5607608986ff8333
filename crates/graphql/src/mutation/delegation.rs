//! Letting another member vote, and taking that back.

use app::Delegate;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::{
    delegation::{Said, Scope},
    refusal::Reason,
};

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::Result,
    loads::app,
    read, scalar,
    view::{DecisionKindView, RefusalView},
};

/// In which votes: in one, in those of one kind, or, where neither is named, in all.
#[derive(Debug, Default, InputObject)]
pub(crate) struct DelegationScopeInput {
    /// In this vote.
    vote: Option<ID>,
    /// In votes of this kind.
    kind: Option<DecisionKindView>,
}

/// Who votes for the asker where they cast no ballot.
#[derive(Debug, InputObject)]
pub(crate) struct DelegateInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// In which community.
    community: ID,
    /// In which votes. The narrower scope wins.
    #[graphql(default)]
    scope: DelegationScopeInput,
    /// The member; none is nobody, whatever a wider scope says.
    to: Option<ID>,
}

/// What is taken back.
#[derive(Debug, InputObject)]
pub(crate) struct UndelegateInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// In which community.
    community: ID,
    /// In which votes. What a wider scope says holds again.
    #[graphql(default)]
    scope: DelegationScopeInput,
}

/// A delegation that is on record.
#[derive(Default, SimpleObject)]
pub(crate) struct DelegationPayload {
    /// Since when it holds.
    since: Option<scalar::DateTime>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(DelegationPayload);

#[derive(Default)]
pub(crate) struct DelegationMutation;

#[Object]
impl DelegationMutation {
    /// Lets another member vote for the asker, or nobody, until it is taken back. A ballot of one's own goes before. By a member.
    async fn delegate(&self, ctx: &Context<'_>, input: DelegateInput) -> Result<DelegationPayload> {
        let DelegateInput { idempotency_key, community, scope, to } = input;
        settle(ctx, say(ctx, idempotency_key, community, scope, Some(to))).await
    }

    /// Takes a delegation back. By the member who gave it.
    async fn undelegate(&self, ctx: &Context<'_>, input: UndelegateInput) -> Result<DelegationPayload> {
        let UndelegateInput { idempotency_key, community, scope } = input;
        settle(ctx, say(ctx, idempotency_key, community, scope, None)).await
    }
}

async fn say(
    ctx: &Context<'_>,
    key: String,
    community: ID,
    scope: DelegationScopeInput,
    to: Option<Option<ID>>,
) -> Done<DelegationPayload> {
    let said = match to {
        None => Said::TakenBack,
        Some(None) => Said::Nobody,
        Some(Some(member)) => Said::To(read::id(&member)?),
    };
    let command = Delegate { community: read::id(&community)?, scope: read_scope(scope)?, said };
    let done = app(ctx)?.delegate(Asker::of(ctx).actor(), &by_api(key), command).await?;
    Ok(DelegationPayload { since: Some(scalar::DateTime::of(&done.since)), refusals: Vec::new() })
}

fn read_scope(scope: DelegationScopeInput) -> std::result::Result<Scope, Reason> {
    match (scope.vote, scope.kind) {
        (Some(vote), None) => read::id(&vote).map(Scope::Vote),
        (None, Some(kind)) => Ok(Scope::Kind(kind.into())),
        (None, None) => Ok(Scope::All),
        (Some(_), Some(_)) => Err(Reason::Malformed { shape: "scope".to_owned() }),
    }
}
