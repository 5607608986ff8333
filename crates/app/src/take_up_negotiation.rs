//! An advocate takes up a negotiation that is paused.

use domain::id::ProposalId;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    make_offer::Negotiation,
};

/// Which negotiation goes on.
#[derive(Clone, Copy, Debug)]
pub struct TakeUpNegotiation {
    /// Of which proposal.
    pub proposal: ProposalId,
}

impl App {
    /// Takes up a paused negotiation under the advocate's own mandate, which must cover the latest terms.
    pub async fn take_up_negotiation(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: TakeUpNegotiation,
    ) -> Result<ProposalId, AppError> {
        self.settle(|| async {
            let begun: Begun<ProposalId> = self.begin(actor, origin, &command).await?;
            let mut work = fresh!(begun);
            actor.as_advocate()?;
            let at = Negotiation::resting(&work.tx, actor, command.proposal, work.now).await?;
            let under = at.under(&work.tx).await?;
            let mandate = at.mandate()?;
            let step =
                at.proposal.clone().take_up((mandate, &at.askings), under.as_ref(), &at.latest, work.now)?;
            work.tx.save(step).await?;
            work.done(command.proposal).await
        })
        .await
    }
}
