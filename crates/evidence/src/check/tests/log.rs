//! Vectors of the log, of what a receipt shows of it, and of second signatures, each file by itself.

use serde_json::{Value, json};

use super::{INSTANCE, REQUESTER, STRANGER, decided, flipped, instance, jwks, key, requester, told};
use crate::{
    check::{Trust, Verdict, check},
    digest,
    history::seconds,
    keys::{Jwks, Published},
    log::{
        audit,
        checkpoint::{self, Checkpoint},
        cosignature,
        note::Note,
        receipt::Receipt,
        request::AddCheckpoint,
        tree,
    },
    receipt::Logged,
    signature::{self, Cosignature, Countersignature, KeyProof},
};

pub(crate) const LOG: u8 = 11;
pub(crate) const WITNESS: u8 = 12;
pub(crate) const STEWARD: u8 = 13;
const WITNESS_NAME: &str = "witness.example/ours";
const ORIGIN: &str = "ownaccord.example/log";

/// The entry that tells of the decision of the vectors, and others around it.
fn entries(other: bool) -> Vec<String> {
    let digest = decided("pro_1", 1).signed.digest;
    let one = |at: usize| {
        let fact = if at == 3 {
            json!({ "community": "com_1", "decision": "dec_1", "digest": digest, "fact": "decided" })
        } else {
            json!({ "community": if other { "com_2" } else { "com_1" }, "fact": format!("example-{at}") })
        };
        json!({ "at": format!("2026-03-08T08:00:{at:02}Z"), "fact": fact }).to_string()
    };
    (0..7).map(one).collect()
}

pub(crate) fn state_of(entries: &[String]) -> Checkpoint {
    Checkpoint { origin: ORIGIN.to_owned(), size: entries.len() as u64, root: audit::root(entries) }
}

/// The proof of one entry of several.
pub(crate) fn proof_of(entries: &[String], index: usize, note: Note) -> Receipt {
    let spans = tree::inclusion(index as u64, entries.len() as u64).unwrap();
    let hash = |span: &tree::Span| audit::root(&entries[span.from as usize..span.to as usize]);
    Receipt { index: index as u64, path: spans.iter().map(hash).collect(), checkpoint: note }
}

fn witnessed(mut note: Note) -> Note {
    note.signatures.push(cosignature::sign(&note.text, WITNESS_NAME, &key(WITNESS), 1_772_956_900));
    note
}

fn growth(old: usize, entries: &[String]) -> AddCheckpoint {
    let spans = tree::consistency(old as u64, entries.len() as u64).unwrap();
    let hash = |span: &tree::Span| audit::root(&entries[span.from as usize..span.to as usize]);
    let checkpoint = state_of(entries).sign(&key(LOG));
    AddCheckpoint { old: old as u64, proof: spans.iter().map(hash).collect(), checkpoint }
}

/// The keys of an instance of which one was revoked.
pub(crate) fn revoked_since(moment: &str) -> Jwks {
    let one = |seed: u8, revoked: Option<&str>| Published {
        key: key(seed).public(),
        from: None,
        until: None,
        revoked: revoked.map(|moment| moment.parse().unwrap()),
    };
    Jwks::published(&key(STRANGER).public(), vec![one(INSTANCE, Some(moment)), one(STRANGER, None)])
}

const TRUSTS: [&str; 9] = [
    "log",
    "other-log",
    "witness",
    "kept-4",
    "kept-fork",
    "revoked-later",
    "revoked-before",
    "revoked-afterwards",
    "none",
];

/// Whose keys are trusted, and what is known of the log, by the word in the vectors.
pub(crate) fn trust(word: &str) -> Trust {
    let mut trust = super::trust("instance");
    trust.log = Some(checkpoint::verifier(ORIGIN, &key(if word == "other-log" { STRANGER } else { LOG })));
    match word {
        "witness" => trust.witnesses.push(cosignature::verifier(WITNESS_NAME, &key(WITNESS))),
        "kept-4" => trust.kept = Some(state_of(&entries(false)[..4])),
        "kept-fork" => trust.kept = Some(state_of(&entries(true))),
        "none" => trust = Trust::default(),
        "revoked-afterwards" => trust.instance = Some(revoked_since("2026-03-08T09:00:00Z")),
        "revoked-later" => trust.instance = Some(revoked_since("2026-03-08T08:00:04Z")),
        "revoked-before" => trust.instance = Some(revoked_since("2026-03-08T08:00:03Z")),
        _ => {}
    }
    trust
}

