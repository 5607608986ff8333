//! Bodies that are anything.

use axum::http::StatusCode;
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::{Map, Value, json};

use super::door::Door;

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[@a-zA-Z]{0,10}", inner, 0..5)
                .prop_map(|map| map.into_iter().collect::<Map<_, _>>().into()),
        ]
    })
}

/// A message with one member replaced by anything, or no message at all.
fn any_body() -> impl Strategy<Value = Vec<u8>> {
    let members = [
        "@context",
        "@type",
        "consumerPid",
        "providerPid",
        "offer",
        "callbackAddress",
        "eventType",
        "filter",
        "revisionOf",
    ];
    let whole = json!({
        "@context": ["https://w3id.org/dspace/2025/1/context.jsonld"],
        "consumerPid": "urn:uuid:32541fe6-c580-409e-85a8-8a9a32fbe833",
        "providerPid": "urn:uuid:a343fcbf-99fc-4ce8-8e9b-148c97605aab",
        "callbackAddress": "https://consumer.example/dsp",
        "eventType": "ACCEPTED",
        "offer": { "@type": "Offer", "@id": "urn:x", "target": "urn:ownaccord:dataset:com_00000000000000000000000000000001" },
    });
    let kinds = prop::sample::select(vec![
        "ContractRequestMessage",
        "ContractNegotiationEventMessage",
        "CatalogRequestMessage",
    ]);
    prop_oneof![
        1 => prop::collection::vec(any::<u8>(), 0..200),
        1 => any_json().prop_map(|body| body.to_string().into_bytes()),
        4 => (prop::sample::select(members.to_vec()), any_json(), kinds).prop_map(move |(member, instead, kind)| {
            let mut message = whole.clone();
            message["@type"] = json!(kind);
            message[member] = instead;
            message.to_string().into_bytes()
        }),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn no_body_breaks_the_door() {
    let door = Door::open().await;
    let here = tokio::runtime::Handle::current();
    let paths = [
        "/dataspace/negotiations/request",
        "/dataspace/negotiations/urn:uuid:a343fcbf-99fc-4ce8-8e9b-148c97605aab/events",
        "/dataspace/negotiations/not-a-process/request",
        "/dataspace/catalog/request",
    ];
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 512,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let cases = (prop::sample::select(paths.to_vec()), any_body());
    let run = tokio::task::block_in_place(|| {
        runner.run(&cases, |(path, body)| {
            let (status, answer) = here.block_on(door.answers(path, Some(body), &door.token));
            prop_assert!(
                [StatusCode::OK, StatusCode::BAD_REQUEST, StatusCode::NOT_FOUND].contains(&status),
                "{status}"
            );
            if status != StatusCode::OK {
                let kind = answer["@type"].as_str().unwrap_or_default();
                prop_assert!(["ContractNegotiationError", "CatalogError"].contains(&kind), "{answer}");
                prop_assert!(
                    answer["reason"].as_array().is_some_and(|reasons| !reasons.is_empty()),
                    "{answer}"
                );
                let pids = answer["providerPid"].is_string() && answer["consumerPid"].is_string();
                prop_assert!(kind == "CatalogError" || pids, "{answer}");
            }
            Ok(())
        })
    });
    run.unwrap();
}
