//! What programs are told as it happens, by webhook and by subscription. Only facts that the public may see: ids, digests and
//! moments, in words that stay the same.
//!
//! What is not listed here is told to nobody. A fact about which of its audience each hears what would have to be decided first.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    fact::Fact,
    id::{AgreementId, DecisionId, RequesterId, WebhookId},
    webhook::WebhookMove,
};

/// What somebody can ask to be told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Decisions.
    Decision,
    /// Agreements that come about, or do not.
    Agreement,
    /// Whatever changes where an agreement stands.
    Status,
    /// An agreement that is suspended, or in force again.
    Suspension,
    /// A consent that is taken back, and what follows.
    Withdrawal,
    /// Keys of this instance.
    Key,
}

impl Topic {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Decision, Self::Agreement, Self::Status, Self::Suspension, Self::Withdrawal, Self::Key];
}

/// Topics, each once.
pub type Topics = BTreeSet<Topic>;

/// What a fact is about, as far as it tells whose matter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A decision: the matter of whoever asked, if somebody did.
    Decision(DecisionId),
    /// An agreement: its requester's matter.
    Agreement(AgreementId),
    /// A requester's own matter.
    Requester(RequesterId),
    /// This instance: everybody's matter.
    Instance,
    /// One webhook, which alone is told.
    Webhook(WebhookId),
}

/// What is told of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The word that programs compare.
    pub kind: &'static str,
    /// Under which topics. Whoever asked for any of them is told.
    pub topics: &'static [Topic],
    /// What it is about.
    pub about: About,
}

impl Fact {
    /// What programs are told of this fact; none where they are told nothing.
    pub fn told(&self) -> Option<Told> {
        use Topic::{Agreement, Decision, Status, Suspension, Withdrawal};
        let (kind, topics, about): (_, &'static [Topic], _) = match self {
            Self::Decided { decision, .. } => ("decision.made", &[Decision], About::Decision(*decision)),
            Self::AgreementMade { agreement, .. } => {
                ("agreement.made", &[Agreement, Status], About::Agreement(*agreement))
            }
            Self::AgreementInForce { agreement, .. } => {
                ("agreement.in-force", &[Agreement, Status], About::Agreement(*agreement))
            }
            Self::AgreementIssued { agreement, .. } => {
                ("agreement.issued", &[Agreement], About::Agreement(*agreement))
            }
            Self::AgreementStatusChanged { agreement, .. } => {
                ("agreement.status", &[Status], About::Agreement(*agreement))
            }
            Self::AgreementDeclined { agreement, .. } => {
                ("agreement.declined", &[Agreement, Status], About::Agreement(*agreement))
            }
            Self::AgreementSuspended { agreement, .. } => {
                ("agreement.suspended", &[Status, Suspension], About::Agreement(*agreement))
            }
            Self::SuspensionLifted { agreement, .. } => {
                ("agreement.suspension-lifted", &[Status, Suspension], About::Agreement(*agreement))
            }
            Self::AgreementWithdrawn { agreement, .. } => {
                ("agreement.withdrawn", &[Status, Withdrawal], About::Agreement(*agreement))
            }
            Self::WithdrawalAcknowledged { agreement, .. } => {
                ("agreement.withdrawal-acknowledged", &[Withdrawal], About::Agreement(*agreement))
            }
            Self::DeletionAttested { agreement, .. } => {
                ("agreement.deletion-attested", &[Withdrawal], About::Agreement(*agreement))
            }
            Self::KeyPublished { .. } => ("key.published", &[Topic::Key], About::Instance),
            Self::KeyRevoked { .. } => ("key.revoked", &[Topic::Key], About::Instance),
            Self::WebhookMoved { webhook, how: WebhookMove::Tested, .. } => {
                ("webhook.test", &[], About::Webhook(*webhook))
            }
            _ => return None,
        };
        Some(Told { kind, topics, about })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        decision::{DecisionKind, Outcome},
        digest::Digest,
        id::{CommunityId, ProposalId, VoteId},
    };

    #[test]
    fn each_is_told_under_its_topics() {
        let (community, agreement) = (CommunityId::numbered(1), AgreementId::numbered(2));
        let (decision, digest) = (DecisionId::numbered(3), Digest::of_bytes(b"words"));
        let decided = Fact::Decided {
            community,
            decision,
            vote: VoteId::numbered(4),
            kind: DecisionKind::Consent,
            outcome: Outcome::Consented,
            digest,
        };
        let moved = |how| Fact::WebhookMoved {
            requester: RequesterId::numbered(5),
            webhook: WebhookId::numbered(6),
            how,
        };
        for (fact, told) in [
            (decided, Some(("decision.made", 1))),
            (Fact::AgreementMade { community, agreement, decision }, Some(("agreement.made", 2))),
            (Fact::AgreementWithdrawn { community, agreement }, Some(("agreement.withdrawn", 2))),
            (moved(WebhookMove::Tested), Some(("webhook.test", 0))),
            (moved(WebhookMove::Registered), None),
            (Fact::MemberAdmitted { community }, None),
            (Fact::BallotCast { vote: VoteId::numbered(4), commitment: digest }, None),
            (Fact::ProposalTabled { community, proposal: ProposalId::numbered(7), number: 1, digest }, None),
        ] {
            assert_eq!(fact.told().map(|told| (told.kind, told.topics.len())), told, "{fact:?}");
        }
    }
}
