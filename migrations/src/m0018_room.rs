//! Who is not in the room before a vote, and temperature checks.

use sea_orm_migration::prelude::*;

use crate::{
    columns::{
        at, at_null, bytes_null, count, count_null, document, document_null, id, id_of, index, key,
        reference, unique, word,
    },
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
        absences(manager).await?;
        temperatures(manager).await
    }
}

async fn absences(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("absence")
                .col(id_of("proposal", "proposal"))
                .col(reference("community", "community"))
                .col(at("looked_at"))
                .col(document("found"))
                .col(document("told"))
                .col(document("held"))
                .take(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("absence_answer")
                .col(reference("proposal", "proposal"))
                .col(count("number"))
                .col(document("findings"))
                .col(document("settles"))
                .col(document("words"))
                .col(at("at"))
                .primary_key(&mut key(&["proposal", "number"]))
                .take(),
        )
        .await?;
    // What was said stays as it was said.
    guard::rows(manager, "absence_answer", None).await
}

async fn temperatures(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("temperature")
                .col(id())
                .col(reference("community", "community"))
                .col(reference("proposal", "proposal"))
                .col(count("offer"))
                .col(count("number"))
                .col(count_null("clause"))
                .col(at("asked_at"))
                .col(at("closes_at"))
                .col(bytes_null("salt"))
                .col(at_null("over_at"))
                .col(document_null("shown"))
                .index(&mut unique(&["proposal", "number"]))
                .take(),
        )
        .await?;
    index(manager, "temperature", &["over_at"]).await?;
    // How a member leans, until the check is over: erasable.
    manager
        .create_table(
            Table::create()
                .table("temperature_answer")
                .col(reference("temperature", "temperature"))
                .col(reference("member", "member"))
                .col(word("leaning"))
                .primary_key(&mut key(&["temperature", "member"]))
                .take(),
        )
        .await?;
    index(manager, "temperature_answer", &["member"]).await
}
