//! What members were asked: one entry a proposal, since its deliberation began. What is before the members already from before has
//! no entry: the ledger begins empty.

use sea_orm_migration::prelude::*;

use crate::columns::{at, count, id_of, index, reference};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("burden")
                    .col(id_of("proposal", "proposal"))
                    .col(reference("community", "community"))
                    .col(count("reading"))
                    .col(count("deliberating"))
                    .col(count("understanding"))
                    .col(count("voting"))
                    .col(at("asked_at"))
                    .take(),
            )
            .await?;
        index(manager, "burden", &["community", "asked_at"]).await
    }
}
