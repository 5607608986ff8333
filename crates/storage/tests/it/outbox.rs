//! The outbox: claims, leases, retries, and two who claim at once.

use std::{collections::BTreeSet, sync::Arc};

use domain::{
    effect::Effect,
    moment::{Moment, Span},
    step::Step,
};
use storage::{Claimed, Store};

use crate::sample::{self, at, event, id};

fn effect(number: u128) -> Effect {
    Effect::OpenPoll { community: id(sample::COMMUNITY), vote: id(number) }
}

async fn push(store: &Store, effects: impl IntoIterator<Item = Effect>) {
    let mut tx = store.begin(at(0)).await.unwrap();
    tx.push(effects.into_iter().collect(), at(0)).await.unwrap();
    tx.commit().await.unwrap();
}

async fn claim(store: &Store, now: Moment, limit: u32) -> Vec<Claimed> {
    let mut tx = store.begin(now).await.unwrap();
    let claimed = tx.claim_outbox(domain::effect::Door::Matrix, now, Span::seconds(30), limit).await.unwrap();
    tx.commit().await.unwrap();
    claimed
}

async fn size(store: &Store) -> u64 {
    store.read().await.unwrap().outbox_size().await.unwrap()
}

both! {
    async fn a_step_fills_the_outbox_in_order(db) {
        let step = sample::founded().effect(effect(1)).effect(Effect::Acknowledge { event: event("ballot") });
        let wanted = step.effects.clone();
        sample::save(&db.store, at(0), step).await;
        let claimed = claim(&db.store, at(0), 10).await;
        assert_eq!(claimed.iter().map(|claimed| claimed.effect.clone()).collect::<Vec<_>>(), wanted);
        assert!(claimed.is_sorted_by_key(|claimed| claimed.id));
        assert!(claimed.iter().all(|claimed| (claimed.attempts, claimed.created_at) == (1, at(0))));
    }

    async fn nothing_that_did_not_happen_is_told(db) {
        let mut tx = db.store.begin(at(0)).await.unwrap();
        tx.save(sample::founded()).await.unwrap();
        tx.push(vec![effect(1)], at(0)).await.unwrap();
        drop(tx);
        assert_eq!(size(&db.store).await, 0);
        assert_eq!(db.store.read().await.unwrap().community(id(sample::COMMUNITY)).await.unwrap(), None);
    }

    async fn a_lease_runs_out_and_a_delivery_ends_it(db) {
        push(&db.store, [effect(1), effect(2)]).await;
        let first = claim(&db.store, at(0), 1).await;
        assert_eq!(first[0].effect, effect(1));
        let second = claim(&db.store, at(1), 10).await;
        assert_eq!((second.len(), &second[0].effect), (1, &effect(2)));
        assert!(claim(&db.store, at(29), 10).await.is_empty());

        let again = claim(&db.store, at(30), 10).await;
        assert_eq!(again.iter().map(|claimed| (claimed.id, claimed.attempts)).collect::<Vec<_>>(), [(first[0].id, 2)]);
        let mut tx = db.store.begin(at(31)).await.unwrap();
        tx.delivered(&[first[0].id]).await.unwrap();
        tx.delivered(&[first[0].id]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(size(&db.store).await, 1);
        assert!(claim(&db.store, at(1_000), 10).await.iter().all(|claimed| claimed.id == second[0].id));
    }

    async fn what_failed_is_put_off(db) {
        push(&db.store, [effect(1)]).await;
        let claimed = claim(&db.store, at(0), 1).await.remove(0);
        let mut tx = db.store.begin(at(1)).await.unwrap();
        tx.retry_later(claimed.id, at(100), "homeserver-down").await.unwrap();
        tx.commit().await.unwrap();
        assert!(claim(&db.store, at(99), 10).await.is_empty());
        let again = claim(&db.store, at(100), 10).await;
        assert_eq!((again[0].id, again[0].attempts), (claimed.id, 2));
    }

    async fn a_claim_that_is_not_committed_is_none(db) {
        push(&db.store, [effect(1)]).await;
        let mut tx = db.store.begin(at(0)).await.unwrap();
        assert_eq!(tx.claim_outbox(domain::effect::Door::Matrix, at(0), Span::seconds(30), 10).await.unwrap().len(), 1);
        drop(tx);
        // PostgreSQL hears of the dropped transaction a moment later, and passes its rows over until then.
        let again = loop {
            let claimed = claim(&db.store, at(0), 10).await;
            if !claimed.is_empty() {
                break claimed;
            }
        };
        assert_eq!(again[0].attempts, 1);
    }

    async fn two_claimants_never_get_the_same(db) {
        push(&db.store, (0..100).map(effect)).await;
        let claimants: Vec<_> = (0..4)
            .map(|_| {
                let db = Arc::clone(&db);
                tokio::spawn(async move {
                    let mut mine = Vec::new();
                    loop {
                        let claimed = claim(&db.store, at(0), 7).await;
                        mine.extend(claimed.iter().map(|claimed| claimed.id));
                        // On PostgreSQL nothing to claim may mean that the others are just claiming it.
                        if claimed.is_empty() {
                            return mine;
                        }
                    }
                })
            })
            .collect();
        let mut all = Vec::new();
        for claimant in claimants {
            all.extend(claimant.await.unwrap());
        }
        all.extend(claim(&db.store, at(0), 100).await.iter().map(|claimed| claimed.id));
        assert_eq!((all.len(), all.iter().collect::<BTreeSet<_>>().len()), (100, 100));
    }

    /// Ids are Matrix transaction ids: an id that was used never comes again, also after a restart with an empty outbox.
    async fn ids_are_never_used_twice(db) {
        push(&db.store, [effect(1)]).await;
        let first = claim(&db.store, at(0), 1).await.remove(0);
        let mut tx = db.store.begin(at(1)).await.unwrap();
        tx.delivered(&[first.id]).await.unwrap();
        tx.commit().await.unwrap();
        db.store.close().await.unwrap();
        let store = db.again().await;
        push(&store, [effect(2)]).await;
        assert!(claim(&store, at(1), 1).await[0].id > first.id);
    }

    async fn steps_without_facts_or_effects_leave_nothing(db) {
        sample::town(&db.store, 0).await;
        let before = size(&db.store).await;
        sample::save(&db.store, at(1), Step::to(Some(sample::member(9)))).await;
        assert_eq!(size(&db.store).await, before);
        assert_eq!(db.store.read().await.unwrap().verify_journal().await.unwrap(), 2);
    }
}

only_postgres! {
    /// While one claims and has not committed, another passes over its rows and does not wait.
    async fn rows_being_claimed_are_passed_over(db) {
        push(&db.store, (0..10).map(effect)).await;
        let mut slow = db.store.begin(at(0)).await.unwrap();
        let first = slow.claim_outbox(domain::effect::Door::Matrix, at(0), Span::seconds(30), 4).await.unwrap();
        let second = claim(&db.store, at(0), 10).await;
        assert_eq!((first.len(), second.len()), (4, 6));
        slow.commit().await.unwrap();
        assert!(claim(&db.store, at(0), 10).await.is_empty());
    }
}
