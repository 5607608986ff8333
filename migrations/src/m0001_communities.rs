//! Communities, the versions of their charters, their members and how these come in.

use sea_orm_migration::{
    prelude::*,
    schema::{boolean, text_uniq},
};

use crate::columns::{
    at, at_null, bytes, count, document, id, id_of, index, late_reference, line, refer_later, reference,
    reference_null, unique, word,
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
        communities(manager).await?;
        members(manager).await?;
        ways_in(manager).await
    }
}

async fn communities(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("community")
                .col(id())
                .col(text_uniq("handle"))
                .col(document("name"))
                .col(at("founded_at"))
                .col(late_reference(manager, "in_force", "charter"))
                .col(reference_null("parent", "community"))
                .take(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("charter")
                .col(id())
                .col(reference("community", "community"))
                .col(count("number"))
                .col(word("state"))
                .col(late_reference(manager, "vote", "vote"))
                .col(reference_null("amends", "charter"))
                .col(document("charter"))
                .col(bytes("digest"))
                .col(at("drafted_at"))
                .index(&mut unique(&["community", "number"]))
                .take(),
        )
        .await?;
    refer_later(manager, ("community", "in_force"), "charter").await
}

async fn members(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("member")
                .col(id())
                .col(reference("community", "community"))
                .col(boolean("steward"))
                .col(line("language"))
                .col(at("joined_at"))
                .col(at_null("left_at"))
                .take(),
        )
        .await?;
    index(manager, "member", &["community"]).await?;
    // Erasable: the one table that says which account is whose.
    manager
        .create_table(
            Table::create()
                .table("matrix_account")
                .col(id_of("member", "member"))
                .col(reference("community", "community"))
                .col(line("account"))
                .col(at("linked_at"))
                .index(&mut unique(&["community", "account"]))
                .take(),
        )
        .await?;
    index(manager, "matrix_account", &["account"]).await
}

async fn ways_in(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("invitation")
                .col(id())
                .col(reference("community", "community"))
                .col(bytes("code").unique_key())
                .col(at("expires_at"))
                .col(at_null("used_at"))
                .take(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("link_code")
                .col(bytes("code").primary_key())
                .col(reference("member", "member"))
                .col(at("expires_at"))
                .col(at_null("used_at"))
                .take(),
        )
        .await
}
