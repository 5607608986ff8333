//! What may be published of a count: no cell, and no difference of published figures, with fewer than five members.
//!
//! One partition of the electorate is published per vote, from a fixed ladder, finest first; the first that exposes nobody
//! ([`Observation::harmless`]): every cell holds five members or more, and so does every difference from the turnout that
//! was shown while the vote was open. The cells of a partition are disjoint and sum to the electorate, so any difference
//! of published figures is a sum of cells and holds five or more itself. An empty cell counts as small: "nobody refused"
//! tells how each and every one voted.

mod observation;

use serde::{Deserialize, Serialize};

use crate::{
    ballot::{Choice, Paper},
    tally::{self, Figures},
};
pub use observation::Observation;

/// Fewer members than this are never shown.
pub const LEAST: u64 = 5;

/// One published cell: so many members gave one of these answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The choices lumped together; none of them where only "voted or not" is told.
    pub choices: Vec<Choice>,
    /// Whether those who did not vote are among them.
    #[serde(rename = "didNotVote")]
    pub did_not_vote: bool,
    /// How many members; at least [`LEAST`].
    pub count: u64,
}

impl Cell {
    /// The words of what is lumped together: of choices, `voted` for a ballot whatever it says, `did-not-vote` for none.
    pub fn words(&self) -> Vec<&'static str> {
        let voted = (self.choices.is_empty() && !self.did_not_vote).then_some("voted");
        let silent = self.did_not_vote.then_some("did-not-vote");
        self.choices.iter().map(|choice| choice.word()).chain(voted).chain(silent).collect()
    }
}

/// How clear the result was, coarsely: the part of the opinions that was in favour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Band {
    /// Not told, because the published figures do not tell it either.
    None,
    /// A third or less.
    Low,
    /// Between a third and two thirds.
    Close,
    /// More than two thirds.
    High,
}

impl Band {
    /// Its word in documents.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::Close => "close",
            Self::High => "high",
        }
    }
}

/// What the world sees of a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Everyone with the right to vote.
    pub electorate: u64,
    /// The finest partition that exposes nobody; empty where even "voted or not" would.
    pub cells: Vec<Cell>,
    /// The coarse band of the margin.
    pub margin: Band,
}

/// The ladder of partitions: each lists groups of choices; `None` in a group stands for those who did not vote.
type Group = &'static [Option<Choice>];
const CONSENT: &[&[Group]] = &[
    &[
        &[Some(Choice::Consent)],
        &[Some(Choice::Refuse)],
        &[Some(Choice::SendBack)],
        &[Some(Choice::Abstain)],
        &[None],
    ],
    &[
        &[Some(Choice::Consent)],
        &[Some(Choice::Refuse)],
        &[Some(Choice::SendBack)],
        &[Some(Choice::Abstain), None],
    ],
    &[
        &[Some(Choice::Consent)],
        &[Some(Choice::Refuse), Some(Choice::SendBack)],
        &[Some(Choice::Abstain), None],
    ],
    &[&[Some(Choice::Consent)], &[Some(Choice::Refuse), Some(Choice::SendBack), Some(Choice::Abstain), None]],
    &[&[Some(Choice::Consent), Some(Choice::Refuse), Some(Choice::SendBack), Some(Choice::Abstain)], &[None]],
];
const ADOPT: &[&[Group]] = &[
    &[&[Some(Choice::For)], &[Some(Choice::Against)], &[Some(Choice::Abstain)], &[None]],
    &[&[Some(Choice::For)], &[Some(Choice::Against)], &[Some(Choice::Abstain), None]],
    &[&[Some(Choice::For)], &[Some(Choice::Against), Some(Choice::Abstain), None]],
    &[&[Some(Choice::For), Some(Choice::Against), Some(Choice::Abstain)], &[None]],
];

/// What may be published of these figures, where so much turnout was shown while the vote was open.
pub fn publish(paper: Paper, figures: &Figures, result: tally::Result, shown: u64) -> Published {
    let ladder = if paper == Paper::Consent { CONSENT } else { ADOPT };
    let electorate = figures.electorate;
    let cells = ladder
        .iter()
        .map(|partition| fill(partition, figures))
        .find(|cells| Observation::at_the_end(electorate, shown, cells.clone()).harmless());
    let cells = cells.filter(|cells| tells_apart(paper, cells) || !speaks(paper, figures, result));
    let cells = cells.unwrap_or_default();
    Published { electorate, margin: band(paper, figures, &cells), cells }
}

/// What may be published of a vote between several: who voted and who did not, and nothing of how. How many would rather have
/// whom, or approve of whom, cuts across itself: two such figures can differ by one member. `shown` as in [`publish`].
pub fn publish_turnout(electorate: u64, turnout: u64, shown: u64) -> Published {
    let cell = |did_not_vote, count| Cell { choices: Vec::new(), did_not_vote, count };
    let cells = vec![cell(false, turnout), cell(true, electorate - turnout)];
    let harmless = Observation::at_the_end(electorate, shown, cells.clone()).harmless();
    Published { electorate, cells: if harmless { cells } else { Vec::new() }, margin: Band::None }
}

fn fill(partition: &[Group], figures: &Figures) -> Vec<Cell> {
    let silent = figures.electorate - figures.turnout();
    let cell = |group: &Group| Cell {
        choices: group.iter().flatten().copied().collect(),
        did_not_vote: group.contains(&None),
        count: group.iter().map(|choice| choice.map_or(silent, |choice| figures.of(choice))).sum(),
    };
    partition.iter().map(cell).collect()
}

/// Whether those in favour are a cell of their own.
fn tells_apart(paper: Paper, cells: &[Cell]) -> bool {
    cells.iter().any(|cell| cell.choices == [paper.favour()] && !cell.did_not_vote)
}

/// Whether the result itself says something of those in favour. "Voted or not" is the last rung, taken where fewer than
/// five were in favour; beside a result that says "but some" or "nobody had an opinion" it would tell too much.
fn speaks(paper: Paper, figures: &Figures, result: tally::Result) -> bool {
    result == tally::Result::Passed || opinions(paper, figures) == 0
}

fn opinions(paper: Paper, figures: &Figures) -> u64 {
    paper
        .choices()
        .iter()
        .filter(|choice| **choice != Choice::Abstain)
        .map(|choice| figures.of(*choice))
        .sum()
}

/// The band, where the cells tell those in favour and all opinions anyway: then it adds nothing to them.
fn band(paper: Paper, figures: &Figures, cells: &[Cell]) -> Band {
    let opinion = |choice: &Choice| *choice != Choice::Abstain;
    let mixed = |cell: &Cell| {
        cell.choices.iter().any(opinion) && (cell.did_not_vote || !cell.choices.iter().all(opinion))
    };
    if !tells_apart(paper, cells) || cells.iter().any(mixed) {
        return Band::None;
    }
    let (favour, cast) = (figures.of(paper.favour()), opinions(paper, figures));
    match () {
        () if 3 * favour <= cast => Band::Low,
        () if 3 * favour <= 2 * cast => Band::Close,
        () => Band::High,
    }
}

#[cfg(test)]
mod tests;
