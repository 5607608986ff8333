//! Openings of votes that are held back because members reported pressure, and who reported.

use sea_orm_migration::prelude::*;

use crate::columns::{count, document_null, index, key, reference};

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
                    .table("opening")
                    .col(reference("proposal", "proposal"))
                    .col(count("round"))
                    .col(document_null("held"))
                    .primary_key(&mut key(&["proposal"]))
                    .take(),
            )
            .await?;
        // Erasable, and without a moment.
        manager
            .create_table(
                Table::create()
                    .table("early_report")
                    .col(reference("proposal", "proposal"))
                    .col(reference("member", "member"))
                    .col(count("round"))
                    .primary_key(&mut key(&["proposal", "member"]))
                    .take(),
            )
            .await?;
        index(manager, "early_report", &["member"]).await
    }
}
