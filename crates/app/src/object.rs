//! A member stands behind an objection in a vote, or no longer does.

use domain::{ballot::Delivery, id::VoteId, refusal::Reason, vote::Objecting};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
};

/// A member's word on one harm. Deliberately without `Debug`: it has no place in a log.
#[derive(Clone)]
pub struct Object {
    /// In which vote.
    pub vote: VoteId,
    /// The harm: a code of the taxonomy, as typed.
    pub harm: String,
    /// Whether they stand behind it.
    pub stands: bool,
    /// When it was said, and how it reached us.
    pub delivery: Delivery,
}

/// Nothing but that it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionSaid {}

impl App {
    /// Takes a member's word on a harm. By chat and by API this is the one verb.
    pub async fn object(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &Object,
    ) -> Result<ObjectionSaid, AppError> {
        self.settle(|| async {
            // Only its digest is kept, and only under the member's own name.
            let said = ("object", command.vote, &command.harm, command.stands);
            let begun: Begun<ObjectionSaid> = self.begin(actor, origin, &said).await?;
            let mut work = fresh!(begun);
            let vote = work.tx.vote_shared(command.vote).await?.ok_or_else(|| missing("vote"))?; // closing takes it exclusively
            let voter = actor.as_member_of(vote.community)?;
            let seat = work.tx.seat(vote.id, voter.id()).await?.ok_or(Reason::NotOnTheRoll {})?;
            let before = work.tx.objection(vote.id, seat.member, &vote.harm(&command.harm)?).await?;
            let said = Objecting {
                harm: &command.harm,
                stands: command.stands,
                delivery: command.delivery,
                reply: origin.reply(voter.language()),
            };
            let step = vote.object(&seat, before.as_ref(), said, work.now)?;
            work.tx.save(step).await?;
            work.done(ObjectionSaid {}).await
        })
        .await
    }
}
