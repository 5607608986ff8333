//! The terms of a proposal: what a requester asks for and promises, in exact words with a digest.

mod change;
mod clauses;
mod combined;
mod draft;
mod gate;
mod plain;

use std::iter;

use serde::{Deserialize, Serialize};

use crate::{
    charter::{Charter, RedLine},
    digest::Digest,
    moment::Span,
    place::Place,
    refusal::{Faults, Reason, Refused},
    taxonomy::{self, Code, Risk},
    text::LocalText,
};
pub use change::{ChangeKind, Piece, TermChange};
pub use clauses::{Clause, Says};
pub use combined::Combined;
pub(crate) use draft::day as read_day;
pub use draft::{
    AfterWithdrawalDraft, AssessmentDraft, BenefitDraft, ComplaintsDraft, OnwardDraft, PromiseDraft,
    RecipientDraft, RiskAnswerDraft, TermsDraft,
};

/// Somebody who gets data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// Their name.
    pub name: String,
    /// What kind of organisation.
    pub kind: Code,
    /// Where.
    pub country: Place,
    /// To whom they may pass it on; nobody where this is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub onward: Vec<Onward>,
}

/// Somebody to whom a recipient may pass data on, and no further.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Onward {
    /// What kind of organisation.
    pub kind: Code,
    /// Where.
    pub country: Place,
    /// What for, in plain words.
    pub what_for: LocalText,
}

/// What the requester will do, by when, and how one can see that it was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// What.
    pub what: LocalText,
    /// By which day (`YYYY-MM-DD`).
    pub due: Day,
    /// Shown by what.
    pub evidence: LocalText,
}

/// How a risk is met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskAnswer {
    /// The harm.
    pub harm: Code,
    /// What is done against it.
    pub mitigation: LocalText,
}

/// What good comes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Benefit {
    /// Which.
    pub benefit: Code,
    /// For whom.
    pub to_whom: LocalText,
    /// By which day.
    pub due: Day,
}

/// The requester's study of what its plan may do to people, by its digest: who reads it can see that it is the one meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// SHA-256 of the file.
    pub digest: Digest,
    /// Where it can be read: an address that begins with `https://`.
    pub at: String,
}

/// What happens after the community has taken its consent back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AfterWithdrawal {
    /// Within which time the data is deleted everywhere.
    pub within: Span,
    /// How, and how one can see it, in plain words.
    pub how: LocalText,
}

/// Where somebody can complain who thinks that the terms are not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complaints {
    /// Whom to turn to: an address, a number or a name, in one line.
    pub to: String,
    /// How, and what happens then, in plain words.
    pub how: LocalText,
}

/// A calendar day in UTC.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(String);

impl Day {
    /// The day as `YYYY-MM-DD`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Terms: complete, checked against the charter, immutable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Terms {
    /// What it is called.
    pub title: LocalText,
    /// What it is, in plain words.
    pub summary: LocalText,
    /// What for.
    pub purposes: Vec<Code>,
    /// Which data.
    pub data_categories: Vec<Code>,
    /// Of people at which stage of their journey.
    pub journey_stages: Vec<Code>,
    /// Who gets it.
    pub recipients: Vec<Recipient>,
    /// Where it is used.
    pub places: Vec<Place>,
    /// Where it is stored.
    pub storage_places: Vec<Place>,
    /// How it is processed.
    pub technologies: Vec<Code>,
    /// How long it is kept.
    pub retention: Span,
    /// How long the agreement would last.
    pub term: Span,
    /// What the requester promises.
    pub promises: Vec<Promise>,
    /// Risks and what is done against them.
    pub risks: Vec<RiskAnswer>,
    /// The study of what may happen to people; terms of a high risk need one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Assessment>,
    /// Benefits.
    pub benefits: Vec<Benefit>,
    /// What happens if the answer is no.
    pub if_refused: LocalText,
    /// What happens after a withdrawal.
    pub withdrawal: AfterWithdrawal,
    /// Where to complain.
    pub complaints: Complaints,
    /// The charter's conditions for choice to which the requester attests.
    pub conditions: Vec<Code>,
    /// The ground of law on which the requester says that it may use the data; none where it claims none. The members' vote
    /// neither checks nor upgrades it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<Code>,
    /// For how long it is kept in a private trail how each question about the agreement was answered ([`crate::trail`]); none where
    /// nothing is written down. Shown to the community's stewards and advocates alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage_trail: Option<Span>,
}

impl Terms {
    /// The digest of the exact words.
    pub fn digest(&self) -> Digest {
        Digest::of(self)
    }
    /// The kinds of everybody who gets the data, at first or second hand.
    fn recipient_kinds(&self) -> Vec<Code> {
        let onward =
            |recipient: &Recipient| recipient.onward.iter().map(|onward| onward.kind.clone()).collect();
        let kinds = |recipient: &Recipient| [vec![recipient.kind.clone()], onward(recipient)].concat();
        self.recipients.iter().flat_map(kinds).collect()
    }
    /// Everywhere the data is: used, stored, received or passed on.
    fn all_places(&self) -> Vec<Place> {
        let received = self.recipients.iter().flat_map(|recipient| {
            iter::once(&recipient.country).chain(recipient.onward.iter().map(|onward| &onward.country))
        });
        self.places.iter().chain(&self.storage_places).chain(received).cloned().collect()
    }
    /// The highest level that any combination in the terms reaches under this charter.
    pub fn risk(&self, charter: &Charter) -> Risk {
        taxonomy::risk(&self.journey_stages, &self.data_categories, &self.recipient_kinds(), &charter.risks)
    }
    /// Refused where these words cross one of the lines.
    pub fn crosses_none(&self, lines: &[RedLine]) -> Result<(), Refused> {
        let mut faults = Faults::default();
        self.note_crossed(lines.iter(), &mut faults);
        faults.or(())
    }
    /// Notes every one of `lines` that the terms cross.
    pub fn note_crossed<'a>(&self, lines: impl Iterator<Item = &'a RedLine>, faults: &mut Faults) {
        let combined = Combined::of([self]);
        for line in lines.filter(|line| combined.crosses(line)) {
            faults.here(Reason::RedLineCrossed { line: line.code.clone(), text: line.text.clone() });
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
