//! Contests: how each two candidates compare, and the top cycle that they make.

use super::{Link, Strength};
use crate::ranking::{Candidate, Ranking, Slate};

/// For each two candidates, how many members would rather have the one than the other. Who puts both into one tier is
/// counted on neither side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairwise {
    slate: Slate,
    /// Rows and columns in the order of [`Slate::candidates`]; `[one][other]` would rather have `one`.
    prefer: Vec<Vec<u64>>,
    members: u64,
}

/// The weights of all ballots together do not fit into 64 bits. They count members, so that no roll comes near it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the ballots stand for more members than 64 bits can count")]
pub struct TooHeavy;

impl Pairwise {
    /// Counts the rankings, each with its weight. One of another paper counts for nothing.
    pub fn count<'a>(
        slate: Slate,
        ballots: impl IntoIterator<Item = (&'a Ranking, u64)>,
    ) -> Result<Self, TooHeavy> {
        let mut prefer = vec![vec![0u64; slate.len()]; slate.len()];
        let mut members = 0u64;
        for (ranking, weight) in ballots.into_iter().filter(|(ranking, _)| ranking.slate() == slate) {
            // No cell is larger than this sum, so that none of them overflows either.
            members = members.checked_add(weight).ok_or(TooHeavy)?;
            let tiers = ranking.places();
            for (row, mine) in prefer.iter_mut().zip(tiers) {
                for (cell, theirs) in row.iter_mut().zip(tiers) {
                    // Without a branch: about a quarter of the time where many stand.
                    *cell += weight * u64::from(mine < theirs);
                }
            }
        }
        Ok(Self { slate, prefer, members })
    }

    /// A table as it was published: a row for each candidate in the order of [`Slate::candidates`], with how many would
    /// rather have it than each other one. Nothing if the table does not fit the paper or the number of ballots.
    pub fn published(slate: Slate, members: u64, prefer: Vec<Vec<u64>>) -> Option<Self> {
        let square = prefer.len() == slate.len() && prefer.iter().all(|row| row.len() == slate.len());
        let fits = |one: usize, other: usize| match (prefer[one][other], prefer[other][one]) {
            (itself, _) if one == other => itself == 0,
            (there, back) => there.checked_add(back).is_some_and(|both| both <= members),
        };
        let possible = square && (0..slate.len()).all(|one| (0..slate.len()).all(|other| fits(one, other)));
        possible.then_some(Self { slate, prefer, members })
    }

    /// Who stood.
    pub fn slate(&self) -> Slate {
        self.slate
    }
    /// For how many members the ballots stand.
    pub fn members(&self) -> u64 {
        self.members
    }
    /// How many would rather have `one` than `other`; 0 for somebody who does not stand.
    pub fn prefer(&self, one: Candidate, other: Candidate) -> u64 {
        let cell = self.slate.index(one).zip(self.slate.index(other));
        cell.and_then(|(one, other)| self.prefer.get(one)?.get(other).copied()).unwrap_or(0)
    }
    /// Whether more members would rather have `one` than `other`, than the other way round.
    pub fn beats(&self, one: Candidate, other: Candidate) -> bool {
        self.prefer(one, other) > self.prefer(other, one)
    }

    /// The link from the winner of a contest to its loser; there is none the other way, nor between two who are even.
    pub fn link(&self, from: Candidate, to: Candidate) -> Option<Link> {
        let strength = Strength { votes: self.prefer(from, to), against: self.prefer(to, from) };
        self.beats(from, to).then_some(Link { from, to, strength })
    }

    /// The smallest group of candidates each of whom beats everyone outside of it, in the order of the paper.
    ///
    /// These are the ones from whom every other candidate can be reached by going, as often as needed, from somebody to
    /// somebody who does not beat them.
    pub fn top_cycle(&self) -> Vec<Candidate> {
        let everyone: Vec<Candidate> = self.slate.candidates().collect();
        let reaches_all = |start: &Candidate| {
            let mut reached = vec![*start];
            // Each of those reached is looked at once.
            for next in 0..everyone.len() {
                let Some(from) = reached.get(next).copied() else { break };
                let new = everyone.iter().filter(|to| !self.beats(**to, from) && !reached.contains(to));
                let new: Vec<_> = new.copied().collect();
                reached.extend(new);
            }
            reached.len() == everyone.len()
        };
        everyone.iter().copied().filter(reaches_all).collect()
    }
}
