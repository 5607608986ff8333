//! What `docs/agreement.md` shows is what the samples say.

use serde_json::Value;

use super::tests;
use crate::decision::credential::tests as decided;

const PAGE: &str = include_str!("../../../../docs/agreement.md");

#[test]
fn each_example_stands_in_a_sample() {
    let samples = [
        ("agreement.json", serde_json::to_value(tests::sample()).unwrap()),
        ("decision.json", decided::value(decided::refusal())),
    ];
    let examples: Vec<_> = PAGE.split("<!-- from ").skip(1).collect();
    assert_eq!(examples.len(), 3);
    for example in examples {
        let (from, rest) = example.split_once(" -->\n```json\n").unwrap();
        let shown: Value = serde_json::from_str(rest.split("```").next().unwrap()).unwrap();
        let (file, pointer) = from.split_once(' ').unwrap_or((from, ""));
        let (_, sample) = samples.iter().find(|(name, _)| *name == file).unwrap();
        assert_eq!(Some(&shown), sample.pointer(pointer), "{from}");
    }
}

#[test]
fn the_worked_values_come_out() {
    for secured in [tests::signed(), decided::by_community(decided::refusal(), 1)] {
        let document: Value = serde_json::from_str(&secured.document).unwrap();
        for worked in [secured.digest.as_str(), document["proof"]["proofValue"].as_str().unwrap()] {
            assert!(PAGE.contains(worked), "docs/agreement.md says otherwise than {worked}");
        }
    }
}

/// Every member that an agreement has is told of.
#[test]
fn every_member_is_described() {
    let subject = serde_json::to_value(tests::sample()).unwrap();
    for name in subject["credentialSubject"].as_object().unwrap().keys() {
        assert!(["id", "type"].contains(&name.as_str()) || PAGE.contains(&format!("`{name}`")), "{name}");
    }
}
