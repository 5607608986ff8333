use std::path::PathBuf;

use domain::{ballot::Attestation, decision::DecisionKind, digest::Digest};
use evidence::{
    decision::sign,
    keys::SigningKey,
    record::{Ballot, Seat, TYPE, VERSION, VoteRecord},
};
use serde_json::json;

use super::*;

fn key() -> SigningKey {
    SigningKey::from_seed(&[7; 32])
}

/// Twelve seats, of whom seven consent; and what was signed of it.
fn record() -> VoteRecord {
    let digests = |count: u8| {
        let mut digests: Vec<_> = (0..count).map(|n| Digest::of_bytes(&[count, n])).collect();
        digests.sort_unstable();
        digests
    };
    let ballot = |seat| Ballot { seat, answer: "consent".to_owned(), attestation: Attestation::RoomAttested };
    let mut record = VoteRecord {
        record_type: TYPE.to_owned(),
        version: VERSION,
        kind: DecisionKind::Consent,
        rule: "consent: 2/3 of cast".parse().unwrap(),
        candidates: Vec::new(),
        delegation: None,
        turnout_shown: 0,
        seats: (1..=12).map(|seat| Seat { seat, struck: false, constituencies: Vec::new() }).collect(),
        ballots: (1..=7).map(ballot).collect(),
        delegations: Vec::new(),
        objections: Vec::new(),
        roll_leaves: digests(12),
        commitments: digests(7),
        decision: String::new(),
    };
    record.decision = signed(&record, "https://a.example");
    record
}

fn signed(record: &VoteRecord, issuer: &str) -> String {
    let root = |leaves: &[Digest]| {
        let leaves = leaves.iter().map(|leaf| *leaf.bytes()).collect();
        evidence::digest::text(&evidence::merkle::SetTree::new(leaves).unwrap().root())
    };
    let commitments: Vec<_> = record.commitments.iter().map(|one| *one.bytes()).collect();
    let document = json!({
        "type": "OwnaccordDecision", "version": 1, "id": "dec_1", "issuer": issuer,
        "community": { "id": "com_1", "handle": "amal" }, "kind": "consent", "subject": "pro_1", "outcome": "consented",
        "figures": { "electorate": 12, "cells": [
            { "choices": ["consent"], "count": 7 },
            { "choices": ["refuse", "send-back", "abstain", "did-not-vote"], "count": 5 },
        ] },
        "margin": "none", "rule": "consent: 2/3 of cast",
        "steps": [{ "step": "took", "electorate": 12, "turnout": null },
            { "step": "threshold", "of_roll": false, "needed": null, "reached": null, "whole": null, "met": true }],
        "rollRoot": root(&record.roll_leaves),
        "ballotsRoot": evidence::digest::text(&evidence::ballots::root(&commitments).unwrap()),
        "window": { "opensAt": "2026-11-22T10:00:00Z", "closesAt": "2026-11-22T11:00:00Z" },
        "decidedAt": "2026-11-22T11:00:01Z",
    });
    sign(&serde_json::from_value(document).unwrap(), &key()).unwrap().jws
}

/// A folder with the key set, and the command on a record in it.
struct Desk {
    dir: tempfile::TempDir,
    keys: String,
}

impl Desk {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let keys = dir.path().join("jwks.json");
        fs::write(&keys, serde_json::to_string(&Jwks::new(key().public(), [])).unwrap()).unwrap();
        let keys = keys.to_str().unwrap().to_owned();
        Self { dir, keys }
    }

    fn put(&self, text: &str) -> PathBuf {
        let path = self.dir.path().join("record.json");
        fs::write(&path, text).unwrap();
        path
    }

    /// The exit code, and the fault's first part.
    async fn counts(&self, text: &str) -> (u8, String) {
        match file(&self.put(text), Some(&self.keys)).await {
            Ok(()) => (0, String::new()),
            Err(fault) => (fault.exit_code(), fault.what),
        }
    }
}

