//! Receipts that hold, and each way in which they do not.

use serde_json::{Value, json};

use super::*;
use crate::keys::SigningKey;

fn key() -> SigningKey {
    SigningKey::from_seed(&[1; 32])
}

fn keys() -> Jwks {
    Jwks::new(key().public(), [])
}

const MEMBERS: u8 = 12;

fn member(number: u8) -> ([u8; 16], String) {
    let id = [number; 16];
    (id, format!("mem_{}", digest::text(&[number; 32]).get(7..39).unwrap()))
}

/// The seat and the ballot of one of twelve, and the signed decision over all of them.
fn receipt() -> (Receipt, Opening) {
    let choice = |number: u8| if number.is_multiple_of(3) { "refuse" } else { "consent" };
    let opened = |number: u8, name: &str, salt: &[u8; 32]| {
        let opening =
            ballots::Opening { vote: "vote_1", member: name, sequence: 1, choice: choice(number), salt };
        BallotOpening::of(&opening)
    };
    let seats: Vec<_> =
        (0..MEMBERS).map(|n| SeatOpening::of(&member(n).0, Vec::new(), &[n; 32]).unwrap()).collect();
    let ballots: Vec<_> = (0..MEMBERS).map(|n| opened(n, &member(n).1, &[100 + n; 32])).collect();
    let hashes = |texts: Vec<&String>| texts.into_iter().map(|text| digest::parse(text).unwrap()).collect();
    let roll = merkle::SetTree::new(hashes(seats.iter().map(|seat| &seat.leaf).collect())).unwrap();
    let commitments: Vec<Hash> = hashes(ballots.iter().map(|one| &one.commitment).collect());
    let counted = ballots::tree(&commitments).unwrap();
    let decision = json!({
        "type": "OwnaccordDecision", "version": 1, "id": "dec_1", "issuer": "https://ownaccord.example",
        "community": { "id": "com_1", "handle": "lesvos" }, "kind": "consent", "subject": "pro_1",
        "outcome": "consented", "figures": { "electorate": 12, "cells": [] }, "margin": "none",
        "rule": "consent: 2/3 of cast", "steps": [],
        "rollRoot": digest::text(&roll.root()), "ballotsRoot": digest::text(&counted.root()),
        "window": { "opensAt": "2026-03-01T08:00:00Z", "closesAt": "2026-03-08T08:00:00Z" },
        "decidedAt": "2026-03-08T08:00:01Z",
    });
    let decision = decision::sign(&serde_json::from_value(decision).unwrap(), &key()).unwrap();
    let leaf = digest::parse(&seats[4].leaf).unwrap();
    let commitment = digest::parse(&ballots[4].commitment).unwrap();
    let seat = Included::of(&leaf, &roll.prove(&leaf).unwrap());
    let ballot = Included::of(&commitment, &ballots::prove(&counted, &commitment).unwrap());
    let opening = Opening::new(member(4).1, Some(seats[4].clone()), Some(ballots[4].clone()));
    (Receipt::new(decision.jws, seat, Some(ballot)), opening)
}

fn check(text: &[u8]) -> Result<DecisionDocument, ReceiptError> {
    Receipt::parse(text)?.verify(&keys())
}

#[test]
fn a_receipt_holds_with_and_without_a_ballot() {
    let (receipt, _) = receipt();
    let file = receipt.to_file().unwrap();
    for text in [file.clone(), format!("{file}\n")] {
        assert_eq!(check(text.as_bytes()).unwrap().id, "dec_1");
    }
    let delegated = Receipt { ballot: None, ..receipt };
    assert!(check(delegated.to_file().unwrap().as_bytes()).is_ok());
}

#[test]
fn it_tells_neither_how_nor_who() {
    let (receipt, opening) = receipt();
    let file = receipt.to_file().unwrap();
    let (seat, ballot) = (opening.seat.unwrap(), opening.ballot.unwrap());
    for secret in [opening.member, seat.salt, ballot.salt, ballot.vote] {
        assert!(!file.contains(&secret));
    }
    // The same receipt whatever the choice was: it is a function of hashes alone.
    let members: Value = serde_json::from_str(&file).unwrap();
    let names: Vec<_> = members["ballot"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["hash", "path"]);
}

#[test]
fn every_flipped_byte_is_refused() {
    let (receipt, opening) = receipt();
    let (file, opened) = (receipt.to_file().unwrap(), opening.to_file().unwrap());
    for at in 0..file.len() {
        let mut bytes = file.clone().into_bytes();
        bytes[at] ^= 1;
        assert!(check(&bytes).is_err(), "byte {at}");
    }
    assert!(Opening::parse(opened.as_bytes()).is_ok());
    for at in 0..opened.len() {
        let mut bytes = opened.clone().into_bytes();
        bytes[at] ^= 1;
        assert!(Opening::parse(&bytes).is_err(), "byte {at}");
    }
}

#[test]
fn refusals() {
    let (good, _) = receipt();
    let file: Value = serde_json::from_str(&good.to_file().unwrap()).unwrap();
    let ballot = file["ballot"].clone();
    let cases: Vec<(&str, Value, &str)> = vec![
        ("/type", json!("OwnaccordDecision"), "receipt-member"),
        ("/version", json!(2), "receipt-member"),
        ("/decision", json!("a.b"), "jws-shape"),
        ("/seat", ballot, "receipt-seat"),
        ("/seat/path/0", json!({ "up": good.seat.hash }), "receipt-member"),
        ("/seat/hash", json!("sha256:00"), "receipt-spelling"),
        ("/seat/path", json!([]), "receipt-seat"),
        ("/seat/path/0", json!({ "left": "sha256:" }), "receipt-spelling"),
        ("/ballot/hash", file["seat"]["hash"].clone(), "receipt-ballot"),
        ("/ballot/path/0", file["seat"]["path"][0].clone(), "receipt-ballot"),
        ("/ballot", Value::Null, "json-not-canonical"),
    ];
    for (at, value, code) in cases {
        let mut changed = file.clone();
        *changed.pointer_mut(at).unwrap() = value;
        let fault = check(changed.to_string().as_bytes()).unwrap_err();
        assert_eq!(fault.code(), code, "{at}");
    }
    let other = Jwks::new(SigningKey::from_seed(&[2; 32]).public(), []);
    assert_eq!(good.verify(&other).unwrap_err().code(), "jws-unknown-key");
}
