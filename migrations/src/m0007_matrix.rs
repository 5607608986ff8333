//! What ties communities, votes and accounts to Matrix: rooms, events of votes, events seen, cursors.

use sea_orm_migration::{prelude::*, schema::text_uniq};

use crate::columns::{at, key, line, reference, unique, word};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        rooms(manager).await?;
        events(manager).await
    }
}

async fn rooms(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("room")
                .col(reference("community", "community"))
                .col(word("role"))
                .col(text_uniq("room"))
                .primary_key(&mut key(&["community", "role"]))
                .take(),
        )
        .await?;
    manager
        .create_table(
            Table::create().table("direct_room").col(line("account").primary_key()).col(line("room")).take(),
        )
        .await
}

async fn events(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("vote_event")
                .col(reference("vote", "vote"))
                .col(word("kind"))
                .col(line("room"))
                .col(line("event"))
                .primary_key(&mut key(&["vote", "kind"]))
                .index(&mut unique(&["room", "event"]))
                .take(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("inbox")
                .col(line("room"))
                .col(line("event"))
                .col(at("seen_at"))
                .primary_key(&mut key(&["room", "event"]))
                .take(),
        )
        .await?;
    manager
        .create_table(
            Table::create().table("reading").col(line("name").primary_key()).col(line("position")).take(),
        )
        .await
}
