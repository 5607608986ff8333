//! What a decision tells of its count: everything in it that follows from what the members gave.

use super::{DecisionKind, Outcome, publishable, publishable_contest};
use crate::{
    ballot::Paper,
    disclosure::{self, Published},
    tally::{Chosen, Step, Tally},
};

/// What is told of a count. The same count tells the same, so that whoever counts again can compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What came of it.
    pub outcome: Outcome,
    /// The figures that may be published.
    pub published: Published,
    /// Why, as far as the numbers in it may be published.
    pub steps: Vec<Step>,
    /// How many ballots are room-attested, where no such number is small.
    pub room_attested: Option<u64>,
}

impl Told {
    /// What is told of this tally, where so much turnout was shown while the vote was open.
    pub fn of(kind: DecisionKind, paper: Paper, tally: &Tally, shown: u64) -> Self {
        let published = disclosure::publish(paper, &tally.counts.whole, tally.result, shown);
        // Every ballot is room-attested as yet. Their number is told only where it is the turnout, and the figures tell that
        // too: beside the turnout it would tell how many let a delegate vote.
        let finest = published.cells.len() == paper.choices().len() + 1;
        let attested = finest && tally.counts.delegated == 0;
        Self {
            outcome: Outcome::of(kind, tally.result),
            steps: publishable(&tally.steps, &published, paper),
            room_attested: attested.then(|| tally.counts.whole.turnout()),
            published,
        }
    }
    /// What is told of this count of a vote between several, where so much turnout was shown while it was open.
    pub fn of_election(chosen: &Chosen, shown: u64) -> Self {
        let published = disclosure::publish_turnout(chosen.electorate, chosen.turnout, shown);
        // As above: only where it is the turnout, and the turnout is told.
        let attested = !published.cells.is_empty() && chosen.delegated == 0;
        Self {
            outcome: chosen.settled.outcome(),
            steps: publishable_contest(&chosen.steps, &published),
            room_attested: attested.then_some(chosen.turnout),
            published,
        }
    }
}
