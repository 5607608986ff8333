//! Rooms, events of votes, cursors; the inbox; answers by idempotency key.

use std::sync::Arc;

use domain::{digest::Digest, effect::RoomRole, fact::Fact, step::Step};
use serde_json::json;
use storage::StorageError;

use crate::sample::{self, COMMUNITY, at, event, id};

both! {
    async fn rooms_by_role_and_by_id(db) {
        sample::town(&db.store, 0).await;
        let roles = [
            RoomRole::Space, RoomRole::Assembly, RoomRole::BallotBox, RoomRole::Stewards,
            RoomRole::Negotiations,
            RoomRole::Deliberation(id(6)), RoomRole::Deliberation(id(7)),
        ];
        let mut tx = db.store.begin(at(1)).await.unwrap();
        for (number, role) in roles.into_iter().enumerate() {
            let room = format!("!room{number}");
            tx.save_room(id(COMMUNITY), role, "!before").await.unwrap();
            tx.save_room(id(COMMUNITY), role, &room).await.unwrap();
            assert_eq!(tx.room(id(COMMUNITY), role).await.unwrap().as_ref(), Some(&room));
            assert_eq!(tx.room_by_id(&room).await.unwrap(), Some((id(COMMUNITY), role)));
        }
        let mut rooms = tx.rooms(id(COMMUNITY)).await.unwrap();
        rooms.sort();
        assert_eq!(rooms.into_iter().map(|(role, _)| role).collect::<Vec<_>>(), roles);
        assert_eq!(tx.room_by_id("!before").await.unwrap(), None);
        assert_eq!(tx.room(id(99), RoomRole::Space).await.unwrap(), None);
        let twice = tx.save_room(id(COMMUNITY), RoomRole::Space, "!room1").await;
        assert!(matches!(twice, Err(StorageError::Conflict)));
    }

    async fn events_of_votes_direct_rooms_and_cursors(db) {
        let (vote, _) = sample::voting_town(&db.store, 0).await;
        let mut tx = db.store.begin(at(11)).await.unwrap();
        assert_eq!((tx.poll(vote.id).await.unwrap(), tx.closing_event(vote.id).await.unwrap()), (None, None));
        tx.save_poll(vote.id, &event("lost")).await.unwrap();
        tx.save_poll(vote.id, &event("poll")).await.unwrap();
        tx.save_closing_event(vote.id, &event("closing")).await.unwrap();
        assert_eq!(tx.poll(vote.id).await.unwrap(), Some(event("poll")));
        assert_eq!(tx.closing_event(vote.id).await.unwrap(), Some(event("closing")));
        assert_eq!(tx.vote_of_poll(&event("poll")).await.unwrap(), Some(vote.id));
        assert_eq!(tx.vote_of_poll(&event("closing")).await.unwrap(), None);
        assert_eq!(tx.vote_of_poll(&event("lost")).await.unwrap(), None);

        for (name, position) in [("sync", "s1"), ("sync", "s2")] {
            tx.save_cursor(name, position).await.unwrap();
            assert_eq!(tx.cursor(name).await.unwrap().as_deref(), Some(position));
            tx.save_direct_room("@a:home", position).await.unwrap();
            assert_eq!(tx.direct_room("@a:home").await.unwrap().as_deref(), Some(position));
        }
        assert_eq!((tx.cursor("other").await.unwrap(), tx.direct_room("@b:home").await.unwrap()), (None, None));
    }

    async fn an_event_that_comes_twice_is_done_once(db) {
        let done: Vec<_> = (0..10)
            .map(|_| {
                let db = Arc::clone(&db);
                tokio::spawn(async move {
                    let mut tx = db.store.begin(at(1)).await.unwrap();
                    if tx.seen(&event("ballot")).await.unwrap() {
                        return false;
                    }
                    let fact = Step::to(None::<domain::community::Member>).fact(Fact::MemberAdmitted { community: id(1) });
                    tx.save(fact).await.unwrap();
                    match tx.mark_seen(&event("ballot"), at(1)).await {
                        Err(StorageError::Conflict) => false,
                        marked => {
                            marked.unwrap();
                            tx.commit().await.is_ok()
                        }
                    }
                })
            })
            .collect();
        let mut times = 0;
        for task in done {
            times += usize::from(task.await.unwrap());
        }
        let tx = db.store.read().await.unwrap();
        assert_eq!((times, tx.verify_journal().await.unwrap()), (1, 1));
        assert!(tx.seen(&event("ballot")).await.unwrap());
        assert!(!tx.seen(&event("other")).await.unwrap());
    }

    async fn a_command_is_answered_again_as_before(db) {
        let command = Digest::of_bytes(b"command");
        let answer = json!({ "ballot": { "choice": "for", "sequence": 1 }, "refusals": [] });
        let mut tx = db.store.begin(at(1)).await.unwrap();
        assert_eq!(tx.remembered("member", "key").await.unwrap(), None);
        tx.remember("member", "key", command, &answer, at(1)).await.unwrap();
        tx.remember("other", "key", command, &json!(null), at(1)).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = db.store.begin(at(2)).await.unwrap();
        assert_eq!(tx.remembered("member", "key").await.unwrap(), Some((command, answer)));
        assert_eq!(tx.remembered("member", "other").await.unwrap(), None);
        let twice = tx.remember("member", "key", command, &json!(1), at(2)).await;
        assert!(matches!(twice, Err(StorageError::Conflict)));
    }
}
