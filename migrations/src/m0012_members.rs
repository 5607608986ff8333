//! What members say of themselves and of each other: to which constituency they belong, who helps them to vote, behind which
//! harm they stand in a vote. And why somebody was removed.

use sea_orm_migration::{prelude::*, schema::boolean};

use crate::{
    columns::{at, document, id, index, key, line, reference},
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
        belonging(manager).await?;
        help(manager).await?;
        objections(manager).await?;
        removals(manager).await
    }
}

/// Erasable: a row is there where a member belongs.
async fn belonging(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("belonging")
                .col(reference("community", "community"))
                .col(reference("member", "member"))
                .col(line("constituency"))
                .primary_key(&mut key(&["member", "constituency"]))
                .take(),
        )
        .await?;
    index(manager, "belonging", &["community"]).await
}

/// Erasable: a row is there where somebody may help.
async fn help(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("help")
                .col(reference("community", "community"))
                .col(reference("member", "member"))
                .col(reference("helper", "member"))
                .primary_key(&mut key(&["member", "helper"]))
                .take(),
        )
        .await
}

async fn objections(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("objection")
                .col(reference("vote", "vote"))
                .col(reference("member", "member"))
                .col(line("harm"))
                .col(boolean("stands"))
                .col(at("said_at"))
                .primary_key(&mut key(&["vote", "member", "harm"]))
                .foreign_key(
                    ForeignKey::create().from("objection", ("vote", "member")).to("seat", ("vote", "member")),
                )
                .take(),
        )
        .await?;
    guard::parts_of_votes(manager, "objection", &["INSERT", "UPDATE", "DELETE"]).await
}

async fn removals(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("removal")
                .col(id())
                .col(reference("community", "community"))
                .col(document("reason"))
                .col(at("at"))
                .take(),
        )
        .await?;
    index(manager, "removal", &["community"]).await?;
    guard::rows(manager, "removal", None).await
}
