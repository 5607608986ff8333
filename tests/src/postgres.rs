//! Databases on the run's PostgreSQL, and a lock that stops a transaction at an exact point.

use std::process::{Child, Command, Stdio};

use crate::{SOON, eventually, fail, place};

/// A database of one story, dropped with it.
#[derive(Debug)]
pub struct Database {
    name: String,
    url: String,
}

impl Database {
    /// A fresh, empty one.
    pub fn fresh() -> Self {
        let name = format!("story_{}", place::fresh());
        psql(&server(), &format!("CREATE DATABASE {name}"));
        let url = server().rsplit_once('/').map(|(host, _)| format!("{host}/{name}"));
        Self { url: url.unwrap_or_else(|| fail("OWNACCORD_TEST_POSTGRES names no database")), name }
    }

    /// Its URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The answer to a query, as `psql` prints it bare.
    pub fn ask(&self, query: &str) -> String {
        psql(&self.url, query)
    }

    /// The answer to a query that takes its time, while others go on.
    pub async fn answers(&self, query: String) -> String {
        let url = self.url.clone();
        let answer = tokio::task::spawn_blocking(move || run(&url, &query)).await;
        answer.expect("psql is waited for").unwrap_or_else(|why| fail(&format!("psql: {why}")))
    }

    /// Locks a table: reading goes on, whoever writes to it waits until the lock is dropped.
    pub async fn lock(&self, table: &str) -> Lock {
        let script = format!("BEGIN; LOCK TABLE {table} IN EXCLUSIVE MODE; SELECT pg_sleep(600);");
        let holder = Command::new("psql")
            .args(["-X", "-q", "-c", &script, &self.url])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("psql");
        let lock = Lock { holder, table: table.to_owned(), url: self.url.clone() };
        eventually("the table is locked", SOON, async || lock.any("granted")).await;
        lock
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // A database that cannot be dropped goes with the run's PostgreSQL.
        let _ = run(&server(), &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }
}

/// A lock on a table, held until dropped.
#[derive(Debug)]
pub struct Lock {
    holder: Child,
    table: String,
    url: String,
}

impl Lock {
    /// Waits until somebody stands before the lock.
    pub async fn has_someone_waiting(&self) {
        eventually("a transaction waits for the locked table", SOON, async || self.any("NOT granted")).await;
    }

    fn any(&self, which: &str) -> Option<()> {
        let query = format!(
            "SELECT count(*) FROM pg_locks WHERE relation = '{}'::regclass AND mode <> 'AccessShareLock' AND {which}",
            self.table
        );
        (psql(&self.url, &query) != "0").then_some(())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Killing psql alone leaves its backend asleep: the backend is what holds the lock.
        let query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                     WHERE datname = current_database() AND query LIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid()";
        let _ = run(&self.url, query);
        let _ = self.holder.kill();
        let _ = self.holder.wait();
    }
}

fn server() -> String {
    place::variable("OWNACCORD_TEST_POSTGRES")
}

fn psql(url: &str, query: &str) -> String {
    run(url, query).unwrap_or_else(|why| fail(&format!("psql: {query}: {why}")))
}

fn run(url: &str, query: &str) -> Result<String, String> {
    let output = Command::new("psql")
        .args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", query, url])
        .output();
    let output = output.map_err(|e| e.to_string())?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}
