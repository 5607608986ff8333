//! Submitting a proposal.

use app::SubmitProposal;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::{id::ProposalId, refusal::Faults};

use super::{Done, by_api, payloads, settle, terms::TermsInput};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    read,
    view::{ProposalView, RefusalView},
};

/// Terms for a community, for the first time or again.
#[derive(Debug, InputObject)]
pub(crate) struct SubmitProposalInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// To whom.
    community: ID,
    /// The returned proposal that comes again.
    proposal: Option<ID>,
    /// The proposal that the members sent back and that comes again as a new one.
    revision_of: Option<ID>,
    /// The terms.
    terms: TermsInput,
}

/// A proposal and what was refused. Faulty terms are kept: the proposal is there, returned, with every fault named.
#[derive(Default, SimpleObject)]
pub(crate) struct ProposalPayload {
    /// The proposal.
    proposal: Option<ProposalView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(ProposalPayload);

impl ProposalPayload {
    /// The proposal as it is now, for one of those who negotiate it.
    pub(super) async fn showing(ctx: &Context<'_>, id: ProposalId, refusals: Vec<RefusalView>) -> Done<Self> {
        Ok(Self { proposal: ProposalView::seen(ctx, get(ctx, id).await?).await?, refusals })
    }
}

#[derive(Default)]
pub(crate) struct SubmitMutation;

#[Object]
impl SubmitMutation {
    /// Submits terms to a community, or a returned proposal again. By a contact of the requester.
    async fn submit_proposal(
        &self,
        ctx: &Context<'_>,
        input: SubmitProposalInput,
    ) -> Result<ProposalPayload> {
        settle(ctx, submit(ctx, input)).await
    }
}

async fn submit(ctx: &Context<'_>, input: SubmitProposalInput) -> Done<ProposalPayload> {
    let mut faults = Faults::default();
    let community = faults.take("community", read::id(&input.community));
    let again = input.proposal.map(|id| faults.take("proposal", read::id(&id)));
    let revision_of = input.revision_of.map(|id| faults.take("revisionOf", read::id(&id)));
    let community = faults.or_built(community)?;
    let asker = Asker::of(ctx);
    let command = SubmitProposal {
        community,
        again: again.flatten(),
        revision_of: revision_of.flatten(),
        connection: None,
        terms: input.terms.into(),
    };
    let done = app(ctx)?.submit_proposal(asker.actor(), &by_api(input.idempotency_key), &command).await?;
    let returned = done.returned.map(|faults| RefusalView::all(&faults, asker.locale())).unwrap_or_default();
    let refusals = returned.into_iter().map(|refusal| refusal.below("terms")).collect();
    ProposalPayload::showing(ctx, done.proposal, refusals).await
}
