//! The status lists before their judges.

use evidence::{
    did::Did,
    keys::Jwks,
    status::{self, ENTRIES, ListDocument, Purpose, StatusList},
};

use super::{agreement::verdicts, *};

fn list(purpose: Purpose, set: &[u32]) -> Secured {
    let did = Did::of_url(URL);
    let term = ("2026-03-09T08:00:00Z".to_owned(), "2099-03-09T09:00:00Z".to_owned());
    let document =
        ListDocument::new((URL, purpose, 1), &did, &StatusList::of(set.iter().copied()), term, 60_000);
    document.sign(Signatory { did: &did, key: &key(1) }).unwrap()
}

/// An agreement's entries as Digital Bazaar's library looks them up in the lists.
fn asked(place: u32, revoked: &Secured, suspended: &Secured) -> Value {
    let instance = Did::of_url(URL);
    let mut documents = documents(&instance, &instance.community("x"));
    for (purpose, list) in [(Purpose::Revocation, revoked), (Purpose::Suspension, suspended)] {
        documents[purpose.list(URL, 1)] = serde_json::from_str(&list.document).unwrap();
    }
    let mut agreement: Value = serde_json::from_str(include_str!("agreement.json")).unwrap();
    for entry in agreement["credentialStatus"].as_array_mut().unwrap() {
        entry["statusListIndex"] = json!(place.to_string());
    }
    json!({ "document": agreement, "status": true, "documents": documents })
}

#[test]
fn the_library_finds_exactly_what_is_set() {
    let (revoked, suspended) =
        (list(Purpose::Revocation, &[0, 77]), list(Purpose::Suspension, &[77, ENTRIES - 1]));
    let places = [0, 77, ENTRIES - 1, 5];
    let questions: Vec<Value> = places.iter().map(|place| asked(*place, &revoked, &suspended)).collect();
    let told: Vec<Value> = ask_node(&questions).into_iter().map(|answer| answer["status"].clone()).collect();
    assert_eq!(told, ["revocation", "revocation,suspension", "suspension", "clear"]);
    // A list under another's address says something else than is asked; and one that was changed, or is another instance's, nothing.
    let swapped = asked(77, &suspended, &revoked);
    let mut cleared = revoked.clone();
    let mut document: Value = serde_json::from_str(&cleared.document).unwrap();
    document["credentialSubject"]["encodedList"] = json!(StatusList::of([]).encode());
    cleared.document = document.to_string();
    let foreign = signed_by(3, &revoked);
    let bad = [swapped, asked(77, &cleared, &suspended), asked(77, &foreign, &suspended)];
    let told: Vec<Value> = ask_node(&bad).into_iter().map(|answer| answer["status"].clone()).collect();
    assert_eq!(told, ["refused"; 3]);
}

/// The same list by another key.
fn signed_by(seed: u8, list: &Secured) -> Secured {
    let mut document: Value = serde_json::from_str(&list.document).unwrap();
    document.as_object_mut().unwrap().remove("proof");
    secure(&document, &Did::of_url(URL), seed)
}

fn ours(list: &str, seeds: &[u8]) -> bool {
    let mut keys = seeds.iter().map(|seed| key(*seed).public());
    let keys = Jwks::new(keys.next().unwrap(), keys);
    let address = Purpose::Revocation.list(URL, 1);
    status::verify(list, (&address, Purpose::Revocation), &keys).is_ok()
}

#[test]
fn every_judge_refuses_every_changed_member() {
    let instance = Did::of_url(URL);
    let documents = documents(&instance, &instance.community("x"));
    let good = list(Purpose::Revocation, &[1, 77]);
    let (mut corpus, mut questions) = (Vec::new(), Vec::new());
    for one in tampered::everywhere(&good.document, &good.jwt) {
        let jwt = one.jwt.clone().unwrap_or_else(|| good.jwt.clone());
        let spoilt = Secured { document: one.document.clone(), jwt, digest: String::new() };
        questions.push(question(&spoilt, "vc+jwt", &documents));
        corpus.push(one);
    }
    assert!(corpus.len() > 15, "{}", corpus.len());
    for (one, verdict) in corpus.iter().zip(verdicts(&questions)) {
        // In the proof: the JWT has none, and openvc takes its contexts from the document.
        let expected = [one.jwt.is_none(), false, one.at.starts_with("/proof/@context/")];
        assert_eq!(verdict, expected, "{}", one.at);
        assert!(!ours(&one.document, &[1]), "{}", one.at);
        assert!(one.jwt.as_ref().is_none_or(|jwt| !ours(jwt, &[1])), "{}", one.at);
    }
}

