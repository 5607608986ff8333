//! Offers, each with what it moved.

use async_graphql::{Enum, SimpleObject};
use domain::{
    proposal::{Move, Turn},
    terms::{ChangeKind, Piece},
};

use super::{
    LocalTextView, RedLineView, RiskView, TermsView, local_text,
    terms::{SideView, canonical},
};
use crate::{fault::Result, scalar};

/// How a piece of the terms moved.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "ChangeKind", remote = "ChangeKind")]
pub(crate) enum ChangeKindView {
    /// It was not there before.
    Added,
    /// It is not there any more.
    Removed,
    /// It stands where another stood.
    Changed,
    /// The same entries stand in another order.
    Reordered,
}

/// One difference from the offer before.
#[derive(SimpleObject)]
pub(crate) struct TermChange {
    /// The field, by its name in `Terms`.
    field: &'static str,
    /// How it moved.
    kind: ChangeKindView,
    /// What stood there before, as canonical JSON.
    before: Option<String>,
    /// What stands there now, as canonical JSON.
    after: Option<String>,
    /// The short names of the red lines of the charter and the mandate that it comes near: one of their facets speaks of what
    /// it brings in. No offer that crosses one is ever made.
    near: Vec<String>,
}

impl TermChange {
    fn of(moved: Move) -> Result<Self> {
        let Move { change, near } = moved;
        let piece = |piece: Option<Piece>| piece.as_ref().map(canonical).transpose();
        let (before, after) = (piece(change.before)?, piece(change.after)?);
        Ok(Self { field: change.field, kind: change.kind.into(), before, after, near })
    }
}

/// A version of the terms as one side offered it.
#[derive(SimpleObject)]
#[graphql(name = "Offer")]
pub(crate) struct OfferView {
    /// The terms.
    terms: TermsView,
    /// Who made it.
    side: SideView,
    /// When.
    at: scalar::DateTime,
    /// What was said with it.
    note: Vec<LocalTextView>,
    /// What it changed against the offer before, piece by piece.
    changes: Vec<TermChange>,
    /// The points of the mandate that it touches: the members are asked about them before anything is accepted.
    touches: Vec<RedLineView>,
    /// The risk of its words under the charter of now.
    risk: RiskView,
    /// The rule by which its words would be voted on under the charter of now.
    rule: Option<scalar::RuleText>,
}

impl OfferView {
    pub(crate) fn of(turn: Turn) -> Result<Self> {
        Ok(Self {
            side: turn.offer.side.into(),
            at: scalar::DateTime::of(&turn.offer.at),
            note: local_text(&turn.offer.note),
            changes: turn.moves.into_iter().map(TermChange::of).collect::<Result<_>>()?,
            touches: turn.touches.iter().map(RedLineView::from).collect(),
            risk: turn.risk.into(),
            rule: turn.rule.map(|rule| scalar::RuleText::of(&rule.rule)),
            terms: TermsView(turn.offer),
        })
    }
}
