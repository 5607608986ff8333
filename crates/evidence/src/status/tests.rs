use super::{event::Change, *};
use crate::{did::Did, jws, keys::SigningKey};

const URL: &str = "https://ownaccord.example";

fn key() -> SigningKey {
    SigningKey::from_seed(&[1; 32])
}

fn keys() -> Jwks {
    Jwks::new(key().public(), [])
}

fn signed(purpose: Purpose) -> Secured {
    let list = StatusList::of([0, 77, ENTRIES - 1, ENTRIES]);
    let term = ("2026-03-09T08:00:00Z".to_owned(), "2026-03-09T09:00:00Z".to_owned());
    let did = Did::of_url(URL);
    let document = ListDocument::new((URL, purpose, 1), &did, &list, term, 60_000);
    document.sign(Signatory { did: &did, key: &key() }).unwrap()
}

fn revoked(form: &str) -> Result<(ListDocument, StatusList), StatusError> {
    verify(form, ("https://ownaccord.example/status/revocation", Purpose::Revocation), &keys())
}

#[test]
fn exactly_the_set_places_are_set() {
    let list = StatusList::of([0, 77, ENTRIES - 1, ENTRIES]);
    let set: Vec<u32> = (0..ENTRIES).filter(|place| list.get(*place) == Some(true)).collect();
    assert_eq!(set, [0, 77, ENTRIES - 1]);
    assert_eq!(list.get(ENTRIES), None);
    assert_eq!(StatusList::decode(&list.encode()), Ok(list));
}

/// The example of section 3.2 of the standard packs 131,072 zero bits; its text is that of another packer, and the bits the same.
#[test]
fn the_published_example_is_read() {
    let published = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";
    assert_eq!(StatusList::decode(published), Ok(StatusList::of([])));
}

#[test]
fn what_cannot_be_a_list_is_not_unpacked() {
    let pack = |bytes: &[u8]| {
        let mut packed = GzBuilder::new().write(Vec::new(), Compression::best());
        packed.write_all(bytes).unwrap();
        format!("u{}", URL_SAFE_NO_PAD.encode(packed.finish().unwrap()))
    };
    let good = StatusList::of([5]).encode();
    let cases = [
        String::new(),
        "u".to_owned(),
        good[1..].to_owned(),
        good[..good.len() - 8].to_owned(),
        pack(&vec![0; BYTES - 1]),
        pack(&vec![0; BYTES + 1]),
        // A megabyte of packed nothing unpacks to a thousand times as much.
        pack(&vec![0; 64 << 20]),
    ];
    for text in cases {
        assert_eq!(StatusList::decode(&text), Err(StatusError::Bits));
    }
}

#[test]
fn both_forms_verify() {
    let signed = signed(Purpose::Revocation);
    for form in [&signed.jwt, &signed.document] {
        let (document, list) = revoked(form).unwrap();
        assert_eq!(
            (document.purpose(), list.get(77), list.get(78)),
            (Purpose::Revocation, Some(true), Some(false))
        );
    }
}

#[test]
fn every_changed_byte_another_list_and_another_key_are_refused() {
    let suspended = signed(Purpose::Suspension);
    let signed = signed(Purpose::Revocation);
    for form in [&signed.document, &signed.jwt] {
        for at in 0..form.len() {
            let mut changed = form.clone().into_bytes();
            changed[at] ^= 1;
            let list = ("https://ownaccord.example/status/revocation", Purpose::Revocation);
            assert!(verify(&changed, list, &keys()).is_err(), "byte {at}");
        }
    }
    assert_eq!(revoked(&suspended.jwt).unwrap_err(), StatusError::OtherList);
    let elsewhere =
        verify(&signed.jwt, ("https://b.example/status/revocation", Purpose::Revocation), &keys());
    assert_eq!(elsewhere.unwrap_err(), StatusError::OtherList);
    let other = Jwks::new(SigningKey::from_seed(&[2; 32]).public(), []);
    let list = ("https://ownaccord.example/status/revocation", Purpose::Revocation);
    assert_eq!(verify(&signed.jwt, list, &other).unwrap_err().code(), "jws-unknown-key");
}

fn change(sequence: u64, previous: Option<String>, status: &'static str) -> Change {
    let since = format!("2026-03-09T08:00:0{sequence}Z");
    let agreement = format!("{URL}/agreements/agr_1");
    Change { agreement, sequence, previous, status, reason: "countersigned", since }
}

#[test]
fn events_follow_each_other_and_none_can_be_left_out() {
    let did = Did::of_url(URL);
    let by = Signatory { did: &did, key: &key() };
    let first = event::sign(change(1, None, "in-force"), by).unwrap();
    let second = event::sign(change(2, Some(first.digest.clone()), "suspended"), by).unwrap();
    let third = event::sign(change(3, Some(second.digest.clone()), "withdrawn"), by).unwrap();
    let chain = |jwts: &[&Secured]| {
        let jwts: Vec<String> = jwts.iter().map(|one| one.jwt.clone()).collect();
        event::verify_chain(&jwts, &keys())
    };
    let told = chain(&[&first, &second, &third]).unwrap();
    let statuses: Vec<&str> = told.iter().map(|event| event.status.as_str()).collect();
    assert_eq!(statuses, ["in-force", "suspended", "withdrawn"]);
    for broken in [vec![&first, &third], vec![&second, &third], vec![&second], vec![&first, &first]] {
        assert_eq!(chain(&broken), Err(event::EventError::Chain));
    }
    let other =
        event::sign(Change { previous: Some("x".into()), ..change(2, None, "suspended") }, by).unwrap();
    assert_eq!(event::verify(&other.jwt, &keys()), Err(event::EventError::Form));
    let unknown = event::sign(change(1, None, "forgotten"), by).unwrap();
    assert_eq!(event::verify(&unknown.jwt, &keys()), Err(event::EventError::Form));
    let replayed =
        jws::sign_as(&serde_json::json!({ "issuer": did.as_str() }), "vc+jwt", &key(), &did.key(key().id()));
    assert!(event::verify(&replayed.unwrap(), &keys()).is_err());
}

/// The page for those who read events shows two: they are what it says they are.
#[test]
fn the_events_in_the_manual_follow_each_other() {
    let page = include_str!("../../../../docs/status.md");
    let shown = page.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next());
    let shown = shown.map(|text| serde_json::from_str::<Value>(text).unwrap());
    let did = Did::of_url(URL);
    let by = Signatory { did: &did, key: &key() };
    let sign =
        |shown: Value| credential::secure(&shown, event::MEDIA_TYPE, by, "2026-11-29T06:30:00Z").unwrap().jwt;
    let jwts: Vec<String> = shown.filter(|shown| shown["type"] == "StatusEvent").map(sign).collect();
    let events = event::verify_chain(&jwts, &keys()).unwrap();
    let told: Vec<_> = events.iter().map(|event| (event.status.as_str(), event.reason.as_str())).collect();
    assert_eq!(told, [("in-force", "signed-by-all"), ("suspended", "danger")]);
}
