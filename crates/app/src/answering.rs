//! The clock and offers that wait for their answers.

use std::collections::HashMap;

use domain::{charter::Charter, id::CommunityId, proposal::Proposal};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    governing::charter_of,
};

impl App {
    /// Those among the negotiations for which the clock has something to do. Mostly there are none, so it looks before it locks anything.
    pub(crate) async fn answers_due(&self) -> Result<Vec<Proposal>, AppError> {
        let (tx, now) = (self.read().await?, self.now());
        let mut charters: HashMap<CommunityId, Charter> = HashMap::new();
        let mut due = Vec::new();
        for proposal in tx.proposals_negotiated().await? {
            let community = proposal.community;
            let charter = match charters.remove(&community) {
                Some(known) => known,
                None => charter_of(&tx, community, now).await?,
            };
            // Warnings and ends come at or after this moment; which of them, the domain says.
            if proposal.clone().look(charter.offers_answered(), &Default::default(), now).is_some() {
                due.push(proposal);
            }
            charters.insert(community, charter);
        }
        Ok(due)
    }

    /// The clock warns whoever has to answer, or ends the negotiation.
    pub(crate) async fn answer_due(&self, seen: &Proposal) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &seen.id).await?;
            let mut work = fresh!(begun);
            let proposal = work.tx.proposal(seen.id).await?.ok_or_else(|| missing("proposal"))?;
            let within = charter_of(&work.tx, proposal.community, work.now).await?.offers_answered();
            let title = match proposal.stage.latest() {
                Some(number) => work.tx.offer(seen.id, number).await?.map(|offer| offer.terms.title),
                None => None,
            };
            if let Some(step) = proposal.look(within, &title.unwrap_or_default(), work.now) {
                work.tx.save(step).await?;
            }
            work.done(()).await
        })
        .await
    }
}
