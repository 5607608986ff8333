//! Requesters say which services they give and prove their mail domain; their contacts have roles, their programs tokens.

use sea_orm_migration::prelude::*;

use crate::columns::{at_null, bytes_null, document, document_null, id_of, index, line_null, word};

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
            ("requester", document_null("services")),
            ("requester", line_null("mail_domain")),
            ("requester", at_null("mail_domain_proven_at")),
            // Whoever acted before there were roles may do everything.
            ("contact", document_null("roles")),
            ("contact", word("state").not_null().default("acting").take()),
            ("token", document_null("roles")),
            ("token", line_null("name")),
            ("token", line_null("prefix")),
        ];
        for (table, column) in columns {
            manager.alter_table(Table::alter().table(table).add_column(column).take()).await?;
        }
        index(manager, "contact", &["requester"]).await?;
        index(manager, "token", &["holder"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("mail_proof")
                    .col(id_of("requester", "requester"))
                    .col(document("sent"))
                    .col(line_null("domain"))
                    .col(bytes_null("secret_hash"))
                    .col(at_null("expires_at"))
                    .take(),
            )
            .await?;
        index(manager, "mail_proof", &["secret_hash"]).await
    }
}
