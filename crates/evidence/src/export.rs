//! A community's decisions as a folder that anybody can check without us: what must be in it, and what holds it together.
//!
//! `manifest.json` lists every file with its digest. It is not signed and need not be: what counts is signed by itself. The manifest
//! makes sure that nothing was lost or added on the way. `docs/evidence.md` describes the folder.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    canonical::{self, CanonicalError},
    check::{self, Kind, Trust, Verdict},
    digest,
    keys::Jwks,
};

/// The name of the list of files.
pub const MANIFEST: &str = "manifest.json";
/// Where the keys of the instance stand.
pub const JWKS: &str = "keys/jwks.json";
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

/// What was found of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examined {
    /// What each file came to, by its path.
    pub files: BTreeMap<String, Verdict>,
    /// The digests of words that decisions name and the folder does not hold.
    pub absent: BTreeSet<String>,
    /// Whether the keys are those that came with the folder.
    pub own_keys: bool,
}

impl Examined {
    /// The worst of it: refused before unchecked before good.
    pub fn verdict(&self) -> Verdict {
        let worst =
            |wanted: fn(&Verdict) -> bool| self.files.values().find(|verdict| wanted(verdict)).cloned();
        worst(|verdict| matches!(verdict, Verdict::Refused { .. }))
            .or_else(|| worst(|verdict| matches!(verdict, Verdict::Unchecked { .. })))
            .unwrap_or(Verdict::Good)
    }
}

/// Checks a folder, file by file, with these keys; without any, with those that came with it.
pub fn examine(files: &BTreeMap<String, Vec<u8>>, trust: &Trust) -> Examined {
    let own_keys = trust.instance.is_none();
    let mut trust = trust.clone();
    if own_keys {
        trust.instance = files.get(JWKS).and_then(|bytes| Jwks::parse(bytes).ok());
    }
    let mut found = BTreeMap::new();
    let Some(manifest) = files.get(MANIFEST).and_then(|bytes| Manifest::parse(bytes)) else {
        let why = "there is no list of files, or it is not as version 1 has it".to_owned();
        found.insert(MANIFEST.to_owned(), Verdict::Refused { code: "export-manifest", why });
        return Examined { files: found, absent: BTreeSet::new(), own_keys };
    };
    let mut named = BTreeSet::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.as_str() != MANIFEST) {
        let verdict = listed(&manifest, path, bytes).unwrap_or_else(|| {
            let (verdict, document) = one(&manifest, path, bytes, &trust);
            named.extend(document.iter().flat_map(named_words));
            verdict
        });
        found.insert(path.clone(), verdict);
    }
    for path in manifest.files.keys().filter(|path| !files.contains_key(*path)) {
        found.insert(path.clone(), refused("export-missing", "the list names a file that is not there"));
    }
    let held = |digest: &String| {
        files.contains_key(&words("charters", digest)) || files.contains_key(&words("terms", digest))
    };
    named.retain(|digest| !held(digest));
    Examined { files: found, absent: named, own_keys }
}

fn refused(code: &'static str, why: &str) -> Verdict {
    Verdict::Refused { code, why: why.to_owned() }
}

fn of_bytes(bytes: &[u8]) -> String {
    digest::text(&digest::sha256(&[bytes]))
}

/// What is wrong with a file by the list alone.
fn listed(manifest: &Manifest, path: &str, bytes: &[u8]) -> Option<Verdict> {
    match manifest.files.get(path) {
        None => Some(refused("export-unlisted", "the file is not in the list")),
        Some(digest) if *digest != of_bytes(bytes) => {
            Some(refused("export-digest", "the file is not the one that the list names"))
        }
        Some(_) => None,
    }
}

fn one(manifest: &Manifest, path: &str, bytes: &[u8], trust: &Trust) -> (Verdict, Option<Value>) {
    let (folder, name) = path.split_once('/').unwrap_or(("", path));
    match folder {
        "charters" | "terms" => {
            let held = path == words(folder, &of_bytes(bytes));
            let verdict = if held {
                Verdict::Good
            } else {
                refused("export-words", "the words are not those of their name")
            };
            (verdict, None)
        }
        // Trusted or not, nobody signs keys; and what people read is for people.
        "keys" | "" => (Verdict::Good, None),
        _ => {
            let found = check::check(bytes, trust);
            if found.verdict != Verdict::Good {
                return (found.verdict, None);
            }
            let verdict = belongs(manifest, folder, name, &found);
            (verdict, found.document.filter(|_| folder == "decisions"))
        }
    }
}

/// That a good file is what its place says, and of this community.
fn belongs(manifest: &Manifest, folder: &str, name: &str, found: &check::Found) -> Verdict {
    let wanted = match folder {
        "decisions" => Kind::Decision,
        "records" => Kind::Record,
        _ => return Verdict::Good,
    };
    let document = found.document.as_ref();
    let is = |pointer: &str, value: &str| {
        document.and_then(|document| document.pointer(pointer)).and_then(Value::as_str) == Some(value)
    };
    let here = name.strip_suffix(".json").is_some_and(|id| is("/id", id));
    if found.kind == wanted
        && here
        && is("/community/id", &manifest.community)
        && is("/issuer", &manifest.issuer)
    {
        Verdict::Good
    } else {
        refused(
            "export-place",
            "the file is of another kind, decision, community or instance than its place says",
        )
    }
}

/// The digests of the words that a decision names.
fn named_words(decision: &Value) -> Vec<String> {
    let of = |name: &str| decision.get(name).and_then(Value::as_str).map(str::to_owned);
    [of("charter"), of("terms")].into_iter().flatten().collect()
}