/// How the vectors tell of it.
pub(crate) fn trusts() -> impl Iterator<Item = (String, Value)> {
    TRUSTS.iter().map(|word| {
        let (trust, mut value) = (trust(word), told(if *word == "none" { "none" } else { "instance" }));
        value["jwks"] = json!(trust.instance);
        value["log"] = json!(trust.log.map(|log| log.to_text()));
        value["witnesses"] = trust.witnesses.iter().map(|witness| json!(witness.to_text())).collect();
        value["kept"] = json!(trust.kept.map(|kept| kept.sign(&key(LOG)).to_text()));
        ((*word).to_owned(), value)
    })
}

/// A name, and the text.
fn good() -> Vec<(&'static str, String)> {
    let (entries, receipts) = (entries(false), decided("pro_1", 1).receipts);
    let note = || state_of(&entries).sign(&key(LOG));
    let shown = Logged { entry: entries[3].clone(), proof: proof_of(&entries, 3, note()).to_text() };
    vec![
        ("receipt that shows the log", receipts[1].clone().in_log(Some(shown)).to_file().unwrap()),
        ("checkpoint", note().to_text()),
        ("checkpoint with a witness", witnessed(note()).to_text()),
        ("proof", proof_of(&entries, 5, note()).to_text()),
        ("growth", growth(4, &entries).to_text()),
        ("entry", entries[3].clone()),
        ("second signature", second(STEWARD)),
        ("decision of a time that only the log knows", decided("pro_1", 1).signed.jws),
    ]
}

fn second(seed: u8) -> String {
    let signer = key(seed);
    let digest = digest::text(&digest::sha256(&[b"decision"]));
    let document = Cosignature::new(&signer.public(), domain::signatory::KeyRole::Steward, "com_1", &digest);
    signature::sign(&document, &signer).unwrap()
}

/// What must not pass.
fn spoilt() -> Vec<(&'static str, String)> {
    let (entries, other, receipts) = (entries(false), entries(true), decided("pro_1", 1).receipts);
    let note = |entries: &[String], seed: u8| state_of(entries).sign(&key(seed));
    let shown = |entry: usize, proof: Receipt| {
        let logged = Logged { entry: entries[entry].clone(), proof: proof.to_text() };
        receipts[1].clone().in_log(Some(logged)).to_file().unwrap()
    };
    let mut moved = proof_of(&entries, 3, note(&entries, LOG));
    moved.index = 2;
    let mut unsigned = witnessed(note(&entries, LOG));
    unsigned.signatures.remove(0);
    let mut stolen = witnessed(note(&entries, LOG));
    stolen.text = state_of(&other).to_text();
    let mut fork = growth(4, &other);
    fork.proof = growth(4, &entries).proof;
    let mut short = growth(4, &entries);
    short.proof.pop();
    let elsewhere = Checkpoint { origin: "other.example/log".to_owned(), ..state_of(&entries) };
    let (person, organisation) = (key(STEWARD), key(REQUESTER));
    let counter = Countersignature::new(&organisation.public(), requester().as_str(), "agr_1", "t", "d");
    let proof = KeyProof::new(&person.public(), instance().as_str(), "challenge");
    vec![
        ("receipt with the proof of another entry", shown(3, proof_of(&entries, 5, note(&entries, LOG)))),
        ("receipt that shows another entry", shown(5, proof_of(&entries, 5, note(&entries, LOG)))),
        ("receipt with a proof of another place", shown(3, moved)),
        ("receipt with a stranger's log", shown(3, proof_of(&entries, 3, note(&entries, STRANGER)))),
        ("checkpoint of a fork", note(&other, LOG).to_text()),
        ("checkpoint of a shorter log", note(&entries[..3], LOG).to_text()),
        ("checkpoint by a stranger", note(&entries, STRANGER).to_text()),
        ("checkpoint under a witness alone", unsigned.to_text()),
        ("checkpoint with the signatures of another", stolen.to_text()),
        ("checkpoint of another origin", Note::sign(&elsewhere.to_text(), ORIGIN, &key(LOG)).to_text()),
        ("checkpoint with a line more", note(&entries, LOG).to_text().replacen("\n\n", "\nmore\n\n", 1)),
        ("growth of a fork", growth(4, &other).to_text()),
        ("growth of a fork with the proof of the log", fork.to_text()),
        ("growth with a hash less", short.to_text()),
        ("growth from another size", growth(5, &entries).to_text()),
        ("growth from nothing", growth(0, &entries).to_text()),
        ("growth from as much", growth(7, &entries).to_text()),
        (
            "proof with a line more",
            proof_of(&entries, 5, note(&entries, LOG)).to_text().replacen("index", "more\nindex", 1),
        ),
        ("second signature without an end", second(STEWARD).trim_end_matches(|c| c != '.').to_owned()),
        ("countersignature of its own key", signature::sign(&counter, &organisation).unwrap()),
        ("proof of a key", signature::sign(&proof, &person).unwrap()),
    ]
}

