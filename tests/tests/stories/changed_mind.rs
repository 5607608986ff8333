//! One member, one ballot: the last valid one, by whatever way it came.

use e2e::{
    matrix::{Event, Spelling},
    people::Member,
    server::Store,
    town::{Plan, Town},
};
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn changed_mind() {
    // Everybody stands at “consent” in the end but the one who took the ballot back: 3 of 4, and all of those cast.
    let plan = Plan {
        members: 3,
        rule: "consent: 99/100 of cast; approval quorum 3/4 of roll",
        window: 45,
        ..Plan::default()
    };
    let mut town = Town::on_shared_homeserver("changed-mind", Store::Sqlite, plan).await;
    let (vote, _) = town.asks_for_consent().await;
    let poll = town.consent_poll().await;
    let [a, b, c] = &town.members[..] else { e2e::fail("three members") };

    a.votes(&poll, "refuse").await;
    let first = a.casts(&vote.id, "send-back").await.good();
    let ballot = a.answers_in(&poll, "consent", Spelling::Stable).await;
    a.is_acknowledged(&ballot).await;
    assert_eq!(a.ballot(&vote.id).await.as_deref(), Some("consent"));
    let second = a.casts(&vote.id, "consent").await.good();
    assert!(first["ballot"]["sequence"].as_u64() < second["ballot"]["sequence"].as_u64());

    let ballot = b.votes(&poll, "consent").await;
    an_invalid_answer_erases_nothing(b, &poll).await;
    redacts(b, &ballot).await;
    assert_eq!(b.ballot(&vote.id).await.as_deref(), Some("consent"));

    c.votes(&poll, "refuse").await;
    c.withdraws_ballot(&vote.id).await.good();
    assert_eq!(c.ballot(&vote.id).await, None);
    c.withdraws_ballot(&vote.id).await.refused("ballot.none-to-withdraw");

    town.steward.votes(&poll, "refuse").await;
    town.steward.tells_bot("!vote consent").await;
    town.steward.is_recorded(&vote.id, "consent").await;

    town.decides(&vote, "CONSENTED").await;
    town.server.is_well();
}

async fn an_invalid_answer_erases_nothing(member: &Member, poll: &Event) {
    let before = member.heard_from_bot().await.len();
    member.answers(poll, "perhaps").await;
    member.hears_from_bot(before).await;
}

async fn redacts(member: &Member, ballot: &Event) {
    let encoded = |text: &str| text.replace('!', "%21").replace('$', "%24").replace(':', "%3A");
    let path = format!("v3/rooms/{}/redact/{}/once", encoded(&ballot.room), encoded(&ballot.id));
    member.account().tries(Method::PUT, &path, Some(json!({}))).await;
}
