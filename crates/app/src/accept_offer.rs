//! A side accepts the other's latest offer: the words are tabled, and come before the members where those have time for them.

use domain::id::ProposalId;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    burden::LedgerOf,
    make_offer::Negotiation,
};

/// Which words are accepted.
#[derive(Clone, Copy, Debug)]
pub struct AcceptOffer {
    /// Of which proposal.
    pub proposal: ProposalId,
    /// The number of the offer, so that nobody accepts what they have not seen.
    pub number: u32,
}

impl App {
    /// Accepts an offer.
    pub async fn accept_offer(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &AcceptOffer,
    ) -> Result<ProposalId, AppError> {
        self.settle(|| async {
            let begun: Begun<ProposalId> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let ledger = LedgerOf::proposal(&work.tx, command.proposal).await?;
            let at = Negotiation::of(&work.tx, actor, command.proposal, work.now).await?;
            let by = Negotiation::side(at.mandate.as_ref());
            let charter = &at.charter.charter;
            let ledger = ledger.under(&work.tx, charter, work.now).await?;
            let step = at.proposal.accept(by, &at.latest, command.number, (charter, &ledger), work.now)?;
            work.tx.save(step).await?;
            work.done(command.proposal).await
        })
        .await
    }
}
