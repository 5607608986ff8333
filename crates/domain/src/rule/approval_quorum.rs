//! Approval quorum: so large a part of the roll must be in favour.
//!
//! Of a roll of 20, `approval quorum 1/4 of roll` needs 5 in favour. Staying away and refusing have the same effect
//! on it, so that nobody gains by staying away: the reason why the charter templates use it for consent.

use std::{fmt, str::FromStr};

use super::{Count, NotARule};
use crate::share::Share;

/// The least share of the roll that must be in favour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ApprovalQuorum(pub Share);

impl ApprovalQuorum {
    /// Whether it is reached.
    pub fn met(self, count: Count) -> bool {
        self.0.reached_by(count.favour, count.electorate)
    }
    /// How many it takes.
    pub fn needed(self, count: Count) -> u64 {
        self.0.least_of(count.electorate)
    }
}
impl fmt::Display for ApprovalQuorum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "approval quorum {} of roll", self.0)
    }
}
impl FromStr for ApprovalQuorum {
    type Err = NotARule;
    fn from_str(text: &str) -> Result<Self, NotARule> {
        super::quorum_share(text, "approval").map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_refusal_never_helps() {
        let quorum: ApprovalQuorum = "approval quorum 1/4 of roll".parse().unwrap();
        let count =
            |favour, turnout| Count { favour, cast: turnout, turnout, electorate: 20, ..Count::default() };
        assert_eq!(quorum.needed(count(0, 0)), 5);
        for turnout in 4..=20 {
            assert!(!quorum.met(count(4, turnout)));
        }
        assert!(quorum.met(count(5, 5)));
    }
}
