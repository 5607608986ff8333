//! What comes in by Matrix and is no verb of its own: questions that are answered, input that is refused, noise.
//!
//! Each event leaves its mark in the inbox in the same transaction as the answer to it, so that nobody is answered twice.

use domain::{
    effect::{Audience, Effect, EventRef, Notice},
    proposal::{Proposal, Stage},
    refusal::{Reason, Refused},
    terms::Terms,
    text::Language,
    vote::{Vote, VoteState},
};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
};

/// Has the sender of an event told something where they wrote it.
pub(crate) fn reply(to: &EventRef, language: Option<Language>, notice: Notice) -> Effect {
    Effect::Tell { audience: Audience::Reply { to: to.clone(), language }, notice }
}

impl App {
    /// Whether an event was handled before.
    pub async fn seen(&self, event: &EventRef) -> Result<bool, AppError> {
        Ok(self.read().await?.seen(event).await?)
    }

    /// Answers the sender of an event where they wrote it.
    pub async fn answer(
        &self,
        event: &EventRef,
        language: Option<Language>,
        notice: Notice,
    ) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> =
                self.begin(&Actor::Public, &Origin::Event(event.clone()), &"answer").await?;
            let mut work = fresh!(begun);
            work.tx.push(vec![reply(event, language.clone(), notice.clone())], work.now).await?;
            work.done(()).await
        })
        .await
    }

    /// Tells the sender of an event that, and why, it did not count.
    pub async fn refuse(
        &self,
        event: &EventRef,
        language: Option<Language>,
        refused: Refused,
    ) -> Result<(), AppError> {
        self.answer(event, language, Notice::Refused { refused }).await
    }

    /// An event asks for nothing and is answered with nothing; it is not looked at again.
    pub async fn pass_over(&self, event: &EventRef) -> Result<(), AppError> {
        self.settle(|| async {
            let origin = Origin::Event(event.clone());
            let begun: Begun<()> = self.begin(&Actor::Public, &origin, &"pass over").await?;
            fresh!(begun).done(()).await
        })
        .await
    }

    /// The votes that are open to the memberships of an account, oldest first.
    pub async fn open_votes(&self, account: &str) -> Result<Vec<Vote>, AppError> {
        let tx = self.read().await?;
        let mut open = Vec::new();
        for member in tx.members_by_account(account).await? {
            let votes = tx.votes_of(member.community).await?;
            open.extend(
                votes.into_iter().filter(|vote| matches!(vote.state, VoteState::Open | VoteState::Closing)),
            );
        }
        open.sort_by_key(|vote| (vote.opens_at, vote.id));
        Ok(open)
    }

    /// The open vote that a member means: the only one, or the one with this number in [`App::open_votes`] or this id.
    pub async fn vote_meant(&self, account: &str, named: Option<&str>) -> Result<Vote, AppError> {
        let mut open = self.open_votes(account).await?;
        let count = open.len();
        let at = match named {
            None if count == 1 => Some(0),
            None => None,
            Some(named) => {
                let number = named
                    .parse::<usize>()
                    .ok()
                    .and_then(|number| number.checked_sub(1))
                    .filter(|at| *at < count);
                number.or_else(|| open.iter().position(|vote| vote.id.to_string() == named))
            }
        };
        match at {
            Some(at) => Ok(open.swap_remove(at)),
            None if count == 0 => Err(Reason::NoneOpen {}.into()),
            None => Err(Reason::WhichVote { open: count as u32 }.into()),
        }
    }

    /// The proposals that lie before the memberships of an account, or wait until those have time for them, oldest first, with
    /// their latest terms.
    pub async fn proposals_before(&self, account: &str) -> Result<Vec<(Proposal, Terms)>, AppError> {
        let tx = self.read().await?;
        let mut found = Vec::new();
        for member in tx.members_by_account(account).await? {
            for proposal in tx.proposals_of(member.community).await? {
                let before_members =
                    matches!(proposal.stage, Stage::Queued(_) | Stage::Tabled(_) | Stage::Voting(_));
                let number = proposal.stage.latest().filter(|_| before_members);
                let offer = match number {
                    Some(number) => tx.offer(proposal.id, number).await?,
                    None => None,
                };
                found.extend(offer.map(|offer| (proposal, offer.terms)));
            }
        }
        found.sort_by_key(|(proposal, _)| (proposal.submitted_at, proposal.id));
        Ok(found)
    }
}
