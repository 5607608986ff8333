//! The sides of a negotiation ask each other what is meant, and answer.

use domain::{
    charter::TypedText,
    clarification::{Clarification, Said},
    id::{ClarificationId, ProposalId},
};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    make_offer::Negotiation,
};

/// What a side wants to have clarified about the latest offer.
#[derive(Clone, Debug)]
pub struct AskClarification {
    /// In which negotiation.
    pub proposal: ProposalId,
    /// What it asks, at least in the first language of the charter.
    pub words: TypedText,
}

/// The other side's answer.
#[derive(Clone, Debug)]
pub struct AnswerClarification {
    /// To which.
    pub clarification: ClarificationId,
    /// The answer, at least in the first language of the charter.
    pub words: TypedText,
}

/// A clarification that is on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClarificationSaid {
    /// The clarification.
    pub clarification: ClarificationId,
}

impl App {
    /// Asks the other side.
    pub async fn ask_clarification(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &AskClarification,
    ) -> Result<ClarificationSaid, AppError> {
        self.settle(|| async {
            let begun: Begun<ClarificationSaid> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let at = Negotiation::speaking(&work.tx, actor, command.proposal, work.now).await?;
            let before = work.tx.clarifications_of(command.proposal).await?;
            let wanted = &at.charter.charter.languages[..1];
            let said = Said { by: at.side(), words: &command.words, wanted };
            let clarification = self.chance.id(work.now)?;
            let step = Clarification::ask(clarification, &at.proposal, said, &before, work.now)?;
            work.tx.save(step).await?;
            work.done(ClarificationSaid { clarification }).await
        })
        .await
    }

    /// Answers what the other side asked.
    pub async fn answer_clarification(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &AnswerClarification,
    ) -> Result<ClarificationSaid, AppError> {
        self.settle(|| async {
            let begun: Begun<ClarificationSaid> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let id = command.clarification;
            let seen = work.tx.clarification_seen(id).await?.ok_or_else(|| missing("clarification"))?;
            let at = Negotiation::speaking(&work.tx, actor, seen.proposal, work.now).await?;
            let asked = work.tx.clarification(id).await?.ok_or_else(|| missing("clarification"))?;
            let wanted = &at.charter.charter.languages[..1];
            let said = Said { by: at.side(), words: &command.words, wanted };
            let step = asked.answer(&at.proposal, said, work.now)?;
            work.tx.save(step).await?;
            work.done(ClarificationSaid { clarification: id }).await
        })
        .await
    }
}
