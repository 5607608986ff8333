//! Petitions, who signed them, and what advocates ask for.

use sea_orm_migration::prelude::*;

use crate::columns::{at, at_null, count, id, id_of, index, key, reference, reference_null, word};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        petitions(manager).await?;
        signatures(manager).await?;
        requests(manager).await
    }
}

async fn petitions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("petition")
                .col(id())
                .col(reference("community", "community"))
                // The aim: exactly one of the three.
                .col(reference_null("recall", "mandate"))
                .col(reference_null("withdrawal", "agreement"))
                .col(reference_null("amendment", "charter"))
                .col(at("opened_at"))
                .col(count("signed_shown"))
                .col(at("signed_shown_at"))
                .col(word("state"))
                .col(at_null("reached_at"))
                .col(reference_null("vote", "vote"))
                .take(),
        )
        .await?;
    index(manager, "petition", &["community"]).await?;
    index(manager, "petition", &["state"]).await?;
    // There is never more than one petition under way with the same aim.
    for aim in ["recall", "withdrawal", "amendment"] {
        let sql = format!(
            "CREATE UNIQUE INDEX \"petition_under_way_for_{aim}\" ON \"petition\" (\"{aim}\") \
             WHERE \"state\" IN ('open', 'reached')"
        );
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    Ok(())
}

/// Who signed, and nothing else: erasable.
async fn signatures(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("signature")
                .col(reference("petition", "petition"))
                .col(reference("member", "member"))
                .primary_key(&mut key(&["petition", "member"]))
                .take(),
        )
        .await?;
    index(manager, "signature", &["member"]).await
}

async fn requests(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("withdrawal_request")
                .col(id_of("agreement", "agreement"))
                .col(at("asked_at"))
                .take(),
        )
        .await
}
