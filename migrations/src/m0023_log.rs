//! The public log: its entries in their order, and the hashes of the complete subtrees over them. What the journal held before
//! gets its entries at the first start after this step: which facts are public is not for a migration to say.

use sea_orm_migration::{prelude::*, schema::big_integer};

use crate::{
    columns::{bytes, document, key, unique},
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
                    .table("log_entry")
                    .col(big_integer("place").primary_key())
                    .col(big_integer("sequence"))
                    .col(document("entry"))
                    .col(bytes("hash"))
                    .index(&mut unique(&["hash"]))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("log_node")
                    .col(big_integer("level"))
                    .col(big_integer("place"))
                    .col(bytes("hash"))
                    .primary_key(&mut key(&["level", "place"]))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("log_head")
                    .col(big_integer("id").primary_key())
                    .col(big_integer("size"))
                    .col(big_integer("sequence"))
                    .check(Expr::col("id").eq(1))
                    .take(),
            )
            .await?;
        let first = Query::insert()
            .into_table("log_head")
            .columns(["id", "size", "sequence"])
            .values_panic([1_i64.into(), 0_i64.into(), 0_i64.into()])
            .take();
        manager.get_connection().execute(&first).await?;
        manager
            .create_table(
                Table::create()
                    .table("log_cosignature")
                    .col(document("witness"))
                    .col(big_integer("size"))
                    .col(document("line"))
                    .primary_key(&mut key(&["witness"]))
                    .take(),
            )
            .await?;
        for table in ["log_entry", "log_node"] {
            guard::rows(manager, table, None).await?;
        }
        Ok(())
    }
}
