//! Finding things by id, by handle, by digest, or in lists.

use async_graphql::{Context, ID, Object};
use domain::{id::CommunityId, refusal::Reason, text::Handle};

use crate::{
    fault::{Fault, Result},
    loads::{app, find},
    node::Node,
    page::{Connection, Wanted, cost},
    read, scalar,
    view::{AgreementView, CommunityView, DecisionView, IntermediaryView, ProposalView, RequesterView},
};

#[derive(Default)]
pub(crate) struct LookupQuery;

#[Object]
impl LookupQuery {
    /// Anything by its id, if the asker may see it.
    async fn node(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Node>> {
        Node::find(ctx, &id).await
    }

    /// All communities, in the order of their founding.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn communities(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<CommunityView>> {
        let wanted = Wanted::new(ctx, first, after)?;
        let malformed = |_| Fault::refused(ctx, &Reason::Malformed { shape: "id".to_owned() });
        let after = wanted.after.as_deref().map(str::parse::<CommunityId>).transpose().map_err(malformed)?;
        let loaded = app(ctx)?.read().await?.communities(after, wanted.first + 1).await?;
        Ok(wanted.of_loaded(loaded, |community| community.id.to_string(), CommunityView))
    }

    /// A community by its handle.
    async fn community(&self, ctx: &Context<'_>, handle: String) -> Result<Option<CommunityView>> {
        let Ok(handle) = handle.parse::<Handle>() else { return Ok(None) };
        Ok(app(ctx)?.read().await?.community_by_handle(&handle).await?.map(CommunityView))
    }

    /// An intermediary by its handle.
    async fn intermediary(&self, ctx: &Context<'_>, handle: String) -> Result<Option<IntermediaryView>> {
        let Ok(handle) = handle.parse::<Handle>() else { return Ok(None) };
        Ok(app(ctx)?.read().await?.intermediary_by_handle(&handle).await?.map(IntermediaryView))
    }

    /// A requester by its handle.
    async fn requester(&self, ctx: &Context<'_>, handle: String) -> Result<Option<RequesterView>> {
        let Ok(handle) = handle.parse::<Handle>() else { return Ok(None) };
        Ok(app(ctx)?.read().await?.requester_by_handle(&handle).await?.map(RequesterView))
    }

    /// A proposal, if the asker may see it: before it is tabled, only its requester and the advocates with a mandate do.
    async fn proposal(&self, ctx: &Context<'_>, id: ID) -> Result<Option<ProposalView>> {
        let Ok(id) = read::id::<domain::id::ProposalId>(&id) else { return Ok(None) };
        match find(ctx, id).await? {
            Some(proposal) => ProposalView::seen(ctx, proposal).await,
            None => Ok(None),
        }
    }

    /// A decision, by its id or by the digest of its document.
    async fn decision(
        &self,
        ctx: &Context<'_>,
        id: Option<ID>,
        digest: Option<scalar::Digest>,
    ) -> Result<Option<DecisionView>> {
        let tx = app(ctx)?.read().await?;
        let id = id.and_then(|id| read::id(&id).ok());
        let digest = digest.and_then(|digest| read::digest(&digest).ok());
        let found = match (id, digest) {
            (Some(id), None) => tx.decision(id).await?,
            (None, Some(digest)) => tx.decision_by_digest(digest).await?,
            (Some(id), Some(digest)) => tx.decision(id).await?.filter(|recorded| recorded.digest == digest),
            (None, None) => None,
        };
        Ok(found.map(DecisionView))
    }

    /// Decisions, the first one first; only those of one community, if one is given.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn decisions(
        &self,
        ctx: &Context<'_>,
        community: Option<ID>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<DecisionView>> {
        let community = community.map(|id| read::id(&id)).transpose();
        let community = community.map_err(|reason| Fault::refused(ctx, &reason))?;
        DecisionView::page(ctx, community, Wanted::new(ctx, first, after)?).await
    }

    /// An agreement.
    async fn agreement(&self, ctx: &Context<'_>, id: ID) -> Result<Option<AgreementView>> {
        let Ok(id) = read::id::<domain::id::AgreementId>(&id) else { return Ok(None) };
        Ok(find(ctx, id).await?.map(AgreementView))
    }
}
