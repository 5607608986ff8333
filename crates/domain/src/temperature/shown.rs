//! What may be shown of a check.

use serde::{Deserialize, Serialize};

use super::Leaning;
use crate::disclosure::LEAST;

/// One figure: so many members lean one of these ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warmth {
    /// The leanings lumped together.
    pub leanings: Vec<Leaning>,
    /// Whether those who did not answer are among them.
    pub silent: bool,
    /// How many members; at least [`LEAST`].
    pub count: u64,
}

/// How those on the roll lean, counted at the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leanings {
    /// How many stand on the roll.
    pub roll: u64,
    /// How many of them lean each way, in the order of [`Leaning::ALL`].
    pub counts: [u64; 3],
}

/// What is lumped together: leanings, and whether silence is among them.
type Group = (&'static [Leaning], bool);
/// Finest first. Whoever is not sure may as well be silent; those who lean one way are never lumped with those who lean the other
/// but where only "answered or not" is shown.
const LADDER: [&[Group]; 3] = [
    &[(&[Leaning::Towards], false), (&[Leaning::Unsure], false), (&[Leaning::Away], false), (&[], true)],
    &[(&[Leaning::Towards], false), (&[Leaning::Unsure], true), (&[Leaning::Away], false)],
    &[(&Leaning::ALL, false), (&[], true)],
];

impl Leanings {
    fn of(&self, leaning: Leaning) -> u64 {
        let at = Leaning::ALL.iter().position(|known| *known == leaning);
        at.map_or(0, |at| self.counts[at])
    }

    /// The finest partition of the roll whose every cell holds five members or more; nothing where even "answered or not" does
    /// not. The cells of one partition are disjoint and make up the roll: whatever is reckoned from them is a sum of cells.
    /// An empty cell counts as small: "nobody leans away" tells how everybody leans.
    pub fn shown(&self) -> Vec<Warmth> {
        let silent = self.roll.saturating_sub(self.counts.iter().sum());
        let fill = |(leanings, with_silent): &Group| Warmth {
            leanings: leanings.to_vec(),
            silent: *with_silent,
            count: leanings.iter().map(|leaning| self.of(*leaning)).sum::<u64>()
                + if *with_silent { silent } else { 0 },
        };
        let partitions = LADDER.iter().map(|groups| groups.iter().map(fill).collect::<Vec<_>>());
        let mut harmless = partitions.filter(|cells| cells.iter().all(|cell| cell.count >= LEAST));
        harmless.next().unwrap_or_default()
    }
}
