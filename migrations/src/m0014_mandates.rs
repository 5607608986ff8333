//! What becomes of a mandate once it is granted: it can be suspended, ends are warned of, reports are due; interests have versions;
//! a negotiation rests while nobody may speak for the community. And whom members trust.

use sea_orm_migration::prelude::*;

use crate::{
    columns::{at, at_null, count, document, index, key, line, reference},
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
        standing(manager).await?;
        interests(manager).await?;
        reports(manager).await?;
        trust(manager).await
    }
}

/// Columns beside those that there are. `next_look` repeats what the state comes to, for the clock's search.
async fn standing(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let run = |sql: &'static str| manager.get_connection().execute_unprepared(sql);
    run("ALTER TABLE \"mandate\" ADD COLUMN \"suspended_at\" BIGINT").await?;
    run("ALTER TABLE \"mandate\" ADD COLUMN \"going_on\" TEXT").await?;
    run("ALTER TABLE \"mandate\" ADD COLUMN \"outdated\" BOOLEAN NOT NULL DEFAULT FALSE").await?;
    run("ALTER TABLE \"mandate\" ADD COLUMN \"warned\" BIGINT").await?;
    run("ALTER TABLE \"mandate\" ADD COLUMN \"reports\" BIGINT NOT NULL DEFAULT 0").await?;
    run("ALTER TABLE \"mandate\" ADD COLUMN \"told_overdue\" BIGINT NOT NULL DEFAULT 0").await?;
    run("ALTER TABLE \"mandate\" ADD COLUMN \"next_look\" BIGINT").await?;
    // Whoever is near its end already is looked at, and warned of, once.
    run("UPDATE \"mandate\" SET \"next_look\" = \"active_from\" WHERE \"state\" = 'active'").await?;
    index(manager, "mandate", &["next_look"]).await?;
    index(manager, "mandate", &["intermediary"]).await?;
    run("DROP INDEX \"mandate_sought_or_held\"").await?;
    run("CREATE UNIQUE INDEX \"mandate_sought_or_held\" ON \"mandate\" (\"community\", \"intermediary\") \
         WHERE \"state\" IN ('nominated', 'voting', 'active', 'suspended')")
    .await?;
    run("ALTER TABLE \"proposal\" ADD COLUMN \"paused_at\" BIGINT").await?;
    index(manager, "proposal", &["mandate"]).await
}

/// Those of now stand with the intermediary; `interests_since` is absent where they are those of the registration.
async fn interests(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let run = |sql: &'static str| manager.get_connection().execute_unprepared(sql);
    run("ALTER TABLE \"intermediary\" ADD COLUMN \"interests_version\" BIGINT NOT NULL DEFAULT 1").await?;
    run("ALTER TABLE \"intermediary\" ADD COLUMN \"interests_since\" BIGINT").await?;
    manager
        .create_table(
            Table::create()
                .table("former_interests")
                .col(reference("intermediary", "intermediary"))
                .col(count("version"))
                .col(document("interests"))
                .col(at("declared_at"))
                .col(at("until"))
                .primary_key(&mut key(&["intermediary", "version"]))
                .take(),
        )
        .await?;
    guard::rows(manager, "former_interests", None).await
}

async fn reports(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("mandate_report")
                .col(reference("mandate", "mandate"))
                .col(count("number"))
                .col(document("report"))
                .col(at("due"))
                .col(at("given_at"))
                .primary_key(&mut key(&["mandate", "number"]))
                .take(),
        )
        .await?;
    guard::rows(manager, "mandate_report", None).await
}

/// Erasable: a row is there where a member trusts. An empty stage or topic stands for all of them. What is shown of it stands apart.
async fn trust(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("trust")
                .col(reference("community", "community"))
                .col(reference("member", "member"))
                .col(reference("intermediary", "intermediary"))
                .col(line("stage"))
                .col(line("topic"))
                .primary_key(&mut key(&["member", "intermediary", "stage", "topic"]))
                .take(),
        )
        .await?;
    index(manager, "trust", &["community"]).await?;
    manager
        .create_table(
            Table::create()
                .table("legitimacy")
                .col(reference("community", "community"))
                .col(reference("intermediary", "intermediary"))
                .col(line("stage"))
                .col(line("topic"))
                .col(count("shown"))
                .col(count("counted"))
                .col(at_null("since"))
                .primary_key(&mut key(&["community", "intermediary", "stage", "topic"]))
                .take(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("legitimacy_bulletin")
                .col(reference("community", "community"))
                .col(at("at"))
                .primary_key(&mut key(&["community"]))
                .take(),
        )
        .await
}
