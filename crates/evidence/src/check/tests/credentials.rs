//! Vectors of the two credentials, the decision and the agreement: `tests/vectors/credentials.json`, made by this test
//! (`VECTORS_WRITE=1 cargo nextest run --locked -p evidence vectors`).
//!
//! What was changed is told by rules that both verifiers know, so that the file stays small: `flips` turn the lowest bit of each byte,
//! `changes` do to each value of a document whatever can be done to one, and with a `seed` sign the outcome anew.

mod misused;

use std::{collections::BTreeMap, path::PathBuf};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::signatory::KeyRole;
use serde_json::{Map, Value, json};

use super::{
    INSTANCE, REQUESTER, flipped, instance, key,
    log::{self, STEWARD},
    requester,
};
use crate::{
    agreement::{self, samples::Resting},
    canonical,
    check::{Trust, check},
    credential::{self, Secured, Signatory},
    decision::{DecisionDocument, credential::tests as decisions},
    digest, jws,
    pointers::pointers,
    signature::{self, Cosignature, Countersignature},
};

const DECIDED: &str = "2026-03-08T08:00:01.25Z";
const TERM: [&str; 2] = ["2026-03-09T07:00:00Z", "2026-06-07T07:00:00Z"];

/// Whose keys are trusted, by the words in the vectors. That of the last was revoked, and nothing of the log is at hand.
const TRUSTS: [&str; 5] = ["instance", "after-revocation", "stranger", "none", "revoked-later"];

fn trust(word: &str) -> Trust {
    if super::TRUSTS.contains(&word) { super::trust(word) } else { log::trust(word) }
}

fn told(word: &str) -> Value {
    let of_log = log::trusts().find(|(one, _)| one == word && !super::TRUSTS.contains(&word));
    of_log.map_or_else(|| super::told(word), |(_, told)| told)
}

fn renamed(mut document: DecisionDocument, outcome: &str) -> DecisionDocument {
    (document.id, document.community.id, document.outcome) = ("dec_1".into(), "com_1".into(), outcome.into());
    document
}

fn value(document: &DecisionDocument) -> Value {
    decisions::value(document.clone())
}

fn agreement(by: &str) -> Value {
    let decision = renamed(decisions::refusal(), "consented");
    let (terms, about) = (decision.terms.clone().unwrap(), decision.digest().unwrap());
    let (steward, theirs, requester) = (key(STEWARD), key(REQUESTER), requester());
    let second = Cosignature::new(&steward.public(), KeyRole::Steward, "com_1", &about);
    let counter = Countersignature::new(&theirs.public(), requester.as_str(), "agr_1", &terms, &about);
    let jws = (by == "signature").then(|| signature::sign(&counter, &theirs).unwrap());
    let resting = Resting {
        decision: &serde_json::to_value(&decision).unwrap(),
        id: "agr_1",
        requester: &requester,
        terms: &terms,
        term: TERM,
        bit: 77,
        countersignature: agreement::Countersignature { by: by.into(), at: TERM[0].into(), jws },
        signatures: vec![signature::sign(&second, &steward).unwrap()],
    };
    serde_json::to_value(resting.document()).unwrap()
}

/// The documents: a name, the document, and when it was signed.
fn documents() -> Vec<(&'static str, Value, &'static str)> {
    vec![
        ("refusal", value(&renamed(decisions::refusal(), "refused")), DECIDED),
        ("run-off", value(&renamed(decisions::run_off(), "run-off")), DECIDED),
        ("agreement", agreement("signature"), TERM[0]),
        ("agreement by a connector", agreement("dataspace"), TERM[0]),
    ]
}

fn signed(document: &Value, community: &str, seed: u8, created: &str) -> Secured {
    let did = instance().community(community);
    let by = Signatory { did: &did, key: &key(seed) };
    credential::secure(document, credential::MEDIA_TYPE, by, created).unwrap()
}

/// A document signed as this type by this key, under the name that it gives its issuer where it gives one.
fn anew(document: &Value, typ: &str, seed: u8) -> String {
    let community = instance().community("com_1");
    let issuer = document.get("issuer").and_then(Value::as_str).unwrap_or(community.as_str());
    jws::sign_as(document, typ, &key(seed), &format!("{issuer}#{}", key(seed).id())).unwrap()
}

