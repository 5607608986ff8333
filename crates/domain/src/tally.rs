//! From electorate, delegations, ballots and rule to figures, a result and an explanation.
//!
//! A pure function: the same input gives the same output in any order, on any machine, in any year. It is linear in
//! members, delegations and ballots, but for sorting what does not come sorted.

pub mod choosing;
mod count;
mod electorate;
mod figures;
mod judge;
mod step;

use serde::{Deserialize, Serialize};

use crate::{
    ballot::Choice,
    delegation::{self, Edge},
    id::MemberId,
    rule::Rule,
    taxonomy::Code,
};
pub use choosing::{Chosen, Marked, Marks, choose};
pub use electorate::Electorate;
pub use figures::{Counts, Figures};
pub use judge::judge;
pub use step::{Because, Step};

/// A ballot as the tally needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cast {
    /// Whose.
    pub member: MemberId,
    /// The member's own sequence; the highest stands.
    pub sequence: u32,
    /// The answer.
    pub choice: Choice,
}

/// A member who stands behind an objection.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Objector {
    /// The harm named.
    pub harm: Code,
    /// Who.
    pub member: MemberId,
}

/// Everything that was given in one vote.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The ballots.
    pub ballots: Vec<Cast>,
    /// Who votes for whom in this vote: [`delegation::edges`].
    pub edges: Vec<Edge>,
    /// On which terms delegations are taken; none where the rule takes none.
    pub delegation: Option<delegation::Terms>,
    /// Who has drawn the right to a secret ballot.
    pub secret: Vec<MemberId>,
    /// Who stands behind which objection.
    pub objectors: Vec<Objector>,
}

impl From<Vec<Cast>> for Given {
    fn from(ballots: Vec<Cast>) -> Self {
        Self { ballots, ..Self::default() }
    }
}

/// What a vote came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Result {
    /// Everything the rule asks was met.
    Passed,
    /// It was not.
    NotPassed,
    /// Those who consent and those who send back together reach the threshold that consent alone misses; or an objection was sustained.
    SentBack,
    /// Too few took part to say anything: the turnout quorum was missed, or nobody gave an opinion.
    Lapsed,
}

/// Figures, result and explanation of one vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// How many chose what.
    pub counts: Counts,
    /// What it came to.
    pub result: Result,
    /// Why, in order.
    pub steps: Vec<Step>,
}

/// Counts a vote. Of several ballots of one member the highest sequence stands (of two with the same sequence, which
/// storage rules out, the later word in the paper's order, so that the order of input never matters); ballots of people
/// outside of the electorate and choices that the paper does not have count for nothing.
pub fn tally(electorate: &Electorate, given: &Given, rule: &Rule) -> Tally {
    judge(count::count(electorate, given, rule), rule)
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
