//! What a consent and the requester's countersignature make together: a ceiling for the use of data, never a floor.

use serde::{Deserialize, Serialize};

use crate::{
    decision::{Decision, Outcome},
    digest::Digest,
    fact::Fact,
    id::{AgreementId, CommunityId, DecisionId, ProposalId, RequesterId},
    moment::Moment,
    refusal::{Reason, Refused},
    step::Step,
    terms::Terms,
};

/// Where an agreement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgreementState {
    /// The members consented; the requester has not countersigned.
    Pending,
    /// In force from the first moment to before the last.
    InForce {
        /// From when.
        from: Moment,
        /// Until when, exclusive.
        until: Moment,
    },
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
}

impl Agreement {
    /// The agreement that a consent leads to.
    pub fn of(
        id: AgreementId,
        decision: &Decision,
        parties: (RequesterId, ProposalId),
        terms: Terms,
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
        Ok(Step::to(Self { id, community, requester, decision, proposal, terms, digest, state }).fact(fact))
    }

    /// The requester binds itself to exactly the words decided on; from now on they may be relied on.
    pub fn countersign(mut self, terms: Digest, now: Moment) -> Result<Step<Self>, Refused> {
        if self.state != AgreementState::Pending {
            return Err(Reason::AlreadyCountersigned {}.into());
        }
        if terms != self.digest {
            return Err(Reason::OtherTerms {}.into());
        }
        let until = now.plus(self.terms.term);
        self.state = AgreementState::InForce { from: now, until };
        let fact = Fact::AgreementInForce { community: self.community, agreement: self.id, until };
        Ok(Step::to(self).fact(fact))
    }
}

#[cfg(test)]
mod tests;
