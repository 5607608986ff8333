//! The decision's credential before its judges. The sample refuses: that is as good a document as one that consents.

use evidence::{
    credential::Signatory,
    decision::{
        DecisionDocument,
        credential::{self as decided, DecisionCredential},
    },
};

use super::{
    agreement::{credentials_context, verdicts},
    *,
};

fn sample() -> DecisionDocument {
    let credential: DecisionCredential = serde_json::from_str(include_str!("decision.json")).unwrap();
    credential.credential_subject.document
}

fn names() -> (Did, Did) {
    let instance = Did::of_url(URL);
    let community = instance.community(sample().community.id);
    (instance, community)
}

fn by_community(seed: u8) -> Secured {
    decided::sign(sample(), Signatory { did: &names().1, key: &key(seed) }).unwrap()
}

/// What openvc does not look at: it takes the contexts of the document, which are the same ones and are signed as a part of it.
const UNREAD: &str = "/proof/@context/";

#[test]
fn every_judge_accepts_what_we_sign_by_the_current_key_and_by_an_earlier_one() {
    let documents = documents(&names().0, &names().1);
    let questions: Vec<Value> = [1, 2].map(|seed| question(&by_community(seed), "vc+jwt", &documents)).into();
    assert_eq!(verdicts(&questions), [[true; 3]; 2]);
}

#[test]
fn every_judge_refuses_every_changed_member() {
    let documents = documents(&names().0, &names().1);
    let signed = by_community(1);
    let corpus = tampered::everywhere(&signed.document, &signed.jwt);
    let (whole, proofs): (Vec<_>, Vec<_>) = corpus.into_iter().partition(|one| one.jwt.is_some());
    assert!(whole.len() > 40 && proofs.len() > 5, "{} {}", whole.len(), proofs.len());
    let asked = |one: &tampered::Tampered| {
        let jwt = one.jwt.clone().unwrap_or_else(|| signed.jwt.clone());
        question(
            &Secured { document: one.document.clone(), jwt, digest: String::new() },
            "vc+jwt",
            &documents,
        )
    };
    let questions: Vec<Value> = whole.iter().map(asked).collect();
    for (one, verdict) in whole.iter().zip(verdicts(&questions)) {
        assert_eq!(verdict, [false; 3], "{}", one.at);
    }
    // In the proof: the JWT has none, and stays good.
    let questions: Vec<Value> = proofs.iter().map(asked).collect();
    for (one, verdict) in proofs.iter().zip(verdicts(&questions)) {
        assert_eq!(verdict, [true, false, one.at.starts_with(UNREAD)], "{}", one.at);
    }
}

