//! A community's decisions as a folder that anybody can check without us: what must be in it, and what holds it together.
//!
//! `manifest.json` lists every file with its digest. It is not signed and need not be: what counts is signed by itself. The manifest
//! makes sure that nothing was lost or added on the way. `docs/evidence.md` describes the folder.

use std::collections::{BTreeMap, BTreeSet};

use domain::moment::Moment;
use serde::{Deserialize, Serialize};

use crate::{
    bundle,
    canonical::{self, CanonicalError},
    check::{self, Trust, Verdict},
    digest,
    history::History,
    keys::Jwks,
    log::{
        audit,
        checkpoint::Checkpoint,
        note::{Note, Verifier},
    },
    standing::Standing,
    status::Purpose,
};

mod contents;

/// The name of the list of files.
pub const MANIFEST: &str = "manifest.json";
/// Where the keys of the instance stand.
pub const JWKS: &str = "keys/jwks.json";
/// The log's key.
pub const LOG_KEY: &str = "log/key";
/// The log's checkpoint.
pub const CHECKPOINT: &str = "log/checkpoint";
/// The log's entries, a line each.
pub const ENTRIES: &str = "log/entries.jsonl";
/// Where the DID documents of requesters stand.
pub const REQUESTERS: &str = "keys/requesters/";
/// The `type` of every manifest.
pub const TYPE: &str = "OwnaccordExport";
/// The `version` of what is described here.
pub const VERSION: u64 = 1;

/// The list of files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Manifest {
    /// Always [`TYPE`].
    #[serde(rename = "type")]
    pub manifest_type: String,
    /// Always [`VERSION`].
    pub version: u64,
    /// The public URL of the instance.
    pub issuer: String,
    /// The community's id.
    pub community: String,
    /// The digest of every other file, by its path with `/`.
    pub files: BTreeMap<String, String>,
}

impl Manifest {
    /// The list of these files, as a file.
    ///
    /// # Errors
    /// [`CanonicalError`].
    pub fn to_file(
        issuer: &str,
        community: &str,
        files: &BTreeMap<String, String>,
    ) -> Result<String, CanonicalError> {
        let listed = files.iter().map(|(path, text)| (path.clone(), of_bytes(text.as_bytes())));
        let manifest = Self {
            manifest_type: TYPE.to_owned(),
            version: VERSION,
            issuer: issuer.to_owned(),
            community: community.to_owned(),
            files: listed.collect(),
        };
        Ok(canonical::to_text(&manifest)? + "\n")
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let value = canonical::parse_canonical(bytes.strip_suffix(b"\n")?).ok()?;
        let manifest: Self = serde_json::from_value(value).ok()?;
        (manifest.manifest_type == TYPE && manifest.version == VERSION).then_some(manifest)
    }
}

/// The name under which words stand in the folder: `charters/` or `terms/` and the digits of their digest.
pub fn words(folder: &str, digest: &str) -> String {
    format!("{folder}/{}.json", digest.trim_start_matches("sha256:"))
}

/// Where the credential of a decision stands in the folder, by the decision's id.
pub fn credential(id: impl std::fmt::Display) -> String {
    format!("credentials/{id}.json")
}

/// Where a status list stands in the folder, by its number.
pub fn list(purpose: Purpose, number: u32) -> String {
    let first = format!("status/{}", purpose.word());
    if number == 1 { format!("{first}.json") } else { format!("{first}/{number}.json") }
}

/// What was found of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examined {
    /// What each file came to, by its path.
    pub files: BTreeMap<String, Verdict>,
    /// The digests of words that decisions name and the folder does not hold.
    pub absent: BTreeSet<String>,
    /// Whether the keys are those that came with the folder.
    pub own_keys: bool,
    /// Whether the log's key is the one that came with the folder.
    pub own_log_key: bool,
    /// Where each agreement stands, by the path of its file.
    pub standings: BTreeMap<String, Standing>,
    /// The state of the log.
    pub log: Option<Checkpoint>,
}

impl Examined {
    /// The worst of it: refused before unchecked before good.
    pub fn verdict(&self) -> Verdict {
        bundle::worst(self.files.values())
    }

    fn fails(&mut self, path: &str, verdict: Verdict) {
        self.files.insert(path.to_owned(), verdict);
    }
}

