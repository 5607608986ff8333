//! What each offer moved: who, which pieces, which red lines it comes near, and by which rule its words would be voted on.

use super::Offer;
use crate::{
    charter::{Charter, DecisionRule, RedLine},
    decision::DecisionKind,
    taxonomy::Risk,
    terms::{Combined, TermChange},
};

/// A change and the short names of the red lines that it comes near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The change.
    pub change: TermChange,
    /// The lines, in the order in which the charter and then the mandate have them.
    pub near: Vec<String>,
}

/// An offer and what it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The offer.
    pub offer: Offer,
    /// What it changed against the offer before; nothing for the first one.
    pub moves: Vec<Move>,
    /// The points of the mandate that it touches: the members are asked first.
    pub touches: Vec<RedLine>,
    /// The risk of its words under the charter of now.
    pub risk: Risk,
    /// The rule by which its words would be voted on under the charter of now.
    pub rule: Option<DecisionRule>,
}

/// The offers of a negotiation, oldest first, each with what it moved. `lines` are the mandate's red lines, `points` those on which it
/// has the members asked first.
pub fn history(
    offers: Vec<Offer>,
    charter: &Charter,
    (lines, points): (&[RedLine], &[RedLine]),
) -> Vec<Turn> {
    let all: Vec<&RedLine> = charter.red_lines.iter().chain(lines).collect();
    let near = |change: &TermChange| -> Vec<String> {
        all.iter().filter(|line| change.touches(line)).map(|line| line.code.clone()).collect()
    };
    let mut turns: Vec<Turn> = Vec::with_capacity(offers.len());
    for offer in offers {
        let before = turns.last().map(|turn| &turn.offer.terms);
        let changes = before.map(|before| offer.terms.changes_since(before)).unwrap_or_default();
        let moves = changes.into_iter().map(|change| Move { near: near(&change), change }).collect();
        let risk = offer.terms.risk(charter);
        let rule = charter.rule(DecisionKind::Consent, risk).cloned();
        let combined = Combined::of([&offer.terms]);
        let touches = points.iter().filter(|point| combined.crosses(point)).cloned().collect();
        turns.push(Turn { offer, moves, touches, risk, rule });
    }
    turns
}
