//! Loads of webhooks, and the check of the key that seals their secrets.

use domain::{
    id::{RequesterId, WebhookId},
    moment::Moment,
    webhook::Webhook,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    entity::{sealing_key, webhook},
    error::Result,
    tx::{Lock, Tx, guard},
};

/// The one row of the sealing key.
const ONLY: i64 = 1;

impl Tx {
    /// A webhook.
    pub async fn webhook(&self, id: WebhookId) -> Result<Option<Webhook>> {
        self.one(webhook::Entity::find_by_id(id.uuid()), Lock::Free).await
    }

    /// A webhook, to be moved on.
    pub async fn own_webhook(&self, id: WebhookId) -> Result<Option<Webhook>> {
        self.one(webhook::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// The webhooks of a requester, the oldest first.
    pub async fn webhooks_of(&self, requester: RequesterId) -> Result<Vec<Webhook>> {
        let select = webhook::Entity::find()
            .filter(webhook::Column::Requester.eq(requester.uuid()))
            .order_by_asc(webhook::Column::RegisteredAt)
            .order_by_asc(webhook::Column::Id);
        self.all(select).await
    }

    /// The webhooks to which something may be sent now, those that have waited longest first.
    pub async fn webhooks_due(&self, now: Moment) -> Result<Vec<Webhook>> {
        let select = webhook::Entity::find()
            .filter(webhook::Column::Off.is_null())
            .filter(webhook::Column::DueAt.lte(now.micros()))
            .order_by_asc(webhook::Column::DueAt)
            .order_by_asc(webhook::Column::Id);
        self.all(select).await
    }

    /// Removes a webhook.
    pub async fn remove_webhook(&mut self, id: WebhookId) -> Result<()> {
        let gone = webhook::Entity::delete_by_id(id.uuid()).exec(self.writer()?).await?;
        guard(gone.rows_affected)
    }

    /// The check value of the key that everything sealed in this database is sealed under; none where nobody has noted it.
    pub async fn sealing_key(&self) -> Result<Option<Vec<u8>>> {
        Ok(sealing_key::Entity::find_by_id(ONLY).one(self.db()).await?.map(|row| row.value))
    }

    /// Notes the check value of that key.
    ///
    /// # Errors
    /// [`crate::StorageError::Conflict`] where another has noted one meanwhile.
    pub async fn note_sealing_key(&mut self, value: &[u8]) -> Result<()> {
        let row = sealing_key::ActiveModel { id: Set(ONLY), value: Set(value.to_vec()) };
        sealing_key::Entity::insert(row).exec_without_returning(self.writer()?).await?;
        Ok(())
    }
}
