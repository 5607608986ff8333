//! Connectors of requesters: what a proposal knows of its connector, which proposal it revises, and by which door an entry of
//! the outbox goes out.

use sea_orm_migration::{
    prelude::*,
    schema::{boolean_null, text},
};

use crate::columns::{index, line_null, reference_null};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            reference_null("revision_of", "proposal"),
            line_null("consumer_pid"),
            line_null("callback"),
            line_null("target"),
            boolean_null("finalized"),
        ];
        for column in columns {
            add(manager, "proposal", column).await?;
        }
        // A connector's id names one negotiation of its requester.
        manager
            .create_index(
                Index::create()
                    .name("proposal_consumer")
                    .table("proposal")
                    .col("requester")
                    .col("consumer_pid")
                    .unique()
                    .take(),
            )
            .await?;
        // What waits from before goes out by the bot: there was no other door.
        add(manager, "outbox", text("door").default("matrix").take()).await?;
        index(manager, "outbox", &["door", "due_at"]).await
    }
}

async fn add(manager: &SchemaManager<'_>, table: &'static str, column: ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(table).add_column(column).take()).await
}
