//! Other people's scenarios, asked in our words: the certification scenario of AuthZEN and the decisions of its gateway, and the examples of
//! our own guide.
//!
//! Neither scenario knows of communities. What stands between is what a data holder's software does: it knows which of its users acts
//! for which requester, and which of its routes and records is what kind of use.

use domain::terms::TermsDraft;
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};

use crate::{
    access::{Holder, reference},
    agreed::agreement_on,
    town::terms,
};

/// Terms for these purposes in these places.
fn on(purpose: &str, places: &[&str]) -> TermsDraft {
    TermsDraft {
        purposes: vec![purpose.to_owned()],
        places: places.iter().map(|place| (*place).to_owned()).collect(),
        ..terms()
    }
}

const READ: &str = "purpose:academic-research";
const WRITE: &str = "purpose:community-research";
const BOTH: &str = "purpose:research";

async fn agrees(holder: &Holder, handle: &str, terms: TermsDraft) {
    agreement_on(&holder.town, &holder.members, &holder.advocate, handle, terms).await;
}

fn question(requester: &str, purpose: &str, place: &str) -> Value {
    json!({
        "subject": { "type": "requester", "id": requester },
        "action": { "name": "use" },
        "resource": { "type": "data", "id": "data:survey-answers" },
        "context": { "purpose": purpose, "place": place },
    })
}

/// The scenario's request as software of a data holder would ask it: a record that is in use lies in Berlin, the archive in Bavaria.
fn in_our_words(request: &Value) -> Value {
    let admin = request["subject"]["properties"]["role"] == "admin";
    let subject = if admin { "bobs-office" } else { request["subject"]["id"].as_str().unwrap_or_default() };
    let archived = request["resource"]["properties"]["status"] == "archived";
    let purpose = if request["action"]["name"] == "read" { READ } else { WRITE };
    let mut asked = question(subject, purpose, if archived { "DE-BY" } else { "DE-BE" });
    if request["action"]["name"] == "delete" {
        let soft = request["action"]["properties"]["soft"] == true;
        asked["action"]["name"] = json!(if soft { "technology:aggregation" } else { "technology:erasure" });
    }
    asked
}

#[tokio::test]
async fn the_decisions_of_the_certification_scenario() {
    let holder = Holder::open().await;
    agrees(&holder, "alice", on(BOTH, &["DE-BE"])).await;
    agrees(&holder, "bob", on(READ, &["DE-BE"])).await;
    agrees(&holder, "bobs-office", on(BOTH, &["DE"])).await;
    let request = |who: &str, action: Value, record: Value| json!({ "subject": { "type": "user", "id": who }, "action": action, "resource": record });
    let (active, archived) = (
        json!({ "type": "record", "id": "record-1" }),
        json!({ "type": "record", "id": "record-2", "properties": { "status": "archived" } }),
    );
    let name = |name: &str| json!({ "name": name });
    let delete = |soft: bool| json!({ "name": "delete", "properties": { "soft": soft } });
    let mut admin = request("bob", name("write"), archived.clone());
    admin["subject"]["properties"] = json!({ "role": "admin" });
    let cases = [
        (request("alice", name("read"), active.clone()), true),
        (request("alice", name("write"), active.clone()), true),
        (request("bob", name("read"), active.clone()), true),
        (request("bob", name("write"), active.clone()), false),
        (request("alice", name("write"), archived), false),
        (admin, true),
        (request("alice", delete(true), active.clone()), true),
        (request("alice", delete(false), active), false),
    ];
    for (at, (request, wanted)) in cases.iter().enumerate() {
        // More than once: an answer is the same each time.
        for _ in 0..2 {
            let answer = holder.asks(&in_our_words(request)).await;
            assert_eq!(answer["decision"], *wanted, "rule {}: {answer}", at + 1);
        }
        // As it stands it is a question of the protocol, about nobody we know.
        let (status, _, answer) = holder.post("evaluation", request, "").await;
        assert_eq!((status, &answer["decision"]), (StatusCode::OK, &json!(false)), "{answer}");
    }
    let batch =
        json!({ "evaluations": cases.iter().map(|(request, _)| in_our_words(request)).collect::<Vec<_>>() });
    let (_, _, answer) = holder.post("evaluations", &batch, "").await;
    let told: Vec<_> =
        answer["evaluations"].as_array().unwrap().iter().map(|one| one["decision"] == true).collect();
    assert_eq!(told, cases.map(|(_, wanted)| wanted));
}

#[tokio::test]
async fn the_decisions_of_the_gateway() {
    let Some(dir) = reference() else { return };
    let published: Value =
        serde_json::from_str(&std::fs::read_to_string(dir.join("gateway-decisions.json")).unwrap()).unwrap();
    let published = published["evaluation"].as_array().unwrap();
    let mut people: Vec<_> =
        published.iter().map(|one| one["request"]["subject"]["id"].as_str().unwrap()).collect();
    people.dedup();
    assert_eq!((people.len(), published.len()), (5, 25));
    let holder = Holder::open().await;
    // The five of the scenario: two look on, the others write too.
    for (number, _) in people.iter().enumerate() {
        let purpose = if number < 3 { BOTH } else { READ };
        agrees(&holder, &format!("person-{number}"), on(purpose, &["DE"])).await;
    }
    for one in published {
        let request = &one["request"];
        assert!(holder.asks.is_valid(request));
        let person = people.iter().position(|person| request["subject"]["id"] == **person).unwrap();
        let place = match request["resource"]["id"].as_str().unwrap() {
            "/users/{userId}" => "DE-BE",
            "/todos" => "DE-BY",
            "/todos/{todoId}" => "DE-HH",
            route => panic!("{route} is not in the scenario"),
        };
        let purpose = if request["action"]["name"] == "GET" { READ } else { WRITE };
        let answer = holder.asks(&question(&format!("person-{person}"), purpose, place)).await;
        assert_eq!(answer["decision"], one["expected"], "{request}");
    }
}

/// Whether everything that is told in the guide stands in the answer.
fn within(told: &Value, answer: &Value) -> bool {
    match (told, answer) {
        (Value::Object(told), Value::Object(answer)) => {
            told.iter().all(|(name, told)| answer.get(name).is_some_and(|answer| within(told, answer)))
        }
        (Value::Array(told), Value::Array(answer)) => {
            told.len() == answer.len() && told.iter().zip(answer).all(|(told, answer)| within(told, answer))
        }
        (told, answer) => told == answer,
    }
}

#[tokio::test]
async fn the_examples_of_the_guide_are_answered_as_it_says() {
    let holder = Holder::open().await;
    let guide = include_str!("../../../../docs/permission.md");
    let mut asked = 0;
    for example in guide.split("```sh\ncurl -s https://ownaccord.example").skip(1) {
        let (command, rest) = example.split_once("\n}'\n```").unwrap();
        let (path, body) = command.split_once(" -H 'content-type: application/json' -d '").unwrap();
        let (_, told) = rest.split_once("```json\n").unwrap();
        let told: Value = serde_json::from_str(told.split_once("\n```").unwrap().0).unwrap();
        let url = format!("{}{path}", holder.house.url);
        let sent =
            Client::new().post(url).header("content-type", "application/json").body(format!("{body}\n}}"));
        let answer: Value = sent.send().await.unwrap().json().await.unwrap();
        assert!(within(&told, &answer), "{command}: {answer}");
        asked += 1;
    }
    assert_eq!(asked, 3);
    let address = guide.split("`GET ").nth(1).and_then(|text| text.split('`').next()).unwrap();
    let answer: Value = holder.house.get(address).send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["decision"], true, "{answer}");
}
