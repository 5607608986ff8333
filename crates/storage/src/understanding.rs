//! What members made of the questions about terms: kept and loaded.

use domain::{
    id::{CommunityId, Id, MemberId, ProposalId},
    understanding::Reading,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::{
    entity::{member, terms_reading},
    error::Result,
    hydrate::{Row, Stored, read},
    members::on_roll,
    tx::Tx,
};

impl Tx {
    /// Whether a member has tried the questions about one offer.
    pub async fn tried(&self, proposal: ProposalId, offer: u32, member: MemberId) -> Result<bool> {
        let key = (proposal.uuid(), i64::from(offer), member.uuid());
        Ok(terms_reading::Entity::find_by_id(key).count(self.db()).await? > 0)
    }

    /// What those on the roll now made of the questions about one offer, in the order of their ids.
    pub async fn readings(
        &self,
        community: CommunityId,
        proposal: ProposalId,
        offer: u32,
    ) -> Result<Vec<Reading>> {
        let roll = on_roll(community).select_only().column(member::Column::Id).into_query();
        let select = terms_reading::Entity::find()
            .filter(terms_reading::Column::Proposal.eq(proposal.uuid()))
            .filter(terms_reading::Column::Offer.eq(i64::from(offer)))
            .filter(terms_reading::Column::Member.in_subquery(roll));
        self.all(select.order_by_asc(terms_reading::Column::Member)).await
    }
}

impl Stored for Reading {
    type Entity = terms_reading::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            proposal: Id::new(row.proposal),
            offer: read::count("terms_reading.offer", row.offer)?,
            member: Id::new(row.member),
            misread: read::count("terms_reading.misread", row.misread)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(terms_reading::Model {
            proposal: self.proposal.uuid(),
            offer: i64::from(self.offer),
            member: self.member.uuid(),
            misread: i64::from(self.misread),
        })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}
