//! What a consent and the requester's countersignature make together: a ceiling for the use of data, never a floor.

mod aftermath;
mod signing;
mod suspension;

use serde::{Deserialize, Serialize};

use crate::{
    charter::{Charter, Cosigners, DecisionRule},
    decision::{Decision, DecisionKind, Outcome},
    digest::Digest,
    effect::{Effect, Notice, RoomRole},
    fact::Fact,
    id::{AgreementId, CommunityId, DecisionId, ProposalId, RequesterId},
    moment::Moment,
    refusal::{Reason, Refused},
    step::Step,
    terms::Terms,
};
pub use aftermath::{ACKNOWLEDGE_WITHIN, Discharge, Duty, Outstanding};
pub use signing::{AgreementSignature, SignatureUndone, Signed, Signer, Signing};
pub use suspension::{Suspension, SuspensionCause, Watched};

/// Where an agreement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgreementState {
    /// The members consented; signatures are missing ([`Signing`]).
    Pending,
    /// In force from the first moment to before the last.
    InForce {
        /// From when.
        from: Moment,
        /// Until when, exclusive.
        until: Moment,
    },
    /// In force, but not to be relied on for now.
    Suspended {
        /// From when it is in force.
        from: Moment,
        /// Until when, exclusive.
        until: Moment,
        /// Since when it is suspended, and why.
        suspension: Suspension,
    },
    /// The requester did not bind itself: it ended the negotiation instead.
    Declined {
        /// When.
        at: Moment,
    },
    /// The community took its consent back; nothing may be used from that moment on.
    Withdrawn {
        /// When.
        at: Moment,
    },
}

impl AgreementState {
    /// From when to before when it is or was in force, if it came into force and was not taken back.
    pub const fn term(self) -> Option<(Moment, Moment)> {
        match self {
            Self::InForce { from, until } | Self::Suspended { from, until, .. } => Some((from, until)),
            Self::Pending | Self::Declined { .. } | Self::Withdrawn { .. } => None,
        }
    }

    /// Why it is suspended, if it is.
    pub const fn suspended(self) -> Option<SuspensionCause> {
        match self {
            Self::Suspended { suspension, .. } => Some(suspension.cause),
            _ => None,
        }
    }
}

/// That an advocate asked for a vote on withdrawing a consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithdrawalRequest {
    /// Of which agreement.
    pub agreement: AgreementId,
    /// When.
    pub asked_at: Moment,
}

/// An agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// Whose data.
    pub community: CommunityId,
    /// Who may use it.
    pub requester: RequesterId,
    /// The decision it rests on.
    pub decision: DecisionId,
    /// The proposal that was decided on.
    pub proposal: ProposalId,
    /// The words agreed on.
    pub terms: Terms,
    /// Their digest.
    pub digest: Digest,
    /// Where it stands.
    pub state: AgreementState,
    /// What it asks of signatures, and what it has of them.
    pub signing: Signing,
}

impl Agreement {
    /// The agreement that a consent leads to, which waits for the requester's signature and for those of `cosigners`. `document` is the
    /// digest of the signed decision: what these sign.
    pub fn of(
        id: AgreementId,
        (decision, document): (&Decision, Digest),
        parties: (RequesterId, ProposalId),
        terms: Terms,
        cosigners: Option<Cosigners>,
    ) -> Result<Step<Self>, Refused> {
        if decision.outcome != Outcome::Consented {
            return Err(Reason::NotConsented {}.into());
        }
        let digest = terms.digest();
        if decision.terms != Some(digest) {
            return Err(Reason::OtherTerms {}.into());
        }
        let (requester, proposal) = parties;
        let (community, decision) = (decision.community, decision.id);
        let state = AgreementState::Pending;
        let fact = Fact::AgreementMade { community, agreement: id, decision };
        let signing = Signing { cosigners, ..Signing::default() };
        let made = Self { id, community, requester, decision, proposal, terms, digest, state, signing };
        let told = made.asks_for_signatures(document);
        Ok(Step::to(made).fact(fact).effects(told))
    }

    fn pending(&self) -> Result<(), Reason> {
        match self.state {
            AgreementState::Pending => Ok(()),
            AgreementState::InForce { .. } | AgreementState::Suspended { .. } => {
                Err(Reason::AlreadyCountersigned {})
            }
            AgreementState::Declined { .. } | AgreementState::Withdrawn { .. } => {
                Err(Reason::AgreementEnded {})
            }
        }
    }

    /// The requester does not bind itself to what the members consented to, and never can any more.
    pub fn decline(mut self, now: Moment) -> Result<Step<Self>, Refused> {
        self.pending()?;
        self.state = AgreementState::Declined { at: now };
        let fact = Fact::AgreementDeclined { community: self.community, agreement: self.id };
        Ok(Step::to(self).fact(fact))
    }

    /// The rule under which the withdrawal of the consent is voted on: that of the risk of its terms.
    ///
    /// It can be asked for before the agreement is in force, during its term, and after that for as long as the terms let data be kept:
    /// a withdrawal is also what makes the requester delete within the time that it promised for that.
    pub fn withdrawable<'a>(&self, charter: &'a Charter, now: Moment) -> Result<&'a DecisionRule, Reason> {
        let stands = match self.state.term() {
            Some((_, until)) => now < until.plus(self.terms.retention),
            None => self.state == AgreementState::Pending,
        };
        let rule = charter.rule(DecisionKind::Withdrawal, self.terms.risk(charter));
        rule.filter(|_| stands).ok_or(Reason::AgreementEnded {})
    }

    /// The members have decided on withdrawing their consent. A vote that opened in time holds whenever it ends, though the agreement ran
    /// out meanwhile. What never bound the requester or is withdrawn already stays as it is.
    pub fn withdrawn(mut self, outcome: Outcome, now: Moment) -> Step<Self> {
        let over = matches!(self.state, AgreementState::Declined { .. } | AgreementState::Withdrawn { .. });
        if outcome != Outcome::Adopted || over {
            return Step::to(self);
        }
        self.state = AgreementState::Withdrawn { at: now };
        let fact = Fact::AgreementWithdrawn { community: self.community, agreement: self.id };
        Step::to(self).fact(fact)
    }

    /// An advocate asks the stewards to open a vote on withdrawing the consent. The members have from now on to talk.
    pub fn ask_withdrawal(&self, charter: &Charter, now: Moment) -> Result<Step<WithdrawalRequest>, Reason> {
        let vote_from = now.plus(self.withdrawable(charter, now)?.least_deliberation);
        let notice = Notice::WithdrawalAsked { about: self.terms.title.clone(), vote_from };
        let fact = Fact::WithdrawalAsked { community: self.community, agreement: self.id };
        let told = self.tell(notice);
        Ok(Step::to(WithdrawalRequest { agreement: self.id, asked_at: now }).fact(fact).effects(told))
    }

    /// The members and the stewards are told.
    fn tell(&self, notice: Notice) -> [Effect; 2] {
        [RoomRole::Assembly, RoomRole::Stewards]
            .map(|role| Effect::tell_room(self.community, role, notice.clone()))
    }
}

#[cfg(test)]
pub(crate) mod tests;
