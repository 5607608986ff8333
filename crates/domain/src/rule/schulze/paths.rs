//! The strongest paths between candidates.

use std::cmp::{Ordering, Reverse};

use serde::{Deserialize, Serialize};

use super::Pairwise;
use crate::ranking::Candidate;

/// How strong a link is, and a path by its weakest link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Strength {
    /// The votes of the contest's winner: what counts first.
    pub votes: u64,
    /// The votes against: the fewer the stronger, where the votes for are the same.
    pub against: u64,
}

impl Ord for Strength {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.votes, Reverse(self.against)).cmp(&(other.votes, Reverse(other.against)))
    }
}
impl PartialOrd for Strength {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A contest that was won, as a part of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Who won it.
    pub from: Candidate,
    /// Who lost it.
    pub to: Candidate,
    /// By how much.
    pub strength: Strength,
}

/// The strongest path from each candidate to each other one, among those who were asked about.
#[derive(Clone, Debug)]
pub struct Paths {
    candidates: Vec<Candidate>,
    /// `[from][to]`: the path's strength and the position of the last candidate before its end.
    strongest: Vec<Vec<Option<(Strength, usize)>>>,
}

impl Paths {
    /// Finds them as if only these candidates stood: paths by Floyd and Warshall, the widest instead of the shortest.
    pub fn strongest(pairwise: &Pairwise, candidates: &[Candidate]) -> Self {
        let row = |(at, from): (usize, &Candidate)| {
            let direct = |to: &Candidate| pairwise.link(*from, *to).map(|link| (link.strength, at));
            candidates.iter().map(direct).collect()
        };
        let mut strongest: Vec<Vec<_>> = candidates.iter().enumerate().map(row).collect();
        // Nobody has a path to themselves, so that the way through somebody neither begins nor ends with them.
        for via in 0..candidates.len() {
            for from in 0..candidates.len() {
                let Some((first, _)) = strongest[from][via] else { continue };
                for to in (0..candidates.len()).filter(|to| *to != from) {
                    let Some((second, before)) = strongest[via][to] else { continue };
                    let through = first.min(second);
                    if strongest[from][to].is_none_or(|(direct, _)| direct < through) {
                        strongest[from][to] = Some((through, before));
                    }
                }
            }
        }
        Self { candidates: candidates.to_vec(), strongest }
    }

    fn cell(&self, from: Candidate, to: Candidate) -> Option<(Strength, usize)> {
        let position = |wanted| self.candidates.iter().position(|candidate| *candidate == wanted);
        self.strongest[position(from)?][position(to)?]
    }

    /// How strong the strongest path between these two is, if there is one.
    pub fn strength(&self, from: Candidate, to: Candidate) -> Option<Strength> {
        self.cell(from, to).map(|(strength, _)| strength)
    }

    /// Whether the path from `one` to `other` is stronger than the one back. No path at all is the weakest.
    pub fn better(&self, one: Candidate, other: Candidate) -> bool {
        self.strength(one, other) > self.strength(other, one)
    }

    /// Those to whom nobody is better, in the order of the paper; at least one, unless nobody was asked about.
    pub fn winners(&self) -> Vec<Candidate> {
        let unbeaten = |one: &Candidate| self.candidates.iter().all(|other| !self.better(*other, *one));
        self.candidates.iter().copied().filter(unbeaten).collect()
    }

    /// A strongest path, link by link, through the contests it was made of; empty if there is none. A direct one where no other is
    /// stronger.
    pub fn links(&self, pairwise: &Pairwise, from: Candidate, to: Candidate) -> Vec<Link> {
        let mut links = Vec::new();
        let mut end = to;
        // A path visits nobody twice: it ends before it has as many links as there are candidates.
        for _ in &self.candidates {
            if end == from {
                break;
            }
            let Some((_, before)) = self.cell(from, end) else { return Vec::new() };
            links.extend(pairwise.link(self.candidates[before], end));
            end = self.candidates[before];
        }
        links.reverse();
        links
    }
}
