//! The names under which we sign, before the resolvers that others use: where they look, and what they make of what stands there.

use super::*;

/// What a resolver asks for and finds, where the documents stand at these addresses.
fn resolve(names: &[&Did], documents: &Value) -> Vec<Value> {
    let questions: Vec<Value> =
        names.iter().map(|did| json!({ "resolve": did.as_str(), "documents": documents })).collect();
    ask_node(&questions)
}

#[test]
fn every_name_leads_to_the_document_with_its_keys() {
    let keys = [key(1).public(), key(2).public()];
    for (url, root) in [
        ("https://ownaccord.example", "https://ownaccord.example"),
        ("http://localhost:8443", "https://localhost:8443"),
    ] {
        let instance = Did::of_url(url);
        let (community, requester) = (instance.community("com_1"), instance.requester("req_1"));
        // The paths are those that the door serves (`crates/web/tests/it/dids.rs`).
        let at = [
            (&instance, format!("{root}/.well-known/did.json")),
            (&community, format!("{root}/communities/com_1/did.json")),
            (&requester, format!("{root}/requesters/req_1/did.json")),
        ];
        let documents: serde_json::Map<_, _> =
            at.iter().map(|(did, address)| (address.clone(), did.document(&instance, &keys))).collect();
        let documents = Value::Object(documents);
        let answers = resolve(&[&instance, &community, &requester], &documents);
        for ((did, address), answer) in at.iter().zip(&answers) {
            assert_eq!(answer["asked"], json!([address]));
            assert_eq!(answer["resolved"], did.document(&instance, &keys), "{did}");
            // And what they found is what a signature of that name is verified by.
            let credential = json!({
                "@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
                "issuer": did.as_str(), "validFrom": "2026-03-09T08:00:00Z", "credentialSubject": { "id": "urn:x" },
            });
            let found = json!({ did.as_str(): answer["resolved"] });
            for (seed, good) in [(1, true), (2, true), (3, false)] {
                let asked = question(&secure(&credential, did, seed), "vc+jwt", &found);
                let judged = &ask_node(&[asked])[0];
                assert_eq!(
                    (&judged["jose"], &judged["integrity"]),
                    (&json!(good), &json!(good)),
                    "{did} {seed}"
                );
            }
        }
    }
}

#[test]
fn a_document_of_somebody_else_or_none_is_no_answer() {
    let instance = Did::of_url(URL);
    let (community, other) = (instance.community("com_1"), instance.community("com_2"));
    let address = format!("{URL}/communities/com_1/did.json");
    let moved = json!({ address: other.document(&instance, &[key(1).public()]) });
    for documents in [moved, json!({})] {
        assert_eq!(resolve(&[&community], &documents)[0]["resolved"], Value::Null);
    }
}
