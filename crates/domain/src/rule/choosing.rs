//! The rule for choosing between several, and its one-line notation.
//!
//! ```text
//! choose: <method>                             schulze, or approval
//! turnout quorum n/d of roll                   optional
//! ```
//!
//! For example `choose: schulze; turnout quorum 1/4 of roll`. What each method makes of the ballots stands in its own file:
//! [`super::schulze`], [`super::approval`].

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{NotARule, Rule, TurnoutQuorum};
use crate::{ballot::Answer, moment::serde_as_text, ranking::Slate, text::Handle};

/// How ballots between several are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// By rankings, with Schulze's method.
    Schulze,
    /// By approvals: the most approvals choose.
    Approval,
}

impl Method {
    /// Its word in the notation and in documents.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Schulze => "schulze",
            Self::Approval => "approval",
        }
    }
    /// Whether this is an answer to such a vote, on the paper of those who stand.
    pub fn takes(self, answer: &Answer, slate: Slate) -> bool {
        match (answer, self) {
            (Answer::Ranking(ranking), Self::Schulze) => ranking.slate() == slate,
            (Answer::Approved(approved), Self::Approval) => approved.fits(slate),
            _ => false,
        }
    }
}
impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// How a community chooses between several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Choosing {
    /// How the ballots are counted.
    pub method: Method,
    /// How large a part of the roll must take part; else nobody is chosen.
    pub turnout_quorum: Option<TurnoutQuorum>,
}

impl fmt::Display for Choosing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "choose: {}", self.method)?;
        self.turnout_quorum.map_or(Ok(()), |quorum| write!(f, "; {quorum}"))
    }
}
impl FromStr for Choosing {
    type Err = NotARule;
    fn from_str(text: &str) -> Result<Self, NotARule> {
        let rest = text.strip_prefix("choose: ").ok_or(NotARule)?;
        let (method, quorum) =
            rest.split_once("; ").map_or((rest, None), |(method, rest)| (method, Some(rest)));
        let methods = [Method::Schulze, Method::Approval];
        let method = methods.into_iter().find(|known| known.word() == method).ok_or(NotARule)?;
        let rule = Self { method, turnout_quorum: quorum.map(str::parse).transpose()? };
        // One spelling: a share that could be written otherwise is none.
        if rule.to_string() == text { Ok(rule) } else { Err(NotARule) }
    }
}

/// The rule of a vote, whichever kind of question it puts. No notation is of both kinds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum VotingRule {
    /// One question, to be answered by a choice.
    Decide(Rule),
    /// Several stand, to be ranked or approved of.
    Choose(Choosing),
}

impl VotingRule {
    /// The rule of a question that is answered by a choice; none where several stand.
    pub const fn decide(&self) -> Option<&Rule> {
        match self {
            Self::Decide(rule) => Some(rule),
            Self::Choose(_) => None,
        }
    }
    /// The constituencies that the rule names, in the order of their names; none name any where several stand.
    pub fn constituencies(&self) -> Vec<&Handle> {
        self.decide().map(Rule::constituencies).unwrap_or_default()
    }
    /// Whether objections are counted under it.
    pub const fn counts_objections(&self) -> bool {
        matches!(self, Self::Decide(rule) if rule.objection.is_some())
    }
    /// The rule for choosing between several; none for a question that is answered by a choice.
    pub const fn choose(&self) -> Option<Choosing> {
        match self {
            Self::Decide(_) => None,
            Self::Choose(choosing) => Some(*choosing),
        }
    }
}

