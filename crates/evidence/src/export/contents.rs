//! What a folder must hold, and where: by the log that came with it, which tells of every document of the community.

use std::collections::BTreeMap;

use domain::moment::Moment;
use serde_json::Value;

use super::{
    CHECKPOINT, ENTRIES, Examined, JWKS, LOG_KEY, Manifest, REQUESTERS, key_of_log, missing, of_bytes, words,
};
use crate::{
    bundle::Bundle,
    check::{self, Found, Kind, Trust, Verdict},
    credential, decision,
    did::Did,
    history::Told,
    keys::{Jwks, PublicKey},
    log::checkpoint,
    signers,
    status::{self, Purpose},
};

/// Facts that tell of a document which somebody else signed about an agreement.
const SIGNED: [&str; 4] = ["cosigned", "countersigned", "withdrawal-acknowledged", "deletion-attested"];
/// What every folder has.
const ALWAYS: [&str; 8] = [
    JWKS,
    "keys/did.json",
    "keys/community.did.json",
    LOG_KEY,
    CHECKPOINT,
    ENTRIES,
    "status/revocation.json",
    "status/suspension.json",
];

/// A folder whose files are those of its list, and the log with it.
pub(super) struct Contents<'a> {
    pub(super) manifest: &'a Manifest,
    pub(super) files: &'a BTreeMap<String, Vec<u8>>,
    pub(super) trust: &'a Trust,
}

