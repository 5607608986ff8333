//! Proposals and their offers.

use sea_orm_migration::prelude::*;

use crate::columns::{at, at_null, bytes, count, document, id, index, key, reference, reference_null, word};

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
                    .table("proposal")
                    .col(id())
                    .col(reference("community", "community"))
                    .col(reference("requester", "requester"))
                    .col(document("stage"))
                    // What the stage's document says too, for the searches.
                    .col(word("stage_word"))
                    .col(at_null("vote_from"))
                    .col(reference_null("mandate", "mandate"))
                    .col(at("submitted_at"))
                    .take(),
            )
            .await?;
        index(manager, "proposal", &["community"]).await?;
        index(manager, "proposal", &["requester"]).await?;
        index(manager, "proposal", &["stage_word", "vote_from"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("offer")
                    .col(reference("proposal", "proposal"))
                    .col(count("number"))
                    .col(word("side"))
                    .col(document("terms"))
                    .col(bytes("digest"))
                    .col(document("note"))
                    .col(at("at"))
                    .primary_key(&mut key(&["proposal", "number"]))
                    .take(),
            )
            .await
    }
}
