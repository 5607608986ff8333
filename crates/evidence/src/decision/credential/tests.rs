//! A decision as a credential: signed, changed, replayed and refused.

use domain::moment::Moment;
use serde_json::{Value, json};

use super::*;
use crate::{
    check::{Kind, Trust, Verdict, check},
    digest,
    keys::{Published, SigningKey},
    pointers::pointers,
    tampered::everywhere,
};

const URL: &str = "https://ownaccord.example";

fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&[seed; 32])
}

fn keys() -> Jwks {
    Jwks::new(key(1).public(), [])
}

fn community() -> Did {
    Did::of_url(URL).community("com_00000000000000000000000000000002")
}

pub(crate) fn by_community(document: DecisionDocument, seed: u8) -> Secured {
    sign(document, Signatory { did: &community(), key: &key(seed) }).unwrap()
}

/// A refusal: there is nothing that it lacks for being one.
pub(crate) fn refusal() -> DecisionDocument {
    let digest = |word: &str| digest::text(&digest::sha256(&[word.as_bytes()]));
    let document = json!({
        "type": "OwnaccordDecision", "version": 1, "id": "dec_00000000000000000000000000000001", "issuer": URL,
        "community": { "id": "com_00000000000000000000000000000002", "handle": "lesvos" },
        "kind": "consent", "subject": "pro_00000000000000000000000000000004", "outcome": "refused",
        "figures": { "electorate": 40, "cells": [
            { "choices": ["consent"], "count": 9 }, { "choices": ["refuse"], "count": 16 },
            { "choices": ["send-back", "abstain", "did-not-vote"], "count": 15 },
        ] },
        "margin": "close", "rule": "consent: 2/3 of cast; approval quorum 1/4 of roll",
        "steps": [
            { "step": "took", "electorate": 40, "turnout": 25 },
            { "step": "threshold", "needed": 17, "reached": 9, "whole": 25, "met": false },
        ],
        "terms": digest("terms"), "charter": digest("charter"), "mandate": digest("mandate"),
        "rollRoot": digest("roll"), "ballotsRoot": digest("ballots"),
        "attestations": { "roomAttested": 25, "signed": 0, "secret": 0 },
        "window": { "opensAt": "2026-03-01T08:00:00Z", "closesAt": "2026-03-08T08:00:00Z" },
        "reopens": "vote_00000000000000000000000000000009", "decidedAt": "2026-03-08T08:00:01.25Z",
    });
    serde_json::from_value(document).unwrap()
}

/// A run-off, which has every member that only an election has.
fn run_off() -> DecisionDocument {
    let candidate = |number: u64| json!({ "number": number, "intermediary": format!("ngo-{number}"), "mandate": format!("man_{number}"), "digest": refusal().roll_root });
    let election = json!({ "candidates": [candidate(1), candidate(2)], "method": "schulze", "tied": [1, 2], "runOff": "ele_2", "runoffOf": "ele_0" });
    DecisionDocument {
        kind: "mandate".into(),
        outcome: "run-off".into(),
        election: Some(serde_json::from_value(election).unwrap()),
        ..refusal()
    }
}

pub(crate) fn value(document: DecisionDocument) -> Value {
    serde_json::to_value(DecisionCredential::of(document).unwrap()).unwrap()
}

#[test]
fn both_forms_verify_and_hold_the_document_unchanged() {
    for document in [refusal(), run_off()] {
        let signed = by_community(document.clone(), 1);
        for form in [signed.jwt.clone(), format!("{}\n", signed.jwt), signed.document.clone()] {
            assert_eq!(verify(&form, &keys()), Ok(document.clone()));
            // And so does whoever is given the file alone, as `ownaccord verify` is.
            let found = check(form.as_bytes(), &Trust::in_instance(keys()));
            assert_eq!(found.verdict, Verdict::Good);
            assert!(matches!(found.kind, Kind::Issued("vc+jwt") | Kind::Secured), "{:?}", found.kind);
        }
        let inner = serde_json::from_str::<Value>(&signed.document).unwrap();
        let inner = &inner["credentialSubject"];
        let said = crate::canonical::to_text(&inner["document"]).unwrap();
        let on_its_own = super::super::sign(&document, &key(1)).unwrap();
        assert_eq!((said, &inner["digest"]), (on_its_own.document, &json!(on_its_own.digest)));
    }
}

