//! The tables as sea-orm sees them. Nothing of this leaves the crate: `hydrate` makes domain values of rows.

/// One table: a module with sea-orm's `Entity`, `Model`, `ActiveModel` and `Column`.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident = $table:literal { $($(#[$attribute:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        pub(crate) mod $name {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                $($(#[$attribute])* pub $field: $type,)*
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

mod applications;
mod before_vote;
mod communities;
mod concerns;
mod decisions;
mod ledger;
mod log;
mod matrix;
mod negotiations;
mod openings;
mod parties;
mod petitions;
mod proposals;
mod questions;
mod readings;
mod record;
mod register;
mod signatories;
mod standing;
mod trail;
mod votes;
mod webhooks;

pub(crate) use applications::{application, steward_change, vouch};
pub(crate) use before_vote::{absence, absence_answer, temperature, temperature_answer};
pub(crate) use communities::{
    belonging, charter, community, crisis, help, invitation, link_code, matrix_account, member, removal,
};
pub(crate) use concerns::{concern, concern_answer, concern_supporter};
pub(crate) use decisions::{agreement, decision};
pub(crate) use ledger::burden;
pub(crate) use log::{log_cosignature, log_entry, log_head, log_node};
pub(crate) use matrix::{direct_room, inbox, reading, room, vote_event};
pub(crate) use negotiations::{asking, clarification, offer_draft};
pub(crate) use openings::{early_report, opening};
pub(crate) use parties::{
    advocate, contact, election, former_interests, intermediary, mail_proof, mandate, mandate_report,
    requester,
};
pub(crate) use petitions::{petition, signature, withdrawal_request};
pub(crate) use proposals::{offer, proposal};
pub(crate) use questions::{question, question_asker};
pub(crate) use readings::terms_reading;
pub(crate) use record::{answer, journal, journal_head, outbox, token};
pub(crate) use register::{legitimacy, legitimacy_bulletin, trust};
pub(crate) use signatories::{agreement_signature, discharge, instance_key, key_challenge, signatory_key};
pub(crate) use standing::{agreement_document, decision_credential, status_event};
pub(crate) use trail::usage_trail;
pub(crate) use votes::{ballot, delegation, objection, pressure_report, seat, vote};
pub(crate) use webhooks::{sealing_key, webhook};
