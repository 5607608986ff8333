//! The keys of this instance as they are published.

use domain::{
    id::{Id, KeyId},
    instance_key::InstanceKey,
    moment::Moment,
};
use sea_orm::{EntityTrait, QueryOrder};
use uuid::Uuid;

use crate::{
    entity::instance_key,
    error::Result,
    hydrate::{Row, Stored, read, write},
    tx::{Lock, Tx},
};

impl Stored for InstanceKey {
    type Entity = instance_key::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            id: Id::new(row.id),
            thumbprint: read::text("instance_key.thumbprint", &row.thumbprint)?,
            public: read::bytes("instance_key.public", &row.public)?,
            signs: read::word("instance_key.signs", &row.signs)?,
            published_at: read::moment("instance_key.published_at", row.published_at)?,
            from: read::moment_if("instance_key.signs_from", row.signs_from)?,
            until: read::moment_if("instance_key.signs_until", row.signs_until)?,
            revoked_since: read::moment_if("instance_key.revoked_since", row.revoked_since)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(instance_key::Model {
            id: self.id.uuid(),
            thumbprint: self.thumbprint.to_string(),
            public: self.public.to_vec(),
            signs: write::word("instance_key.signs", &self.signs)?,
            published_at: self.published_at.micros(),
            signs_from: self.from.map(Moment::micros),
            signs_until: self.until.map(Moment::micros),
            revoked_since: self.revoked_since.map(Moment::micros),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Tx {
    /// Every key that this instance has published, the first one first.
    pub async fn instance_keys(&self) -> Result<Vec<InstanceKey>> {
        let select = instance_key::Entity::find().order_by_asc(instance_key::Column::PublishedAt);
        self.all(select.order_by_asc(instance_key::Column::Thumbprint)).await
    }

    /// One of them, to be moved on.
    pub async fn own_instance_key(&self, id: KeyId) -> Result<Option<InstanceKey>> {
        self.one(instance_key::Entity::find_by_id(id.uuid()), Lock::Own).await
    }
}