#[test]
fn every_judge_refuses_every_flipped_byte() {
    let documents = documents(&names().0, &names().1);
    let signed = by_community(1);
    let flip = |text: &str, at: usize| {
        let mut bytes = text.as_bytes().to_vec();
        bytes[at] ^= 1;
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let jwts: Vec<Value> = (0..signed.jwt.len())
        .map(|at| json!({ "jwt": flip(&signed.jwt, at), "typ": "vc+jwt", "documents": documents }))
        .collect();
    for (at, answer) in ask_node(&jwts).iter().enumerate() {
        assert_eq!(answer["jose"], json!(false), "byte {at} of the JWT");
    }
    // A flipped byte of the document that leaves no JSON is refused by every reader of JSON.
    let texts = (0..signed.document.len()).map(|at| flip(&signed.document, at));
    let read: Vec<Value> = texts.filter_map(|text| serde_json::from_str::<Value>(&text).ok()).collect();
    assert!(read.len() > 1_000, "{}", read.len());
    let questions: Vec<Value> = read
        .iter()
        .map(|document| json!({ "document": document, "integrity": true, "documents": documents }))
        .collect();
    let (node, python) = (ask_node(&questions), ask_python(&questions));
    let whole: Value = serde_json::from_str(&signed.document).unwrap();
    for ((document, node), python) in read.iter().zip(&node).zip(&python) {
        assert_eq!(node["integrity"], json!(false), "{document}");
        let mut mended = document.clone();
        if let Some(contexts) = mended.pointer_mut(UNREAD.trim_end_matches('/')) {
            *contexts = whole["proof"]["@context"].clone();
        }
        assert_eq!(python["openvc"], json!(mended == whole), "{document}");
    }
}

#[test]
fn every_judge_refuses_another_key_another_community_other_contexts_and_a_revoked_key() {
    let (instance, community) = names();
    let documents = documents(&instance, &community);
    let value = serde_json::to_value(DecisionCredential::of(sample()).unwrap()).unwrap();
    let unknown = secure(&value, &community, 3);
    let neighbour = secure(&value, &instance.community("neighbour"), 1);
    let mut moved: Value = serde_json::from_str(&secure(&value, &community, 1).document).unwrap();
    moved["@context"][1] = json!("https://other.example/context");
    let mut replayed = question(&unknown, "vc+jwt", &documents);
    replayed["document"] = moved;
    // A revoked key stands in no DID document any more.
    let left = json!({ community.as_str(): community.document(&instance, &[key(1).public()]) });
    let questions = [
        question(&unknown, "vc+jwt", &documents),
        question(&neighbour, "vc+jwt", &documents),
        replayed,
        question(&by_community(2), "vc+jwt", &left),
    ];
    assert_eq!(verdicts(&questions), [[false; 3]; 4]);
    // Of these only jose is told which kind of document is expected; the others take any credential.
    let other = question(&by_community(1), "status-event+jwt", &documents);
    assert_eq!(ask_node(&[other])[0]["jose"], json!(false));
}

/// Digital Bazaar's credentials want an address as the name of a subject. The decision document's own id is none, so that the document
/// stands within the subject (`docs/decisions/0045-the-decision-as-a-credential.md`).
#[test]
fn a_subject_is_named_by_an_address() {
    let documents = documents(&names().0, &names().1);
    let mut bare = serde_json::to_value(DecisionCredential::of(sample()).unwrap()).unwrap();
    bare["credentialSubject"] = serde_json::to_value(sample()).unwrap();
    let asked = question(&secure(&bare, &names().1, 1), "vc+jwt", &documents);
    assert_eq!(ask_node(&[asked])[0]["integrity"], json!(false));
}

/// The context gives every member a meaning, and the decision's own id is no name of the node that it stands in.
#[test]
fn every_member_has_a_meaning_in_linked_data() {
    let value = serde_json::to_value(DecisionCredential::of(sample()).unwrap()).unwrap();
    let context: Value = serde_json::from_str(decided::CONTEXT).unwrap();
    let contexts = json!({
        "https://www.w3.org/ns/credentials/v2": credentials_context(),
        format!("{URL}{}", decided::CONTEXT_PATH): context,
    });
    let answer = ask_python(&[json!({ "expand": value, "contexts": contexts })]).remove(0);
    assert_eq!(answer.get("error"), None, "{answer}");
    let ours = |name: &str| format!("https://ownaccord.org/ns/v1#{name}");
    let expanded = &answer["expanded"][0];
    assert!(expanded["@type"].as_array().unwrap().contains(&json!(ours("CollectiveConsentDecision"))));
    let subject = &expanded["https://www.w3.org/2018/credentials#credentialSubject"][0];
    assert_eq!(subject["@id"], json!(names().1.as_str()));
    let document = &subject[ours("document")][0];
    assert_eq!(document.get("@id"), None);
    assert_eq!(document["https://schema.org/identifier"][0]["@value"], json!(sample().id));
    assert_eq!(document[ours("instance")][0]["@id"], json!(URL));
    assert_eq!(document[ours("outcome")][0]["@value"], json!("refused"));
    assert_eq!(document[ours("steps")][0]["@type"], json!("@json"));
    let said = serde_json::to_value(sample()).unwrap();
    // All but the type, which is one of linked data's own.
    assert_eq!(document.as_object().unwrap().len(), said.as_object().unwrap().len());
}
