//! The record of an election, changed in one thing of each kind, and counted again.

mod refused;

use super::*;
use crate::decision::{ElectionCandidate, ElectionResult};

const RANKED: &str = "choose: schulze; turnout quorum 1/4 of roll";

/// Nine ballots on a paper with three. The first carries three voices more, by which 2 beats 1 with 6 to 4; by hands alone it
/// would be 1 that beats 2, with 4 to 3.
const RANKINGS: [&str; 9] = [
    "2>1>3>none",
    "2>1=3>none",
    "1>2>3>none",
    "1>2>none>3",
    "3>1>2>none",
    "2>none>1=3",
    "none>1=2=3",
    "1=2>3>none",
    "1>3>2>none",
];

/// Twelve ballots; 1 and 2 have five approvals each.
const APPROVALS: [&str; 12] = [
    "approve 1,2",
    "approve 1,2",
    "approve 1,2",
    "approve 1",
    "approve 1",
    "approve 2",
    "approve 2",
    "approve 3",
    "approve 3",
    "approve none",
    "approve none",
    "approve none",
];

fn standing(number: u64, handle: &str) -> ElectionCandidate {
    ElectionCandidate {
        number,
        intermediary: handle.to_owned(),
        mandate: format!("man_{number:032x}"),
        digest: Digest::of_bytes(handle.as_bytes()).to_string(),
    }
}

/// Twenty seats, the last of them struck.
fn election(rule: &str, answers: &[&str], delegations: Vec<Delegation>) -> VoteRecord {
    let mut record = record();
    let ballot = |(seat, answer): (u32, &&str)| Ballot {
        seat,
        answer: (*answer).to_owned(),
        attestation: Attestation::RoomAttested,
    };
    record.kind = DecisionKind::Mandate;
    record.rule = rule.parse().unwrap();
    record.candidates =
        (1..).zip(["bridge", "harbour", "lantern"]).map(|(n, handle)| standing(n, handle)).collect();
    record.turnout_shown = 5;
    record.seats.truncate(20);
    record.seats.iter_mut().for_each(|seat| seat.constituencies.clear());
    record.seats[19].struck = true;
    record.ballots = (1..).zip(answers).map(ballot).collect();
    record.delegations = delegations;
    record.objections.clear();
    record.roll_leaves.truncate(20);
    record.commitments.truncate(answers.len());
    record
}

fn ranked() -> VoteRecord {
    let to_the_first = |from| Delegation { from, to: 1 };
    election(RANKED, &RANKINGS, [12, 15, 18].map(to_the_first).into())
}

fn approved() -> VoteRecord {
    VoteRecord { delegation: None, ..election("choose: approval", &APPROVALS, Vec::new()) }
}

/// What was signed of the first, written out by hand.
fn signed_ranked() -> DecisionDocument {
    let beats = json!({ "step": "beats", "one": "2", "others": ["1", "3", "none"] });
    let steps = json!([
        { "step": "took", "electorate": 19, "turnout": 12 },
        { "step": "delegated", "voices": null },
        { "step": "turnout-quorum", "needed": 5, "reached": 12, "met": true },
        beats,
    ]);
    let said = json!({ "method": "schulze", "chosen": 2 });
    signed_of(&ranked(), "adopted", steps, said)
}

/// What was signed of the second.
fn signed_approved() -> DecisionDocument {
    let steps = json!([
        { "step": "took", "electorate": 19, "turnout": 12 },
        { "step": "even", "candidates": ["1", "2"] },
    ]);
    let said = json!({
        "method": "approval", "tied": [1, 2], "runOff": "ele_2", "runoffOf": "ele_0",
    });
    let attestations = Some(Attestations { room_attested: 12, signed: 0, secret: 0 });
    DecisionDocument { attestations, ..signed_of(&approved(), "run-off", steps, said) }
}

fn signed_of(record: &VoteRecord, outcome: &str, steps: Value, mut said: Value) -> DecisionDocument {
    said["candidates"] = serde_json::to_value(&record.candidates).unwrap();
    let leaves = record.roll_leaves.iter().map(|one| *one.bytes()).collect();
    let commitments: Vec<_> = record.commitments.iter().map(|one| *one.bytes()).collect();
    let mut document = serde_json::to_value(signed()).unwrap();
    for (member, value) in [
        ("kind", json!("mandate")),
        ("subject", json!("ele_1")),
        ("outcome", json!(outcome)),
        ("election", said),
        (
            "figures",
            json!({ "electorate": 19, "cells": [
                { "choices": ["voted"], "count": 12 }, { "choices": ["did-not-vote"], "count": 7 },
            ] }),
        ),
        ("margin", json!("none")),
        ("rule", json!(record.rule.to_string())),
        ("steps", steps),
        ("rollRoot", json!(digest::text(&crate::merkle::SetTree::new(leaves).unwrap().root()))),
        ("ballotsRoot", json!(digest::text(&ballots::root(&commitments).unwrap()))),
    ] {
        document[member] = value;
    }
    document.as_object_mut().unwrap().remove("attestations");
    let document: DecisionDocument = serde_json::from_value(document).unwrap();
    document.check().unwrap();
    document
}

