//! The record of one decided vote without names, from which anybody who holds it can count again.
//!
//! **What is in it.** Everything that the tally is a function of: the rule, in an election who stood, the seats of the electorate
//! under numbers that were drawn for this record alone, the ballots, who let whom vote for them, who stood behind which
//! objection, and the turnout that was shown while the vote was open; and the signed decision itself. The numbers are the
//! places of a shuffled roll, so that the order of the lists tells nothing, and every list has one order. Who stood comes in
//! the order of the paper, which is public.
//!
//! **What binds it.** The leaves of the roll's tree and the commitments of the counted ballots, each sorted by itself: they have the
//! roots that the decision names, and there are as many as seats and ballots. Which leaf is whose seat, and which
//! commitment which ballot, is not said: opening one takes the member's id and salt, which would put the name back. That a
//! ballot was counted as it was cast is for its member's receipt to show; that the record was not made up, for the number
//! and the roots.
//!
//! **On file.** Canonical JSON ([`crate::canonical`]) and one line feed.

mod recount;

use std::collections::BTreeSet;

use domain::{
    ballot::{Answer, Attestation, Choice},
    decision::DecisionKind,
    delegation,
    digest::Digest,
    id::MandateId,
    ranking::Slate,
    rule::VotingRule,
    taxonomy::Code,
    text::Handle,
};
use serde::{Deserialize, Serialize};

pub use self::recount::Difference;
use crate::{
    canonical::{self, CanonicalError},
    decision::{self, ElectionCandidate},
    digest,
};

/// The `type` of every record.
pub const TYPE: &str = "OwnaccordVoteRecord";

/// The `version` of the records described here.
pub const VERSION: u64 = 1;

/// Why a record was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// Not canonical JSON with one line feed at its end.
    #[error("this is no record in canonical form: {0}")]
    Form(#[from] CanonicalError),
    /// No line feed at its end, or more than one.
    #[error("a record ends with one line feed")]
    End,
    /// `type` or `version` is another than [`TYPE`] and [`VERSION`].
    #[error("not a vote record of version 1")]
    TypeOrVersion,
    /// A member is missing, unknown, or not of its kind.
    #[error("a member is not as version 1 has it: {0}")]
    Member(String),
    /// The seats are not numbered from 1 on, in order.
    #[error("the seats are not numbered from 1 on, each once")]
    Seats,
    /// A list is not in its order, or names something twice.
    #[error("{0} are not in their order, or one stands there twice")]
    Order(&'static str),
    /// A list names a seat that there is not.
    #[error("{list} name seat {seat}, which there is not")]
    NoSuchSeat {
        /// The list.
        list: &'static str,
        /// The seat.
        seat: u32,
    },
    /// A list names a seat that was struck, of which nothing is told.
    #[error("{list} name seat {seat}, which was struck")]
    Struck {
        /// The list.
        list: &'static str,
        /// The seat.
        seat: u32,
    },
    /// The candidates are no paper of an election, or there are some where the rule chooses between nobody.
    #[error("the candidates are not those of a paper that the rule chooses from: {0}")]
    Candidates(&'static str),
    /// A seat belongs to a constituency that the rule does not count.
    #[error("seat {0} belongs to a constituency that the rule does not count")]
    Constituency(u32),
    /// The answer of a ballot is none that the rule's paper offers.
    #[error("the answer of seat {0} is none that the rule offers")]
    Answer(u32),
    /// Delegations in a vote that took none, or one to oneself.
    #[error("the delegations cannot have been given in this vote")]
    Delegations,
    /// Objections in a vote whose rule counts none.
    #[error("the objections cannot have been raised in this vote")]
    Objections,
}

impl RecordError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Form(fault) => fault.code(),
            Self::End => "record-end",
            Self::TypeOrVersion => "record-version",
            Self::Member(_) => "record-member",
            Self::Seats => "record-seats",
            Self::Order(_) => "record-order",
            Self::NoSuchSeat { .. } => "record-no-such-seat",
            Self::Struck { .. } => "record-struck",
            Self::Candidates(_) => "record-candidates",
            Self::Constituency(_) => "record-constituency",
            Self::Answer(_) => "record-answer",
            Self::Delegations => "record-delegations",
            Self::Objections => "record-objections",
        }
    }
}

