//! Decisions.

use app::{App, storage::Entry};
use async_graphql::SimpleObject;
use domain::fact::Fact;

use super::listener::Tells;
use crate::{
    fault::{Fault, Result},
    view::DecisionView,
};

/// A decision was taken.
#[derive(SimpleObject)]
pub(crate) struct DecisionEvent {
    /// Give it as `since` to go on after this event.
    cursor: String,
    /// The decision.
    decision: DecisionView,
}

/// Tells of decisions.
pub(super) struct Decisions;

impl Tells for Decisions {
    type Event = DecisionEvent;

    fn wants(&self, fact: &Fact) -> bool {
        matches!(fact, Fact::Decided { .. })
    }

    async fn tell(&self, app: &App, entry: Entry) -> Result<Option<DecisionEvent>> {
        let Fact::Decided { decision, .. } = entry.fact else { return Ok(None) };
        let recorded = app.read().await?.decision(decision).await?;
        let recorded = recorded.ok_or_else(|| Fault::missing("the decision of a fact"))?;
        let cursor = app.cursor_of(entry.sequence);
        Ok(Some(DecisionEvent { cursor, decision: DecisionView(recorded) }))
    }
}
