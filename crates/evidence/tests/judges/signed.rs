//! What is signed as a JWS alone before npm's jose: what the instance and requesters say under their names, and what people and
//! organisations sign with keys of their own. And what we ourselves make of the same.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::signatory::KeyRole;
use evidence::{
    check::PERMISSION,
    credential::verify_jwt,
    keys::Jwks,
    signature::{self, Cosignature, Countersignature, Document, KeyProof, SignatureError},
    status::event::{self, Change},
};

use super::*;

/// Something signed, as a question to jose: with the key that it carries or with those of its issuer.
struct Kind {
    typ: &'static str,
    jwt: String,
    own: bool,
    /// The same by another key, in a place where none but ours may stand.
    forged: String,
    /// By an earlier key, which was taken back since.
    revoked: Option<String>,
}

fn instance() -> Did {
    Did::of_url(URL)
}

fn requester() -> Did {
    instance().requester("req_1")
}

/// A document of an issuer's.
fn issued(typ: &'static str, did: &Did, more: Value) -> Kind {
    let mut document = more;
    document["issuer"] = json!(did.as_str());
    let by = |seed, named: &Did| {
        let by = Signatory { did: named, key: &key(seed) };
        evidence::credential::secure(&document, typ, by, "2026-03-09T08:00:00Z").unwrap().jwt
    };
    let under = |kid: &str| evidence::jws::sign_as(&document, typ, &key(3), kid).unwrap();
    Kind { typ, jwt: by(1, did), own: false, forged: under(&did.key(key(1).id())), revoked: Some(by(2, did)) }
}

/// A document with its own key.
fn signed<D: Document>(document: &D, kid: &str) -> Kind {
    let forged = evidence::jws::sign_as(document, D::TYP, &key(3), kid).unwrap();
    Kind { typ: D::TYP, jwt: signature::sign(document, &key(1)).unwrap(), own: true, forged, revoked: None }
}

fn kinds() -> Vec<Kind> {
    let event = |seed| {
        let change = Change {
            agreement: format!("{URL}/agreements/agr_1"),
            sequence: 2,
            previous: Some(format!("sha256:{}", "0a".repeat(32))),
            status: "suspended",
            reason: "promise-late",
            since: "2026-03-09T08:00:00Z".to_owned(),
        };
        event::sign(change, Signatory { did: &instance(), key: &key(seed) }).unwrap().jwt
    };
    let said: Value = serde_json::from_slice(&payload(&event(1))).unwrap();
    let mut status = issued(event::MEDIA_TYPE, &instance(), said);
    (status.jwt, status.revoked) = (event(1), Some(event(2)));
    let (own, id) = (key(1).public(), key(1).id().to_owned());
    let (did, by_requester) = (requester().to_string(), requester().key(key(1).id()));
    let agreed = json!({ "agreement": format!("{URL}/agreements/agr_1"), "at": "2026-03-09T08:00:00Z" });
    let answer = json!({
        "iss": URL, "iat": 1_773_043_200, "exp": 1_773_043_260, "decision": true, "journal_size": 7,
        "question": { "subject": { "type": "requester", "id": "university" }, "action": { "name": "use" } },
        "agreements": [{ "id": "agr_1", "terms": "sha256:0a" }],
    });
    vec![
        status,
        issued(PERMISSION, &instance(), answer),
        issued("acknowledgement+jwt", &requester(), agreed.clone()),
        issued("deletion+jwt", &requester(), agreed),
        signed(&KeyProof::new(&own, instance().as_str(), "once"), &id),
        signed(&Countersignature::new(&own, &did, "agr_1", "sha256:aa", "sha256:bb"), &by_requester),
        signed(&Cosignature::new(&own, KeyRole::Steward, "com_1", "sha256:bb"), &id),
    ]
}

fn payload(jwt: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(jwt.split('.').nth(1).unwrap()).unwrap()
}

/// The names that are known: each with key 1, and key 2 as long as it was not taken back.
fn known(seeds: &[u8]) -> Value {
    let keys: Vec<_> = seeds.iter().map(|seed| key(*seed).public()).collect();
    let neighbour = instance().requester("req_2");
    let document = |did: &Did| (did.to_string(), did.document(&instance(), &keys));
    [instance(), requester(), neighbour].iter().map(document).collect::<serde_json::Map<_, _>>().into()
}

/// What we make of it.
fn ours(jwt: &str, typ: &str, own: bool, seeds: &[u8]) -> bool {
    fn holds<D: Document>(jwt: &str) -> bool {
        let held: Result<signature::Held<D>, SignatureError> = signature::verify(jwt);
        held.is_ok()
    }
    match typ {
        KeyProof::TYP if own => holds::<KeyProof>(jwt),
        Countersignature::TYP if own => holds::<Countersignature>(jwt),
        Cosignature::TYP if own => holds::<Cosignature>(jwt),
        event::MEDIA_TYPE => event::verify(jwt, &jwks(seeds)).is_ok(),
        _ => verify_jwt(jwt, typ, &jwks(seeds)).is_ok(),
    }
}

