//! The decision rule of a vote and its one-line notation.
//!
//! The notation is what is stored, exposed and read aloud; [`Rule`]'s `Display` and `FromStr` are inverses. Its parts stand
//! in this order, all but the first optional:
//!
//! ```text
//! <choice>: <threshold>                        consent: 2/3 of cast
//! approval quorum n/d of roll
//! turnout quorum n/d of roll
//! objection by n/d of roll sends back          or: asks <threshold>
//! concurrent <constituency> <threshold>        any number, in the order of the names
//! veto <constituency> n/d of cast              or: of roll; any number, in the order of the names
//! ```
//!
//! For example `consent: 2/3 of cast; approval quorum 1/4 of roll; veto women 1/2 of cast`. One part of a rule a file.
//! Votes between several have a notation of their own: [`choosing`].

pub mod approval;
pub mod approval_quorum;
pub mod choosing;
pub mod concurrent;
pub mod objection;
pub mod schulze;
pub mod threshold;
pub mod turnout_quorum;
pub mod veto;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{ballot::Paper, moment::serde_as_text, share::Share, text::Handle};
pub use approval_quorum::ApprovalQuorum;
pub use choosing::{Choosing, Method, VotingRule};
pub use concurrent::Concurrent;
pub use objection::{Objection, Sustained};
pub use threshold::{Base, Threshold};
pub use turnout_quorum::TurnoutQuorum;
pub use veto::Veto;

/// A decision rule: everything in it must be met for the question to pass.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// The ballot paper, and with it the choice that the rule counts.
    pub paper: Paper,
    /// How large a part the favourable ballots must be.
    pub threshold: Threshold,
    /// How large a part of the roll must be in favour.
    pub approval_quorum: Option<ApprovalQuorum>,
    /// How large a part of the roll must take part.
    pub turnout_quorum: Option<TurnoutQuorum>,
    /// What named harms that many stand behind lead to.
    pub objection: Option<Objection>,
    /// The constituencies that must reach a threshold of their own, in the order of their names.
    pub concurrent: Vec<Concurrent>,
    /// The constituencies whose refusals stop the question, in the order of their names.
    pub vetoes: Vec<Veto>,
}

/// The numbers a rule looks at. Each counts members' voices, given by themselves or by a delegate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// In favour.
    pub favour: u64,
    /// Refusing; those who send back are not among them.
    pub opposed: u64,
    /// Voices that count, abstentions aside.
    pub cast: u64,
    /// Voices that count, abstentions included.
    pub turnout: u64,
    /// Everyone with the right to vote.
    pub electorate: u64,
}

/// A text that is no rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the notation of a decision rule")]
pub struct NotARule;

/// A notation longer than this is not read: it is meant to be read aloud.
const LONGEST: usize = 1_000;

impl Rule {
    /// The rule that asks for this threshold alone.
    pub const fn plain(paper: Paper, threshold: Threshold) -> Self {
        Self {
            paper,
            threshold,
            approval_quorum: None,
            turnout_quorum: None,
            objection: None,
            concurrent: Vec::new(),
            vetoes: Vec::new(),
        }
    }

    /// Whether the whole electorate meets what the rule asks of it: `threshold` (the rule's own, or the one that a
    /// sustained objection puts in its place) and the quorums.
    pub fn met_by_all(&self, threshold: Threshold, count: Count) -> bool {
        threshold.met(count)
            && self.approval_quorum.is_none_or(|quorum| quorum.met(count))
            && self.turnout_quorum.is_none_or(|quorum| quorum.met(count))
    }

    /// The constituencies that the rule names, in the order of their names, each once.
    pub fn constituencies(&self) -> Vec<&Handle> {
        let concurrent = self.concurrent.iter().map(|part| &part.constituency);
        let mut named: Vec<_> = concurrent.chain(self.vetoes.iter().map(|veto| &veto.constituency)).collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    /// Whether this rule asks less than `other` in some respect: a smaller threshold of the same base, a threshold of
    /// the ballots cast instead of the roll, a smaller quorum or none, an objection or a constituency that weighs less.
    pub fn looser_than(&self, other: &Self) -> bool {
        let quorum = |mine: Option<Share>, theirs: Option<Share>| match (mine, theirs) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(mine), Some(theirs)) => mine < theirs,
        };
        let objection = match (self.objection, other.objection) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(mine), Some(theirs)) => mine.looser_than(theirs),
        };
        let concurrent = other.concurrent.iter().any(|theirs| {
            let mine = self.concurrent.iter().find(|mine| mine.constituency == theirs.constituency);
            mine.is_none_or(|mine| mine.threshold.looser_than(theirs.threshold))
        });
        let veto = other.vetoes.iter().any(|theirs| {
            let mine = self.vetoes.iter().find(|mine| mine.constituency == theirs.constituency);
            mine.is_none_or(|mine| mine.base != theirs.base || mine.share > theirs.share)
        });
        self.threshold.looser_than(other.threshold)
            || quorum(self.approval_quorum.map(|q| q.0), other.approval_quorum.map(|q| q.0))
            || quorum(self.turnout_quorum.map(|q| q.0), other.turnout_quorum.map(|q| q.0))
            || objection
            || concurrent
            || veto
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.paper.favour(), self.threshold)?;
        let parts: [Option<&dyn fmt::Display>; 3] = [
            self.approval_quorum.as_ref().map(|part| part as _),
            self.turnout_quorum.as_ref().map(|part| part as _),
            self.objection.as_ref().map(|part| part as _),
        ];
        for part in parts.into_iter().flatten() {
            write!(f, "; {part}")?;
        }
        for part in &self.concurrent {
            write!(f, "; {part}")?;
        }
        for part in &self.vetoes {
            write!(f, "; {part}")?;
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
        let mut rule = Self::plain(paper, threshold);
        for part in parts {
            rule.read(part)?;
        }
        // A rule has one spelling: what is out of order, stands twice or could be written otherwise is none.
        let one_spelling = text.len() <= LONGEST && rule.in_order() && rule.to_string() == text;
        one_spelling.then_some(rule).ok_or(NotARule)
    }
}

