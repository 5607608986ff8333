//! Agreements as they were signed, each with its place in the status lists, and the signed events of what became of them. One that came
//! into force before has neither: it was countersigned under rules that knew no such document.

use sea_orm_migration::{prelude::*, schema::big_integer};

use crate::{
    columns::{bytes, document, id_of, key, reference, word},
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
                    .table("agreement_document")
                    .col(id_of("agreement", "agreement"))
                    .col(document("document"))
                    .col(document("jwt"))
                    .col(bytes("digest"))
                    .col(big_integer("status_index").unique_key())
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("status_event")
                    .col(reference("agreement", "agreement"))
                    .col(big_integer("sequence"))
                    .col(word("status"))
                    .col(document("jwt"))
                    .col(bytes("digest"))
                    .primary_key(&mut key(&["agreement", "sequence"]))
                    .take(),
            )
            .await?;
        for table in ["agreement_document", "status_event"] {
            guard::rows(manager, table, None).await?;
        }
        Ok(())
    }
}
