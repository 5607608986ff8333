//! The whole way from founding to permission, through the schema alone.

use app::storage::Holder;
use futures_util::StreamExt;
use serde_json::{Value, json};

use crate::fixture::{House, Town, codes, on_postgres, on_sqlite, terms, text};

#[tokio::test]
async fn from_a_request_to_a_binding_decision_on_sqlite() {
    on_sqlite(story).await;
}

#[tokio::test]
async fn from_a_request_to_a_binding_decision_on_postgres() {
    on_postgres(story).await;
}

async fn story(house: House) {
    let town = Town::founded(house, 15).await;
    let (_, advocate) = town.mandates().await;
    let (requester, contact) = town.requester().await;
    let proposal = negotiated(&town, &advocate, &contact).await;
    let listening = "subscription($community: ID!) { decisions(community: $community) { cursor decision { id outcome } } }";
    let mut listener = town.house.listens("", listening, json!({ "community": town.id })).await;
    // A listener listens from the moment it is first polled: until then it is only a plan.
    let heard = tokio::spawn(async move { listener.next().await.unwrap() });
    tokio::task::yield_now().await;

    let vote = town.vote_on(&proposal).await;
    voted(&town, &vote).await;
    nobody_sees_figures(&town, &vote).await;
    town.house.passes(3_600).await;
    let decision = decided(&town, &vote).await;
    let event = heard.await.unwrap();
    assert_eq!(
        event["data"]["decisions"]["decision"],
        json!({ "id": decision["id"], "outcome": "CONSENTED" })
    );
    binds(&town, (&requester, &contact), &decision).await;
}

/// One counter-offer, accepted: tabled. Until then, nobody else sees its words.
async fn negotiated(town: &Town, advocate: &str, contact: &str) -> String {
    let house = &town.house;
    let proposal = town.submits(contact).await;
    assert_eq!(house.node("", "Proposal", &proposal, "id").await, Value::Null);
    let minutes = "terms { number } offers { at } answerBy warnedAt timeline { step side words }";
    let seen = house.node(&town.steward, "Proposal", &proposal, minutes).await;
    assert_eq!(
        (&seen["terms"], &seen["offers"]),
        (&Value::Null, &json!([])),
        "members read the minutes alone"
    );
    let words = json!(["The organisation’s terms were taken in. Now an advocate answers them."]);
    assert_eq!(seen["timeline"], json!([{ "step": "SUBMITTED", "side": "REQUESTER", "words": words }]));
    assert_eq!((seen["answerBy"].is_null(), seen["warnedAt"].is_null()), (false, true));
    let mut shorter = terms();
    shorter["retention"] = json!("P90D");
    let note = json!([{ "language": "en", "text": "Keep it for a shorter time." }]);
    let input = json!({ "proposal": proposal, "terms": shorter, "note": note });
    let selection = "proposal { id stage terms { number digest } offers { side changes { field kind before after near } risk rule note { text } } }";
    let offered = house.good(advocate, "makeOffer", input, selection).await;
    let changed = json!({
        "field": "retention", "kind": "CHANGED", "before": "\"P180D\"", "after": "\"P90D\"", "near": []
    });
    assert_eq!(offered["proposal"]["offers"][1]["changes"], json!([changed]), "{offered}");
    assert_eq!(offered["proposal"]["offers"][1]["risk"], json!("LOW"), "{offered}");
    let input = json!({ "proposal": proposal, "number": 1 });
    assert_eq!(
        codes(&house.does(contact, "acceptOffer", input, "").await),
        ["proposal.not-the-latest-offer"]
    );
    let input = json!({ "proposal": proposal, "number": 2 });
    let tabled =
        house.good(contact, "acceptOffer", input, "proposal { stage voteFrom risk terms { digest } }").await;
    assert_eq!(tabled["proposal"]["stage"], "TABLED");
    assert_eq!(tabled["proposal"]["terms"]["digest"], offered["proposal"]["terms"]["digest"]);
    let seen =
        house.node("", "Proposal", &proposal, "stage dataspaceState terms { number } offers { side }").await;
    let open = json!({ "stage": "TABLED", "dataspaceState": "ACCEPTED", "terms": { "number": 2 }, "offers": [{ "side": "COMMUNITY" }] });
    assert_eq!(seen, open);
    proposal
}