/// The record of one vote. It tells how seats voted, so it has no `Debug` that could reach a log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VoteRecord {
    /// Always [`TYPE`].
    #[serde(rename = "type")]
    pub record_type: String,
    /// Always [`VERSION`].
    pub version: u64,
    /// What kind of thing was decided.
    pub kind: DecisionKind,
    /// The rule of the vote in its one-line notation.
    pub rule: VotingRule,
    /// Who stood in an election, as the decision names them, in the order of the paper; absent where nobody did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<ElectionCandidate>,
    /// On which terms delegations were taken; absent where none were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delegation: Option<delegation::Terms>,
    /// The last turnout that was shown while the vote was open: the figures were chosen with an eye to it.
    pub turnout_shown: u64,
    /// The frozen roll.
    pub seats: Vec<Seat>,
    /// The ballots that stood at the close, by seat.
    pub ballots: Vec<Ballot>,
    /// Who let whom vote for them in this vote, by the seat that did.
    pub delegations: Vec<Delegation>,
    /// Who stood behind which objection, by harm and seat.
    pub objections: Vec<Objection>,
    /// The leaves of the roll's tree ([`crate::roll`]), sorted.
    pub roll_leaves: Vec<Digest>,
    /// The commitments of the counted ballots ([`crate::ballots`]), sorted.
    pub commitments: Vec<Digest>,
    /// The signed decision ([`crate::decision`]): a compact JWS.
    pub decision: String,
}

/// One seat of the roll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Seat {
    /// Its number in this record.
    pub seat: u32,
    /// Whether it was struck before the close. Of a struck seat nothing else is told: who was struck is known by name.
    pub struck: bool,
    /// The constituencies it belongs to, in the order of their names.
    pub constituencies: Vec<Handle>,
}

/// One ballot that stood.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ballot {
    /// Whose.
    pub seat: u32,
    /// The answer: a word of the ballot paper, or in an election the canonical text of a ranking or of approvals.
    pub answer: String,
    /// How it is known whose it is.
    pub attestation: Attestation,
}

/// One seat's own delegate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Delegation {
    /// Who delegates.
    pub from: u32,
    /// To whom.
    pub to: u32,
}

/// One seat behind an objection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Objection {
    /// The harm named.
    pub harm: Code,
    /// Who.
    pub seat: u32,
}