#[tokio::test]
async fn equal_different_and_unreadable_are_told_apart() {
    let desk = Desk::new();
    let good = record();
    assert_eq!(desk.counts(&good.to_file().unwrap()).await, (0, String::new()));
    let mut other = record();
    other.ballots.pop();
    let differs = "The record does not come to what was signed".to_owned();
    assert_eq!(desk.counts(&other.to_file().unwrap()).await, (1, differs));
    let mut foreign = record();
    foreign.decision = foreign.decision.replacen('.', "x.", 1);
    let mut empty = record();
    empty.decision = String::new();
    for (text, code) in [
        ("nothing of the kind\n".to_owned(), "json-malformed"),
        (good.to_file().unwrap().replacen("consent: 2/3", "consent: 3/2", 1), "record-member"),
        (foreign.to_file().unwrap(), "jws-"),
        (empty.to_file().unwrap(), "jws-"),
    ] {
        let (exit, what) = desk.counts(&text).await;
        assert!(exit == 2 && what.starts_with("Refused (") && what.contains(code), "{code}: {what}");
    }
    let nowhere = file(Path::new("/nowhere/record.json"), None).await.unwrap_err();
    assert!(nowhere.exit_code() == 2 && nowhere.what.contains("/nowhere/record.json"));
    let path = desk.put(&good.to_file().unwrap());
    let unread = file(&path, Some("/nowhere/jwks.json")).await.unwrap_err();
    assert!(unread.exit_code() == 2 && unread.what.contains("/nowhere/jwks.json"));
    let nobody = file(&desk.put(&empty.to_file().unwrap()), None).await.unwrap_err();
    assert!(nobody.exit_code() == 2 && nobody.what.contains("decision-form"));
}

#[tokio::test]
async fn what_was_counted_is_told() {
    let record = record();
    let keys = Jwks::new(key().public(), []);
    let (document, differences) = compared(&record, &keys).unwrap();
    assert_eq!(differences, []);
    let lines = told(&record, &document, "jwks.json").join("\n");
    for part in
        ["consented", "2/3 of cast", "12, of which 0 struck", "ballots      7", "dec_1 of amal", "jwks.json"]
    {
        assert!(lines.contains(part), "{part}: {lines}");
    }
    let other = Jwks::new(SigningKey::from_seed(&[8; 32]).public(), []);
    assert!(compared(&record, &other).unwrap_err().what.contains("jws-unknown-key"));
}

#[test]
fn of_an_election_it_is_told_who_stood_and_who_is_chosen() {
    let candidate = |number, handle: &str| ElectionCandidate {
        number,
        intermediary: handle.to_owned(),
        mandate: String::new(),
        digest: String::new(),
    };
    let election = |chosen, tied| ElectionResult {
        candidates: vec![candidate(1, "bridge"), candidate(2, "harbour"), candidate(3, "lantern")],
        method: "schulze".to_owned(),
        chosen,
        tied,
        run_off: None,
        runoff_of: None,
    };
    for (chosen, tied, line) in [
        (Some(2), None, "  chosen       2 harbour"),
        (None, Some(vec![1, 3]), "  chosen       nobody yet; a run-off among 1 bridge, 3 lantern"),
        (None, None, "  chosen       nobody"),
    ] {
        let [stood, end] = super::chosen(&election(chosen, tied));
        assert_eq!(stood, "  stood        1 bridge, 2 harbour, 3 lantern");
        assert_eq!(end, line);
    }
}

#[tokio::test]
async fn what_is_not_known_is_not_exported() {
    let dir = tempfile::tempdir().unwrap();
    let empty = dir.path().join("empty.toml");
    fs::write(&empty, "").unwrap();
    let data_dir = dir.path().join("data").to_str().unwrap().to_owned();
    let config =
        Config::load(Some(&empty), [("OWNACCORD__DATA_DIR".to_owned(), data_dir)].into_iter()).unwrap();
    let unknown = format!("dec_{}", "0".repeat(32));
    for (id, why) in [("the last one", "dec_ and 32 digits"), (unknown.as_str(), "no decision with this id")]
    {
        let fault = export(&config, id, None).await.unwrap_err();
        assert!(fault.exit_code() == 2 && fault.why.contains(why), "{id}: {fault}");
        assert!(here(&config, id, None).await.is_err());
    }
    assert!(decision(&unknown).is_some() && decision("record.json").is_none());
}
