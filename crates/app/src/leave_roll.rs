//! Somebody leaves the roll: by themselves, or removed by a steward with a public reason.

use domain::{
    charter::{TypedText, local_text},
    effect::Notice,
    id::{CommunityId, MemberId},
    roll::Leaving,
    steward::{StewardsBecame, became_told},
    vote::VoteState,
};
use serde::{Deserialize, Serialize};
use storage::StorageError;

use crate::{
    Actor, App, AppError, Origin,
    actor::on_the_roll,
    begin::{Begun, Work, fresh},
    belong::charter_of,
    error::missing,
    inbound::reply,
};

/// Who is removed, and why.
#[derive(Clone, Debug)]
pub struct RemoveMember {
    /// From which roll.
    pub community: CommunityId,
    /// Who.
    pub member: MemberId,
    /// Why, in words, at least in the first language of the charter. Public: it names nobody.
    pub reason: TypedText,
}

/// Nothing but that they left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftRoll {}

impl App {
    /// A member leaves the roll. What they have not voted on yet goes on without them.
    pub async fn leave_roll(&self, actor: &Actor, origin: &Origin) -> Result<LeftRoll, AppError> {
        self.settle(|| async {
            let begun: Begun<LeftRoll> = self.begin(actor, origin, &"leave").await?;
            let mut work = fresh!(begun);
            let member = actor.as_member()?;
            self.leave(&mut work, (member.community, member.id), Leaving::ByThemselves).await?;
            if let Some(event) = origin.event() {
                let community =
                    work.tx.community(member.community).await?.ok_or_else(|| missing("community"))?;
                let notice = Notice::Left { community: community.name };
                let told = reply(event, Some(member.language.clone()), notice);
                work.tx.push(vec![told], work.now).await?;
            }
            work.done(LeftRoll {}).await
        })
        .await
    }

    /// A steward removes a member. The community is told the reason, not who it was.
    pub async fn remove_member(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &RemoveMember,
    ) -> Result<LeftRoll, AppError> {
        self.settle(|| async {
            let begun: Begun<LeftRoll> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            actor.as_steward_of(command.community)?;
            let charter = charter_of(&work.tx, command.community).await?;
            let reason = local_text("reason", &command.reason, &charter.languages[..1])?;
            let why = Leaving::Removed { id: self.chance.id(work.now)?, reason };
            self.leave(&mut work, (command.community, command.member), why).await?;
            work.done(LeftRoll {}).await
        })
        .await
    }

    /// Locks in the order in which everybody does: stewards, members, votes, seats.
    async fn leave(
        &self,
        work: &mut Work,
        (community, member): (CommunityId, MemberId),
        why: Leaving,
    ) -> Result<(), AppError> {
        let stewards = work.tx.hold_stewards(community).await?;
        let leaver = on_the_roll(&work.tx, community, member).await?;
        let mut seats = Vec::new();
        for seen in work.tx.votes_of(community).await? {
            if seen.state != VoteState::Open {
                continue;
            }
            let vote = work.tx.vote_shared(seen.id).await?.ok_or_else(|| missing("vote"))?;
            // Closed meanwhile: begin again, at a moment when it is over.
            if vote.state != VoteState::Open {
                return Err(StorageError::Conflict.into());
            }
            let seat = work.tx.seat(vote.id, member).await?;
            seats.extend(seat.map(|seat| (vote, seat)));
        }
        let was_steward = leaver.steward;
        let mut step = leaver.leaves(why, stewards, seats, work.now)?;
        if was_steward {
            let clause = charter_of(&work.tx, community).await?.stewards;
            step = step.effect(became_told(community, StewardsBecame::SteppedDown, stewards - 1, clause));
        }
        work.tx.save(step).await?;
        Ok(())
    }
}
