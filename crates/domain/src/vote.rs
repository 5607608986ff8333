//! A vote: one question, one frozen roll, one window, one rule.
//!
//! The window is `[opens, closes)`. After it the vote is *closing* until every ballot given in time is gathered, then it
//! is closed for good; there is no way back, only a new vote that names the old.

mod answering;
mod assisting;
mod confiding;
mod ending;
mod objecting;
mod pressure;

use serde::{Deserialize, Serialize};

use crate::{
    ballot::{Answer, Attestation, Ballot, Channel, Delivery},
    charter::{Procedure, Secrecy},
    decision::{DecisionKind, Subject},
    delegation,
    digest::Digest,
    effect::{Audience, Effect, EventRef, Notice, RoomRole},
    election::Standing,
    fact::Fact,
    id::{CommunityId, VoteId},
    moment::Moment,
    refusal::{Reason, Refused},
    roll::Seat,
    rule::VotingRule,
    step::Step,
    text::{Language, LocalText},
};
pub use assisting::{Assistance, Help, Sayer};
pub use confiding::{Confided, Confiding};
pub use ending::LONGEST_HOLD;
pub use objecting::{Objecting, Objection};
pub(crate) use pressure::Heard;
pub use pressure::{GoingOn, LONGEST_PAUSE, LettingGoOn, Pause, Pressure, PressureReport, Reporting};

mod bulletin;

pub use bulletin::{Bulletin, SHORTEST_STEP};

/// Where a vote stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VoteState {
    /// Taking ballots.
    Open,
    /// The window is over; stragglers are being gathered.
    Closing,
    /// Counted, for good.
    Closed {
        /// When.
        at: Moment,
    },
    /// Could not be counted in time.
    Void {
        /// When.
        at: Moment,
    },
}

impl VoteState {
    /// Whether ballots can still be taken or gathered.
    pub const fn under_way(self) -> bool {
        matches!(self, Self::Open | Self::Closing)
    }
}

/// A vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// Its id.
    pub id: VoteId,
    /// Whose.
    pub community: CommunityId,
    /// What it is about.
    pub subject: Subject,
    /// The question, in words.
    pub question: LocalText,
    /// Who stands, in the order of the paper; nobody where the question is one of yes or no.
    pub candidates: Vec<Standing>,
    /// What must be reached.
    pub rule: VotingRule,
    /// Who may know how somebody voted.
    pub secrecy: Secrecy,
    /// The least grade of a ballot that counts.
    pub attestation: Attestation,
    /// On which terms members can let a delegate vote for them; none where they cannot.
    pub delegation: Option<delegation::Terms>,
    /// For how many members one helper can vote.
    pub most_assisted: u32,
    /// The window's first moment.
    pub opens_at: Moment,
    /// The first moment after the window.
    pub closes_at: Moment,
    /// Where it stands.
    pub state: VoteState,
    /// Its members have been told that the count comes late.
    pub held_back: bool,
    /// What is shown of the turnout.
    pub bulletin: Bulletin,
    /// What is known of pressure on its members.
    pub pressure: Pressure,
    /// How many seats the frozen roll has.
    pub electorate: u32,
    /// The salted Merkle root of the roll.
    pub roll_root: Digest,
    /// The digest of the charter in force at the opening.
    pub charter: Digest,
    /// The digest of the terms voted on.
    pub terms: Option<Digest>,
    /// The digest of the mandate voted on, or under which the terms were negotiated.
    pub mandate: Option<Digest>,
    /// The void vote that this one repeats.
    pub reopens: Option<VoteId>,
}

