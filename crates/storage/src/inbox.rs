//! The inbox: which Matrix events were worked off. Marked in the transaction that does what the event asks for, so that
//! an event which comes twice is done once.

use domain::{effect::EventRef, moment::Moment};
use sea_orm::{ActiveValue::Set, EntityTrait, PaginatorTrait};

use crate::{entity::inbox, error::Result, tx::Tx};

impl Tx {
    /// Whether an event was worked off.
    pub async fn seen(&self, event: &EventRef) -> Result<bool> {
        let found = inbox::Entity::find_by_id((event.room.clone(), event.event.clone()));
        Ok(found.count(self.db()).await? > 0)
    }

    /// Marks an event as worked off.
    ///
    /// # Errors
    /// [`crate::StorageError::Conflict`] where it was marked already: what this transaction did for it must not stand.
    pub async fn mark_seen(&mut self, event: &EventRef, now: Moment) -> Result<()> {
        let row = inbox::ActiveModel {
            room: Set(event.room.clone()),
            event: Set(event.event.clone()),
            seen_at: Set(now.micros()),
        };
        inbox::Entity::insert(row).exec_without_returning(self.writer()?).await?;
        Ok(())
    }
}
