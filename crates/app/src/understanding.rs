//! A member tries the questions about tabled terms, in private.

use domain::{
    id::ProposalId,
    understanding::{Checked, Reading, Trying},
};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    concern::Tabling,
    error::missing,
};

/// A member's answers. Deliberately without `Debug`: they have no place in a log.
#[derive(Clone)]
pub struct TryQuestions {
    /// About which proposal.
    pub proposal: ProposalId,
    /// For each question the number of the answer that is chosen, from 1.
    pub answers: Vec<u32>,
}

/// What the questions came to: for whoever answered them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tried {
    /// Each question, in their order.
    pub checked: Vec<Checked>,
}

impl App {
    /// Tries the questions. By chat and by API this is the one verb.
    pub async fn try_questions(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &TryQuestions,
    ) -> Result<Tried, AppError> {
        self.settle(|| async {
            // Only its digest is kept, and only under the member's own name.
            let said = ("understanding", command.proposal, &command.answers);
            let begun: Begun<Tried> = self.begin(actor, origin, &said).await?;
            let mut work = fresh!(begun);
            let at = Tabling::held(&work, command.proposal).await?;
            let voter = actor.as_member_of(at.proposal.community)?;
            let number = at.proposal.tabled()?.number;
            let offer = work.tx.offer(at.proposal.id, number).await?.ok_or_else(|| missing("offer"))?;
            let said = Trying {
                member: voter.id(),
                terms: &offer.terms,
                before: work.tx.tried(at.proposal.id, number, voter.id()).await?,
                answers: &command.answers,
                reply: origin.reply(voter.language()),
                now: work.now,
            };
            let step = Reading::try_out(&at.proposal, said)?;
            let checked = step.next.1.clone();
            work.tx.save(step.map(|(reading, _)| reading)).await?;
            work.done(Tried { checked }).await
        })
        .await
    }
}
