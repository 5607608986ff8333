//! The status lists before their judges.

use evidence::{
    did::Did,
    status::{ENTRIES, ListDocument, Purpose, StatusList},
};

use super::*;

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
    // A list under another's address says something else than is asked.
    let swapped = asked(77, &suspended, &revoked);
    assert_eq!(ask_node(&[swapped])[0]["status"], json!("refused"));
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
