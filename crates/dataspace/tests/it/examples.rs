//! The examples that the protocol publishes, as a provider meets them that knows none of their processes, offers or datasets.

use std::{fs, path::PathBuf};

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::door::Door;

/// Where what the protocol publishes lies, if it is on this machine.
#[expect(clippy::print_stderr, reason = "whoever runs the tests is told what was not run")]
pub fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reference/dsp");
    if !folder.is_dir() {
        eprintln!("NOT RUN: what the Dataspace Protocol publishes is not on this machine");
        return None;
    }
    Some(folder)
}

fn published(name: &str) -> Option<Value> {
    let folder = folder()?;
    Some(serde_json::from_str(&fs::read_to_string(folder.join(name)).unwrap()).unwrap())
}

const PROCESS: &str = "/dataspace/negotiations/urn:uuid:a343fcbf-99fc-4ce8-8e9b-148c97605aab";

#[tokio::test]
async fn every_example_for_a_provider_is_answered_as_the_specification_says() {
    let door = Door::open().await;
    let within = |path: &str| format!("{PROCESS}{path}");
    let cases = [
        // A provider that does not know the offer must answer with an error.
        (
            "negotiation/example/contract-request-message_initial.json",
            "/dataspace/negotiations/request".to_owned(),
            StatusCode::BAD_REQUEST,
            "ContractNegotiationError",
        ),
        // A process that is not there is not found.
        (
            "negotiation/example/contract-request-message.json",
            within("/request"),
            StatusCode::NOT_FOUND,
            "ContractNegotiationError",
        ),
        (
            "negotiation/example/contract-negotiation-event-message.json",
            within("/events"),
            StatusCode::NOT_FOUND,
            "ContractNegotiationError",
        ),
        (
            "negotiation/example/contract-agreement-verification-message.json",
            within("/agreement/verification"),
            StatusCode::NOT_FOUND,
            "ContractNegotiationError",
        ),
        (
            "negotiation/example/contract-negotiation-termination-message.json",
            within("/termination"),
            StatusCode::NOT_FOUND,
            "ContractNegotiationError",
        ),
        (
            "catalog/example/catalog-request-message.json",
            "/dataspace/catalog/request".to_owned(),
            StatusCode::OK,
            "Catalog",
        ),
    ];
    for (name, path, status, kind) in cases {
        let Some(message) = published(name) else { return };
        let (found, answer) = door.hears(&path, &message).await;
        assert_eq!((found, answer["@type"].as_str()), (status, Some(kind)), "{name}: {answer}");
    }
    let Some(asked) = published("catalog/example/dataset-request-message.json") else { return };
    let path = format!("/dataspace/catalog/datasets/{}", asked["dataset"].as_str().unwrap());
    let (status, answer) = door.answers(&path, None, "").await;
    assert_eq!((status, &answer["@type"]), (StatusCode::NOT_FOUND, &json!("CatalogError")));
}

#[tokio::test]
async fn what_a_first_message_lacks_is_named_at_once() {
    let door = Door::open().await;
    let message = json!({
        "@context": ["https://w3id.org/dspace/2025/1/context.jsonld"],
        "@type": "ContractRequestMessage",
        "consumerPid": "urn:uuid:32541fe6-c580-409e-85a8-8a9a32fbe833",
        "providerPid": "urn:uuid:a343fcbf-99fc-4ce8-8e9b-148c97605aab",
        "callbackAddress": "https://10.0.0.1/inside",
        "offer": { "@type": "Offer", "@id": "urn:x", "target": "urn:y", "permission": [{ "action": "sell" }] },
        "revisionOf": 7,
    });
    let (status, answer) = door.hears("/dataspace/negotiations/request", &message).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "{answer}");
    let mut found: Vec<_> = answer["reason"]
        .as_array()
        .unwrap()
        .iter()
        .map(|reason| format!("{} {}", reason["path"].as_str().unwrap(), reason["code"].as_str().unwrap()))
        .collect();
    found.sort();
    assert_eq!(
        found,
        [
            "callbackAddress address.not-reachable",
            "offer.permission.0.action dataspace.unknown-part",
            "offer.target dataspace.unknown-dataset",
            "providerPid dataspace.other-process",
            "revisionOf proposal.not-sent-back",
        ]
    );
    // Whoever is not known is told that there is nothing.
    for token in ["", "nonsense"] {
        let (status, _) = door
            .answers("/dataspace/negotiations/request", Some(message.to_string().into_bytes()), token)
            .await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn versions_and_our_own_words_are_public() {
    let door = Door::open().await;
    let (status, versions) = door.answers("/.well-known/dspace-version", None, "").await;
    assert_eq!((status, &versions["protocolVersions"][0]["version"]), (StatusCode::OK, &json!("2025-1")));
    let (status, context) = door.answers("/dataspace/context.jsonld", None, "").await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(context["@context"]["dataCategory"], json!("https://ownaccord.org/ns/v1#dataCategory"));
    assert_eq!(context["@context"]["summary"]["@container"], json!("@language"));
}
