//! Negotiations: since when an offer waits for its answer, what the members were asked, what the sides asked each other, and drafts.

use sea_orm_migration::prelude::*;

use crate::columns::{at, at_null, count, document, document_null, id, index, line, reference, unique, word};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Of a proposal from before it is not known since when it waits: since it was submitted.
        for column in [at_null("waits_since"), at_null("warned_at")] {
            manager.alter_table(Table::alter().table("proposal").add_column(column).take()).await?;
        }
        manager
            .create_table(
                Table::create()
                    .table("asking")
                    .col(id())
                    .col(reference("community", "community"))
                    .col(reference("proposal", "proposal"))
                    .col(reference("mandate", "mandate"))
                    .col(count("offer"))
                    .col(line("point"))
                    .col(document("about"))
                    .col(document("asked"))
                    .col(at("asked_at"))
                    .col(document_null("heard"))
                    .take(),
            )
            .await?;
        index(manager, "asking", &["proposal"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("clarification")
                    .col(id())
                    .col(reference("community", "community"))
                    .col(reference("proposal", "proposal"))
                    .col(count("number"))
                    .col(count("offer"))
                    .col(word("side"))
                    .col(document("words"))
                    .col(at("asked_at"))
                    .col(document_null("answer"))
                    .index(&mut unique(&["proposal", "number"]))
                    .take(),
            )
            .await?;
        // Erased when the negotiation ends.
        manager
            .create_table(
                Table::create()
                    .table("offer_draft")
                    .col(id())
                    .col(reference("proposal", "proposal"))
                    .col(reference("mandate", "mandate"))
                    .col(count("version"))
                    .col(document("terms"))
                    .col(document("note"))
                    .col(at("saved_at"))
                    .index(&mut unique(&["proposal", "mandate"]))
                    .take(),
            )
            .await
    }
}
