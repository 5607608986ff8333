//! A side accepts the other's latest offer: the words are tabled, and come before the members where those have time for them.

use domain::{id::ProposalId, proposal::minuted};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    burden::LedgerOf,
    make_offer::Negotiation,
    together::notice,
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
            let (charter, number) = (&at.charter.charter, command.number);
            let ledger = ledger.under(&work.tx, charter, work.now).await?;
            let step =
                at.proposal.clone().accept(at.by(), &at.latest, number, (charter, &ledger), work.now)?;
            let points = at.points(&work.tx).await?;
            let step = minuted(step, &at.latest, &points);
            // What was tabled is told again: now it is the members who read it.
            let before = step.next.offer.is_some().then_some(&at.latest);
            let noticed = notice(&work.tx, &step.next, before, charter).await?;
            work.tx.save(step).await?;
            work.tx.save(noticed).await?;
            work.done(command.proposal).await
        })
        .await
    }
}
