//! Loads of mandates.

use domain::{
    id::{CommunityId, Id, IntermediaryId, MandateId},
    mandate::{Mandate, MandateReport},
    moment::Moment,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    entity::{mandate, mandate_report},
    error::Result,
    tx::{Lock, Tx},
};

/// The states of a mandate of which there is at most one between the same two.
const SOUGHT_OR_HELD: [&str; 4] = ["nominated", "voting", "active", "suspended"];

impl Tx {
    /// A mandate.
    pub async fn mandate(&self, id: MandateId) -> Result<Option<Mandate>> {
        self.one(mandate::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// All mandates of a community, in the order of their nominations.
    pub async fn mandates_of(&self, community: CommunityId) -> Result<Vec<Mandate>> {
        let select = mandate::Entity::find().filter(mandate::Column::Community.eq(community.uuid()));
        self.all(select.order_by_asc(mandate::Column::NominatedAt).order_by_asc(mandate::Column::Id)).await
    }

    /// The mandates that an intermediary seeks or holds, to be moved on, in the order of their ids.
    pub async fn mandates_held_by(&self, intermediary: IntermediaryId) -> Result<Vec<Mandate>> {
        let ids: Vec<Uuid> = mandate::Entity::find()
            .select_only()
            .column(mandate::Column::Id)
            .filter(mandate::Column::Intermediary.eq(intermediary.uuid()))
            .filter(mandate::Column::State.is_in(SOUGHT_OR_HELD))
            .order_by_asc(mandate::Column::Id)
            .into_tuple()
            .all(self.db())
            .await?;
        let mut held = Vec::with_capacity(ids.len());
        for id in ids {
            held.extend(self.mandate(Id::new(id)).await?);
        }
        Ok(held)
    }

    /// A mandate, to be read.
    pub async fn mandate_seen(&self, id: MandateId) -> Result<Option<Mandate>> {
        self.one(mandate::Entity::find_by_id(id.uuid()), Lock::Free).await
    }

    /// The latest mandate between the two that is nominated, voted on, active or suspended by its state.
    pub async fn mandate_between(
        &self,
        community: CommunityId,
        intermediary: IntermediaryId,
    ) -> Result<Option<Mandate>> {
        let select = mandate::Entity::find()
            .filter(mandate::Column::Community.eq(community.uuid()))
            .filter(mandate::Column::Intermediary.eq(intermediary.uuid()))
            .filter(mandate::Column::State.is_in(SOUGHT_OR_HELD))
            .order_by_desc(mandate::Column::NominatedAt)
            .order_by_desc(mandate::Column::Id)
            .limit(1);
        self.one(select, Lock::Own).await
    }

    /// The reports under a mandate, the first one first.
    pub async fn mandate_reports(&self, mandate: MandateId) -> Result<Vec<MandateReport>> {
        let of = mandate_report::Entity::find().filter(mandate_report::Column::Mandate.eq(mandate.uuid()));
        self.all(of.order_by_asc(mandate_report::Column::Number)).await
    }

    /// The mandates for which the clock has something to do.
    pub async fn mandates_due(&self, now: Moment) -> Result<Vec<MandateId>> {
        let ids: Vec<Uuid> = mandate::Entity::find()
            .select_only()
            .column(mandate::Column::Id)
            .filter(mandate::Column::NextLook.lte(now.micros()))
            .order_by_asc(mandate::Column::NextLook)
            .into_tuple()
            .all(self.db())
            .await?;
        Ok(ids.into_iter().map(Id::new).collect())
    }
}
