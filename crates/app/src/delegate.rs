//! A member says who votes for them, or takes that back.

use std::collections::HashSet;

use domain::{
    delegation::{Delegation, Said, Scope, edges, speaker},
    effect::Notice,
    id::{CommunityId, MemberId, VoteId},
    moment::Moment,
    refusal::Reason,
    vote::{Vote, VoteState},
};
use serde::{Deserialize, Serialize};
use storage::{StorageError, Tx};

use crate::{
    Actor, App, AppError, Origin,
    actor::on_the_roll,
    begin::{Begun, fresh},
    error::missing,
    governing::charter_of,
    inbound::reply,
};

/// Who votes for the actor.
#[derive(Clone, Copy, Debug)]
pub struct Delegate {
    /// In which community.
    pub community: CommunityId,
    /// In which of its votes.
    pub scope: Scope,
    /// Somebody, nobody, or what a wider scope says.
    pub said: Said,
}

/// A delegation that is on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegated {
    /// Since when it holds.
    pub since: Moment,
}

/// What delegations mean for one member in one vote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delegates {
    /// Who votes for them, if they cast no ballot themselves.
    pub delegate: Option<MemberId>,
    /// For how many they vote if they cast a ballot: those who named them, not whoever named those.
    pub delegators: usize,
    /// Whose ballot the member's voice goes to as things stand, if it is not their own: the delegate's, or that of whoever votes
    /// for the delegate.
    pub speaker: Option<MemberId>,
}

impl App {
    /// Takes a member's word on who votes for them. It holds in every vote whose window is not over yet.
    pub async fn delegate(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: Delegate,
    ) -> Result<Delegated, AppError> {
        self.settle(|| async {
            let begun: Begun<Delegated> = self.begin(actor, origin, &command).await?;
            let mut work = fresh!(begun);
            let Delegate { community, scope, said } = command;
            let voter = actor.as_member_of(community)?;
            let member = voter.id();
            if let Said::To(delegate) = said {
                on_the_roll(&work.tx, community, delegate).await?;
            }
            takes_delegations(&work.tx, command, work.now).await?;
            hold_open(&work.tx, community, scope).await?;
            let step = Delegation { community, member, scope, said, since: work.now }.give()?;
            let notice = Notice::DelegationSaid { scope, said: said.word() };
            let told = origin.event().map(|event| reply(event, Some(voter.language().clone()), notice));
            work.tx.save(step.effects(told)).await?;
            let since = work.now;
            work.done(Delegated { since }).await
        })
        .await
    }

    /// What delegations mean for a member in a vote, by what has been said so far.
    pub async fn delegates(&self, vote: &Vote, member: MemberId) -> Result<Delegates, AppError> {
        if vote.delegation.is_none() {
            return Ok(Delegates::default());
        }
        let tx = self.read().await?;
        let said = tx.delegations(vote.community).await?;
        let edges = edges(&said, vote.id, vote.kind(), vote.closes_at);
        let casting: HashSet<_> = tx.casting(vote.id).await?.into_iter().collect();
        let speaks = speaker(&edges, member, |other| casting.contains(&other));
        Ok(Delegates {
            delegate: edges.iter().find(|edge| edge.from == member).map(|edge| edge.to),
            delegators: edges.iter().filter(|edge| edge.to == member).count(),
            speaker: speaks.filter(|speaks| *speaks != member),
        })
    }
}

/// Refused where no vote in this scope would ask: better said now than found out at the count.
async fn takes_delegations(tx: &Tx, command: Delegate, now: Moment) -> Result<(), AppError> {
    let Delegate { community, scope, .. } = command;
    let takes = match scope {
        Scope::Vote(id) => {
            let vote = vote_of(tx, community, id).await?;
            if !vote.is_open(now) {
                return Err(Reason::TooLate { closed: vote.closes_at }.into());
            }
            vote.delegation.is_some()
        }
        Scope::Kind(kind) => charter_of(tx, community, now)
            .await?
            .rules
            .iter()
            .any(|rule| rule.kind == kind && rule.delegation.is_some()),
        Scope::All => {
            charter_of(tx, community, now).await?.rules.iter().any(|rule| rule.delegation.is_some())
        }
    };
    if takes { Ok(()) } else { Err(Reason::NoDelegation {}.into()) }
}

async fn vote_of(tx: &Tx, community: CommunityId, id: VoteId) -> Result<Vote, AppError> {
    let vote = tx.vote_shared(id).await?.filter(|vote| vote.community == community);
    Ok(vote.ok_or_else(|| missing("vote"))?)
}

/// Keeps the votes that are open from being counted before this transaction ends, so that nothing said before the close is
/// missing in the count. One that was closed meanwhile has the verb begin again, at a later moment: then it is too late for that vote.
async fn hold_open(tx: &Tx, community: CommunityId, scope: Scope) -> Result<(), AppError> {
    for seen in tx.votes_of(community).await? {
        if seen.state == VoteState::Open && scope.covers(seen.id, seen.kind()) {
            let held = tx.vote_shared(seen.id).await?.ok_or_else(|| missing("vote"))?;
            if held.state != VoteState::Open {
                return Err(StorageError::Conflict.into());
            }
        }
    }
    Ok(())
}
