//! The public log before Go's own reading of signed notes and trees, which `sum.golang.org` runs on, and before scitt-cose.

use std::collections::HashMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use evidence::{
    digest::Hash,
    log::{
        checkpoint::{self, Checkpoint},
        cosignature,
        note::Note,
        receipt::Receipt,
        tile::{self, Tile, WIDTH},
        tree::{self, Subtree},
    },
};

use super::*;

const ORIGIN: &str = "ownaccord.example/log";

/// A log of so many entries, each its number; `spoilt` is another one.
struct Log {
    size: u64,
    kept: HashMap<Subtree, Hash>,
}

impl Log {
    fn of(size: u64, spoilt: Option<u64>) -> Self {
        let mut log = Self { size: 0, kept: HashMap::new() };
        for number in 0..size {
            let entry = if Some(number) == spoilt { u64::MAX } else { number };
            log.kept.insert(Subtree { level: 0, index: number }, tree::leaf(&entry.to_be_bytes()));
            for (made, [left, right]) in tree::completed_by(number) {
                let hash = tree::join(&log.kept[&left], &log.kept[&right]);
                log.kept.insert(made, hash);
            }
            log.size += 1;
        }
        log
    }

    fn get(&self, subtree: Subtree) -> Option<Hash> {
        self.kept.get(&subtree).copied()
    }

    fn state(&self, size: u64) -> Checkpoint {
        let root = tree::whole(size).hash(|subtree| self.get(subtree)).unwrap();
        Checkpoint { origin: ORIGIN.into(), size, root }
    }

    fn receipt(&self, index: u64) -> Receipt {
        let path = tree::prove(index, self.size, |subtree| self.get(subtree)).unwrap().path;
        Receipt { index, path, checkpoint: self.state(self.size).sign(&key(8)) }
    }

    /// Every tile of hashes that a reader of this size asks for, by its path.
    fn tiles(&self) -> Value {
        let mut tiles = serde_json::Map::new();
        for level in 0..3_u8 {
            let count = self.size >> (8 * u32::from(level));
            for index in 0..count.div_ceil(WIDTH) {
                let width = (count - index * WIDTH).min(WIDTH);
                let tile = Tile { level: Some(level), index, width };
                let (from, to) = tile.places();
                let row: Vec<Hash> =
                    (from..to).map(|index| self.kept[&Subtree { level: level * 8, index }]).collect();
                tiles.insert(tile.path(), STANDARD.encode(tile::of_hashes(&row)).into());
            }
        }
        tiles.into()
    }
}

fn ask_go(questions: &[Value]) -> Vec<String> {
    let answers = ask(Command::new(oracles().join("log-judge")), questions);
    answers.iter().map(|answer| answer["answer"].as_str().unwrap().to_owned()).collect()
}

fn log_key() -> String {
    checkpoint::verifier(ORIGIN, &key(8)).to_text()
}

fn opened(key: &str, note: impl AsRef<[u8]>) -> Value {
    json!({ "key": key, "note": STANDARD.encode(note) })
}

fn held(key: &str, receipt: impl AsRef<[u8]>, leaf: &Hash) -> Value {
    json!({ "key": key, "note": STANDARD.encode(receipt), "leaf": STANDARD.encode(leaf) })
}

fn told(state: &Checkpoint) -> String {
    format!("{} {} {}", state.origin, state.size, STANDARD.encode(state.root))
}

fn flipped(text: &str) -> Vec<Vec<u8>> {
    (0..text.len())
        .map(|at| {
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] ^= 1;
            bytes
        })
        .collect()
}

/// Go's notes do not look at the two last bits of a signature's base64, so that one character of it has other spellings.
fn loose(text: &str) -> usize {
    text.len() - 3
}