/// The document with one value changed, in every way that there is, by what was done and where.
fn changes(document: &Value) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    let places = pointers(document);
    for at in places.iter().map(String::as_str).chain([""]) {
        let mut put = |how: &str, value: Option<Value>| {
            // An empty list without its items is what it was.
            if value.as_ref() == document.pointer(at) {
                return;
            }
            let mut changed = document.clone();
            match (value, at.rsplit_once('/')) {
                (Some(value), _) => *changed.pointer_mut(at).unwrap() = value,
                (None, Some((parent, name))) => match changed.pointer_mut(parent).unwrap() {
                    Value::Object(members) => drop(members.remove(name)),
                    Value::Array(items) => drop(items.remove(name.parse().unwrap())),
                    _ => {}
                },
                (None, None) => return,
            }
            all.insert(format!("{how} {at}"), changed);
        };
        let was = document.pointer(at).unwrap();
        match was {
            Value::String(text) => {
                put("changed", Some(json!(format!("{text}x"))));
                put("emptied", Some(json!("")));
            }
            Value::Number(number) => put("changed", Some(json!(number.as_u64().unwrap() + 1))),
            Value::Bool(truth) => put("changed", Some(json!(!truth))),
            Value::Null => {}
            Value::Object(members) => {
                let mut more = members.clone();
                more.insert("unheardOf".to_owned(), json!(1));
                put("changed", Some(Value::Object(more)));
                put("emptied", Some(json!({})));
            }
            Value::Array(items) => {
                put("changed", Some(items.iter().chain(items.last()).cloned().collect()));
                put("emptied", Some(json!([])));
            }
        }
        put("null", Some(Value::Null));
        put("another kind", Some(if was.is_string() { json!([]) } else { json!("x") }));
        put("gone", None);
    }
    all
}

/// How the vectors tell what these copies come to: the most frequent code, and the others with what was done.
fn answers(
    copies: impl Iterator<Item = (String, String)>,
    word: &str,
) -> (String, BTreeMap<String, Vec<String>>) {
    let (trust, mut by_code) = (trust(word), BTreeMap::<String, Vec<String>>::new());
    for (how, text) in copies {
        let code = check(text.as_bytes(), &trust).verdict.code();
        by_code.entry(code.to_owned()).or_default().push(how);
    }
    let rest = by_code.iter().max_by_key(|(_, all)| all.len()).map(|(code, _)| code.clone()).unwrap();
    by_code.remove(&rest);
    (rest, by_code)
}

/// Every change of a document: with its old proof, with its old JWT, and signed anew by the key that it should be signed with.
fn changed(name: &str, document: &Value, created: &str) -> Vec<Value> {
    let secured = signed(document, "com_1", INSTANCE, created);
    let with_proof: Value = serde_json::from_str(&secured.document).unwrap();
    let (head, signature) = (secured.jwt.split('.').next().unwrap(), secured.jwt.rsplit('.').next().unwrap());
    let text = |value: &Value| canonical::to_text(value).unwrap();
    let plain = changes(document);
    let mut all = Vec::new();
    let mut push = |how: &str, members: Value, copies: Vec<(String, String)>| {
        let (rest, codes) = answers(copies.into_iter(), "instance");
        let mut told =
            json!({ "name": format!("{name}, {how}"), "trust": "instance", "rest": rest, "codes": codes });
        told.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        all.push(told);
    };
    let copies = changes(&with_proof).iter().map(|(how, value)| (how.clone(), text(value))).collect();
    push("with its old proof", json!({ "document": with_proof }), copies);
    let jwt = |value: &Value| format!("{head}.{}.{signature}", URL_SAFE_NO_PAD.encode(text(value)));
    let copies = plain.iter().map(|(how, value)| (how.clone(), jwt(value))).collect();
    push("with its old signature", json!({ "document": document, "jwt": secured.jwt }), copies);
    let copies = plain
        .iter()
        .filter(|(_, value)| value.is_object())
        .map(|(how, value)| (how.clone(), anew(value, credential::MEDIA_TYPE, INSTANCE)))
        .collect();
    let seed = digest::text(&[INSTANCE; 32]).trim_start_matches("sha256:").to_owned();
    let by = json!({ "seed": seed, "typ": credential::MEDIA_TYPE });
    push("signed anew", json!({ "document": document, "signed": by }), copies);
    all
}

/// The vectors: cases, flipped bytes of the small one of the documents, and changes.
#[derive(Default)]
struct Vectors {
    cases: Vec<Value>,
    flips: Vec<Value>,
    changes: Vec<Value>,
}

impl Vectors {
    fn case(&mut self, name: &str, words: &[&str], text: &str) {
        let answer =
            |word: &&str| ((*word).to_owned(), json!(check(text.as_bytes(), &trust(word)).verdict.code()));
        let codes: Map<_, _> = words.iter().map(answer).collect();
        self.cases.push(json!({ "name": name, "text": text, "codes": codes }));
    }

