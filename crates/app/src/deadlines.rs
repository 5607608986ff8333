//! What the clock brings about. Takes no input: looks at the state and does what is due, as often as it is called.

use domain::{
    effect::RoomRole,
    id::VoteId,
    legitimacy::Register,
    vote::{LONGEST_HOLD, SHORTEST_STEP, VoteState},
};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
};

impl App {
    /// Does everything that is due. One thing that fails does not hold up the others; the first fault of the database is
    /// given back after all were tried.
    pub async fn deadlines(&self) -> Result<(), AppError> {
        let now = self.now();
        let tx = self.read().await?;
        let (mandates, proposals, votes) =
            (tx.mandates_due(now).await?, tx.proposals_due(now).await?, tx.votes_due(now).await?);
        let tabled = tx.proposals_tabled().await?;
        let temperatures = tx.temperatures_open().await?;
        let queues = tx.communities_with_queues().await?;
        let petitions = tx.petitions_under_way().await?;
        let paused = tx.votes_paused().await?;
        let held = tx.openings_held().await?;
        let bulletins = tx.bulletins_before(now.minus(SHORTEST_STEP)).await?;
        let crises = tx.crises_due(now).await?;
        let registers = tx.registers_before(Register::due_before(now)).await?;
        let expired = tx.applications_expired(now).await?;
        let over = tx.agreements_expired_untold(now).await?;
        let traces = tx.traces_expired(now).await?;
        drop(tx);
        let mut first = Ok(());
        if expired {
            keep(&mut first, self.forget_expired().await);
        }
        for id in over {
            keep(&mut first, self.tell_expired(id).await);
        }
        if traces {
            keep(&mut first, self.forget_traces().await);
        }
        for id in crises {
            keep(&mut first, self.lapse(id).await);
        }
        for id in mandates {
            keep(&mut first, self.look_at_mandate(id).await);
        }
        match self.answers_due().await {
            Ok(waiting) => {
                for proposal in waiting {
                    keep(&mut first, self.answer_due(&proposal).await);
                }
            }
            fault => keep(&mut first, fault.map(drop)),
        }
        for id in queues {
            keep(&mut first, self.begin_what_fits(id).await);
        }
        for id in tabled {
            keep(&mut first, self.deliberate(id).await);
        }
        for id in held {
            keep(&mut first, self.hold_over(id).await);
        }
        for id in proposals {
            keep(&mut first, self.open_deliberated(id).await);
        }
        // After the openings, which end them too.
        for id in temperatures {
            keep(&mut first, self.cool(id).await);
        }
        for id in petitions {
            keep(&mut first, self.look_after(id).await);
        }
        for id in paused {
            keep(&mut first, self.pause_over(id).await);
        }
        for id in votes {
            keep(&mut first, self.end(id).await);
        }
        for id in registers {
            keep(&mut first, self.renew_register(id).await);
        }
        for vote in bulletins.iter().filter(|vote| vote.bulletin_due(now).is_some()) {
            keep(&mut first, self.renew_bulletin(vote.id).await);
        }
        // Last, so that a tie that was just counted goes on in its run-off at once.
        let tx = self.read().await?;
        let elections = tx.elections_due(now).await?;
        drop(tx);
        for id in elections {
            keep(&mut first, self.election_due(id).await);
        }
        first
    }

    /// Renews what is shown of the turnout. Every asker sees what stands with the vote, so that asking tells nothing.
    async fn renew_bulletin(&self, id: VoteId) -> Result<(), AppError> {
        self.settle(|| async {
            // Counted before the vote is held: no ballot waits for it.
            let turnout = self.read().await?.turnout(id).await?;
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            let vote = work.tx.vote(id).await?.ok_or_else(|| missing("vote"))?;
            if let Some(step) = vote.renew_bulletin(turnout, work.now) {
                work.tx.save(step).await?;
            }
            work.done(()).await
        })
        .await
    }

    /// Moves a vote whose window is over as far as it can go now. Where there is a ballot box, the bot gathers and counts.
    async fn end(&self, id: VoteId) -> Result<(), AppError> {
        let tx = self.read().await?;
        let vote = tx.vote(id).await?.ok_or_else(|| missing("vote"))?;
        let rooms = tx.room(vote.community, RoomRole::BallotBox).await?.is_some();
        drop(tx);
        if vote.state == VoteState::Open {
            self.begin_closing(id).await?;
        }
        if !rooms {
            self.count(id).await?;
        } else if self.now() >= vote.closes_at.plus(LONGEST_HOLD) {
            self.give_up(id).await?;
        }
        Ok(())
    }
}

/// A refusal is the state's own answer ("not yet", "not any more"): worth a line, not an alarm.
fn keep(first: &mut Result<(), AppError>, done: Result<(), AppError>) {
    match done {
        Err(AppError::Refused(refused)) => tracing::info!(%refused, "a deadline had nothing to do"),
        Err(error) if first.is_ok() => *first = Err(error),
        Ok(()) | Err(_) => {}
    }
}
