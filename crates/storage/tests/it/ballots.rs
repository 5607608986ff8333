//! Ballots at once: of one member, and against the closing.

use std::sync::Arc;

use domain::{
    ballot::{Choice, Delivery},
    id::{MemberId, VoteId},
    moment::Moment,
    roll::Seat,
    vote::VoteState,
};
use storage::{StorageError, Store};

use crate::sample::{self, at};

/// Casts until nobody else is in the way; answers with the act's number, or none if the vote was over.
async fn cast(store: &Store, vote: VoteId, member: MemberId, choice: Choice, now: Moment) -> Option<u32> {
    loop {
        match cast_once(store, vote, member, choice, now).await {
            Err(StorageError::Conflict) => {}
            done => return done.unwrap(),
        }
    }
}

async fn cast_once(
    store: &Store,
    vote: VoteId,
    member: MemberId,
    choice: Choice,
    now: Moment,
) -> storage::Result<Option<u32>> {
    let mut tx = store.begin(now).await?;
    let vote = tx.vote_shared(vote).await?.unwrap();
    let seat = tx.seat(vote.id, member).await?.unwrap();
    let Ok(step) = sample::cast(&vote, seat, choice, now) else { return Ok(None) };
    let act = step.next.seat.acts;
    tx.save(step).await?;
    tx.commit().await?;
    Ok(Some(act))
}

async fn close(store: &Store, vote: VoteId) -> storage::Result<usize> {
    let mut tx = store.begin(at(70)).await?;
    let step = tx.vote(vote).await?.unwrap().begin_closing(false, at(70)).unwrap();
    tx.save(step).await?;
    let step = tx.vote(vote).await?.unwrap().close(at(70)).unwrap();
    let counted = tx.ballots(vote).await?.len();
    tx.save(step).await?;
    tx.commit().await?;
    Ok(counted)
}

