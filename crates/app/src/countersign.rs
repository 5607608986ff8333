//! A requester binds itself to the words the members consented to.

use domain::{
    digest::Digest,
    id::{AgreementId, DecisionId},
    party::Role,
    refusal::Reason,
};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
};

/// What is countersigned.
#[derive(Clone, Copy, Debug)]
pub struct Countersign {
    /// The decision.
    pub decision: DecisionId,
    /// The digest of the terms, so that nobody binds themselves to words they have not seen.
    pub terms: Digest,
}

impl App {
    /// Countersigns: the agreement is in force.
    pub async fn countersign(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &Countersign,
    ) -> Result<AgreementId, AppError> {
        self.settle(|| async {
            let begun: Begun<AgreementId> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let requester = actor.as_requester(Role::Signatory)?;
            let agreement = work.tx.agreement_of(command.decision).await?;
            let own = agreement.filter(|agreement| agreement.requester == requester);
            let agreement = own.ok_or(Reason::NotConsented {})?;
            let id = agreement.id;
            let proposal = work.tx.proposal(agreement.proposal).await?.ok_or_else(|| missing("proposal"))?;
            let connected = proposal.connection.is_some();
            let step = agreement.countersign(command.terms, connected, work.now)?;
            work.tx.save(step).await?;
            work.done(id).await
        })
        .await
    }
}
