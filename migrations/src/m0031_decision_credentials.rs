//! Decisions as credentials of their communities. One that was made before has none: it is its document that was signed then.

use sea_orm_migration::prelude::*;

use crate::{
    columns::{bytes, document, id_of},
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
                    .table("decision_credential")
                    .col(id_of("decision", "decision"))
                    .col(document("document"))
                    .col(document("jwt"))
                    .col(bytes("digest"))
                    .take(),
            )
            .await?;
        guard::rows(manager, "decision_credential", None).await
    }
}
