//! Each message that a connector sends, with each of its parts left out or of another kind: what the protocol's schemas refuse is
//! refused by us, and moves nothing; and so is what is meant for another negotiation.

use std::fs;

use app::{Actor, MakeOffer};
use axum::http::StatusCode;
use domain::{
    ballot::Choice,
    decision::Subject,
    id::ProposalId,
    signatory::KeyRole,
    terms::{Terms, TermsDraft},
};
use evidence::odrl;
use jsonschema::{Registry, Validator};
use serde_json::{Value, json};

use crate::{
    door::Door,
    examples::folder,
    town::{DELIBERATION, Town, founding, fresh, terms},
};

const REQUEST: &str = "/dataspace/negotiations/request";

/// The schema of a message.
fn schema(name: &str) -> Option<Validator> {
    let folder = folder()?;
    let read = |path: &std::path::Path| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut registry = Registry::new();
    for part in ["common", "catalog", "negotiation"] {
        for file in fs::read_dir(folder.join(part)).unwrap().map(|entry| entry.unwrap().path()) {
            if file.to_string_lossy().ends_with("-schema.json") {
                let one: Value = read(&file);
                let id = one["$id"].as_str().unwrap().to_owned();
                registry = registry.add(id, one).unwrap();
            }
        }
    }
    let registry = registry.prepare().unwrap();
    let own: Value = read(&folder.join(format!("{name}-schema.json")));
    Some(jsonschema::options().with_registry(&registry).build(&own).unwrap())
}

/// The JSON Pointer of every part, each before those within it; what only people read is no part of the protocol.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(name, inner)| (name.clone(), inner)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(n, inner)| (n.to_string(), inner)).collect(),
        _ => return,
    };
    for (name, inner) in inner {
        let here = format!("{at}/{name}");
        if here != "/offer/terms" {
            found.push(here.clone());
            places(inner, &here, found);
        }
    }
}

/// Every copy of a message with one part left out or replaced by a value of each kind of JSON.
fn copies(message: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    places(message, "", &mut all);
    let kinds =
        [json!(null), json!(true), json!(7), json!("x"), json!([]), json!(["x"]), json!([7]), json!({})];
    let mut copies = vec![("no message".to_owned(), json!([])), ("a text".to_owned(), json!("x"))];
    for at in all {
        let mut without = message.clone();
        let (parent, name) = at.rsplit_once('/').unwrap();
        match without.pointer_mut(parent).unwrap() {
            Value::Object(members) => drop(members.remove(name)),
            Value::Array(items) => drop(items.remove(name.parse().unwrap())),
            other => unreachable!("{other}"),
        }
        copies.push((format!("without {at}"), without));
        for kind in &kinds {
            let mut changed = message.clone();
            *changed.pointer_mut(&at).unwrap() = kind.clone();
            copies.push((format!("{at} is {kind}"), changed));
        }
    }
    copies
}

/// Sends every copy of a message that its schema refuses, and every one for another negotiation; each must be refused. How many there were.
async fn refuses(door: &Door, path: &str, message: &Value, schema: &Validator) -> usize {
    assert!(schema.is_valid(message), "{message}");
    let mut bad: Vec<_> = copies(message).into_iter().filter(|(_, copy)| !schema.is_valid(copy)).collect();
    let many = bad.len();
    for (member, value) in [
        ("@type", json!("ContractOfferMessage")),
        ("@context", json!(["https://example.org"])),
        ("providerPid", json!("urn:uuid:a343fcbf-99fc-4ce8-8e9b-148c97605aab")),
        ("consumerPid", json!("urn:uuid:a343fcbf-99fc-4ce8-8e9b-148c97605aab")),
    ] {
        // Who begins chooses the first id.
        if path == REQUEST && member == "consumerPid"
            || path.ends_with("/catalog/request") && member.ends_with("Pid")
        {
            continue;
        }
        let mut copy = message.clone();
        copy[member] = value;
        bad.push((format!("another {member}"), copy));
    }
    for (what, copy) in bad {
        let (status, answer) = door.hears(path, &copy).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{path}, {what}: {answer}");
        assert!(answer["@type"].as_str().unwrap().ends_with("Error"), "{what}: {answer}");
        assert!(answer["code"].is_string() && answer["reason"][0]["code"].is_string(), "{what}: {answer}");
    }
    many
}

/// A requester's connector in a town.
struct Connector {
    town: Town,
    door: Door,
    members: Vec<Actor>,
    advocate: Actor,
    target: String,
    terms: Terms,
    _dir: tempfile::TempDir,
}