/// Ten consent, one of them after a change of mind; six do not vote in the end.
async fn voted(town: &Town, vote: &str) {
    let house = &town.house;
    let about = "canVote { may because } myBallot { choice sequence } turnout { atLeast }";
    let before = house.node(&town.members[0], "Vote", vote, about).await;
    assert_eq!(before["canVote"]["may"], true, "{before}");
    assert!(
        text(&before, "/canVote/because").contains("Where are classes")
            || !before["canVote"]["because"].is_null()
    );
    town.casts(&town.members[0], vote, "REFUSE").await;
    for member in &town.members[..10] {
        town.casts(member, vote, "CONSENT").await;
    }
    town.casts(&town.members[10], vote, "ABSTAIN").await;
    house.good(&town.members[10], "withdrawBallot", json!({ "vote": vote }), "vote { id }").await;
    let after = house.node(&town.members[0], "Vote", vote, about).await;
    assert_eq!(after["myBallot"], json!({ "choice": "CONSENT", "sequence": 2 }));
    assert_eq!(after["turnout"]["atLeast"], 0, "no ballot moves it");
    let other = house.node(&town.members[10], "Vote", vote, about).await;
    assert_eq!(other["myBallot"], Value::Null);
    let nobody = house.node("", "Vote", vote, about).await;
    assert_eq!((&nobody["canVote"]["may"], &nobody["myBallot"]), (&json!(false), &Value::Null));
}

async fn nobody_sees_figures(town: &Town, vote: &str) {
    for token in ["", &town.steward, &town.members[0]] {
        let seen = town.house.node(token, "Vote", vote, "state figures { electorate } decision { id }").await;
        assert_eq!(seen, json!({ "state": "OPEN", "figures": null, "decision": null }));
    }
}

async fn decided(town: &Town, vote: &str) -> Value {
    let selection = "state figures { electorate cells { choices count } } decision { id kind outcome margin digest jwt document \
        rollRoot reason { language text } steps { kind met text { language } } terms { digest document } charter { id } \
        mandate { id } agreement { id state } community { id } vote { id } }";
    let node = town.house.node("", "Vote", vote, selection).await;
    let figures = json!({ "electorate": 16, "cells": [
        { "choices": ["consent"], "count": 10 },
        { "choices": ["refuse", "send-back", "abstain", "did-not-vote"], "count": 6 },
    ] });
    assert_eq!((&node["state"], &node["figures"]), (&json!("CLOSED"), &figures), "{node}");
    let decision = &node["decision"];
    assert_eq!((&decision["kind"], &decision["outcome"]), (&json!("CONSENT"), &json!("CONSENTED")));
    assert_eq!(decision["charter"]["id"], json!(town.charter));
    assert_eq!(decision["agreement"]["state"], "PENDING");
    let languages: Vec<_> =
        decision["reason"].as_array().unwrap().iter().map(|one| &one["language"]).collect();
    assert_eq!(languages, ["en", "fr"]);
    let bytes = text(decision, "/document");
    assert_eq!(domain::digest::Digest::of_bytes(bytes.as_bytes()).to_string(), text(decision, "/digest"));
    let words = text(decision, "/terms/document");
    assert_eq!(
        domain::digest::Digest::of_bytes(words.as_bytes()).to_string(),
        text(decision, "/terms/digest")
    );
    evidence::decision::verify(text(decision, "/jwt"), town.house.app.keys().jwks()).unwrap();
    let by_digest = "query($digest: Digest!) { decision(digest: $digest) { id } }";
    let found = town.house.ask("", by_digest, json!({ "digest": decision["digest"] })).await;
    assert_eq!(found["decision"]["id"], decision["id"]);
    decision.clone()
}

