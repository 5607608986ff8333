//! The database schema, step by step. A step that has been released is never edited: what changes is expanded by a new
//! step first and contracted by a later one.
//!
//! The same steps run on SQLite and on PostgreSQL. Moments are microseconds since 1970 in BIGINT, ids are UUIDs, hashes
//! and salts are 32 bytes, documents are JSON in TEXT, choices among few are their words in TEXT. Every foreign key is
//! checked at the commit, so that the parts of one step may be written in any order.

#![expect(
    elided_lifetimes_in_paths,
    reason = "sea-orm-migration's trait elides it, and its implementations must do the same"
)]

mod columns;
mod guard;
mod m0001_communities;
mod m0002_parties;
mod m0003_proposals;
mod m0004_votes;
mod m0005_decisions;
mod m0006_record;
mod m0007_matrix;
mod m0008_guards;
mod m0009_petitions;
mod m0010_elections;
mod m0011_crisis;
mod m0012_members;
mod m0014_mandates;
mod m0015_concerns;
mod m0015b_questions;
mod m0016_connections;
mod m0017_understanding;
mod m0017b_openings;
mod m0018_room;
mod m0019_negotiation;
mod m0020_admission;
mod m0021_onboarding;
mod m0022_burden;
mod m0023_log;
mod m0025_keys;
mod m0026_instance_keys;
mod m0027_standing;
mod m0029_suspension;
mod m0031_decision_credentials;
mod m0032_trail;
mod m0035_webhooks;
mod m0036_sealing_key;
mod m0037_discharges;

use sea_orm_migration::MigrationTrait;
pub use sea_orm_migration::{MigratorTrait, SchemaManager};

/// All steps, in order.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_communities::Migration),
            Box::new(m0002_parties::Migration),
            Box::new(m0003_proposals::Migration),
            Box::new(m0004_votes::Migration),
            Box::new(m0005_decisions::Migration),
            Box::new(m0006_record::Migration),
            Box::new(m0007_matrix::Migration),
            Box::new(m0008_guards::Migration),
            Box::new(m0009_petitions::Migration),
            Box::new(m0010_elections::Migration),
            Box::new(m0011_crisis::Migration),
            Box::new(m0012_members::Migration),
            Box::new(m0014_mandates::Migration),
            Box::new(m0015_concerns::Migration),
            Box::new(m0016_connections::Migration),
            Box::new(m0015b_questions::Migration),
            Box::new(m0017_understanding::Migration),
            Box::new(m0017b_openings::Migration),
            Box::new(m0018_room::Migration),
            Box::new(m0019_negotiation::Migration),
            Box::new(m0020_admission::Migration),
            Box::new(m0021_onboarding::Migration),
            Box::new(m0022_burden::Migration),
            Box::new(m0023_log::Migration),
            Box::new(m0025_keys::Migration),
            Box::new(m0026_instance_keys::Migration),
            Box::new(m0027_standing::Migration),
            Box::new(m0029_suspension::Migration),
            Box::new(m0031_decision_credentials::Migration),
            Box::new(m0032_trail::Migration),
            Box::new(m0035_webhooks::Migration),
            Box::new(m0036_sealing_key::Migration),
            Box::new(m0037_discharges::Migration),
        ]
    }
}
