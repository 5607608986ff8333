//! Elections: several mandates that one vote chooses from.

use sea_orm_migration::prelude::*;

use crate::{
    columns::{at, document, id, index, late_reference, refer_later, reference, reference_null, word},
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
        manager
            .create_table(
                Table::create()
                    .table("election")
                    .col(id())
                    .col(reference("community", "community"))
                    .col(document("title"))
                    .col(at("called_at"))
                    .col(at("nominations_end"))
                    .col(at("vote_from"))
                    .col(word("state"))
                    .col(reference_null("vote", "vote"))
                    .col(reference_null("chosen", "mandate"))
                    .col(late_reference(manager, "runoff_of", "election"))
                    .col(document("candidates"))
                    .take(),
            )
            .await?;
        index(manager, "election", &["community"]).await?;
        index(manager, "election", &["state", "nominations_end"]).await?;
        refer_later(manager, ("election", "runoff_of"), "election").await?;
        refer_later(manager, ("vote", "election"), "election").await?;
        refer_later(manager, ("mandate", "election"), "election").await?;
        guard::rows(manager, "election", Some(OVER)).await
    }
}

/// Whether an election is over for good, as a condition on its row.
const OVER: &str = "OLD.state IN ('decided', 'lapsed')";
