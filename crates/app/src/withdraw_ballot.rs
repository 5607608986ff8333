//! A member takes a ballot back. Redacting a message never does that; this does.

use domain::{ballot::Delivery, id::VoteId, refusal::Reason};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
};

/// Whose ballot: that of the actor in this vote.
#[derive(Clone, Copy, Debug)]
pub struct WithdrawBallot {
    /// The vote.
    pub vote: VoteId,
    /// When it was said, and how it reached us.
    pub delivery: Delivery,
}

/// Nothing but that it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {}

impl App {
    /// Withdraws the actor's ballot.
    pub async fn withdraw_ballot(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: WithdrawBallot,
    ) -> Result<Withdrawn, AppError> {
        self.settle(|| async {
            let begun: Begun<Withdrawn> =
                self.begin(actor, origin, &("withdraw ballot", command.vote)).await?;
            let mut work = fresh!(begun);
            let vote = work.tx.vote_shared(command.vote).await?.ok_or_else(|| missing("vote"))?;
            let voter = actor.as_member_of(vote.community)?;
            let seat = work.tx.seat(vote.id, voter.id()).await?.ok_or(Reason::NotOnTheRoll {})?;
            let reply = origin.reply(voter.language());
            let step = vote.withdraw_ballot(seat, command.delivery, reply, work.now)?;
            work.tx.save(step).await?;
            work.done(Withdrawn {}).await
        })
        .await
    }
}