/// What it takes to open a vote.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The new vote's id.
    pub id: VoteId,
    /// Whose.
    pub community: CommunityId,
    /// What it is about.
    pub subject: Subject,
    /// The question, in words.
    pub question: LocalText,
    /// Who stands, in the order of the paper; nobody where the question is one of yes or no.
    pub candidates: Vec<Standing>,
    /// How the charter has it held.
    pub rule: Procedure<VotingRule>,
    /// Since when the members could deliberate.
    pub since: Moment,
    /// The roll as it stands now, one seat a member.
    pub seats: Vec<Seat>,
    /// Its salted Merkle root.
    pub roll_root: Digest,
    /// The digest of the charter in force.
    pub charter: Digest,
    /// The digest of the terms voted on.
    pub terms: Option<Digest>,
    /// The digest of the mandate.
    pub mandate: Option<Digest>,
    /// For how many members one helper can vote: the charter's.
    pub most_assisted: u32,
    /// The void vote that this one repeats.
    pub reopens: Option<VoteId>,
}

/// An open vote and its frozen roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The vote.
    pub vote: Vote,
    /// Its roll.
    pub seats: Vec<Seat>,
}

/// A ballot as a member gives it.
#[derive(Clone, Debug)]
pub struct Given {
    /// The answer.
    pub answer: Answer,
    /// How it came in.
    pub channel: Channel,
    /// How it reached us.
    pub delivery: Delivery,
    /// The event that brought it, if it came by Matrix.
    pub event: Option<EventRef>,
    /// The language to answer in.
    pub language: Option<Language>,
    /// Who helps, where a helper gives it.
    pub assistance: Option<Assistance>,
    /// Fresh chance for the commitment.
    pub salt: [u8; 32],
}

/// A change of one seat: the ballot that stands now, if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seated {
    /// The seat as it is now; storage guards it by the acts before.
    pub seat: Seat,
    /// The ballot that stands.
    pub ballot: Option<Ballot>,
}

impl Vote {
    /// Opens a vote.
    pub fn open(opening: Opening, now: Moment) -> Result<Step<Opened>, Refused> {
        let rule = opening.rule;
        let from = opening.since.plus(rule.least_deliberation);
        if now < from && opening.reopens.is_none() {
            return Err(Reason::DeliberationNotOver { until: from }.into());
        }
        rule.takeable()?;
        let electorate = u32::try_from(opening.seats.len()).unwrap_or(u32::MAX);
        if electorate == 0 {
            return Err(Reason::RollEmpty {}.into());
        }
        let (id, community, kind) = (opening.id, opening.community, opening.subject.kind());
        let vote = Self {
            id,
            community,
            subject: opening.subject,
            question: opening.question,
            candidates: opening.candidates,
            rule: rule.rule,
            secrecy: rule.secrecy,
            attestation: rule.attestation,
            delegation: rule.delegation,
            most_assisted: opening.most_assisted,
            opens_at: now,
            closes_at: now.plus(rule.window),
            state: VoteState::Open,
            held_back: false,
            bulletin: Bulletin::first(now),
            pressure: Pressure::default(),
            electorate,
            roll_root: opening.roll_root,
            charter: opening.charter,
            terms: opening.terms,
            mandate: opening.mandate,
            reopens: opening.reopens,
        };
        let effects = vote.opening_effects();
        let fact = Fact::VoteOpened { community, vote: id, kind, electorate, roll: opening.roll_root };
        Ok(Step::to(Opened { vote, seats: opening.seats }).fact(fact).effects(effects))
    }

    fn opening_effects(&self) -> Vec<Effect> {
        let notice = self.opening_notice();
        let mut effects = vec![Effect::tell_room(self.community, RoomRole::BallotBox, notice)];
        if self.is_polled() {
            effects.push(Effect::OpenPoll { community: self.community, vote: self.id });
        }
        effects
    }

    /// The kind of decision.
    pub const fn kind(&self) -> DecisionKind {
        self.subject.kind()
    }

