//! Loads of communities and charters.

use domain::{
    community::{CharterVersion, Community},
    id::{CharterId, CommunityId},
    text::Handle,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    entity::{charter, community},
    error::{Result, StorageError},
    tx::{Lock, Tx},
};

impl Tx {
    /// A community.
    pub async fn community(&self, id: CommunityId) -> Result<Option<Community>> {
        self.one(community::Entity::find_by_id(id.uuid()), Lock::Shared).await
    }

    /// The community of this handle.
    pub async fn community_by_handle(&self, handle: &Handle) -> Result<Option<Community>> {
        let select = community::Entity::find().filter(community::Column::Handle.eq(handle.to_string()));
        self.one(select, Lock::Shared).await
    }

    /// Up to `limit` communities after this one, in the order of their ids.
    pub async fn communities(&self, after: Option<CommunityId>, limit: u32) -> Result<Vec<Community>> {
        let mut select = community::Entity::find();
        if let Some(after) = after {
            select = select.filter(community::Column::Id.gt(after.uuid()));
        }
        self.all(select.order_by_asc(community::Column::Id).limit(u64::from(limit))).await
    }

    /// One version of a charter.
    pub async fn charter(&self, id: CharterId) -> Result<Option<CharterVersion>> {
        self.one(charter::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// All versions of a community's charter, the first one first.
    pub async fn charters_of(&self, community: CommunityId) -> Result<Vec<CharterVersion>> {
        let select = charter::Entity::find().filter(charter::Column::Community.eq(community.uuid()));
        self.all(select.order_by_asc(charter::Column::Number)).await
    }

    /// The charter in force as it was written, to be read, not to be changed. What binds is [`domain::charter::Effective`].
    pub async fn charter_as_written(&self, community: &Community) -> Result<Option<CharterVersion>> {
        let Some(id) = community.in_force else { return Ok(None) };
        let found = self.one(charter::Entity::find_by_id(id.uuid()), Lock::Free).await?;
        found.map(Some).ok_or_else(|| StorageError::inconsistent("community.in_force"))
    }
}
