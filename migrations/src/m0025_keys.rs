//! Keys with which people and organisations sign for themselves, and the signatures on agreements. Whose key it is stands here, where
//! it can be erased, and nowhere else. An agreement from before asks for nobody's second signature.

use sea_orm_migration::prelude::*;

use crate::columns::{at, at_null, bytes, document_null, id, index, key, line, line_null, reference, word};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let signing = document_null("signing");
        manager.alter_table(Table::alter().table("agreement").add_column(signing).take()).await?;
        manager
            .create_table(
                Table::create()
                    .table("signatory_key")
                    .col(id())
                    .col(line("thumbprint").not_null().unique_key())
                    .col(bytes("public"))
                    .col(word("role"))
                    // A person or an organisation, and for a person the community or the intermediary: of several tables.
                    .col(ColumnDef::new("holder").uuid().not_null())
                    .col(ColumnDef::new("within").uuid().null())
                    .col(at("registered_at"))
                    .col(at_null("revoked_at"))
                    .take(),
            )
            .await?;
        index(manager, "signatory_key", &["holder"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("key_challenge")
                    .col(ColumnDef::new("holder").uuid().primary_key().not_null())
                    .col(word("role"))
                    .col(ColumnDef::new("within").uuid().null())
                    .col(line("challenge"))
                    .col(at("expires_at"))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("agreement_signature")
                    .col(reference("agreement", "agreement"))
                    // For the requester, who signs once, the agreement itself.
                    .col(ColumnDef::new("signer").uuid().not_null())
                    .col(word("by"))
                    .col(line_null("key"))
                    .col(line_null("jws"))
                    .col(at("at"))
                    .primary_key(&mut key(&["agreement", "signer"]))
                    .take(),
            )
            .await
    }
}