    /// Takes a ballot for a seat. `commit` makes the salted commitment for the sequence number that the ballot gets.
    pub fn cast(
        &self,
        mut seat: Seat,
        given: Given,
        now: Moment,
        commit: impl FnOnce(&Seat, &Answer, &[u8; 32]) -> Digest,
    ) -> Result<Step<Seated>, Refused> {
        self.takes_from(&seat)?;
        self.offers(&given.answer)?;
        if self.secrecy > Secrecy::Open && given.channel == Channel::Room {
            return Err(Reason::NotInPublic {}.into());
        }
        if let Some(help) = given.assistance {
            self.assists(&seat, help)?;
        }
        let done_at = self.in_window(given.delivery, now)?;
        seat.assisted = given.assistance.is_some();
        let replaced = std::mem::replace(&mut seat.standing, true);
        seat.acts_in_order(given.delivery, done_at, now)?;
        let commitment = commit(&seat, &given.answer, &given.salt);
        let ballot = Ballot {
            vote: self.id,
            member: seat.member,
            sequence: seat.acts,
            answer: given.answer.clone(),
            channel: given.channel,
            attestation: Attestation::RoomAttested,
            assisted_by: given.assistance.map(|help| help.helper),
            received_at: now,
            salt: given.salt,
            commitment,
        };
        let acknowledgement = self.acknowledgement(given, replaced, now);
        Ok(Step::to(Seated { seat, ballot: Some(ballot) })
            .fact(Fact::BallotCast { vote: self.id, commitment })
            .effects(acknowledgement))
    }

    /// What the sender is told of a ballot that counts; an API call is answered by its own payload.
    fn acknowledgement(&self, given: Given, replaced: bool, now: Moment) -> Option<Effect> {
        let event = given.event?;
        Some(match given.channel {
            Channel::Room => Effect::Acknowledge { event },
            Channel::DirectChat | Channel::Api => Effect::Tell {
                audience: Audience::Reply { to: event, language: given.language },
                notice: Notice::BallotCounts { channel: given.channel, replaced, closes: self.closes(now) },
            },
        })
    }

    /// Takes a ballot back. Not the same as redacting a message, which changes nothing.
    pub fn withdraw_ballot(
        &self,
        mut seat: Seat,
        delivery: Delivery,
        reply: Option<(EventRef, Option<Language>)>,
        now: Moment,
    ) -> Result<Step<Seated>, Refused> {
        self.takes_from(&seat)?;
        let done_at = self.in_window(delivery, now)?;
        if !std::mem::take(&mut seat.standing) {
            return Err(Reason::NoBallot {}.into());
        }
        seat.assisted = false;
        seat.acts_in_order(delivery, done_at, now)?;
        let told = reply.map(|(to, language)| Effect::Tell {
            audience: Audience::Reply { to, language },
            notice: Notice::BallotWithdrawn {},
        });
        Ok(Step::to(Seated { seat, ballot: None })
            .fact(Fact::BallotWithdrawn { vote: self.id })
            .effects(told))
    }

    fn takes_from(&self, seat: &Seat) -> Result<(), Reason> {
        if seat.struck { Err(Reason::Struck {}) } else { Ok(()) }
    }

    /// The moment at which something was done, if it lies in the window. While the vote is closing, only what came by
    /// Matrix and was sent in time is still taken.
    fn in_window(&self, delivery: Delivery, now: Moment) -> Result<Moment, Reason> {
        let done_at = delivery.done_at(now);
        match self.state {
            VoteState::Closed { at } | VoteState::Void { at } => Err(Reason::VoteOver { closed: at }),
            VoteState::Open | VoteState::Closing if done_at < self.opens_at => {
                Err(Reason::NotOpenYet { opens: self.opens_at })
            }
            VoteState::Open | VoteState::Closing if done_at >= self.closes_at && !self.is_paused() => {
                Err(Reason::TooLate { closed: self.closes_at })
            }
            VoteState::Closing if delivery == Delivery::Here => {
                Err(Reason::TooLate { closed: self.closes_at })
            }
            VoteState::Open | VoteState::Closing => Ok(done_at),
        }
    }
}

#[cfg(test)]
mod replay;
#[cfg(test)]
pub(crate) mod tests;
