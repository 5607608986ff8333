//! Crises that communities declare.

use sea_orm_migration::prelude::*;

use crate::columns::{at, at_null, document, id, index, reference, reference_null, word};

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
                    .table("crisis")
                    .col(id())
                    .col(reference("community", "community"))
                    .col(document("reason"))
                    .col(reference("declared_by", "member"))
                    .col(at("declared_at"))
                    .col(word("state"))
                    .col(at_null("since"))
                    .col(at_null("until"))
                    .col(reference_null("ending_by", "member"))
                    .col(at_null("ending_at"))
                    .col(at_null("over_at"))
                    .take(),
            )
            .await?;
        index(manager, "crisis", &["community"]).await?;
        // A community has at most one that is not over.
        let sql = "CREATE UNIQUE INDEX \"crisis_under_way\" ON \"crisis\" (\"community\") WHERE \"state\" <> 'over'";
        manager.get_connection().execute_unprepared(sql).await.map(drop)
    }
}
