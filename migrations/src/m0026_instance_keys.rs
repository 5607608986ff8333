//! The public halves of the keys that this instance signs and signed with. The first start after this step publishes those at hand.

use sea_orm_migration::prelude::*;

use crate::columns::{at, at_null, bytes, id, line, unique, word};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("instance_key")
                    .col(id())
                    .col(line("thumbprint"))
                    .col(bytes("public"))
                    .col(word("signs"))
                    .col(at("published_at"))
                    .col(at_null("signs_from"))
                    .col(at_null("signs_until"))
                    .col(at_null("revoked_since"))
                    .index(&mut unique(&["thumbprint", "signs"]))
                    .take(),
            )
            .await
    }
}
