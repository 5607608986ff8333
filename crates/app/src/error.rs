//! What can come of a verb that does not succeed.

use domain::refusal::{Reason, Refused};
use storage::StorageError;

/// Why a verb did nothing.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// A rule refuses; the person is told why.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The same Matrix event was handled before; there is nothing to do and nobody to answer.
    #[error("this event was handled before")]
    Repeated,
    /// Not now: the vote is being closed, and what was sent in time is gathered by the closing itself.
    #[error("left to the closing of the vote")]
    LeftToClosing,
    /// The database failed.
    #[error("the database failed")]
    Storage(#[source] StorageError),
    /// The secure random source failed.
    #[error("the system gave no randomness")]
    NoChance,
    /// What is sealed in this database is sealed under another key.
    #[error("what is sealed in this database is sealed under another key")]
    OtherSealingKey,
    /// A document could not be made or signed. `what` names it.
    #[error("{what} could not be made")]
    Document {
        /// Which document.
        what: &'static str,
    },
}

impl From<Reason> for AppError {
    fn from(reason: Reason) -> Self {
        Self::Refused(reason.into())
    }
}

impl From<StorageError> for AppError {
    fn from(error: StorageError) -> Self {
        match error {
            // The only things with a unique name that a person chooses.
            StorageError::Taken { what: "handle" } => Reason::HandleTaken { handle: String::new() }.into(),
            StorageError::Taken { what: "key" } => Reason::KeyTaken {}.into(),
            StorageError::Taken { what: "account" } => Reason::AlreadyLinked {}.into(),
            error => Self::Storage(error),
        }
    }
}

impl AppError {
    /// Whether the same verb may well succeed when it is tried again at once.
    pub(crate) const fn is_conflict(&self) -> bool {
        matches!(self, Self::Storage(StorageError::Conflict))
    }
}

/// `what` was not found, as far as this actor may know.
pub(crate) fn missing(what: &str) -> Reason {
    Reason::NotFound { what: what.to_owned() }
}
