//! Since when an agreement is suspended, why and by whom.

use sea_orm_migration::prelude::*;

use crate::columns::document_null;

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let suspension = document_null("suspension");
        manager.alter_table(Table::alter().table("agreement").add_column(suspension).take()).await
    }
}
