//! The record of a decided vote: without names, numbered anew each time, and it counts to what was signed.

use app::{Delegate, Keys};
use domain::{
    ballot::Choice,
    decision::Subject,
    delegation::{Said, Scope},
    id::DecisionId,
};
use evidence::{
    decision::{self, DecisionDocument},
    record::VoteRecord,
};

use crate::town::{Town, fresh, on_both};

/// Sixteen members and the steward: the first carries five, eight vote by themselves, the last is struck with their ballot.
async fn decided(town: &mut Town) -> (DecisionId, Vec<String>) {
    let members = town.members(16).await;
    let ids: Vec<_> = members.iter().map(|member| member.as_member().unwrap().id).collect();
    let vote = town.opens(Subject::Charter(town.charter)).await;
    for delegator in &members[1..6] {
        let (scope, said) = (Scope::Vote(vote), Said::To(ids[0]));
        let command = Delegate { community: town.community, scope, said };
        town.app.delegate(delegator, &fresh(), command).await.unwrap();
    }
    for (at, member) in [0, 6, 7, 8, 9, 10, 11, 15].map(|at| (at, &members[at])) {
        town.votes(member, vote, if at < 8 { Choice::For } else { Choice::Against }).await.unwrap();
    }
    town.behind_its_back(
        "UPDATE seat SET struck = true WHERE acts > 0 AND member IN (SELECT member FROM ballot WHERE choice = 'against' LIMIT 1)",
    )
    .await;
    town.closes().await;
    let tx = town.app.read().await.unwrap();
    let recorded = tx.decision_of_vote(vote).await.unwrap().expect("it is decided");
    (recorded.decision.id, ids.iter().map(ToString::to_string).collect())
}

fn checked(keys: &Keys, record: &VoteRecord) -> DecisionDocument {
    decision::verify(&record.decision, keys.jwks()).unwrap()
}

#[tokio::test]
async fn a_decided_vote_is_counted_again_from_its_record_alone() {
    on_both(|mut town| async move {
        let (decision, members) = decided(&mut town).await;
        let record = town.app.export(decision).await.unwrap();
        let file = record.to_file().unwrap();
        let read = VoteRecord::parse(file.as_bytes()).unwrap();
        assert!(read == record);
        assert_eq!(read.recount(&checked(town.app.keys(), &read)), []);
        // Seventeen seats of which one is struck, and of that one nothing else is told.
        let struck: Vec<_> = read.seats.iter().filter(|seat| seat.struck).collect();
        assert_eq!((read.seats.len(), struck.len()), (17, 1));
        assert!(read.ballots.iter().all(|ballot| ballot.seat != struck[0].seat));
        assert_eq!((read.ballots.len(), read.delegations.len()), (7, 5));
        for name in members.iter().map(|id| id.trim_start_matches("mem_")) {
            assert!(!file.contains(name), "a member's id stands in it");
        }
        let tx = town.app.read().await.unwrap();
        let vote = tx.decision(decision).await.unwrap().unwrap().decision.vote;
        for seat in tx.seats(vote).await.unwrap() {
            let salt: String = seat.salt.iter().map(|byte| format!("{byte:02x}")).collect();
            assert!(!file.contains(&salt), "a salt stands in it");
        }
    })
    .await;
}

#[tokio::test]
async fn each_record_has_numbers_of_its_own() {
    on_both(|mut town| async move {
        let (decision, _) = decided(&mut town).await;
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..8 {
            let record = town.app.export(decision).await.unwrap();
            assert_eq!(record.recount(&checked(town.app.keys(), &record)), []);
            seen.insert(record.to_file().unwrap());
        }
        assert!(seen.len() > 1, "the same numbers eight times");
        let unknown = town.app.export(DecisionId::numbered(1)).await.err().unwrap();
        assert!(unknown.to_string().contains("not-found"), "{unknown}");
    })
    .await;
}
