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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{election::Settled, ranking::Nominee};

    /// Of an election the turnout is told or not, and the number of ballots only beside it and where it is the same.
    #[test]
    fn what_is_told_of_an_election() {
        let one = Nominee::new(1).unwrap();
        for (turnout, delegated, shown, settled, outcome, told, attested) in [
            (12, 0, 0, Settled::Chosen(one), Outcome::Adopted, true, Some(12)),
            (12, 0, 5, Settled::NoneOfThem, Outcome::NotAdopted, true, Some(12)),
            (12, 3, 0, Settled::RunOff(vec![one]), Outcome::RunOff, true, None),
            (12, 0, 10, Settled::Chosen(one), Outcome::Adopted, false, None),
            (4, 0, 0, Settled::Chosen(one), Outcome::Adopted, false, None),
            (15, 0, 0, Settled::Chosen(one), Outcome::Adopted, false, None),
            (0, 0, 0, Settled::Lapsed, Outcome::Lapsed, false, None),
        ] {
            let steps = vec![Step::Took { electorate: 19, turnout: Some(turnout) }];
            let chosen = Chosen { electorate: 19, turnout, delegated, settled, steps };
            let found = Told::of_election(&chosen, shown);
            let turnout = told.then_some(turnout);
            assert_eq!(found.outcome, outcome);
            assert_eq!(found.published.cells.first().map(|cell| cell.count), turnout, "{chosen:?}");
            assert_eq!(found.steps, [Step::Took { electorate: 19, turnout }], "{chosen:?}");
            assert_eq!(found.room_attested, attested, "{chosen:?}");
        }
    }
}
