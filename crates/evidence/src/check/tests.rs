//! The common vectors: what both verifiers answer, ours and `verify/` in Python, on good files and on spoilt ones.
//!
//! `tests/vectors/evidence.json` is made by this test: `VECTORS_WRITE=1 cargo nextest run --locked -p evidence vectors`.

mod credentials;
pub(crate) mod log;

use std::path::PathBuf;

use serde_json::json;

use super::*;
use crate::{
    ballots,
    credential::Signatory,
    did::Did,
    digest::{self, Hash},
    keys::SigningKey,
    merkle,
    pointers::pointers,
    receipt::{BallotOpening, Included, SeatOpening},
    roll,
};

pub(crate) fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&[seed; 32])
}

pub(crate) fn jwks(seeds: &[u8]) -> Jwks {
    let keys: Vec<_> = seeds.iter().map(|seed| key(*seed).public()).collect();
    Jwks::new(keys[0].clone(), keys[1..].iter().cloned())
}

pub(crate) const INSTANCE: u8 = 7;
pub(crate) const EARLIER: u8 = 8;
pub(crate) const REQUESTER: u8 = 9;
pub(crate) const STRANGER: u8 = 10;

pub(crate) fn instance() -> Did {
    Did::of_url("https://ownaccord.example")
}

pub(crate) fn requester() -> Did {
    instance().requester("req_00000000000000000000000000000001")
}

/// Whose keys are trusted, by the word in the vectors.
fn trust(word: &str) -> Trust {
    let requesters = || BTreeMap::from([(requester().to_string(), jwks(&[REQUESTER]))]);
    match word {
        "instance" => {
            Trust { instance: Some(jwks(&[INSTANCE, EARLIER])), dids: requesters(), ..Trust::default() }
        }
        "after-revocation" => {
            Trust { instance: Some(jwks(&[INSTANCE])), dids: requesters(), ..Trust::default() }
        }
        "stranger" => Trust::in_instance(jwks(&[STRANGER])),
        _ => Trust::default(),
    }
}

const TRUSTS: [&str; 4] = ["instance", "after-revocation", "stranger", "none"];

/// How the vectors tell whose keys are trusted.
fn told(word: &str) -> Value {
    let trust = trust(word);
    let requester = requester().document(&requester(), &[key(REQUESTER).public()]);
    let dids = if trust.dids.is_empty() { json!([]) } else { json!([requester]) };
    json!({ "jwks": trust.instance, "dids": dids })
}

fn decision(subject: &str, roll_root: &Hash, ballots_root: &Hash, by: u8) -> decision::Signed {
    let document = json!({
        "type": "OwnaccordDecision", "version": 1, "id": "dec_1", "issuer": "https://ownaccord.example",
        "community": { "id": "com_1", "handle": "lesvos" }, "kind": "consent", "subject": subject,
        "outcome": "consented", "margin": "none", "rule": "consent: 2/3 of cast",
        "figures": { "electorate": 5, "cells": [{ "choices": ["consent"], "count": 5 }] }, "steps": [],
        "terms": digest::text(&digest::sha256(&[b"terms"])), "rollRoot": digest::text(roll_root),
        "ballotsRoot": digest::text(ballots_root), "decidedAt": "2026-03-08T08:00:01.25Z",
        "window": { "opensAt": "2026-03-01T08:00:00Z", "closesAt": "2026-03-08T08:00:00Z" },
    });
    decision::sign(&serde_json::from_value(document).unwrap(), &key(by)).unwrap()
}

/// A vote of five, decided, with everybody's receipt and opening.
struct Decided {
    signed: decision::Signed,
    receipts: Vec<Receipt>,
    openings: Vec<Opening>,
}

fn decided(subject: &str, salt: u8) -> Decided {
    let member = |n: u8| ([n; 16], format!("mem_{}", format!("{n:02x}").repeat(16)));
    let openings: Vec<_> = (0..5_u8)
        .map(|n| {
            let (id, name) = member(n);
            let constituencies =
                if n == 2 { vec!["in-lesvos".to_owned(), "women".to_owned()] } else { Vec::new() };
            let opened = ballots::Opening {
                vote: "vote_1",
                member: &name,
                sequence: u64::from(n),
                choice: "consent",
                salt: &[100 + n; 32],
            };
            let (seat, ballot) =
                (SeatOpening::of(&id, constituencies, &[salt + n; 32]), BallotOpening::of(&opened));
            Opening::new(name, seat, Some(ballot))
        })
        .collect();
    let leaves: Vec<Hash> =
        openings.iter().map(|one| digest::parse(&one.seat.as_ref().unwrap().leaf).unwrap()).collect();
    let commitments: Vec<Hash> =
        openings.iter().map(|one| digest::parse(&one.ballot.as_ref().unwrap().commitment).unwrap()).collect();
    let (roll, counted) =
        (merkle::SetTree::new(leaves.clone()).unwrap(), ballots::tree(&commitments).unwrap());
    let signed = decision(subject, &roll.root(), &counted.root(), INSTANCE);
    let receipts = leaves.iter().zip(&commitments).map(|(leaf, commitment)| {
        let seat = Included::of(leaf, &roll.prove(leaf).unwrap());
        let ballot = Included::of(commitment, &ballots::prove(&counted, commitment).unwrap());
        Receipt::new(signed.jws.clone(), seat, Some(ballot))
    });
    Decided { receipts: receipts.collect(), signed, openings }
}

