//! A negotiation that a requester's connector carries on by the Dataspace Protocol 2025-1: the requester is the consumer, the
//! community the provider. Section "Contract Negotiation Protocol" has the states and the messages.

use serde::{Deserialize, Serialize};

use super::{Proposal, Side, Stage};
use crate::{
    agreement::{Agreement, AgreementState},
    decision::Outcome,
    effect::{Callback, Effect},
    id::{CommunityId, ProposalId, RequesterId},
    party::{address, line},
    refusal::{Faults, Reason, Refused},
    step::Step,
};

/// The state of a negotiation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the protocol's")]
pub enum DataspaceState {
    Requested,
    Offered,
    Accepted,
    Agreed,
    Verified,
    Finalized,
    Terminated,
}

impl DataspaceState {
    /// The protocol's word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Requested => "REQUESTED",
            Self::Offered => "OFFERED",
            Self::Accepted => "ACCEPTED",
            Self::Agreed => "AGREED",
            Self::Verified => "VERIFIED",
            Self::Finalized => "FINALIZED",
            Self::Terminated => "TERMINATED",
        }
    }

    /// The state that a message leads to by the protocol's state machine; none where the message is not allowed.
    pub const fn after(self, message: Message, sender: Side) -> Option<Self> {
        use Message::{Accept, Agree, Finalize, Offer, Request, Terminate, Verify};
        use Side::{Community as Provider, Requester as Consumer};
        match (self, message, sender) {
            (Self::Offered, Request, Consumer) => Some(Self::Requested),
            (Self::Requested, Offer, Provider) => Some(Self::Offered),
            (Self::Offered, Accept, Consumer) => Some(Self::Accepted),
            (Self::Requested | Self::Accepted, Agree, Provider) => Some(Self::Agreed),
            (Self::Agreed, Verify, Consumer) => Some(Self::Verified),
            (Self::Verified, Finalize, Provider) => Some(Self::Finalized),
            (Self::Finalized | Self::Terminated, _, _) => None,
            (_, Terminate, _) => Some(Self::Terminated),
            _ => None,
        }
    }
}

/// A message within a negotiation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// `ContractRequestMessage`: the consumer asks with other terms.
    Request,
    /// `ContractOfferMessage`: the provider offers other terms.
    Offer,
    /// `ContractNegotiationEventMessage`, ACCEPTED.
    Accept,
    /// `ContractAgreementMessage`.
    Agree,
    /// `ContractAgreementVerificationMessage`.
    Verify,
    /// `ContractNegotiationEventMessage`, FINALIZED.
    Finalize,
    /// `ContractNegotiationTerminationMessage`.
    Terminate,
}

impl Message {
    /// All messages.
    pub const ALL: [Self; 7] = [
        Self::Request,
        Self::Offer,
        Self::Accept,
        Self::Agree,
        Self::Verify,
        Self::Finalize,
        Self::Terminate,
    ];
}

/// The connector's side of a negotiation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connection {
    /// The consumer's own id of the negotiation (`consumerPid`).
    pub consumer_pid: String,
    /// Where messages to the consumer go (`callbackAddress`).
    pub callback: String,
    /// The dataset that was asked for (`target`).
    pub target: String,
    /// Whether the consumer has taken the last message of all, FINALIZED.
    pub finalized: bool,
}

/// No id of a connector is longer, in characters.
const LONGEST: u32 = 500;

impl Connection {
    /// Reads what a connector's first message says of it.
    pub fn check(consumer_pid: &str, callback: &str, target: &str) -> Result<Self, Refused> {
        let mut faults = Faults::default();
        let consumer_pid = faults.take("consumerPid", line(consumer_pid, LONGEST));
        let callback = faults.take("callbackAddress", address(callback, &["https://", "http://"]));
        let target = faults.within("offer", |f| f.take("target", line(target, LONGEST)));
        let read = consumer_pid.zip(callback).zip(target);
        faults.or_built(read.map(|((consumer_pid, callback), target)| Self {
            consumer_pid,
            callback,
            target,
            finalized: false,
        }))
    }
}

/// Who asks whom, how, and after what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The community.
    pub community: CommunityId,
    /// The requester.
    pub requester: RequesterId,
    /// The connector that asks, where one does.
    pub connection: Option<Connection>,
    /// The proposal that was sent back and comes again with other terms.
    pub revision_of: Option<ProposalId>,
}

impl Request {
    /// A request by a person, for the first time.
    pub const fn new(community: CommunityId, requester: RequesterId) -> Self {
        Self { community, requester, connection: None, revision_of: None }
    }

    /// The request comes after a proposal of the same requester to the same community that the members sent back.
    pub fn revising(mut self, before: &Proposal) -> Result<Self, Reason> {
        let same = before.community == self.community && before.requester == self.requester;
        match before.stage {
            Stage::Decided { outcome: Outcome::SentBack, .. } if same => {
                self.revision_of = Some(before.id);
                Ok(self)
            }
            _ => Err(Reason::NotSentBack {}),
        }
    }
}

impl Proposal {
    /// The state of the negotiation in the protocol's words; none where no request was ever taken in.
    pub fn dataspace_state(&self, agreement: Option<AgreementState>) -> Option<DataspaceState> {
        Some(match &self.stage {
            Stage::Returned(_) => return None,
            Stage::Submitted(_) => DataspaceState::Requested,
            Stage::Negotiating(stage) if stage.side == Side::Requester => DataspaceState::Requested,
            Stage::Negotiating(_) => DataspaceState::Offered,
            Stage::Queued(_) | Stage::Tabled(_) | Stage::Voting(_) => DataspaceState::Accepted,
            Stage::Decided { outcome: Outcome::Consented, .. } => self.agreed_state(agreement),
            Stage::Decided { .. } | Stage::Withdrawn { .. } | Stage::TimedOut { .. } => {
                DataspaceState::Terminated
            }
        })
    }

    /// [`Self::dataspace_state`] with all that is known of the agreement: a requester that has bound itself while others have not signed
    /// yet has verified it.
    pub fn negotiated_state(&self, agreement: Option<&Agreement>) -> Option<DataspaceState> {
        let state = self.dataspace_state(agreement.map(|agreement| agreement.state));
        let countersigned = agreement.is_some_and(|agreement| agreement.signing.countersigned);
        match state {
            Some(DataspaceState::Agreed) if countersigned => Some(DataspaceState::Verified),
            state => state,
        }
    }

    fn agreed_state(&self, agreement: Option<AgreementState>) -> DataspaceState {
        let told = self.connection.as_ref().is_none_or(|connection| connection.finalized);
        match agreement {
            None | Some(AgreementState::Pending) => DataspaceState::Agreed,
            Some(AgreementState::Declined { .. }) => DataspaceState::Terminated,
            // DSP has no word for what becomes of an agreement afterwards.
            Some(
                AgreementState::InForce { .. }
                | AgreementState::Suspended { .. }
                | AgreementState::Withdrawn { .. },
            ) => {
                if told {
                    DataspaceState::Finalized
                } else {
                    DataspaceState::Verified
                }
            }
        }
    }

    /// What the connector is told, where there is one.
    pub(super) fn call_back(&self, message: Callback) -> Option<Effect> {
        self.connection.is_some().then_some(Effect::CallBack { proposal: self.id, message })
    }

    /// The consumer has taken the last message; nothing where it had before.
    pub fn finalized(mut self) -> Option<Step<Self>> {
        let connection = self.connection.as_mut().filter(|connection| !connection.finalized)?;
        connection.finalized = true;
        Some(Step::to(self))
    }
}

#[cfg(test)]
mod tests;
