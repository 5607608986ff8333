//! A proposal to one community and the stages it goes through. One stage a file, with only its own transitions: a
//! stage owns what was gathered on the way, and a transition consumes it.
//!
//! ```text
//! Returned ⇄ (again) → Submitted → Negotiating → (Queued →) Tabled → Voting → Consented | Refused | SentBack | Lapsed
//! any of them before Voting → Withdrawn        Submitted, Negotiating → TimedOut (the clock)
//! ```

mod answering;
mod connection;
mod drafting;
mod heard;
mod history;
mod minutes;
mod negotiating;
mod pausing;
mod queued;
mod submitted;
mod tabled;
mod together;
mod voting;

use serde::{Deserialize, Serialize};

use crate::{
    burden::Asked,
    decision::Outcome,
    digest::Digest,
    effect::Callback,
    fact::Fact,
    id::{CommunityId, MandateId, ProposalId, RequesterId},
    moment::Moment,
    refusal::{Reason, Refused},
    step::Step,
    terms::{Terms, TermsDraft},
    text::LocalText,
};
pub use connection::{Connection, DataspaceState, Message, Request};
pub use drafting::{OfferDraft, Saving};
pub use heard::{Ear, Happened, Heard};
pub use history::{Move, Turn, history};
pub use minutes::{Entry, Minute, Movement, Papers, minuted, timeline};
pub use negotiating::{Acceptance, Negotiating};
pub use queued::Queued;
pub use submitted::{Gate, Returned, Submitted};
pub use tabled::{SentBackFor, Tabled};
pub use together::{Beside, Together, noticed, together};
pub use voting::Voting;

/// A side of the negotiation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The requester (the consumer, in the Dataspace Protocol's words).
    Requester,
    /// The community, through an advocate (the provider).
    Community,
}

impl Side {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Requester => Self::Community,
            Self::Community => Self::Requester,
        }
    }
}

/// One numbered, immutable version of the terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Counts from 1 in each proposal.
    pub number: u32,
    /// Who made it.
    pub side: Side,
    /// The words.
    pub terms: Terms,
    /// Their digest.
    pub digest: Digest,
    /// What was said with it.
    pub note: LocalText,
    /// When.
    pub at: Moment,
}

impl Offer {
    fn new(number: u32, side: Side, terms: Terms, note: LocalText, at: Moment) -> Self {
        let digest = terms.digest();
        Self { number, side, terms, digest, note, at }
    }
}

/// Where a proposal stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "kebab-case")]
pub enum Stage {
    /// The machine found faults.
    Returned(Box<Returned>),
    /// Taken in; no advocate has answered.
    Submitted(Submitted),
    /// Offers go back and forth.
    Negotiating(Negotiating),
    /// Both sides accept the same words, which wait until the members have time for them: "tabled" to everybody outside.
    Queued(Queued),
    /// Both sides accept the same words; the members deliberate.
    Tabled(Tabled),
    /// The members vote.
    Voting(Voting),
    /// The members have answered, or the terms went back before they could.
    Decided {
        /// Which words they answered.
        number: u32,
        /// How.
        outcome: Outcome,
        /// Why the terms went back, where it was before the members had voted. Not known of what went back before this was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<SentBackFor>,
    },
    /// The requester took it back.
    Withdrawn {
        /// When.
        at: Moment,
    },
    /// An offer was not answered in time.
    TimedOut {
        /// When.
        at: Moment,
    },
}

