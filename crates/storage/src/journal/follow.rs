//! Following what other processes commit, on PostgreSQL: they say so by NOTIFY, and as nobody is sure to hear it, the journal's head is
//! asked for once a second too.

use std::{
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    sqlx::{
        PgPool,
        postgres::{PgListener, PgPoolOptions},
    },
};
use tokio::{
    sync::watch,
    task::JoinHandle,
    time::{sleep, timeout},
};

use super::{announce, head};
use crate::error::Result;

/// The channel on which each commit says how far the journal is.
const CHANNEL: &str = "ownaccord_journal";
/// How often the head is asked for, and a listener that was lost is replaced.
const PERIOD: Duration = Duration::from_secs(1);
/// How long a connection to listen by may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Has the other processes told, once the transaction is committed, how far the journal is. PostgreSQL lets one such commit happen at a
/// time; those that append to the journal do so anyway.
pub(crate) async fn notify(db: &DatabaseTransaction, sequence: i64) -> std::result::Result<(), DbErr> {
    if db.get_database_backend() == DbBackend::Postgres {
        // A number has nothing in it that would have to be quoted.
        db.execute_unprepared(&format!("NOTIFY {CHANNEL}, '{sequence}'")).await?;
    }
    Ok(())
}

/// Follows what other processes commit, while somebody watches.
#[derive(Debug)]
pub(crate) struct Follower {
    task: JoinHandle<()>,
    sight: Sight,
}

/// What is seen of the head, and when it was asked for that was seen last.
#[derive(Clone, Debug)]
struct Sight {
    seen: watch::Sender<i64>,
    heard: Arc<Mutex<Option<Instant>>>,
}

impl Follower {
    /// Starts to follow, until the follower is dropped.
    pub(crate) fn start(db: DatabaseConnection, seen: watch::Sender<i64>) -> Self {
        let sight = Sight { seen, heard: Arc::default() };
        let own = sight.clone();
        let task = tokio::spawn(async move {
            let pool = beside(&db);
            loop {
                if let Some(listener) = listen(&pool).await {
                    hear(listener, &db, &own).await;
                }
                sleep(PERIOD).await;
                own.look(&db).await;
            }
        });
        Self { task, sight }
    }

    /// Asks for the head unless what was seen last is not older than a period.
    pub(crate) async fn hears(&self, db: &DatabaseConnection) -> Result<()> {
        let last = *self.sight.heard.lock().unwrap_or_else(PoisonError::into_inner);
        match last {
            Some(at) if at.elapsed() < PERIOD => Ok(()),
            _ => self.sight.ask(db).await,
        }
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Sight {
    async fn ask(&self, db: &DatabaseConnection) -> Result<()> {
        let asked = Instant::now();
        announce(&self.seen, head(db).await?.0);
        *self.heard.lock().unwrap_or_else(PoisonError::into_inner) = Some(asked);
        Ok(())
    }

    /// Asks, where somebody watches.
    async fn look(&self, db: &DatabaseConnection) {
        if self.seen.receiver_count() == 0 {
            return;
        }
        if let Err(fault) = self.ask(db).await {
            tracing::debug!(%fault, "the journal's head could not be read; asked again in a second");
        }
    }
}

/// A connection of its own: a listener has it for as long as it listens.
fn beside(db: &DatabaseConnection) -> PgPool {
    let options = db.get_postgres_connection_pool().connect_options();
    PgPoolOptions::new().max_connections(1).connect_lazy_with((*options).clone())
}

async fn listen(pool: &PgPool) -> Option<PgListener> {
    let mut listener = timeout(PATIENCE, PgListener::connect_with(pool)).await.ok()?.ok()?;
    listener.listen(CHANNEL).await.ok()?;
    Some(listener)
}

/// Announces what is heard, and looks by itself too, until the listener's connection is lost.
async fn hear(mut listener: PgListener, db: &DatabaseConnection, sight: &Sight) {
    // What was committed before it listened was said to nobody.
    sight.look(db).await;
    loop {
        let mut next = pin!(listener.try_recv());
        let heard = loop {
            tokio::select! {
                heard = &mut next => break heard,
                () = sleep(PERIOD) => sight.look(db).await,
            }
        };
        let Ok(Some(word)) = heard else { return };
        if let Ok(sequence) = word.payload().parse() {
            announce(&sight.seen, sequence);
        }
    }
}