/// The good ones: a name, whose keys are trusted, and the text.
fn good() -> Vec<(String, String)> {
    let one = decided("pro_1", 1);
    let mut all = vec![
        ("decision".to_owned(), one.signed.jws.clone()),
        ("decision file".to_owned(), one.signed.to_file()),
        (
            "receipt by delegation".to_owned(),
            Receipt { ballot: None, ..one.receipts[3].clone() }.to_file().unwrap(),
        ),
    ];
    for at in [0, 2, 4] {
        all.push((format!("receipt {at}"), one.receipts[at].to_file().unwrap()));
        all.push((format!("opening {at}"), one.openings[at].to_file().unwrap()));
    }
    for typ in ISSUED {
        let (did, seed) = (instance().community("com_1"), INSTANCE);
        if let Some(own) = of_its_own(typ) {
            all.push((typ.to_owned(), own));
            continue;
        }
        if typ == credential::MEDIA_TYPE {
            let list = list();
            all.push((typ.to_owned(), list.jwt));
            all.push(("document with a proof".to_owned(), list.document));
            continue;
        }
        let document = json!({ "@context": ["https://www.w3.org/ns/credentials/v2"], "id": "urn:x", "issuer": did.as_str(), "nested": { "a": [1, true, null, "é"] }, "type": ["Example"] });
        let secured = credential::secure(
            &document,
            typ,
            Signatory { did: &did, key: &key(seed) },
            "2026-03-08T08:00:01Z",
        )
        .unwrap();
        all.push((typ.to_owned(), secured.jwt));
    }
    all
}

/// A status list in which one bit is set.
fn list() -> credential::Secured {
    let term = ["2026-03-08T08:00:00Z", "2026-03-08T09:00:00Z"].map(str::to_owned);
    let list = status::StatusList::of([77]);
    let named = ("https://ownaccord.example", status::Purpose::Revocation, 1);
    let document = status::ListDocument::new(named, &instance(), &list, term.into(), 300_000);
    document.sign(Signatory { did: &instance(), key: &key(INSTANCE) }).unwrap()
}

/// What has a shape of its own, as a JWS of this type.
fn of_its_own(typ: &str) -> Option<String> {
    let (key, did) = (key(REQUESTER), requester());
    let (public, agreement, event) = (key.public(), "agr_1", "sha256:ee");
    let signed = match typ {
        status::event::MEDIA_TYPE => return Some(in_force()),
        "acknowledgement+jwt" => {
            signature::sign(&Acknowledgement::new(&public, did.as_str(), agreement, event), &key)
        }
        "deletion+jwt" => {
            let deleted = "2026-03-20T08:00:00Z".parse().unwrap();
            signature::sign(&Deletion::new(&public, did.as_str(), agreement, event, deleted), &key)
        }
        "countersignature+jwt" => {
            signature::sign(&Countersignature::new(&public, did.as_str(), agreement, "t", "d"), &key)
        }
        _ => return None,
    };
    Some(signed.unwrap())
}

/// That an agreement came into force.
fn in_force() -> String {
    let change = status::event::Change {
        agreement: "https://ownaccord.example/agreements/agr_1".to_owned(),
        sequence: 1,
        previous: None,
        status: "in-force",
        reason: "signed-by-all",
        since: "2026-03-08T08:00:01Z".to_owned(),
    };
    status::event::sign(change, Signatory { did: &instance(), key: &key(INSTANCE) }).unwrap().jwt
}

