//! A decision as a credential: what it holds, and what it may not say. What both credentials refuse is in `credential/refused.rs`.

use serde_json::{Value, json};

use super::*;
use crate::{
    check::{Kind, Trust, Verdict, check},
    digest,
    keys::SigningKey,
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
pub(crate) fn run_off() -> DecisionDocument {
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

/// One who signs whatever they like, with the right key, is not believed where the parts do not agree.
#[test]
fn what_does_not_follow_from_the_document_is_refused_though_it_is_signed() {
    type Change = fn(&mut Value);
    let cases: [(Change, &str); 14] = [
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
        (|v| v["credentialSubject"]["document"]["election"] = Value::Null, "decision-credential-form"),
        (|v| v["credentialSubject"]["document"]["margin"] = json!("clear"), "decision-credential-form"),
        (|v| v["credentialSubject"]["document"]["steps"] = json!({}), "decision-credential-form"),
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