#[test]
fn what_was_signed_of_an_election_comes_out() {
    for (record, signed) in [(ranked(), signed_ranked()), (approved(), signed_approved())] {
        assert_eq!(record.recount(&signed), []);
        let file = record.to_file().unwrap();
        assert!(VoteRecord::parse(file.as_bytes()).unwrap() == record);
    }
}

/// Each record beside the other's decision: nothing of the one is taken for the other's.
#[test]
fn an_election_and_a_question_are_told_apart() {
    let lines = |record: &VoteRecord, signed: &DecisionDocument| {
        record.recount(signed).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let none = "election: the decision says none, the record gives one".to_owned();
    assert!(lines(&ranked(), &signed()).contains(&none));
    let one = "election: the decision says one, the record gives none".to_owned();
    assert!(lines(&record(), &signed_ranked()).contains(&one));
}

fn named(record: &VoteRecord, signed: &DecisionDocument) -> Vec<String> {
    record.recount(signed).into_iter().map(|difference| difference.what).collect()
}

/// What does not come out where the figures may not be told any more.
const UNTOLD: [&str; 3] = ["figures", "step 1", "step 3"];

#[test]
fn one_thing_changed_in_rankings_is_named() {
    let cases: [Changed; 23] = [
        (|r| r.kind = DecisionKind::Charter, &["kind"]),
        (|r| r.rule = "choose: schulze".parse().unwrap(), &["rule", "step 3", "step 4"]),
        (|r| r.rule = RANKED.replace("1/4", "1/3").parse().unwrap(), &["rule", "step 3"]),
        (
            |r| r.rule = RANKED.replace("1/4", "2/3").parse().unwrap(),
            &["rule", "outcome", "chosen", "step 3", "step 4"],
        ),
        (|r| r.turnout_shown = 10, &UNTOLD),
        // Who is chosen and why, and nothing else: how many would rather have whom was never told.
        (|r| r.ballots[0].answer = "1>2>3>none".into(), &["chosen", "step 4"]),
        (
            |r| (0..6).for_each(|at| r.ballots[at].answer = "none>1=2=3".into()),
            &["outcome", "chosen", "step 4"],
        ),
        (|r| r.ballots[0].answer = "1=2>3>none".into(), &["chosen", "step 4"]),
        (
            |r| (0..9).for_each(|at| r.ballots[at].answer = "1=2>3>none".into()),
            &["outcome", "chosen", "tied", "run-off", "step 4", "step 5"],
        ),
        // So this one shows nowhere: it is its member's receipt that does not open the commitment.
        (|r| r.ballots[1].answer = "2>1>3>none".into(), &[]),
        (|r| drop(r.ballots.pop()), &["figures", "step 1", "step 3", "ballots counted"]),
        (
            |r| drop(r.ballots.remove(0)),
            &["chosen", "figures", "step 1", "step 2", "step 3", "step 4", "ballots counted"],
        ),
        (|r| r.delegations.truncate(2), &UNTOLD),
        (|r| r.delegations.push(Delegation { from: 19, to: 9 }), &UNTOLD),
        (|r| r.delegations[0].to = 3, &["outcome", "chosen", "tied", "run-off", "step 4", "step 5"]),
        (|r| r.delegations.clear(), &["chosen", "figures", "step 1", "step 2", "step 3", "step 4"]),
        (
            |r| r.delegation = Some(delegation::Terms { cap: Some("1/19".parse().unwrap()) }),
            &["chosen", "figures", "step 1", "step 2", "step 3", "step 4"],
        ),
        (|r| swapped(r), &["candidate 1", "candidate 2"]),
        (|r| r.candidates[2] = standing(3, "beacon"), &["candidate 3"]),
        // A ranking is of one paper: with one more or less who stands, none is left.
        (
            |r| r.candidates.push(standing(4, "beacon")),
            &["outcome", "candidate 4", "chosen", "figures", "step 1", "step 2", "step 3", "step 4"],
        ),
        (|r| r.seats[18].struck = true, &["electorate", "figures", "step 1"]),
        (|r| r.commitments.truncate(8), &["ballots root", "ballots counted"]),
        (|r| r.roll_leaves[0] = Digest::new([0; 32]), &["roll root"]),
    ];
    let signed = signed_ranked();
    let came = cases.map(|(change, expected)| {
        let mut changed = ranked();
        change(&mut changed);
        (named(&changed, &signed), expected)
    });
    let wrong: Vec<_> = came.iter().enumerate().filter(|(_, (found, expected))| found != expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn swapped(record: &mut VoteRecord) {
    record.candidates.swap(0, 1);
    (1..).zip(&mut record.candidates).for_each(|(number, one)| one.number = number);
}

#[test]
fn one_thing_changed_in_approvals_is_named() {
    let cases: [Changed; 5] = [
        (|r| r.ballots[8].answer = "approve 1,3".into(), &["outcome", "chosen", "tied", "run-off", "step 2"]),
        // Four for each of the two, and four for none of them, who wins ties.
        (|r| r.ballots[2].answer = "approve none".into(), &["outcome", "tied", "run-off", "step 2"]),
        // 3 is even with them now.
        (|r| (9..12).for_each(|at| r.ballots[at].answer = "approve 3".into()), &["tied", "step 2"]),
        // One more for both: no count shows it.
        (|r| r.ballots[8].answer = "approve 1,2,3".into(), &[]),
        (
            |r| r.rule = RANKED.parse().unwrap(),
            &["rule", "outcome", "method", "tied", "run-off", "figures", "attestations", "step 1", "step 2"],
        ),
    ];
    let signed = signed_approved();
    let came = cases.map(|(change, expected)| {
        let mut changed = approved();
        change(&mut changed);
        (named(&changed, &signed), expected)
    });
    let wrong: Vec<_> = came.iter().enumerate().filter(|(_, (found, expected))| found != expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Each thing that the decision says of the election: signed otherwise, it is named with both values.
#[test]
fn one_thing_of_an_election_signed_otherwise_is_named() {
    type Signed = (fn(&mut ElectionResult), &'static str);
    let of_rankings: [Signed; 6] = [
        (|e| e.method = "approval".into(), "method: the decision says approval, the record gives schulze"),
        (|e| e.chosen = Some(1), "chosen: the decision says 1, the record gives 2"),
        (|e| e.chosen = None, "chosen: the decision says nobody, the record gives 2"),
        (|e| e.tied = Some(vec![1, 3]), "tied: the decision says 1 and 3, the record gives nobody"),
        (
            |e| drop(e.candidates.pop()),
            "candidate 3: the decision says nobody, the record gives 3 lantern, man_00000000000000000000000000000003 with sha256:",
        ),
        (
            |e| e.candidates[0].mandate = "man_9".into(),
            "candidate 1: the decision says 1 bridge, man_9 with sha256:",
        ),
    ];
    let of_approvals: [Signed; 3] = [
        (|e| e.tied = Some(vec![2, 1]), "tied: the decision says 2 and 1, the record gives 1 and 2"),
        (|e| e.tied = None, "tied: the decision says nobody, the record gives 1 and 2"),
        (|e| e.run_off = None, "run-off: the decision says none follows, the record gives one follows"),
    ];
    let ranked = of_rankings.map(|case| (ranked(), signed_ranked(), case));
    let approved = of_approvals.map(|case| (approved(), signed_approved(), case));
    for (record, mut signed, (change, sentence)) in ranked.into_iter().chain(approved) {
        change(signed.election.as_mut().unwrap());
        let found: Vec<_> = record.recount(&signed).iter().map(ToString::to_string).collect();
        assert!(found.len() == 1 && found[0].starts_with(sentence), "{sentence}: {found:?}");
    }
}

proptest! {
    /// Whichever numbers the seats were given, the same comes out.
    #[test]
    fn the_numbers_of_the_seats_never_matter(order in Just((0..20).collect::<Vec<u32>>()).prop_shuffle()) {
        let mut renumbered = ranked();
        let number = |seat: u32| order[seat as usize - 1] + 1;
        renumbered.seats.iter_mut().for_each(|seat| seat.seat = number(seat.seat));
        renumbered.seats.sort_by_key(|seat| seat.seat);
        renumbered.ballots.iter_mut().for_each(|ballot| ballot.seat = number(ballot.seat));
        renumbered.ballots.sort_by_key(|ballot| ballot.seat);
        for edge in &mut renumbered.delegations {
            (edge.from, edge.to) = (number(edge.from), number(edge.to));
        }
        renumbered.delegations.sort_by_key(|edge| edge.from);
        prop_assert!(renumbered.to_file().is_ok());
        prop_assert_eq!(renumbered.recount(&signed_ranked()), []);
    }

    /// As of every record: what is read is written as it was read, and is another.
    #[test]
    fn any_byte_changed_in_an_election_is_noticed(at in any::<prop::sample::Index>(), bit in 0..7_u8) {
        let mut bytes = ranked().to_file().unwrap().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        if let Ok(changed) = VoteRecord::parse(&bytes) {
            prop_assert!(changed != ranked());
            prop_assert_eq!(changed.to_file().unwrap().into_bytes(), bytes);
        }
    }
}
