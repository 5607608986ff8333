//! Crises as they are kept, and the line of a community's ancestors.

use domain::{
    community::Community,
    crisis::{Asked, CONFIRMED_WITHIN, Crisis, CrisisState},
    moment::Span,
    step::Step,
};
use storage::{StorageError, Store};

use crate::sample::{self, COMMUNITY, STEWARD, at, id, save};

fn crisis(number: u128, state: CrisisState) -> Crisis {
    Crisis {
        id: id(number),
        community: id(COMMUNITY),
        reason: [("en".parse().unwrap(), "Raids in two towns.".to_owned())].into_iter().collect(),
        declared: Asked { by: id(STEWARD), at: at(5) },
        state,
    }
}

fn in_force(ending: Option<Asked>) -> CrisisState {
    CrisisState::InForce { since: at(6), until: at(60), ending }
}

async fn seen(store: &Store) -> Option<Crisis> {
    store.read().await.unwrap().crisis_seen(id(COMMUNITY)).await.unwrap()
}

both! {
    async fn a_crisis_comes_back_in_each_state(db) {
        sample::town(&db.store, 1).await;
        assert_eq!(seen(&db.store).await, None);
        save(&db.store, at(5), Step::to(crisis(50, CrisisState::Declared))).await;
        assert_eq!(seen(&db.store).await, Some(crisis(50, CrisisState::Declared)));
        let ending = Asked { by: id(1_000), at: at(8) };
        for state in [in_force(None), in_force(Some(ending)), CrisisState::Over { at: at(9) }] {
            let mut tx = db.store.begin(at(9)).await.unwrap();
            let mut moved = tx.crisis_of(id(COMMUNITY)).await.unwrap().unwrap();
            moved.state = state;
            tx.save(Step::to(moved)).await.unwrap();
            tx.commit().await.unwrap();
            let tx = db.store.read().await.unwrap();
            assert_eq!(tx.crisis(id(50)).await.unwrap(), Some(crisis(50, state)));
        }
        assert_eq!(seen(&db.store).await, None, "what is over is not in the way of another");
    }

    async fn a_community_has_one_crisis_under_way(db) {
        sample::town(&db.store, 0).await;
        save(&db.store, at(5), Step::to(vec![crisis(49, CrisisState::Over { at: at(5) }), crisis(50, in_force(None))])).await;
        let mut tx = db.store.begin(at(6)).await.unwrap();
        let second = tx.save(Step::to(crisis(51, CrisisState::Declared))).await;
        assert!(matches!(second, Err(StorageError::Conflict)), "{second:?}");
    }

    async fn the_clock_finds_what_it_has_to_close(db) {
        sample::town(&db.store, 0).await;
        save(&db.store, at(5), Step::to(crisis(50, CrisisState::Declared))).await;
        let due = async |now| db.store.read().await.unwrap().crises_due(now).await.unwrap();
        let given_up = at(5).plus(CONFIRMED_WITHIN);
        assert!(due(given_up.minus(Span::seconds(1))).await.is_empty());
        assert_eq!(due(given_up).await, [id(50)]);
        let mut tx = db.store.begin(at(6)).await.unwrap();
        let mut moved = tx.crisis(id(50)).await.unwrap().unwrap();
        moved.state = in_force(None);
        tx.save(Step::to(moved)).await.unwrap();
        tx.commit().await.unwrap();
        assert!(due(at(59)).await.is_empty());
        assert_eq!(due(at(60)).await, [id(50)]);
    }

    async fn impossible_crises_are_named(db) {
        sample::town(&db.store, 0).await;
        save(&db.store, at(5), Step::to(crisis(50, in_force(None)))).await;
        for (statement, place) in [
            ("UPDATE crisis SET state = 'declared'", "crisis.state"),
            ("UPDATE crisis SET state = 'in-force', until = since", "crisis.state"),
            ("UPDATE crisis SET until = NULL", "crisis.state"),
            ("UPDATE crisis SET until = since + 1, ending_at = 5", "crisis.state"),
            ("UPDATE crisis SET ending_at = NULL, over_at = 5", "crisis.state"),
            ("UPDATE crisis SET reason = 'a raid'", "crisis.reason"),
        ] {
            assert_eq!(db.behind_its_back(&[statement]).await, Ok(1), "{statement}");
            let found = db.again().await.read().await.unwrap().crisis_seen(id(COMMUNITY)).await;
            assert!(matches!(&found, Err(StorageError::Inconsistent { what }) if what == place), "{statement}: {found:?}");
        }
    }

    async fn ancestors_come_from_the_nearest_to_the_oldest(db) {
        sample::town(&db.store, 0).await;
        let mut line: Vec<Community> = Vec::new();
        for (number, handle) in [(60, "parent-town"), (61, "child-town")] {
            let mut founding = sample::founding(handle);
            founding.ids = (id(number), id(number + 10), id(number + 20));
            let mut founded = Community::found(&founding, at(1)).unwrap();
            founded.next.community.parent = Some(line.last().map_or(id(COMMUNITY), |parent| parent.id));
            line.push(founded.next.community.clone());
            save(&db.store, at(1), founded).await;
        }
        let tx = db.store.read().await.unwrap();
        let above = tx.ancestors(&line[1]).await.unwrap();
        let ids: Vec<_> = above.iter().map(|community| community.id).collect();
        assert_eq!(ids, [id(60), id(COMMUNITY)]);
        assert_eq!(tx.community(line[1].id).await.unwrap().as_ref(), Some(&line[1]));
        drop(tx);
        // No verb changes a parent. Where one was changed all the same, nothing turns in circles.
        let sql = "UPDATE community SET parent = (SELECT id FROM community WHERE handle = 'child-town') WHERE parent IS NULL";
        assert_eq!(db.behind_its_back(&[sql]).await, Ok(1));
        let found = db.again().await.read().await.unwrap().ancestors(&line[1]).await;
        assert!(matches!(&found, Err(StorageError::Inconsistent { what }) if what == "community.parent"), "{found:?}");
    }
}
