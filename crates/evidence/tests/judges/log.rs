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
