//! Files that were given together, and what they say of each other.

use super::{Twist, Vector, World};
use crate::check::{
    self,
    tests::log::{LOG, proof_of, state_of},
};

/// An event without the one before it, and proofs of the log with and without the entries that they are of.
pub(super) fn others() -> Vec<(Vector, Vec<(&'static str, &'static str)>)> {
    let (soon, world) = ("2026-03-08T09:30:00Z", World::new(Twist::Withdrawn));
    let folder = world.folder(1);
    let event = folder["agreements/agr_1/events/2.jwt"].clone();
    let entries = &world.entries;
    let proof = |index| proof_of(entries, index, state_of(entries).sign(&check::tests::key(LOG))).to_text();
    let decided = entries.iter().position(|entry| entry.contains("\"decided\"")).unwrap();
    let decision = folder["decisions/dec_1.json"].clone();
    let issued = entries.iter().position(|entry| entry.contains("\"agreement-issued\"")).unwrap();
    let (credential, agreement) =
        (folder["credentials/dec_1.json"].clone(), folder["agreements/agr_1/agreement.json"].clone());
    let (told, proven) = (entries[issued].clone().into_bytes(), proof(issued).into_bytes());
    // The instance signed two decisions of one name: only the one that the agreement rests on is its own.
    let same_name = World::new(Twist::TooFew).folder(1)["credentials/dec_1.json"].clone();
    let theirs = world.folder(2)["credentials/dec_2.json"].clone();
    let files = |parts: &[(&str, Vec<u8>)]| {
        parts.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.clone())).collect()
    };
    let (entry, shown) = (entries[decided].clone().into_bytes(), proof(decided).into_bytes());
    let other = entries[0].clone().into_bytes();
    let of = |name: &str, trust, parts: &[(&str, Vec<u8>)], bad: &[(&'static str, &'static str)]| {
        (Vector::new(name, "files", trust, files(parts)).at(soon), bad.to_vec())
    };
    vec![
        of("an event without the one before", "log", &[("event", event)], &[("event", "status-event-chain")]),
        of("a proof and its entry", "log", &[("entry", entry.clone()), ("proof", shown.clone())], &[]),
        of(
            "a proof and another entry",
            "log",
            &[("entry", other), ("proof", shown.clone())],
            &[("entry", "log-no-proof"), ("proof", "receipt-inclusion")],
        ),
        of(
            "a revoked key, and nothing of the log",
            "revoked-later",
            &[("decision", decision.clone())],
            &[("decision", "key-revoked-cannot-tell")],
        ),
        of(
            "a revoked key, and the log told of it later",
            "revoked-before",
            &[("decision", decision.clone()), ("entry", entry.clone()), ("proof", shown.clone())],
            &[("decision", "key-revoked")],
        ),
        of(
            "a revoked key, and the log told of it before",
            "revoked-afterwards",
            &[("decision", decision.clone()), ("entry", entry.clone()), ("proof", shown.clone())],
            &[],
        ),
        of(
            "a credential by a revoked key, and the log told of its decision later",
            "revoked-before",
            &[("credential", credential.clone()), ("entry", entry.clone()), ("proof", shown.clone())],
            &[("credential", "key-revoked")],
        ),
        of(
            "a credential by a revoked key, and the log told of its decision before",
            "revoked-afterwards",
            &[("credential", credential.clone()), ("entry", entry), ("proof", shown)],
            &[],
        ),
        of(
            "an agreement by a revoked key, and the log told of it later",
            "revoked-before",
            &[("agreement", agreement.clone()), ("entry", told.clone()), ("proof", proven.clone())],
            &[("agreement", "key-revoked")],
        ),
        of(
            "an agreement by a revoked key, and the log told of it before",
            "revoked-afterwards",
            &[("agreement", agreement.clone()), ("entry", told), ("proof", proven)],
            &[],
        ),
        of(
            "an agreement with its decision and that one's credential",
            "log",
            &[("agreement", agreement.clone()), ("credential", credential), ("decision", decision)],
            &[],
        ),
        of(
            "an agreement with another's credential",
            "log",
            &[("agreement", agreement.clone()), ("credential", theirs)],
            &[],
        ),
        of(
            "an agreement with the credential of another decision of the same name",
            "log",
            &[("agreement", agreement), ("credential", same_name)],
            &[("agreement", "agreement-decision")],
        ),
    ]
}