both! {
    async fn twenty_at_once_by_one_member_are_twenty_acts_and_one_ballot(db) {
        let (vote, members) = sample::voting_town(&db.store, 1).await;
        let tasks: Vec<_> = (0..20)
            .map(|number| {
                let (db, choice) = (Arc::clone(&db), sample::PAPER.choices()[number % 3]);
                let member = members[1];
                tokio::spawn(async move { (cast(&db.store, VoteId::new(vote.id.uuid()), member, choice, at(11)).await, choice) })
            })
            .collect();
        let mut acts = Vec::new();
        for task in tasks {
            let (act, choice) = task.await.unwrap();
            acts.push((act.unwrap(), choice));
        }
        acts.sort_unstable();
        assert_eq!(acts.iter().map(|(act, _)| *act).collect::<Vec<_>>(), (1..=20).collect::<Vec<_>>());

        let tx = db.store.read().await.unwrap();
        let ballots = tx.ballots(sample::id(sample::VOTE)).await.unwrap();
        let last = acts.last().unwrap();
        assert_eq!(ballots.iter().map(|ballot| (ballot.sequence, ballot.answer.choice().unwrap())).collect::<Vec<_>>(), [*last]);
        assert_eq!(tx.seat(ballots[0].vote, members[1]).await.unwrap().unwrap().acts, 20);
        tx.verify_journal().await.unwrap();
    }

    async fn fifty_ballots_against_the_closing_are_counted_or_refused(db) {
        let (vote, members) = sample::voting_town(&db.store, 49).await;
        let casting = |members: &[MemberId]| -> Vec<_> {
            let spawn = |member: &MemberId| {
                let (db, member, vote) = (Arc::clone(&db), *member, vote.id);
                tokio::spawn(async move { cast(&db.store, vote, member, Choice::For, at(69)).await.is_some() })
            };
            members.iter().map(spawn).collect()
        };
        // Ten are in, twenty stand in line before whoever closes, twenty behind.
        let mut acknowledged = 0;
        for early in casting(&members[..10]) {
            acknowledged += usize::from(early.await.unwrap());
        }
        let mut racing = casting(&members[10..30]);
        let closer = Arc::clone(&db);
        let closing = tokio::spawn(async move {
            loop {
                match close(&closer.store, vote.id).await {
                    Err(StorageError::Conflict) => {}
                    closed => return closed.unwrap(),
                }
            }
        });
        racing.extend(casting(&members[30..]));
        for ballot in racing {
            acknowledged += usize::from(ballot.await.unwrap());
        }
        let counted = closing.await.unwrap();
        let tx = db.store.read().await.unwrap();
        assert_eq!((acknowledged, tx.ballots(vote.id).await.unwrap().len()), (counted, counted));
        assert!((10..=50).contains(&counted));
        assert_eq!(tx.turnout(vote.id).await.unwrap(), counted as u64);
        assert_eq!(tx.vote(vote.id).await.unwrap().unwrap().state, VoteState::Closed { at: at(70) });
    }

    async fn a_ballot_is_withdrawn_and_cast_again(db) {
        let (vote, members) = sample::voting_town(&db.store, 0).await;
        assert_eq!(cast(&db.store, vote.id, members[0], Choice::For, at(11)).await, Some(1));
        let mut tx = db.store.begin(at(12)).await.unwrap();
        let seat = tx.seat(vote.id, members[0]).await.unwrap().unwrap();
        tx.save(vote.withdraw_ballot(seat, Delivery::Here, None, at(12)).unwrap()).await.unwrap();
        assert_eq!(tx.ballot(vote.id, members[0]).await.unwrap(), None);
        assert_eq!(tx.turnout(vote.id).await.unwrap(), 0);
        tx.commit().await.unwrap();
        assert_eq!(cast(&db.store, vote.id, members[0], Choice::Against, at(13)).await, Some(3));
    }

    async fn an_act_decided_on_an_older_seat_is_refused(db) {
        let (vote, members) = sample::voting_town(&db.store, 0).await;
        let stale = Seat::new(vote.id, members[0], [0; 32]);
        assert_eq!(cast(&db.store, vote.id, members[0], Choice::For, at(11)).await, Some(1));
        let mut tx = db.store.begin(at(12)).await.unwrap();
        let step = sample::cast(&vote, stale, Choice::Against, at(12)).unwrap();
        assert!(matches!(tx.save(step).await, Err(StorageError::Conflict)));
        drop(tx);
        let tx = db.store.read().await.unwrap();
        assert_eq!(tx.ballot(vote.id, members[0]).await.unwrap().unwrap().answer, Choice::For.into());
    }

    async fn a_struck_seat_is_not_in_the_turnout(db) {
        let (vote, members) = sample::voting_town(&db.store, 1).await;
        for member in &members {
            cast(&db.store, vote.id, *member, Choice::For, at(11)).await;
        }
        db.behind_its_back(&["UPDATE seat SET struck = true WHERE member = (SELECT id FROM member WHERE steward)"]).await.unwrap();
        let tx = db.again().await.read().await.unwrap();
        assert_eq!(tx.turnout(vote.id).await.unwrap(), 1);
        assert_eq!(tx.ballots(vote.id).await.unwrap().len(), 2);
    }

    async fn one_vote_at_a_time_on_one_subject(db) {
        let (vote, members) = sample::voting_town(&db.store, 0).await;
        let second = sample::opened(sample::id(8), vote.subject, &members);
        let mut tx = db.store.begin(at(10)).await.unwrap();
        assert!(matches!(tx.save(second.clone()).await, Err(StorageError::Conflict)));
        drop(tx);
        close(&db.store, vote.id).await.unwrap();
        sample::save(&db.store, at(10), second).await;
    }

    async fn a_roll_of_many_pages_is_saved_whole(db) {
        let members = sample::town(&db.store, 2_500).await;
        let step = sample::opened(sample::id(8), domain::decision::Subject::Charter(sample::id(sample::CHARTER)), &members);
        let seats = step.next.seats.clone();
        sample::save(&db.store, at(10), step).await;
        assert_eq!(db.store.read().await.unwrap().seats(sample::id(8)).await.unwrap(), seats);
    }
}

only_postgres! {
    /// Whoever closes waits for a ballot that is being cast, from the moment at which its vote was loaded.
    async fn a_ballot_under_way_is_in_the_count(db) {
        let (vote, members) = sample::voting_town(&db.store, 1).await;
        let mut tx = db.store.begin(at(69)).await.unwrap();
        let found = tx.vote_shared(vote.id).await.unwrap().unwrap();
        let closer = Arc::clone(&db);
        let closing = tokio::spawn(async move { close(&closer.store, vote.id).await });
        db.somebody_waits().await;
        let seat = tx.seat(vote.id, members[0]).await.unwrap().unwrap();
        tx.save(sample::cast(&found, seat, Choice::For, at(69)).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(closing.await.unwrap().unwrap(), 1);
    }

    /// Whoever casts while the vote is being closed waits, and is told that it is over.
    async fn a_ballot_during_the_closing_is_refused(db) {
        let (vote, members) = sample::voting_town(&db.store, 1).await;
        let mut tx = db.store.begin(at(70)).await.unwrap();
        let step = tx.vote(vote.id).await.unwrap().unwrap().begin_closing(false, at(70)).unwrap();
        tx.save(step).await.unwrap();
        let voter = Arc::clone(&db);
        let casting = tokio::spawn(async move { cast(&voter.store, vote.id, members[0], Choice::For, at(69)).await });
        db.somebody_waits().await;
        let step = tx.vote(vote.id).await.unwrap().unwrap().close(at(70)).unwrap();
        tx.save(step).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(casting.await.unwrap(), None);
    }
}
