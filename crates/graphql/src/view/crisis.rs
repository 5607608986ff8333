//! A crisis that a community has declared.

use async_graphql::{Enum, SimpleObject};
use domain::crisis::{CONFIRMED_WITHIN, Crisis, CrisisState};

use super::{LocalTextView, local_text};
use crate::scalar;

/// Where a crisis stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "CrisisState")]
pub(crate) enum CrisisStateView {
    /// Declared by one steward; a second one has to confirm.
    Declared,
    /// The charter's crisis clause holds.
    InForce,
}

/// A crisis that is under way.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Crisis")]
pub(crate) struct CrisisView {
    /// Where it stands.
    state: CrisisStateView,
    /// The public reason.
    reason: Vec<LocalTextView>,
    /// When it was declared.
    declared_at: scalar::DateTime,
    /// Until when it holds, or has to be confirmed; then it is over by itself.
    until: scalar::DateTime,
    /// Whether a steward has asked to end it; a second one has to confirm.
    ending: bool,
}

impl CrisisView {
    /// The crisis; none where it is over.
    pub(super) fn under_way(crisis: &Crisis) -> Option<Self> {
        let (state, until, ending) = match crisis.state {
            CrisisState::Declared => {
                (CrisisStateView::Declared, crisis.declared.at.plus(CONFIRMED_WITHIN), false)
            }
            CrisisState::InForce { until, ending, .. } => (CrisisStateView::InForce, until, ending.is_some()),
            CrisisState::Over { .. } => return None,
        };
        let declared_at = scalar::DateTime::of(&crisis.declared.at);
        let (reason, until) = (local_text(&crisis.reason), scalar::DateTime::of(&until));
        Some(Self { state, reason, declared_at, until, ending })
    }
}