impl Stage {
    /// Its word.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Returned(_) => "returned",
            Self::Submitted(_) => "submitted",
            Self::Negotiating(_) => "negotiating",
            Self::Queued(_) => "queued",
            Self::Tabled(_) => "tabled",
            Self::Voting(_) => "voting",
            Self::Decided { outcome, .. } => outcome.word(),
            Self::Withdrawn { .. } => "withdrawn",
            Self::TimedOut { .. } => "timed-out",
        }
    }
    /// The refusal of something that this stage does not allow.
    pub fn wrong(&self) -> Refused {
        match self {
            Self::Queued(_) => Reason::ProposalQueued {}.into(),
            _ => Reason::WrongStage { stage: self.word().to_owned() }.into(),
        }
    }
    /// The number of the latest offer, if there is one.
    pub const fn latest(&self) -> Option<u32> {
        match self {
            Self::Returned(_) | Self::Withdrawn { .. } | Self::TimedOut { .. } => None,
            Self::Submitted(_) => Some(1),
            Self::Negotiating(stage) => Some(stage.number),
            Self::Queued(stage) => Some(stage.number),
            Self::Tabled(stage) => Some(stage.number),
            Self::Voting(stage) => Some(stage.tabled.number),
            Self::Decided { number, .. } => Some(*number),
        }
    }
}

/// A proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// To whom.
    pub community: CommunityId,
    /// From whom.
    pub requester: RequesterId,
    /// Where it stands.
    pub stage: Stage,
    /// The mandate under which the community's side negotiates, once an advocate has acted.
    pub mandate: Option<MandateId>,
    /// The proposal that was sent back and came again as this one.
    pub revision_of: Option<ProposalId>,
    /// The connector that carries on the requester's side, where one does.
    pub connection: Option<Connection>,
    /// Since when the negotiation is paused, while it is.
    pub paused: Option<Moment>,
    /// Since when the latest offer waits for its answer; the time of a pause is not counted.
    pub waits_since: Moment,
    /// When the side that it waits for was warned, if it was.
    pub warned: Option<Moment>,
    /// When it was first submitted.
    pub submitted_at: Moment,
}

/// A proposal and what the step brought with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The proposal.
    pub proposal: Proposal,
    /// The new offer, on which the proposal now rests.
    pub offer: Option<Offer>,
    /// What the members are asked from now on, where the deliberation began.
    pub asked: Option<Asked>,
}

impl Proposal {
    /// Submits terms to the machine. Faulty terms are kept with their faults, so that nothing typed is lost.
    pub fn submit(
        id: ProposalId,
        request: Request,
        draft: TermsDraft,
        gate: Gate<'_>,
        now: Moment,
    ) -> Step<Moved> {
        let Request { community, requester, connection, revision_of } = request;
        let proposal = |stage| Self {
            id,
            community,
            requester,
            stage,
            mandate: None,
            paused: None,
            revision_of,
            connection,
            waits_since: now,
            warned: None,
            submitted_at: now,
        };
        submitted::pass(draft, gate, now, proposal)
    }

    /// Submits a returned proposal again.
    pub fn submit_again(
        self,
        draft: TermsDraft,
        gate: Gate<'_>,
        now: Moment,
    ) -> Result<Step<Moved>, Refused> {
        match self.stage {
            Stage::Returned(_) => {
                let again = |stage| Self { stage, waits_since: now, ..self };
                Ok(submitted::pass(draft, gate, now, again))
            }
            stage => Err(stage.wrong()),
        }
    }

    /// The requester takes the proposal back; possible until the vote opens. Its connector is told, unless it was the connector
    /// that said so.
    pub fn withdraw(mut self, by_connector: bool, now: Moment) -> Result<Step<Self>, Refused> {
        match self.stage {
            Stage::Voting(_) | Stage::Decided { .. } | Stage::Withdrawn { .. } | Stage::TimedOut { .. } => {
                Err(self.stage.wrong())
            }
            Stage::Returned(_)
            | Stage::Submitted(_)
            | Stage::Negotiating(_)
            | Stage::Queued(_)
            | Stage::Tabled(_) => {
                self.stage = Stage::Withdrawn { at: now };
                self.paused = None;
                let fact = Fact::ProposalWithdrawn { community: self.community, proposal: self.id };
                let told = self.call_back(Callback::Terminated).filter(|_| !by_connector);
                let minute = self.minute(Minute::Withdrawn {});
                Ok(Step::to(self).fact(fact).effects(told).effect(minute))
            }
        }
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod tests;
