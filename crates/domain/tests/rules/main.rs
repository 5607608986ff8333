//! The rules against what others decided by them: second implementations that are too simple to be wrong in the same way,
//! published cases of other systems retold as numbers, and texts that nobody would type.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its own cases has failed")]

mod crises;
mod documented;
mod hostile_terms;
mod published;
mod texts;
mod thresholds;
mod vocabulary;
