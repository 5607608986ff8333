//! From a proposal to what came of it: the one way by which doors and views go.

use domain::{
    decision::Subject,
    proposal::{Proposal, Stage},
};
use storage::{Recorded, Tx};

use crate::{App, AppError};

impl App {
    /// The decision on a proposal; none before the members have answered, or where terms went back without a vote.
    pub async fn decision_on(&self, proposal: &Proposal) -> Result<Option<Recorded>, AppError> {
        decision_on(&self.read().await?, proposal).await
    }
}

/// The same within a transaction.
pub(crate) async fn decision_on(tx: &Tx, proposal: &Proposal) -> Result<Option<Recorded>, AppError> {
    let Stage::Decided { .. } = proposal.stage else { return Ok(None) };
    let Some(vote) = tx.vote_on(Subject::Proposal(proposal.id)).await? else { return Ok(None) };
    Ok(tx.decision_of_vote(vote.id).await?)
}
