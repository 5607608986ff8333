//! The decision rule of a vote and its one-line notation.
//!
//! The notation is what is stored, exposed and read aloud; [`Rule`]'s `Display` and `FromStr` are inverses. It reads
//! `<choice>: <threshold>[; approval quorum n/d of roll][; turnout quorum n/d of roll]`, for example
//! `consent: 2/3 of cast; approval quorum 1/4 of roll`. One part of a rule a file.

pub mod approval;
pub mod approval_quorum;
pub mod schulze;
pub mod threshold;
pub mod turnout_quorum;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{ballot::Paper, moment::serde_as_text, share::Share};
pub use approval_quorum::ApprovalQuorum;
pub use threshold::{Base, Threshold};
pub use turnout_quorum::TurnoutQuorum;

/// A decision rule: everything in it must be met for the question to pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// The ballot paper, and with it the choice that the rule counts.
    pub paper: Paper,
    /// How large a part the favourable ballots must be.
    pub threshold: Threshold,
    /// How large a part of the roll must be in favour.
    pub approval_quorum: Option<ApprovalQuorum>,
    /// How large a part of the roll must take part.
    pub turnout_quorum: Option<TurnoutQuorum>,
}

/// The numbers a rule looks at. Each counts members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// In favour.
    pub favour: u64,
    /// Ballots that count, abstentions aside.
    pub cast: u64,
    /// Ballots that count, abstentions included.
    pub turnout: u64,
    /// Everyone with the right to vote.
    pub electorate: u64,
}

/// A text that is no rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the notation of a decision rule")]
pub struct NotARule;

impl Rule {
    /// Whether everything the rule asks is met.
    pub fn passes(&self, count: Count) -> bool {
        self.threshold.met(count)
            && self.approval_quorum.is_none_or(|quorum| quorum.met(count))
            && self.turnout_quorum.is_none_or(|quorum| quorum.met(count))
    }

    /// Whether this rule asks less than `other` in some respect: a smaller threshold of the same base, a threshold of
    /// the ballots cast instead of the roll, a smaller quorum or none.
    pub fn looser_than(&self, other: &Self) -> bool {
        let quorum = |mine: Option<Share>, theirs: Option<Share>| match (mine, theirs) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(mine), Some(theirs)) => mine < theirs,
        };
        self.threshold.looser_than(other.threshold)
            || quorum(self.approval_quorum.map(|q| q.0), other.approval_quorum.map(|q| q.0))
            || quorum(self.turnout_quorum.map(|q| q.0), other.turnout_quorum.map(|q| q.0))
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.paper.favour(), self.threshold)?;
        if let Some(quorum) = self.approval_quorum {
            write!(f, "; {quorum}")?;
        }
        if let Some(quorum) = self.turnout_quorum {
            write!(f, "; {quorum}")?;
        }
        Ok(())
    }
}

/// Reads `<word> quorum n/d of roll`.
fn quorum_share(text: &str, word: &str) -> Result<Share, NotARule> {
    let rest = text.strip_prefix(word).and_then(|rest| rest.strip_prefix(" quorum "));
    rest.and_then(|rest| rest.strip_suffix(" of roll")).and_then(|share| share.parse().ok()).ok_or(NotARule)
}

impl FromStr for Rule {
    type Err = NotARule;
    fn from_str(text: &str) -> Result<Self, NotARule> {
        let (favour, rest) = text.split_once(": ").ok_or(NotARule)?;
        let paper = match favour {
            "consent" => Paper::Consent,
            "for" => Paper::Adopt,
            _ => return Err(NotARule),
        };
        let mut parts = rest.split("; ");
        let threshold = parts.next().ok_or(NotARule)?.parse()?;
        let mut rule = Self { paper, threshold, approval_quorum: None, turnout_quorum: None };
        for part in parts {
            // In the order of printing, each at most once: a rule has one spelling.
            if rule.turnout_quorum.is_some() {
                return Err(NotARule);
            } else if let (None, Ok(quorum)) = (rule.approval_quorum, part.parse()) {
                rule.approval_quorum = Some(quorum);
            } else {
                rule.turnout_quorum = Some(part.parse()?);
            }
        }
        Ok(rule)
    }
}
serde_as_text!(Rule);

/// Generators of rules for the property tests of this crate.
#[cfg(test)]
pub(crate) mod tests_support {
    use super::*;
    use proptest::prelude::*;

    pub(crate) fn any_share() -> impl Strategy<Value = Share> {
        (1u32..=12).prop_flat_map(|d| (1..=d, Just(d))).prop_map(|(n, d)| Share::new(n, d).unwrap())
    }

    pub(crate) fn any_rule() -> impl Strategy<Value = Rule> {
        let base = prop_oneof![Just(Base::Cast), Just(Base::Roll)];
        let paper = prop_oneof![Just(Paper::Consent), Just(Paper::Adopt)];
        (
            paper,
            any_share(),
            any::<bool>(),
            base,
            prop::option::of(any_share()),
            prop::option::of(any_share()),
        )
            .prop_map(|(paper, share, strict, base, approval, turnout)| Rule {
                paper,
                threshold: Threshold { share, strict, base },
                approval_quorum: approval.map(ApprovalQuorum),
                turnout_quorum: turnout.map(TurnoutQuorum),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::{tests_support::any_rule, *};
    use proptest::prelude::*;

    #[test]
    fn notation_cases() {
        for text in [
            "consent: 2/3 of cast; approval quorum 1/4 of roll",
            "for: majority of cast",
            "for: majority of roll",
            "for: more than 2/3 of cast; turnout quorum 1/2 of roll",
            "consent: majority of cast; approval quorum 1/4 of roll; turnout quorum 1/3 of roll",
        ] {
            assert_eq!(text.parse::<Rule>().map(|rule| rule.to_string()).as_deref(), Ok(text));
        }
        for wrong in [
            "",
            "consent",
            "consent:",
            "consent: ",
            "refuse: majority of cast",
            "consent: 2/3",
            "consent: 4/3 of cast",
            "consent: 2/3 of people",
            "consent: majority of cast;",
            "consent: majority of cast; approval quorum 1/4",
            "consent:majority of cast",
            "consent: majority of cast; turnout quorum 1/3 of roll; approval quorum 1/4 of roll",
            "consent: majority of cast; approval quorum 1/4 of roll; approval quorum 1/4 of roll",
        ] {
            assert_eq!(wrong.parse::<Rule>(), Err(NotARule), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn parse_and_print_are_inverses(rule in any_rule()) {
            prop_assert_eq!(rule.to_string().parse::<Rule>(), Ok(rule));
        }

        #[test]
        fn a_looser_rule_is_never_looser_than_itself(rule in any_rule()) {
            prop_assert!(!rule.looser_than(&rule));
        }
    }
}
