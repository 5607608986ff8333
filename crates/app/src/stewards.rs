//! Stewards make a member one of them, end the office of one, or step down.

use domain::{
    id::{CommunityId, MemberId},
    refusal::Reason,
    steward::{Changing, Stewardship},
};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    actor::on_the_roll,
    begin::{Begun, fresh},
    error::missing,
    governing::charter_at_hand,
};

/// A member is to be a steward, or none any more; or another steward's word for it is confirmed.
#[derive(Clone, Copy, Debug)]
pub struct ChangeSteward {
    /// Of which community.
    pub community: CommunityId,
    /// Who: oneself, to step down.
    pub member: MemberId,
    /// Whether they are to be one.
    pub appoints: bool,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StewardChanged {
    /// Whether it is done; else a second steward has to confirm.
    pub done: bool,
}

impl App {
    /// A steward makes a member a steward, ends an office, confirms that another does, or steps down.
    pub async fn change_steward(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: ChangeSteward,
    ) -> Result<StewardChanged, AppError> {
        self.settle(|| async {
            let begun: Begun<StewardChanged> = self.begin(actor, origin, &command).await?;
            let mut work = fresh!(begun);
            actor.as_steward_of(command.community)?;
            let community =
                work.tx.community(command.community).await?.ok_or_else(|| missing("community"))?;
            // Held first, as by everybody: of two at once, one sees what the other has done.
            let stewards = work.tx.hold_stewards(community.id).await?;
            let by = actor.as_member()?.id;
            // Whose office ended a moment ago acts no more.
            if !work.tx.is_steward(by).await? {
                return Err(Reason::NotASteward {}.into());
            }
            let of = on_the_roll(&work.tx, community.id, command.member).await?;
            let before = match work.tx.steward_change(of.id).await? {
                Some(change) if work.tx.is_steward(change.asked.by).await? => Some(change),
                _ => None,
            };
            let clause = charter_at_hand(&work.tx, &community).await?.stewards;
            let step =
                Changing { by, appoints: command.appoints, stewards, before, clause }.change(of, work.now)?;
            let done = matches!(step.next, Stewardship::Done(_));
            work.tx.save(step).await?;
            work.done(StewardChanged { done }).await
        })
        .await
    }
}
