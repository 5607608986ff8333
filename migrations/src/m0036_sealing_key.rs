//! What the sealing key that servers of this database share comes to: one of them, started with another, is refused.

use sea_orm_migration::{prelude::*, schema::big_integer};

use crate::columns::bytes;

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
                    .table("sealing_key")
                    .col(big_integer("id").primary_key())
                    .col(bytes("value"))
                    .take(),
            )
            .await
    }
}
