//! The agreement written out rule by rule, read with the context that the W3C published and nothing of ours. Who evaluates it stands in
//! `crates/evidence/src/agreement/atomised/tests.rs`.

use evidence::agreement::ODRL_CONTEXT;

use super::*;

const ODRL: &str = "http://www.w3.org/ns/odrl/2/";

fn sample() -> Value {
    serde_json::from_str(include_str!("odrl.json")).unwrap()
}

/// The values of a property of ODRL.
fn all<'a>(node: &'a Value, name: &str) -> &'a [Value] {
    node[format!("{ODRL}{name}")].as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn it_is_a_policy_of_odrl_in_the_vocabularys_own_words() {
    let package = "@digitalbazaar/odrl-context/js/index.js";
    let contexts = json!({ ODRL_CONTEXT: context(package, "odrl.jsonld") });
    let answer = ask_python(&[json!({ "expand": sample(), "contexts": contexts })]).remove(0);
    assert_eq!(answer.get("error"), None, "{answer}");
    let policy = &answer["expanded"][0];
    assert_eq!(policy["@type"], json!([format!("{ODRL}Agreement")]));
    assert_eq!(policy["@id"], sample()["uid"]);
    assert_eq!(all(policy, "conflict")[0]["@id"], json!(format!("{ODRL}prohibit")));
    for name in ["permission", "prohibition", "obligation"] {
        let rules = all(policy, name);
        assert_eq!(rules.len(), sample()[name].as_array().unwrap().len(), "{name}");
        for rule in rules {
            for part in ["target", "assigner", "assignee", "action"] {
                assert_eq!(all(rule, part).len(), 1, "{part} of {rule}");
                assert!(all(rule, part)[0]["@id"].as_str().unwrap().contains(':'), "{part} of {rule}");
            }
            let members = rule.as_object().unwrap().keys().filter(|key| !key.starts_with('@'));
            assert!(
                members
                    .clone()
                    .all(|key| key.starts_with(ODRL) || key == "http://purl.org/dc/terms/description"),
                "{rule}"
            );
            for limit in all(rule, "constraint") {
                for part in ["leftOperand", "operator"] {
                    let named = all(limit, part)[0]["@id"].as_str().unwrap();
                    assert!(named.strip_prefix(ODRL).is_some_and(|word| !word.contains(':')), "{named}");
                }
                let right = &all(limit, "rightOperand")[0];
                let good =
                    right["@id"].is_string() || right["@type"].as_str().unwrap().contains("XMLSchema#");
                assert!(good, "{right}");
            }
        }
    }
}
