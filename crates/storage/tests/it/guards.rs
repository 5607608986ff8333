//! What the database itself refuses, tried behind the store's back: each trigger, on both.

use domain::ballot::Choice;

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
