//! “No” is an answer, and silence is never consent.

use e2e::{
    server::Store,
    town::{Plan, Town},
};
use serde_json::json;

#[tokio::test]
async fn refused() {
    let mut town = Town::on_shared_homeserver("refused", Store::Sqlite, Plan::default()).await;
    let (vote, requester) = town.asks_for_consent().await;
    let poll = town.consent_poll().await;
    town.steward.votes(&poll, "consent").await;
    town.members[0].votes(&poll, "refuse").await;
    town.members[1].votes(&poll, "refuse").await;

    let decision = town.decides(&vote, "REFUSED").await;
    assert!(decision["reason"][0]["text"].as_str().is_some_and(|reason| !reason.is_empty()), "{decision}");
    requester
        .countersigns(decision["id"].as_str().unwrap(), decision["terms"]["digest"].as_str().unwrap())
        .await
        .refused("agreement.not-consented");
    town.server.is_well();
}

#[tokio::test]
async fn sent_back() {
    let plan = Plan { rule: "consent: 3/4 of cast; approval quorum 1/4 of roll", ..Plan::default() };
    let town = Town::without_matrix("sent-back", Store::Sqlite, plan).await;
    let (vote, _) = town.asks_for_consent().await;
    town.steward.casts(&vote.id, "consent").await.good();
    town.members[0].casts(&vote.id, "consent").await.good();
    town.members[1].casts(&vote.id, "send-back").await.good();
    town.decides(&vote, "SENT_BACK").await;
}

#[tokio::test]
async fn quorum_missed() {
    let plan =
        Plan { rule: "consent: 2/3 of cast; approval quorum 2/3 of roll", window: 15, ..Plan::default() };
    let mut town = Town::on_shared_homeserver("quorum", Store::Sqlite, plan).await;
    let (vote, requester) = town.asks_for_consent().await;
    let poll = town.consent_poll().await;
    town.members[0].votes(&poll, "consent").await;

    let decision = town.decides(&vote, "REFUSED").await;
    assert_eq!(decision["agreement"], json!(null), "{decision}");
    let document = "query($input: PermissionQuestion!) { permitted(input: $input) { permit } }";
    let question = json!({ "requester": requester.id, "purpose": "purpose:academic-research", "dataCategories": ["data:survey-answers"], "place": "GR" });
    assert_eq!(
        town.server.public().ask(document, json!({ "input": question })).await["permitted"]["permit"],
        false
    );
    town.server.is_well();
}
