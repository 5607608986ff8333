//! The store itself: opening, migrating, leading.

use std::time::Duration;

use storage::{StorageError, Store};

use crate::sample::{self, at};

both! {
    async fn migrating_twice_changes_nothing(db) {
        sample::town(&db.store, 0).await;
        db.store.migrate().await.unwrap();
        db.store.migrate().await.unwrap();
        assert_eq!(db.store.read().await.unwrap().verify_journal().await.unwrap(), 2);
        db.store.ping().await.unwrap();
        let kind = if db.is_postgres() { "PostgreSQL 1" } else { "SQLite 3." };
        let said = db.store.describe().await.unwrap();
        assert!(said.starts_with(kind), "{said}");
    }

    async fn a_store_opened_again_knows_how_far_the_journal_is(db) {
        sample::town(&db.store, 0).await;
        db.store.close().await.unwrap();
        let store = db.again().await;
        assert_eq!(*store.watch().borrow(), 2);
        assert!(matches!(db.store.ping().await, Err(StorageError::Unavailable(_))));
    }

    async fn one_leads_and_another_takes_over(db) {
        let mut leader = db.store.lead("bot").await.unwrap().expect("nobody leads yet");
        assert!(leader.holds().await);
        if !db.is_postgres() {
            return;
        }
        let other = db.again().await;
        assert!(other.lead("bot").await.unwrap().is_none());
        assert!(db.store.lead("bot").await.unwrap().is_none());
        assert!(other.lead("deadlines").await.unwrap().is_some());
        drop(leader);
        let taken_over = async {
            loop {
                match other.lead("bot").await.unwrap() {
                    Some(leader) => return leader,
                    None => tokio::time::sleep(Duration::from_millis(10)).await,
                }
            }
        };
        let mut leader = tokio::time::timeout(Duration::from_secs(20), taken_over).await.unwrap();
        // The server ends the connection, as when the network breaks: the leader notices.
        let end = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = \
                   (SELECT oid FROM pg_database WHERE datname = current_database())";
        db.behind_its_back(&[end]).await.unwrap();
        assert!(!leader.holds().await);
    }
}

only_postgres! {
    /// Several at once on an empty database: one migrates, the others wait and find it done.
    async fn many_migrate_at_once(db) {
        db.behind_its_back(&["DROP SCHEMA public CASCADE", "CREATE SCHEMA public"]).await.unwrap();
        let tasks: Vec<_> = (0..4)
            .map(|_| {
                let url = db.url().to_owned();
                tokio::spawn(async move { Store::connect(&url).await.unwrap().migrate().await })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        sample::town(&db.again().await, 0).await;
    }
}

#[tokio::test]
async fn one_process_has_a_sqlite_file() {
    crate::fixture::on_sqlite(|db| async move {
        assert!(matches!(Store::connect(db.url()).await, Err(StorageError::InUse)));
        sample::save(&db.store, at(0), sample::founded()).await;
        db.store.close().await.unwrap();
        Store::connect(db.url()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn other_addresses_are_refused() {
    for url in ["", "mysql://root@localhost/x", "ownaccord.db", "sqlit:e"] {
        assert!(matches!(Store::connect(url).await, Err(StorageError::Address)), "{url}");
    }
}

#[tokio::test]
async fn a_store_in_memory_is_one_too() {
    let store = Store::connect("sqlite::memory:").await.unwrap();
    store.migrate().await.unwrap();
    sample::save(&store, at(0), sample::founded()).await;
    assert_eq!(store.read().await.unwrap().verify_journal().await.unwrap(), 2);
}

#[tokio::test]
async fn a_file_that_cannot_be_made_is_unavailable() {
    let dir = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", dir.path().join("missing/test.db").display());
    assert!(matches!(Store::connect(&url).await, Err(StorageError::Unavailable(_))));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unavailable() {
    let fault = Store::connect("postgres://nobody@127.0.0.1:1/nothing").await.unwrap_err();
    assert!(matches!(fault, StorageError::Unavailable(_)), "{fault:?}");
    assert_eq!(fault.to_string(), "the database cannot be reached");
}
