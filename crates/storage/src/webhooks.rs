//! Loads of webhooks.

use domain::{
    id::{RequesterId, WebhookId},
    moment::Moment,
    webhook::Webhook,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    entity::webhook,
    error::Result,
    tx::{Lock, Tx, guard},
};

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
}
