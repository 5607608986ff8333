use serde_json::json;

use super::*;

const CREATED: &str = "2023-02-24T23:36:38Z";

fn document(issuer: &Did) -> Value {
    json!({ "@context": ["https://www.w3.org/ns/credentials/v2"], "issuer": issuer.as_str(), "b": "نعم", "a": [1, true] })
}

fn secured() -> (Secured, Jwks) {
    let (did, key) = (Did::of_url("https://a.example"), SigningKey::from_seed(&[7; 32]));
    let secured = secure(&document(&did), MEDIA_TYPE, Signatory { did: &did, key: &key }, CREATED).unwrap();
    (secured, Jwks::new(key.public(), [SigningKey::from_seed(&[8; 32]).public()]))
}

/// W3C Data Integrity EdDSA Cryptosuites 1.0, appendix B.2: keys, hashes and signature of its example.
#[test]
fn the_published_example() {
    let seed = bs58::decode("3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq").into_vec().unwrap();
    let key = SigningKey::from_seed(seed[2..].try_into().unwrap());
    let public = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
    assert_eq!(key.public().to_multibase(), public);
    let context =
        json!(["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"]);
    let document = json!({
        "@context": context,
        "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "AlumniCredential"],
        "name": "Alumni Credential",
        "description": "A minimum viable example of an Alumni Credential.",
        "issuer": "https://vc.example/issuers/5678",
        "validFrom": "2023-01-01T00:00:00Z",
        "credentialSubject": { "id": "did:example:abcdefgh", "alumniOf": "The School of Examples" }
    });
    let proof = Proof {
        context: Some(context),
        created: CREATED.into(),
        cryptosuite: SUITE.into(),
        proof_purpose: PURPOSE.into(),
        proof_value: None,
        kind: PROOF.into(),
        verification_method: format!("did:key:{public}#{public}"),
    };
    let signed = to_sign(&proof, &canonical::to_bytes(&document).unwrap()).unwrap();
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert_eq!(
        hex(&signed),
        "66ab154f5c2890a140cb8388a22a160454f80575f6eae09e5a097cabe539a1db\
         59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19"
    );
    assert_eq!(
        bs58::encode(key.sign(&signed)).into_string(),
        "2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX"
    );
}

#[test]
fn both_forms_hold_and_say_the_same() {
    let (secured, keys) = secured();
    let expected = document(&Did::of_url("https://a.example"));
    assert_eq!(verify_jwt(&secured.jwt, MEDIA_TYPE, &keys), Ok(expected.clone()));
    assert_eq!(verify_document(secured.document.as_bytes(), &keys), Ok(expected.clone()));
    assert_eq!(digest_of(&expected), Some(secured.digest.clone()));
    let with_proof: Value = serde_json::from_str(&secured.document).unwrap();
    assert_eq!(digest_of(&with_proof), Some(secured.digest));
}

#[test]
fn every_changed_byte_is_refused() {
    let (secured, keys) = secured();
    for at in 0..secured.document.len() {
        let mut bytes = secured.document.clone().into_bytes();
        bytes[at] ^= 1 << (at % 8);
        assert!(verify_document(&bytes, &keys).is_err(), "document, byte {at}");
    }
    for at in 0..secured.jwt.len() {
        let mut bytes = secured.jwt.clone().into_bytes();
        bytes[at] ^= 1 << (at % 7);
        let text = String::from_utf8(bytes).unwrap();
        assert!(verify_jwt(&text, MEDIA_TYPE, &keys).is_err(), "jwt, byte {at}");
    }
}

type Change = &'static dyn Fn(&mut Value);

#[test]
fn what_does_not_belong_together_is_refused() {
    let (secured, keys) = secured();
    let with_proof: Value = serde_json::from_str(&secured.document).unwrap();
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut document = with_proof.clone();
        change(&mut document);
        verify_document(canonical::to_text(&document).unwrap().as_bytes(), &keys)
    };
    let none = Jwks::new(SigningKey::from_seed(&[9; 32]).public(), []);
    assert_eq!(verify_document(secured.document.as_bytes(), &none), Err(CredentialError::UnknownKey));
    assert_eq!(verify_jwt(&secured.jwt, "other+jwt", &keys), Err(JwsError::Type.into()));
    let cases: [(Change, CredentialError); 7] = [
        (&|document| document["issuer"] = json!("did:web:b.example"), CredentialError::Issuer),
        (&|document| document["@context"] = json!(["https://other.example"]), CredentialError::Context),
        (&|document| document["proof"]["@context"] = json!([]), CredentialError::Context),
        (&|document| document["a"] = json!([2, true]), CredentialError::Signature),
        (
            &|document| document["proof"]["created"] = json!("2023-02-24T23:36:39Z"),
            CredentialError::Signature,
        ),
        (&|document| document["proof"]["proofPurpose"] = json!("authentication"), CredentialError::Proof),
        (&|document| document["proof"] = json!([document["proof"]]), CredentialError::Proof),
    ];
    for (change, fault) in cases {
        assert_eq!(changed(change), Err(fault));
    }
    // Signed by a key that is published, but as somebody else.
    let (other, key) = (Did::of_url("https://b.example"), SigningKey::from_seed(&[7; 32]));
    let forged = document(&Did::of_url("https://a.example"));
    let forged = secure(&forged, MEDIA_TYPE, Signatory { did: &other, key: &key }, CREATED).unwrap();
    assert_eq!(verify_jwt(&forged.jwt, MEDIA_TYPE, &keys), Err(CredentialError::Issuer));
    assert_eq!(verify_document(forged.document.as_bytes(), &keys), Err(CredentialError::Issuer));
}
