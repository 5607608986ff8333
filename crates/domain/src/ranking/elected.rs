//! What a vote between several comes to.

use serde::{Deserialize, Serialize};

use super::{Candidate, Nominee};

/// Who is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Elected {
    /// This one.
    One(Nominee),
    /// These are exactly even in first place, at least two of them, in the order of the paper. A run-off among them and
    /// nobody else settles it, never a lot.
    RunOff(Vec<Nominee>),
    /// None of them, and why.
    NoneOfThem(WhyNone),
}

/// Why none of them is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyNone {
    /// No ballot counted: silence chooses nobody.
    NobodyVoted,
    /// By the rankings: more members would rather have none of them than any one who stands.
    BeatsEveryone,
    /// By the rankings: "none of them" is even with these, or beaten by one of them and beats another: it wins ties
    /// and cycles that it is part of.
    InTopCycleWith(Vec<Candidate>),
    /// By approvals: nobody approves of anyone.
    NobodyApproved,
    /// By approvals: at least as many approve of none of them as of the best.
    ApprovedAsOften {
        /// Approve of none of them.
        none: u64,
        /// Approve of the best of those who stand.
        best: u64,
    },
}

impl Elected {
    /// What several winners of a method come to, "none of them" not being among them.
    pub(crate) fn among(winners: Vec<Nominee>) -> Self {
        match winners.as_slice() {
            [one] => Self::One(*one),
            _ => Self::RunOff(winners),
        }
    }
}
