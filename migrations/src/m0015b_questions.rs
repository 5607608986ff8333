//! Questions to requesters, and who asked them.

use sea_orm_migration::prelude::*;

use crate::columns::{at, count, count_null, document, id, index, key, reference, unique};

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
                    .table("question")
                    .col(id())
                    .col(reference("community", "community"))
                    .col(reference("proposal", "proposal"))
                    .col(count("offer"))
                    .col(count("number"))
                    .col(count_null("clause"))
                    .col(document("words"))
                    .col(at("asked_at"))
                    .col(document("stage"))
                    .index(&mut unique(&["proposal", "number"]))
                    .take(),
            )
            .await?;
        // Who asked, and nothing else: erasable.
        manager
            .create_table(
                Table::create()
                    .table("question_asker")
                    .col(reference("question", "question"))
                    .col(reference("member", "member"))
                    .primary_key(&mut key(&["question", "member"]))
                    .take(),
            )
            .await?;
        index(manager, "question_asker", &["member"]).await
    }
}
