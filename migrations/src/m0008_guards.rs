//! What the database itself refuses, whoever asks: changes of closed votes, and of what is only ever added to.

use sea_orm_migration::prelude::*;

use crate::guard;

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Whether a vote is over for good, as a condition on its row.
const OVER: &str = "OLD.state IN ('closed', 'void')";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        guard::refusal(manager).await?;
        guard::rows(manager, "vote", Some(OVER)).await?;
        guard::parts_of_votes(manager, "ballot", &["INSERT", "UPDATE", "DELETE"]).await?;
        guard::parts_of_votes(manager, "seat", &["INSERT", "UPDATE", "DELETE"]).await?;
        for table in ["journal", "offer", "decision"] {
            guard::rows(manager, table, None).await?;
        }
        Ok(())
    }
}