impl Connector {
    async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", dir.path().join("test.db").display());
        let town = Town::found(&url, &founding("the-town")).await;
        let members = town.members(3).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let door = Door::of(town.app.clone()).await;
        let charter = town.app.binding_charter(town.community).await.unwrap().unwrap();
        let target = format!("{}:survey-answers", odrl::dataset(town.community));
        let terms = terms().check(&charter, town.app.now()).unwrap();
        Self { town, door, members, advocate, target, terms, _dir: dir }
    }

    fn message(&self, kind: &str, more: Value) -> Value {
        let mut message =
            json!({ "@context": ["https://w3id.org/dspace/2025/1/context.jsonld"], "@type": kind });
        for (name, value) in more.as_object().unwrap() {
            message[name] = value.clone();
        }
        message
    }

    fn first(&self, consumer: &str) -> Value {
        let offer = odrl::offer(&odrl::start_id(&self.target), &self.target, &self.terms);
        let more = json!({ "consumerPid": consumer, "callbackAddress": "https://consumer.example/dsp", "offer": offer });
        self.message("ContractRequestMessage", more)
    }

    /// Sends a message that is good: the state after it.
    async fn takes(&self, path: &str, message: &Value) -> Value {
        let (status, answer) = self.door.hears(path, message).await;
        assert!(status.is_success(), "{path}: {answer}");
        answer
    }

    async fn begins(&self, consumer: &str) -> (String, ProposalId) {
        let answer = self.takes(REQUEST, &self.first(consumer)).await;
        let provider = answer["providerPid"].as_str().unwrap().to_owned();
        let id = ProposalId::new(provider.strip_prefix("urn:uuid:").unwrap().parse().unwrap());
        (provider, id)
    }

    /// The community's side offers the same, kept for so long.
    async fn is_offered(&self, proposal: ProposalId, retention: &str) {
        let terms = TermsDraft { retention: retention.into(), ..terms() };
        let command = MakeOffer { proposal, terms, note: Vec::new() };
        self.town.app.make_offer(&self.advocate, &fresh(), &command).await.unwrap();
    }

    async fn members_consent(&self, proposal: ProposalId) {
        self.town.passes(DELIBERATION);
        self.town.app.deadlines().await.unwrap();
        let vote = self.town.app.read().await.unwrap().vote_on(Subject::Proposal(proposal)).await.unwrap();
        let vote = vote.unwrap().id;
        for member in &self.members {
            self.town.votes(member, vote, Choice::Consent).await.unwrap();
        }
        self.town.closes().await;
        let recorded = self.town.app.read().await.unwrap().decision_of_vote(vote).await.unwrap().unwrap();
        self.town.cosigns(&self.town.steward, KeyRole::Steward, &recorded).await.unwrap();
    }
}

#[tokio::test]
async fn what_the_schemas_refuse_is_refused_and_moves_nothing() {
    let Some(request) = schema("negotiation/contract-request-message") else { return };
    let of = |name: &str| schema(&format!("negotiation/contract-{name}-message")).unwrap();
    let at = Connector::new().await;
    let door = &at.door;

    let asked = at.message("CatalogRequestMessage", json!({ "filter": [] }));
    let catalog = schema("catalog/catalog-request-message").unwrap();
    assert!(refuses(door, "/dataspace/catalog/request", &asked, &catalog).await > 10);
    at.takes("/dataspace/catalog/request", &asked).await;

    let consumer = "urn:uuid:32541fe6-c580-409e-85a8-8a9a32fbe833";
    assert!(refuses(door, REQUEST, &at.first(consumer), &request).await > 150);
    let (provider, id) = at.begins(consumer).await;
    let pids = json!({ "providerPid": provider, "consumerPid": consumer });
    let within = |kind: &str, name: &str, value: Value| {
        let mut more = pids.clone();
        if !name.is_empty() {
            more[name] = value;
        }
        at.message(kind, more)
    };
    let path = |end: &str| format!("/dataspace/negotiations/{provider}/{end}");

    at.is_offered(id, "P60D").await;
    let mut offer = at.first(consumer)["offer"].clone();
    offer["obligation"] = kept_for(&offer, "P90D");
    let counter = within("ContractRequestMessage", "offer", offer);
    assert!(refuses(door, &path("request"), &counter, &request).await > 150);
    let mut twice = counter.clone();
    twice["callbackAddress"] = json!("https://consumer.example/dsp");
    assert!(!request.is_valid(&twice));
    assert_eq!(door.hears(&path("request"), &twice).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(at.takes(&path("request"), &counter).await["state"], "REQUESTED");

    at.is_offered(id, "P30D").await;
    let event = within("ContractNegotiationEventMessage", "eventType", json!("ACCEPTED"));
    assert!(refuses(door, &path("events"), &event, &of("negotiation-event")).await > 20);
    assert_eq!(at.takes(&path("events"), &event).await["state"], "ACCEPTED");

    at.members_consent(id).await;
    let verification = within("ContractAgreementVerificationMessage", "", Value::Null);
    assert!(
        refuses(door, &path("agreement/verification"), &verification, &of("agreement-verification")).await
            > 15
    );
    let state = at.takes(&path("agreement/verification"), &verification).await["state"].clone();
    assert!(["VERIFIED", "FINALIZED"].contains(&state.as_str().unwrap()), "{state}");

    let other = "urn:uuid:32541fe6-c580-409e-85a8-8a9a32fbe834";
    let (provider, _) = at.begins(other).await;
    let path = format!("/dataspace/negotiations/{provider}/termination");
    let more = json!({ "providerPid": provider, "consumerPid": other, "code": "1", "reason": ["No longer needed."] });
    let end = at.message("ContractNegotiationTerminationMessage", more);
    assert!(refuses(door, &path, &end, &of("negotiation-termination")).await > 25);
    assert_eq!(at.takes(&path, &end).await["state"], "TERMINATED");
}

/// The duties of an offer, with the data kept for so long.
fn kept_for(offer: &Value, retention: &str) -> Value {
    let mut duties = offer["obligation"].clone();
    for duty in duties.as_array_mut().unwrap() {
        if duty["action"] == "delete" && duty.get("how").is_none() {
            duty["constraint"][0]["rightOperand"] = json!(retention);
        }
    }
    duties
}
