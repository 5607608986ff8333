//! Loads of elections.

use domain::{
    election::Election,
    id::{CommunityId, ElectionId, Id},
    moment::Moment,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    entity::election,
    error::Result,
    tx::{Lock, Tx},
};

impl Tx {
    /// An election.
    pub async fn election(&self, id: ElectionId) -> Result<Option<Election>> {
        self.one(election::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// All elections of a community, in the order of their calls.
    pub async fn elections_of(&self, community: CommunityId) -> Result<Vec<Election>> {
        let select = election::Entity::find().filter(election::Column::Community.eq(community.uuid()));
        self.all(select.order_by_asc(election::Column::CalledAt).order_by_asc(election::Column::Id)).await
    }

    /// The run-off that settles the tie of this election, if there is one.
    pub async fn runoff_after(&self, id: ElectionId) -> Result<Option<Election>> {
        self.one(election::Entity::find().filter(election::Column::RunoffOf.eq(id.uuid())), Lock::Free).await
    }

    /// The elections whose nominations are over and for which something is due: the vote, or the end for want of anybody.
    pub async fn elections_due(&self, now: Moment) -> Result<Vec<ElectionId>> {
        let due = Condition::any()
            .add(election::Column::VoteFrom.lte(now.micros()))
            .add(election::Column::Candidates.eq("[]"));
        let ids: Vec<Uuid> = election::Entity::find()
            .select_only()
            .column(election::Column::Id)
            .filter(election::Column::State.eq("nominating"))
            .filter(election::Column::NominationsEnd.lte(now.micros()))
            .filter(due)
            .order_by_asc(election::Column::NominationsEnd)
            .into_tuple()
            .all(self.db())
            .await?;
        Ok(ids.into_iter().map(Id::new).collect())
    }
}