#[test]
fn go_opens_a_checkpoint_and_none_that_was_tampered_with() {
    let state = Log::of(5, None).state(5);
    let mut note = state.sign(&key(8));
    let text = note.to_text();
    let mut questions = vec![opened(&log_key(), &text)];
    questions.extend(flipped(&text).iter().map(|bytes| opened(&log_key(), bytes)));
    let answers = ask_go(&questions);
    assert_eq!(answers[0], told(&state));
    for (at, answer) in answers[1..].iter().enumerate().filter(|(at, _)| *at != loose(&text)) {
        assert_eq!(answer, "refused", "byte {at}");
    }
    let witness = cosignature::verifier("witness.example", &key(5)).to_text();
    note.signatures.push(cosignature::sign(&note.text, "witness.example", &key(5), 1_772_956_801));
    let moved = Note::sign(&note.text, "other.example/log", &key(8)).to_text();
    let strangers = [
        opened(&checkpoint::verifier(ORIGIN, &key(9)).to_text(), &text),
        opened(&checkpoint::verifier("other.example/log", &key(8)).to_text(), &text),
        opened(&checkpoint::verifier("other.example/log", &key(8)).to_text(), moved),
        opened(&witness, &text),
        opened(&cosignature::verifier("witness.example", &key(6)).to_text(), note.to_text()),
    ];
    assert_eq!(ask_go(&strangers), ["refused"; 5]);
    let both = [opened(&log_key(), note.to_text()), opened(&witness, note.to_text())];
    assert_eq!(ask_go(&both), [told(&state), told(&state)]);
}

#[test]
fn go_holds_a_receipt_and_none_that_was_tampered_with() {
    let log = Log::of(11, None);
    let (text, leaf) = (log.receipt(6).to_text(), tree::leaf(&6_u64.to_be_bytes()));
    let mut questions =
        vec![held(&log_key(), &text, &leaf), held(&log_key(), &text, &tree::leaf(b"another"))];
    // The base64 of a path's hash has two bits, too, that Go's reader passes over.
    let spare: Vec<usize> = text.match_indices("=\n").map(|(at, _)| at - 1).collect();
    let tampered = flipped(&text);
    questions.extend(tampered.iter().map(|bytes| held(&log_key(), bytes, &leaf)));
    let answers = ask_go(&questions);
    assert_eq!(answers[..2], ["holds", "refused"]);
    for (at, answer) in answers[2..].iter().enumerate().filter(|(at, _)| !spare.contains(at)) {
        assert_eq!(answer, "refused", "byte {at}");
    }
    let other = Log::of(11, Some(3)).receipt(6);
    let mixed = Receipt { checkpoint: log.receipt(6).checkpoint, ..other };
    assert_eq!(ask_go(&[held(&log_key(), mixed.to_text(), &leaf)]), ["refused"]);
}

/// A witness's signature stands beside the log's: each byte of the note that it is over, and of its own line, counts.
#[test]
fn go_holds_a_witness_to_every_byte_of_what_it_signed() {
    let mut note = Log::of(5, None).state(5).sign(&key(8));
    note.signatures = vec![cosignature::sign(&note.text, "witness.example", &key(5), 1_772_956_801)];
    let (text, witness) = (note.to_text(), cosignature::verifier("witness.example", &key(5)));
    // It is eight bytes longer than a log's, so that the character with bits to spare stands one place further from the end.
    let loose = loose(&text) - 1;
    let answers =
        ask_go(&flipped(&text).iter().map(|bytes| opened(&witness.to_text(), bytes)).collect::<Vec<_>>());
    for (at, (answer, bytes)) in answers.iter().zip(flipped(&text)).enumerate() {
        if at != loose {
            assert_eq!(answer, "refused", "byte {at}");
        }
        let ours = String::from_utf8(bytes).ok().and_then(|text| Note::parse(&text).ok());
        assert!(ours.is_none_or(|note| cosignature::verify(&note, &witness).is_err()), "byte {at}");
    }
    // Over another log's checkpoint it says nothing, nor does a log's own signature pass for a witness's.
    let replayed = Note { text: Log::of(5, Some(2)).state(5).to_text(), ..note.clone() };
    let as_witness = Note::sign(&note.text, "witness.example", &key(5));
    for bad in [replayed, as_witness] {
        assert_eq!(ask_go(&[opened(&witness.to_text(), bad.to_text())]), ["refused"]);
        assert!(cosignature::verify(&bad, &witness).is_err());
    }
}

