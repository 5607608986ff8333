//! Elections by dice that fall the same way each time.

use std::fmt::Write as _;

use serde_json::{Value, json};

use domain::ranking::{Candidate, Slate};

/// SplitMix64 (Steele, Lea and Flood 2014), from a fixed seed.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// One of 0 to `sides` - 1. The tiny favour for small numbers does not matter here.
    pub(crate) fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }
}

/// Ballots as they were typed, each with the number of members for whom it stands.
pub(crate) struct Election {
    pub(crate) slate: Slate,
    pub(crate) ballots: Vec<(String, u64)>,
}

impl Election {
    /// Two to eight candidates, "none of them" included, and up to sixteen ballots: few, so that ties and cycles are
    /// common. Every second election is weighted, up to `heaviest`.
    fn new(dice: &mut Dice, heaviest: u64, ballot: impl Fn(&mut Dice, &[Candidate]) -> String) -> Self {
        let slate = Slate::new(1 + dice.throw(7) as usize).unwrap();
        let weighted = dice.throw(2) == 1;
        let ballots = (0..dice.throw(17)).map(|_| {
            let mut order: Vec<_> = slate.candidates().collect();
            for last in (1..order.len()).rev() {
                order.swap(last, dice.throw(last as u64 + 1) as usize);
            }
            let text = ballot(dice, &order);
            (text, if weighted { 1 + dice.throw(heaviest) } else { 1 })
        });
        let ballots = ballots.collect();
        Self { slate, ballots }
    }

    /// Rankings with ties, and with gaps: of the candidates in this order at least one is named.
    pub(crate) fn ranked(dice: &mut Dice, heaviest: u64) -> Self {
        Self::new(dice, heaviest, |dice, order| {
            let named = 1 + dice.throw(order.len() as u64) as usize;
            let mut text = order[0].to_string();
            for candidate in &order[1..named] {
                let sign = if dice.throw(3) == 0 { '=' } else { '>' };
                write!(text, "{sign}{candidate}").unwrap();
            }
            text
        })
    }

    /// Approvals of some nominees, or of none of them.
    pub(crate) fn approved(dice: &mut Dice, heaviest: u64) -> Self {
        Self::new(dice, heaviest, |dice, order| {
            let named = dice.throw(order.len() as u64) as usize;
            let names: Vec<_> = order.iter().filter_map(|one| one.nominee()).take(named).collect();
            if names.is_empty() {
                return Candidate::NoneOfThem.to_string();
            }
            names.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
        })
    }

    /// The names of all candidates.
    pub(crate) fn names(&self) -> Vec<String> {
        self.slate.candidates().map(|candidate| candidate.to_string()).collect()
    }

    /// What the judges are given.
    pub(crate) fn as_json(&self, approval: bool) -> Value {
        json!({ "candidates": self.names(), "ballots": self.ballots, "approval": approval })
    }
}