/// Adds the cases, and the flipped bytes, of what is checked with the keys of the log.
pub(super) fn add(cases: &mut Vec<Value>, flips: &mut Vec<Value>) {
    for (name, text) in good().into_iter().chain(spoilt()) {
        for word in TRUSTS {
            let code = check(text.as_bytes(), &trust(word)).verdict.code();
            cases.push(json!({ "name": name, "trust": word, "text": text, "code": code }));
        }
        let code = check(text.as_bytes(), &super::trust("instance")).verdict.code();
        cases.push(json!({ "name": name, "trust": "instance", "text": text, "code": code }));
    }
    for (name, word, text) in bound() {
        flips.push(json!({ "name": name, "trust": word, "text": text, "codes": flipped(text.as_bytes(), &trust(word)) }));
    }
}

/// Those of which every byte is bound: by the log and, where there is a witness, by that one.
fn bound() -> Vec<(&'static str, &'static str, String)> {
    let word = |name: &str| match name {
        "checkpoint with a witness" => "witness",
        "growth" => "kept-4",
        _ => "log",
    };
    good().into_iter().map(|(name, text)| (name, word(name), text)).collect()
}

#[test]
fn good_is_good_and_no_flipped_byte_is() {
    for (name, word, text) in bound() {
        let verdict = check(text.as_bytes(), &trust(word)).verdict;
        let alone = match name {
            "proof" => "log-no-entry",
            "entry" => "log-no-proof",
            "second signature" => "whose-key",
            _ => "good",
        };
        assert_eq!(verdict.code(), alone, "{name}");
        if name != "entry" {
            let codes = flipped(text.as_bytes(), &trust(word)).join(" ");
            for code in ["good", "unknown-kind", "nobody-signs-this", "whose-key"] {
                assert!(!codes.contains(&format!("{code}*")), "{name}: {codes}");
            }
        }
    }
}

#[test]
fn what_must_not_pass_does_not() {
    for (name, text) in spoilt() {
        for word in TRUSTS {
            let verdict = check(text.as_bytes(), &trust(word)).verdict;
            let is_good = verdict == Verdict::Good;
            let may = name == "checkpoint of a fork" && word != "other-log"
                || name == "checkpoint of a shorter log"
                || name.contains("stranger") && word == "other-log"
                || name == "countersignature of its own key";
            assert!(!is_good || may, "{name} with {word}");
        }
    }
}

/// A client that kept one checkpoint, of another size or of the same, is shown no fork.
#[test]
fn who_kept_a_checkpoint_refuses_a_fork() {
    let code = |text: &str, word: &str| check(text.as_bytes(), &trust(word)).verdict.code();
    let other = entries(true);
    assert_eq!(code(&growth(4, &entries(false)).to_text(), "kept-4"), "good");
    assert_eq!(code(&growth(4, &other).to_text(), "kept-4"), "log-forked");
    assert_eq!(code(&state_of(&other).sign(&key(LOG)).to_text(), "kept-4"), "log-no-growth");
    assert_eq!(code(&state_of(&entries(false)).sign(&key(LOG)).to_text(), "kept-fork"), "log-forked");
    assert_eq!(code(&good()[0].1, "kept-fork"), "log-forked");
    assert_eq!(code(&good()[1].1, "witness"), "log-not-witnessed");
}

/// The key's own date counts for nothing: the decision says 08:00:01, the log told of it at 08:00:03.
#[test]
fn a_revoked_key_is_judged_by_the_log_alone() {
    let code = |text: &str, word: &str| check(text.as_bytes(), &trust(word)).verdict.code();
    let (bare, shown) = (decided("pro_1", 1).signed.jws, &good()[0].1);
    assert_eq!(code(shown, "revoked-later"), "good");
    assert_eq!(code(shown, "revoked-before"), "key-revoked");
    for word in ["revoked-later", "revoked-before"] {
        assert_eq!(code(&bare, word), "key-revoked-cannot-tell");
    }
    assert!(seconds("2026-03-08T08:00:03Z") > seconds("2026-03-08T08:00:01.25Z"));
    assert_eq!(jwks(&[INSTANCE]).revoked(key(INSTANCE).id()), None);
}
