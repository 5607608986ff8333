//! Several files that were given together: each is checked by itself, and each with what the others say. A proof of the log with the entry
//! that it proves, an agreement with the status lists that say whether it stands, with the charter that says who must have signed.

use std::collections::BTreeMap;

use domain::moment::Moment;
use serde_json::Value;

use crate::{
    check::{self, Found, Kind, Trust, Verdict, given},
    credential, decision, digest, log,
    signers::{self, Signers},
    standing::{Signs, Standing},
    status,
};

/// What was found of files that belong together.
#[derive(Clone, Debug, Default)]
pub struct Bundle {
    /// What each file came to, by its path.
    pub found: BTreeMap<String, Found>,
    /// Where each good agreement stands, by the path of its file.
    pub standings: BTreeMap<String, Standing>,
    /// Of good agreements, what nothing here tells, by the path of the file.
    pub open: BTreeMap<String, Vec<&'static str>>,
}

/// The worst of several: refused before unchecked before good.
pub fn worst<'a>(verdicts: impl IntoIterator<Item = &'a Verdict>) -> Verdict {
    let rank = |verdict: &Verdict| match verdict {
        Verdict::Refused { .. } => 0,
        Verdict::Unchecked { .. } => 1,
        Verdict::Good => 2,
    };
    verdicts.into_iter().min_by_key(|verdict| rank(verdict)).cloned().unwrap_or(Verdict::Good)
}

impl Bundle {
    /// Checks files. Where agreements stand is said for the moment `at`.
    pub fn of(files: &BTreeMap<String, Vec<u8>>, trust: &Trust, at: Moment) -> Self {
        let mut trust = trust.clone();
        let proven = if trust.history.is_whole() { BTreeMap::new() } else { prove(files, &mut trust) };
        let mut bundle = Self::default();
        for (path, bytes) in files {
            let mut found = check::check(bytes, &trust);
            if let Some(verdict) = proven.get(path) {
                found.verdict = verdict.clone();
            }
            bundle.found.insert(path.clone(), found);
        }
        let signs = bundle.signs();
        bundle.words_given();
        for (path, agreement) in bundle.agreements() {
            let standing = signs.read(&agreement, at);
            if let Err(verdict) = bundle.agrees(&path, &agreement, files, &trust) {
                bundle.refuse(&path, verdict);
                continue;
            }
            if standing.code == "status-contradiction" {
                bundle.refuse(&path, standing.verdict());
            }
            bundle.standings.insert(path, standing);
        }
        bundle
    }

    /// The same for somebody who would rely on the agreements at that moment: one that does not stand then is refused, if there was
    /// anything to tell it by.
    pub fn relied_on(files: &BTreeMap<String, Vec<u8>>, trust: &Trust, at: Moment) -> Self {
        let mut bundle = Self::of(files, trust, at);
        let signs = bundle.signs();
        if !signs.lists.is_empty() || !signs.events.is_empty() {
            for (path, standing) in bundle.standings.clone() {
                bundle.refuse(&path, standing.verdict());
            }
        }
        bundle
    }

    /// The worst of it.
    pub fn verdict(&self) -> Verdict {
        worst(self.found.values().map(|found| &found.verdict))
    }

    fn refuse(&mut self, path: &str, verdict: Verdict) {
        if let Some(found) = self.found.get_mut(path) {
            found.verdict = verdict;
        }
    }

    /// The good documents, each by its path.
    fn documents(&self) -> impl Iterator<Item = (&String, &Found, &Value)> {
        let good = self.found.iter().filter(|(_, found)| found.verdict == Verdict::Good);
        good.filter_map(|(path, found)| Some((path, found, found.document.as_ref()?)))
    }

    /// The decision documents in good decisions and good credentials of decisions.
    fn decisions(&self) -> impl Iterator<Item = &Value> {
        self.documents().filter_map(|(_, found, document)| match found.kind {
            Kind::Decision => Some(document),
            _ => decision::credential::document_in(document),
        })
    }

    fn agreements(&self) -> Vec<(String, Value)> {
        let such = self.documents().filter(|(_, _, document)| signers::is_agreement(document));
        such.map(|(path, _, document)| (path.clone(), document.clone())).collect()
    }

    /// The lists and the events. Events that do not follow each other are refused.
    fn signs(&mut self) -> Signs {
        let lists = self.documents().filter(|(_, _, document)| status::is_list(document));
        let lists = lists.filter_map(|(_, _, document)| status::read(document.clone()).ok()).collect();
        let events =
            self.documents().filter(|(_, found, _)| found.kind == Kind::Issued(status::event::MEDIA_TYPE));
        let events = events.filter_map(|(path, _, document)| {
            Some((path.clone(), status::event::read(document.clone()).ok()?, credential::digest_of(document)))
        });
        let mut events: Vec<_> = events.collect();
        events.sort_by(|(_, a, _), (_, b, _)| (&a.agreement, a.sequence).cmp(&(&b.agreement, b.sequence)));
        let (mut chained, mut before): (Vec<status::event::StatusEvent>, Option<String>) = (Vec::new(), None);
        for (path, event, digest) in events {
            let last = chained.last().filter(|last| last.agreement == event.agreement);
            let (number, previous) = last.map_or((1, None), |last| (last.sequence + 1, before.as_ref()));
            if event.sequence != number || event.previous.as_ref() != previous {
                let why = "an event before it is missing, or is another one than it names";
                self.refuse(&path, Verdict::refused("status-event-chain", why));
                continue;
            }
            before = digest;
            chained.push(event);
        }
        Signs { lists, events: chained }
    }

