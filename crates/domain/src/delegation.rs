//! Delegation: a member lets another vote for them.
//!
//! The rules, from the design's domain page (7, "delegation"): to a member, for one vote, one kind of decision or all; the
//! narrower scope wins; an explicit "nobody" cuts what a wider scope would pass on; transitive; revocable until the close; a
//! direct ballot overrides it at any time and in any order, and withdrawing that ballot restores it. Where voices end up is
//! [`flow`]'s affair.
//!
//! The tree of scopes and the explicit "nobody" follow LiquidFeedback (unit, area, issue; "abandon delegation"). Unlike there,
//! a delegate's weight can be capped, and a cycle without a direct ballot is no ballot.

pub mod flow;

use serde::{Deserialize, Serialize};

use crate::{
    decision::DecisionKind,
    fact::Fact,
    id::{CommunityId, MemberId, VoteId},
    moment::Moment,
    refusal::{Reason, Refused},
    share::Share,
    step::Step,
};

/// What a delegation is for. The order is from narrow to wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// This vote alone.
    Vote(VoteId),
    /// Every vote of this kind.
    Kind(DecisionKind),
    /// Every vote.
    All,
}

impl Scope {
    /// Whether a vote of this kind falls under it.
    pub fn covers(self, vote: VoteId, kind: DecisionKind) -> bool {
        match self {
            Self::Vote(one) => one == vote,
            Self::Kind(one) => one == kind,
            Self::All => true,
        }
    }
}

/// One member's standing word on who votes for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegation {
    /// Of which community.
    pub community: CommunityId,
    /// Who delegates.
    pub member: MemberId,
    /// For what. A member has at most one delegation a scope.
    pub scope: Scope,
    /// To whom; none is the explicit "nobody".
    pub delegate: Option<MemberId>,
    /// Since when.
    pub since: Moment,
}

/// A member's own delegate in one vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Edge {
    /// Who delegates.
    pub from: MemberId,
    /// To whom.
    pub to: MemberId,
}

/// Whether votes under a rule take delegations, and how much one delegate can carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Terms {
    /// The most that one delegate can carry, the delegate's own voice included, as a share of those with the right to
    /// vote; none is no limit.
    pub cap: Option<Share>,
}

impl Terms {
    /// The most voices that one delegate can carry among so many. Never less than the delegate's own.
    pub fn most(self, voices: u64) -> u64 {
        self.cap.map_or(u64::MAX, |cap| cap.most_of(voices).max(1))
    }
}

impl Delegation {
    /// Gives a delegation. Whoever delegates may change their mind at any time until the close.
    pub fn give(self) -> Result<Step<Self>, Refused> {
        if self.delegate == Some(self.member) {
            return Err(Reason::DelegateIsYou {}.into());
        }
        let fact = Fact::DelegationGiven { community: self.community };
        Ok(Step::to(self).fact(fact))
    }
}

/// Who votes for whom in one vote: of each member's delegations the narrowest that covers the vote, "nobody" included. Of
/// several with the same scope, which storage rules out, the latest (of those, the one with the highest delegate) stands, so that
/// the order of the input never matters.
pub fn edges(delegations: &[Delegation], vote: VoteId, kind: DecisionKind) -> Vec<Edge> {
    let mut covering: Vec<_> =
        delegations.iter().filter(|delegation| delegation.scope.covers(vote, kind)).collect();
    covering.sort_unstable_by_key(|one| {
        (one.member, one.scope, std::cmp::Reverse(one.since), std::cmp::Reverse(one.delegate))
    });
    covering.dedup_by_key(|one| one.member);
    covering.iter().filter_map(|one| one.delegate.map(|to| Edge { from: one.member, to })).collect()
}

#[cfg(test)]
pub(crate) mod tests;