    fn made() -> Self {
        let mut made = Self::default();
        for (at, (name, document, created)) in documents().into_iter().enumerate() {
            let secured = signed(&document, "com_1", INSTANCE, created);
            for (form, text) in [("as a JWT", &secured.jwt), ("with a proof", &secured.document)] {
                let name = format!("{name} {form}");
                made.case(&name, &TRUSTS, text);
                made.case(&format!("{name}, a line feed more"), &["instance"], &format!("{text}\n"));
                made.case(&format!("{name}, two line feeds more"), &["instance"], &format!("{text}\n\n"));
            }
            // What an agreement by a connector has, the other one has too.
            if at < 3 {
                for (name, text) in misused::misused(name, &document, created) {
                    made.case(&name, &["instance", "after-revocation"], &text);
                }
                made.changes.extend(changed(name, &document, created));
            }
        }
        made.flip_every_byte();
        for (name, text) in misused::mixed().into_iter().chain(misused::contradictions()) {
            made.case(&name, &["instance"], &text);
        }
        made
    }

    /// Every byte of a small one.
    fn flip_every_byte(&mut self) {
        let digest = [3; 32];
        let small = super::decision("pro_1", &digest, &digest, INSTANCE);
        let small = value(&serde_json::from_str(&small.document).unwrap());
        let secured = signed(&small, "com_1", INSTANCE, DECIDED);
        for (form, text) in [("as a JWT", &secured.jwt), ("with a proof", &secured.document)] {
            let (name, codes) =
                (format!("small decision {form}"), flipped(text.as_bytes(), &trust("instance")));
            self.flips.push(json!({ "name": name, "trust": "instance", "text": text, "codes": codes }));
        }
    }

    /// What a case came to, by the word of whose keys are trusted.
    fn answers(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.cases.iter().flat_map(|case| {
            let codes = case["codes"].as_object().unwrap().iter();
            codes.map(|(word, code)| (case["name"].as_str().unwrap(), word.as_str(), code.as_str().unwrap()))
        })
    }

    /// Only what was signed as it is, by whom it says, is good.
    fn assert_only_good_is_good(&self) {
        for (name, word, code) in self.answers() {
            let whole = name.ends_with(" as a JWT") && !name.contains(", ")
                || name.ends_with(" with a proof") && !name.contains(", ")
                || name.ends_with(", a line feed more")
                || name.ends_with(", as vc+jwt");
            let trusted = match word {
                "instance" => whole || name.contains("by an earlier key"),
                "after-revocation" => whole,
                _ => false,
            };
            assert_eq!(code == "good", trusted, "{name} with the keys of {word}: {code}");
            assert_eq!(code == "unknown-type", name.ends_with("no known type"), "{name}");
        }
        for flip in &self.flips {
            let codes = flip["codes"].to_string();
            for word in ["good", "unknown-kind", "nobody-signs-this", "unknown-type"] {
                assert!(!codes.contains(word), "{}: {codes}", flip["name"]);
            }
        }
    }

    /// Whatever was changed is refused; and what was signed anew is good only where it is still whole: other words for people, other
    /// figures, another list.
    fn assert_changes_are_refused(&self) {
        for told in &self.changes {
            let name = told["name"].as_str().unwrap();
            assert_ne!(told["rest"], json!("good"), "{name}");
            let good = told["codes"].get("good").and_then(Value::as_array).cloned().unwrap_or_default();
            assert!(name.ends_with("signed anew") || good.is_empty(), "{name}: {good:?}");
            for how in good.iter().map(|how| how.as_str().unwrap()) {
                let free = how.contains("/steps/") || how.starts_with("changed ") || how.starts_with("gone ");
                let list = how.starts_with("emptied ") && MAY_BE_EMPTY.iter().any(|name| how.ends_with(name));
                assert!(free || list, "{name}: {how}");
            }
        }
    }
}

const MAY_BE_EMPTY: [&str; 8] = [
    "/steps",
    "/cells",
    "/recipients",
    "/onward",
    "/risks",
    "/journeyStages",
    "/storagePlaces",
    "/signatures",
];

#[test]
fn vectors() {
    let made = Vectors::made();
    made.assert_only_good_is_good();
    made.assert_changes_are_refused();
    let trusts: Map<_, _> = TRUSTS.iter().map(|word| ((*word).to_owned(), told(word))).collect();
    let Vectors { cases, flips, changes } = made;
    let made = json!({ "trust": trusts, "cases": cases, "flips": flips, "changes": changes });
    let made = serde_json::to_string_pretty(&made).unwrap() + "\n";
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/credentials.json");
    if std::env::var_os("VECTORS_WRITE").is_some() {
        std::fs::write(&file, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == made, "write them anew: VECTORS_WRITE=1 cargo nextest run --locked -p evidence vectors");
}
