//! Majority and supermajority: how large a part the favourable ballots must be.
//!
//! Of 9 ballots cast without abstentions, `majority of cast` needs 5, `2/3 of cast` needs 6, `more than 2/3 of cast` 7.

use std::{fmt, str::FromStr};

use super::{Count, NotARule};
use crate::share::Share;

/// What the favourable ballots are measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Base {
    /// The ballots cast, without abstentions.
    Cast,
    /// The whole electorate.
    Roll,
}

impl Base {
    /// What it is in these figures.
    pub const fn of(self, count: Count) -> u64 {
        match self {
            Self::Cast => count.cast,
            Self::Roll => count.electorate,
        }
    }
}
impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Cast => "cast",
            Self::Roll => "roll",
        })
    }
}
impl FromStr for Base {
    type Err = NotARule;
    fn from_str(text: &str) -> Result<Self, NotARule> {
        match text {
            "cast" => Ok(Self::Cast),
            "roll" => Ok(Self::Roll),
            _ => Err(NotARule),
        }
    }
}

/// A threshold. It is never met where there is nothing to measure against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Threshold {
    /// The share.
    pub share: Share,
    /// Whether more than the share is needed, or the share itself will do.
    pub strict: bool,
    /// Of what.
    pub base: Base,
}

impl Threshold {
    /// Whether it asks for more than the whole.
    pub fn never_reached(self) -> bool {
        self.strict && !self.share.exceeded_by(1, 1)
    }
    /// Whether the favourable ballots reach it.
    pub fn met(self, count: Count) -> bool {
        let whole = self.whole(count);
        if self.strict {
            self.share.exceeded_by(count.favour, whole)
        } else {
            self.share.reached_by(count.favour, whole)
        }
    }
    /// How many favourable ballots it takes.
    pub fn needed(self, count: Count) -> u64 {
        let whole = self.whole(count);
        if self.strict { self.share.least_above(whole) } else { self.share.least_of(whole).max(1) }
    }
    /// What it is measured against.
    pub const fn whole(self, count: Count) -> u64 {
        self.base.of(count)
    }
    /// Whether a question and its opposite could both pass.
    pub fn lets_both_pass(self) -> bool {
        self.share < Share::HALF || (self.share == Share::HALF && !self.strict)
    }
    /// Whether whatever meets it meets `other` as well: it asks for as large a share, of the same or of the roll, which is never
    /// smaller than what was cast.
    pub fn covers(self, other: Self) -> bool {
        (self.base == other.base || self.base == Base::Roll)
            && (self.share, self.strict) >= (other.share, other.strict)
    }
    /// Whether it asks less than `other`.
    pub fn looser_than(self, other: Self) -> bool {
        (self.base == Base::Cast && other.base == Base::Roll)
            || (self.base == other.base && (self.share, self.strict) < (other.share, other.strict))
    }
}

impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.strict, self.share) {
            (true, Share::HALF) => f.write_str("majority")?,
            (true, share) => write!(f, "more than {share}")?,
            (false, share) => write!(f, "{share}")?,
        }
        write!(f, " of {}", self.base)
    }
}
impl FromStr for Threshold {
    type Err = NotARule;
    fn from_str(text: &str) -> Result<Self, NotARule> {
        let (part, base) = text.split_once(" of ").ok_or(NotARule)?;
        let base = base.parse()?;
        let share = |text: &str| text.parse::<Share>().map_err(|_| NotARule);
        let (share, strict) = match (part, part.strip_prefix("more than ")) {
            ("majority", _) => (Share::HALF, true),
            (_, Some(text)) => (share(text)?, true),
            (text, None) => (share(text)?, false),
        };
        Ok(Self { share, strict, base })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_as_many_as_the_doc_comment_says() {
        let count = |favour, cast| Count { favour, cast, turnout: cast, electorate: 20, ..Count::default() };
        for (text, needed) in [
            ("majority of cast", 5),
            ("2/3 of cast", 6),
            ("more than 2/3 of cast", 7),
            ("majority of roll", 11),
            ("1/1 of cast", 9),
        ] {
            let threshold: Threshold = text.parse().unwrap();
            assert_eq!(threshold.needed(count(0, 9)), needed, "{text}");
            assert!(!threshold.met(count(needed - 1, 9)) && threshold.met(count(needed, 9)), "{text}");
        }
    }

    #[test]
    fn a_tie_and_silence_do_not_pass() {
        let threshold: Threshold = "majority of cast".parse().unwrap();
        assert!(!threshold.met(Count { favour: 4, cast: 8, turnout: 8, electorate: 20, ..Count::default() }));
        assert!(!threshold.met(Count { turnout: 7, electorate: 20, ..Count::default() }));
        assert!(!threshold.met(Count::default()));
        for (text, both) in [
            ("majority of cast", false),
            ("1/2 of cast", true),
            ("1/3 of cast", true),
            ("more than 1/3 of roll", true),
            ("2/3 of cast", false),
        ] {
            assert_eq!(text.parse::<Threshold>().unwrap().lets_both_pass(), both, "{text}");
        }
    }
}
