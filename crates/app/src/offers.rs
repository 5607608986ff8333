//! The offers of a negotiation, with what each moved.

use domain::{
    id::ProposalId,
    proposal::{Turn, history},
};

use crate::{App, AppError, error::missing, governing::charter_of};

impl App {
    /// The offers made for a proposal, oldest first, held against the charter of now and the red lines of the mandate under
    /// which the community's side negotiates.
    pub async fn offers(&self, id: ProposalId) -> Result<Vec<Turn>, AppError> {
        let tx = self.read().await?;
        let proposal = tx.proposal(id).await?.ok_or_else(|| missing("proposal"))?;
        let charter = charter_of(&tx, proposal.community, self.now()).await?;
        let mandate = match proposal.mandate {
            Some(mandate) => tx.mandate(mandate).await?,
            None => None,
        };
        let of_mandate = mandate.map(|mandate| (mandate.text.red_lines, mandate.text.must_ask_on));
        let (lines, points) = of_mandate.unwrap_or_default();
        Ok(history(tx.offers(id).await?, &charter, (&lines, &points)))
    }
}