impl Contents<'_> {
    pub(super) fn examine(&self, found: &mut Examined, at: Option<Moment>) {
        let is_signed = |path: &str| {
            ["decisions/", "credentials/", "agreements/", "status/", "records/"]
                .iter()
                .any(|folder| path.starts_with(folder))
        };
        let of_bundle =
            self.files.iter().filter(|(path, _)| is_signed(path) || path.starts_with("charters/"));
        let signed = of_bundle.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
        let at = at.unwrap_or_else(|| self.made_at());
        let bundle = Bundle::of(&signed, self.trust, at);
        for (path, one) in bundle.found.iter().filter(|(path, _)| is_signed(path)) {
            let verdict =
                if one.verdict == Verdict::Good { self.place(path, one) } else { one.verdict.clone() };
            found.fails(path, verdict);
        }
        for (path, standing) in bundle.standings.clone() {
            if found.files.get(&path) == Some(&Verdict::Good) {
                found.standings.insert(path, standing);
            }
        }
        let named = self.named_words(&bundle.found);
        for (path, bytes) in self.files {
            let folder = path.split_once('/').map_or("", |(folder, _)| folder);
            let verdict = match folder {
                "charters" | "terms" => self.words(path, folder, bytes, &named),
                "keys" => self.keys(path, bytes),
                _ if path == LOG_KEY => self.log_key(bytes),
                "" => Verdict::Good,
                _ if is_signed(path) || [CHECKPOINT, ENTRIES].contains(&path.as_str()) => continue,
                _ => misplaced(),
            };
            if found.files.get(path) == Some(&Verdict::Good) {
                found.fails(path, verdict);
            }
        }
        let agreements = bundle.found.values().filter_map(|found| found.document.as_ref());
        let lists: Vec<_> =
            agreements.filter(|one| signers::is_agreement(one)).flat_map(|one| self.lists_of(one)).collect();
        for path in self.wanted().into_iter().chain(lists) {
            if !found.files.contains_key(&path) {
                found.fails(&path, missing());
            }
        }
        let held = |digest: &String| {
            ["charters", "terms"].iter().any(|folder| self.files.contains_key(&words(folder, digest)))
        };
        found.absent = named.into_iter().filter(|digest| !held(digest)).collect();
    }

    /// When the folder was made, as far as it tells: the time of its lists, or of the log's last entry.
    fn made_at(&self) -> Moment {
        let list = self.files.get("status/revocation.json");
        let list = list.and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok());
        let listed = list.as_ref().and_then(|list| list.get("validFrom")?.as_str()?.parse::<Moment>().ok());
        let last = self.trust.history.last().map(|at| Moment::from_micros((at + 1) * 1_000_000));
        listed.max(last).unwrap_or(Moment::from_micros(0))
    }

    /// That a good document is the one that its place says, and that the log told of it.
    fn place(&self, path: &str, found: &Found) -> Verdict {
        if !self.trust.history.is_whole() {
            // The log was refused, and the folder with it.
            return Verdict::Good;
        }
        let Some(document) = &found.document else { return misplaced() };
        let parts: Vec<&str> = path.split('/').collect();
        if parts[0] == "status" {
            let list = status::read(document.clone()).ok();
            let here = list.and_then(|(list, _)| self.place_of_list(list.purpose(), &list.id));
            return if here.as_deref() == Some(path) { Verdict::Good } else { misplaced() };
        }
        let jws = self.files.get(path).map(|bytes| bytes.strip_suffix(b"\n").unwrap_or(bytes));
        let jws = jws.map(of_bytes).unwrap_or_default();
        let inner = decision::credential::document_in(document);
        let of_inner = inner.and_then(credential::digest_of);
        let digests: Vec<String> =
            credential::digest_of(document).into_iter().chain([jws.clone()]).chain(of_inner).collect();
        let told = self.trust.history.of_document(&digests);
        let Some(told) = told else {
            let why = "the log that came with the folder does not tell of this document";
            return Verdict::refused("log-absent", why);
        };
        let number = document.get("sequence").map(ToString::to_string).unwrap_or_default();
        let is = |member: &str, value: &str| told.text(member) == Some(value);
        let here = is("community", &self.manifest.community)
            && match parts.as_slice() {
                ["decisions", name] => {
                    found.kind == Kind::Decision
                        && self.of_instance(document)
                        && stem(name, ".json").is_some_and(|id| is("decision", id))
                }
                ["credentials", name] => {
                    inner.is_some_and(|inner| self.of_instance(inner))
                        && stem(name, ".json").is_some_and(|id| is("decision", id))
                }
                ["records", name] => {
                    found.kind == Kind::Record && stem(name, ".json").is_some_and(|id| is("decision", id))
                }
                ["agreements", id, "agreement.json"] => {
                    is("fact", "agreement-issued") && is("agreement", id) && signers::is_agreement(document)
                }
                ["agreements", id, "events", name] => {
                    is("fact", "agreement-status-changed")
                        && is("agreement", id)
                        && stem(name, ".jwt") == Some(number.as_str())
                }
                ["agreements", id, "signatures", name] => {
                    told.text("fact").is_some_and(|fact| SIGNED.contains(&fact))
                        && is("agreement", id)
                        && stem(name, ".jwt") == Some(jws.trim_start_matches("sha256:"))
                }
                _ => false,
            };
        if here { Verdict::Good } else { misplaced() }
    }

    /// The path of a list of the instance at this address.
    fn place_of_list(&self, purpose: Purpose, address: &str) -> Option<String> {
        Some(super::list(purpose, purpose.number(&self.manifest.issuer, address)?))
    }

    /// The paths of the lists that an agreement names.
    fn lists_of(&self, agreement: &Value) -> Vec<String> {
        let entries = agreement.get("credentialStatus").and_then(Value::as_array);
        let addresses =
            entries.into_iter().flatten().filter_map(|entry| entry.get("statusListCredential")?.as_str());
        let places =
            addresses.flat_map(|address| Purpose::ALL.map(|purpose| self.place_of_list(purpose, address)));
        places.flatten().collect()
    }

    fn of_instance(&self, decision: &Value) -> bool {
        let text = |pointer: &str| decision.pointer(pointer).and_then(Value::as_str);
        text("/issuer") == Some(&self.manifest.issuer)
            && text("/community/id") == Some(&self.manifest.community)
    }

    /// The digests of words that decisions and the log name.
    fn named_words(&self, found: &BTreeMap<String, Found>) -> Vec<String> {
        let decisions = found
            .iter()
            .filter(|(path, found)| path.starts_with("decisions/") && found.verdict == Verdict::Good);
        let named = decisions.filter_map(|(_, found)| found.document.as_ref()).flat_map(|document| {
            ["charter", "terms"]
                .into_iter()
                .filter_map(|name| document.get(name)?.as_str().map(str::to_owned))
        });
        let mut named: Vec<_> = named.collect();
        named.sort();
        named.dedup();
        named
    }

    fn words(&self, path: &str, folder: &str, bytes: &[u8], named: &[String]) -> Verdict {
        let digest = of_bytes(bytes);
        if path != words(folder, &digest) {
            return Verdict::refused("export-words", "the words are not those of their name");
        }
        let by_log = self.of_community().any(|told| told.text("digest") == Some(&digest));
        if by_log || named.contains(&digest) { Verdict::Good } else { misplaced() }
    }

    /// That keys are of whom their place says. Nobody signs keys: what they are worth is for the reader to know.
    fn keys(&self, path: &str, bytes: &[u8]) -> Verdict {
        let instance = Did::of_url(&self.manifest.issuer);
        let own = || self.files.get(JWKS).and_then(|bytes| Jwks::parse(bytes).ok());
        let ours = |key: &PublicKey| own().is_some_and(|keys| keys.find(&key.id()).is_some());
        let requester = path.strip_prefix(REQUESTERS).and_then(|name| name.strip_suffix(".did.json"));
        let registered = |key: &PublicKey| {
            let (id, history) = (requester.unwrap_or_default(), &self.trust.history);
            !history.is_whole()
                || history.registered("requester-key-registered", &key.id(), &[("requester", id)], u64::MAX)
        };
        let named = match (path, requester) {
            (JWKS, _) => return if own().is_some() { Verdict::Good } else { misplaced() },
            ("keys/did.json", _) => instance,
            ("keys/community.did.json", _) => instance.community(&self.manifest.community),
            (_, Some(id)) => instance.requester(id),
            _ => return misplaced(),
        };
        let Some((name, keys)) = check::keys_of(bytes) else { return misplaced() };
        let known =
            keys.keys().iter().all(|key| if requester.is_some() { registered(key) } else { ours(key) });
        if name == named.as_str() && known { Verdict::Good } else { misplaced() }
    }

    fn log_key(&self, bytes: &[u8]) -> Verdict {
        let origin = checkpoint::origin(&self.manifest.issuer);
        let ours = key_of_log(bytes).is_some_and(|key| key.name == origin);
        if ours { Verdict::Good } else { misplaced() }
    }

    fn of_community(&self) -> impl Iterator<Item = &Told> {
        self.trust.history.all().filter(|told| told.text("community") == Some(&self.manifest.community))
    }

    /// The paths of everything that must be there.
    fn wanted(&self) -> Vec<String> {
        let mut paths: Vec<String> = ALWAYS.iter().map(|path| (*path).to_owned()).collect();
        let (mut events, mut signed) = (BTreeMap::<&str, u64>::new(), Vec::new());
        for told in self.of_community() {
            let of = |name: &str| told.text(name).unwrap_or_default();
            match of("fact") {
                "decided" => paths.push(format!("decisions/{}.json", of("decision"))),
                "decision-issued" => paths.push(super::credential(of("decision"))),
                "agreement-issued" => paths.push(format!("agreements/{}/agreement.json", of("agreement"))),
                "agreement-status-changed" => {
                    let number = events.entry(told.text("agreement").unwrap_or_default()).or_default();
                    *number += 1;
                    paths.push(format!("agreements/{}/events/{number}.jwt", of("agreement")));
                }
                fact if SIGNED.contains(&fact) && told.text("digest").is_some() => {
                    let digits = of("digest").trim_start_matches("sha256:");
                    let path = format!("agreements/{}/signatures/{digits}.jwt", of("agreement"));
                    signed.push((of("agreement"), of("key"), path));
                }
                // Its key was revoked before the agreement was in force: it may be gone.
                "signature-undone" => {
                    signed.retain(|(agreement, key, _)| (*agreement, *key) != (of("agreement"), of("key")));
                }
                _ => {}
            }
        }
        paths.extend(signed.into_iter().map(|(_, _, path)| path));
        paths
    }
}

fn stem<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    name.strip_suffix(ending)
}

fn misplaced() -> Verdict {
    let why = "the file is of another kind, document, community or instance than its place says";
    Verdict::refused("export-place", why)
}
