//! Intermediaries and requesters, the people who act for them, and mandates.

use sea_orm_migration::{prelude::*, schema::text_uniq};

use crate::columns::{at, at_null, bytes, document, id, index, late_reference, line, reference, word};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        intermediaries(manager).await?;
        requesters(manager).await?;
        mandates(manager).await
    }
}

async fn intermediaries(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("intermediary")
                .col(id())
                .col(text_uniq("handle"))
                .col(line("name"))
                .col(word("kind"))
                .col(document("interests"))
                .col(at("registered_at"))
                .take(),
        )
        .await?;
    manager
        .create_table(
            Table::create().table("advocate").col(id()).col(reference("intermediary", "intermediary")).take(),
        )
        .await
}

async fn requesters(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("requester")
                .col(id())
                .col(text_uniq("handle"))
                .col(line("name"))
                .col(word("kind"))
                .col(at("registered_at"))
                .take(),
        )
        .await?;
    manager
        .create_table(
            Table::create().table("contact").col(id()).col(reference("requester", "requester")).take(),
        )
        .await
}

async fn mandates(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("mandate")
                .col(id())
                .col(reference("community", "community"))
                .col(reference("intermediary", "intermediary"))
                .col(document("text"))
                .col(bytes("digest"))
                .col(word("state"))
                .col(late_reference(manager, "vote", "vote"))
                .col(at_null("active_from"))
                .col(at_null("active_until"))
                .col(at("nominated_at"))
                .col(late_reference(manager, "election", "election"))
                .take(),
        )
        .await?;
    index(manager, "mandate", &["community", "intermediary"]).await?;
    index(manager, "mandate", &["state", "active_until"]).await?;
    // There is never more than one mandate sought or held between the same two.
    let sql = "CREATE UNIQUE INDEX \"mandate_sought_or_held\" ON \"mandate\" (\"community\", \"intermediary\") \
               WHERE \"state\" IN ('nominated', 'voting', 'active')";
    manager.get_connection().execute_unprepared(sql).await.map(drop)
}