impl From<Rule> for VotingRule {
    fn from(rule: Rule) -> Self {
        Self::Decide(rule)
    }
}
impl fmt::Display for VotingRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decide(rule) => rule.fmt(f),
            Self::Choose(choosing) => choosing.fmt(f),
        }
    }
}
impl FromStr for VotingRule {
    type Err = NotARule;
    fn from_str(text: &str) -> Result<Self, NotARule> {
        text.parse().map(Self::Choose).or_else(|_| text.parse().map(Self::Decide))
    }
}
serde_as_text!(Choosing, VotingRule);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests_support::{any_full_rule, any_share};
    use proptest::prelude::*;

    #[test]
    fn a_rule_is_of_one_kind_and_says_what_is_counted_beside_the_answers() {
        for (text, decides, names, objections) in [
            ("for: majority of cast", true, "", false),
            ("consent: majority of cast; objection by 1/20 of roll sends back", true, "", true),
            (
                "for: majority of cast; concurrent women 2/3 of cast; veto in-lesvos 1/2 of cast; veto women 1/2 of cast",
                true,
                "in-lesvos women",
                false,
            ),
            ("choose: schulze; turnout quorum 1/4 of roll", false, "", false),
        ] {
            let rule: VotingRule = text.parse().unwrap();
            assert_eq!((rule.decide().is_some(), rule.choose().is_none()), (decides, decides), "{text}");
            let named: Vec<_> = rule.constituencies().into_iter().map(Handle::to_string).collect();
            assert_eq!((named.join(" ").as_str(), rule.counts_objections()), (names, objections), "{text}");
            let same = rule.decide().cloned().map(VotingRule::from).or(rule.choose().map(VotingRule::Choose));
            assert_eq!(same, Some(rule));
        }
    }

    #[test]
    fn notation_cases() {
        for text in [
            "choose: schulze",
            "choose: approval",
            "choose: schulze; turnout quorum 1/4 of roll",
            "choose: approval; turnout quorum 1/1 of roll",
        ] {
            assert_eq!(text.parse::<Choosing>().map(|rule| rule.to_string()).as_deref(), Ok(text));
            assert_eq!(text.parse::<Rule>(), Err(NotARule), "{text}");
        }
        for wrong in [
            "",
            "choose",
            "choose: ",
            "choose:schulze",
            "choose: borda",
            "choose: Schulze",
            "choose: schulze;",
            "choose: schulze; ",
            "choose: schulze; approval quorum 1/4 of roll",
            "choose: schulze; turnout quorum 2/8 of roll",
            "choose: schulze; turnout quorum 1/4 of roll; turnout quorum 1/4 of roll",
            "choose: schulze; turnout quorum 1/4 of cast",
            "choose: schulze of cast",
            "for: schulze",
            "for: majority of cast",
        ] {
            assert_eq!(wrong.parse::<Choosing>(), Err(NotARule), "{wrong}");
        }
    }

    #[test]
    fn each_method_takes_its_own_answers_on_the_paper() {
        let three = Slate::new(3).unwrap();
        for (text, by_ranking, by_approval) in [
            ("2>1=3>none", true, false),
            ("none>1=2=3", true, false),
            ("2>1>none", false, false),
            ("2>1>3>4>none", false, false),
            ("approve 1,3", false, true),
            ("approve none", false, true),
            ("approve 3,4", false, false),
            ("for", false, false),
            ("abstain", false, false),
        ] {
            let answer: Answer = text.parse().unwrap();
            let taken = [Method::Schulze, Method::Approval].map(|method| method.takes(&answer, three));
            assert_eq!(taken, [by_ranking, by_approval], "{text}");
        }
    }

    proptest! {
        #[test]
        fn parse_and_print_are_inverses(
            schulze in any::<bool>(),
            quorum in prop::option::of(any_share()),
            rule in any_full_rule(),
        ) {
            let method = if schulze { Method::Schulze } else { Method::Approval };
            let choosing = Choosing { method, turnout_quorum: quorum.map(TurnoutQuorum) };
            for rule in [VotingRule::Choose(choosing), VotingRule::Decide(rule)] {
                prop_assert_eq!(rule.to_string().parse(), Ok(rule));
            }
        }

        #[test]
        fn what_is_read_has_one_spelling(text in "choose: (schulze|approval)?(; )?(turnout quorum [1-4]/[1-9] of roll)?.{0,3}") {
            if let Ok(choosing) = text.parse::<Choosing>() {
                prop_assert_eq!(choosing.to_string(), text);
            }
        }
    }
}
