//! Files of the public log, each by itself.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Kind, Outcome, Trust, Verdict};
use crate::{
    canonical,
    decision::DecisionDocument,
    history::History,
    keys::{Jwks, PublicKey},
    log::{
        audit,
        checkpoint::Checkpoint,
        cosignature, from_base64,
        note::{Note, NoteError},
        receipt::Receipt,
        request::AddCheckpoint,
        tree,
    },
    receipt::{self, Logged},
};

/// A file of the log that is no JSON, by two marks of which one stands even where a byte of the other was changed: a signature's line,
/// and a line of 32 bytes in base64.
pub(super) fn kind_of(text: &str) -> Option<Kind> {
    let hash = |line: &str| line.len() == 44 && line.ends_with('=') && from_base64(line).is_some();
    if text.starts_with('{') || !text.lines().any(|line| line.starts_with("\u{2014} ") || hash(line)) {
        return None;
    }
    match () {
        () if text.starts_with("c2sp.org/tlog-proof") => Some(Kind::LogProof),
        () if text.starts_with("old ") => Some(Kind::LogGrowth),
        () => Some(Kind::Checkpoint),
    }
}

/// Checks one.
pub(super) fn check(kind: &Kind, bytes: &[u8], trust: &Trust) -> Outcome {
    let text = String::from_utf8_lossy(bytes);
    match kind {
        Kind::Checkpoint => {
            let note = Note::parse(&text).map_err(of_note)?;
            let now = state(&note, trust)?;
            match &trust.kept {
                Some(kept) if kept.size != now.size => Err(Verdict::unchecked(
                    "log-no-growth",
                    "whether the log grew out of the checkpoint that was kept takes its entries, or a proof of growth",
                )),
                _ => Ok(told(&now)),
            }
        }
        Kind::LogProof => {
            let proof = Receipt::parse(&text).map_err(|fault| Verdict::refused(fault.code(), fault))?;
            state(&proof.checkpoint, trust)?;
            Err(Verdict::unchecked("log-no-entry", "of which entry this is the proof takes the entry itself"))
        }
        Kind::LogGrowth => growth(&text, trust),
        _ => match canonical::parse_canonical(bytes.strip_suffix(b"\n").unwrap_or(bytes)) {
            Ok(_) => Err(Verdict::unchecked("log-no-proof", "that this stands in the log takes its proof")),
            Err(fault) => Err(Verdict::refused(fault.code(), fault)),
        },
    }
}

fn growth(text: &str, trust: &Trust) -> Outcome {
    let malformed = || Verdict::refused("log-growth-form", "this is no proof of growth");
    let asked = AddCheckpoint::parse(text).ok_or_else(malformed)?;
    let now = state(&asked.checkpoint, trust)?;
    let kept = trust.kept.as_ref().filter(|kept| kept.size == asked.old);
    let Some(kept) = kept else {
        let why = format!("it takes the checkpoint of {} entries that was kept", asked.old);
        return Err(Verdict::unchecked("log-no-growth", why));
    };
    if tree::grew((kept.size, &kept.root), (now.size, &now.root), &asked.proof) {
        return Ok(told(&now));
    }
    Err(Verdict::refused(
        "log-forked",
        "the log did not grow out of the checkpoint that was kept: it was rewritten",
    ))
}

/// The state that a note tells, if the log and every witness that must have signed it have, and it is not another one than was kept.
pub(crate) fn state(note: &Note, trust: &Trust) -> Result<Checkpoint, Verdict> {
    let key = trust.log.as_ref();
    let key = key.ok_or_else(|| Verdict::unchecked("no-log-key", "the key of the log is not at hand"))?;
    let state = Checkpoint::verify(note, key).map_err(of_note)?;
    for witness in &trust.witnesses {
        match cosignature::verify(note, witness) {
            Ok(_) => {}
            Err(NoteError::Unsigned) => {
                let why = format!("the witness {} has not signed it", witness.name);
                return Err(Verdict::unchecked("log-not-witnessed", why));
            }
            Err(fault) => return Err(of_note(fault)),
        }
    }
    let other = |kept: &Checkpoint| kept.size == state.size && kept.root != state.root;
    if trust.kept.as_ref().is_some_and(other) {
        let why = "the log signed another history of the same size before: it was rewritten";
        return Err(Verdict::refused("log-forked", why));
    }
    Ok(state)
}

