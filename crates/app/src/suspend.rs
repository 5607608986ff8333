//! An agreement is suspended by a steward or an advocate, and in force again by the word of another.

use domain::{
    agreement::{Agreement, AgreementState, SuspensionCause},
    id::AgreementId,
};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    countersign::cosigner,
    error::missing,
};

/// Which agreement is suspended, and why.
#[derive(Clone, Copy, Debug)]
pub struct SuspendAgreement {
    /// Which.
    pub agreement: AgreementId,
    /// Why.
    pub cause: SuspensionCause,
}

/// Which suspension is lifted.
#[derive(Clone, Copy, Debug)]
pub struct LiftSuspension {
    /// Of which agreement.
    pub agreement: AgreementId,
}

impl App {
    /// Suspends an agreement: from the commit on nothing is permitted under it. By a steward, or an advocate with an active mandate.
    ///
    /// # Errors
    /// A refusal, where the actor may not or there is nothing to suspend.
    pub async fn suspend_agreement(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: SuspendAgreement,
    ) -> Result<AgreementId, AppError> {
        self.settle(|| async {
            let begun: Begun<AgreementId> = self.begin(actor, origin, &command).await?;
            let mut work = fresh!(begun);
            let found = work.tx.agreement(command.agreement).await?;
            let agreement = found.ok_or_else(|| missing("agreement"))?;
            let (_, by) = cosigner(&work.tx, actor, agreement.community, work.now).await?;
            let step = agreement.suspend(command.cause, by, work.now)?;
            let suspended = step.next.clone();
            work.tx.save(step).await?;
            self.tell_stands(&mut work, &suspended, command.cause.word()).await?;
            work.done(command.agreement).await
        })
        .await
    }

    /// Lifts a suspension: the agreement is in force as before. By a steward, or an advocate with an active mandate, who is not the one
    /// who suspended it.
    ///
    /// # Errors
    /// A refusal, where the actor may not or there is nothing to lift.
    pub async fn lift_suspension(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: LiftSuspension,
    ) -> Result<AgreementId, AppError> {
        self.settle(|| async {
            let begun: Begun<AgreementId> = self.begin(actor, origin, &command).await?;
            let mut work = fresh!(begun);
            let found = work.tx.agreement(command.agreement).await?;
            let agreement = found.ok_or_else(|| missing("agreement"))?;
            let (_, by) = cosigner(&work.tx, actor, agreement.community, work.now).await?;
            let step = agreement.lift(by, work.now)?;
            let lifted = step.next.clone();
            work.tx.save(step).await?;
            self.tell_stands(&mut work, &lifted, "suspension-lifted").await?;
            work.done(command.agreement).await
        })
        .await
    }

    /// Tells, signed, that the term of an agreement is over.
    pub(crate) async fn tell_expired(&self, id: AgreementId) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            // Somebody else may have told it since it was found.
            if work.tx.agreements_expired_untold(work.now).await?.contains(&id) {
                let agreement: Agreement =
                    work.tx.agreement(id).await?.ok_or_else(|| missing("agreement"))?;
                self.tell_status(&mut work, &agreement, "expired", "term-over").await?;
            }
            work.done(()).await
        })
        .await
    }

    /// Tells, signed, where an agreement stands that is in force or suspended. One that came into force before there were such documents
    /// has no events.
    async fn tell_stands(
        &self,
        work: &mut crate::begin::Work,
        agreement: &Agreement,
        reason: &'static str,
    ) -> Result<(), AppError> {
        if work.tx.issued(agreement.id).await?.is_none() {
            return Ok(());
        }
        let status = match agreement.state {
            AgreementState::Suspended { .. } => "suspended",
            _ => "in-force",
        };
        self.tell_status(work, agreement, status, reason).await
    }
}
