//! A decision signed, kept, changed and refused.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::digest;

/// A change that spoils a good value, and the code of the refusal.
type Case<T> = (fn(&mut T), &'static str);

fn key() -> SigningKey {
    SigningKey::from_seed(&[1; 32])
}

fn jwks() -> Jwks {
    Jwks::new(key().public(), [])
}

fn digest_of(word: &str) -> String {
    digest::text(&digest::sha256(&[word.as_bytes()]))
}

fn sample() -> DecisionDocument {
    let document = json!({
        "type": "OwnaccordDecision", "version": 1, "id": "decision_01", "issuer": "https://ownaccord.example",
        "community": { "id": "community_01", "handle": "lesvos" },
        "kind": "consent", "subject": "proposal_01", "outcome": "consented",
        "figures": { "electorate": 40, "cells": [
            { "choices": ["consent"], "count": 25 }, { "choices": ["refuse", "send-back"], "count": 7 },
        ] },
        "margin": "clear", "rule": "consent: 2/3 of cast; approval quorum 1/4 of roll",
        "steps": [{ "step": "threshold", "need": "2/3", "reached": true }],
        "terms": digest_of("terms"), "charter": digest_of("charter"),
        "rollRoot": digest_of("roll"), "ballotsRoot": digest_of("ballots"),
        "attestations": { "roomAttested": 30, "signed": 2, "secret": 0 },
        "window": { "opensAt": "2026-03-01T08:00:00Z", "closesAt": "2026-03-08T08:00:00Z" },
        "decidedAt": "2026-03-08T08:00:01.25Z",
    });
    serde_json::from_value(document).unwrap()
}

fn signed() -> Signed {
    sign(&sample(), &key()).unwrap()
}

/// The claims and the document in an object that anyone could sign.
fn sample_payload() -> Value {
    payload(&sample()).unwrap()
}

fn verify_payload(payload: &Value) -> Result<DecisionDocument, VerifyError> {
    verify(jws::sign(payload, MEDIA_TYPE, &key()).unwrap(), &jwks())
}

#[test]
fn every_form_verifies() {
    let signed = signed();
    for form in [signed.jws.clone(), format!("{}\n", signed.jws), signed.to_file()] {
        assert_eq!(verify(&form, &jwks()), Ok(sample()));
    }
    assert_eq!(signed.digest, digest_of(&signed.document));
    assert_eq!(signed.document, canonical::to_text(&sample()).unwrap());
}

#[test]
fn the_file_is_canonical_json_and_a_line_feed() {
    let file = signed().to_file();
    let value = canonical::parse_canonical(file.strip_suffix('\n').unwrap().as_bytes()).unwrap();
    assert_eq!(value["jwt"], signed().jws);
}

#[test]
fn the_payload_without_its_claims_is_the_document() {
    let mut payload = jws::verify(&signed().jws, MEDIA_TYPE, &jwks()).unwrap().payload;
    let members = payload.as_object_mut().unwrap();
    assert_eq!(members.remove("iss"), Some(json!("https://ownaccord.example")));
    assert_eq!(members.remove("iat"), Some(json!(1_772_956_801)));
    assert_eq!(members.remove("jti"), Some(json!("decision_01")));
    assert_eq!(canonical::to_text(&payload).unwrap(), signed().document);
}

#[test]
fn what_does_not_apply_is_left_out() {
    let members: Value = serde_json::from_str(&signed().document).unwrap();
    assert!(members.get("mandate").is_none() && members.get("reopens").is_none());
}

#[test]
fn documents_that_are_not_signed() {
    let cases: [Case<DecisionDocument>; 11] = [
        (|d| d.document_type.push('s'), "decision-version"),
        (|d| d.version = 2, "decision-version"),
        (|d| d.roll_root.make_ascii_uppercase(), "decision-digest"),
        (|d| d.ballots_root.clear(), "decision-digest"),
        (|d| d.mandate = Some("sha256:12".to_owned()), "decision-digest"),
        (|d| d.decided_at = "2026-03-08T09:00:01+01:00".to_owned(), "decision-moment"),
        (|d| d.decided_at = "yesterday".to_owned(), "decision-moment"),
        (|d| d.window.closes_at = d.window.opens_at.clone(), "decision-order"),
        (|d| d.decided_at = "2026-03-08T07:59:59Z".to_owned(), "decision-order"),
        (|d| d.figures.electorate = 1 << 53, "json-integer-range"),
        (|d| d.steps = json!([0.5]), "json-float"),
    ];
    for (change, code) in cases {
        let mut document = sample();
        change(&mut document);
        assert_eq!(sign(&document, &key()).unwrap_err().code(), code);
    }
}

fn elected() -> DecisionDocument {
    let candidate = |number: u64, handle: &str| {
        json!({
            "number": number, "intermediary": handle, "mandate": format!("mandate_{number}"), "digest": digest_of(handle),
        })
    };
    let election = json!({
        "candidates": [candidate(1, "bridge"), candidate(2, "harbour")], "method": "schulze", "chosen": 2,
        "runoffOf": "election_00",
    });
    DecisionDocument { election: Some(serde_json::from_value(election).unwrap()), ..sample() }
}

#[test]
fn an_election_is_signed_where_it_agrees_with_itself() {
    let signed = sign(&elected(), &key()).unwrap();
    assert_eq!(verify(signed.to_file(), &jwks()), Ok(elected()));
    let members: Value = serde_json::from_str(&signed.document).unwrap();
    assert!(members["election"].get("tied").is_none() && members["election"].get("runOff").is_none());
    let cases: [Case<ElectionResult>; 8] = [
        (|e| e.candidates[0].digest.clear(), "decision-digest"),
        (|e| e.candidates[0].number = 2, "decision-election"),
        (|e| e.candidates.clear(), "decision-election"),
        (|e| e.chosen = Some(3), "decision-election"),
        (|e| e.tied = Some(vec![1, 2]), "decision-election"),
        (|e| (e.chosen, e.tied) = (None, Some(vec![1, 2])), "decision-election"),
        (|e| e.run_off = Some("election_02".into()), "decision-election"),
        (
            |e| {
                (e.chosen, e.tied) = (None, Some(vec![1, 3]));
                e.run_off = Some("election_02".into());
            },
            "decision-election",
        ),
    ];
    for (change, code) in cases {
        let mut document = elected();
        change(document.election.as_mut().unwrap());
        assert_eq!(sign(&document, &key()).unwrap_err().code(), code);
    }
    let mut tied = elected();
    let election = tied.election.as_mut().unwrap();
    (election.chosen, election.tied) = (None, Some(vec![1, 2]));
    election.run_off = Some("election_02".into());
    assert!(sign(&tied, &key()).is_ok());
}

#[test]
fn what_could_not_be_read_back_is_not_signed() {
    let nested = |levels| {
        let mut document = sample();
        document.steps = (0..levels).fold(Value::Null, |inner, _| json!([inner]));
        document
    };
    let deep_enough = nested(125);
    let file = sign(&deep_enough, &key()).unwrap().to_file();
    assert_eq!(verify(file, &jwks()), Ok(deep_enough));
    assert_eq!(sign(&nested(126), &key()).unwrap_err().code(), "json-malformed");
}

#[test]
fn signed_payloads_that_are_no_decision() {
    let cases: [Case<Value>; 11] = [
        (|p| *p = json!([]), "decision-not-a-decision"),
        (|p| p["surprise"] = json!(1), "decision-not-a-decision"),
        (|p| p["exp"] = json!(4_000_000_000_u64), "decision-not-a-decision"),
        (|p| p["figures"]["cells"][0]["share"] = json!("1/2"), "decision-not-a-decision"),
        (|p| p["version"] = json!("1"), "decision-not-a-decision"),
        (|p| p["version"] = json!(2), "decision-version"),
        (|p| p["iat"] = json!(0), "decision-claims"),
        (|p| p["iss"] = json!("https://elsewhere.example"), "decision-claims"),
        (|p| p["jti"] = json!("decision_02"), "decision-claims"),
        (|p| p["mandate"] = Value::Null, "decision-claims"),
        (|p| drop(p.as_object_mut().unwrap().remove("iss")), "decision-claims"),
    ];
    for (change, code) in cases {
        let mut payload = sample_payload();
        change(&mut payload);
        assert_eq!(verify_payload(&payload).unwrap_err().code(), code, "{payload}");
    }
    assert_eq!(verify_payload(&sample_payload()), Ok(sample()));
}

#[test]
fn another_kind_of_document_or_key_is_refused() {
    let as_other_type = jws::sign(&sample_payload(), "JWT", &key()).unwrap();
    assert_eq!(verify(as_other_type, &jwks()).unwrap_err().code(), "jws-type");
    let foreign = Jwks::new(SigningKey::from_seed(&[2; 32]).public(), []);
    assert_eq!(verify(signed().to_file(), &foreign).unwrap_err().code(), "jws-unknown-key");
}

#[test]
fn files_that_say_two_things() {
    let mut other = sample();
    other.outcome = "refused".to_owned();
    let swapped = Signed { jws: sign(&other, &key()).unwrap().jws, ..signed() };
    assert_eq!(verify(swapped.to_file(), &jwks()), Err(VerifyError::Disagreement));
    let with_claims = Signed { document: canonical::to_text(&sample_payload()).unwrap(), ..signed() };
    assert_eq!(verify(with_claims.to_file(), &jwks()), Err(VerifyError::Disagreement));
}

#[test]
fn files_in_another_form() {
    let file = signed().to_file();
    let body = file.trim_end();
    let Signed { document, jws, .. } = signed();
    for other in [
        String::new(),
        "\n".to_owned(),
        body.to_owned(),
        format!("{file}\n"),
        format!(" {file}"),
        format!("\u{feff}{file}"),
        format!("{body}\r\n"),
        format!("{{\"document\": {document},\"jwt\":\"{jws}\"}}\n"),
        format!("{{\"jwt\":\"{jws}\",\"document\":{document}}}\n"),
        format!("{{\"document\":{document},\"jwt\":\"{jws}\",\"note\":1}}\n"),
        format!("{{\"document\":{document},\"document\":{document},\"jwt\":\"{jws}\"}}\n"),
        format!("{{\"jwt\":\"{jws}\"}}\n"),
        format!("{document}\n"),
        format!("{jws}\n\n"),
        format!(" {jws}"),
    ] {
        assert!(verify(&other, &jwks()).is_err(), "{other}");
    }
}

/// Changes every byte of the file and of the bare JWS by `mask`, one at a time.
fn every_byte_matters(mask: u8) {
    let jwks = jwks();
    for form in [signed().to_file(), signed().jws] {
        let mut bytes = form.into_bytes();
        for at in 0..bytes.len() {
            bytes[at] ^= mask;
            assert!(verify(&bytes, &jwks).is_err(), "byte {at} with mask {mask:#04x}");
            bytes[at] ^= mask;
        }
        assert_eq!(verify(&bytes, &jwks), Ok(sample()));
    }
}

#[test]
fn one_flipped_bit_anywhere_is_refused() {
    (0..8).for_each(|bit| every_byte_matters(1 << bit));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn one_changed_byte_anywhere_is_refused(mask in 1_u8..) {
        every_byte_matters(mask);
    }
}

proptest! {
    #[test]
    fn a_byte_more_or_less_is_refused(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = signed().to_file().into_bytes();
        let at = at.index(bytes.len());
        bytes.insert(at, byte);
        prop_assert!(verify(&bytes, &jwks()).is_err());
        bytes.remove(at);
        bytes.remove(at);
        prop_assert!(verify(&bytes, &jwks()).is_err());
    }
}
