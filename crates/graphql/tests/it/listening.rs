//! A listener misses nothing and hears nothing twice, over however many connections.

use std::time::Duration;

use futures_util::{Stream, StreamExt};
use serde_json::{Value, json};

use crate::fixture::{House, Town, on_postgres, on_sqlite, text};

const LISTENING: &str = "subscription($community: ID, $since: String) { decisions(community: $community, since: $since) { \
                         cursor decision { id kind outcome } } }";

async fn next(listener: &mut (impl Stream<Item = Value> + Unpin)) -> Value {
    let event = tokio::time::timeout(Duration::from_secs(20), listener.next()).await;
    event.expect("an event").expect("more events")
}

/// The decisions that a listener hears from there on, one connection an event.
async fn hears(
    house: &House,
    community: Option<&str>,
    mut since: Option<String>,
    count: usize,
) -> Vec<String> {
    let mut heard = Vec::new();
    for _ in 0..count {
        let variables = json!({ "community": community, "since": since });
        let event = next(&mut house.listens("", LISTENING, variables).await).await;
        let decision = &event["data"]["decisions"];
        since = Some(text(decision, "/cursor"));
        heard.push(text(decision, "/decision/id"));
    }
    heard
}

#[tokio::test]
async fn every_decision_once_over_broken_connections_on_sqlite() {
    on_sqlite(every_decision_once).await;
}

#[tokio::test]
async fn every_decision_once_over_broken_connections_on_postgres() {
    on_postgres(every_decision_once).await;
}

async fn every_decision_once(house: House) {
    let town = Town::founded(house, 0).await;
    let other = text(&Town::another(&town.house).await.0, "/community/id");
    for _ in 0..3 {
        town.mandates().await;
    }
    let query =
        "query($community: ID) { decisions(community: $community, first: 100) { edges { node { id } } } }";
    for community in [None, Some(town.id.as_str()), Some(other.as_str())] {
        let listed = town.house.ask("", query, json!({ "community": community })).await;
        let edges = listed["decisions"]["edges"].as_array().unwrap().clone();
        let ids: Vec<_> = edges.iter().map(|edge| text(edge, "/node/id")).collect();
        let mut at_once =
            town.house.listens("", LISTENING, json!({ "community": community, "since": "start" })).await;
        let mut heard = Vec::new();
        for _ in &ids {
            heard.push(text(&next(&mut at_once).await, "/data/decisions/decision/id"));
        }
        assert_eq!(heard, ids);
        assert_eq!(hears(&town.house, community, Some("start".into()), ids.len()).await, ids);
    }
}

#[tokio::test]
async fn what_cannot_be_listened_to_is_said() {
    on_sqlite(async |house: House| {
        for (variables, code) in [
            (json!({ "since": "yesterday" }), "input.malformed"),
            (json!({ "since": "j-1" }), "input.malformed"),
            (json!({ "since": "j99999999999999999999" }), "input.malformed"),
            (json!({ "community": "com_nothing" }), "input.malformed"),
            (json!({ "community": format!("com_{}", "0".repeat(32)) }), "not-found"),
        ] {
            let event = next(&mut house.listens("", LISTENING, variables.clone()).await).await;
            assert_eq!(event["errors"][0]["extensions"]["code"], code, "{variables}: {event}");
        }
    })
    .await;
}
