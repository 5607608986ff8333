//! Turnout quorum: so large a part of the roll must take part; abstentions count towards it.
//!
//! Of a roll of 20, `turnout quorum 1/2 of roll` needs 10 ballots of any kind. A refusal can help to reach it (the
//! no-show paradox): the tally says so where it made the difference.

use std::{fmt, str::FromStr};

use super::{Count, NotARule};
use crate::share::Share;

/// The least share of the roll that must take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TurnoutQuorum(pub Share);

impl TurnoutQuorum {
    /// Whether it is reached.
    pub fn met(self, count: Count) -> bool {
        self.0.reached_by(count.turnout, count.electorate)
    }
    /// How many it takes.
    pub fn needed(self, count: Count) -> u64 {
        self.0.least_of(count.electorate)
    }
}
impl fmt::Display for TurnoutQuorum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "turnout quorum {} of roll", self.0)
    }
}
impl FromStr for TurnoutQuorum {
    type Err = NotARule;
    fn from_str(text: &str) -> Result<Self, NotARule> {
        super::quorum_share(text, "turnout").map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abstentions_count() {
        let quorum: TurnoutQuorum = "turnout quorum 1/2 of roll".parse().unwrap();
        let count = |turnout| Count { turnout, electorate: 20, ..Count::default() };
        assert_eq!(quorum.needed(count(0)), 10);
        assert!(quorum.met(count(10)) && !quorum.met(count(9)));
        assert!(!quorum.met(Count { electorate: 0, ..count(0) }));
    }
}
