//! Veto: so large a part of a constituency's refusals stops the question, whatever the others say.
//!
//! `veto women 1/2 of cast`: where at least half of the opinions among the women refuse, nothing passes. `veto women 1/4 of
//! roll` measures against all women on the roll instead. "Send back" is no refusal.
//! Worked examples: `cases/constituency.txt`.

use std::{fmt, str::FromStr};

use super::{Base, Count, NotARule};
use crate::{share::Share, text::Handle};

/// A constituency and the share of refusals by which it stops a question.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Veto {
    /// The constituency's short name in the charter.
    pub constituency: Handle,
    /// How large a part must refuse.
    pub share: Share,
    /// Of its ballots cast without abstentions, or of its members on the roll.
    pub base: Base,
}

impl Veto {
    /// Whether the constituency stops the question.
    pub fn used(&self, count: Count) -> bool {
        self.share.reached_by(count.opposed, self.base.of(count))
    }
    /// How many refusals it takes.
    pub fn needed(&self, count: Count) -> u64 {
        self.share.least_of(self.base.of(count)).max(1)
    }
}
impl fmt::Display for Veto {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "veto {} {} of {}", self.constituency, self.share, self.base)
    }
}
impl FromStr for Veto {
    type Err = NotARule;
    fn from_str(text: &str) -> Result<Self, NotARule> {
        let rest = text.strip_prefix("veto ").ok_or(NotARule)?;
        let (constituency, part) = rest.split_once(' ').ok_or(NotARule)?;
        let (share, base) = part.split_once(" of ").ok_or(NotARule)?;
        Ok(Self {
            constituency: constituency.parse().map_err(|_| NotARule)?,
            share: share.parse().map_err(|_| NotARule)?,
            base: base.parse()?,
        })
    }
}
