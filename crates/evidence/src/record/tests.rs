//! A record kept, changed in one thing of each kind, and counted again.

mod election;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::{
    ballots,
    decision::{Attestations, DecisionDocument},
    roll,
};

const RULE: &str = "consent: majority of cast; approval quorum 1/4 of roll; objection by 1/10 of roll sends back; veto women 1/2 of roll";

/// Forty seats, the last but two struck: 15 consent, 6 refuse, 5 send back, 5 abstain, 8 do not vote.
fn record() -> VoteRecord {
    let answers = [("consent", 15), ("refuse", 6), ("send-back", 5), ("abstain", 5)];
    let answers = answers.iter().flat_map(|(answer, count)| std::iter::repeat_n(*answer, *count));
    let ballot = |(seat, answer): (u32, &str)| Ballot {
        seat,
        answer: answer.to_owned(),
        attestation: Attestation::RoomAttested,
    };
    // Two who consent, one who refuses and one who does not vote.
    let women = [1, 2, 16, 40];
    let seat = |seat: u32| Seat {
        seat,
        struck: seat == 38,
        constituencies: women.contains(&seat).then(|| "women".parse().unwrap()).into_iter().collect(),
    };
    let hashes = |tag: u8, count: usize| {
        let mut hashes: Vec<_> = (0..count).map(|n| Digest::of_bytes(&[tag, n as u8])).collect();
        hashes.sort_unstable();
        hashes
    };
    VoteRecord {
        record_type: TYPE.to_owned(),
        version: VERSION,
        kind: DecisionKind::Consent,
        rule: RULE.parse().unwrap(),
        candidates: Vec::new(),
        delegation: Some(delegation::Terms { cap: None }),
        turnout_shown: 20,
        seats: (1..=40).map(seat).collect(),
        ballots: (1..).zip(answers).map(ballot).collect(),
        // Who casts a ballot of their own is not voted for.
        delegations: vec![Delegation { from: 1, to: 16 }],
        objections: [20, 21].map(|seat| Objection { harm: "harm:stigma".parse().unwrap(), seat }).into(),
        roll_leaves: hashes(1, 40),
        commitments: hashes(2, 31),
        decision: "not.looked.at".to_owned(),
    }
}

/// What was signed of it, written out by hand.
fn signed() -> DecisionDocument {
    let record = record();
    let root = |leaves: Vec<digest::Hash>| digest::text(&ballots::root(&leaves).unwrap());
    let commitments = record.commitments.iter().map(|one| *one.bytes()).collect();
    let leaves = crate::merkle::SetTree::new(record.roll_leaves.iter().map(|one| *one.bytes()).collect());
    let some = digest::text(&[7; 32]);
    let document = json!({
        "type": "OwnaccordDecision", "version": 1, "id": "dec_1", "issuer": "https://ownaccord.example",
        "community": { "id": "com_1", "handle": "the-town" },
        "kind": "consent", "subject": "pro_1", "outcome": "consented",
        "figures": { "electorate": 39, "cells": [
            { "choices": ["consent"], "count": 15 }, { "choices": ["refuse"], "count": 6 },
            { "choices": ["send-back"], "count": 5 }, { "choices": ["abstain"], "count": 5 },
            { "choices": ["did-not-vote"], "count": 8 },
        ] },
        "margin": "close", "rule": RULE,
        "steps": [
            { "step": "took", "electorate": 39, "turnout": 31 },
            { "step": "threshold", "of_roll": false, "needed": 14, "reached": 15, "whole": 26, "met": true },
            { "step": "approval-quorum", "needed": 10, "reached": 15, "met": true },
        ],
        "charter": some, "rollRoot": digest::text(&leaves.unwrap().root()), "ballotsRoot": root(commitments),
        "attestations": { "roomAttested": 31, "signed": 0, "secret": 0 },
        "window": { "opensAt": "2026-03-01T08:00:00Z", "closesAt": "2026-03-08T08:00:00Z" },
        "decidedAt": "2026-03-08T08:00:01Z",
    });
    serde_json::from_value(document).unwrap()
}

fn differences(record: &VoteRecord) -> Vec<String> {
    record.recount(&signed()).into_iter().map(|difference| difference.what).collect()
}

#[test]
fn what_was_signed_comes_out() {
    assert_eq!(record().recount(&signed()), []);
}

/// A change of the record, and what then differs from the decision.
type Changed = (fn(&mut VoteRecord), &'static [&'static str]);

