//! Signed decisions and the agreements that rest on them.

use sea_orm_migration::{prelude::*, schema::text};

use crate::columns::{at_null, bytes, document, id, index, refer_later, reference, word};

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
                    .table("decision")
                    .col(id())
                    .col(reference("community", "community"))
                    .col(reference("vote", "vote").unique_key())
                    .col(document("decision"))
                    .col(document("document"))
                    .col(text("jws"))
                    .col(bytes("digest").unique_key())
                    .take(),
            )
            .await?;
        index(manager, "decision", &["community", "id"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("agreement")
                    .col(id())
                    .col(reference("community", "community"))
                    .col(reference("requester", "requester"))
                    .col(reference("decision", "decision").unique_key())
                    .col(reference("proposal", "proposal"))
                    .col(document("terms"))
                    .col(bytes("digest"))
                    .col(word("state"))
                    .col(at_null("in_force_from"))
                    .col(at_null("in_force_until"))
                    .col(at_null("withdrawn_at"))
                    .take(),
            )
            .await?;
        index(manager, "agreement", &["community"]).await?;
        index(manager, "agreement", &["requester"]).await?;
        refer_later(manager, ("vote", "withdrawal"), "agreement").await
    }
}
