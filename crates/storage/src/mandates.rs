//! Loads of mandates.

use domain::{
    id::{CommunityId, Id, IntermediaryId, MandateId},
    mandate::Mandate,
    moment::Moment,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    entity::mandate,
    error::Result,
    tx::{Lock, Tx},
};

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

    /// The latest mandate between the two that is nominated, voted on or active by its state.
    pub async fn mandate_between(
        &self,
        community: CommunityId,
        intermediary: IntermediaryId,
    ) -> Result<Option<Mandate>> {
        let select = mandate::Entity::find()
            .filter(mandate::Column::Community.eq(community.uuid()))
            .filter(mandate::Column::Intermediary.eq(intermediary.uuid()))
            .filter(mandate::Column::State.is_in(["nominated", "voting", "active"]))
            .order_by_desc(mandate::Column::NominatedAt)
            .order_by_desc(mandate::Column::Id)
            .limit(1);
        self.one(select, Lock::Own).await
    }

    /// The active mandates whose term is over.
    pub async fn mandates_due(&self, now: Moment) -> Result<Vec<MandateId>> {
        let ids: Vec<Uuid> = mandate::Entity::find()
            .select_only()
            .column(mandate::Column::Id)
            .filter(mandate::Column::State.eq("active"))
            .filter(mandate::Column::ActiveUntil.lte(now.micros()))
            .order_by_asc(mandate::Column::ActiveUntil)
            .into_tuple()
            .all(self.db())
            .await?;
        Ok(ids.into_iter().map(Id::new).collect())
    }
}
