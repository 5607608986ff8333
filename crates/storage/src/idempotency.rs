//! Answers that were given, by idempotency key: a command that is sent again gets the same answer and does nothing.

use domain::{digest::Digest, moment::Moment};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::Value;

use crate::{
    entity::answer,
    error::Result,
    hydrate::{read, write},
    tx::Tx,
};

impl Tx {
    /// The digest of the command that `actor` gave with this key, and the answer to it.
    pub async fn remembered(&self, actor: &str, key: &str) -> Result<Option<(Digest, Value)>> {
        let row = answer::Entity::find_by_id((actor.to_owned(), key.to_owned())).one(self.db()).await?;
        let read = |row: answer::Model| {
            Ok((read::digest("answer.command", &row.command)?, read::json("answer.answer", &row.answer)?))
        };
        row.map(read).transpose()
    }

    /// Remembers the answer to a command.
    ///
    /// # Errors
    /// [`crate::StorageError::Conflict`] where the same key was used meanwhile.
    pub async fn remember(
        &mut self,
        actor: &str,
        key: &str,
        command: Digest,
        answer: &Value,
        now: Moment,
    ) -> Result<()> {
        let row = answer::ActiveModel {
            actor: Set(actor.to_owned()),
            key: Set(key.to_owned()),
            command: Set(command.bytes().to_vec()),
            answer: Set(write::json("answer.answer", answer)?),
            at: Set(now.micros()),
        };
        answer::Entity::insert(row).exec_without_returning(self.writer()?).await?;
        Ok(())
    }
}
