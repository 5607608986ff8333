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

use std::{cmp::Reverse, fmt, str::FromStr};

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

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Vote(vote) => vote.fmt(f),
            Self::Kind(kind) => f.write_str(kind.word()),
            Self::All => f.write_str("all"),
        }
    }
}
impl FromStr for Scope {
    type Err = NotAScope;
    fn from_str(text: &str) -> Result<Self, NotAScope> {
        let kind = || DecisionKind::ALL.into_iter().find(|kind| kind.word() == text).map(Self::Kind);
        let vote = || text.parse().ok().map(Self::Vote);
        if text == "all" { Ok(Self::All) } else { kind().or_else(vote).ok_or(NotAScope) }
    }
}

/// A text that is no scope: `all`, a kind of decision, or the id of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the scope of a delegation")]
pub struct NotAScope;

/// What a member says about who votes for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Said {
    /// What was said before in this scope no longer holds; a wider scope does again.
    TakenBack,
    /// Nobody, whatever a wider scope says.
    Nobody,
    /// This member.
    To(MemberId),
}

/// The same without the name, as it may be told and kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SaidWord {
    /// Another member.
    To,
    /// Nobody.
    Nobody,
    /// What was said is taken back.
    TakenBack,
}

impl Said {
    /// What was said, without the name.
    pub const fn word(self) -> SaidWord {
        match self {
            Self::To(_) => SaidWord::To,
            Self::Nobody => SaidWord::Nobody,
            Self::TakenBack => SaidWord::TakenBack,
        }
    }
}

/// One member's word on who votes for them. A later word in the same scope replaces it from then on; what was said stays, so
/// that a vote is counted by what held when its window closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegation {
    /// Of which community.
    pub community: CommunityId,
    /// Who delegates.
    pub member: MemberId,
    /// For what.
    pub scope: Scope,
    /// To whom.
    pub said: Said,
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
    /// Gives a delegation, or takes it back. Whoever delegates may change their mind at any time until the close.
    pub fn give(self) -> Result<Step<Self>, Refused> {
        if self.said == Said::To(self.member) {
            return Err(Reason::DelegateIsYou {}.into());
        }
        let fact = Fact::DelegationGiven { community: self.community };
        Ok(Step::to(self).fact(fact))
    }
}

/// Who votes for whom in one vote, by what was said before a moment: of each member's last words in each scope the narrowest
/// that covers the vote and was not taken back. Of two words of the same moment, which storage rules out, the greater stands, so that
/// the order of the input never matters.
pub fn edges(delegations: &[Delegation], vote: VoteId, kind: DecisionKind, before: Moment) -> Vec<Edge> {
    let holds = |one: &&Delegation| one.since < before && one.scope.covers(vote, kind);
    let mut words: Vec<_> = delegations.iter().filter(holds).collect();
    words.sort_unstable_by_key(|one| (one.member, one.scope, Reverse(one.since), Reverse(one.said)));
    words.dedup_by_key(|one| (one.member, one.scope));
    words.retain(|one| one.said != Said::TakenBack);
    words.dedup_by_key(|one| one.member);
    let edge = |one: &&Delegation| match one.said {
        Said::To(to) => Some(Edge { from: one.member, to }),
        Said::Nobody | Said::TakenBack => None,
    };
    words.iter().filter_map(edge).collect()
}

/// Whose ballot a member's voice goes to: their own if they cast one, else that of the first on the way from delegate to delegate
/// who does; nobody's where the way ends or goes in a circle. Caps are left out: whose voice is in excess of one is not said.
/// `edges` as [`edges`] gives them.
pub fn speaker(edges: &[Edge], member: MemberId, casts: impl Fn(MemberId) -> bool) -> Option<MemberId> {
    let mut at = member;
    // On a way longer than there are delegations somebody stands twice.
    for _ in 0..=edges.len() {
        if casts(at) {
            return Some(at);
        }
        at = edges.iter().find(|edge| edge.from == at)?.to;
    }
    None
}

#[cfg(test)]
pub(crate) mod tests;
