use std::collections::HashMap;

use proptest::prelude::*;

use super::{
    checkpoint::Checkpoint,
    note::{Algorithm, Note, NoteError, Verifier},
    receipt::Receipt,
    request::{AddCheckpoint, Objection},
    tile::Tile,
    tree::{self, Subtree},
    *,
};
use crate::keys::SigningKey;

const ORIGIN: &str = "ownaccord.example/log";

/// A log as the storage keeps it: the hashes of complete subtrees, written as entries come.
#[derive(Clone, Default)]
struct Log {
    size: u64,
    kept: HashMap<Subtree, Hash>,
}

impl Log {
    fn of(entries: impl IntoIterator<Item = u64>) -> Self {
        let mut log = Self::default();
        entries.into_iter().for_each(|entry| log.append(&entry.to_be_bytes()));
        log
    }

    fn append(&mut self, entry: &[u8]) {
        self.kept.insert(Subtree { level: 0, index: self.size }, tree::leaf(entry));
        for (made, [left, right]) in tree::completed_by(self.size) {
            let hash = tree::join(&self.kept[&left], &self.kept[&right]);
            self.kept.insert(made, hash);
        }
        self.size += 1;
    }

    fn get(&self, subtree: Subtree) -> Option<Hash> {
        self.kept.get(&subtree).copied()
    }

    fn root(&self, size: u64) -> Hash {
        tree::whole(size).hash(|subtree| self.get(subtree)).unwrap()
    }

    fn checkpoint(&self, size: u64) -> Checkpoint {
        Checkpoint { origin: ORIGIN.into(), size, root: self.root(size) }
    }
}

/// RFC 6962, section 2.1, written down as it stands there.
fn mth(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => tree::empty(),
        [one] => *one,
        many => {
            let mut half = 1;
            while half * 2 < many.len() {
                half *= 2;
            }
            tree::join(&mth(&many[..half]), &mth(&many[half..]))
        }
    }
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&[seed; 32])
}

fn log_key() -> Verifier {
    checkpoint::verifier(ORIGIN, &key(8))
}