/// What a receipt shows of the log: that it told of this decision.
pub(super) fn logged(logged: &Logged, decision: &DecisionDocument, trust: &Trust) -> Result<(), Verdict> {
    let proof = Receipt::parse(&logged.proof).map_err(|fault| Verdict::refused(fault.code(), fault))?;
    state(&proof.checkpoint, trust)?;
    let mut history = History::default();
    prove(&mut history, logged.entry.as_bytes(), &proof, trust)?;
    let digest = decision.digest().unwrap_or_default();
    let told = history.of_document(&[digest]).and_then(|told| told.text("fact"));
    if told == Some("decided") {
        return Ok(());
    }
    Err(Verdict::refused("receipt-log", "what it shows of the log is not of this decision"))
}

/// Takes an entry for known if this proves it.
pub(crate) fn prove(
    history: &mut History,
    entry: &[u8],
    proof: &Receipt,
    trust: &Trust,
) -> Result<(), Verdict> {
    let key = trust
        .log
        .as_ref()
        .ok_or_else(|| Verdict::unchecked("no-log-key", "the key of the log is not at hand"))?;
    proof.verify(&tree::leaf(entry), key).map_err(|fault| Verdict::refused(fault.code(), fault))?;
    history.add(proof.index, entry);
    Ok(())
}

/// The entries that are known, and the one that a receipt proves.
pub(super) fn with_receipt(bytes: &[u8], trust: &Trust) -> History {
    let mut history = trust.history.clone();
    let shown = receipt::Receipt::parse(bytes).ok().and_then(|receipt| receipt.log);
    let shown = shown.and_then(|shown| Some((Receipt::parse(&shown.proof).ok()?, shown.entry)));
    // What does not hold was refused before.
    if let Some((proof, entry)) = shown
        && prove(&mut history, entry.as_bytes(), &proof, trust).is_err()
    {
        return trust.history.clone();
    }
    history
}

/// The key that a document of a requester carries, where the log as a whole says that the requester registered it: it may be revoked by
/// now, and gone from the requester's own document.
pub(super) fn registered_key(issuer: &str, claims: Option<&Value>, trust: &Trust) -> Option<Jwks> {
    let (_, id) = issuer.split_once(":requesters:").filter(|_| trust.history.is_whole())?;
    let key = PublicKey::from_jwk(claims?.get("jwk")?).ok()?;
    let known =
        trust.history.registered("requester-key-registered", &key.id(), &[("requester", id)], u64::MAX);
    known.then(|| Jwks::new(key, []))
}

fn told(state: &Checkpoint) -> Option<Value> {
    let root = crate::digest::text(&state.root);
    Some(serde_json::json!({ "origin": state.origin, "size": state.size, "root": root }))
}

fn of_note(fault: NoteError) -> Verdict {
    Verdict::refused(fault.code(), fault)
}

/// The name of a file, and what is wrong with it.
pub type FileFault = (String, Verdict);

/// Checks a copy of a log's published files as a whole: `checkpoint`, and tiles by their paths (`tile/…`). Answers with its state and its
/// entries, or with what is wrong, and in which file.
pub fn log_folder(
    files: &BTreeMap<String, Vec<u8>>,
    trust: &Trust,
) -> Result<(Checkpoint, Vec<Vec<u8>>), FileFault> {
    let at = |fault: Verdict| ("checkpoint".to_owned(), fault);
    let missing = || at(Verdict::refused("log-tile-missing", "the checkpoint is missing"));
    let text = String::from_utf8_lossy(files.get("checkpoint").ok_or_else(missing)?);
    let note = Note::parse(&text).map_err(|fault| at(of_note(fault)))?;
    let now = state(&note, trust).map_err(at)?;
    let tiles: BTreeMap<String, &[u8]> =
        files.iter().map(|(path, bytes)| (path.clone(), bytes.as_slice())).collect();
    let of_audit = |fault: audit::AuditError| {
        let path = fault.path().unwrap_or("checkpoint").to_owned();
        (path, Verdict::refused(fault.code(), fault))
    };
    let entries = audit::tiles(&tiles, now.size).map_err(of_audit)?;
    audit::entries(&entries, &now, trust.kept.as_ref()).map_err(of_audit)?;
    Ok((now, entries))
}
