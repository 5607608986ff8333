//! Loads of proposals and their offers.

use domain::{
    id::{CommunityId, Id, MandateId, ProposalId, RequesterId},
    moment::Moment,
    proposal::{Offer, Proposal},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    entity::{offer, proposal},
    error::Result,
    hydrate::OfferRow,
    tx::{Lock, Tx},
};

impl Tx {
    /// A proposal.
    pub async fn proposal(&self, id: ProposalId) -> Result<Option<Proposal>> {
        self.one(proposal::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// The proposal that a requester's connector knows by this id of its own.
    pub async fn proposal_of_consumer(
        &self,
        requester: RequesterId,
        consumer_pid: &str,
    ) -> Result<Option<Proposal>> {
        let select = proposal::Entity::find()
            .filter(proposal::Column::Requester.eq(requester.uuid()))
            .filter(proposal::Column::ConsumerPid.eq(consumer_pid));
        self.one(select, Lock::Own).await
    }

    /// A proposal, to be read.
    pub async fn proposal_seen(&self, id: ProposalId) -> Result<Option<Proposal>> {
        self.one(proposal::Entity::find_by_id(id.uuid()), Lock::Free).await
    }

    /// The proposals that are negotiated under a mandate and not paused, to be moved on, in the order of their ids.
    pub async fn negotiated_under(&self, mandate: MandateId) -> Result<Vec<Proposal>> {
        let ids: Vec<Uuid> = proposal::Entity::find()
            .select_only()
            .column(proposal::Column::Id)
            .filter(proposal::Column::Mandate.eq(mandate.uuid()))
            .filter(proposal::Column::StageWord.is_in(["submitted", "negotiating"]))
            .filter(proposal::Column::PausedAt.is_null())
            .order_by_asc(proposal::Column::Id)
            .into_tuple()
            .all(self.db())
            .await?;
        let mut negotiated = Vec::with_capacity(ids.len());
        for id in ids {
            negotiated.extend(self.proposal(Id::new(id)).await?);
        }
        Ok(negotiated)
    }

    /// All proposals to a community, in the order of submission.
    pub async fn proposals_of(&self, community: CommunityId) -> Result<Vec<Proposal>> {
        self.proposals(proposal::Column::Community.eq(community.uuid())).await
    }

    /// All proposals of a requester, in the order of submission.
    pub async fn proposals_of_requester(&self, requester: RequesterId) -> Result<Vec<Proposal>> {
        self.proposals(proposal::Column::Requester.eq(requester.uuid())).await
    }

    async fn proposals(&self, which: sea_orm::sea_query::SimpleExpr) -> Result<Vec<Proposal>> {
        let select = proposal::Entity::find().filter(which);
        self.all(select.order_by_asc(proposal::Column::SubmittedAt).order_by_asc(proposal::Column::Id)).await
    }

    /// The tabled proposals on which the vote may open.
    pub async fn proposals_due(&self, now: Moment) -> Result<Vec<ProposalId>> {
        let ids: Vec<Uuid> = proposal::Entity::find()
            .select_only()
            .column(proposal::Column::Id)
            .filter(proposal::Column::StageWord.eq("tabled"))
            .filter(proposal::Column::VoteFrom.lte(now.micros()))
            .order_by_asc(proposal::Column::VoteFrom)
            .into_tuple()
            .all(self.db())
            .await?;
        Ok(ids.into_iter().map(Id::new).collect())
    }

    /// The proposals that lie before the members and are not voted on yet.
    pub async fn proposals_tabled(&self) -> Result<Vec<ProposalId>> {
        let tabled = proposal::Entity::find().select_only().column(proposal::Column::Id);
        let tabled = tabled.filter(proposal::Column::StageWord.eq("tabled"));
        let ids: Vec<Uuid> =
            tabled.order_by_asc(proposal::Column::VoteFrom).into_tuple().all(self.db()).await?;
        Ok(ids.into_iter().map(Id::new).collect())
    }

    /// One offer of a proposal.
    pub async fn offer(&self, proposal: ProposalId, number: u32) -> Result<Option<Offer>> {
        let select = offer::Entity::find_by_id((proposal.uuid(), i64::from(number)));
        Ok(self.one::<OfferRow>(select, Lock::Free).await?.map(|row| row.offer))
    }

    /// All offers of a proposal, the first one first.
    pub async fn offers(&self, proposal: ProposalId) -> Result<Vec<Offer>> {
        let select = offer::Entity::find().filter(offer::Column::Proposal.eq(proposal.uuid()));
        let rows: Vec<OfferRow> = self.all(select.order_by_asc(offer::Column::Number)).await?;
        Ok(rows.into_iter().map(|row| row.offer).collect())
    }
}
