//! The terms of a proposal: what a requester asks for and promises, in exact words with a digest.

mod draft;

use serde::{Deserialize, Serialize};

use crate::{
    charter::{Charter, RedLine, UseOfData},
    digest::Digest,
    moment::Span,
    place::Place,
    refusal::{Faults, Reason, Refused},
    taxonomy::{self, Code, Risk},
    text::LocalText,
};
pub use draft::{BenefitDraft, PromiseDraft, RecipientDraft, RiskAnswerDraft, TermsDraft};

/// Somebody who gets data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// Their name.
    pub name: String,
    /// What kind of organisation.
    pub kind: Code,
    /// Where.
    pub country: Place,
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
    /// Benefits.
    pub benefits: Vec<Benefit>,
    /// What happens if the answer is no.
    pub if_refused: LocalText,
    /// The charter's conditions for choice to which the requester attests.
    pub conditions: Vec<Code>,
}

impl Terms {
    /// The digest of the exact words.
    pub fn digest(&self) -> Digest {
        Digest::of(self)
    }
    fn recipient_kinds(&self) -> Vec<Code> {
        self.recipients.iter().map(|recipient| recipient.kind.clone()).collect()
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
        let kinds = self.recipient_kinds();
        let asked = UseOfData {
            purposes: &self.purposes,
            data_categories: &self.data_categories,
            recipient_kinds: &kinds,
            technologies: &self.technologies,
            places: &self.places,
        };
        for line in lines.filter(|line| line.crossed_by(asked)) {
            faults.here(Reason::RedLineCrossed { line: line.code.clone(), text: line.text.clone() });
        }
    }
    /// The names of the fields in which these terms differ from others, in the order of the document.
    pub fn changes_against(&self, other: &Self) -> Vec<&'static str> {
        let differs = [
            ("title", self.title != other.title),
            ("summary", self.summary != other.summary),
            ("purposes", self.purposes != other.purposes),
            ("dataCategories", self.data_categories != other.data_categories),
            ("journeyStages", self.journey_stages != other.journey_stages),
            ("recipients", self.recipients != other.recipients),
            ("places", self.places != other.places),
            ("technologies", self.technologies != other.technologies),
            ("retention", self.retention != other.retention),
            ("term", self.term != other.term),
            ("promises", self.promises != other.promises),
            ("risks", self.risks != other.risks),
            ("benefits", self.benefits != other.benefits),
            ("ifRefused", self.if_refused != other.if_refused),
            ("conditions", self.conditions != other.conditions),
        ];
        differs.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
    }
}

#[cfg(test)]
pub(crate) mod tests;