impl VoteRecord {
    /// Reads a record from its file.
    ///
    /// # Errors
    /// [`RecordError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, RecordError> {
        let text = bytes.strip_suffix(b"\n").filter(|text| !text.ends_with(b"\n")).ok_or(RecordError::End)?;
        let value = canonical::parse_canonical(text)?;
        let named = (value.get("type"), value.get("version"));
        if named != (Some(&TYPE.into()), Some(&VERSION.into())) {
            return Err(RecordError::TypeOrVersion);
        }
        let record: Self =
            serde_json::from_value(value).map_err(|fault| RecordError::Member(fault.to_string()))?;
        // One record, one spelling: such as a null for a member that is left out would be another.
        if canonical::to_text(&record)?.as_bytes() != text {
            return Err(CanonicalError::NotCanonical.into());
        }
        record.check()?;
        Ok(record)
    }

    /// The record as it is kept on file.
    ///
    /// # Errors
    /// Every [`RecordError`]: what nobody could read is not handed out.
    pub fn to_file(&self) -> Result<String, RecordError> {
        self.check()?;
        Ok(canonical::to_text(self)? + "\n")
    }

    fn check(&self) -> Result<(), RecordError> {
        if self.record_type != TYPE || self.version != VERSION {
            return Err(RecordError::TypeOrVersion);
        }
        if (1..).zip(&self.seats).any(|(number, seat): (u32, _)| seat.seat != number) {
            return Err(RecordError::Seats);
        }
        self.check_order()?;
        self.check_constituencies()?;
        self.check_candidates()?;
        for ballot in &self.ballots {
            self.sits("ballots", ballot.seat)?;
            if !self.offers(&ballot.answer) {
                return Err(RecordError::Answer(ballot.seat));
            }
        }
        for edge in &self.delegations {
            self.sits("delegations", edge.from)?;
            self.sits("delegations", edge.to)?;
            if self.delegation.is_none() || edge.from == edge.to {
                return Err(RecordError::Delegations);
            }
        }
        if !self.rule.counts_objections() && !self.objections.is_empty() {
            return Err(RecordError::Objections);
        }
        self.objections.iter().try_for_each(|objection| self.sits("objections", objection.seat))
    }

    /// Nothing is told of a struck seat, nor of anybody what the rule does not ask.
    fn check_constituencies(&self) -> Result<(), RecordError> {
        let counted = self.rule.constituencies();
        for seat in self.seats.iter().filter(|seat| !seat.constituencies.is_empty()) {
            if seat.struck {
                return Err(RecordError::Struck { list: "constituencies", seat: seat.seat });
            }
            if seat.constituencies.iter().any(|name| !counted.contains(&name)) {
                return Err(RecordError::Constituency(seat.seat));
            }
        }
        Ok(())
    }

    /// A paper where the rule chooses between several, and else none.
    fn check_candidates(&self) -> Result<(), RecordError> {
        let wrong = |what| Err(RecordError::Candidates(what));
        match (self.rule.choose(), self.slate()) {
            (None, _) if self.candidates.is_empty() => return Ok(()),
            (None, _) => return wrong("the rule chooses between nobody"),
            (Some(_), None) => return wrong("nobody stands, or too many"),
            (Some(_), Some(_)) => {}
        }
        if !decision::numbered(&self.candidates) {
            return wrong("they are not numbered from 1 on, in order");
        }
        let named = |one: &ElectionCandidate| {
            let (handle, mandate) = (one.intermediary.parse::<Handle>(), one.mandate.parse::<MandateId>());
            handle.is_ok() && mandate.is_ok() && digest::is_text(&one.digest)
        };
        if !self.candidates.iter().all(named) {
            return wrong("one has no handle, mandate or digest");
        }
        let mandates: BTreeSet<_> = self.candidates.iter().map(|one| &one.mandate).collect();
        if mandates.len() < self.candidates.len() { wrong("a mandate stands there twice") } else { Ok(()) }
    }

    /// The paper of those who stand; none where nobody does, or more than a paper holds.
    fn slate(&self) -> Option<Slate> {
        Slate::new(self.candidates.len()).ok()
    }

    /// Whether this is the canonical text of an answer that the rule's paper offers.
    fn offers(&self, answer: &str) -> bool {
        match &self.rule {
            VotingRule::Decide(rule) => {
                answer.parse::<Choice>().is_ok_and(|choice| rule.paper.choices().contains(&choice))
            }
            VotingRule::Choose(rule) => self.slate().is_some_and(|slate| {
                answer.parse::<Answer>().is_ok_and(|answer| rule.method.takes(&answer, slate))
            }),
        }
    }

    /// One record, one spelling; and nothing counts twice.
    fn check_order(&self) -> Result<(), RecordError> {
        let in_order = [
            ("constituencies", self.seats.iter().all(|seat| rising(seat.constituencies.iter()))),
            ("ballots", rising(self.ballots.iter().map(|ballot| ballot.seat))),
            ("delegations", rising(self.delegations.iter().map(|edge| edge.from))),
            ("objections", rising(self.objections.iter().map(|one| (&one.harm, one.seat)))),
            ("rollLeaves", rising(self.roll_leaves.iter())),
            ("commitments", rising(self.commitments.iter())),
        ];
        in_order.iter().find(|(_, holds)| !holds).map_or(Ok(()), |(list, _)| Err(RecordError::Order(list)))
    }

    /// Whether there is such a seat, and it was not struck.
    fn sits(&self, list: &'static str, seat: u32) -> Result<(), RecordError> {
        let place = usize::try_from(seat).ok().and_then(|number| number.checked_sub(1));
        match place.and_then(|place| self.seats.get(place)) {
            None => Err(RecordError::NoSuchSeat { list, seat }),
            Some(found) if found.struck => Err(RecordError::Struck { list, seat }),
            Some(_) => Ok(()),
        }
    }
}

fn rising<T: PartialOrd>(list: impl Iterator<Item = T> + Clone) -> bool {
    list.clone().zip(list.skip(1)).all(|(one, next)| one < next)
}

#[cfg(test)]
mod tests;
