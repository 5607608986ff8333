//! Concurrent majority: a constituency must reach a threshold of its own too.
//!
//! `concurrent women majority of cast`: whatever the whole community says, the question passes only if more than half of
//! the opinions among the women are in favour as well. A member of several constituencies counts once in each, and once
//! in the whole.
//! Worked examples: `cases/constituency.txt`.

use std::{fmt, str::FromStr};

use super::{Count, NotARule, Threshold};
use crate::text::Handle;

/// A constituency and the threshold that it must reach.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Concurrent {
    /// The constituency's short name in the charter.
    pub constituency: Handle,
    /// How large a part of its ballots, or of its members, must be in favour.
    pub threshold: Threshold,
}

impl Concurrent {
    /// Whether it is reached. Where nobody on the roll belongs to the constituency there is nobody to ask.
    pub fn met(&self, count: Count) -> bool {
        count.electorate == 0 || self.threshold.met(count)
    }
}
impl fmt::Display for Concurrent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "concurrent {} {}", self.constituency, self.threshold)
    }
}
impl FromStr for Concurrent {
    type Err = NotARule;
    fn from_str(text: &str) -> Result<Self, NotARule> {
        let rest = text.strip_prefix("concurrent ").ok_or(NotARule)?;
        let (constituency, threshold) = rest.split_once(' ').ok_or(NotARule)?;
        let constituency = constituency.parse().map_err(|_| NotARule)?;
        Ok(Self { constituency, threshold: threshold.parse()? })
    }
}
