//! The example of `docs/log.md`, byte by byte: made here, so that it stays true.

use domain::{
    fact::Fact,
    id::{CommunityId, Id, VoteId},
    moment::Moment,
};
use serde_json::json;
use uuid::Uuid;

use super::{
    checkpoint::{self, Checkpoint},
    cosignature,
    receipt::Receipt,
    request::AddCheckpoint,
    tile,
    tree::{self, Subtree},
};
use crate::{canonical, digest::Hash, keys::SigningKey};

const ORIGIN: &str = "ownaccord.example/log";
const WITNESS: &str = "witness.example/ours";
/// 2026-11-29, 06:00 UTC, in microseconds and in seconds.
const AT: i64 = 1_795_932_000_000_000;

fn entries() -> Vec<String> {
    let vote = |number: u128| -> (CommunityId, VoteId) {
        (Id::new(Uuid::from_u128(1)), Id::new(Uuid::from_u128(number)))
    };
    (0..3_i64)
        .map(|number| {
            let (community, vote) = vote(number as u128 + 16);
            let at = Moment::from_micros(AT + number * 1_000_000);
            canonical::to_text(&json!({ "at": at, "fact": Fact::VoteClosed { community, vote } })).unwrap()
        })
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The text of the example.
fn worked() -> String {
    let entries = entries();
    let leaves: Vec<Hash> = entries.iter().map(|entry| tree::leaf(entry.as_bytes())).collect();
    let two = tree::join(&leaves[0], &leaves[1]);
    let node = |subtree: Subtree| match (subtree.level, subtree.index) {
        (0, index) => leaves.get(index as usize).copied(),
        (1, 0) => Some(two),
        _ => None,
    };
    let root = tree::whole(3).hash(node).unwrap();
    let (key, witness) = (SigningKey::from_seed(&[8; 32]), SigningKey::from_seed(&[5; 32]));
    let checkpoint = Checkpoint { origin: ORIGIN.into(), size: 3, root }.sign(&key);
    let proof = tree::prove_growth(2, 3, node).unwrap();
    let request = AddCheckpoint { old: 2, proof, checkpoint: checkpoint.clone() };
    let path = tree::prove(0, 3, node).unwrap().path;
    let receipt = Receipt { index: 0, path, checkpoint: checkpoint.clone() };
    receipt.verify(&leaves[0], &checkpoint::verifier(ORIGIN, &key)).unwrap();
    let signed = cosignature::sign(&checkpoint.text, WITNESS, &witness, (AT / 1_000_000) as u64);
    let mut text = String::new();
    let mut part = |title: &str, body: &str| text.push_str(&format!("# {title}\n{body}\n\n"));
    for (number, (entry, leaf)) in entries.iter().zip(&leaves).enumerate() {
        part(&format!("entry {number}, {} bytes", entry.len()), entry);
        part(&format!("leaf hash {number} = SHA-256(00 || entry {number})"), &hex(leaf));
    }
    part("root of the first two = SHA-256(01 || leaf hash 0 || leaf hash 1)", &hex(&two));
    part("root of all three = SHA-256(01 || root of the first two || leaf hash 2)", &hex(&root));
    let tile = tile::of_entries(&entries).unwrap();
    part(
        "/log/tile/entries/000.p/3, its first 40 bytes: the length of entry 0 in two bytes, then entry 0",
        &hex(&tile[..40]),
    );
    part("/log/key (of the private key that is 32 times 08)", &checkpoint::verifier(ORIGIN, &key).to_text());
    part("/log/checkpoint", checkpoint.to_text().trim_end());
    part(&format!("/log/proof?leaf={}", hex(&leaves[0])), receipt.to_text().trim_end());
    part("POST /add-checkpoint to a witness that signed the first two", request.to_text().trim_end());
    part(
        "the witness's key (of the private key that is 32 times 05)",
        &cosignature::verifier(WITNESS, &witness).to_text(),
    );
    part(
        &format!(
            "its answer at {} seconds since 1970, which becomes a line of /log/checkpoint",
            AT / 1_000_000
        ),
        signed.line().trim_end(),
    );
    text.trim_end().to_owned()
}

#[test]
fn the_example_of_the_docs_is_what_the_code_makes() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/log.md");
    let docs = std::fs::read_to_string(file).unwrap();
    let (head, rest) = docs.split_once("byte by byte\n").unwrap();
    let (intro, rest) = rest.split_once("```text\n").unwrap();
    let (example, tail) = rest.split_once("\n```").unwrap();
    if std::env::var_os("LOG_WRITE_EXAMPLE").is_some() {
        let docs = format!("{head}byte by byte\n{intro}```text\n{}\n```{tail}", worked());
        std::fs::write(file, docs).unwrap();
        return;
    }
    assert_eq!(example, worked(), "mend it by: LOG_WRITE_EXAMPLE=1 cargo nextest run -p evidence worked");
}