/// The requester countersigns; what was consented is permitted, and nothing else.
async fn binds(town: &Town, (requester, contact): (&str, &str), decision: &Value) {
    let house = &town.house;
    let question = json!({
        "requester": requester, "purpose": "purpose:academic-research", "dataCategories": ["data:survey-answers"],
        "place": "DE", "technology": "technology:aggregation",
    });
    let before = permitted(house, &question).await;
    assert_eq!(
        (&before["permit"], &before["reason"]["code"]),
        (&json!(false), &json!("permission.not-countersigned"))
    );
    let selection = "agreement { id state until countersigned cosignaturesToCome terms { number } }";
    let signed = town.countersigns(contact, decision, selection).await;
    assert_eq!(
        (&signed["agreement"]["state"], &signed["agreement"]["cosignaturesToCome"]),
        (&json!("PENDING"), &json!(1))
    );
    assert_eq!(permitted(house, &question).await["reason"]["code"], "permission.not-cosigned");
    let signed = town.cosigns(&town.steward, decision, selection).await;
    assert_eq!(signed["agreement"]["state"], "IN_FORCE");
    who_signed(town, requester, &text(&signed, "/agreement/id")).await;
    let permit = permitted(house, &question).await;
    assert_eq!(permit["permit"], true, "{permit}");
    assert_eq!(permit["duties"], json!(["En français : A report"]));
    assert_eq!((&permit["validUntil"], &permit["howToAsk"]), (&signed["agreement"]["until"], &Value::Null));
    for (facet, other, code) in [
        ("purpose", json!("purpose:research"), "permission.purpose-not-covered"),
        ("purpose", json!("purpose:no-such"), "input.unknown-code"),
        ("purpose", json!("data:health"), "input.unknown-code"),
        ("dataCategories", json!(["data:survey-answers", "data:health"]), "permission.data-not-covered"),
        ("dataCategories", json!([]), "permission.data-not-covered"),
        ("place", json!("GR"), "permission.place-not-covered"),
        ("place", json!("Germany"), "input.unknown-place"),
        ("place", Value::Null, "permission.place-not-covered"),
        ("technology", json!("technology:profiling"), "permission.technology-not-covered"),
        ("at", json!("2099-01-01T00:00:00Z"), "permission.outside-term"),
        ("at", json!("tomorrow"), "input.malformed"),
        ("requester", json!("req_nobody"), "input.malformed"),
    ] {
        let mut question = question.clone();
        question[facet] = other;
        let deny = permitted(house, &question).await;
        assert_eq!((&deny["permit"], &deny["reason"]["code"]), (&json!(false), &json!(code)), "{question}");
        assert!(deny["howToAsk"].is_string() && deny["agreements"] == json!([]), "{deny}");
    }
    many(house, &question).await;
    let machine = house.app.issue_token(Holder::DataHolder(requester.parse().unwrap()), None).await.unwrap();
    let me = house.ask(&machine, "{ me { kind requester { id } } }", json!({})).await;
    assert_eq!(me["me"], json!({ "kind": "DATA_HOLDER", "requester": { "id": requester } }));
}

/// Everybody can see who signed, by role and key; and whose keys a requester's are.
async fn who_signed(town: &Town, requester: &str, agreement: &str) {
    let seen = town
        .house
        .node("", "Agreement", agreement, "cosigners { by least } signatures { role byConnector key jwt }")
        .await;
    assert_eq!(seen["cosigners"], json!({ "by": "EITHER", "least": 1 }));
    let roles: Vec<_> = seen["signatures"].as_array().unwrap().iter().map(|one| &one["role"]).collect();
    assert_eq!(roles, ["SIGNATORY", "STEWARD"]);
    let keys = "did keys { thumbprint jwk multibase role revokedAt }";
    let known = town.house.node("", "Requester", requester, keys).await;
    assert_eq!(known["did"], format!("did:web:ownaccord.example:requesters:{requester}"));
    assert_eq!(known["keys"][0]["thumbprint"], seen["signatures"][0]["key"]);
    assert!(text(&known, "/keys/0/multibase").starts_with("z6Mk"));
    let mine = town.house.ask(&town.steward, "{ me { keys { thumbprint } } }", json!({})).await;
    assert_eq!(mine["me"]["keys"][0]["thumbprint"], seen["signatures"][1]["key"]);
}

async fn permitted(house: &House, question: &Value) -> Value {
    let query = "query($input: PermissionQuestion!) { permitted(input: $input) { \
                 permit reason { code message remedy } agreements { id } duties validUntil howToAsk } }";
    house.ask_in("fr", "", query, json!({ "input": question })).await["permitted"].clone()
}

async fn many(house: &House, question: &Value) {
    let query = "query($inputs: [PermissionQuestion!]!) { permittedMany(inputs: $inputs) { permit } }";
    let mut other = question.clone();
    other["place"] = json!("GR");
    let answers = house.ask("", query, json!({ "inputs": [question, other, question] })).await;
    assert_eq!(
        answers["permittedMany"],
        json!([{ "permit": true }, { "permit": false }, { "permit": true }])
    );
    let hundred_and_one = vec![question.clone(); 101];
    let refused = house.raw("", query, json!({ "inputs": hundred_and_one })).await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "input.too-many", "{refused}");
}
