//! What requesters signed after a withdrawal: that they know, that the data is deleted. Each once, for good.

use sea_orm_migration::prelude::*;

use crate::{
    columns::{at, document, key, line, reference, word},
    guard,
};

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
                    .table("discharge")
                    .col(reference("agreement", "agreement"))
                    .col(word("duty"))
                    .col(line("key"))
                    .col(document("jws"))
                    .col(at("at"))
                    .primary_key(&mut key(&["agreement", "duty"]))
                    .take(),
            )
            .await?;
        guard::rows(manager, "discharge", None).await
    }
}