fn jwks(seeds: &[u8]) -> Jwks {
    let mut keys = seeds.iter().map(|seed| key(*seed).public());
    Jwks::new(keys.next().unwrap(), keys)
}

/// What jose makes of each of these, as this kind of document.
fn jose(jwts: &[String], typ: &str, own: bool, seeds: &[u8]) -> Vec<bool> {
    let documents = known(seeds);
    let asked = |jwt: &String| json!({ "jwt": jwt, "typ": typ, "own": own, "documents": documents });
    let answers = ask_node(&jwts.iter().map(asked).collect::<Vec<_>>());
    answers.iter().map(|answer| answer["jose"].as_bool().unwrap()).collect()
}

#[test]
fn jose_and_we_accept_each_kind_and_take_none_for_another() {
    let kinds = kinds();
    let all: Vec<String> = kinds.iter().map(|kind| kind.jwt.clone()).collect();
    for (at, kind) in kinds.iter().enumerate() {
        let expected: Vec<bool> = (0..all.len()).map(|other| other == at).collect();
        assert_eq!(jose(&all, kind.typ, kind.own, &[1]), expected, "{}", kind.typ);
        let held: Vec<bool> = all.iter().map(|jwt| ours(jwt, kind.typ, kind.own, &[1])).collect();
        assert_eq!(held, expected, "{}", kind.typ);
    }
}

#[test]
fn jose_and_we_refuse_every_changed_member_and_every_flipped_byte() {
    for kind in kinds() {
        let whole: Value = serde_json::from_slice(&payload(&kind.jwt)).unwrap();
        let (head, signature) = (kind.jwt.split('.').next().unwrap(), kind.jwt.rsplit('.').next().unwrap());
        let mut corpus: Vec<(String, String)> = Vec::new();
        for at in pointers::leaves(&whole) {
            let mut changed = whole.clone();
            let leaf = changed.pointer_mut(&at).unwrap();
            *leaf = match &*leaf {
                Value::String(text) => json!(format!("{text}x")),
                Value::Number(number) => json!(number.as_u64().unwrap() + 1),
                Value::Bool(truth) => json!(!truth),
                other => panic!("{at} is {other}"),
            };
            let text = serde_json_canonicalizer::to_string(&changed).unwrap();
            corpus.push((at, format!("{head}.{}.{signature}", URL_SAFE_NO_PAD.encode(text))));
        }
        assert!(corpus.len() > 2, "{}", kind.typ);
        for at in 0..kind.jwt.len() {
            let mut bytes = kind.jwt.clone().into_bytes();
            bytes[at] ^= 1;
            corpus.push((format!("byte {at}"), String::from_utf8(bytes).unwrap()));
        }
        let jwts: Vec<String> = corpus.iter().map(|(_, jwt)| jwt.clone()).collect();
        for ((at, jwt), told) in corpus.iter().zip(jose(&jwts, kind.typ, kind.own, &[1])) {
            assert!(!told, "jose takes {} changed at {at}", kind.typ);
            assert!(!ours(jwt, kind.typ, kind.own, &[1]), "we take {} changed at {at}", kind.typ);
        }
    }
}

#[test]
fn jose_and_we_refuse_another_key_a_revoked_one_and_what_another_says() {
    for kind in kinds() {
        let of_another = kind.jwt.clone();
        let mut bad = vec![kind.forged.clone()];
        if !kind.own {
            // The same words under the name of a neighbour, who has the same keys.
            let said: Value = serde_json::from_slice(&payload(&of_another)).unwrap();
            let neighbour = instance().requester("req_2").key(key(1).id());
            bad.push(evidence::jws::sign_as(&said, kind.typ, &key(1), &neighbour).unwrap());
        }
        assert_eq!(jose(&bad, kind.typ, kind.own, &[1]), vec![false; bad.len()], "{}", kind.typ);
        for jwt in &bad {
            assert!(!ours(jwt, kind.typ, kind.own, &[1]), "{}: {jwt}", kind.typ);
        }
        if let Some(revoked) = kind.revoked {
            for (seeds, holds) in [(&[1, 2][..], true), (&[1][..], false)] {
                assert_eq!(
                    jose(std::slice::from_ref(&revoked), kind.typ, false, seeds),
                    [holds],
                    "{}",
                    kind.typ
                );
                assert_eq!(ours(&revoked, kind.typ, false, seeds), holds, "{}", kind.typ);
            }
        }
    }
}
