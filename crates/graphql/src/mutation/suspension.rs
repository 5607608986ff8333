//! An agreement is suspended, and the suspension lifted.

use app::{LiftSuspension, SuspendAgreement};
use async_graphql::{Context, ID, InputObject, Object};

use super::{
    Done, by_api,
    countersign::{AgreementPayload, shown},
    settle,
};
use crate::{Asker, fault::Result, loads::app, read, view::SuspensionCauseView};

/// What is suspended.
#[derive(Debug, InputObject)]
pub(crate) struct SuspendAgreementInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The agreement.
    agreement: ID,
    /// Why.
    cause: SuspensionCauseView,
}

/// Whose suspension is lifted.
#[derive(Debug, InputObject)]
pub(crate) struct LiftSuspensionInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The agreement.
    agreement: ID,
}

#[derive(Default)]
pub(crate) struct SuspensionMutation;

#[Object]
impl SuspensionMutation {
    /// Suspends an agreement that is in force: from now on nothing is permitted under it, until the suspension is lifted. By a steward,
    /// or an advocate with an active mandate.
    async fn suspend_agreement(
        &self,
        ctx: &Context<'_>,
        input: SuspendAgreementInput,
    ) -> Result<AgreementPayload> {
        settle(ctx, suspend(ctx, input)).await
    }

    /// Lifts the suspension of an agreement: it is in force as before, to the same end. By a steward, or an advocate with an active mandate,
    /// who is not the one who suspended it.
    async fn lift_suspension(
        &self,
        ctx: &Context<'_>,
        input: LiftSuspensionInput,
    ) -> Result<AgreementPayload> {
        settle(ctx, lift(ctx, input)).await
    }
}

async fn suspend(ctx: &Context<'_>, input: SuspendAgreementInput) -> Done<AgreementPayload> {
    let command = SuspendAgreement { agreement: read::id(&input.agreement)?, cause: input.cause.into() };
    let origin = by_api(input.idempotency_key);
    shown(ctx, app(ctx)?.suspend_agreement(Asker::of(ctx).actor(), &origin, command).await).await
}

async fn lift(ctx: &Context<'_>, input: LiftSuspensionInput) -> Done<AgreementPayload> {
    let command = LiftSuspension { agreement: read::id(&input.agreement)? };
    let origin = by_api(input.idempotency_key);
    shown(ctx, app(ctx)?.lift_suspension(Asker::of(ctx).actor(), &origin, command).await).await
}
