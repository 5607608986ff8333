//! Concerns about tabled terms, who stands behind them, and the answers.

use sea_orm_migration::{prelude::*, schema::boolean};

use crate::{
    columns::{at, at_null, count, count_null, document, id, index, key, reference, unique, word},
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
        concerns(manager).await?;
        supporters(manager).await?;
        answers(manager).await
    }
}

async fn concerns(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("concern")
                .col(id())
                .col(reference("community", "community"))
                .col(reference("proposal", "proposal"))
                .col(count("offer"))
                .col(count("number"))
                .col(count_null("clause"))
                .col(document("words"))
                .col(at("raised_at"))
                .col(boolean("holds"))
                .col(count("supported_shown"))
                .col(at("supported_shown_at"))
                .col(word("standing"))
                .col(at_null("standing_at"))
                .col(at_null("due_at"))
                .col(at_null("answered_at"))
                .col(document("summary"))
                .index(&mut unique(&["proposal", "number"]))
                .take(),
        )
        .await?;
    index(manager, "concern", &["community"]).await
}

/// Who stands behind a concern, and nothing else: erasable.
async fn supporters(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("concern_supporter")
                .col(reference("concern", "concern"))
                .col(reference("member", "member"))
                .col(boolean("raised"))
                .primary_key(&mut key(&["concern", "member"]))
                .take(),
        )
        .await?;
    index(manager, "concern_supporter", &["member"]).await
}

/// What was answered stays as it was said.
async fn answers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("concern_answer")
                .col(reference("concern", "concern"))
                .col(count("number"))
                .col(word("side"))
                .col(document("words"))
                .col(at("at"))
                .primary_key(&mut key(&["concern", "number"]))
                .take(),
        )
        .await?;
    guard::rows(manager, "concern_answer", None).await
}
