//! Elections, and votes between several.

use domain::{
    ballot::Delivery,
    decision::Subject,
    election::{Call, Election, ElectionState, Settled},
    id::{ElectionId, VoteId},
    moment::Moment,
    ranking::Nominee,
    roll::Seat,
    step::Step,
    vote::{Given, Opening, Vote},
};
use storage::{StorageError, Store};

use crate::sample::{self, COMMUNITY, STEWARD, VOTE, at, id};

const ELECTION: u128 = 400;
const RUNOFF: u128 = 401;

fn called() -> Step<Election> {
    let title = vec![("en".to_owned(), "Who speaks?".to_owned()), ("ar".to_owned(), "من يتكلّم؟".to_owned())];
    let call = Call { title, nominations: "PT5S".to_owned() };
    Election::call(id(ELECTION), id(COMMUNITY), &sample::charter(), &call, at(0)).unwrap()
}

/// An election with one mandate in it, and the vote on it.
async fn voting(store: &Store) -> Vote {
    sample::town(store, 1).await;
    sample::save(store, at(3), sample::intermediary()).await;
    let election = called().next;
    sample::save(store, at(3), called()).await;
    let mandate = sample::nominated(60).next.stands_in(election.id);
    let mut tx = store.begin(at(4)).await.unwrap();
    let election = tx.election(id(ELECTION)).await.unwrap().unwrap().nominated(mandate.id, at(4)).unwrap();
    let standing = domain::election::Standing {
        mandate: mandate.id,
        digest: mandate.digest,
        intermediary: "voices".parse().unwrap(),
        name: "Voices e.V.".into(),
    };
    tx.save(Step::to((mandate.clone(), election.clone()))).await.unwrap();
    let rule = sample::charter().choosing.unwrap();
    let vote: VoteId = id(VOTE);
    let opening = Opening {
        id: vote,
        community: id(COMMUNITY),
        subject: Subject::Election(id(ELECTION)),
        question: election.title.clone(),
        candidates: vec![standing],
        rule: (&rule).into(),
        since: Moment::from_micros(0),
        seats: vec![Seat::new(vote, id(STEWARD), [1; 32])],
        roll_root: domain::digest::Digest::of_bytes(b"roll"),
        charter: sample::charter().digest(),
        terms: None,
        mandate: None,
        most_assisted: 0,
        reopens: None,
    };
    let step = Vote::open(opening, at(10)).unwrap();
    let opened = step.next.vote.clone();
    tx.save(step).await.unwrap();
    let mandate = tx.mandate(mandate.id).await.unwrap().unwrap().voting(vote);
    let election = tx.election(id(ELECTION)).await.unwrap().unwrap().voting(vote);
    tx.save(Step::to((mandate, election))).await.unwrap();
    tx.commit().await.unwrap();
    opened
}

