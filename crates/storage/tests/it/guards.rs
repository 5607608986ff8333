//! What the database itself refuses, tried behind the store's back: each trigger, on both.

use domain::{ballot::Choice, trail::Trace};
use storage::Traces;

use crate::{
    fixture::Db,
    sample::{self, at, id},
};

const MESSAGE: &str = "what is closed or recorded cannot be changed";

/// Each of these is refused by a trigger and by nothing else.
async fn all_refused(db: &Db, statements: &[&str]) {
    for sql in statements {
        let outcome = db.behind_its_back(&[sql]).await;
        assert!(outcome.as_ref().is_err_and(|fault| fault.contains(MESSAGE)), "{sql}: {outcome:?}");
    }
}

/// A vote with one ballot, closed or void in the end.
async fn over(db: &Db, void: bool) {
    let (vote, members) = sample::voting_town(&db.store, 1).await;
    let mut tx = db.store.begin(at(11)).await.unwrap();
    let seat = tx.seat(vote.id, members[0]).await.unwrap().unwrap();
    tx.save(sample::cast(&vote, seat, Choice::For, at(11)).unwrap()).await.unwrap();
    let vote = tx.vote(vote.id).await.unwrap().unwrap();
    tx.save(vote.begin_closing(false, at(70)).unwrap()).await.unwrap();
    let vote = tx.vote(id(sample::VOTE)).await.unwrap().unwrap();
    let end = if void { vote.give_up(at(90_000)).unwrap() } else { vote.close(at(71)).unwrap() };
    tx.save(end).await.unwrap();
    tx.commit().await.unwrap();
}

const OF_THE_VOTE: [&str; 8] = [
    "UPDATE ballot SET choice = 'against'",
    "DELETE FROM ballot",
    "INSERT INTO ballot SELECT vote, member, 2, choice, channel, attestation, assisted_by, received_at, salt, commitment FROM ballot",
    "UPDATE seat SET struck = true",
    "DELETE FROM seat",
    "UPDATE vote SET state = 'open', over_at = NULL",
    "UPDATE vote SET question = '{}'",
    "DELETE FROM vote",
];

both! {
    async fn a_closed_vote_never_changes(db) {
        over(&db, false).await;
        all_refused(&db, &OF_THE_VOTE).await;
        if db.is_postgres() {
            all_refused(&db, &["TRUNCATE ballot", "TRUNCATE seat CASCADE"]).await;
        }
        assert_eq!(db.again().await.read().await.unwrap().ballots(id(sample::VOTE)).await.unwrap()[0].answer, Choice::For.into());
    }

    async fn a_void_vote_never_changes(db) {
        over(&db, true).await;
        all_refused(&db, &OF_THE_VOTE).await;
    }

    async fn an_open_vote_does(db) {
        let (vote, members) = sample::voting_town(&db.store, 1).await;
        let mut tx = db.store.begin(at(11)).await.unwrap();
        let seat = tx.seat(vote.id, members[0]).await.unwrap().unwrap();
        tx.save(sample::cast(&vote, seat, Choice::For, at(11)).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        for sql in ["UPDATE ballot SET choice = 'against'", "DELETE FROM ballot", "UPDATE vote SET state = 'closing'"] {
            assert_eq!(db.behind_its_back(&[sql]).await, Ok(1), "{sql}");
        }
    }

    async fn the_journal_is_only_added_to(db) {
        sample::town(&db.store, 0).await;
        all_refused(&db, &["UPDATE journal SET at = 0", "DELETE FROM journal", "DELETE FROM journal WHERE sequence = 2"]).await;
        if db.is_postgres() {
            all_refused(&db, &["TRUNCATE journal"]).await;
        }
    }

    async fn offers_and_decisions_are_only_added_to(db) {
        sample::save(&db.store, at(4), sample::requester()).await;
        let (vote, _) = sample::voting_town(&db.store, 0).await;
        sample::save(&db.store, at(6), sample::submitted(sample::draft("P180D"))).await;
        sample::save(&db.store, at(80), domain::step::Step::to(sample::recorded(id(70), &vote, 1))).await;
        all_refused(&db, &[
            "UPDATE offer SET note = '{}'", "DELETE FROM offer",
            "UPDATE decision SET document = '{}'", "DELETE FROM decision",
        ]).await;
    }

    /// What was asked stays as it was written until its time is over, and is then gone.
    async fn a_trail_is_only_added_to(db) {
        sample::save(&db.store, at(4), sample::requester()).await;
        let (vote, _) = sample::voting_town(&db.store, 0).await;
        sample::save(&db.store, at(6), sample::submitted(sample::draft("P180D"))).await;
        let recorded = sample::recorded(id(70), &vote, 1);
        let agreement = sample::agreement(71, &recorded);
        sample::save(&db.store, at(80), agreement.map(|agreement| (recorded, agreement))).await;
        let code = |text: &str| text.parse().unwrap();
        let trace = |token: Option<u128>, until| Trace {
            agreement: id(71), hour: at(0), token: token.map(id), denied: token.map(|_| "permission.withdrawn"), until,
            what: token.map(|_| (code("purpose:academic-research"), code("data:health"))),
        };
        let traces = Traces(vec![(id(1), trace(None, at(100)), 7), (id(2), trace(Some(3), at(200)), 1)]);
        sample::save(&db.store, at(81), domain::step::Step::to(traces)).await;
        let tx = db.store.read().await.unwrap();
        let all = tx.traces(id(71), None, 9).await.unwrap();
        let told: Vec<_> = all.iter().map(|one| (one.id, one.token, one.what.is_some(), one.denied.as_deref(), one.times)).collect();
        assert_eq!(told, [
            (id(2), Some(id(3)), true, Some("permission.withdrawn"), 1),
            (id(1), None, false, None, 7),
        ]);
        assert_eq!(tx.traces(id(71), Some(id(2)), 9).await.unwrap(), all[1..]);
        assert_eq!(tx.traces(id(72), None, 9).await.unwrap(), []);
        assert!(!tx.traces_expired(at(99)).await.unwrap() && tx.traces_expired(at(100)).await.unwrap());
        drop(tx);
        let mut tx = db.store.begin(at(100)).await.unwrap();
        tx.forget_traces(at(100)).await.unwrap();
        assert_eq!(tx.traces(id(71), None, 9).await.unwrap(), all[..1]);
        tx.commit().await.unwrap();
        all_refused(&db, &["UPDATE usage_trail SET times = 1"]).await;
    }

    /// A refusal by a trigger has an error of its own, without the database's words.
    async fn a_trigger_is_reported_as_frozen(db) {
        over(&db, false).await;
        let mut tx = db.store.begin(at(72)).await.unwrap();
        let vote = tx.vote(id(sample::VOTE)).await.unwrap().unwrap();
        let mut open = vote.clone();
        open.state = domain::vote::VoteState::Open;
        let seat = tx.seat(vote.id, id(sample::STEWARD)).await.unwrap().unwrap();
        let fault = tx.save(sample::cast(&open, seat, Choice::Against, at(12)).unwrap()).await.unwrap_err();
        assert!(matches!(fault, storage::StorageError::Frozen), "{fault:?}");
        assert_eq!(fault.to_string(), MESSAGE);
    }
}
