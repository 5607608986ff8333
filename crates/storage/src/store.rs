//! The way in: one `Store` a process, cloned freely.

use std::sync::Arc;

use domain::moment::Moment;
use migrations::{Migrator, MigratorTrait, SchemaManager};
use sea_orm::{AccessMode, ConnectionTrait, DatabaseConnection, DbBackend, IsolationLevel, TransactionTrait};
use tokio::sync::watch;

use crate::{
    connect,
    error::Result,
    journal,
    lead::{self, Leadership},
    log,
    tx::Tx,
};

/// The database.
#[derive(Clone, Debug)]
pub struct Store {
    connection: DatabaseConnection,
    seen: watch::Sender<i64>,
    /// Follows what other processes commit, until the last clone of the store is gone.
    follower: Option<Arc<journal::Follower>>,
}

impl Store {
    /// Opens the database at `url`: `sqlite://PATH` (made if it is missing) or `postgres://…`. Does not migrate.
    ///
    /// # Errors
    /// [`crate::StorageError::Address`], [`crate::StorageError::InUse`], [`crate::StorageError::Unavailable`].
    pub async fn connect(url: &str) -> Result<Self> {
        let connection = connect::open(url).await?;
        let seen = watch::Sender::new(0);
        let shared = connection.get_database_backend() == DbBackend::Postgres;
        let follower = shared.then(|| Arc::new(journal::Follower::start(connection.clone(), seen.clone())));
        let store = Self { connection, seen, follower };
        if SchemaManager::new(&store.connection).has_table("journal_head").await? {
            store.catch_up().await?;
        }
        Ok(store)
    }

    /// Brings the schema up to date. On PostgreSQL one process does it and the others wait.
    pub async fn migrate(&self) -> Result<()> {
        let _alone = lead::wait(&self.connection, "migrate").await?;
        Migrator::up(&self.connection, None).await?;
        log::catch_up(&self.connection).await?;
        self.catch_up().await
    }

    async fn catch_up(&self) -> Result<()> {
        journal::announce(&self.seen, journal::head(&self.connection).await?.0);
        Ok(())
    }

    /// Begins a transaction that writes, for something that happens `now`. Loads of what can be changed lock its row
    /// until the transaction ends; dropping it undoes everything (PostgreSQL frees its locks a moment after).
    ///
    /// On SQLite there is one connection: a task that begins a transaction while it holds another waits for itself.
    pub async fn begin(&self, now: Moment) -> Result<Tx> {
        Ok(Tx::new(self.connection.begin().await?, Some(now), self.seen.clone()))
    }

    /// Begins a transaction that reads one moment of the database and locks nothing. Dropping it ends it.
    pub async fn read(&self) -> Result<Tx> {
        let transaction = match self.connection.get_database_backend() {
            DbBackend::Postgres => {
                let snapshot = (Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly));
                self.connection.begin_with_config(snapshot.0, snapshot.1).await?
            }
            _ => self.connection.begin().await?,
        };
        Ok(Tx::new(transaction, None, self.seen.clone()))
    }

    /// Asks the database for a sign of life.
    pub async fn ping(&self) -> Result<()> {
        self.connection.execute_unprepared("SELECT 1").await?;
        Ok(())
    }

    /// The kind of database and its version, as `SQLite 3.50.2`.
    pub async fn describe(&self) -> Result<String> {
        connect::describe(&self.connection).await
    }

    /// The highest sequence of the journal that is known to be committed. It moves with each commit of this process at
    /// once, and on PostgreSQL with one by another process, which says so by NOTIFY. As a notification can be lost, the
    /// journal's head is asked for once a second too.
    pub fn watch(&self) -> watch::Receiver<i64> {
        self.seen.subscribe()
    }

    /// Makes [`Store::watch`] know of everything that was committed more than a second ago, whoever committed it. Costs nothing where
    /// this is known already: on SQLite always, on PostgreSQL while the journal's head can be polled.
    pub async fn hears(&self) -> Result<()> {
        match &self.follower {
            Some(follower) => follower.hears(&self.connection).await,
            None => Ok(()),
        }
    }

    /// Asks for the lead in `name` among all processes on this database; none if another has it. Held as long as the
    /// answer lives and its connection stands ([`Leadership::holds`]). On SQLite there is one process, and it leads.
    pub async fn lead(&self, name: &str) -> Result<Option<Leadership>> {
        lead::ask(&self.connection, name).await
    }

    /// Closes every connection; transactions under way are waited for. On SQLite this frees the file for others.
    pub async fn close(&self) -> Result<()> {
        Ok(self.connection.close_by_ref().await?)
    }
}