/// A log that goes on under another key (docs/operating.md): what the former key signed is nothing under the new one, nor the other way round.
#[test]
fn go_takes_no_checkpoint_or_receipt_by_a_former_key_or_of_another_log() {
    let (log, leaf) = (Log::of(11, None), tree::leaf(&6_u64.to_be_bytes()));
    let former = checkpoint::verifier(ORIGIN, &key(9)).to_text();
    let receipt = log.receipt(6);
    let elsewhere = Checkpoint { origin: "other.example/log".into(), ..log.state(11) };
    let elsewhere = Receipt { checkpoint: elsewhere.sign(&key(8)), ..receipt.clone() };
    let by_former = Receipt { checkpoint: log.state(11).sign(&key(9)), ..receipt.clone() };
    let shifted = Receipt { index: 7, ..receipt.clone() };
    let asked = [
        held(&former, receipt.to_text(), &leaf),
        held(&log_key(), by_former.to_text(), &leaf),
        held(&log_key(), elsewhere.to_text(), &leaf),
        held(&log_key(), shifted.to_text(), &leaf),
    ];
    assert_eq!(ask_go(&asked), ["refused"; 4]);
    let ours = checkpoint::verifier(ORIGIN, &key(8));
    for bad in [by_former, elsewhere, shifted] {
        assert!(bad.verify(&leaf, &ours).is_err());
    }
    assert!(receipt.verify(&leaf, &checkpoint::verifier(ORIGIN, &key(9))).is_err());
}

#[test]
fn go_reads_no_tile_with_a_byte_changed() {
    let log = Log::of(5, None);
    let (root, tiles) = (STANDARD.encode(log.state(5).root), log.tiles());
    let (path, row) = tiles.as_object().unwrap().iter().next().unwrap();
    let row = STANDARD.decode(row.as_str().unwrap()).unwrap();
    assert_eq!((tiles.as_object().unwrap().len(), row.len()), (1, 5 * 32));
    let asked = |row: Vec<u8>| json!({ "size": 5, "root": root, "index": 1, "tiles": { path.as_str(): STANDARD.encode(row) } });
    let mut questions = vec![asked(row.clone())];
    for at in 0..row.len() {
        let mut changed = row.clone();
        changed[at] ^= 1;
        questions.push(asked(changed));
    }
    let answers = ask_go(&questions);
    assert_ne!(answers[0], "refused");
    for (at, answer) in answers[1..].iter().enumerate() {
        assert_eq!(answer, "refused", "byte {at}");
    }
}

#[test]
fn go_takes_no_proof_of_growth_with_a_bit_changed() {
    let log = Log::of(11, None);
    let (was, is) = (log.state(6), log.state(11));
    let proof = tree::prove_growth(6, 11, |subtree| log.get(subtree)).unwrap();
    let asked = |proof: &[Hash], was: &Hash, is: &Hash| {
        let path: Vec<String> = proof.iter().map(|hash| STANDARD.encode(hash)).collect();
        json!({ "old": 6, "was": STANDARD.encode(was), "size": 11, "root": STANDARD.encode(is), "path": path })
    };
    let (mut questions, mut ours) = (Vec::new(), Vec::new());
    let mut tries = |proof: &[Hash], was: &Hash, is: &Hash| {
        questions.push(asked(proof, was, is));
        ours.push(tree::grew((6, was), (11, is), proof));
    };
    tries(&proof, &was.root, &is.root);
    for byte in 0..32 {
        for hash in 0..proof.len() {
            let mut changed = proof.clone();
            changed[hash][byte] ^= 1;
            tries(&changed, &was.root, &is.root);
        }
        let (mut before, mut after) = (was.root, is.root);
        (before[byte], after[byte]) = (before[byte] ^ 1, after[byte] ^ 1);
        tries(&proof, &before, &is.root);
        tries(&proof, &was.root, &after);
    }
    tries(&proof[1..], &was.root, &is.root);
    tries(&[&proof[..], &[was.root]].concat(), &was.root, &is.root);
    let answers: Vec<bool> = ask_go(&questions).iter().map(|answer| answer == "holds").collect();
    let expected: Vec<bool> = (0..answers.len()).map(|at| at == 0).collect();
    assert_eq!((answers, ours), (expected.clone(), expected));
}

#[test]
fn go_agrees_on_every_growth_of_a_small_log_and_on_no_fork() {
    let (log, fork) = (Log::of(20, None), Log::of(20, Some(4)));
    let (mut questions, mut expected) = (Vec::new(), Vec::new());
    for new in 1..=20 {
        for old in 1..=new {
            let proof = tree::prove_growth(old, new, |subtree| log.get(subtree)).unwrap();
            let path: Vec<String> = proof.iter().map(|hash| STANDARD.encode(hash)).collect();
            for was in [log.state(old), fork.state(old)] {
                let is = log.state(new);
                expected.push(if tree::grew((old, &was.root), (new, &is.root), &proof) {
                    "holds"
                } else {
                    "refused"
                });
                questions.push(json!({
                    "old": old, "was": STANDARD.encode(was.root), "size": new, "root": STANDARD.encode(is.root), "path": path,
                }));
            }
        }
    }
    assert_eq!(ask_go(&questions), expected);
    // Of the forked ones those before the fourth entry are the same log.
    assert_eq!(
        expected.iter().filter(|answer| **answer == "holds").count(),
        210 + (1..=4).map(|old| 21 - old).sum::<usize>()
    );
}

