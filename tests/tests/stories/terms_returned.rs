//! Terms that cannot be put to members come back with every reason at once.

use std::collections::BTreeSet;

use e2e::{
    graphql::codes,
    people::Requester,
    server::Store,
    terms,
    town::{Plan, Town},
};
use serde_json::{Value, json};

#[tokio::test]
async fn red_line_crossed() {
    let town = Town::without_matrix("red-line", Store::Sqlite, Plan::default()).await;
    let advocate = town.grants_mandate().await;
    let requester = Requester::registers(&town.server).await;

    // A narrower purpose than the line names is within the line.
    let crossing = terms::survey_with(
        &["en"],
        json!({ "purposes": ["purpose:academic-research", "purpose:deportation"] }),
    );
    let answer = requester.submits(&town.id, &crossing).await.refused("terms.red-line-crossed");
    assert_eq!(answer["proposal"]["stage"], "RETURNED");
    let named = answer["refusals"]
        .as_array()
        .unwrap()
        .iter()
        .find(|refusal| refusal["code"] == "terms.red-line-crossed")
        .unwrap();
    let words = "Nobody may use this to keep people out.";
    assert!(named["message"].as_str().unwrap().contains(words), "the line is not named: {named}");

    // Nor may an offer cross it, whoever makes it.
    let submitted = requester.submits(&town.id, &terms::survey(&["en"])).await.good();
    let proposal = submitted["proposal"]["id"].as_str().unwrap();
    advocate.offers(proposal, &crossing).await.refused("terms.red-line-crossed");
    advocate.accepts(proposal, 1).await.good();
}

#[tokio::test]
async fn a_returned_proposal_may_come_again() {
    let town = Town::without_matrix("returned", Store::Sqlite, Plan::default()).await;
    let requester = Requester::registers(&town.server).await;
    let answer =
        requester.submits(&town.id, &terms::survey_with(&["en"], json!({ "summary": [] }))).await.either();
    assert_eq!(answer["proposal"]["stage"], "RETURNED");
    let input = json!({ "community": town.id, "proposal": answer["proposal"]["id"], "terms": terms::survey(&["en"]) });
    let again = requester.api.does("submitProposal", input, "proposal { id stage }").await.good();
    assert_eq!(again["proposal"]["id"], answer["proposal"]["id"]);
    assert_ne!(again["proposal"]["stage"], "RETURNED");
}

#[tokio::test]
async fn a_proposal_with_forty_faults_gets_all_forty_named() {
    let town = Town::without_matrix("forty-faults", Store::Sqlite, Plan::default()).await;
    let requester = Requester::registers(&town.server).await;
    let terms = with_forty_faults();
    let answer = requester.submits(&town.id, &terms).await.either();
    assert_eq!(answer["proposal"]["stage"], "RETURNED");

    let named: BTreeSet<String> =
        answer["refusals"].as_array().unwrap().iter().map(|refusal| within_terms(&refusal["path"])).collect();
    let missing: Vec<_> = faulty_paths()
        .filter(|path| !named.contains(&path.to_string()))
        .map(|path| path.to_string())
        .collect();
    assert_eq!(faulty_paths().count(), 40);
    assert!(missing.is_empty(), "not named: {missing:?}\nnamed: {named:#?}\ncodes: {:?}", codes(&answer));
    for refusal in answer["refusals"].as_array().unwrap() {
        assert!(refusal["message"].as_str().is_some_and(|message| !message.is_empty()), "{refusal}");
    }
}

/// A path from the terms on, wherever in the input they stand.
fn within_terms(path: &Value) -> String {
    let steps = path.as_array().cloned().unwrap_or_default();
    Value::from_iter(steps.into_iter().skip_while(|step| step == "input" || step == "terms")).to_string()
}

const UNKNOWN: [&str; 4] = ["purposes", "dataCategories", "journeyStages", "technologies"];

/// 20 unknown codes, 8 unknown places, 4 unknown kinds of recipient, 4 promises without words, 4 without evidence.
fn with_forty_faults() -> Value {
    let unknown = |kind: &str| (0..5).map(|n| json!(format!("{kind}:no-such-{n}"))).collect::<Value>();
    let due = terms::day_from_now(30);
    let promise = || json!({ "what": [], "due": due, "evidence": [] });
    let recipient = |n: usize| json!({ "name": format!("Office {n}"), "kind": format!("recipient:no-such-{n}"), "country": "GR" });
    terms::survey_with(
        &["en"],
        json!({
            "purposes": unknown("purpose"),
            "dataCategories": unknown("data"),
            "journeyStages": unknown("stage"),
            "technologies": unknown("technology"),
            "places": (1..9).map(|n| json!(format!("X{n}"))).collect::<Value>(),
            "recipients": (0..4).map(recipient).collect::<Value>(),
            "promises": (0..4).map(|_| promise()).collect::<Value>(),
        }),
    )
}

fn faulty_paths() -> impl Iterator<Item = Value> {
    let at = |list: &'static str, count: usize| (0..count).map(move |n| json!([list, n.to_string()]));
    let within =
        |list: &'static str, field: &'static str| (0..4).map(move |n| json!([list, n.to_string(), field]));
    let codes = UNKNOWN.into_iter().flat_map(move |list| at(list, 5));
    codes
        .chain(at("places", 8))
        .chain(within("recipients", "kind"))
        .chain(within("promises", "what"))
        .chain(within("promises", "evidence"))
}
