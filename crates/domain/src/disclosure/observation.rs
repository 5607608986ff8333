//! What an observer has been shown of one vote, from its opening to its decision, and what the differences of it tell.

use super::{Cell, LEAST};
use crate::ballot::Choice;

/// All the figures of one vote that were published, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// Everyone with the right to vote.
    pub electorate: u64,
    /// Each turnout that was shown while the vote was open, in the order of showing ([`crate::vote::Bulletin`]).
    pub bulletins: Vec<u64>,
    /// The cells published in the end; none before.
    pub cells: Vec<Cell>,
}

impl Observation {
    /// What these cells would make of a vote of which this turnout was shown last. Which bulletins came before it is not
    /// kept: each that may have come is taken for one that did.
    pub fn at_the_end(electorate: u64, shown: u64, cells: Vec<Cell>) -> Self {
        let bulletins = (1..=shown / LEAST).map(|batch| batch * LEAST).collect();
        Self { electorate, bulletins, cells }
    }

    /// The number of people that the cells give to be laid beside a bulletin: those who voted, or, where abstentions stand
    /// in one cell with silence, those who gave an opinion. Nothing where opinions stand there too: then the voters are
    /// not to be told from the others.
    pub fn taken_part(&self) -> Option<u64> {
        let silent = self.cells.iter().find(|cell| cell.did_not_vote)?;
        let apart = silent.choices.iter().all(|choice| *choice == Choice::Abstain);
        apart.then(|| self.cells.iter().filter(|cell| !cell.did_not_vote).map(|cell| cell.count).sum())
    }

    /// Every difference that the figures give of groups of which one may be part of the other: each cell (it is what two
    /// sums of cells differ by), what a bulletin and the next differ by (of others it is a sum of these), and what a
    /// bulletin and the end differ by. Groups that cross each other, such as those who voted by noon and those who
    /// consented, give none.
    pub fn differences(&self) -> impl Iterator<Item = u64> {
        let cells = self.cells.iter().map(|cell| cell.count);
        let renewed = self.bulletins.windows(2).map(|pair| pair[1].abs_diff(pair[0]));
        let since = self
            .taken_part()
            .into_iter()
            .flat_map(|end| self.bulletins.iter().map(move |b| end.abs_diff(*b)));
        cells.chain(renewed).chain(since)
    }

    /// Whether it exposes nobody: no cell is small, no difference of two figures is, and where there is nobody at all in a
    /// cell, that is small too.
    pub fn harmless(&self) -> bool {
        let cells = self.cells.iter().all(|cell| cell.count >= LEAST);
        cells && self.differences().all(|difference| difference == 0 || difference >= LEAST)
    }
}