#[test]
fn every_judge_refuses_every_flipped_byte() {
    let instance = Did::of_url(URL);
    let documents = documents(&instance, &instance.community("x"));
    let good = list(Purpose::Revocation, &[1]);
    let flip = |text: &str, at: usize| {
        let mut bytes = text.as_bytes().to_vec();
        bytes[at] ^= 1;
        String::from_utf8(bytes).unwrap()
    };
    let jwts: Vec<Value> = (0..good.jwt.len())
        .map(|at| json!({ "jwt": flip(&good.jwt, at), "typ": "vc+jwt", "documents": documents }))
        .collect();
    for (at, answer) in ask_node(&jwts).iter().enumerate() {
        assert_eq!(answer["jose"], json!(false), "byte {at} of the JWT");
    }
    // What is no JSON any more is refused by every reader of JSON.
    let texts = (0..good.document.len()).map(|at| flip(&good.document, at));
    let read: Vec<Value> = texts.filter_map(|text| serde_json::from_str(&text).ok()).collect();
    assert!(read.len() > 300, "{}", read.len());
    let asked = |document: &Value| json!({ "document": document, "integrity": true, "documents": documents });
    for (document, answer) in read.iter().zip(ask_node(&read.iter().map(asked).collect::<Vec<_>>())) {
        assert_eq!(answer["integrity"], json!(false), "{document}");
    }
}

#[test]
fn every_judge_refuses_a_revoked_key_and_a_list_of_another_instance() {
    let instance = Did::of_url(URL);
    let good = list(Purpose::Revocation, &[1]);
    let earlier = signed_by(2, &good);
    let both = documents(&instance, &instance.community("x"));
    let left = json!({ instance.as_str(): instance.document(&instance, &[key(1).public()]) });
    let mut moved: Value = serde_json::from_str(&good.document).unwrap();
    moved.as_object_mut().unwrap().remove("proof");
    moved["issuer"] = json!("did:web:other.example");
    let moved = secure(&moved, &instance, 1);
    let asked = [
        question(&earlier, "vc+jwt", &both),
        question(&earlier, "vc+jwt", &left),
        question(&moved, "vc+jwt", &both),
    ];
    assert_eq!(verdicts(&asked), [[true; 3], [false; 3], [false; 3]]);
    assert!(ours(&earlier.document, &[1, 2]) && !ours(&earlier.document, &[1]));
    assert!(!ours(&moved.document, &[1]) && !ours(&moved.jwt, &[1]));
    let other = question(&good, "status-event+jwt", &both);
    assert_eq!(ask_node(&[other])[0]["jose"], json!(false), "a list is no event");
}

#[test]
fn the_lists_are_credentials_of_the_instance() {
    let instance = Did::of_url(URL);
    let documents = documents(&instance, &instance.community("x"));
    let good = list(Purpose::Revocation, &[1]);
    let mut changed = good.clone();
    let mut document: Value = serde_json::from_str(&changed.document).unwrap();
    document["credentialSubject"]["encodedList"] = json!(StatusList::of([]).encode());
    changed.document = document.to_string();
    changed.jwt = changed.jwt.replacen("ey", "eY", 1);
    let foreign = {
        let mut document: Value = serde_json::from_str(&good.document).unwrap();
        document.as_object_mut().unwrap().remove("proof");
        secure(&document, &instance, 3)
    };
    let questions = [&good, &changed, &foreign].map(|one| question(one, "vc+jwt", &documents));
    let (node, python) = (ask_node(&questions), ask_python(&questions));
    for (n, expected) in [true, false, false].into_iter().enumerate() {
        assert_eq!((&node[n]["jose"], &node[n]["integrity"]), (&json!(expected), &json!(expected)), "{n}");
        assert_eq!(python[n]["openvc"], json!(expected), "{n}");
    }
}
