//! What a decision document says of an election: who stood, by which method, and who was chosen.

use domain::{
    election::{Settled, Standing},
    ranking::Nominee,
    rule::Method,
};
use serde::{Deserialize, Serialize};

use super::DocumentError;
use crate::digest;

/// An election between several intermediaries. How many members would rather have whom is published nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ElectionResult {
    /// Who stood, in the order of the paper. "None of them" always stands beside them.
    pub candidates: Vec<ElectionCandidate>,
    /// How the ballots were counted: `schulze` or `approval`.
    pub method: String,
    /// The number of the one who was chosen; left out where nobody was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<u64>,
    /// The numbers of those who were exactly even in first place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tied: Option<Vec<u64>>,
    /// Id of the election in which a run-off among those settles it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run_off: Option<String>,
    /// Id of the election whose tie was settled here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runoff_of: Option<String>,
}

/// One who stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ElectionCandidate {
    /// The number on the paper, counted from 1.
    pub number: u64,
    /// The intermediary's handle.
    pub intermediary: String,
    /// Id of the mandate that was stood for.
    pub mandate: String,
    /// Digest of its exact words.
    pub digest: String,
}

impl ElectionCandidate {
    /// Those who stand, numbered in the order of the paper.
    pub fn paper(standing: &[Standing]) -> Vec<Self> {
        let candidate = |(number, one): (u64, &Standing)| Self {
            number,
            intermediary: one.intermediary.to_string(),
            mandate: one.mandate.to_string(),
            digest: one.digest.to_string(),
        };
        (1..).zip(standing).map(candidate).collect()
    }
}

/// Whether candidates are numbered from 1, in order.
pub(crate) fn numbered(candidates: &[ElectionCandidate]) -> bool {
    candidates.iter().zip(1..).all(|(candidate, number)| candidate.number == number)
}

impl ElectionResult {
    /// What an election among `candidates` came to. Which election follows it, and which it followed, is not in the count.
    pub fn of(candidates: Vec<ElectionCandidate>, method: Method, settled: &Settled) -> Self {
        let number = |nominee: &Nominee| nominee.number() as u64;
        let (chosen, tied) = match settled {
            Settled::Chosen(nominee) => (Some(number(nominee)), None),
            Settled::RunOff(even) => (None, Some(even.iter().map(number).collect())),
            Settled::NoneOfThem | Settled::Lapsed => (None, None),
        };
        Self { candidates, method: method.word().to_owned(), chosen, tied, run_off: None, runoff_of: None }
    }

    /// Whether every member is as version 1 has it.
    pub(super) fn check(&self) -> Result<(), DocumentError> {
        if self.candidates.iter().any(|candidate| !digest::is_text(&candidate.digest)) {
            return Err(DocumentError::Digest("election.candidates.digest"));
        }
        let stands = |number: &u64| self.candidates.iter().any(|candidate| candidate.number == *number);
        let tied = self.tied.as_ref().is_none_or(|tied| tied.len() > 1 && tied.iter().all(stands));
        let one_end = self.chosen.is_none() || self.tied.is_none();
        let followed = self.tied.is_some() == self.run_off.is_some();
        let sound = !self.candidates.is_empty() && numbered(&self.candidates) && tied && one_end && followed;
        if sound && self.chosen.as_ref().is_none_or(stands) { Ok(()) } else { Err(DocumentError::Election) }
    }
}