/// Checks a folder, file by file, with these keys; without any, with those that came with it. Where agreements stand is said for the
/// moment `at`; without one, for the time at which the folder was made.
pub fn examine(files: &BTreeMap<String, Vec<u8>>, trust: &Trust, at: Option<Moment>) -> Examined {
    let mut found = Examined {
        files: BTreeMap::new(),
        absent: BTreeSet::new(),
        own_keys: trust.instance.is_none(),
        own_log_key: trust.log.is_none(),
        standings: BTreeMap::new(),
        log: None,
    };
    let mut trust = trust.clone();
    if found.own_keys {
        trust.instance = files.get(JWKS).and_then(|bytes| Jwks::parse(bytes).ok());
    }
    if found.own_log_key {
        trust.log = files.get(LOG_KEY).and_then(|bytes| key_of_log(bytes));
    }
    let Some(manifest) = files.get(MANIFEST).and_then(|bytes| Manifest::parse(bytes)) else {
        let why = "there is no list of files, or it is not as version 1 has it";
        found.fails(MANIFEST, Verdict::refused("export-manifest", why));
        return found;
    };
    let mut held = BTreeMap::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.as_str() != MANIFEST) {
        match listed(&manifest, path, bytes) {
            Some(verdict) => found.fails(path, verdict),
            None => {
                held.insert(path.clone(), bytes.clone());
                found.fails(path, Verdict::Good);
            }
        }
    }
    for path in manifest.files.keys().filter(|path| !files.contains_key(*path)) {
        found.fails(path, missing());
    }
    match whole_log(&held, &trust) {
        Ok((state, history)) => {
            found.log = Some(state);
            trust.history = history;
        }
        Err((path, verdict)) => found.fails(&path, verdict),
    }
    contents::Contents { manifest: &manifest, files: &held, trust: &trust }.examine(&mut found, at);
    found
}

pub(crate) fn missing() -> Verdict {
    Verdict::refused("export-missing", "a file is not there that the list or the log names")
}

pub(crate) fn of_bytes(bytes: &[u8]) -> String {
    digest::text(&digest::sha256(&[bytes]))
}

/// The log's key, as it stands in a file.
pub fn key_of_log(bytes: &[u8]) -> Option<Verifier> {
    Verifier::parse(std::str::from_utf8(bytes).ok()?.strip_suffix('\n')?).ok()
}

/// What is wrong with a file by the list alone.
fn listed(manifest: &Manifest, path: &str, bytes: &[u8]) -> Option<Verdict> {
    match manifest.files.get(path) {
        None => Some(Verdict::refused("export-unlisted", "the file is not in the list")),
        Some(digest) if *digest != of_bytes(bytes) => {
            Some(Verdict::refused("export-digest", "the file is not the one that the list names"))
        }
        Some(_) => None,
    }
}

/// The log as it came with the folder, or what is wrong with it, and in which file.
fn whole_log(
    files: &BTreeMap<String, Vec<u8>>,
    trust: &Trust,
) -> Result<(Checkpoint, History), (String, Verdict)> {
    let part = |path: &str| files.get(path).ok_or_else(|| (path.to_owned(), missing()));
    let (key, signed, lines) = (part(LOG_KEY)?, part(CHECKPOINT)?, part(ENTRIES)?);
    if key_of_log(key).is_none() {
        return Err((LOG_KEY.to_owned(), Verdict::refused("note-key", "this is no key of a log")));
    }
    let state = Note::parse(&String::from_utf8_lossy(signed))
        .map_err(|fault| Verdict::refused(fault.code(), fault))
        .and_then(|note| check::state(&note, trust))
        .map_err(|verdict| (CHECKPOINT.to_owned(), verdict))?;
    let mut entries: Vec<&[u8]> = lines.split(|byte| *byte == b'\n').collect();
    if entries.pop().is_none_or(|rest| !rest.is_empty()) {
        return Err((ENTRIES.to_owned(), Verdict::refused("log-tile", "the last line has no end")));
    }
    audit::entries(&entries, &state, trust.kept.as_ref())
        .map_err(|fault| (ENTRIES.to_owned(), Verdict::refused(fault.code(), fault)))?;
    Ok((state, History::whole(&entries)))
}
