//! Answers to polls that came in together: each one counts or is refused, and all of it is durable at once.
//!
//! A commit waits for the disk, and a crowd that answers at once would wait for it two hundred times. So what one look at
//! the homeserver brought is taken in one transaction. Each answer is still weighed by itself, as every ballot is, and in
//! the order in which it came; nothing is written before the decision on it, so that a refusal undoes nothing.

use std::collections::{HashMap, hash_map::Entry};

use domain::{
    community::Member,
    effect::{EventRef, Notice},
    id::VoteId,
    moment::Moment,
    refusal::{Reason, Refused},
    step::Step,
    text::Language,
    vote::{Seated, Vote},
};
use storage::Tx;

use crate::{Actor, App, AppError, CastBallot, error::missing, inbound::reply};

/// An answer to a poll. Deliberately without `Debug`: a choice has no place in a log.
#[derive(Clone)]
pub struct PollAnswer {
    /// The event that brought it.
    pub event: EventRef,
    /// Who gave it; none where the account stands for no member of the community.
    pub member: Option<Member>,
    /// The ballot that it means, or why it means none.
    pub ballot: Result<CastBallot, Refused>,
}

impl PollAnswer {
    fn language(&self) -> Option<Language> {
        self.member.as_ref().map(|member| member.language.clone())
    }
}

/// The votes that a transaction holds, so that each is loaded once.
type Votes = HashMap<VoteId, Option<Vote>>;

impl App {
    /// Takes answers in their order. Each that counts is acknowledged, and whoever gave one that does not is told why. What
    /// was dealt with before is passed over; what is left to the closing of its vote stays unmarked, for the closing to find.
    ///
    /// # Errors
    /// Where the record cannot be reached. Some of the answers were not taken then, and none is lost if all come again.
    pub async fn take_answers(&self, answers: &[PollAnswer]) -> Result<(), AppError> {
        match (self.settle(|| self.take_together(answers)).await, answers) {
            (Err(AppError::Refused(busy)), [one]) => {
                match self.refuse(&one.event, one.language(), busy).await {
                    Err(AppError::Repeated) => Ok(()),
                    done => done,
                }
            }
            // One of them is in somebody's way again and again: it must not hold up the others.
            (Err(AppError::Refused(_)), several) => {
                let mut done = Ok(());
                for one in several {
                    done = done.and(Box::pin(self.take_answers(std::slice::from_ref(one))).await);
                }
                done
            }
            (done, _) => done,
        }
    }

    async fn take_together(&self, answers: &[PollAnswer]) -> Result<(), AppError> {
        let mut tx = self.store.begin(self.now()).await?;
        let mut votes = Votes::new();
        for answer in answers {
            // Each is taken at its own moment: one that waited for a lock has come later than it was sent.
            self.take(&mut tx, &mut votes, answer, self.now()).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn take(
        &self,
        tx: &mut Tx,
        votes: &mut Votes,
        answer: &PollAnswer,
        now: Moment,
    ) -> Result<(), AppError> {
        if tx.seen(&answer.event).await? {
            return Ok(());
        }
        match self.weigh_answer(tx, votes, answer, now).await {
            Ok(step) => tx.save(step).await?,
            Err(AppError::LeftToClosing) => return Ok(()),
            Err(AppError::Refused(refused)) => {
                let told = reply(&answer.event, answer.language(), Notice::Refused { refused });
                tx.push(vec![told], now).await?;
            }
            Err(fault) => return Err(fault),
        }
        Ok(tx.mark_seen(&answer.event, now).await?)
    }

    async fn weigh_answer(
        &self,
        tx: &Tx,
        votes: &mut Votes,
        answer: &PollAnswer,
        now: Moment,
    ) -> Result<Step<Seated>, AppError> {
        let member = answer.member.clone().ok_or(Reason::NotOnTheRoll {})?;
        let command = answer.ballot.clone()?;
        let vote = match votes.entry(command.vote) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(tx.vote_shared(command.vote).await?),
        };
        let vote = vote.as_ref().ok_or_else(|| missing("vote"))?;
        self.weigh(tx, vote, &Actor::Member(member), Some(&answer.event), command, now).await
    }
}
