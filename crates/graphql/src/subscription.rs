//! What happens, as it happens.
//!
//! A listener is driven by the journal: woken whenever it moves, it reads on from where it was. Nothing is lost and
//! nothing comes twice, over however many connections, as long as the listener gives its last cursor back.

mod agreement;
mod decision;
mod listener;
mod proposal;
mod turnout;

use async_graphql::{Context, ID, Subscription};
use domain::{
    id::{AgreementId, CommunityId, ProposalId, RequesterId, VoteId},
    refusal::Reason,
};
use futures_util::Stream;

use self::{
    agreement::{AgreementEvent, Agreements},
    decision::{DecisionEvent, Decisions},
    listener::{Listener, events, missing, place},
    proposal::{OneProposal, ProposalEvent},
};
use crate::{
    Asker,
    fault::{Fault, Result},
    loads::{app, find},
    read,
    view::{ProposalView, Turnout},
};

/// The root of subscriptions.
#[derive(Clone, Copy, Debug)]
pub struct Subscription;

#[Subscription]
impl Subscription {
    /// Each decision as it falls; only those of one community, if one is given. `since` is the cursor of the last event
    /// that was received: every decision after it comes, however long ago. `start` stands before the first
    /// of all. Without it, those that fall from now on.
    async fn decisions(
        &self,
        ctx: &Context<'_>,
        community: Option<ID>,
        since: Option<String>,
    ) -> Result<impl Stream<Item = Result<DecisionEvent>> + use<>> {
        let refused = |reason| Fault::refused(ctx, &reason);
        let community = community.map(|id| read::id::<CommunityId>(&id)).transpose().map_err(refused)?;
        if let Some(id) = community
            && find(ctx, id).await?.is_none()
        {
            return Err(missing(ctx, "community"));
        }
        Ok(events(Listener::new(ctx, community, since)?, Decisions))
    }

    /// Whatever changes where an agreement stands: of one agreement, of all of a requester, or of all. `since` as for `decisions`.
    async fn agreement_status(
        &self,
        ctx: &Context<'_>,
        agreement: Option<ID>,
        requester: Option<ID>,
        since: Option<String>,
    ) -> Result<impl Stream<Item = Result<AgreementEvent>> + use<>> {
        let refused = |reason: Reason| Fault::refused(ctx, &reason);
        let agreement = agreement.map(|id| read::id::<AgreementId>(&id)).transpose().map_err(refused)?;
        let requester = requester.map(|id| read::id::<RequesterId>(&id)).transpose().map_err(refused)?;
        let mut community = None;
        if let Some(id) = agreement {
            let found = find(ctx, id).await?.ok_or_else(|| missing(ctx, "agreement"))?;
            community = Some(found.community);
        }
        if let Some(id) = requester
            && find(ctx, id).await?.is_none()
        {
            return Err(missing(ctx, "requester"));
        }
        Ok(events(Listener::new(ctx, community, since)?, Agreements { agreement, requester }))
    }

    /// What happens to a proposal, as far as the asker may see it: members, the advocates of its community and its requester follow it from
    /// the beginning, everybody else from the tabling on. `since` as for `decisions`.
    async fn proposal(
        &self,
        ctx: &Context<'_>,
        id: ID,
        since: Option<String>,
    ) -> Result<impl Stream<Item = Result<ProposalEvent>> + use<>> {
        let id = read::id::<ProposalId>(&id).map_err(|reason| Fault::refused(ctx, &reason))?;
        let found = find(ctx, id).await?.ok_or_else(|| missing(ctx, "proposal"))?;
        let community = found.community;
        if ProposalView::seen(ctx, found).await?.is_none() {
            return Err(missing(ctx, "proposal"));
        }
        let listener = Listener::new(ctx, Some(community), since)?;
        Ok(events(listener, OneProposal { id, actor: Asker::of(ctx).actor().clone() }))
    }

    /// The turnout of a vote as it is shown while the vote is open: at once, then whenever the clock renews it, until the vote is over. The
    /// latest one stands for all before it, so there is nothing to resume. Requesters and data holders are told of none.
    async fn turnout(
        &self,
        ctx: &Context<'_>,
        vote: ID,
    ) -> Result<impl Stream<Item = Result<Turnout>> + use<>> {
        let id = read::id::<VoteId>(&vote).map_err(|reason| Fault::refused(ctx, &reason))?;
        if find(ctx, id).await?.is_none() {
            return Err(missing(ctx, "vote"));
        }
        let told = Asker::of(ctx).actor().may_see_figures();
        Ok(turnout::bulletins(app(ctx)?.clone(), id, told, place(ctx)?))
    }
}
