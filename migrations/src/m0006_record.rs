//! What every verb leaves behind: the journal and its head, the outbox, answers by idempotency key; and tokens.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, boolean, uuid_null},
};

use crate::columns::{at, at_null, bytes, count, document, id, index, key, line, line_null, word};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        journal(manager).await?;
        outbox(manager).await?;
        answers(manager).await?;
        tokens(manager).await
    }
}

async fn journal(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // No foreign keys: an entry outlives what it speaks of.
    manager
        .create_table(
            Table::create()
                .table("journal")
                .col(big_integer("sequence").primary_key())
                .col(at("at"))
                .col(uuid_null("community"))
                .col(document("fact"))
                .col(bytes("previous"))
                .col(bytes("hash"))
                .take(),
        )
        .await?;
    index(manager, "journal", &["community", "sequence"]).await?;
    manager
        .create_table(
            Table::create()
                .table("journal_head")
                .col(big_integer("id").primary_key())
                .col(big_integer("sequence"))
                .col(bytes("hash"))
                .check(Expr::col("id").eq(1))
                .take(),
        )
        .await?;
    let first = Query::insert()
        .into_table("journal_head")
        .columns(["id", "sequence", "hash"])
        .values_panic([1_i64.into(), 0_i64.into(), vec![0_u8; 32].into()])
        .take();
    manager.get_connection().execute(&first).await.map(drop)
}

async fn outbox(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // Ids are never used twice, also not after a delivered row is gone: they are Matrix transaction ids.
    manager
        .create_table(
            Table::create()
                .table("outbox")
                .col(big_integer("id").primary_key().auto_increment())
                .col(document("effect"))
                .col(at("created_at"))
                .col(at("due_at"))
                .col(count("attempts"))
                .col(line_null("last_error"))
                .take(),
        )
        .await?;
    index(manager, "outbox", &["due_at", "id"]).await
}

async fn answers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("answer")
                .col(line("actor"))
                .col(line("key"))
                .col(bytes("command"))
                .col(document("answer"))
                .col(at("at"))
                .primary_key(&mut key(&["actor", "key"]))
                .take(),
        )
        .await
}

async fn tokens(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("token")
                .col(id())
                .col(bytes("secret_hash").unique_key())
                .col(word("holder_kind"))
                .col(uuid_null("holder"))
                .col(at("created_at"))
                .col(at_null("expires_at"))
                .col(at_null("used_at"))
                .col(at_null("revoked_at"))
                .col(boolean("single_use"))
                .take(),
        )
        .await
}
