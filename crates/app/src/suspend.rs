//! An agreement is suspended by a steward or an advocate, and in force again by the word of another.

use std::fmt::Debug;

use domain::{
    agreement::{Agreement, AgreementState, Signer, SuspensionCause},
    effect::{Audience, Effect},
    id::AgreementId,
    moment::Moment,
    refusal::Refused,
    step::Step,
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
        let decide = |agreement: Agreement, by, now| agreement.suspend(command.cause, by, now);
        self.stands_otherwise(actor, origin, &command, command.agreement, decide, command.cause.word()).await
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
        let decide = |agreement: Agreement, by, now| agreement.lift(by, now);
        self.stands_otherwise(actor, origin, &command, command.agreement, decide, "suspension-lifted").await
    }

    /// What `decide` says of an agreement by the word of somebody who watches over it, told signed with this reason.
    async fn stands_otherwise(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &(impl Debug + Sync),
        id: AgreementId,
        decide: impl Fn(Agreement, Signer, Moment) -> Result<Step<Agreement>, Refused> + Send + Sync,
        reason: &'static str,
    ) -> Result<AgreementId, AppError> {
        self.settle(|| async {
            let begun: Begun<AgreementId> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let agreement = work.tx.agreement(id).await?.ok_or_else(|| missing("agreement"))?;
            let (_, by) = cosigner(&work.tx, actor, agreement.community, work.now).await?;
            let step = decide(agreement, by, work.now)?;
            let next = step.next.clone();
            let language = actor.as_member().ok().map(|member| member.language.clone());
            // Whoever wrote it in a chat reads there what everybody reads.
            let heard = origin.event().map(|to| Effect::Tell {
                audience: Audience::Reply { to: to.clone(), language },
                notice: next.as_told(),
            });
            work.tx.save(step.effects(heard)).await?;
            let status = match next.state {
                AgreementState::Suspended { .. } => "suspended",
                _ => "in-force",
            };
            let since = work.now;
            self.tell_status(&mut work, &next, (status, reason), since).await?;
            work.done(id).await
        })
        .await
    }

    /// Tells, signed, that the term of an agreement is over.
    pub(crate) async fn tell_expired(&self, id: AgreementId) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            let agreement = work.tx.agreement(id).await?.ok_or_else(|| missing("agreement"))?;
            // Somebody else may have told it since it was found, or the members taken their consent back.
            self.tell_if_over(&mut work, &agreement).await?;
            work.done(()).await
        })
        .await
    }
}