impl Rule {
    fn read(&mut self, part: &str) -> Result<(), NotARule> {
        if let Ok(quorum) = part.parse() {
            self.approval_quorum = Some(quorum);
        } else if let Ok(quorum) = part.parse() {
            self.turnout_quorum = Some(quorum);
        } else if let Ok(objection) = part.parse() {
            self.objection = Some(objection);
        } else if let Ok(concurrent) = part.parse() {
            self.concurrent.push(concurrent);
        } else {
            self.vetoes.push(part.parse()?);
        }
        Ok(())
    }

    /// Whether constituencies stand in the order of their names, each once, nothing is sent back that cannot be, and a named
    /// harm never makes it easier to pass.
    fn in_order(&self) -> bool {
        let objection = self.objection.is_none_or(|objection| match objection.then {
            Sustained::SendsBack => self.paper == Paper::Consent,
            Sustained::Asks(threshold) => threshold.covers(self.threshold),
        });
        self.concurrent.windows(2).all(|pair| pair[0].constituency < pair[1].constituency)
            && self.vetoes.windows(2).all(|pair| pair[0].constituency < pair[1].constituency)
            && objection
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
        let threshold = (any_share(), any::<bool>(), base).prop_map(|(share, strict, base)| Threshold {
            share,
            strict,
            base,
        });
        let paper = prop_oneof![Just(Paper::Consent), Just(Paper::Adopt)];
        let quorum = || prop::option::of(any_share());
        (paper, threshold, quorum(), quorum()).prop_map(|(paper, threshold, approval, turnout)| Rule {
            approval_quorum: approval.map(ApprovalQuorum),
            turnout_quorum: turnout.map(TurnoutQuorum),
            ..Rule::plain(paper, threshold)
        })
    }

    /// The constituencies that generated rules name.
    pub(crate) const NAMED: [&str; 3] = ["in-lesvos", "women", "without-papers"];

    /// Rules with every clause there is.
    pub(crate) fn any_full_rule() -> impl Strategy<Value = Rule> {
        let base = || prop_oneof![Just(Base::Cast), Just(Base::Roll)];
        let threshold = move || {
            (any_share(), any::<bool>(), base()).prop_map(|(share, strict, base)| Threshold {
                share,
                strict,
                base,
            })
        };
        let objection = (any_share(), prop::option::of(threshold())).prop_map(|(share, asks)| Objection {
            share,
            then: asks.map_or(Sustained::SendsBack, Sustained::Asks),
        });
        let concurrent = prop::array::uniform3(prop::option::of(threshold()));
        let vetoes = prop::array::uniform3(prop::option::of((any_share(), base())));
        (any_rule(), prop::option::of(objection), concurrent, vetoes).prop_map(
            |(mut rule, objection, concurrent, vetoes)| {
                rule.objection = objection.filter(|objection| match objection.then {
                    Sustained::SendsBack => rule.paper == Paper::Consent,
                    Sustained::Asks(threshold) => threshold.covers(rule.threshold),
                });
                let mut names: Vec<Handle> = NAMED.iter().map(|name| name.parse().unwrap()).collect();
                names.sort();
                for (at, constituency) in names.into_iter().enumerate() {
                    let threshold = concurrent[at];
                    rule.concurrent.extend(
                        threshold
                            .map(|threshold| Concurrent { constituency: constituency.clone(), threshold }),
                    );
                    rule.vetoes.extend(vetoes[at].map(|(share, base)| Veto { constituency, share, base }));
                }
                rule
            },
        )
    }
}

#[cfg(test)]
mod tests;
