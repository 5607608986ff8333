//! One of many: who of several processes on one PostgreSQL database runs the bot and the deadlines.
//!
//! A session-level advisory lock on a connection of its own. The server frees it when that connection ends, however it
//! ends, so a leader that dies is succeeded.

use std::time::Duration;

use domain::digest::Digest;
use sea_orm::{
    DatabaseConnection, DbBackend,
    sqlx::{self, Connection as _, PgConnection},
};
use tokio::time::timeout;

use crate::error::{Result, StorageError};

/// A connection that does not answer for so long is lost.
const LONGEST_SILENCE: Duration = Duration::from_secs(5);

/// The lead in something, while it lives.
#[derive(Debug)]
pub struct Leadership {
    /// None on SQLite, where nobody competes.
    connection: Option<PgConnection>,
}

impl Leadership {
    /// Whether the lead is still held: false once the connection that holds it is lost. A leader asks from time to time,
    /// and lets go when it is told no.
    pub async fn holds(&mut self) -> bool {
        match &mut self.connection {
            None => true,
            Some(connection) => matches!(timeout(LONGEST_SILENCE, connection.ping()).await, Ok(Ok(()))),
        }
    }
}

/// The lead in `name`, if nobody has it.
pub(crate) async fn ask(database: &DatabaseConnection, name: &str) -> Result<Option<Leadership>> {
    let Some(mut connection) = connect(database).await? else {
        return Ok(Some(Leadership { connection: None }));
    };
    let question = sqlx::query_scalar("SELECT pg_try_advisory_lock($1)").bind(key(name));
    let granted: bool = question.fetch_one(&mut connection).await.map_err(StorageError::unavailable)?;
    Ok(granted.then_some(Leadership { connection: Some(connection) }))
}

/// The lead in `name`, as soon as nobody else has it.
pub(crate) async fn wait(database: &DatabaseConnection, name: &str) -> Result<Leadership> {
    let mut connection = connect(database).await?;
    if let Some(connection) = &mut connection {
        sqlx::query("SELECT pg_advisory_lock($1)")
            .bind(key(name))
            .execute(connection)
            .await
            .map_err(StorageError::unavailable)?;
    }
    Ok(Leadership { connection })
}

async fn connect(database: &DatabaseConnection) -> Result<Option<PgConnection>> {
    if database.get_database_backend() != DbBackend::Postgres {
        return Ok(None);
    }
    let options = database.get_postgres_connection_pool().connect_options();
    PgConnection::connect_with(&options).await.map(Some).map_err(StorageError::unavailable)
}

/// Advisory locks are named by numbers: the first eight bytes of the name's hash.
fn key(name: &str) -> i64 {
    let digest = Digest::of_bytes(format!("ownaccord:{name}").as_bytes());
    digest.bytes().iter().take(8).fold(0_i64, |key, byte| key << 8 | i64::from(*byte))
}
