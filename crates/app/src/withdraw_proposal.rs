//! A requester takes a proposal back.

use domain::{id::ProposalId, party::Role};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
};

/// Which proposal.
#[derive(Clone, Copy, Debug)]
pub struct WithdrawProposal {
    /// The proposal.
    pub proposal: ProposalId,
    /// Whether the requester's connector says so, which then needs not be told.
    pub by_connector: bool,
}

impl App {
    /// Withdraws a proposal.
    pub async fn withdraw_proposal(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &WithdrawProposal,
    ) -> Result<ProposalId, AppError> {
        self.settle(|| async {
            let begun: Begun<ProposalId> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let requester = actor.as_requester(Role::Negotiator)?;
            let proposal = work.tx.proposal(command.proposal).await?;
            let own = proposal.filter(|proposal| proposal.requester == requester);
            let step = own.ok_or_else(|| missing("proposal"))?.withdraw(command.by_connector, work.now)?;
            work.tx.save(step).await?;
            work.done(command.proposal).await
        })
        .await
    }
}
