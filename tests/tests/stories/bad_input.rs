//! What strangers throw at the HTTP door: a clear answer, no panic, and nothing lost.

use std::time::Duration;

use e2e::{
    graphql::Api,
    place::{Ground, fresh},
    server::{Server, Store},
    terms,
    town::{Plan, Town},
};
use serde_json::{Value, json};

#[tokio::test]
async fn bad_input_at_the_http_door() {
    let ground = Ground::new("bad-input");
    let mut server = Server::without_matrix(&ground, Store::Sqlite).await;
    malformed_bodies(&server.public()).await;
    documents_that_ask_too_much(&server.public()).await;
    wrong_tokens(&server).await;
    a_body_of_ten_megabytes(&server).await;
    contradictory_charters(&server).await;
    server.is_well();
    let live = reqwest::get(format!("{}/health/live", server.url())).await.unwrap();
    assert!(live.status().is_success());
}

async fn malformed_bodies(api: &Api) {
    for body in [
        "",
        "{",
        "[]",
        "null",
        "42",
        "{\"query\": 1}",
        "\u{0}\u{0}",
        "{\"query\":\"{ me { id } }\",\"variables\":[]}",
    ] {
        let (status, text) = api.post(body.to_owned()).await;
        let says_why = status.is_client_error() || text.contains("errors");
        assert!(says_why && !status.is_server_error(), "{body:?}: {status} {text}");
    }
    for document in
        ["", "{{{", "query {", "{ noSuchField }", "mutation { castBallot }", "{ node(id: 3.5e400) { id } }"]
    {
        let answer = api.raw(document, json!({})).await;
        assert!(answer["errors"][0]["message"].is_string(), "{document:?}: {answer}");
    }
    let answer = api.raw("query($id: ID!) { node(id: $id) { id } }", json!({ "id": "vote_nothing" })).await;
    assert!(answer["errors"].is_null() && answer["data"]["node"].is_null(), "{answer}");
}

async fn documents_that_ask_too_much(api: &Api) {
    let deep =
        format!("{{ {}__typename{} }}", "communities { edges { node { ".repeat(20), " } } }".repeat(20));
    let aliases: String = (0..200).map(|n| format!("a{n}: me {{ id }} ")).collect();
    let long = format!("{{ me {{ {} }} }}", "id ".repeat(20_000));
    let fragments = "query { ...a } fragment a on Query { ...b } fragment b on Query { ...a }";
    for document in [deep.as_str(), &format!("{{ {aliases} }}"), &long, fragments] {
        let began = std::time::Instant::now();
        let (status, text) = api.post(json!({ "query": document }).to_string()).await;
        assert!(status.is_client_error() || text.contains("errors"), "{status} {text}");
        assert!(!status.is_server_error() && began.elapsed() < Duration::from_secs(2), "{status} {text}");
    }
}

async fn wrong_tokens(server: &Server) {
    let enrolment = server.enrolment("requester");
    let tokens = [
        String::new(),
        "x".into(),
        "x".repeat(7000),
        format!("{enrolment}x"),
        enrolment[1..].to_owned(),
        fresh(),
    ];
    for token in &tokens {
        let (status, text) = server.api(token).post(json!({ "query": "{ me { id } }" }).to_string()).await;
        let answer: Value = serde_json::from_str(&text).unwrap_or(Value::Null);
        let nobody = answer["data"]["me"].is_null();
        assert!(nobody && !status.is_server_error(), "a wrong token was somebody: {status} {text}");
        let code = server.api(token).does("linkCode", json!({}), "code").await;
        assert!(["actor.sign-in-needed", "actor.wrong-token"].contains(&code.denied().as_str()));
    }
    // An enrolment token is for one errand, once.
    let founder = server
        .api(&enrolment)
        .does("foundCommunity", founding("CONSENT", "consent: 2/3 of cast"), "token")
        .await;
    assert!(founder.denied().starts_with("actor."));
}

async fn a_body_of_ten_megabytes(server: &Server) {
    let body = json!({ "query": "{ me { id } }", "variables": { "x": "x".repeat(10 << 20) } }).to_string();
    let client = reqwest::Client::new();
    let sent = client
        .post(format!("{}/graphql", server.url()))
        .header("Content-Type", "application/json")
        .body(body);
    // The server may hang up while the body is still being sent; then there is no answer to read.
    if let Ok(answer) = sent.send().await {
        assert_eq!(answer.status(), 413);
    }
}

fn founding(kind: &str, rule: &str) -> Value {
    let rules = json!([{
        "kind": kind, "rule": rule, "leastDeliberation": "PT5S", "window": "PT60S",
        "secrecy": "OPEN", "attestation": "ROOM_ATTESTED",
    }]);
    json!({
        "handle": format!("amal-{}", fresh()), "name": terms::words(&["en"], "Amal"), "template": "settled-association",
        "languages": ["en"], "places": ["GR"], "stewardLanguage": "en", "rules": rules,
    })
}

async fn contradictory_charters(server: &Server) {
    let founder = server.api(&server.enrolment("founder"));
    for (kind, rule, code) in [
        ("CONSENT", "consent: 1/3 of cast", "charter.threshold-too-low"),
        ("CONSENT", "for: 2/3 of cast", "charter.rule-wrong-choice"),
        ("MANDATE", "most of us", "charter.rule-unreadable"),
        ("MANDATE", "for: 3/2 of cast", "charter.rule-unreadable"),
    ] {
        founder.does("foundCommunity", founding(kind, rule), "token").await.refused(code);
    }
    let mut twice = founding("CONSENT", "consent: 2/3 of cast");
    let again = twice["rules"][0].clone();
    twice["rules"].as_array_mut().expect("rules").push(again);
    founder.does("foundCommunity", twice, "token").await.refused("charter.rule-twice");
    let mut looser = founding("CONSENT", "consent: 2/3 of cast");
    let mut low = looser["rules"][0].clone();
    (low["risk"], low["rule"]) = (json!("LOW"), json!("consent: 3/4 of cast"));
    looser["rules"].as_array_mut().expect("rules").push(low);
    founder.does("foundCommunity", looser, "token").await.refused("charter.looser-at-higher-risk");
    // A refusal does not use the token up.
    founder.does("foundCommunity", founding("CONSENT", "consent: 2/3 of cast"), "token").await.good();
}

#[tokio::test]
async fn the_same_key_does_the_same_thing_once() {
    let town = Town::without_matrix("once", Store::Sqlite, Plan { members: 0, ..Plan::default() }).await;
    let input = json!({ "community": town.id, "idempotencyKey": "the-same-key" });
    let first = town.steward.api.does("invite", input.clone(), "code expiresAt").await.good();
    let second = town.steward.api.does("invite", input, "code expiresAt").await.good();
    assert_eq!(first["expiresAt"], second["expiresAt"]);
    assert!(first["code"].is_string() && second["code"].is_null(), "a secret is shown once: {second}");
    let other = json!({ "idempotencyKey": "the-same-key" });
    town.steward.api.does("linkCode", other, "code").await.refused("idempotency.key-reused");
}
