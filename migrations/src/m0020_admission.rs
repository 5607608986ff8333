//! Coming in by vouching, and becoming a steward.

use sea_orm_migration::{
    prelude::*,
    schema::{boolean, uuid},
};

use crate::columns::{
    at, bytes, document_null, id, id_of, index, key, line, line_null, reference, reference_null,
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
        applications(manager).await?;
        vouches(manager).await?;
        stewards(manager).await
    }
}

/// Who asks to come in. Erasable: a row is there for as long as they wait.
async fn applications(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("application")
                .col(id())
                .col(reference("community", "community"))
                // The id that they will have on the roll.
                .col(uuid("member").unique_key())
                .col(bytes("code").unique_key())
                .col(line("language"))
                .col(line_null("account"))
                .col(document_null("asked"))
                .col(reference_null("agreed_by", "member"))
                .col(at("expires_at"))
                .take(),
        )
        .await?;
    // One account asks once at a time; those who ask by the API have none.
    manager
        .create_index(
            Index::create()
                .name("application_account")
                .table("application")
                .col("community")
                .col("account")
                .unique()
                .take(),
        )
        .await?;
    index(manager, "application", &["expires_at"]).await
}

/// Who vouches for whom, and nothing else: erasable.
async fn vouches(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("vouch")
                .col(reference("application", "application"))
                .col(reference("member", "member"))
                .primary_key(&mut key(&["application", "member"]))
                .take(),
        )
        .await?;
    index(manager, "vouch", &["member"]).await
}

/// What one steward wants of another member's office, until a second one confirms.
async fn stewards(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("steward_change")
                .col(id_of("member", "member"))
                .col(reference("community", "community"))
                .col(boolean("appoints"))
                .col(reference("asked_by", "member"))
                .col(at("asked_at"))
                .take(),
        )
        .await
}
