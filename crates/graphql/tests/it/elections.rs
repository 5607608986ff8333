//! Choosing between several intermediaries by the API, from the call to the mandate.

use app::Errand;
use serde_json::{Value, json};

use crate::fixture::{House, Town, codes, fresh, on_postgres, on_sqlite, text, words};

async fn intermediary(town: &Town, name: &str) -> String {
    let token = town.house.enrolment(Errand::Intermediary).await;
    let handle = format!("one-{}", fresh());
    let input = json!({ "handle": handle, "name": name, "kind": "recipient:ngo", "interests": [] });
    text(
        &town.house.good(&token, "registerIntermediary", input, "intermediary { id }").await,
        "/intermediary/id",
    )
}

/// An election in which these stand; the id of each mandate.
async fn called(town: &Town, names: &[&str]) -> (String, Vec<String>) {
    let input = json!({ "community": town.id, "title": words("Who speaks for us?"), "nominations": "PT10M" });
    let called = town.house.good(&town.steward, "callElection", input, "election { id state }").await;
    assert_eq!(called["election"]["state"], "NOMINATING");
    let election = text(&called, "/election/id");
    let mut mandates = Vec::new();
    for name in names {
        let input = json!({
            "community": town.id, "intermediary": intermediary(town, name).await, "election": election,
            "term": "P365D",
            "scope": { "purposes": ["purpose:research"], "dataCategories": ["data:personal"], "places": ["DE"], "acts": ["NEGOTIATE"] },
        });
        let nominated = town
            .house
            .good(&town.steward, "nominateIntermediary", input, "mandate { id election { id } }")
            .await;
        assert_eq!(text(&nominated, "/mandate/election/id"), election);
        mandates.push(text(&nominated, "/mandate/id"));
    }
    (election, mandates)
}

/// Founds a town that chooses by this rule, with so many members beside the steward.
async fn town(house: House, rule: &str, members: usize) -> Town {
    let founder = house.enrolment(Errand::Founder).await;
    let mut founding = crate::fixture::founding();
    founding["choosing"] = json!({
        "rule": rule, "leastDeliberation": "PT60S", "window": "PT1H", "secrecy": "OPEN",
        "attestation": "ROOM_ATTESTED", "delegation": true,
    });
    let selection = "community { id } charter { id choosing { rule leastDeliberation delegation delegateCap explanation { language text } } } token";
    let founded = house.good(&founder, "foundCommunity", founding, selection).await;
    assert_eq!(founded["charter"]["choosing"]["rule"], rule);
    assert_eq!(founded["charter"]["choosing"]["explanation"][1]["language"], "fr");
    let (id, charter) = (text(&founded, "/community/id"), text(&founded, "/charter/id"));
    let mut town = Town { house, id, charter, steward: text(&founded, "/token"), members: Vec::new() };
    let vote = town.opens(&town.charter).await;
    town.casts(&town.steward, &vote, "FOR").await;
    town.house.passes(3_600).await;
    for _ in 0..members {
        town.admits("fr").await;
    }
    town
}

const BALLOT: &str = "ballot { choice ranking approved sequence } vote { id }";

