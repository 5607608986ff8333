//! The offers of a negotiation, with what each moved.

use domain::{
    id::ProposalId,
    mandate::{Act, Mandate},
    proposal::{Turn, history},
};

use crate::{App, AppError, error::missing, governing::charter_of};

impl App {
    /// The offers made for a proposal, oldest first, held against the charter of now and the red lines and points of the mandate under
    /// which the community's side negotiates; while no advocate has acted, of every mandate under which one could.
    pub async fn offers(&self, id: ProposalId) -> Result<Vec<Turn>, AppError> {
        let tx = self.read().await?;
        let proposal = tx.proposal(id).await?.ok_or_else(|| missing("proposal"))?;
        let charter = charter_of(&tx, proposal.community, self.now()).await?;
        let could = |mandate: &Mandate| {
            mandate.is_active(self.now()) && mandate.text.scope.acts.contains(&Act::Negotiate)
        };
        let mandates: Vec<Mandate> = match proposal.mandate {
            Some(mandate) => tx.mandate(mandate).await?.into_iter().collect(),
            None => tx.mandates_of(proposal.community).await?.into_iter().filter(could).collect(),
        };
        let lines: Vec<_> = mandates.iter().flat_map(|mandate| mandate.text.red_lines.clone()).collect();
        let points: Vec<_> = mandates.iter().flat_map(|mandate| mandate.text.must_ask_on.clone()).collect();
        Ok(history(tx.offers(id).await?, &charter, (&lines, &points)))
    }
}
