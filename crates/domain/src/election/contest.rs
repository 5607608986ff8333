//! What stands on the paper of an election, and what a decision says of it.

use serde::{Deserialize, Serialize};

use crate::{
    decision::Outcome,
    digest::Digest,
    id::{ElectionId, MandateId},
    ranking::Nominee,
    text::Handle,
};

/// One who stands: a line of the paper, frozen when the vote opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The mandate that is stood for.
    pub mandate: MandateId,
    /// The digest of its exact words.
    pub digest: Digest,
    /// The intermediary's short public name.
    pub intermediary: Handle,
    /// The intermediary's name.
    pub name: String,
}

/// What an election came to. Numbers are those of the paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Settled {
    /// This one.
    Chosen(Nominee),
    /// These are exactly even in first place, and a run-off among them settles it.
    RunOff(Vec<Nominee>),
    /// None of them.
    NoneOfThem,
    /// Too few took part to say anything.
    Lapsed,
}

impl Settled {
    /// What it means, in the words of all votes.
    pub const fn outcome(&self) -> Outcome {
        match self {
            Self::Chosen(_) => Outcome::Adopted,
            Self::RunOff(_) => Outcome::RunOff,
            Self::NoneOfThem => Outcome::NotAdopted,
            Self::Lapsed => Outcome::Lapsed,
        }
    }
    /// Whether the nominee with this number is chosen.
    pub fn chooses(&self, number: usize) -> bool {
        matches!(self, Self::Chosen(chosen) if chosen.number() == number)
    }
    /// Whether the nominee with this number goes to the run-off.
    pub fn ties(&self, number: usize) -> bool {
        matches!(self, Self::RunOff(even) if even.iter().any(|one| one.number() == number))
    }
}

/// What a decision on an election says besides what every decision says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Contest {
    /// Who stood, in the order of the paper.
    pub candidates: Vec<Standing>,
    /// What it came to.
    pub settled: Settled,
    /// The election in which the tie is settled.
    pub run_off: Option<ElectionId>,
    /// The election whose tie was settled here.
    pub runoff_of: Option<ElectionId>,
}

impl Contest {
    /// Who is chosen, if anybody is.
    pub fn chosen(&self) -> Option<&Standing> {
        self.candidates
            .iter()
            .zip(1usize..)
            .find(|(_, number)| self.settled.chooses(*number))
            .map(|(one, _)| one)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn standing(number: u128) -> Standing {
        Standing {
            mandate: MandateId::new(Uuid::from_u128(number)),
            digest: Digest::of_bytes(b"mandate"),
            intermediary: format!("number-{number}").parse().unwrap(),
            name: format!("Number {number}"),
        }
    }

    #[test]
    fn whoever_is_chosen_is_the_line_of_the_paper_with_that_number() {
        let nominee = |number| Nominee::new(number).unwrap();
        let even = vec![nominee(1), nominee(3)];
        for (settled, outcome, chosen, tied) in [
            (Settled::Chosen(nominee(2)), Outcome::Adopted, Some("number-2"), [false; 3]),
            (Settled::Chosen(nominee(4)), Outcome::Adopted, None, [false; 3]),
            (Settled::RunOff(even), Outcome::RunOff, None, [true, false, true]),
            (Settled::NoneOfThem, Outcome::NotAdopted, None, [false; 3]),
            (Settled::Lapsed, Outcome::Lapsed, None, [false; 3]),
        ] {
            assert_eq!((settled.outcome(), [1, 2, 3].map(|number| settled.ties(number))), (outcome, tied));
            let candidates = (1..=3).map(standing).collect();
            let contest = Contest { candidates, settled, run_off: None, runoff_of: None };
            let name = contest.chosen().map(|one| one.intermediary.to_string());
            assert_eq!(name.as_deref(), chosen, "{:?}", contest.settled);
        }
    }
}