    /// What requesters gave their word for after a withdrawal is refused where what is here tells of another one.
    fn words_given(&mut self) {
        let of = |kind: &Kind, wanted: &[&str]| matches!(kind, Kind::Issued(typ) if wanted.contains(typ));
        let events = self.documents().filter(|(_, found, _)| of(&found.kind, &[status::event::MEDIA_TYPE]));
        let events = events
            .filter_map(|(_, _, document)| Some((status::event::read(document.clone()).ok()?, document)));
        let events: Vec<_> = events.collect();
        let words = self.documents().filter(|(_, found, _)| of(&found.kind, &given::AFTER));
        let bad: Vec<_> = words
            .filter_map(|(path, _, word)| {
                let agreements =
                    self.documents().map(|(_, _, one)| one).filter(|one| signers::is_agreement(one));
                let events = events.iter().map(|(event, document)| (event, *document));
                Some((path.clone(), given::matches(word, events, agreements).err()?))
            })
            .collect();
        for (path, verdict) in bad {
            self.refuse(&path, verdict);
        }
    }

    /// That an agreement is of the decision that is here, and that those signed it who should have.
    fn agrees(
        &mut self,
        path: &str,
        agreement: &Value,
        files: &BTreeMap<String, Vec<u8>>,
        trust: &Trust,
    ) -> Result<(), Verdict> {
        let text = |pointer: &str| agreement.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        let id = text("/credentialSubject/decision/id").rsplit('/').next().unwrap_or_default();
        let named = |decision: &&Value| decision.get("id").and_then(Value::as_str) == Some(id);
        let here: Vec<&Value> = self.decisions().filter(named).collect();
        if !here.iter().all(|decision| resting::rests_on(agreement, decision)) {
            let why = "it rests on another decision than the one that is here";
            return Err(Verdict::refused("agreement-decision", why));
        }
        let alone = here.is_empty();
        let theirs = trust.dids.get(text("/credentialSubject/id"));
        let signed = Signers::of(agreement)?;
        signed.known(&trust.history, theirs)?;
        let charter = files.values().find(|bytes| {
            digest::text(&digest::sha256(&[bytes])) == text("/credentialSubject/decision/charter")
        });
        let mut open = Vec::new();
        if alone {
            open.push(
                "whether the decision says the same as what is told of it here: name it beside the agreement",
            );
        }
        match charter.and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok()) {
            Some(words) => signed.enough(&words)?,
            None => open.push("whether those signed whom the charter asks: the charter's words are not here"),
        }
        if signed.requester.is_none() {
            open.push("the requester's own signature: its connector gave its word instead, which nobody else can check");
        }
        if !trust.history.is_whole() {
            if !signed.beside.is_empty() {
                open.push("whose the keys of the second signatures are: that stands in the log");
            }
            if signed.requester.is_some() && theirs.is_none() {
                open.push("whose the key of the requester's signature is: name its DID document (--did), or give the log");
            }
        }
        self.open.insert(path.to_owned(), open);
        Ok(())
    }
}

/// Takes every entry for known that a proof proves, and says what proofs and entries came to.
fn prove(files: &BTreeMap<String, Vec<u8>>, trust: &mut Trust) -> BTreeMap<String, Verdict> {
    let of = |wanted: Kind| files.iter().filter(move |(_, bytes)| Kind::of(bytes) == wanted);
    let entries: Vec<_> =
        of(Kind::LogEntry).map(|(path, bytes)| (path, bytes.strip_suffix(b"\n").unwrap_or(bytes))).collect();
    let mut found = BTreeMap::new();
    for (path, bytes) in of(Kind::LogProof).filter(|_| !entries.is_empty()) {
        let text = String::from_utf8_lossy(bytes);
        let Ok(proof) = log::receipt::Receipt::parse(&text) else { continue };
        if check::state(&proof.checkpoint, trust).is_err() {
            continue;
        }
        let mut history = trust.history.clone();
        let proven =
            entries.iter().find(|(_, entry)| check::prove(&mut history, entry, &proof, trust).is_ok());
        trust.history = history;
        let verdict = match proven {
            Some((entry, _)) => {
                found.insert((*entry).clone(), Verdict::Good);
                Verdict::Good
            }
            None => {
                Verdict::refused("receipt-inclusion", "none of these entries leads to the checkpoint's root")
            }
        };
        found.insert(path.clone(), verdict);
    }
    found
}

mod resting;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod world;
