//! The public log: an entry with its fact, one order with the journal, proofs from what is kept, and nothing of what is private.

use std::sync::Arc;

use domain::{digest::Digest, fact::Fact, step::Step};
use evidence::{
    digest::Hash,
    log::tree::{self, Span},
};
use storage::{Store, log_entry};

use crate::sample::{self, at, id};

/// Something to save that leaves this fact only.
fn fact(fact: Fact) -> Step<Vec<domain::community::Member>> {
    Step::to(Vec::new()).fact(fact)
}

fn open(number: u128) -> Fact {
    Fact::VoteClosed { community: id(1), vote: id(number) }
}

fn sealed(number: u128) -> Fact {
    Fact::CharterDrafted { community: id(1), charter: id(number), digest: Digest::of_bytes(b"charter") }
}

fn kept() -> Fact {
    Fact::MemberAdmitted { community: id(1) }
}

async fn entries(store: &Store) -> Vec<String> {
    let tx = store.read().await.unwrap();
    let size = tx.log_size().await.unwrap();
    tx.log_entries(0, size).await.unwrap()
}

async fn span(store: &Store, span: Span) -> Hash {
    let known = store.read().await.unwrap().log_nodes(&span.subtrees()).await.unwrap();
    span.hash(|subtree| known.get(&subtree).copied()).unwrap()
}

both! {
    async fn open_facts_stand_in_it_sealed_ones_as_a_hash_and_others_not_at_all(db) {
        for (second, one) in [open(1), kept(), sealed(2), kept(), open(3)].into_iter().enumerate() {
            sample::save(&db.store, at(i64::try_from(second).unwrap()), fact(one)).await;
        }
        let tx = db.store.read().await.unwrap();
        let journal = tx.journal_after(0, None, 10).await.unwrap();
        let hash = Digest::new(journal[2].hash);
        let expected = [
            log_entry(at(0), &open(1)).unwrap(),
            format!("{{\"sealed\":\"{hash}\"}}"),
            log_entry(at(4), &open(3)).unwrap(),
        ];
        drop(tx);
        assert_eq!(entries(&db.store).await, expected);
        assert_eq!(log_entry(at(2), &sealed(2)), None);
        let tx = db.store.read().await.unwrap();
        assert_eq!(tx.log_entry_of(5).await.unwrap(), Some((2, expected[2].clone())));
        assert_eq!(tx.log_entry_of(2).await.unwrap(), None);
        assert_eq!(tx.log_place(&tree::leaf(expected[1].as_bytes())).await.unwrap(), Some(1));
        assert_eq!(tx.log_place(&tree::leaf(b"another")).await.unwrap(), None);
    }

    async fn the_same_entry_is_written_once(db) {
        for _ in 0..3 {
            sample::save(&db.store, at(7), fact(open(1))).await;
        }
        sample::save(&db.store, at(7), Step::to(Vec::<domain::community::Member>::new()).fact(open(2)).fact(open(2))).await;
        assert_eq!(entries(&db.store).await.len(), 2);
        assert_eq!(db.store.read().await.unwrap().verify_journal().await.unwrap(), 5);
    }

    async fn what_is_undone_leaves_no_entry(db) {
        let mut tx = db.store.begin(at(0)).await.unwrap();
        tx.save(fact(open(1))).await.unwrap();
        drop(tx);
        assert_eq!(entries(&db.store).await, Vec::<String>::new());
    }

    /// Whatever the order of those who come at once, the tree is the one over the entries as they stand.
    async fn many_at_once_make_one_tree(db) {
        let tasks: Vec<_> = (0..60_u128)
            .map(|number| {
                let db = Arc::clone(&db);
                tokio::spawn(async move { sample::save(&db.store, at(1), fact(open(number))).await })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let entries = entries(&db.store).await;
        assert_eq!(entries.len(), 60);
        let leaves: Vec<Hash> = entries.iter().map(|entry| tree::leaf(entry.as_bytes())).collect();
        let root = span(&db.store, tree::whole(60)).await;
        for (place, leaf) in leaves.iter().enumerate() {
            let place = u64::try_from(place).unwrap();
            let mut path = Vec::new();
            for beside in tree::inclusion(place, 60).unwrap() {
                path.push(span(&db.store, beside).await);
            }
            assert!(evidence::merkle::InclusionProof { index: place, size: 60, path }.holds(leaf, &root));
        }
    }

    /// A journal from before there was a log is told at the next start.
    async fn an_older_journal_is_told(db) {
        for (second, one) in [open(1), kept(), open(3)].into_iter().enumerate() {
            sample::save(&db.store, at(i64::try_from(second).unwrap()), fact(one)).await;
        }
        let expected = entries(&db.store).await;
        let root = span(&db.store, tree::whole(2)).await;
        let unguarded: &[&str] = if db.is_postgres() {
            &["DROP TRIGGER log_entry_guard ON log_entry", "DROP TRIGGER log_node_guard ON log_node"]
        } else {
            &["DROP TRIGGER \"log_entry_guard_DELETE\"", "DROP TRIGGER \"log_node_guard_DELETE\""]
        };
        db.behind_its_back(unguarded).await.unwrap();
        let empty = ["DELETE FROM log_entry", "DELETE FROM log_node", "UPDATE log_head SET size = 0, sequence = 0"];
        db.behind_its_back(&empty).await.unwrap();
        let store = db.again().await;
        assert_eq!(entries(&store).await, Vec::<String>::new());
        store.migrate().await.unwrap();
        store.migrate().await.unwrap();
        assert_eq!(entries(&store).await, expected);
        assert_eq!(span(&store, tree::whole(2)).await, root);
    }

    async fn nobody_rewrites_it(db) {
        sample::save(&db.store, at(0), fact(open(1))).await;
        for sql in ["UPDATE log_entry SET entry = '{}'", "DELETE FROM log_entry", "UPDATE log_node SET hash = hash", "DELETE FROM log_node"] {
            assert!(db.behind_its_back(&[sql]).await.is_err(), "{sql}");
        }
    }
}
