//! Votes, their frozen rolls and their ballots.

use sea_orm_migration::{prelude::*, schema::boolean};

use crate::columns::{
    at, at_null, bytes, bytes_null, count, document, document_null, id, index, key, late_reference, line,
    line_null, refer_later, reference, reference_null, word,
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
        votes(manager).await?;
        one_at_a_time(manager).await?;
        reports(manager).await?;
        seats(manager).await?;
        ballots(manager).await?;
        delegations(manager).await
    }
}

async fn votes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("vote")
                .col(id())
                .col(reference("community", "community"))
                // The subject: exactly one of the six.
                .col(reference_null("charter", "charter"))
                .col(reference_null("mandate", "mandate"))
                .col(late_reference(manager, "election", "election"))
                .col(reference_null("proposal", "proposal"))
                .col(reference_null("recall", "mandate"))
                .col(late_reference(manager, "withdrawal", "agreement"))
                .col(document("question"))
                .col(document("candidates"))
                .col(line("rule"))
                .col(word("secrecy"))
                .col(word("attestation"))
                .col(boolean("delegation"))
                .col(line_null("delegate_cap"))
                .col(count("most_assisted"))
                .col(at("opens_at"))
                .col(at("closes_at"))
                .col(word("state"))
                .col(at_null("over_at"))
                .col(boolean("held_back"))
                .col(count("turnout_shown"))
                .col(at("turnout_shown_at"))
                .col(count("pressure_reported"))
                .col(document_null("pause"))
                .col(count("electorate"))
                .col(bytes("roll_root"))
                .col(bytes("charter_digest"))
                .col(bytes_null("terms_digest"))
                .col(bytes_null("mandate_digest"))
                .col(reference_null("reopens", "vote"))
                .take(),
        )
        .await?;
    index(manager, "vote", &["community"]).await?;
    index(manager, "vote", &["state", "closes_at"]).await?;
    refer_later(manager, ("charter", "vote"), "vote").await?;
    refer_later(manager, ("mandate", "vote"), "vote").await
}

/// There is never more than one vote under way on the same subject.
async fn one_at_a_time(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for subject in ["charter", "mandate", "election", "proposal", "recall", "withdrawal"] {
        index(manager, "vote", &[subject]).await?;
        let sql = format!(
            "CREATE UNIQUE INDEX \"vote_under_way_on_{subject}\" ON \"vote\" (\"{subject}\") \
             WHERE \"state\" IN ('open', 'closing')"
        );
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    // Nor more than one on the charter of a community: what is adopted takes the place of what was deliberated against.
    let sql = "CREATE UNIQUE INDEX \"vote_under_way_on_one_charter\" ON \"vote\" (\"community\") \
               WHERE \"charter\" IS NOT NULL AND \"state\" IN ('open', 'closing')";
    manager.get_connection().execute_unprepared(sql).await?;
    Ok(())
}

/// Who reported pressure, and nothing else: erasable.
async fn reports(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("pressure_report")
                .col(reference("vote", "vote"))
                .col(reference("member", "member"))
                .primary_key(&mut key(&["vote", "member"]))
                .take(),
        )
        .await?;
    index(manager, "pressure_report", &["member"]).await
}

async fn seats(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("seat")
                .col(reference("vote", "vote"))
                .col(reference("member", "member"))
                .col(bytes("salt"))
                .col(document("constituencies"))
                .col(boolean("struck"))
                .col(count("acts"))
                .col(at_null("last"))
                .col(boolean("standing"))
                .col(boolean("assisted"))
                .primary_key(&mut key(&["vote", "member"]))
                .take(),
        )
        .await
}

async fn ballots(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("ballot")
                .col(reference("vote", "vote"))
                .col(reference("member", "member"))
                .col(count("sequence"))
                .col(word("choice"))
                .col(word("channel"))
                .col(word("attestation"))
                .col(reference_null("assisted_by", "member"))
                .col(at("received_at"))
                .col(bytes("salt"))
                .col(bytes("commitment"))
                .primary_key(&mut key(&["vote", "member"]))
                .foreign_key(
                    ForeignKey::create().from("ballot", ("vote", "member")).to("seat", ("vote", "member")),
                )
                .take(),
        )
        .await
}

/// What members said about who votes for them. Only ever added to.
async fn delegations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("delegation")
                .col(reference("community", "community"))
                .col(reference("member", "member"))
                .col(word("scope"))
                .col(at("since"))
                .col(word("said"))
                .col(reference_null("delegate", "member"))
                .primary_key(&mut key(&["member", "scope", "since"]))
                .take(),
        )
        .await?;
    index(manager, "delegation", &["community"]).await
}
