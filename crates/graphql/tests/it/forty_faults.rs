//! A proposal with forty faults comes back with all forty named, each at its field.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::fixture::{House, Town, on_sqlite, terms};

#[tokio::test]
async fn all_forty_are_named() {
    on_sqlite(async |house: House| {
        let town = Town::founded(house, 0).await;
        let (_, contact) = town.requester().await;
        let mut faulty = terms();
        let unknown = |kind: &str| (0..5).map(|n| json!(format!("{kind}:no-such-{n}"))).collect::<Value>();
        for (field, kind) in
            [("purposes", "purpose"), ("dataCategories", "data"), ("journeyStages", "stage"), ("technologies", "technology")]
        {
            faulty[field] = unknown(kind);
        }
        faulty["places"] = (1..9).map(|n| json!(format!("X{n}"))).collect();
        let office = |n| json!({ "name": format!("Office {n}"), "kind": format!("recipient:no-such-{n}"), "country": "DE" });
        faulty["recipients"] = (0..4).map(office).collect();
        let empty = |_| json!({ "what": [], "due": "2027-03-01", "evidence": [] });
        faulty["promises"] = (0..4).map(empty).collect();

        let input = json!({ "community": town.id, "terms": faulty });
        let selection = "proposal { id stage terms { digest } faults { code path } }";
        let payload = town.house.does(&contact, "submitProposal", input, selection).await;
        assert_eq!((&payload["proposal"]["stage"], &payload["proposal"]["terms"]), (&json!("RETURNED"), &Value::Null));
        let path = |refusal: &Value| refusal["path"].as_array().unwrap().iter().map(|step| step.as_str().unwrap().to_owned()).collect::<Vec<_>>().join(".");
        let refusals = payload["refusals"].as_array().unwrap();
        let named: BTreeSet<_> = refusals.iter().map(path).collect();
        let at = |list: &'static str, count: usize, field: &'static str| {
            (0..count).map(move |n| format!("terms.{list}.{n}{field}"))
        };
        let expected: Vec<_> = ["purposes", "dataCategories", "journeyStages", "technologies"]
            .into_iter()
            .flat_map(|list| at(list, 5, ""))
            .chain(at("places", 8, ""))
            .chain(at("recipients", 4, ".kind"))
            .chain(at("promises", 4, ".what"))
            .chain(at("promises", 4, ".evidence"))
            .collect();
        assert_eq!(expected.len(), 40);
        for path in &expected {
            assert!(named.contains(path), "{path} is not among {named:#?}");
        }
        assert!(refusals.iter().all(|refusal| !refusal["message"].as_str().unwrap().is_empty()));
        assert_eq!(payload["proposal"]["faults"].as_array().unwrap().len(), refusals.len());

        let input = json!({ "community": town.id, "proposal": payload["proposal"]["id"], "terms": terms() });
        let again = town.house.good(&contact, "submitProposal", input, "proposal { id stage faults { code } }").await;
        assert_eq!(again["proposal"], json!({ "id": payload["proposal"]["id"], "stage": "SUBMITTED", "faults": [] }));
    })
    .await;
}
