//! An election at work: a poll with several answers, ballots by chat, and what the room is told.

use app::{CallElection, Nominate, RegisterIntermediary};
use domain::{
    charter::ChoosingDraft,
    id::{ElectionId, MandateId},
    mandate::{Act, MandateState, Nomination},
    party::Registration,
};

use super::*;

/// Several who stand are approved of, in open votes.
pub fn choosing(window: &str) -> ChoosingDraft {
    ChoosingDraft {
        rule: "choose: approval".into(),
        least_deliberation: "PT1S".into(),
        window: window.into(),
        secrecy: Secrecy::Open,
        attestation: Attestation::RoomAttested,
        delegation: false,
        delegate_cap: None,
    }
}

async fn stands(town: &Town, election: ElectionId, name: &str) -> MandateId {
    let (token, _) = town.app.enrol(Errand::Intermediary).await.unwrap();
    let enrolled = town.app.actor(&token).await.unwrap();
    let registration =
        Registration { handle: name.to_lowercase(), name: name.into(), kind: "recipient:ngo".into() };
    let command = RegisterIntermediary { registration, interests: Vec::new() };
    let registered = town.app.register_intermediary(&enrolled, &Origin::Own, &command).await.unwrap();
    let nomination = Nomination {
        purposes: vec!["purpose:research".into()],
        data_categories: vec!["data:survey-answers".into()],
        places: vec!["GR".into()],
        acts: vec![Act::Negotiate],
        term: "P365D".into(),
        ..Nomination::default()
    };
    let community = town.founded.community;
    let intermediary = registered.organisation;
    let command =
        Nominate { community, intermediary, nomination: Some(nomination), election: Some(election) };
    town.app.nominate(&town.steward, &Origin::Own, &command).await.unwrap()
}

#[tokio::test]
async fn members_choose_between_several_by_poll_and_by_chat() {
    let town = Town::founded("PT12S").await;
    let working = Working::start(&town).await;
    let ballot_box = town.room(RoomRole::BallotBox).await;
    let ((ada, chat_of_ada), (bob, chat_of_bob)) = (town.member("ada").await, town.member("bob").await);
    let adoption = town.vote_opens().await;
    assert!(town.asks(&bob, &chat_of_bob, "!vote for").await.contains("Your ballot counts"));
    town.decided(adoption).await;

    let title = ["en", "fr"].map(|language| (language.to_owned(), "Who speaks for us?".to_owned())).into();
    let command = CallElection { community: town.founded.community, title, nominations: "PT3S".into() };
    let election = town.app.call_election(&town.steward, &Origin::Own, &command).await.unwrap();
    stands(&town, election, "Bridge").await;
    let harbour = stands(&town, election, "Harbour").await;
    let vote = eventually("the vote", async || {
        town.app.deadlines().await.unwrap();
        town.app.read().await.unwrap().vote_on(Subject::Election(election)).await.unwrap()
    })
    .await;

    // --- the paper, as a list and as a poll with as many answers to give as there are candidates
    let poll = town.poll(vote.id).await;
    let asked = town.said(&ada, &ballot_box, "org.matrix.msc3381.poll.start").await;
    let asked = &asked[0]["org.matrix.msc3381.poll.start"];
    let ids: Vec<_> = asked["answers"].as_array().unwrap().iter().map(|answer| &answer["id"]).collect();
    assert_eq!((&asked["max_selections"], ids), (&json!(2), vec![&json!("1"), &json!("2"), &json!("none")]));
    let list = town.asks(&bob, &chat_of_bob, "!vote").await;
    assert!(list.contains("Harbour") && list.contains("!vote 1,3"), "{list}");

    // --- several answers at once, and by chat; what is no ballot is refused with an example and erases nothing
    let marked = ada.marks(&ballot_box, &poll, &["2", "1"]).await.unwrap();
    town.is_acknowledged(&ada, &marked).await;
    let heard = town.said(&ada, &chat_of_ada, "m.room.message").await.len();
    ada.marks(&ballot_box, &poll, &["2", "none"]).await.unwrap();
    eventually("the refusal", async || {
        (town.said(&ada, &chat_of_ada, "m.room.message").await.len() > heard).then_some(())
    })
    .await;
    assert!(town.asks(&bob, &chat_of_bob, "!vote 2>1").await.contains("1,2"));
    assert!(town.asks(&bob, &chat_of_bob, "!vote ٢").await.contains("Your ballot counts"));

    let recorded = town.decided(vote.id).await;
    let contest = recorded.decision.contest.unwrap();
    assert_eq!(contest.chosen().map(|standing| standing.mandate), Some(harbour));
    let mandate = town.app.read().await.unwrap().mandate(harbour).await.unwrap().unwrap();
    assert!(matches!(mandate.state, MandateState::Active { .. }));
    eventually("the outcome in words", async || {
        let said = town.said(&ada, &ballot_box, "m.room.message").await;
        let is_it =
            |said: &Value| said["body"].as_str().is_some_and(|text| text.contains("The members choose"));
        said.iter().any(is_it).then_some(())
    })
    .await;
    working.stop().await;
}
