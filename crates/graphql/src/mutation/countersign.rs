//! A requester binds itself to the words the members consented to.

use app::Countersign;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::refusal::Faults;

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    read, scalar,
    view::{AgreementView, RefusalView},
};

/// What is countersigned.
#[derive(Debug, InputObject)]
pub(crate) struct CountersignInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The decision.
    decision: ID,
    /// The digest of its terms: nobody binds themselves to words they have not seen.
    terms_digest: scalar::Digest,
}

/// An agreement in force.
#[derive(Default, SimpleObject)]
pub(crate) struct AgreementPayload {
    /// The agreement.
    agreement: Option<AgreementView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(AgreementPayload);

#[derive(Default)]
pub(crate) struct CountersignMutation;

#[Object]
impl CountersignMutation {
    /// Countersigns a decision: the agreement is in force. By a contact of the requester.
    async fn countersign(&self, ctx: &Context<'_>, input: CountersignInput) -> Result<AgreementPayload> {
        settle(ctx, countersign(ctx, input)).await
    }
}

async fn countersign(ctx: &Context<'_>, input: CountersignInput) -> Done<AgreementPayload> {
    let mut faults = Faults::default();
    let decision = faults.take("decision", read::id(&input.decision));
    let terms = faults.take("termsDigest", read::digest(&input.terms_digest));
    let (decision, terms) = faults.or_built(decision.zip(terms))?;
    let command = Countersign { decision, terms };
    let id = app(ctx)?.countersign(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    Ok(AgreementPayload { agreement: Some(AgreementView(get(ctx, id).await?)), refusals: Vec::new() })
}
