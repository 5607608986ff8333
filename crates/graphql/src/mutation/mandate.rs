//! Nominating an intermediary for a mandate.

use app::Nominate;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::{mandate::Nomination, refusal::Faults};

use super::{Done, by_api, community::RedLineInput, payloads, settle};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    read, scalar,
    view::{ActView, LocalTextInput, MandateView, RefusalView},
};

/// How far a mandate reaches. Codes cover what lies below them.
#[derive(Debug, InputObject)]
pub(crate) struct ScopeInput {
    /// For these purposes.
    purposes: Vec<scalar::Code>,
    /// For these categories of data.
    data_categories: Vec<scalar::Code>,
    /// In these places.
    places: Vec<scalar::Place>,
    /// What the intermediary may do.
    acts: Vec<ActView>,
}

/// Whom, for what.
#[derive(Debug, InputObject)]
pub(crate) struct NominateIntermediaryInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// For which community.
    community: ID,
    /// Whom.
    intermediary: ID,
    /// To stand in this election, beside others; else the mandate is voted on by itself.
    election: Option<ID>,
    /// How far the mandate reaches.
    scope: ScopeInput,
    /// Lines of its own, besides those of the charter.
    #[graphql(default)]
    red_lines: Vec<RedLineInput>,
    /// Points on which the intermediary must ask the members before it accepts, each in every language of the charter.
    #[graphql(default)]
    must_ask: Vec<Vec<LocalTextInput>>,
    /// How long it lasts from the day it is granted.
    term: scalar::Duration,
}

impl NominateIntermediaryInput {
    fn nomination(self) -> Nomination {
        Nomination {
            purposes: read::list(self.scope.purposes),
            data_categories: read::list(self.scope.data_categories),
            places: read::list(self.scope.places),
            acts: self.scope.acts.into_iter().map(Into::into).collect(),
            red_lines: self.red_lines.into_iter().map(Into::into).collect(),
            must_ask: self.must_ask.into_iter().map(read::text).collect(),
            term: self.term.into(),
        }
    }
}

/// A nomination.
#[derive(Default, SimpleObject)]
pub(crate) struct MandatePayload {
    /// The mandate, to be granted by vote, by itself or in the election.
    mandate: Option<MandateView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(MandatePayload);

#[derive(Default)]
pub(crate) struct MandateMutation;

#[Object]
impl MandateMutation {
    /// Nominates an intermediary for a mandate, by itself or in an election. By a member.
    async fn nominate_intermediary(
        &self,
        ctx: &Context<'_>,
        input: NominateIntermediaryInput,
    ) -> Result<MandatePayload> {
        settle(ctx, nominate(ctx, input)).await
    }
}

async fn nominate(ctx: &Context<'_>, mut input: NominateIntermediaryInput) -> Done<MandatePayload> {
    let mut faults = Faults::default();
    let community = faults.take("community", read::id(&input.community));
    let intermediary = faults.take("intermediary", read::id(&input.intermediary));
    let election = input.election.as_ref().and_then(|id| faults.take("election", read::id(id)));
    let (community, intermediary) = faults.or_built(community.zip(intermediary))?;
    let origin = by_api(std::mem::take(&mut input.idempotency_key));
    let command = Nominate { community, intermediary, nomination: Some(input.nomination()), election };
    let mandate = app(ctx)?.nominate(Asker::of(ctx).actor(), &origin, &command).await?;
    Ok(MandatePayload { mandate: Some(MandateView(get(ctx, mandate).await?)), refusals: Vec::new() })
}