#[tokio::test]
async fn an_election_by_rankings() {
    on_sqlite(by_rankings).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_election_by_rankings_on_postgres() {
    on_postgres(by_rankings).await;
}

async fn by_rankings(house: House) {
    let town = town(house, "choose: schulze; turnout quorum 1/4 of roll", 11).await;
    let house = &town.house;
    let (election, mandates) = called(&town, &["Bridge", "Harbour"]).await;
    house.passes(600).await;
    house.passes(60).await;
    let selection = "state candidates { id } runOffOf { id } vote { id state kind choices candidates { number name intermediary mandate { id } } canVote { may } rule explanation { text } subject { id } }";
    let node = house.node(&town.members[0], "Election", &election, selection).await;
    assert_eq!((&node["state"], &node["vote"]["kind"]), (&json!("VOTING"), &json!("MANDATE")));
    assert_eq!(node["vote"]["choices"], json!([]));
    assert_eq!(node["vote"]["canVote"]["may"], true);
    assert_eq!(text(&node, "/vote/subject/id"), election);
    assert_eq!(text(&node, "/vote/candidates/1/name"), "Harbour");
    assert_eq!(text(&node, "/vote/candidates/1/mandate/id"), mandates[1]);
    let vote = text(&node, "/vote/id");
    for (n, member) in town.members.iter().enumerate().take(8) {
        // Whoever is not named comes last, here alone.
        let (ranking, canonical) = if n < 6 { ("2>1", "2>1>none") } else { ("1>none", "1>none>2") };
        let input = json!({ "vote": vote, "ranking": ranking });
        let cast = house.good(member, "castBallot", input, BALLOT).await;
        let given = json!({ "choice": null, "ranking": canonical, "approved": null, "sequence": 1 });
        assert_eq!(cast["ballot"], given);
    }
    let mine = house
        .node(&town.members[0], "Vote", &vote, "myBallot { ranking choice } figures { electorate }")
        .await;
    assert_eq!(mine, json!({ "myBallot": { "ranking": "2>1>none", "choice": null }, "figures": null }));
    house.passes(3_600).await;
    let decided = "state elected { id state } vote { decision { outcome election { id } elected { id } figures { cells { choices count } } margin reason { language text } steps { kind about met text { text } } } }";
    let node = house.node("", "Election", &election, decided).await;
    assert_eq!((&node["state"], &node["elected"]["state"]), (&json!("DECIDED"), &json!("ACTIVE")));
    let decision = &node["vote"]["decision"];
    assert_eq!((&decision["outcome"], &decision["margin"]), (&json!("ADOPTED"), &json!("NONE")));
    assert_eq!(text(decision, "/elected/id"), mandates[1]);
    assert_eq!(decision["figures"]["cells"], json!([]), "of twelve, four did not vote: too few to be told");
    let kinds: Vec<&Value> = decision["steps"].as_array().unwrap().iter().map(|step| &step["kind"]).collect();
    assert_eq!(kinds, [&json!("TOOK"), &json!("TURNOUT_QUORUM"), &json!("BEATS")]);
    assert_eq!(decision["steps"][2]["about"], "2");
    assert!(text(decision, "/reason/0/text").starts_with("The members choose \u{2068}Harbour\u{2069}."));
    let listed = "query($id: ID!) { node(id: $id) { ... on Community { elections { totalCount edges { node { id } } } } } }";
    let listed = house.ask("", listed, json!({ "id": town.id })).await;
    assert_eq!(text(&listed, "/node/elections/edges/0/node/id"), election);
}

#[tokio::test]
async fn approvals_and_a_run_off() {
    on_sqlite(async |house: House| {
        let town = town(house, "choose: approval", 3).await;
        let house = &town.house;
        let (election, mandates) = called(&town, &["Bridge", "Harbour", "Lantern"]).await;
        house.passes(600).await;
        house.passes(60).await;
        let vote = text(&house.node("", "Election", &election, "vote { id }").await, "/vote/id");
        for (member, approve, numbers) in [(0, "3, 1", json!([1, 3])), (1, "1,3", json!([1, 3])), (2, "none", json!([]))] {
            let input = json!({ "vote": vote, "approve": approve });
            let cast = house.good(&town.members[member], "castBallot", input, BALLOT).await;
            assert_eq!(cast["ballot"]["approved"], numbers);
        }
        house.passes(3_600).await;
        let selection = "state elected { id } runOff { id state runOffOf { id } candidates { id } vote { id candidates { number mandate { id } } } } vote { decision { outcome } }";
        let node = house.node("", "Election", &election, selection).await;
        assert_eq!((&node["vote"]["decision"]["outcome"], &node["elected"]), (&json!("RUN_OFF"), &Value::Null));
        assert_eq!(text(&node, "/runOff/runOffOf/id"), election);
        assert_eq!(node["runOff"]["candidates"], json!([{ "id": mandates[0] }, { "id": mandates[2] }]));
        assert_eq!(text(&node, "/runOff/vote/candidates/1/mandate/id"), mandates[2]);
        let input = json!({ "vote": text(&node, "/runOff/vote/id"), "approve": "2" });
        house.good(&town.steward, "castBallot", input, BALLOT).await;
        house.passes(3_600).await;
        let runoff = house.node("", "Election", &text(&node, "/runOff/id"), "elected { id state }").await;
        assert_eq!(runoff["elected"], json!({ "id": mandates[2], "state": "ACTIVE" }));
    })
    .await;
}

#[tokio::test]
async fn what_is_no_ballot_is_refused_with_an_example() {
    on_sqlite(async |house: House| {
        let town = town(house, "choose: schulze", 1).await;
        let house = &town.house;
        let (election, mandates) = called(&town, &["Bridge", "Harbour"]).await;
        let refused =
            house.does(&town.steward, "openVote", json!({ "subject": mandates[0] }), "vote { id }").await;
        assert_eq!(codes(&refused), ["mandate.not-open"], "not by itself");
        house.passes(660).await;
        let vote = text(&house.node("", "Election", &election, "vote { id }").await, "/vote/id");
        for (answer, code) in [
            (json!({ "choice": "FOR" }), "ballot.misread"),
            (json!({ "approve": "1" }), "ballot.misread"),
            (json!({ "ranking": "3>1" }), "ballot.misread"),
            (json!({ "ranking": "1>1" }), "ballot.misread"),
            (json!({ "ranking": "" }), "ballot.misread"),
            (json!({ "ranking": "1", "choice": "FOR" }), "ballot.one-answer"),
            (json!({}), "ballot.one-answer"),
        ] {
            let mut input = answer.clone();
            input["vote"] = json!(vote);
            let payload = house.does(&town.members[0], "castBallot", input, BALLOT).await;
            assert_eq!(codes(&payload), [code], "{answer}");
            if code == "ballot.misread" {
                assert!(text(&payload, "/refusals/0/remedy").contains("2>1>none"), "{payload}");
            }
        }
        let own = house.node(&town.members[0], "Vote", &vote, "myBallot { sequence }").await;
        assert_eq!(own["myBallot"], Value::Null);
    })
    .await;
}
