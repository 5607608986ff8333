//! The verbs on real databases: SQLite in a folder of its own and PostgreSQL in a database of its own, the same body twice.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

mod absent;
mod admission;
mod agreed;
mod amending;
mod answers;
mod attesting;
mod ballots;
mod bulletins;
mod burden;
mod closing;
mod credentials;
mod crisis;
mod delegation;
mod deliberation;
mod early_pressure;
mod elections;
mod export;
mod export_community;
mod export_election;
mod issued;
mod keys;
mod mandates;
mod negotiation;
mod negotiation_time;
mod onboarding;
mod oneself;
mod permitting;
mod petitions;
mod pressure;
mod questions;
mod receipts;
mod repetition;
mod revoking;
mod signing;
mod stewards;
mod story;
mod suspending;
mod temperature;
mod town;
mod trail;
mod trust;
mod understanding;
mod webhooks;
