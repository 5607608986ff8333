//! A database for one test.

use std::{sync::Arc, time::Duration};

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use storage::Store;
use tempfile::TempDir;

/// A migrated database and the store on it.
pub struct Db {
    /// The store that the test works with.
    pub store: Store,
    url: String,
    _dir: Option<TempDir>,
}

impl Db {
    async fn open(url: String, dir: Option<TempDir>) -> Arc<Self> {
        let store = Store::connect(&url).await.unwrap();
        store.migrate().await.unwrap();
        Arc::new(Self { store, url, _dir: dir })
    }

    /// The database's address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether this is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        self.url.starts_with("postgres")
    }

    /// Closes the store and runs statements behind its back, each by itself; answers with what became of the last one.
    pub async fn behind_its_back(&self, statements: &[&str]) -> Result<u64, String> {
        self.store.close().await.unwrap();
        let raw = raw(&self.url).await;
        let mut last = Ok(0);
        for sql in statements {
            last = raw
                .execute_unprepared(sql)
                .await
                .map(|done| done.rows_affected())
                .map_err(|fault| fault.to_string());
        }
        raw.close().await.unwrap();
        last
    }

    /// Waits until somebody waits for a lock. PostgreSQL only.
    pub async fn somebody_waits(&self) {
        let raw = raw(&self.url).await;
        let waiting =
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        let until = async {
            while raw.execute_unprepared(waiting).await.unwrap().rows_affected() == 0 {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), until).await.expect("somebody waits for a lock");
        raw.close().await.unwrap();
    }

    /// Another store on the same database; on SQLite the first one must be closed.
    pub async fn again(&self) -> Store {
        Store::connect(&self.url).await.unwrap()
    }
}

async fn raw(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.unwrap()
}

/// Runs a test on SQLite.
pub async fn on_sqlite<F: Future<Output = ()> + Send + 'static>(body: fn(Arc<Db>) -> F) {
    let dir = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", dir.path().join("test.db").display());
    body(Db::open(url, Some(dir)).await).await;
}

/// Runs a test on PostgreSQL.
pub async fn on_postgres<F: Future<Output = ()> + Send + 'static>(body: fn(Arc<Db>) -> F) {
    let server = std::env::var("OWNACCORD_TEST_POSTGRES").expect(
        "OWNACCORD_TEST_POSTGRES names no PostgreSQL server: run `./run test`, or `eval \"$(./run env)\"` before one test",
    );
    let (host, _) = server.rsplit_once('/').expect("postgres://USER@HOST:PORT/postgres");
    let name = format!("ownaccord_test_{:016x}", getrandom::u64().unwrap());
    let admin = raw(&server).await;
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    let db = Db::open(format!("{host}/{name}"), None).await;
    // A task of its own, so that a test that fails leaves no database behind.
    let outcome = tokio::spawn(body(db)).await;
    admin.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
    if let Err(failed) = outcome {
        std::panic::resume_unwind(failed.into_panic());
    }
}
