//! What may be published of a count: no cell, and no difference of published figures, with fewer than five members.
//!
//! One partition of the electorate is published per vote, from a fixed ladder, finest first; the first whose every cell
//! holds five members or more. The cells of a partition are disjoint and sum to the electorate, so any difference of
//! published figures is a sum of cells and holds five or more itself. An empty cell counts as small: "nobody refused"
//! tells how each and every one voted.

use serde::{Deserialize, Serialize};

use crate::{
    ballot::{Choice, Paper},
    tally::Figures,
};

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
    /// Nobody gave an opinion, or too few to say.
    None,
    /// A third or less.
    Low,
    /// Between a third and two thirds.
    Close,
    /// More than two thirds.
    High,
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

/// What may be published of these figures.
pub fn publish(paper: Paper, figures: &Figures) -> Published {
    let ladder = if paper == Paper::Consent { CONSENT } else { ADOPT };
    let cells = ladder
        .iter()
        .map(|partition| fill(partition, figures))
        .find(|cells| cells.iter().all(|cell| cell.count >= LEAST));
    Published {
        electorate: figures.electorate,
        cells: cells.unwrap_or_default(),
        margin: band(paper, figures),
    }
}

/// What may be published of a vote between several: who voted and who did not, and nothing of how. How many would rather have
/// whom, or approve of whom, cuts across itself: two such figures can differ by one member.
pub fn publish_turnout(electorate: u64, turnout: u64) -> Published {
    let cell = |did_not_vote, count| Cell { choices: Vec::new(), did_not_vote, count };
    let cells = vec![cell(false, turnout), cell(true, electorate - turnout)];
    let harmless = cells.iter().all(|cell| cell.count >= LEAST);
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

fn band(paper: Paper, figures: &Figures) -> Band {
    let favour = figures.of(paper.favour());
    let cast = figures.turnout() - figures.of(Choice::Abstain);
    match cast {
        // Of fewer opinions than this, even a band would be a small cell.
        0..LEAST => Band::None,
        _ if 3 * favour <= cast => Band::Low,
        _ if 3 * favour <= 2 * cast => Band::Close,
        _ => Band::High,
    }
}

/// Turnout while a vote is open: in batches, rounded down.
pub const fn turnout_in_batches(turnout: u64) -> u64 {
    turnout / LEAST * LEAST
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn figures(electorate: u64, counts: [u64; 4]) -> Figures {
        Figures { electorate, cells: Paper::Consent.choices().iter().copied().zip(counts).collect() }
    }

    #[test]
    fn the_finest_harmless_partition_is_shown() {
        let shown = |electorate, counts| {
            publish(Paper::Consent, &figures(electorate, counts))
                .cells
                .iter()
                .map(|c| c.count)
                .collect::<Vec<_>>()
        };
        assert_eq!(shown(40, [15, 6, 5, 5]), [15, 6, 5, 5, 9]);
        assert_eq!(shown(40, [15, 6, 5, 1]), [15, 6, 5, 14]);
        assert_eq!(shown(40, [15, 4, 1, 1]), [15, 5, 20]);
        assert_eq!(shown(40, [15, 1, 0, 0]), [15, 25]);
        assert_eq!(shown(40, [3, 4, 0, 0]), [7, 33]);
        assert!(shown(9, [4, 0, 0, 0]).is_empty());
        assert!(shown(8, [8, 0, 0, 0]).is_empty());
    }

    #[test]
    fn of_a_vote_between_several_only_the_turnout_is_shown() {
        let shown = |electorate, turnout| {
            let published = publish_turnout(electorate, turnout);
            assert_eq!(published.margin, Band::None);
            published.cells.iter().map(|cell| (cell.words(), cell.count)).collect::<Vec<_>>()
        };
        assert_eq!(shown(40, 30), [(vec!["voted"], 30), (vec!["did-not-vote"], 10)]);
        assert!(shown(40, 36).is_empty() && shown(40, 4).is_empty() && shown(40, 40).is_empty());
    }

    #[test]
    fn batches_round_down() {
        assert_eq!([0, 4, 5, 9, 10].map(turnout_in_batches), [0, 0, 5, 5, 10]);
    }

    proptest! {
        #[test]
        fn no_cell_and_no_difference_is_small(counts in prop::array::uniform4(0u64..12), silent in 0u64..12) {
            let electorate = counts.iter().sum::<u64>() + silent;
            let published = publish(Paper::Consent, &figures(electorate, counts));
            let cells: Vec<u64> = published.cells.iter().map(|c| c.count).collect();
            // Every sum of cells and every difference of two sums that is not nothing.
            let sums: Vec<u64> = (0u32..1 << cells.len()).map(|set| cells.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1).map(|(_, c)| c).sum()).collect();
            prop_assert!(cells.iter().all(|c| *c >= LEAST));
            if !cells.is_empty() {
                prop_assert_eq!(sums[sums.len() - 1], electorate);
            }
        }
    }
}
