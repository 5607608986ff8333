use evidence::{
    digest::Hash,
    log::{served::Tiles, tree},
};

use super::*;

const NAME: &str = "witness.example/w";

fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&[seed; 32])
}

fn log_key() -> Verifier {
    Verifier::new("ownaccord.example/log", Algorithm::Ed25519, key(1).public())
}

fn open(file: &Path) -> Result<Witness, Fault> {
    Witness::open(NAME, key(2), vec![log_key()], file)
}

fn leaves(last: &str, count: usize) -> Vec<Hash> {
    let entry = |number| if number + 1 == count { last.to_owned() } else { format!("entry {number}") };
    (0..count).map(|number| tree::leaf(entry(number).as_bytes())).collect()
}

/// A log's request, of a log of at most 256 entries.
fn request(old: u64, leaves: &[Hash], signer: &SigningKey) -> AddCheckpoint {
    let size = leaves.len() as u64;
    let mut tiles = Tiles::new();
    for tile in evidence::log::served::wanted(&[tree::whole(size)], size) {
        tiles.insert(tile, leaves.to_vec());
    }
    let hash = |span: &tree::Span| evidence::log::served::hash(span, size, &tiles).unwrap();
    let proof = tree::consistency(old, size).unwrap_or_default().iter().map(hash).collect();
    let state = Checkpoint { origin: log_key().name, size, root: hash(&tree::whole(size)) };
    AddCheckpoint { old, proof, checkpoint: state.sign(signer) }
}

fn signed(witness: &Witness, request: &AddCheckpoint) -> u64 {
    let Verdict::Signed(line) = witness.weigh(&request.to_text(), 77) else { panic!("not signed") };
    let mut note = request.checkpoint.clone();
    note.signatures.push(note::Signature::parse(line.trim_end()).unwrap());
    cosignature::verify(&note, &witness.verifier()).unwrap()
}

#[test]
fn what_grew_is_signed_and_what_did_not_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let witness = open(&folder.path().join("seen.json")).unwrap();
    let (five, nine) = (leaves("a", 5), leaves("b", 9));
    assert_eq!(signed(&witness, &request(0, &five, &key(1))), 77);
    // The same again is signed again.
    assert_eq!(signed(&witness, &request(5, &five, &key(1))), 77);
    let weigh = |request: AddCheckpoint| witness.weigh(&request.to_text(), 78);
    assert_eq!(weigh(request(0, &five, &key(1))), Verdict::Stands(5));
    assert_eq!(weigh(request(5, &leaves("other", 5), &key(1))), Verdict::Stands(5));
    // Entry 4 is another than the one signed: no proof can hold.
    assert_eq!(weigh(request(5, &nine, &key(1))), Verdict::NoGrowth);
    assert_eq!(weigh(request(5, &five, &key(3))), Verdict::Unsigned);
    assert_eq!(weigh(request(6, &five, &key(1))), Verdict::Malformed);
    assert_eq!(witness.weigh("old 0\n", 78), Verdict::Malformed);
    let mut grown = five.clone();
    grown.extend(leaves("c", 4));
    assert_eq!(signed(&witness, &request(5, &grown, &key(1))), 77);
}

/// A log that goes on under another key after a loss (docs/operating.md): nothing is signed under it before the operator names it, then it
/// begins anew, and what the former key signed is not forgotten.
#[test]
fn another_key_of_a_log_begins_anew_once_it_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("seen.json");
    let next = Verifier { key: key(4).public(), ..log_key() };
    let named = |logs: &[&Verifier]| {
        Witness::open(NAME, key(2), logs.iter().map(|&log| log.clone()).collect(), &file).unwrap()
    };
    let (kept, anew) = (leaves("a", 5), leaves("b", 3));
    let witness = named(&[&log_key()]);
    signed(&witness, &request(0, &kept, &key(1)));
    assert_eq!(witness.weigh(&request(0, &anew, &key(4)).to_text(), 1), Verdict::Unsigned);
    drop(witness);
    for logs in [[&next].as_slice(), &[&next, &log_key()], &[&log_key(), &next]] {
        let witness = named(logs);
        let seen = remembered(&witness.seen.lock().unwrap(), &next).map_or(0, |seen| seen.size);
        signed(&witness, &request(seen, &anew, &key(4)));
        let fork = request(3, &leaves("c", 3), &key(4));
        assert_eq!(witness.weigh(&fork.to_text(), 1), Verdict::Stands(3));
    }
    let witness = named(&[&log_key()]);
    let fork = request(0, &leaves("other", 5), &key(1));
    assert_eq!(witness.weigh(&fork.to_text(), 1), Verdict::Stands(5), "the former key's log is remembered");
}

/// What a witness of an earlier release kept: by the name of the log.
#[test]
fn a_memory_by_name_counts_for_the_key_that_signed_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("seen.json");
    let five = request(0, &leaves("a", 5), &key(1)).checkpoint.to_text();
    std::fs::write(&file, serde_json::json!({ log_key().name: five }).to_string()).unwrap();
    let witness = open(&file).unwrap();
    let fork = request(0, &leaves("other", 5), &key(1));
    assert_eq!(witness.weigh(&fork.to_text(), 1), Verdict::Stands(5));
    let mut grown = leaves("a", 5);
    grown.extend(leaves("b", 1));
    signed(&witness, &request(5, &grown, &key(1)));
    drop(witness);
    assert_eq!(open(&file).unwrap().weigh(&fork.to_text(), 1), Verdict::Stands(6));
}

#[test]
fn a_witness_that_was_killed_remembers() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("seen.json");
    let witness = open(&file).unwrap();
    signed(&witness, &request(0, &leaves("a", 5), &key(1)));
    assert!(open(&file).is_err(), "two at once");
    drop(witness);
    // A write that a crash cut off stands beside the file, and says nothing.
    std::fs::write(durable::beside(&file, "new"), "{\"half").unwrap();
    let witness = open(&file).unwrap();
    let fork = request(0, &leaves("other", 5), &key(1));
    assert_eq!(witness.weigh(&fork.to_text(), 79), Verdict::Stands(5));
}

#[test]
fn what_cannot_be_kept_is_not_signed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("seen.json");
    let witness = open(&file).unwrap();
    std::fs::create_dir(durable::beside(&file, "new")).unwrap();
    assert_eq!(witness.weigh(&request(0, &leaves("a", 5), &key(1)).to_text(), 80), Verdict::Unkept);
}

#[test]
fn a_log_it_does_not_know_and_a_file_it_cannot_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("seen.json");
    let witness = Witness::open(NAME, key(2), Vec::new(), &file).unwrap();
    assert_eq!(witness.weigh(&request(0, &leaves("a", 1), &key(1)).to_text(), 1), Verdict::UnknownLog);
    drop(witness);
    for text in ["", "[]", "{\"ownaccord.example/log\":\"no note\"}"] {
        std::fs::write(&file, text).unwrap();
        assert!(open(&file).is_err(), "{text}");
    }
    assert!(Witness::open("a b", key(2), Vec::new(), &folder.path().join("other.json")).is_err());
}
