//! Helpers: who may vote for a member who cannot, and their ballots.

use domain::{
    id::{CommunityId, MemberId},
    refusal::Reason,
    vote::{Assistance, Help, Sayer},
};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, CastBallot, Origin, Receipt,
    actor::on_the_roll,
    begin::{Begun, fresh},
    cast_ballot::Hand,
    error::missing,
};

/// Who helps whom.
#[derive(Clone, Copy, Debug)]
pub struct NameHelper {
    /// In which community.
    pub community: CommunityId,
    /// Who is helped; the actor where it is not said.
    pub member: Option<MemberId>,
    /// Who helps.
    pub helper: MemberId,
    /// Whether they may from now on.
    pub allowed: bool,
}

/// Nothing but that it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpSaid {}

impl App {
    /// Takes the word of the member who is helped, or of a steward.
    pub async fn name_helper(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: NameHelper,
    ) -> Result<HelpSaid, AppError> {
        self.settle(|| async {
            let begun: Begun<HelpSaid> = self.begin(actor, origin, &command).await?;
            let mut work = fresh!(begun);
            let by = actor.as_member_of(command.community)?.id();
            let NameHelper { community, helper, allowed, .. } = command;
            let member = command.member.unwrap_or(by);
            for other in [member, helper] {
                on_the_roll(&work.tx, community, other).await?;
            }
            let sayer = Sayer { member: by, steward: actor.as_steward_of(community).is_ok() };
            work.tx.save(Help { community, member, helper, allowed }.say(sayer)?).await?;
            work.done(HelpSaid {}).await
        })
        .await
    }

    /// Takes a ballot that a helper casts for a member: the same verb as every other, for another's seat.
    pub async fn assist_ballot(
        &self,
        actor: &Actor,
        origin: &Origin,
        member: MemberId,
        command: CastBallot,
    ) -> Result<Receipt, AppError> {
        self.settle(|| async {
            // Only its digest is kept, and only under the helper's own name.
            let said = ("assist ballot", command.vote, member, command.answer.to_string());
            let begun: Begun<Receipt> = self.begin(actor, origin, &said).await?;
            let mut work = fresh!(begun);
            // Held before the vote: of one helper's ballots only one at a time is counted against the limit.
            let helper = actor.as_member()?;
            let helper = on_the_roll(&work.tx, helper.community, helper.id).await?;
            let vote = work.tx.vote_shared(command.vote).await?.ok_or_else(|| missing("vote"))?;
            actor.as_member_of(vote.community)?;
            if !work.tx.helps(member, helper.id).await? {
                return Err(Reason::NotTheHelper {}.into());
            }
            let others = work.tx.assisted_by(vote.id, helper.id, member).await?;
            let assistance = Some(Assistance { helper: helper.id, others });
            let hand = Hand { member, language: &helper.language, assistance };
            let step = self.fill_in(&work.tx, &vote, hand, origin.event(), command.clone(), work.now).await?;
            let receipt = Receipt { sequence: step.next.seat.acts, received_at: work.now };
            work.tx.save(step).await?;
            work.done(receipt).await
        })
        .await
    }
}
