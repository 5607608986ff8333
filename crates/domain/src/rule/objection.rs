//! Sustained objections: a named harm that enough of the roll stands behind weighs more than a count of heads.
//!
//! An objection names a harm of the taxonomy; members stand behind it, each with the one voice of their seat. It is
//! *sustained* where at least the rule's share of the roll does. `objection by 1/20 of roll sends back`: one sustained
//! objection sends terms that would have passed back to the negotiation. `objection by 1/20 of roll asks 4/5 of cast`:
//! the question then falls to this threshold instead of its own, which must cover its own: whatever meets the one meets the
//! other, so that to name a harm never makes it easier to pass.
//!
//! The idea is that of consent decision-making in sociocracy, where a decision stands unless somebody has a reasoned
//! objection. There a facilitator judges what is reasoned; here a share of the roll does, because nobody in a
//! community is to judge another's harm alone. A refusal needs no reason and counts in the threshold as ever.
//! Worked examples: `cases/objection.txt`.

use std::{fmt, str::FromStr};

use super::{NotARule, Threshold};
use crate::share::Share;

/// When objections are sustained, and what one that is leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Objection {
    /// How large a part of the roll must stand behind one and the same harm.
    pub share: Share,
    /// What a sustained objection leads to.
    pub then: Sustained,
}

/// What a sustained objection leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sustained {
    /// Terms that would have passed go back to the negotiation.
    SendsBack,
    /// This threshold replaces the rule's own.
    Asks(Threshold),
}

impl Objection {
    /// Whether so many members of the roll sustain an objection.
    pub fn sustained_by(self, behind: u64, electorate: u64) -> bool {
        self.share.reached_by(behind, electorate)
    }
    /// How many it takes.
    pub fn needed(self, electorate: u64) -> u64 {
        self.share.least_of(electorate).max(1)
    }
    /// Whether an objection weighs less under this clause than under `other`.
    pub fn looser_than(self, other: Self) -> bool {
        let weaker = match (self.then, other.then) {
            (Sustained::SendsBack, _) => false,
            (Sustained::Asks(_), Sustained::SendsBack) => true,
            (Sustained::Asks(mine), Sustained::Asks(theirs)) => mine.looser_than(theirs),
        };
        self.share > other.share || weaker
    }
}
impl fmt::Display for Objection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "objection by {} of roll ", self.share)?;
        match self.then {
            Sustained::SendsBack => f.write_str("sends back"),
            Sustained::Asks(threshold) => write!(f, "asks {threshold}"),
        }
    }
}
impl FromStr for Objection {
    type Err = NotARule;
    fn from_str(text: &str) -> Result<Self, NotARule> {
        let rest = text.strip_prefix("objection by ").ok_or(NotARule)?;
        let (share, then) = rest.split_once(" of roll ").ok_or(NotARule)?;
        let then = match (then, then.strip_prefix("asks ")) {
            ("sends back", _) => Sustained::SendsBack,
            (_, Some(threshold)) => Sustained::Asks(threshold.parse()?),
            _ => return Err(NotARule),
        };
        Ok(Self { share: share.parse().map_err(|_| NotARule)?, then })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_takes_as_many_as_the_share_and_never_nobody() {
        let objection: Objection = "objection by 1/20 of roll sends back".parse().unwrap();
        for (electorate, needed) in [(1, 1), (5, 1), (20, 1), (21, 2), (40, 2), (100, 5)] {
            assert_eq!(objection.needed(electorate), needed, "of {electorate}");
            for behind in 0..=electorate {
                assert_eq!(
                    objection.sustained_by(behind, electorate),
                    behind >= needed,
                    "{behind} of {electorate}"
                );
            }
        }
        assert!(!objection.sustained_by(0, 0));
    }
}
