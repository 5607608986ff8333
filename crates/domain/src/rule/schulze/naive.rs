//! A second implementation, for tests alone: every path is walked, every group is tried. It shares nothing with the
//! first but the ballots and the words for candidates.

use std::cmp::{Ordering, Reverse};

use crate::ranking::{Candidate, Ranking, Slate};

pub(crate) struct Naive {
    candidates: Vec<Candidate>,
    ballots: Vec<(Ranking, u64)>,
}

/// The votes for and against of the weakest link.
type Weakest = (u64, Reverse<u64>);

impl Naive {
    pub(crate) fn new(slate: Slate, ballots: &[(Ranking, u64)]) -> Self {
        Self { candidates: slate.candidates().collect(), ballots: ballots.to_vec() }
    }

    pub(crate) fn prefer(&self, one: Candidate, other: Candidate) -> u64 {
        self.ballots.iter().filter(|(ballot, _)| ballot.prefers(one, other)).map(|(_, weight)| weight).sum()
    }

    /// The best of all simple paths.
    pub(crate) fn strongest(&self, from: Candidate, to: Candidate) -> Option<Weakest> {
        self.walk(&mut vec![from], to)
    }

    fn walk(&self, path: &mut Vec<Candidate>, to: Candidate) -> Option<Weakest> {
        let from = *path.last().unwrap();
        let mut best = None;
        for next in self.candidates.iter().copied().filter(|next| *next != from) {
            let (votes, against) = (self.prefer(from, next), self.prefer(next, from));
            if path.contains(&next) || votes.cmp(&against) != Ordering::Greater {
                continue;
            }
            let link = (votes, Reverse(against));
            let whole = if next == to {
                Some(link)
            } else {
                path.push(next);
                let rest = self.walk(path, to);
                path.pop();
                rest.map(|rest| rest.min(link))
            };
            best = best.max(whole);
        }
        best
    }

    pub(crate) fn winners(&self) -> Vec<Candidate> {
        let unbeaten = |one: &Candidate| {
            let others = self.candidates.iter().filter(|other| *other != one);
            others.copied().all(|other| self.strongest(*one, other) >= self.strongest(other, *one))
        };
        self.candidates.iter().copied().filter(unbeaten).collect()
    }

    /// The smallest of all groups each of whom beats everyone outside.
    pub(crate) fn top_cycle(&self) -> Vec<Candidate> {
        let groups = (1u32..1 << self.candidates.len()).map(|bits| {
            let inside = |at: usize| bits & (1 << at) != 0;
            let side = |wanted| (0..self.candidates.len()).filter(move |at| inside(*at) == wanted);
            let names = |wanted| side(wanted).map(|at| self.candidates[at]).collect::<Vec<_>>();
            (names(true), names(false))
        });
        let beats =
            |one: &Candidate, other: &Candidate| self.prefer(*one, *other) > self.prefer(*other, *one);
        let dominant = groups.filter(|(inside, outside)| {
            inside.iter().all(|one| outside.iter().all(|other| beats(one, other)))
        });
        dominant.map(|(inside, _)| inside).min_by_key(Vec::len).unwrap()
    }
}