/// The good text with one member changed, for every member there is.
fn every_member_changed(text: &str) -> Vec<(String, String)> {
    let Ok(value) = serde_json::from_str::<Value>(text) else { return Vec::new() };
    let changed = pointers(&value).into_iter().flat_map(|place| {
        let other = |put: Value, how: &str| {
            let mut changed = value.clone();
            *changed.pointer_mut(&place).unwrap() = put;
            (format!("{place} {how}"), canonical::to_text(&changed).unwrap())
        };
        let was = value.pointer(&place).unwrap();
        let near = match was {
            Value::String(text) => json!(format!("{text}x")),
            Value::Number(number) => json!(number.as_u64().unwrap() + 1),
            other => json!([other]),
        };
        [other(near, "changed"), other(Value::Null, "null"), other(json!({}), "an object")]
    });
    changed.collect()
}

/// What a requester gives its word for, otherwise than it may be, and signed by the requester all the same.
fn misshapen() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for typ in ["acknowledgement+jwt", "deletion+jwt", "countersignature+jwt"] {
        let claims = jws::claims(&of_its_own(typ).unwrap(), typ).unwrap();
        let members: Vec<String> = claims.as_object().unwrap().keys().cloned().collect();
        for member in members.iter().map(String::as_str).chain(["more"]) {
            for put in [None, Some(json!(["x"])), Some(json!("x")), Some(json!(2))] {
                let mut changed = claims.clone();
                let place = changed.as_object_mut().unwrap();
                match &put {
                    None => drop(place.remove(member)),
                    Some(put) => drop(place.insert(member.to_owned(), put.clone())),
                }
                let kid = requester().key(key(REQUESTER).id());
                let jws = jws::sign_as(&changed, typ, &key(REQUESTER), &kid).unwrap();
                let how = put.map_or("absent".to_owned(), |put| put.to_string());
                all.push((format!("{typ}: {member} {how}, signed"), jws));
            }
        }
    }
    all
}

/// Everything else that must not pass.
fn spoilt() -> Vec<(String, String)> {
    let (one, other) = (decided("pro_1", 1), decided("pro_2", 50));
    let swapped =
        |receipt: &Receipt, decision: &str| Receipt { decision: decision.to_owned(), ..receipt.clone() };
    let mixed = Receipt { ballot: other.receipts[1].ballot.clone(), ..one.receipts[1].clone() };
    let leaf_as_ballot = Receipt { ballot: Some(one.receipts[1].seat.clone()), ..one.receipts[1].clone() };
    let empty = roll::root::<&[u8], &[u8]>(&[]).unwrap();
    let by_requester = decision("pro_1", &empty, &empty, REQUESTER).jws;
    let signed = |payload: Value, typ: &str, kid: &str, seed: u8| {
        jws::sign_as(&payload, typ, &key(seed), kid).unwrap()
    };
    let (community, theirs) = (instance().community("com_1"), instance().community("com_2"));
    let of = |did: &Did, seed: u8| did.key(key(seed).id());
    let claims = json!({ "issuer": community.as_str() });
    let mut all: Vec<(&str, String)> = vec![
        ("nothing", String::new()),
        ("words", "nothing of the kind".to_owned()),
        ("an empty object", "{}".to_owned()),
        ("three parts of nothing", "a.b.c".to_owned()),
        ("a key set", json!(jwks(&[INSTANCE])).to_string()),
        ("a receipt of another decision", swapped(&one.receipts[0], &other.signed.jws).to_file().unwrap()),
        ("a ballot of another vote", mixed.to_file().unwrap()),
        ("a seat as a ballot", leaf_as_ballot.to_file().unwrap()),
        ("a decision by a requester's key", by_requester),
        ("a decision by an earlier key", decision("pro_1", &empty, &empty, EARLIER).jws),
        (
            "a credential as a decision",
            signed(claims.clone(), decision::MEDIA_TYPE, &of(&community, INSTANCE), INSTANCE),
        ),
        ("a decision as a credential", one.signed.jws.replacen('.', ".e30", 1)),
        (
            "a credential of another community",
            signed(claims.clone(), "vc+jwt", &of(&theirs, INSTANCE), INSTANCE),
        ),
        (
            "a requester's key for a community",
            signed(claims.clone(), "vc+jwt", &of(&community, REQUESTER), REQUESTER),
        ),
        (
            "an instance's key for a requester",
            signed(
                json!({ "issuer": requester().as_str() }),
                "countersignature+jwt",
                &of(&requester(), INSTANCE),
                INSTANCE,
            ),
        ),
        (
            "an unknown requester",
            signed(
                json!({ "issuer": instance().requester("req_2").as_str() }),
                "countersignature+jwt",
                "x#y",
                REQUESTER,
            ),
        ),
        ("a bare thumbprint", signed(claims, "vc+jwt", key(INSTANCE).id(), INSTANCE)),
        ("no issuer", signed(json!({}), "vc+jwt", &of(&community, INSTANCE), INSTANCE)),
        (
            "an issuer that is a number",
            signed(json!({ "issuer": 1 }), "vc+jwt", &of(&community, INSTANCE), INSTANCE),
        ),
    ];
    let receipt = one.receipts[0].to_file().unwrap();
    let misshapen = misshapen();
    all.extend(misshapen.iter().map(|(name, text)| (name.as_str(), text.clone())));
    all.push(("a receipt with two line feeds", format!("{receipt}\n\n")));
    all.push(("a receipt with a space", receipt.replacen(':', ": ", 1)));
    all.push(("a receipt with a name twice", receipt.replacen('{', "{\"version\":1,", 1)));
    all.push(("a receipt with a fraction", receipt.replace("\"version\":1", "\"version\":1.0")));
    all.push((
        "a receipt with a large number",
        receipt.replace("\"version\":1", "\"version\":9007199254740992"),
    ));
    all.push((
        "a receipt with a larger number",
        receipt.replace("\"version\":1", "\"version\":18446744073709551616"),
    ));
    all.push(("a receipt with minus nothing", receipt.replace("\"version\":1", "\"version\":-0")));
    all.push((
        "a receipt with a member more",
        receipt.replace("\"version\"", "\"vote\":\"vote_1\",\"version\""),
    ));
    all.push(("a decision file without its line feed", one.signed.to_file().trim_end().to_owned()));
    all.into_iter().map(|(name, text)| (name.to_owned(), text)).collect()
}

