//! A requester signs, after a consent was taken back, that it knows and that the data is gone.

use app::Attest;
use async_graphql::{Context, ID, InputObject, Object};

use super::{
    Done, by_api,
    countersign::{AgreementPayload, shown},
    settle,
};
use crate::{Asker, fault::Result, loads::app, read};

/// What is acknowledged.
#[derive(Debug, InputObject)]
pub(crate) struct AcknowledgeWithdrawalInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The agreement that was withdrawn.
    agreement: ID,
    /// The signature of a registered key over the agreement and the digest of the event that tells of its withdrawal: a compact JWS of type
    /// `acknowledgement+jwt`, as `ownaccord sign acknowledgement` makes one.
    signature: String,
}

/// What is attested.
#[derive(Debug, InputObject)]
pub(crate) struct AttestDeletionInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The agreement that was withdrawn.
    agreement: ID,
    /// The signature of a registered key over the agreement, the digest of the event that tells of its withdrawal, and since when everything is
    /// deleted: a compact JWS of type `deletion+jwt`, as `ownaccord sign deletion` makes one.
    signature: String,
}

#[derive(Default)]
pub(crate) struct AttestMutation;

#[Object]
impl AttestMutation {
    /// Says, signed, that the requester knows of a withdrawal: from then on nothing may be used. By a contact of the requester in the role of
    /// a signatory.
    async fn acknowledge_withdrawal(
        &self,
        ctx: &Context<'_>,
        input: AcknowledgeWithdrawalInput,
    ) -> Result<AgreementPayload> {
        settle(ctx, acknowledge(ctx, input)).await
    }

    /// Attests, signed, that everything which the requester had under a withdrawn agreement is deleted. By a contact of the requester in the
    /// role of a signatory.
    async fn attest_deletion(
        &self,
        ctx: &Context<'_>,
        input: AttestDeletionInput,
    ) -> Result<AgreementPayload> {
        settle(ctx, attest(ctx, input)).await
    }
}

async fn acknowledge(ctx: &Context<'_>, input: AcknowledgeWithdrawalInput) -> Done<AgreementPayload> {
    let command = Attest { agreement: read::id(&input.agreement)?, jws: input.signature };
    let (asker, origin) = (Asker::of(ctx), by_api(input.idempotency_key));
    shown(ctx, app(ctx)?.acknowledge_withdrawal(asker.actor(), &origin, &command).await).await
}

async fn attest(ctx: &Context<'_>, input: AttestDeletionInput) -> Done<AgreementPayload> {
    let command = Attest { agreement: read::id(&input.agreement)?, jws: input.signature };
    let (asker, origin) = (Asker::of(ctx), by_api(input.idempotency_key));
    shown(ctx, app(ctx)?.attest_deletion(asker.actor(), &origin, &command).await).await
}