both! {
    async fn an_election_through_its_states(db) {
        let store = &db.store;
        let vote = voting(store).await;
        let tx = store.read().await.unwrap();
        let election = tx.election(id(ELECTION)).await.unwrap().unwrap();
        assert_eq!((election.state, &election.candidates[..]), (ElectionState::Voting(vote.id), &[id(60)][..]));
        assert_eq!(tx.elections_of(id(COMMUNITY)).await.unwrap(), std::slice::from_ref(&election));
        assert_eq!(tx.vote(vote.id).await.unwrap().as_ref(), Some(&vote), "the paper is kept with the vote");
        assert_eq!(tx.vote_on(Subject::Election(election.id)).await.unwrap(), Some(vote.clone()));
        assert_eq!(tx.mandate(id(60)).await.unwrap().unwrap().election, Some(election.id));
        drop(tx);

        let mut tx = store.begin(at(20)).await.unwrap();
        let seat = tx.seat(vote.id, id(STEWARD)).await.unwrap().unwrap();
        let given = Given {
            answer: vote.read("1>none").unwrap(),
            channel: domain::ballot::Channel::Api,
            delivery: Delivery::Here,
            event: None,
            language: None,
            assistance: None,
            salt: [3; 32],
        };
        let step = vote.cast(seat, given, at(20), |_, answer, _| {
            domain::digest::Digest::of_bytes(answer.to_string().as_bytes())
        });
        tx.save(step.unwrap()).await.unwrap();
        let kept = tx.ballot(vote.id, id(STEWARD)).await.unwrap().unwrap();
        assert_eq!(kept.answer.to_string(), "1>none");
        let election = tx.election(id(ELECTION)).await.unwrap().unwrap();
        let mandate = tx.mandate(id(60)).await.unwrap().unwrap();
        let tie = Settled::RunOff(vec![Nominee::new(1).unwrap()]);
        let next: ElectionId = id(RUNOFF);
        tx.save(election.decided(vote.id, &tie, vec![mandate], Some(next), at(21))).await.unwrap();
        tx.commit().await.unwrap();

        let tx = store.read().await.unwrap();
        let runoff = tx.runoff_after(id(ELECTION)).await.unwrap().unwrap();
        assert_eq!((runoff.id, &runoff.candidates[..]), (next, &[id(60)][..]));
        assert_eq!(tx.mandate(id(60)).await.unwrap().unwrap().election, Some(next));
        assert_eq!(tx.elections_due(at(21)).await.unwrap(), [next]);
        drop(tx);
        let mut tx = store.begin(at(22)).await.unwrap();
        let over = tx.election(id(ELECTION)).await.unwrap().unwrap();
        let again = Election { state: ElectionState::Lapsed, ..over };
        assert!(matches!(tx.save(Step::to(again)).await, Err(StorageError::Frozen)), "what is decided stays");
    }

    async fn what_is_due_is_a_vote_or_the_end_for_want_of_anybody(db) {
        let store = &db.store;
        sample::town(store, 0).await;
        sample::save(store, at(0), called()).await;
        let tx = store.read().await.unwrap();
        assert!(tx.elections_due(at(4)).await.unwrap().is_empty());
        assert_eq!(tx.elections_due(at(5)).await.unwrap(), [id(ELECTION)], "nobody stands");
        drop(tx);
        let mut tx = store.begin(at(4)).await.unwrap();
        let election = tx.election(id(ELECTION)).await.unwrap().unwrap();
        let vote_from = election.vote_from;
        tx.save(Step::to(election.nominated(id(60), at(4)).unwrap())).await.unwrap();
        tx.commit().await.unwrap();
        let tx = store.read().await.unwrap();
        assert!(tx.elections_due(at(5)).await.unwrap().is_empty(), "the members deliberate");
        assert_eq!(tx.elections_due(vote_from).await.unwrap(), [id(ELECTION)]);
    }

    async fn impossible_elections_are_named(db) {
        voting(&db.store).await;
        for (sql, place) in [
            ("UPDATE election SET vote = NULL", "election.state"),
            ("UPDATE election SET candidates = '{}'", "election.candidates"),
            ("UPDATE election SET title = '[]'", "election.title"),
        ] {
            let keep = "CREATE TABLE kept AS SELECT * FROM election";
            assert!(db.behind_its_back(&[keep, sql]).await.unwrap() > 0, "{sql}");
            let store = db.again().await;
            let fault = store.read().await.unwrap().election(id(ELECTION)).await.unwrap_err();
            assert!(matches!(&fault, StorageError::Inconsistent { what } if what == place), "{fault:?}");
            store.close().await.unwrap();
            let back = "UPDATE election SET vote = (SELECT vote FROM kept), \
                        candidates = (SELECT candidates FROM kept), title = (SELECT title FROM kept)";
            db.behind_its_back(&[back, "DROP TABLE kept"]).await.unwrap();
        }
        for (sql, place) in [
            ("UPDATE vote SET candidates = '[]'", "vote.candidates"),
            ("UPDATE vote SET rule = 'for: majority of cast'", "vote.candidates"),
        ] {
            db.behind_its_back(&["CREATE TABLE kept AS SELECT * FROM vote", sql]).await.unwrap();
            let store = db.again().await;
            let fault = store.read().await.unwrap().vote(id(VOTE)).await.unwrap_err();
            assert!(matches!(&fault, StorageError::Inconsistent { what } if what == place), "{fault:?}");
            store.close().await.unwrap();
            let back = "UPDATE vote SET candidates = (SELECT candidates FROM kept), rule = (SELECT rule FROM kept)";
            db.behind_its_back(&[back, "DROP TABLE kept"]).await.unwrap();
        }
    }
}