#[test]
fn every_changed_member_is_refused_in_both_forms() {
    for document in [refusal(), run_off()] {
        let signed = by_community(document, 1);
        let corpus = everywhere(&signed.document, &signed.jwt);
        assert!(corpus.len() > 40, "{}", corpus.len());
        for one in corpus {
            assert!(verify(&one.document, &keys()).is_err(), "document, {}", one.at);
            assert!(one.jwt.is_none_or(|jwt| verify(jwt, &keys()).is_err()), "jwt, {}", one.at);
        }
    }
}

#[test]
fn every_changed_byte_is_refused() {
    let signed = by_community(refusal(), 1);
    for form in [&signed.document, &signed.jwt] {
        for at in 0..form.len() {
            let mut changed = form.clone().into_bytes();
            changed[at] ^= 1;
            assert!(verify(&changed, &keys()).is_err(), "byte {at}");
        }
    }
}

/// One who signs whatever they like, with the right key, is not believed where the parts do not agree.
#[test]
fn what_does_not_follow_from_the_document_is_refused_though_it_is_signed() {
    type Change = fn(&mut Value);
    let cases: [(Change, &str); 12] = [
        (|v| v["id"] = json!(format!("{URL}/decisions/dec_other")), "decision-credential-contradiction"),
        (|v| v["type"] = json!(["VerifiableCredential"]), "decision-credential-contradiction"),
        (|v| v["@context"][1] = json!("https://other.example"), "decision-credential-contradiction"),
        (|v| v["validFrom"] = json!("2026-03-08T08:00:02Z"), "decision-credential-contradiction"),
        (|v| v["credentialSchema"]["type"] = json!("Other"), "decision-credential-contradiction"),
        (|v| v["credentialSubject"]["digest"] = json!("sha256:00"), "decision-credential-contradiction"),
        (
            |v| v["credentialSubject"]["document"]["outcome"] = json!("consented"),
            "decision-credential-contradiction",
        ),
        (
            |v| v["credentialSubject"]["document"]["election"] = Value::Null,
            "decision-credential-contradiction",
        ),
        (
            |v| v["credentialSubject"]["document"]["community"]["id"] = json!("com_other"),
            "decision-credential-contradiction",
        ),
        (|v| v["credentialSubject"]["document"]["version"] = json!(2), "decision-version"),
        (|v| v["credentialSubject"]["more"] = json!("more"), "decision-credential-form"),
        (|v| drop(v.as_object_mut().unwrap().remove("validFrom")), "decision-credential-form"),
    ];
    for (change, code) in cases {
        let mut changed = value(refusal());
        change(&mut changed);
        let by = Signatory { did: &community(), key: &key(1) };
        let forged =
            credential::secure(&changed, credential::MEDIA_TYPE, by, "2026-03-08T08:00:01.25Z").unwrap();
        for form in [forged.jwt, forged.document] {
            assert_eq!(verify(form, &keys()).unwrap_err().code(), code);
        }
    }
}

#[test]
fn another_key_another_community_another_context_another_kind_are_refused() {
    let signed = by_community(refusal(), 1);
    for form in [&signed.jwt, &signed.document] {
        let other = Jwks::new(key(2).public(), []);
        assert!(verify(form, &other).unwrap_err().code().ends_with("unknown-key"));
    }
    // The right key in the name of another community; and the decision of another community under this one's name.
    let neighbour = Did::of_url(URL).community("com_other");
    let forged = sign(refusal(), Signatory { did: &neighbour, key: &key(1) }).unwrap();
    for form in [&forged.jwt, &forged.document] {
        assert_eq!(verify(form, &keys()).unwrap_err().code(), "credential-issuer");
    }
    // The proof under other contexts.
    let mut moved: Value = serde_json::from_str(&signed.document).unwrap();
    moved["@context"][1] = json!("https://other.example/context");
    let moved = crate::canonical::to_text(&moved).unwrap();
    assert_eq!(verify(moved, &keys()).unwrap_err().code(), "credential-context");
    // The same words as something else, and something else in its place.
    let kid = community().key(key(1).id());
    let other = crate::jws::sign_as(&value(refusal()), "status-event+jwt", &key(1), &kid).unwrap();
    assert_eq!(verify(other, &keys()).unwrap_err().code(), "jws-type");
    let bare = super::super::sign(&refusal(), &key(1)).unwrap();
    assert_eq!(verify(bare.jws, &keys()).unwrap_err().code(), "jws-type");
    let agreement = crate::agreement::tests::signed();
    assert_eq!(verify(agreement.jwt, &keys()).unwrap_err().code(), "decision-credential-form");
}

