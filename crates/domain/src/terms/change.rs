//! What one version of the terms changed against another, piece by piece.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::{AfterWithdrawal, Assessment, Benefit, Complaints, Promise, Recipient, RiskAnswer, Terms};
use crate::{charter::RedLine, moment::Span, place::Place, taxonomy::Code, text::LocalText};

/// How a piece of the terms moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It was not there before.
    Added,
    /// It is not there any more.
    Removed,
    /// It stands where another stood.
    Changed,
    /// The same entries stand in another order.
    Reordered,
}

/// A piece of the terms, as the document has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each holds what its name says")]
pub enum Piece {
    Code(Code),
    Place(Place),
    Span(Span),
    Words(LocalText),
    Recipient(Recipient),
    Promise(Promise),
    Risk(RiskAnswer),
    Assessment(Assessment),
    Benefit(Benefit),
    Withdrawal(AfterWithdrawal),
    Complaints(Complaints),
}

/// One difference between two versions of the terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TermChange {
    /// The field, by its name in the document.
    pub field: &'static str,
    /// How it moved.
    pub kind: ChangeKind,
    /// What stood there before.
    pub before: Option<Piece>,
    /// What stands there now.
    pub after: Option<Piece>,
}

impl TermChange {
    /// Whether a piece that this change brings in is one that the line speaks of, be it one facet of several: the line
    /// is near, though terms that cross it whole never get here.
    pub fn touches(&self, line: &RedLine) -> bool {
        let any = |codes: &[Code], code: &Code| codes.iter().any(|of_line| of_line.overlaps(code));
        let kind = |code: &Code| any(&line.recipient_kinds, code);
        let place = |place: &Place| line.places.iter().any(|of_line| of_line.overlaps(place));
        match &self.after {
            Some(Piece::Code(code)) => {
                any(&line.purposes, code) || any(&line.data_categories, code) || any(&line.technologies, code)
            }
            Some(Piece::Place(at)) => place(at),
            Some(Piece::Recipient(recipient)) => {
                let onward = &recipient.onward;
                kind(&recipient.kind)
                    || place(&recipient.country)
                    || onward.iter().any(|onward| kind(&onward.kind) || place(&onward.country))
            }
            Some(_) | None => false,
        }
    }
}

impl Terms {
    /// Everything in which these terms differ from those before, in the order of the document; empty where they are the
    /// same words and only then.
    pub fn changes_since(&self, before: &Self) -> Vec<TermChange> {
        // Taken apart whole, so that the compiler names a field that is missing below.
        let Self {
            title,
            summary,
            purposes,
            data_categories,
            journey_stages,
            recipients,
            places,
            storage_places,
            technologies,
            retention,
            term,
            promises,
            risks,
            assessment,
            benefits,
            if_refused,
            withdrawal,
            complaints,
            conditions,
            legal_basis,
            usage_trail,
        } = self;
        let mut changes = Changes::default();
        changes.one("title", &before.title, title, Piece::Words);
        changes.one("summary", &before.summary, summary, Piece::Words);
        changes.codes("purposes", &before.purposes, purposes);
        changes.codes("dataCategories", &before.data_categories, data_categories);
        changes.codes("journeyStages", &before.journey_stages, journey_stages);
        let same_name = |one: &Recipient, other: &Recipient| one.name == other.name;
        changes.several("recipients", &before.recipients, recipients, same_name, Piece::Recipient);
        changes.several("places", &before.places, places, never, Piece::Place);
        changes.several("storagePlaces", &before.storage_places, storage_places, never, Piece::Place);
        changes.codes("technologies", &before.technologies, technologies);
        changes.one("retention", &before.retention, retention, Piece::Span);
        changes.one("term", &before.term, term, Piece::Span);
        changes.several("promises", &before.promises, promises, |_, _| true, Piece::Promise);
        let same_harm = |one: &RiskAnswer, other: &RiskAnswer| one.harm == other.harm;
        changes.several("risks", &before.risks, risks, same_harm, Piece::Risk);
        let of = |study: &Option<Assessment>| study.iter().cloned().collect::<Vec<_>>();
        let studies = (of(&before.assessment), of(assessment));
        changes.several("assessment", &studies.0, &studies.1, |_, _| true, Piece::Assessment);
        let same_benefit = |one: &Benefit, other: &Benefit| one.benefit == other.benefit;
        changes.several("benefits", &before.benefits, benefits, same_benefit, Piece::Benefit);
        changes.one("ifRefused", &before.if_refused, if_refused, Piece::Words);
        changes.one("withdrawal", &before.withdrawal, withdrawal, Piece::Withdrawal);
        changes.one("complaints", &before.complaints, complaints, Piece::Complaints);
        changes.codes("conditions", &before.conditions, conditions);
        changes.several(
            "legalBasis",
            before.legal_basis.as_slice(),
            legal_basis.as_slice(),
            |_, _| true,
            Piece::Code,
        );
        let (before, after) = (before.usage_trail.as_slice(), usage_trail.as_slice());
        changes.several("usageTrail", before, after, |_, _| true, Piece::Span);
        changes.0
    }
}

/// Codes and places are there or not; none stands in another's place.
fn never<T>(_: &T, _: &T) -> bool {
    false
}

#[derive(Default)]
struct Changes(Vec<TermChange>);

impl Changes {
    fn one<T: PartialEq + Clone>(
        &mut self,
        field: &'static str,
        before: &T,
        after: &T,
        piece: impl Fn(T) -> Piece,
    ) {
        if before != after {
            let (before, after) = (Some(piece(before.clone())), Some(piece(after.clone())));
            self.0.push(TermChange { field, kind: ChangeKind::Changed, before, after });
        }
    }

    fn codes(&mut self, field: &'static str, before: &[Code], after: &[Code]) {
        self.several(field, before, after, never, Piece::Code);
    }

    /// Entries that stand in both are no change. Of the others, one stands in the place of the first before it for which
    /// `instead` says so; the rest were added or removed.
    fn several<T: PartialEq + Clone>(
        &mut self,
        field: &'static str,
        before: &[T],
        after: &[T],
        instead: impl Fn(&T, &T) -> bool,
        piece: impl Fn(T) -> Piece,
    ) {
        if before == after {
            return;
        }
        let mut gone: VecDeque<&T> = before.iter().collect();
        let come: Vec<&T> = after.iter().filter(|entry| !take(&mut gone, |other| other == *entry)).collect();
        if gone.is_empty() && come.is_empty() {
            self.0.push(TermChange { field, kind: ChangeKind::Reordered, before: None, after: None });
            return;
        }
        for entry in come {
            let place = gone.iter().position(|other| instead(other, entry));
            let before = place.and_then(|at| gone.remove(at)).map(|other| piece(other.clone()));
            let kind = if before.is_some() { ChangeKind::Changed } else { ChangeKind::Added };
            self.0.push(TermChange { field, kind, before, after: Some(piece(entry.clone())) });
        }
        for entry in gone {
            let before = Some(piece(entry.clone()));
            self.0.push(TermChange { field, kind: ChangeKind::Removed, before, after: None });
        }
    }
}

/// Takes the first entry out for which `is` says so; whether there was one.
fn take<T>(from: &mut VecDeque<&T>, is: impl Fn(&T) -> bool) -> bool {
    let place = from.iter().position(|entry| is(entry));
    place.and_then(|at| from.remove(at)).is_some()
}

#[cfg(test)]
mod tests;
