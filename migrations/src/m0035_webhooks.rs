//! Webhooks of requesters: where messages go and how far each has come in the journal. Secrets are sealed.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, blob, blob_null, boolean, text, text_null, uuid_null},
};

use crate::columns::{at, at_null, count, id, index, reference};

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
                    .table("webhook")
                    .col(id())
                    .col(reference("requester", "requester"))
                    .col(text("registrar"))
                    .col(text("name"))
                    .col(text("address"))
                    .col(text("topics"))
                    .col(uuid_null("community"))
                    .col(boolean("own"))
                    .col(blob("secret"))
                    .col(blob_null("former_secret"))
                    .col(at_null("former_until"))
                    .col(text_null("off"))
                    .col(at_null("off_at"))
                    .col(big_integer("taken"))
                    .col(count("attempts"))
                    .col(at_null("failing_since"))
                    .col(at("due_at"))
                    .col(text_null("fault"))
                    .col(at("registered_at"))
                    .col(at_null("last_taken_at"))
                    .take(),
            )
            .await?;
        index(manager, "webhook", &["requester"]).await?;
        index(manager, "webhook", &["due_at"]).await
    }
}