/// An earlier key is as good as the current one; one that was revoked is none of those that a DID document lists. What it signed
/// before, and the log has, [`crate::check`] tells.
#[test]
fn an_earlier_key_is_good_and_a_revoked_one_is_not_listed() {
    let listed = |revoked: Option<&str>| {
        let moment = |text: &str| text.parse::<Moment>().unwrap();
        let from = Some(moment("2025-01-01T00:00:00Z"));
        let earlier = Published { key: key(2).public(), from, until: from, revoked: revoked.map(moment) };
        let set = Jwks::published(&key(1).public(), vec![earlier]);
        let document = community().document(&Did::of_url(URL), &set.good());
        crate::did::read(&document).unwrap().1
    };
    let signed = by_community(refusal(), 2);
    for form in [&signed.jwt, &signed.document] {
        assert_eq!(verify(form, &listed(None)), Ok(refusal()));
        let refused = verify(form, &listed(Some("2026-01-01T00:00:00Z"))).unwrap_err();
        assert!(refused.code().ends_with("unknown-key"));
    }
}

/// What an instance serves as the form of a decision's credential takes each that it signs and refuses each that is spoilt.
#[test]
fn the_schema_takes_what_is_signed_and_refuses_the_rest() {
    let schema = jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    for document in [refusal(), run_off()] {
        let secured: Value = serde_json::from_str(&by_community(document.clone(), 1).document).unwrap();
        let plain = value(document);
        for good in [&secured, &plain] {
            let faults: Vec<_> = schema.iter_errors(good).map(|fault| fault.to_string()).collect();
            assert!(faults.is_empty(), "{faults:?}");
        }
        let optional = [
            "election",
            "terms",
            "charter",
            "mandate",
            "attestations",
            "reopens",
            "tied",
            "runOff",
            "runoffOf",
        ];
        for at in pointers(&plain) {
            let (parent, name) = at.rsplit_once('/').unwrap();
            // The steps are for programs to read, and as many as there are.
            if at.contains("/steps/") {
                continue;
            }
            let mut changed = plain.clone();
            *changed.pointer_mut(&at).unwrap() = json!({ "other": [null] });
            assert!(!schema.is_valid(&changed), "{at} is another kind of thing");
            let mut lacks = plain.clone();
            let around = if parent.is_empty() { Some(&mut lacks) } else { lacks.pointer_mut(parent) };
            let Some(Value::Object(members)) = around else { continue };
            members.remove(name);
            let may_lack = optional.contains(&name) && !parent.contains("/candidates/");
            assert_eq!(schema.is_valid(&lacks), may_lack, "{at} is missing");
            let around = if parent.is_empty() { Some(&mut lacks) } else { lacks.pointer_mut(parent) };
            around.unwrap()["unheardOf"] = json!(1);
            assert!(!schema.is_valid(&lacks), "something unheard of beside {at}");
        }
    }
}

/// The sample on file, which judges read that know only the crate's public face, and which the documentation shows. Written anew
/// with `EVIDENCE_WRITE_GOLDEN=1`.
#[test]
fn the_sample_on_file_is_the_sample() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges/decision.json");
    let text =
        format!("{}\n", serde_json::to_string_pretty(&DecisionCredential::of(refusal()).unwrap()).unwrap());
    if std::env::var_os("EVIDENCE_WRITE_GOLDEN").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    let mend = "EVIDENCE_WRITE_GOLDEN=1 cargo nextest run -p evidence the_sample_on_file";
    assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), text, "write it anew: {mend}");
}
