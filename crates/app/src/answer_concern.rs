//! A requester, or an advocate, answers a concern; an advocate says in other words what it is about.

use domain::{
    charter::TypedText,
    concern::{Answering, Concern},
    id::ConcernId,
    mandate::Act,
    party::Role,
    proposal::{Proposal, Side},
    refusal::Reason,
};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, Work, fresh},
    concern::{ConcernSaid, Tabling},
    error::missing,
};

/// An answer.
#[derive(Clone, Debug)]
pub struct AnswerConcern {
    /// To which concern.
    pub concern: ConcernId,
    /// What is answered, at least in the first language of the charter.
    pub words: TypedText,
}

/// What a requester is told of a concern.
#[derive(Clone, Debug)]
pub struct SummariseConcern {
    /// Which.
    pub concern: ConcernId,
    /// What it is about, at least in the first language of the charter.
    pub summary: TypedText,
}

impl App {
    /// Answers a concern.
    pub async fn answer_concern(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &AnswerConcern,
    ) -> Result<ConcernSaid, AppError> {
        self.settle(|| async {
            let begun: Begun<ConcernSaid> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let (at, concern) = Tabling::of(&work, command.concern).await?;
            let by = side(&work, actor, &at.proposal).await?;
            let tabled = at.proposal.tabled()?;
            let before = work.tx.answers_to(concern.id).await?.len();
            let others = work.tx.concerns_of(at.proposal.id).await?.into_iter();
            let waits =
                |other: &Concern| other.id != concern.id && other.offer == tabled.number && other.waits();
            let said = Answering {
                by,
                words: &command.words,
                wanted: &at.charter.languages[..1],
                before: u32::try_from(before).unwrap_or(u32::MAX),
                waiting: u32::try_from(others.filter(waits).count()).unwrap_or(u32::MAX),
            };
            let step = concern.answer(said, work.now)?;
            work.tx.save(step).await?;
            work.done(ConcernSaid { concern: command.concern }).await
        })
        .await
    }

    /// Says in other words what a concern is about, for the requester. By an advocate.
    pub async fn summarise_concern(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &SummariseConcern,
    ) -> Result<ConcernSaid, AppError> {
        self.settle(|| async {
            let begun: Begun<ConcernSaid> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let (at, concern) = Tabling::of(&work, command.concern).await?;
            if side(&work, actor, &at.proposal).await? != Side::Community {
                return Err(Reason::NoMandate {}.into());
            }
            at.proposal.tabled()?;
            let step = concern.summarise(&command.summary, &at.charter.languages[..1])?;
            work.tx.save(step).await?;
            work.done(ConcernSaid { concern: command.concern }).await
        })
        .await
    }
}

/// For which side the actor speaks: the requester's own contact, or an advocate whose mandate covers the terms. For anybody
/// else there is no such thing.
pub(crate) async fn side(work: &Work, actor: &Actor, proposal: &Proposal) -> Result<Side, AppError> {
    match actor {
        _ if actor.requester() == Some(proposal.requester) => {
            actor.as_requester(Role::Negotiator)?;
            Ok(Side::Requester)
        }
        Actor::Advocate(advocate) => {
            let mandate = work.tx.mandate_between(proposal.community, advocate.intermediary).await?;
            let number = proposal.stage.latest().unwrap_or_default();
            let offer = work.tx.offer(proposal.id, number).await?.ok_or_else(|| missing("offer"))?;
            mandate.ok_or(Reason::NoMandate {})?.allows(Act::Negotiate, &offer.terms, work.now)?;
            Ok(Side::Community)
        }
        Actor::Public => Err(Reason::SignInNeeded {}.into()),
        _ => Err(missing("concern").into()),
    }
}