fn made() -> Value {
    let (mut cases, mut flips) = (Vec::new(), Vec::new());
    let mut case = |name: String, word: &str, text: &str| {
        let found = check(text.as_bytes(), &trust(word));
        cases.push(json!({ "name": name, "trust": word, "text": text, "code": found.verdict.code() }));
    };
    for (name, text) in good() {
        for word in TRUSTS {
            case(name.clone(), word, &text);
        }
        case(format!("{name}, a line feed more"), "instance", &format!("{text}\n"));
        // One of each kind is enough: the third member's, who belongs to constituencies.
        let spoil = !name.ends_with('0') && !name.ends_with('4');
        for (how, changed) in every_member_changed(&text).into_iter().filter(|_| spoil) {
            case(format!("{name}: {how}"), "instance", &changed);
        }
        flips.push(json!({ "name": name, "trust": "instance", "text": text, "codes": flipped(text.as_bytes(), &trust("instance")) }));
    }
    for (name, text) in spoilt() {
        for word in ["instance", "after-revocation"] {
            case(name.clone(), word, &text);
        }
    }
    log::add(&mut cases, &mut flips);
    let trusts: serde_json::Map<_, _> = TRUSTS.iter().map(|word| ((*word).to_owned(), told(word))).collect();
    let trusts: serde_json::Map<_, _> = trusts.into_iter().chain(log::trusts()).collect();
    json!({ "trust": trusts, "cases": cases, "flips": flips })
}

/// The codes with each byte's lowest bit turned, one after the other; `code*times` where one follows itself.
fn flipped(good: &[u8], trust: &Trust) -> Vec<String> {
    let mut runs: Vec<(&str, usize)> = Vec::new();
    for at in 0..good.len() {
        let mut bytes = good.to_vec();
        bytes[at] ^= 1;
        let code = check(&bytes, trust).verdict.code();
        match runs.last_mut() {
            Some((last, times)) if *last == code => *times += 1,
            _ => runs.push((code, 1)),
        }
    }
    runs.into_iter().map(|(code, times)| format!("{code}*{times}")).collect()
}

#[test]
fn vectors() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/evidence.json");
    let made = serde_json::to_string_pretty(&made()).unwrap() + "\n";
    if std::env::var_os("VECTORS_WRITE").is_some() {
        std::fs::write(&file, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == made, "write them anew: VECTORS_WRITE=1 cargo nextest run --locked -p evidence vectors");
}

#[test]
fn good_is_good_and_no_flipped_byte_is() {
    for (name, text) in good() {
        assert_eq!(check(text.as_bytes(), &trust("instance")).verdict, Verdict::Good, "{name}");
        let codes = flipped(text.as_bytes(), &trust("instance")).join(" ");
        for word in ["good", "unknown-kind", "nobody-signs-this"] {
            assert!(!codes.contains(word), "{name}: {codes}");
        }
        for word in ["stranger", "none"] {
            let good = check(text.as_bytes(), &trust(word)).verdict == Verdict::Good;
            assert_eq!(good, name.starts_with("opening"), "{name} with the keys of {word}");
        }
    }
}