#[test]
fn go_makes_our_proofs_from_our_tiles() {
    for size in [1, 2, 255, 256, 257, 700, 66_000] {
        let log = Log::of(size, None);
        let (root, tiles) = (STANDARD.encode(log.state(size).root), log.tiles());
        let places = [0, size / 3, size - 1];
        let asked =
            |name: &str, place: u64| json!({ "size": size, "root": root, "tiles": tiles, name: place });
        let paths: Vec<Value> = places.iter().map(|place| asked("index", *place)).collect();
        let growths: Vec<Value> = places.iter().map(|place| asked("old", place + 1)).collect();
        let written =
            |path: Vec<Hash>| path.iter().map(|hash| STANDARD.encode(hash)).collect::<Vec<_>>().join(" ");
        let ours = |place: &u64| written(tree::prove(*place, size, |subtree| log.get(subtree)).unwrap().path);
        assert_eq!(ask_go(&paths), places.iter().map(ours).collect::<Vec<_>>(), "{size}");
        let ours =
            |place: &u64| written(tree::prove_growth(place + 1, size, |subtree| log.get(subtree)).unwrap());
        assert_eq!(ask_go(&growths), places.iter().map(ours).collect::<Vec<_>>(), "{size}");
    }
    // The tiles of another history do not lead to this root.
    let asked = json!({ "size": 300, "root": STANDARD.encode(Log::of(300, None).state(300).root),
        "tiles": Log::of(300, Some(7)).tiles(), "index": 7 });
    assert_eq!(ask_go(&[asked]), ["refused"]);
}

#[test]
fn scitt_cose_finds_every_entry_of_a_small_log_and_no_other() {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let (mut questions, mut expected) = (Vec::new(), Vec::new());
    for size in 1..=20_u64 {
        let log = Log::of(size, None);
        for index in 0..size {
            let path: Vec<String> = log.receipt(index).path.iter().map(|hash| hex(hash)).collect();
            for entry in [index, index + 100] {
                let (entry, root) = (hex(&entry.to_be_bytes()), hex(&log.state(size).root));
                questions.push(json!({ "inclusion": [entry, index, size, path, root] }));
            }
            expected.extend([true, false]);
        }
    }
    let found: Vec<Value> =
        ask_python(&questions).into_iter().map(|answer| answer["inclusion"].clone()).collect();
    assert_eq!(found, expected);
}

#[test]
fn scitt_cose_finds_nothing_by_a_proof_with_a_bit_changed() {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let log = Log::of(11, None);
    let (entry, root, path) = (6_u64.to_be_bytes(), log.state(11).root, log.receipt(6).path);
    let asked = |entry: &[u8], index: u64, size: u64, path: &[Hash], root: &Hash| {
        let path: Vec<String> = path.iter().map(|hash| hex(hash)).collect();
        json!({ "inclusion": [hex(entry), index, size, path, hex(root)] })
    };
    let mut questions = vec![asked(&entry, 6, 11, &path, &root)];
    for byte in 0..32 {
        for hash in 0..path.len() {
            let mut changed = path.clone();
            changed[hash][byte] ^= 1;
            questions.push(asked(&entry, 6, 11, &changed, &root));
        }
        let mut changed = root;
        changed[byte] ^= 1;
        questions.push(asked(&entry, 6, 11, &path, &changed));
    }
    for byte in 0..entry.len() {
        let mut changed = entry;
        changed[byte] ^= 1;
        questions.push(asked(&changed, 6, 11, &path, &root));
    }
    questions.extend([asked(&entry, 7, 11, &path, &root), asked(&entry, 6, 11, &path[1..], &root)]);
    let found: Vec<bool> =
        ask_python(&questions).iter().map(|answer| answer["inclusion"] == json!(true)).collect();
    assert_eq!(found, (0..found.len()).map(|at| at == 0).collect::<Vec<_>>());
}
