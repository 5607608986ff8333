//! What can go wrong, without the database's own words: they may quote what people wrote.

use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, SqlErr, sqlx};

/// The database's own account of a fault. For logs of operators only, by the chain of sources.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// Why something could not be loaded or saved.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// Others changed the same thing at the same time: nothing was done, try the verb again.
    #[error("others changed the same thing at the same time")]
    Conflict,
    /// A name that must be one's own is another's already.
    #[error("the {what} is taken")]
    Taken {
        /// Which name: `handle` or `account`.
        what: &'static str,
    },
    /// A row that cannot have been written by this program, or a broken chain in the journal.
    #[error("the record is inconsistent: {what}")]
    Inconsistent {
        /// Where, by table and column.
        what: String,
    },
    /// The database refused to change what is closed or recorded for good.
    #[error("what is closed or recorded cannot be changed")]
    Frozen,
    /// Something was written in a transaction that only reads.
    #[error("this transaction only reads")]
    ReadOnly,
    /// Another process holds the SQLite file.
    #[error("another process is using the database file")]
    InUse,
    /// The address is neither a SQLite nor a PostgreSQL one.
    #[error("the database's address must start with sqlite:// or postgres://")]
    Address,
    /// The database cannot be reached, or no connection was free for too long.
    #[error("the database cannot be reached")]
    Unavailable(#[source] Cause),
    /// The database refused a statement: a fault of this program or of the schema.
    #[error("the database refused a statement")]
    Statement(#[source] Cause),
}

/// What this crate's functions answer.
pub type Result<T, E = StorageError> = std::result::Result<T, E>;

impl StorageError {
    /// An impossible row.
    pub(crate) fn inconsistent(what: impl Into<String>) -> Self {
        Self::Inconsistent { what: what.into() }
    }

    /// The fault of a connection.
    pub(crate) fn unavailable(fault: sqlx::Error) -> Self {
        Self::Unavailable(Box::new(fault))
    }

    /// The fault of an insertion in which `what` may be taken already.
    pub(crate) fn taken(what: &'static str) -> impl FnOnce(DbErr) -> Self {
        move |fault| match fault.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Self::Taken { what },
            _ => fault.into(),
        }
    }
}

impl From<DbErr> for StorageError {
    fn from(fault: DbErr) -> Self {
        let code = driver_fault(&fault).and_then(code);
        match code.as_deref() {
            // Two inserted the same row: as good as a guard that did not hold.
            _ if matches!(fault.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => Self::Conflict,
            // PostgreSQL: serialization failure, deadlock, lock not available. SQLite: BUSY and LOCKED.
            Some("40001" | "40P01" | "55P03" | "5" | "6" | "261" | "517") => Self::Conflict,
            // The triggers of `migrations`.
            Some("OA001" | "1811") => Self::Frozen,
            _ if unreachable(&fault) => Self::Unavailable(Box::new(fault)),
            _ => Self::Statement(Box::new(fault)),
        }
    }
}

fn driver_fault(fault: &DbErr) -> Option<&sqlx::Error> {
    match fault {
        DbErr::Conn(RuntimeErr::SqlxError(fault))
        | DbErr::Exec(RuntimeErr::SqlxError(fault))
        | DbErr::Query(RuntimeErr::SqlxError(fault)) => Some(fault),
        _ => None,
    }
}

fn code(fault: &sqlx::Error) -> Option<String> {
    fault.as_database_error().and_then(|fault| fault.code()).map(|code| code.into_owned())
}

fn unreachable(fault: &DbErr) -> bool {
    use sqlx::Error::{Io, PoolClosed, PoolTimedOut, Protocol, Tls, WorkerCrashed};
    match fault {
        DbErr::Conn(_)
        | DbErr::ConnectionAcquire(ConnAcquireErr::Timeout | ConnAcquireErr::ConnectionClosed) => true,
        other => {
            matches!(driver_fault(other), Some(Io(_) | PoolClosed | PoolTimedOut | Protocol(_) | Tls(_) | WorkerCrashed))
            // PostgreSQL's classes 08 (connection), 53 (resources), 57 (operator: shutting down, starting up).
            || driver_fault(other)
                .and_then(code)
                .is_some_and(|code| code.len() == 5 && ["08", "53", "57"].iter().any(|class| code.starts_with(class)))
        }
    }
}
