//! What is kept, and how: SQL lives here alone.
//!
//! A [`Store`] hands out transactions. A verb begins one ([`Store::begin`]), loads domain values from it, lets the domain
//! decide, and saves the [`domain::step::Step`] that comes of it ([`Tx::save`]): the next state, the journal's entries
//! and the outbox's rows, all of them or none. A reader takes [`Store::read`], which sees one moment and locks nothing.
//!
//! The same code runs on SQLite (one file, one connection, one process) and on PostgreSQL (any number of processes).
//! What a verb may change it loads in the same transaction, which locks the row; everything else is refused by a guard in
//! the statement itself ([`StorageError::Conflict`]: load, decide and save again). What is closed or recorded is guarded
//! by triggers too ([`StorageError::Frozen`]).
//!
//! The tables are private to this crate; an impossible row is an error ([`StorageError::Inconsistent`]), never a default.

mod absences;
mod applications;
mod burden;
mod communities;
mod concerns;
mod connect;
mod crises;
mod decisions;
mod elections;
mod entity;
mod error;
mod hydrate;
mod idempotency;
mod inbox;
mod instance_keys;
mod issued;
mod journal;
mod lead;
mod legitimacy;
mod log;
mod mandates;
mod matrix;
mod members;
mod negotiations;
mod opening;
mod outbox;
mod parties;
mod petitions;
mod proposals;
mod questions;
mod save;
mod signatories;
mod standing;
mod store;
mod temperatures;
mod token;
mod trail;
mod tx;
mod understanding;
mod votes;
mod webhooks;

pub use error::{Cause, Result, StorageError};
pub use issued::{DecisionIssued, Issued, StatusTold};
pub use journal::Entry;
pub use lead::Leadership;
pub use log::log_entry;
pub use outbox::Claimed;
pub use save::{Record, Recorded};
pub use store::Store;
pub use token::{Holder, Token, TokenLabel};
pub use trail::{Traced, Traces};
pub use tx::Tx;
