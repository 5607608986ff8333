//! A requester binds itself to the words the members consented to, and others sign beside the instance.

use app::{AppError, Sign};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::{id::AgreementId, refusal::Reason};

use super::{Done, by_api, payloads, settle};
use crate::{
    fault::Result,
    loads::{app, get},
    read,
    view::{AgreementView, RefusalView},
};

/// What is countersigned.
#[derive(Debug, InputObject)]
pub(crate) struct CountersignInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The decision.
    decision: ID,
    /// The signature of a registered key over the agreement, the digest of its terms and the digest of the decision: a compact JWS of type
    /// `countersignature+jwt`, as `ownaccord sign countersignature` makes one.
    signature: String,
}

/// What is signed beside the instance.
#[derive(Debug, InputObject)]
pub(crate) struct CosignInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The decision.
    decision: ID,
    /// The signature of a registered key over the digest of the decision: a compact JWS of type `cosignature+jwt`, as
    /// `ownaccord sign cosignature` makes one.
    signature: String,
}

/// An agreement.
#[derive(Default, SimpleObject)]
pub(crate) struct AgreementPayload {
    /// The agreement; in force once it has every signature that it needs.
    agreement: Option<AgreementView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(AgreementPayload);

#[derive(Default)]
pub(crate) struct CountersignMutation;

#[Object]
impl CountersignMutation {
    /// Countersigns a decision. With the last signature that is missing the agreement is in force. By a contact of the requester in the
    /// role of a signatory.
    async fn countersign(&self, ctx: &Context<'_>, input: CountersignInput) -> Result<AgreementPayload> {
        settle(ctx, async {
            let command = sign(&input.decision, input.signature)?;
            let (asker, origin) = (crate::Asker::of(ctx), by_api(input.idempotency_key));
            shown(ctx, app(ctx)?.countersign(asker.actor(), &origin, &command).await).await
        })
        .await
    }

    /// Signs a decision beside the instance, where the charter asks for it. By a steward, or an advocate with a mandate.
    async fn cosign(&self, ctx: &Context<'_>, input: CosignInput) -> Result<AgreementPayload> {
        settle(ctx, async {
            let command = sign(&input.decision, input.signature)?;
            let (asker, origin) = (crate::Asker::of(ctx), by_api(input.idempotency_key));
            shown(ctx, app(ctx)?.cosign(asker.actor(), &origin, &command).await).await
        })
        .await
    }
}

fn sign(decision: &ID, jws: String) -> std::result::Result<Sign, Reason> {
    Ok(Sign { decision: read::id(decision)?, jws })
}

pub(super) async fn shown(
    ctx: &Context<'_>,
    done: std::result::Result<AgreementId, AppError>,
) -> Done<AgreementPayload> {
    Ok(AgreementPayload { agreement: Some(AgreementView(get(ctx, done?).await?)), refusals: Vec::new() })
}