/// The entries and roots of RFC 6962's reference implementation (certificate-transparency, `merkle_tree_test.cc`).
#[test]
fn known_roots() {
    let entries: [&[u8]; 8] = [
        b"",
        b"\x00",
        b"\x10",
        b"\x20\x21",
        b"\x30\x31",
        b"\x40\x41\x42\x43",
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    ];
    let mut log = Log::default();
    entries.iter().for_each(|entry| log.append(entry));
    let hex = |hash: Hash| hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert_eq!(hex(log.root(8)), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    assert_eq!(hex(log.root(3)), "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
    assert_eq!(hex(log.root(0)), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

#[test]
fn every_proof_of_every_small_log_holds_and_no_other() {
    let (log, other) = (Log::of(0..40), Log::of((0..40).map(|entry| entry + u64::from(entry == 7) * 100)));
    let leaves: Vec<Hash> = (0..40_u64).map(|entry| tree::leaf(&entry.to_be_bytes())).collect();
    for new in 0..=40_u64 {
        assert_eq!(log.root(new), mth(&leaves[..usize::try_from(new).unwrap()]));
        for index in 0..new {
            let proof = tree::prove(index, new, |subtree| log.get(subtree)).unwrap();
            assert!(proof.holds(&leaves[usize::try_from(index).unwrap()], &log.root(new)));
            assert!(!proof.holds(&tree::leaf(b"another"), &log.root(new)));
        }
        assert_eq!(tree::prove(new, new, |subtree| log.get(subtree)), None);
        for old in 0..=new {
            let proof = tree::prove_growth(old, new, |subtree| log.get(subtree)).unwrap();
            let grew = |was: &Log, is: &Log| tree::grew((old, &was.root(old)), (new, &is.root(new)), &proof);
            assert!(grew(&log, &log), "{old} to {new}");
            // Another history differs from the eighth entry on.
            assert_eq!(grew(&other, &log), old <= 7, "{old} to {new}, rewritten before");
            if old > 0 && new > 7 {
                assert!(!grew(&log, &other), "{old} to {new}, rewritten after");
            }
            let mut longer = proof.clone();
            longer.push(tree::empty());
            assert!(!tree::grew((old, &log.root(old)), (new, &log.root(new)), &longer));
        }
        assert_eq!(tree::prove_growth(new + 1, new, |subtree| log.get(subtree)), None);
    }
}

/// The example of the Go package `sumdb/note`: its key, text and signature.
#[test]
fn the_notes_of_go_are_read() {
    let verifier =
        Verifier::parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").unwrap();
    let text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n\
                — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    let note = Note::parse(text).unwrap();
    assert_eq!(note.verify(&verifier), Ok(()));
    assert_eq!(note.to_text(), text);
    assert_eq!(verifier.to_text(), "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
}

#[test]
fn a_checkpoint_with_any_byte_changed_is_refused() {
    let log = Log::of(0..5);
    let note = log.checkpoint(5).sign(&key(8));
    let text = note.to_text();
    assert_eq!(Checkpoint::verify(&Note::parse(&text).unwrap(), &log_key()), Ok(log.checkpoint(5)));
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1;
        let read = String::from_utf8(bytes).ok().and_then(|text| Note::parse(&text).ok());
        assert!(read.is_none_or(|note| Checkpoint::verify(&note, &log_key()).is_err()), "byte {at}");
    }
    let of = |origin: &str, seed| checkpoint::verifier(origin, &key(seed));
    assert_eq!(Checkpoint::verify(&note, &of(ORIGIN, 9)), Err(NoteError::Unsigned));
    assert_eq!(Checkpoint::verify(&note, &of("other.example/log", 8)), Err(NoteError::Unsigned));
    // Another log with the same key.
    let moved = Note::sign(&note.text, "other.example/log", &key(8));
    assert_eq!(Checkpoint::verify(&moved, &of("other.example/log", 8)), Err(NoteError::Form));
}

#[test]
fn keys_have_one_spelling() {
    let text = log_key().to_text();
    assert_eq!(Verifier::parse(&text), Ok(log_key()));
    let spoilt = [
        text.replace('+', " "),
        text.to_uppercase(),
        text.replace("+0", "+1"),
        format!("{text}="),
        String::new(),
    ];
    for other in spoilt.iter().filter(|other| **other != text) {
        assert_eq!(Verifier::parse(other), Err(NoteError::Key), "{other}");
    }
}

#[test]
fn cosignatures_are_of_a_witness_and_of_nobody_else() {
    let mut note = Log::of(0..3).checkpoint(3).sign(&key(8));
    let witness = cosignature::verifier("witness.example", &key(5));
    note.signatures.push(cosignature::sign(&note.text, "witness.example", &key(5), 1_772_956_801));
    let note = Note::parse(&note.to_text()).unwrap();
    assert_eq!(cosignature::verify(&note, &witness), Ok(1_772_956_801));
    assert_eq!(Checkpoint::verify(&note, &log_key()).unwrap().size, 3);
    // A log's signature is no witness's, though the key be the same.
    let as_witness = Verifier::new(ORIGIN, Algorithm::Cosignature, key(8).public());
    assert_eq!(cosignature::verify(&note, &as_witness), Err(NoteError::Unsigned));
    assert_eq!(cosignature::verify(&note, &log_key()), Err(NoteError::Key));
    assert_eq!(note.verify(&witness), Err(NoteError::Key));
    let mut later = note.clone();
    later.signatures[1].bytes[7] ^= 1;
    assert_eq!(cosignature::verify(&later, &witness), Err(NoteError::Signature));
}

#[test]
fn a_receipt_with_any_byte_changed_is_refused() {
    let log = Log::of(0..11);
    let path = tree::prove(6, 11, |subtree| log.get(subtree)).unwrap().path;
    let receipt = Receipt { index: 6, path, checkpoint: log.checkpoint(11).sign(&key(8)) };
    let (text, leaf) = (receipt.to_text(), tree::leaf(&6_u64.to_be_bytes()));
    let verify = |text: &str| Receipt::parse(text).and_then(|receipt| receipt.verify(&leaf, &log_key()));
    assert_eq!(verify(&text), Ok(log.checkpoint(11)));
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1;
        assert!(String::from_utf8(bytes).map_or(true, |text| verify(&text).is_err()), "byte {at}");
    }
    assert!(receipt.verify(&tree::leaf(b"another"), &log_key()).is_err());
}

#[test]
fn a_witness_signs_what_grew_and_nothing_else() {
    let (log, fork) = (Log::of(0..9), Log::of((0..9).map(|entry| entry + u64::from(entry == 4) * 100)));
    let ask = |log: &Log, old, new| AddCheckpoint {
        old,
        proof: tree::prove_growth(old, new, |subtree| log.get(subtree)).unwrap(),
        checkpoint: log.checkpoint(new).sign(&key(8)),
    };
    let judge = |request: &AddCheckpoint, seen: Option<&Checkpoint>| {
        let read = AddCheckpoint::parse(&request.to_text()).unwrap();
        assert_eq!(&read, request);
        read.judge(&log_key(), seen)
    };
    assert_eq!(judge(&ask(&log, 0, 6), None), Ok(log.checkpoint(6)));
    let seen = log.checkpoint(6);
    assert_eq!(judge(&ask(&log, 6, 9), Some(&seen)), Ok(log.checkpoint(9)));
    assert_eq!(judge(&ask(&log, 6, 6), Some(&seen)), Ok(seen.clone()));
    assert_eq!(judge(&ask(&log, 3, 9), Some(&seen)), Err(Objection::Behind(6)));
    assert_eq!(judge(&ask(&log, 0, 9), Some(&seen)), Err(Objection::Behind(6)));
    assert_eq!(judge(&ask(&fork, 6, 9), Some(&seen)), Err(Objection::NoGrowth));
    assert_eq!(judge(&ask(&fork, 6, 6), Some(&seen)), Err(Objection::Fork(6)));
    let shrunk = AddCheckpoint { old: 6, proof: vec![], checkpoint: log.checkpoint(5).sign(&key(8)) };
    assert_eq!(judge(&shrunk, Some(&seen)), Err(Objection::Malformed));
    let unsigned = AddCheckpoint { old: 0, proof: vec![], checkpoint: log.checkpoint(5).sign(&key(9)) };
    assert_eq!(judge(&unsigned, None), Err(Objection::Unsigned));
    for malformed in ["", "old 1\n", "old 01\n\n", "old 1\nAAAA\n\nx", "old 0\n\nno note\n"] {
        assert_eq!(AddCheckpoint::parse(malformed), None, "{malformed}");
    }
}

/// What a witness is asked: each byte of it counts, the proof's as well as the checkpoint's.
#[test]
fn a_request_to_a_witness_with_any_byte_changed_is_not_signed() {
    let log = Log::of(0..9);
    let proof = tree::prove_growth(6, 9, |subtree| log.get(subtree)).unwrap();
    let text = AddCheckpoint { old: 6, proof, checkpoint: log.checkpoint(9).sign(&key(8)) }.to_text();
    let seen = log.checkpoint(6);
    let signs = |text: &str| {
        let request = AddCheckpoint::parse(text);
        request.is_some_and(|request| request.judge(&log_key(), Some(&seen)).is_ok())
    };
    assert!(signs(&text));
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1;
        assert!(String::from_utf8(bytes).map_or(true, |text| !signs(&text)), "byte {at}");
    }
}

#[test]
fn tiles_have_one_address() {
    let tile = |level, index, width| Tile { level, index, width };
    // The last is the example of C2SP tlog-tiles.
    let cases = [
        (tile(Some(0), 0, 256), "tile/0/000"),
        (tile(Some(1), 5, 256), "tile/1/005"),
        (tile(None, 1_000, 3), "tile/entries/x001/000.p/3"),
        (tile(Some(0), 1_234_067, 256), "tile/0/x001/x234/067"),
    ];
    for (tile, path) in cases {
        assert_eq!(tile.path(), path);
        assert_eq!(Tile::parse(path.strip_prefix("tile/").unwrap()), Some(tile));
    }
    for wrong in [
        "",
        "0",
        "0/",
        "0/00",
        "0/0000",
        "8/000",
        "0/x000/001",
        "0/000.p/0",
        "0/000.p/256",
        "00/000",
        "0/001/x000",
        "data/000",
    ] {
        assert_eq!(Tile::parse(wrong), None, "{wrong}");
    }
    assert!(
        tile(Some(0), 1, 44).exists(300)
            && !tile(Some(0), 1, 45).exists(300)
            && !tile(Some(1), 0, 2).exists(300)
    );
    assert!(tile(Some(1), 0, 1).exists(300) && !tile(Some(0), u64::MAX, 256).exists(u64::MAX));
}

proptest! {
    #[test]
    fn bundles_read_back(entries in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..70), 0..20)) {
        let bytes = tile::of_entries(&entries).unwrap();
        prop_assert_eq!(tile::entries(&bytes), Some(entries));
        if !bytes.is_empty() {
            prop_assert!(tile::entries(&bytes[..bytes.len() - 1]).is_none());
        }
    }

    #[test]
    fn large_logs_prove_themselves(size in 1_u64..3_000, index in any::<prop::sample::Index>(), old in any::<prop::sample::Index>()) {
        let log = Log::of(0..size);
        let (index, old) = (index.index(usize::try_from(size).unwrap()) as u64, old.index(usize::try_from(size).unwrap()) as u64);
        let proof = tree::prove(index, size, |subtree| log.get(subtree)).unwrap();
        prop_assert!(proof.holds(&tree::leaf(&index.to_be_bytes()), &log.root(size)));
        let growth = tree::prove_growth(old, size, |subtree| log.get(subtree)).unwrap();
        prop_assert!(tree::grew((old, &log.root(old)), (size, &log.root(size)), &growth));
        prop_assert!(growth.len() <= 13 && proof.path.len() <= 12);
    }
}
