//! What members made of the questions about terms.

use sea_orm_migration::prelude::*;

use crate::columns::{count, index, key, reference};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Erasable, and without a moment.
        manager
            .create_table(
                Table::create()
                    .table("terms_reading")
                    .col(reference("proposal", "proposal"))
                    .col(count("offer"))
                    .col(reference("member", "member"))
                    .col(count("misread"))
                    .primary_key(&mut key(&["proposal", "offer", "member"]))
                    .take(),
            )
            .await?;
        index(manager, "terms_reading", &["member"]).await
    }
}
