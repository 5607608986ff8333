//! What went wrong, in words for whoever typed the command.

use std::{error::Error, fmt};

use app::{AppError, storage::StorageError};
use serde::{Deserialize, Serialize};

/// A failure as a sentence: what failed, why, and what to do about it. Never holds a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// What could not be done.
    pub what: String,
    /// Why.
    pub why: String,
    /// What to do now.
    pub remedy: String,
    /// Whether the command line or the configuration is at fault, rather than the world.
    #[serde(default)]
    pub usage: bool,
    /// Whether nothing failed but something is missing that it takes to tell.
    #[serde(default)]
    pub unchecked: bool,
}

impl Fault {
    /// Something failed.
    pub fn new(what: impl Into<String>, why: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what: what.into(), why: why.into(), remedy: remedy.into(), usage: false, unchecked: false }
    }

    /// The command line or the configuration is wrong.
    pub fn usage(what: impl Into<String>, why: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { usage: true, ..Self::new(what, why, remedy) }
    }

    /// Something could not be checked.
    pub fn unchecked(what: impl Into<String>, why: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { unchecked: true, ..Self::new(what, why, remedy) }
    }

    /// The exit code: 1 if something failed, 2 if the command line or the configuration is wrong, 3 if something is missing that it
    /// takes to tell.
    pub const fn exit_code(&self) -> u8 {
        match (self.usage, self.unchecked) {
            (true, _) => 2,
            (false, true) => 3,
            (false, false) => 1,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.what, self.why)
    }
}

/// An error and everything behind it, on one line.
pub fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        let next = error.to_string();
        // Many errors repeat their source in their own words.
        if !text.contains(&next) {
            text.push_str(": ");
            text.push_str(&next);
        }
        source = error.source();
    }
    text
}

/// The log could not be read.
pub fn of_log(error: &AppError) -> Fault {
    Fault::new("The log cannot be read", chain(error), "See that the database is whole: ownaccord doctor.")
}

/// A failure of the database, in words for an operator.
pub fn of_storage(what: &str, error: &StorageError) -> Fault {
    let remedy = match error {
        StorageError::InUse => {
            "Is `ownaccord serve` running on it? Stop that first: a SQLite file serves one process at a time."
        }
        StorageError::Address => {
            "Set database.url to sqlite://PATH or postgres://USER:PASSWORD@HOST/NAME, or leave it empty."
        }
        StorageError::Unavailable(_) => {
            "Check that the database runs, that database.url is right and that its folder may be written."
        }
        StorageError::Inconsistent { .. } => {
            "Do not write to this database any more: keep a copy, and restore the last backup that is whole."
        }
        _ => "Try again; if it stays, keep the log and report it.",
    };
    Fault::new(what, chain(error), remedy)
}
