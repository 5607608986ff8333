//! What a transaction keeps its users from.

use domain::{decision::Outcome, step::Step, vote::VoteState};
use storage::StorageError;

use crate::sample::{self, CHARTER, COMMUNITY, at, id};

both! {
    async fn what_was_loaded_elsewhere_cannot_be_saved(db) {
        sample::town(&db.store, 0).await;
        let charter = db.store.read().await.unwrap().charter(id(CHARTER)).await.unwrap().unwrap();
        let mut tx = db.store.begin(at(5)).await.unwrap();
        let community = tx.community(id(COMMUNITY)).await.unwrap().unwrap();
        let step = charter.decided(community, None, Outcome::Adopted);
        assert!(matches!(tx.save(step).await, Err(StorageError::Conflict)));
        // Not even what went well before can be committed.
        assert!(matches!(tx.commit().await, Err(StorageError::Conflict)));
        assert_eq!(db.store.read().await.unwrap().community(id(COMMUNITY)).await.unwrap().unwrap().in_force, None);
    }

    async fn a_reader_cannot_write(db) {
        sample::town(&db.store, 0).await;
        let mut tx = db.store.read().await.unwrap();
        assert!(matches!(tx.save(Step::to(sample::member(9))).await, Err(StorageError::ReadOnly)));
        assert!(matches!(tx.push(Vec::new(), at(1)).await, Err(StorageError::ReadOnly)));
        assert!(matches!(tx.save_cursor("sync", "s1").await, Err(StorageError::ReadOnly)));
        assert!(matches!(tx.delivered(&[1]).await, Err(StorageError::ReadOnly)));
        tx.commit().await.unwrap();
    }

    async fn a_foreign_key_is_held_at_the_commit(db) {
        let mut tx = db.store.begin(at(1)).await.unwrap();
        tx.save(Step::to(sample::member(9))).await.unwrap();
        let fault = tx.commit().await.unwrap_err();
        assert!(matches!(fault, StorageError::Statement(_)), "{fault:?}");
        assert_eq!(fault.to_string(), "the database refused a statement");
        assert_eq!(db.store.read().await.unwrap().member(id(9)).await.unwrap(), None);
    }

    async fn one_mandate_between_the_same_two(db) {
        sample::town(&db.store, 0).await;
        sample::save(&db.store, at(3), sample::intermediary()).await;
        sample::save(&db.store, at(5), sample::nominated(60)).await;
        let mut tx = db.store.begin(at(5)).await.unwrap();
        assert!(matches!(tx.save(sample::nominated(61)).await, Err(StorageError::Conflict)));
        drop(tx);
        let mut tx = db.store.begin(at(6)).await.unwrap();
        let first = tx.mandate(id(60)).await.unwrap().unwrap();
        tx.save(first.decided(Outcome::NotAdopted, at(6))).await.unwrap();
        tx.save(sample::nominated(61)).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn a_vote_moves_only_forward(db) {
        let (vote, _) = sample::voting_town(&db.store, 0).await;
        let mut over = vote.clone();
        over.state = VoteState::Closed { at: at(70) };
        let mut tx = db.store.begin(at(70)).await.unwrap();
        assert!(matches!(tx.save(Step::to(over)).await, Err(StorageError::Conflict)));
        drop(tx);
        let mut tx = db.store.begin(at(70)).await.unwrap();
        tx.save(vote.clone().begin_closing(true, at(70)).unwrap()).await.unwrap();
        assert!(matches!(tx.save(Step::to(vote)).await, Err(StorageError::Conflict)));
    }
}

only_postgres! {
    /// Who goes on after a write that failed learns at the commit that nothing was saved.
    async fn a_write_that_failed_is_not_committed_in_silence(db) {
        let event = sample::event("ballot");
        let mut tx = db.store.begin(at(1)).await.unwrap();
        tx.save_cursor("sync", "s1").await.unwrap();
        tx.mark_seen(&event, at(1)).await.unwrap();
        assert!(matches!(tx.mark_seen(&event, at(1)).await, Err(StorageError::Conflict)));
        assert!(tx.commit().await.is_err());
        assert_eq!(db.store.read().await.unwrap().cursor("sync").await.unwrap(), None);
    }

    /// A reader sees one moment: what is committed meanwhile is for the next one.
    async fn a_reader_sees_one_moment(db) {
        sample::town(&db.store, 0).await;
        let tx = db.store.read().await.unwrap();
        assert_eq!(tx.roll_size(id(COMMUNITY)).await.unwrap(), 1);
        sample::save(&db.store, at(3), Step::to(sample::member(9))).await;
        assert_eq!(tx.roll_size(id(COMMUNITY)).await.unwrap(), 1);
        assert_eq!(db.store.read().await.unwrap().roll_size(id(COMMUNITY)).await.unwrap(), 2);
    }

    /// Two who lock the same two things in opposite order: one of them is told to try again, and then both are done.
    async fn a_deadlock_is_a_conflict(db) {
        let members = sample::town(&db.store, 1).await;
        let one = db.store.begin(at(3)).await.unwrap();
        let two = db.store.begin(at(3)).await.unwrap();
        one.member(members[0]).await.unwrap();
        two.member(members[1]).await.unwrap();
        let (first, second) = tokio::join!(
            async {
                let outcome = one.member(members[1]).await;
                drop(one);
                outcome
            },
            async {
                let outcome = two.member(members[0]).await;
                drop(two);
                outcome
            }
        );
        let conflicts = [first, second].iter().filter(|found| matches!(found, Err(StorageError::Conflict))).count();
        assert_eq!(conflicts, 1);
    }
}
