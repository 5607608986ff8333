//! Loads of crises and of the communities above a community.

use std::collections::HashSet;

use domain::{
    community::Community,
    crisis::{CONFIRMED_WITHIN, Crisis},
    id::{CommunityId, CrisisId, Id},
    moment::Moment,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    entity::{community, crisis},
    error::{Result, StorageError},
    tx::{Lock, Tx},
};

impl Tx {
    /// The crisis of a community that is not over, as far as anybody has noticed; to be moved on.
    pub async fn crisis_of(&self, community: CommunityId) -> Result<Option<Crisis>> {
        self.find_crisis(community, Lock::Own).await
    }

    /// The same, to be read.
    pub async fn crisis_seen(&self, community: CommunityId) -> Result<Option<Crisis>> {
        self.find_crisis(community, Lock::Free).await
    }

    async fn find_crisis(&self, community: CommunityId, lock: Lock) -> Result<Option<Crisis>> {
        let of = crisis::Entity::find().filter(crisis::Column::Community.eq(community.uuid()));
        self.one(of.filter(crisis::Column::State.ne("over")), lock).await
    }

    /// A crisis, to be moved on.
    pub async fn crisis(&self, id: CrisisId) -> Result<Option<Crisis>> {
        self.one(crisis::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// The crises that the clock has to close: in force until now or before, or declared and never confirmed.
    pub async fn crises_due(&self, now: Moment) -> Result<Vec<CrisisId>> {
        let lapsed = Condition::all()
            .add(crisis::Column::State.eq("in-force"))
            .add(crisis::Column::Until.lte(now.micros()));
        let unconfirmed = Condition::all()
            .add(crisis::Column::State.eq("declared"))
            .add(crisis::Column::DeclaredAt.lte(now.minus(CONFIRMED_WITHIN).micros()));
        let ids: Vec<Uuid> = crisis::Entity::find()
            .select_only()
            .column(crisis::Column::Id)
            .filter(Condition::any().add(lapsed).add(unconfirmed))
            .order_by_asc(crisis::Column::Id)
            .into_tuple()
            .all(self.db())
            .await?;
        Ok(ids.into_iter().map(Id::new).collect())
    }

    /// The communities above one: its parent, the parent's parent and so on.
    pub async fn ancestors(&self, community: &Community) -> Result<Vec<Community>> {
        let mut line: Vec<Community> = Vec::new();
        let mut seen = HashSet::from([community.id]);
        let mut next = community.parent;
        while let Some(id) = next {
            if !seen.insert(id) {
                return Err(StorageError::inconsistent("community.parent"));
            }
            let found = self.one(community::Entity::find_by_id(id.uuid()), Lock::Free).await?;
            let parent: Community = found.ok_or_else(|| StorageError::inconsistent("community.parent"))?;
            next = parent.parent;
            line.push(parent);
        }
        Ok(line)
    }
}
