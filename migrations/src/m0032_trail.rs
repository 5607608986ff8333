//! The private trail of questions about agreements whose terms ask for it: entries are added, and removed once their time is over.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, uuid_null},
};

use crate::{
    columns::{at, count, id, index, line_null, reference},
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
                    .table("usage_trail")
                    .col(id())
                    .col(reference("agreement", "agreement"))
                    .col(at("hour"))
                    .col(uuid_null("token"))
                    .col(line_null("purpose"))
                    .col(line_null("data"))
                    .col(line_null("denied"))
                    .col(count("times"))
                    .col(big_integer("kept_until"))
                    .take(),
            )
            .await?;
        index(manager, "usage_trail", &["agreement", "id"]).await?;
        index(manager, "usage_trail", &["kept_until"]).await?;
        guard::updates(manager, "usage_trail").await
    }
}