#[test]
fn one_thing_changed_is_named() {
    let cases: [Changed; 16] = [
        (|r| r.kind = DecisionKind::Withdrawal, &["kind", "outcome"]),
        (|r| r.rule = RULE.replace("1/4", "1/5").parse().unwrap(), &["rule", "step 3"]),
        (|r| r.turnout_shown = 30, &["figures", "margin", "attestations", "step 1", "step 2", "step 3"]),
        (|r| r.ballots[2].answer = "refuse".into(), &["figures", "step 2", "step 3"]),
        (
            |r| drop(r.ballots.remove(2)),
            &["figures", "attestations", "step 1", "step 2", "step 3", "ballots counted"],
        ),
        (|r| drop(r.seats.pop()), &["electorate", "figures", "step 1", "seats on the roll"]),
        (|r| r.seats[37].struck = false, &["electorate", "figures", "step 1"]),
        (|r| r.seats[38].struck = true, &["electorate", "figures", "step 1"]),
        // Two refusals of four women stop it.
        (|r| r.seats[16].constituencies.push("women".parse().unwrap()), &[]),
        (
            |r| drop((r.seats[0].constituencies.pop(), r.seats[1].constituencies.pop())),
            &["outcome", "step 4"],
        ),
        (
            |r| r.objections.extend([22, 23].map(|seat| Objection { seat, ..r.objections[0].clone() })),
            &["outcome", "step 2", "step 3", "step 4"],
        ),
        (|r| r.objections.clear(), &[]),
        (
            |r| r.delegations.push(Delegation { from: 39, to: 16 }),
            &["figures", "attestations", "step 1", "step 2", "step 3", "step 4"],
        ),
        (|r| r.delegations.clear(), &[]),
        (|r| r.commitments.truncate(30), &["ballots root", "ballots counted"]),
        (|r| r.roll_leaves[0] = Digest::new([0; 32]), &["roll root"]),
    ];
    let came = cases.map(|(change, named)| {
        let mut changed = record();
        change(&mut changed);
        (differences(&changed), named)
    });
    let wrong: Vec<_> = came.iter().enumerate().filter(|(_, (found, named))| found != named).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Each thing that the decision says of the count: signed otherwise, it is named with both values.
#[test]
fn one_thing_signed_otherwise_is_named() {
    let cases: [(&str, Value, &str); 9] = [
        ("/kind", json!("charter"), "kind: the decision says charter, the record gives consent"),
        ("/outcome", json!("refused"), "outcome: the decision says refused, the record gives consented"),
        ("/figures/electorate", json!(38), "electorate: the decision says 38, the record gives 39"),
        (
            "/figures/cells",
            json!([]),
            "figures: the decision says no figures, the record gives consent 15, refuse 6, send-back 5, abstain 5, did-not-vote 8",
        ),
        ("/margin", json!("high"), "margin: the decision says high, the record gives close"),
        (
            "/attestations/signed",
            json!(1),
            "attestations: the decision says 31 room-attested, 1 signed, 0 secret, the record gives 31 room-attested, 0 signed, 0 secret",
        ),
        ("/steps/2/met", json!(false), "step 3: the decision says"),
        ("/ballotsRoot", json!(digest::text(&[0; 32])), "ballots root: the decision says sha256:0000"),
        ("/rollRoot", json!(digest::text(&[0; 32])), "roll root: the decision says sha256:0000"),
    ];
    for (pointer, value, sentence) in cases {
        let mut document = serde_json::to_value(signed()).unwrap();
        *document.pointer_mut(pointer).unwrap() = value;
        let document = serde_json::from_value(document).unwrap();
        let found: Vec<_> = record().recount(&document).iter().map(ToString::to_string).collect();
        assert!(found.iter().any(|line| line.starts_with(sentence)), "{pointer}: {found:?}");
        assert!(found.len() <= 2, "{pointer}: {found:?}");
    }
}

#[test]
fn a_delegated_voice_counts_and_a_cap_holds_it_back() {
    let mut with_voices = record();
    with_voices.delegations = (32..=35).map(|from| Delegation { from, to: 1 }).collect();
    let figures = |record: &VoteRecord| {
        let found = record.recount(&signed()).into_iter().find(|difference| difference.what == "figures");
        found.map(|difference| difference.recounted)
    };
    let carried = "consent 19, refuse 6, send-back 5, abstain or did-not-vote 9";
    assert_eq!(figures(&with_voices).as_deref(), Some(carried));
    with_voices.delegation = Some(delegation::Terms { cap: Some("1/20".parse().unwrap()) });
    assert_eq!(figures(&with_voices), None, "each delegate carries their own voice alone");
}

/// A change after which it is no record, and the code of the refusal.
type Spoilt = (fn(&mut VoteRecord), &'static str);

#[test]
fn what_cannot_be_a_record_is_refused() {
    let cases: [Spoilt; 18] = [
        (|r| r.record_type = "Ballots".into(), "record-version"),
        (|r| r.version = 2, "record-version"),
        (|r| r.seats[3].seat = 3, "record-seats"),
        (|r| drop(r.seats.remove(3)), "record-seats"),
        (|r| r.seats[0].constituencies.push("women".parse().unwrap()), "record-order"),
        (|r| r.ballots.swap(0, 1), "record-order"),
        (|r| r.ballots.push(r.ballots[30].clone()), "record-order"),
        (|r| r.objections.swap(0, 1), "record-order"),
        (|r| r.commitments.swap(0, 1), "record-order"),
        (|r| r.ballots[30].seat = 41, "record-no-such-seat"),
        (|r| r.ballots[30].seat = 38, "record-struck"),
        (|r| r.seats[37].constituencies.push("women".parse().unwrap()), "record-struck"),
        (|r| r.ballots[30].answer = "for".into(), "record-answer"),
        (|r| r.seats[4].constituencies.push("in-lesvos".parse().unwrap()), "record-constituency"),
        (
            |r| r.rule = RULE.replace("objection by 1/10 of roll sends back; ", "").parse().unwrap(),
            "record-objections",
        ),
        (|r| r.delegations[0].to = 0, "record-no-such-seat"),
        (|r| r.delegations[0].to = 1, "record-delegations"),
        (|r| r.delegation = None, "record-delegations"),
    ];
    for (at, (change, code)) in cases.into_iter().enumerate() {
        let mut changed = record();
        change(&mut changed);
        assert_eq!(changed.to_file().err().map(|error| error.code()), Some(code), "change {at}");
        // Nor is it read, whoever wrote it.
        let written = canonical::to_text(&changed).unwrap() + "\n";
        assert_eq!(refusal(written.as_bytes()), Some(code), "change {at}");
    }
}

fn refusal(bytes: &[u8]) -> Option<&'static str> {
    VoteRecord::parse(bytes).err().map(|error| error.code())
}

#[test]
fn what_is_not_in_its_form_is_refused() {
    let good = record().to_file().unwrap();
    assert!(VoteRecord::parse(good.as_bytes()).unwrap() == record());
    let cases = [
        (String::new(), "record-end"),
        (good.trim_end().to_owned(), "record-end"),
        (format!("{good}\n"), "record-end"),
        ("nothing of the kind\n".to_owned(), "json-malformed"),
        (good.replacen('{', "{ ", 1), "json-not-canonical"),
        (good.replacen("\"version\":1", "\"version\":1,\"version\":1", 1), "json-duplicate-name"),
        ("{\"document\":{},\"jwt\":\"\"}\n".to_owned(), "record-version"),
        (good.replacen("\"kind\":\"consent\"", "\"kind\":\"whim\"", 1), "record-member"),
        (good.replacen("consent: majority", "the loudest: majority", 1), "record-member"),
        (good.replacen("\"seat\":1,", "\"member\":1,", 1), "record-member"),
        (good.replacen("harm:stigma", "stigma", 1), "record-member"),
        (good.replacen("room-attested", "sworn", 1), "record-member"),
        (good.replacen("\"version\":1}", "\"version\":1,\"zeal\":1}", 1), "record-member"),
        (good.replacen("\"delegation\":{\"cap\":null},", "\"delegation\":null,", 1), "json-not-canonical"),
    ];
    for (text, code) in cases {
        assert_eq!(refusal(text.as_bytes()), Some(code), "{}", &text[..text.len().min(60)]);
    }
    assert_eq!(refusal(&[0xff, b'\n']), Some("json-malformed"));
}

/// Opening a leaf takes what the record does not hold.
#[test]
fn a_member_finds_their_own_leaf_and_nobody_else_does() {
    let (salt, member) = ([9_u8; 32], [3_u8; 16]);
    let own = Digest::new(roll::leaf(&salt, &member).unwrap());
    let mut record = record();
    record.roll_leaves[0] = own;
    record.roll_leaves.sort_unstable();
    assert!(record.roll_leaves.contains(&Digest::new(roll::leaf(&salt, &member).unwrap())));
    assert!(!record.roll_leaves.contains(&Digest::new(roll::leaf(&[0; 32], &member).unwrap())));
}

proptest! {
    /// No byte can be changed without a refusal, a difference, or a record that counts the same.
    #[test]
    fn any_byte_changed_is_noticed(at in any::<prop::sample::Index>(), bit in 0..7_u8) {
        let good = record().to_file().unwrap();
        let mut bytes = good.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        match VoteRecord::parse(&bytes) {
            Err(error) => prop_assert!(!error.to_string().is_empty()),
            Ok(changed) => {
                prop_assert!(changed != record());
                // Once read it is written as it was read.
                prop_assert_eq!(changed.to_file().unwrap().into_bytes(), bytes);
            }
        }
    }
}
