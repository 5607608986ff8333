use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use proptest::prelude::*;
use serde_json::json;

use super::*;

fn key() -> SigningKey {
    SigningKey::from_seed(&[7; 32])
}
fn proof() -> KeyProof {
    KeyProof::new(&key().public(), "did:web:a.example", "once")
}
fn countersignature() -> Countersignature {
    let requester = "did:web:a.example:requesters:req_1";
    Countersignature::new(&key().public(), requester, "agr_1", "sha256:aa", "sha256:bb")
}
fn cosignature() -> Cosignature {
    Cosignature::new(&key().public(), KeyRole::Steward, "com_1", "sha256:bb")
}
fn acknowledgement() -> Acknowledgement {
    Acknowledgement::new(&key().public(), "did:web:a.example:requesters:req_1", "agr_1", "sha256:ee")
}
fn deletion() -> Deletion {
    let deleted = "2026-03-08T08:00:00Z".parse().unwrap();
    Deletion::new(&key().public(), "did:web:a.example:requesters:req_1", "agr_1", "sha256:ee", deleted)
}
fn header(jws: &str) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(jws.split('.').next().unwrap()).unwrap()).unwrap()
}

#[test]
fn each_kind_is_signed_and_read_back_under_its_own_name() {
    let id = key().public().id();
    let jws = sign(&proof(), &key()).unwrap();
    assert_eq!(header(&jws), json!({ "alg": "EdDSA", "kid": id, "typ": "key-proof+jwt" }));
    assert_eq!(verify::<KeyProof>(&jws).unwrap(), Held { document: proof(), key: key().public() });
    let jws = sign(&countersignature(), &key()).unwrap();
    let kid = format!("did:web:a.example:requesters:req_1#{id}");
    assert_eq!(header(&jws), json!({ "alg": "EdDSA", "kid": kid, "typ": "countersignature+jwt" }));
    assert_eq!(verify::<Countersignature>(&jws).unwrap().document, countersignature());
    let jws = sign(&cosignature(), &key()).unwrap();
    assert_eq!(header(&jws), json!({ "alg": "EdDSA", "kid": id, "typ": "cosignature+jwt" }));
    assert_eq!(verify::<Cosignature>(&jws).unwrap().document, cosignature());
    let jws = sign(&acknowledgement(), &key()).unwrap();
    let kid = format!("did:web:a.example:requesters:req_1#{id}");
    assert_eq!(header(&jws), json!({ "alg": "EdDSA", "kid": kid, "typ": "acknowledgement+jwt" }));
    assert_eq!(verify::<Acknowledgement>(&jws).unwrap().document, acknowledgement());
    let jws = sign(&deletion(), &key()).unwrap();
    assert_eq!(header(&jws), json!({ "alg": "EdDSA", "kid": kid, "typ": "deletion+jwt" }));
    assert_eq!(verify::<Deletion>(&jws).unwrap().document, deletion());
}

#[test]
fn a_second_signature_names_a_key_and_no_person() {
    let payload = serde_json::to_value(cosignature()).unwrap();
    let members: Vec<_> = payload.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(members, ["community", "decision", "issuer", "jwk", "role", "type", "version"]);
    assert_eq!(payload["issuer"], json!(format!("{THUMBPRINT_URI}{}", key().public().id())));
    assert_eq!(payload["role"], "steward");
}

#[test]
fn no_kind_passes_for_another() {
    let jwss = [
        sign(&proof(), &key()).unwrap(),
        sign(&countersignature(), &key()).unwrap(),
        sign(&cosignature(), &key()).unwrap(),
        sign(&acknowledgement(), &key()).unwrap(),
        sign(&deletion(), &key()).unwrap(),
    ];
    for (at, jws) in jwss.iter().enumerate() {
        let codes = [
            verify::<KeyProof>(jws).err().map(|error| error.code()),
            verify::<Countersignature>(jws).err().map(|error| error.code()),
            verify::<Cosignature>(jws).err().map(|error| error.code()),
            verify::<Acknowledgement>(jws).err().map(|error| error.code()),
            verify::<Deletion>(jws).err().map(|error| error.code()),
        ];
        for (kind, code) in codes.into_iter().enumerate() {
            assert_eq!(code, (kind != at).then_some("jws-type"), "{at} as {kind}");
        }
    }
}

#[test]
fn every_changed_member_is_refused() {
    let good = serde_json::to_value(countersignature()).unwrap();
    let other = SigningKey::from_seed(&[8; 32]);
    let requester = "did:web:a.example:requesters:req_1";
    let by = |payload: &Value, signer: &SigningKey, kid: &str| {
        let jws = jws::sign_as(payload, Countersignature::TYP, signer, kid).unwrap();
        verify::<Countersignature>(&jws).unwrap_err().code()
    };
    let kid = format!("{requester}#{}", key().id());
    let with = |member: &str, value: Value| {
        let mut changed = good.clone();
        changed[member] = value;
        changed
    };
    for (payload, signer, kid, code) in [
        (with("type", json!("Cosignature")), key(), kid.clone(), "signature-form"),
        (with("version", json!(2)), key(), kid.clone(), "signature-form"),
        (with("more", json!("x")), key(), kid.clone(), "signature-form"),
        (with("jwk", json!("x")), key(), kid.clone(), "key-public-malformed"),
        (with("jwk", other.public().to_jwk()), key(), kid.clone(), "jws-unknown-key"),
        (good.clone(), other, kid.clone(), "jws-signature"),
        (good.clone(), key(), key().id().to_owned(), "signature-issuer"),
        (good.clone(), key(), format!("did:web:other.example#{}", key().id()), "signature-issuer"),
        (with("issuer", json!("did:web:other.example")), key(), kid.clone(), "signature-issuer"),
        (
            with("issuer", json!(format!("{THUMBPRINT_URI}{}", "A".repeat(43)))),
            key(),
            kid,
            "signature-issuer",
        ),
    ] {
        assert_eq!(by(&payload, &signer, &kid), code, "{payload}");
    }
    let mut without = good;
    without.as_object_mut().unwrap().remove("jwk");
    assert_eq!(by(&without, &key(), "k"), "signature-form");
}

proptest! {
    #[test]
    fn a_changed_byte_is_refused(at in any::<prop::sample::Index>(), to in "[A-Za-z0-9_.-]") {
        let jws = sign(&cosignature(), &key()).unwrap();
        let at = at.index(jws.len());
        prop_assume!(!jws[at..].starts_with(&to));
        let changed = format!("{}{to}{}", &jws[..at], &jws[at + 1..]);
        prop_assert!(verify::<Cosignature>(&changed).is_err());
    }
}
