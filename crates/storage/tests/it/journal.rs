//! The chain: it verifies, it has no gaps, and it shows what was tampered with.

use std::{sync::Arc, time::Duration};

use domain::{fact::Fact, id::CommunityId, step::Step};
use storage::StorageError;

use crate::sample::{self, at, id};

fn admitted(community: u128) -> Step<()> {
    Step::to(()).fact(Fact::MemberAdmitted { community: id(community) })
}

/// Something to save that leaves only facts.
fn fact(community: u128) -> Step<Vec<domain::community::Member>> {
    admitted(community).map(|()| Vec::new())
}

both! {
    async fn entries_are_read_in_order_and_verified(db) {
        let before = db.store.read().await.unwrap().verify_journal().await.unwrap();
        assert_eq!(before, 0);
        let step = sample::founded();
        let facts = step.facts.clone();
        sample::save(&db.store, at(0), step).await;
        sample::save(&db.store, at(1), fact(2)).await;

        let tx = db.store.read().await.unwrap();
        let entries = tx.journal_after(0, None, 10).await.unwrap();
        assert_eq!(entries.iter().map(|entry| entry.sequence).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(entries.iter().take(2).map(|entry| entry.fact.clone()).collect::<Vec<_>>(), facts);
        assert_eq!(entries.iter().map(|entry| entry.at).collect::<Vec<_>>(), [at(0), at(0), at(1)]);
        assert_eq!(tx.journal_after(1, None, 1).await.unwrap(), entries[1..2]);
        assert_eq!(tx.journal_after(0, Some(id(2)), 10).await.unwrap(), entries[2..]);
        let first: CommunityId = id(sample::COMMUNITY);
        assert_eq!(tx.journal_after(1, Some(first), 10).await.unwrap(), entries[1..2]);
        assert_eq!(tx.verify_journal().await.unwrap(), 3);
    }

    /// The hash of the first entry, computed here from what the documentation of the module says.
    async fn the_hash_is_what_it_is_said_to_be(db) {
        sample::save(&db.store, at(1), fact(2)).await;
        let entry = db.store.read().await.unwrap().journal_after(0, None, 1).await.unwrap().remove(0);
        let text = r#"{"community":"com_00000000000000000000000000000002","fact":"member-admitted"}"#;
        let parts = [&[0_u8; 32][..], &1_i64.to_be_bytes(), &at(1).micros().to_be_bytes(), text.as_bytes()].concat();
        assert_eq!(&entry.hash, domain::digest::Digest::of_bytes(&parts).bytes());
    }

    async fn many_at_once_leave_no_gap(db) {
        let tasks: Vec<_> = (0..40)
            .map(|number| {
                let db = Arc::clone(&db);
                tokio::spawn(async move { sample::save(&db.store, at(number), fact(2)).await })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(db.store.read().await.unwrap().verify_journal().await.unwrap(), 40);
    }

    async fn what_was_tampered_with_is_named(db) {
        for second in 0..5 {
            sample::save(&db.store, at(second), fact(2)).await;
        }
        let other = "'{\"community\":\"com_00000000000000000000000000000009\",\"fact\":\"member-admitted\"}'";
        let cases = [
            ("UPDATE journal SET at = at + 1 WHERE sequence = 3".to_owned(), "journal entry 3: hash"),
            (format!("UPDATE journal SET fact = {other} WHERE sequence = 2"), "journal entry 2: hash"),
            ("UPDATE journal SET community = NULL WHERE sequence = 4".to_owned(), "journal entry 4: community"),
            ("UPDATE journal SET hash = previous WHERE sequence = 4".to_owned(), "journal entry 4: hash"),
            ("DELETE FROM journal WHERE sequence = 2".to_owned(), "journal entry 2: missing"),
            ("DELETE FROM journal WHERE sequence = 5".to_owned(), "journal entry 5: missing"),
            ("DELETE FROM journal".to_owned(), "journal entry 1: missing"),
            ("UPDATE journal_head SET hash = (SELECT hash FROM journal WHERE sequence = 4)".to_owned(), "journal_head.hash"),
            ("UPDATE journal SET sequence = 9 WHERE sequence = 5".to_owned(), "journal entry 5: missing"),
        ];
        let unguarded: &[&str] = if db.is_postgres() {
            &["DROP TRIGGER journal_guard ON journal"]
        } else {
            &["DROP TRIGGER \"journal_guard_UPDATE\"", "DROP TRIGGER \"journal_guard_DELETE\""]
        };
        db.behind_its_back(unguarded).await.unwrap();
        let whole = ["CREATE TABLE kept AS SELECT * FROM journal", "CREATE TABLE kept_head AS SELECT * FROM journal_head"];
        db.behind_its_back(&whole).await.unwrap();
        for (sql, place) in cases {
            assert!(db.behind_its_back(&[&sql]).await.unwrap() > 0, "{sql}");
            let store = db.again().await;
            let fault = store.read().await.unwrap().verify_journal().await.unwrap_err();
            assert!(matches!(&fault, StorageError::Inconsistent { what } if what == place), "{sql}: {fault}");
            store.close().await.unwrap();
            let restore = [
                "DELETE FROM journal", "INSERT INTO journal SELECT * FROM kept",
                "DELETE FROM journal_head", "INSERT INTO journal_head SELECT * FROM kept_head",
            ];
            db.behind_its_back(&restore).await.unwrap();
        }
        let store = db.again().await;
        assert_eq!(store.read().await.unwrap().verify_journal().await.unwrap(), 5);
        assert_eq!(*store.watch().borrow(), 5);
    }

    async fn watchers_hear_of_every_commit(db) {
        let mut watch = db.store.watch();
        assert_eq!(*watch.borrow_and_update(), 0);
        sample::save(&db.store, at(0), sample::founded()).await;
        watch.changed().await.unwrap();
        assert_eq!(*watch.borrow_and_update(), 2);

        // Nothing was committed, nothing is told.
        let mut tx = db.store.begin(at(1)).await.unwrap();
        tx.save(fact(2)).await.unwrap();
        drop(tx);
        assert!(!watch.has_changed().unwrap());
        sample::save(&db.store, at(1), fact(2)).await;
        assert_eq!(*watch.borrow_and_update(), 3);
    }
}

only_postgres! {
    async fn watchers_hear_of_other_processes(db) {
        let other = db.again().await;
        let mut watch = db.store.watch();
        sample::save(&other, at(0), sample::founded()).await;
        tokio::time::timeout(Duration::from_secs(20), watch.wait_for(|sequence| *sequence == 2)).await.unwrap().unwrap();
    }
}
