//! How each kind of database is opened.

use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement,
    sqlx::{
        Connection as _, PgConnection,
        sqlite::{SqliteJournalMode, SqliteLockingMode, SqliteSynchronous},
    },
};

use crate::error::{Result, StorageError};

/// Connections to PostgreSQL; one more is used by each [`crate::Leadership`].
const POSTGRES_CONNECTIONS: u32 = 16;
/// How long a transaction waits for a connection.
const PATIENCE: Duration = Duration::from_secs(10);
/// The same on SQLite, where everybody waits for the one there is.
const SQLITE_PATIENCE: Duration = Duration::from_secs(30);
/// How long a SQLite file is asked for that another process holds.
const FILE_PATIENCE: Duration = Duration::from_secs(2);

/// Opens the database at `url`.
pub(crate) async fn open(url: &str) -> Result<DatabaseConnection> {
    if url.starts_with("sqlite:") {
        open_sqlite(url).await
    } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
        open_postgres(url).await
    } else {
        Err(StorageError::Address)
    }
}

fn options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    // Statements carry what people wrote: they have no place in a log.
    options.sqlx_logging(false);
    options
}

async fn open_postgres(url: &str) -> Result<DatabaseConnection> {
    // A pool tries again and again while its patience lasts; whoever starts up wants to hear at once.
    let first = PgConnection::connect(url).await.map_err(StorageError::unavailable)?;
    first.close().await.map_err(StorageError::unavailable)?;
    let mut options = options(url);
    options.max_connections(POSTGRES_CONNECTIONS).acquire_timeout(PATIENCE);
    Ok(Database::connect(options).await?)
}

/// One connection that holds the file for itself as long as it lives. SQLite 3.50.2 may damage a file in WAL mode that
/// two connections write or checkpoint (the WAL-reset bug), so there is never a second one, of ours or of another process.
async fn open_sqlite(url: &str) -> Result<DatabaseConnection> {
    let mut options = options(url);
    options
        .max_connections(1)
        .min_connections(1)
        .acquire_timeout(SQLITE_PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .create_if_missing(true)
                .busy_timeout(FILE_PATIENCE)
                .foreign_keys(true)
                .locking_mode(SqliteLockingMode::Exclusive)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
        });
    let connection = Database::connect(options).await.map_err(in_use)?;
    // The first statement takes the lock, and keeps it.
    connection.execute_unprepared("BEGIN EXCLUSIVE; COMMIT").await.map_err(in_use)?;
    Ok(connection)
}

fn in_use(fault: DbErr) -> StorageError {
    match StorageError::from(fault) {
        StorageError::Conflict => StorageError::InUse,
        other => other,
    }
}

/// The kind of database and its version, as `SQLite 3.50.2`.
pub(crate) async fn describe(connection: &DatabaseConnection) -> Result<String> {
    let (kind, sql) = match connection.get_database_backend() {
        DbBackend::Sqlite => ("SQLite", "SELECT sqlite_version()"),
        _ => ("PostgreSQL", "SELECT current_setting('server_version')"),
    };
    let row =
        connection.query_one_raw(Statement::from_string(connection.get_database_backend(), sql)).await?;
    let version: Option<String> = row.map(|row| row.try_get_by_index(0)).transpose()?;
    Ok(format!("{kind} {}", version.unwrap_or_default()))
}
