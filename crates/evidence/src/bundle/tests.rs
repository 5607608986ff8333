//! The common vectors of files that belong together: `tests/vectors/bundles.json`, made by this test
//! (`VECTORS_WRITE=1 cargo nextest run --locked -p evidence vectors`).

mod aftermath;
mod copies;
mod others;

use std::path::PathBuf;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::json;

use self::{aftermath::aftermath, copies::copies, others::others};
use super::{
    world::{MADE, Twist, World, listed},
    *,
};
use crate::{
    check::{log_folder, tests::log::trust},
    export::{self, examine},
    status::Purpose,
};

type Files = BTreeMap<String, Vec<u8>>;

/// A vector: what is given, and what it comes to.
struct Vector {
    name: String,
    kind: &'static str,
    trust: &'static str,
    at: Option<&'static str>,
    files: Files,
}

impl Vector {
    fn new(name: impl Into<String>, kind: &'static str, trust: &'static str, files: Files) -> Self {
        Self { name: name.into(), kind, trust, at: None, files }
    }

    fn at(self, at: &'static str) -> Self {
        Self { at: Some(at), ..self }
    }

    /// The codes of what is not good, and where agreements stand, by path.
    fn answer(&self) -> (BTreeMap<String, &'static str>, BTreeMap<String, &'static str>) {
        let (trust, at) = (trust(self.trust), self.at.map(|at| at.parse().unwrap()));
        let standing =
            |all: BTreeMap<String, Standing>| all.into_iter().map(|(path, one)| (path, one.code)).collect();
        let (all, standings): (Vec<_>, _) = match self.kind {
            "log" => match log_folder(&self.files, &trust) {
                Ok(_) => (Vec::new(), BTreeMap::new()),
                Err((path, verdict)) => (vec![(path, verdict)], BTreeMap::new()),
            },
            "export" => {
                let found = examine(&self.files, &trust, at);
                (found.files.into_iter().collect(), standing(found.standings))
            }
            _ => {
                let bundle = Bundle::relied_on(&self.files, &trust, at.unwrap());
                let found = bundle.found.into_iter().map(|(path, found)| (path, found.verdict));
                (found.collect(), standing(bundle.standings))
            }
        };
        let bad = all.into_iter().filter(|(_, verdict)| *verdict != Verdict::Good);
        (bad.map(|(path, verdict)| (path, verdict.code())).collect(), standings)
    }

    fn told(&self, base: Option<&Self>) -> Value {
        let before = base.map(|base| &base.files);
        let same = |path: &String, bytes: &Vec<u8>| before.and_then(|files| files.get(path)) == Some(bytes);
        let put = self.files.iter().filter(|(path, bytes)| !same(path, bytes));
        let put: BTreeMap<_, _> = put.map(|(path, bytes)| (path, STANDARD.encode(bytes))).collect();
        let cut: Vec<_> = before
            .into_iter()
            .flat_map(BTreeMap::keys)
            .filter(|path| !self.files.contains_key(*path))
            .collect();
        let (codes, standing) = self.answer();
        let mut told = json!({
            "name": self.name, "kind": self.kind, "trust": self.trust, "at": self.at, "put": put, "cut": cut,
            "codes": codes, "standing": standing,
        });
        if let Some(base) = base {
            told["base"] = json!(base.name);
        }
        told
    }
}

/// A folder with every file removed, changed, and swapped for another community's, each with and without a new list; each with the file
/// that must be named, where one must.
fn tampered() -> Vec<(Vector, Option<String>)> {
    let world = World::new(Twist::Nothing);
    let (ours, theirs) = (world.folder(1), world.folder(2));
    let good = listed(ours.clone(), 1);
    let mut all = Vec::new();
    let mut push = |name: String, files: Files, named: Option<String>| {
        all.push((Vector::new(name, "export", "log", files), named));
    };
    for path in ours.keys() {
        let words = path.starts_with("charters/") || path.starts_with("terms/");
        // Nobody signs what people read; words that are lost are told; a requester's keys stand in the log as well.
        let optional = words || path == "README.txt" || path.starts_with(export::REQUESTERS);
        let mut without = good.clone();
        without.remove(path);
        push(format!("{path} removed"), without, Some(path.clone()));
        let mut without = ours.clone();
        without.remove(path);
        push(
            format!("{path} removed, the list made anew"),
            listed(without, 1),
            (!optional).then(|| path.clone()),
        );
        let mut changed = ours[path].clone();
        let middle = changed.len() / 2;
        changed[middle] ^= 1;
        let mut files = good.clone();
        files.insert(path.clone(), changed.clone());
        push(format!("{path} changed"), files, Some(path.clone()));
        let mut files = ours.clone();
        files.insert(path.clone(), changed);
        // Of the log the whole is bound: which of its files was changed shows in one of them.
        let named = if path == export::LOG_KEY { None } else { Some(path.clone()) };
        push(
            format!("{path} changed, the list made anew"),
            listed(files, 1),
            named.filter(|path| path != "README.txt"),
        );
        let other = theirs
            .keys()
            .find(|other| role(other) == role(path) && (*other != path || theirs[*other] != ours[path]));
        if let Some(other) = other {
            let mut files = ours.clone();
            files.insert(path.clone(), theirs[other].clone());
            push(format!("{path} swapped, the list made anew"), listed(files, 1), Some(path.clone()));
            let mut files = ours.clone();
            files.insert(other.clone(), theirs[other].clone());
            push(format!("{other} added, the list made anew"), listed(files, 1), Some(other.clone()));
        }
    }
    all
}

/// What a file is to its community: its path without ids, digests and numbers.
fn role(path: &str) -> String {
    path.chars().filter(|c| !c.is_ascii_digit() && !matches!(c, 'a'..='f')).collect()
}

/// Folders that are not what they should be from the start, with the path and the code that say so; none where they are good.
fn twisted() -> Vec<(Vector, Option<(&'static str, &'static str)>)> {
    let agreement = "agreements/agr_1/agreement.json";
    let one = |twist: Twist, bad| {
        let files = listed(World::new(twist).folder(1), 1);
        (Vector::new(format!("{twist:?}"), "export", "log", files), bad)
    };
    let of = |name: &str, trust, files, bad| (Vector::new(name, "export", trust, files), bad);
    let good = || listed(World::new(Twist::Nothing).folder(1), 1);
    let mut reordered = World::new(Twist::Nothing);
    reordered.entries.swap(0, 1);
    let mut rewritten = World::new(Twist::Nothing).folder(1);
    rewritten.insert(export::ENTRIES.to_owned(), reordered.folder(1)[export::ENTRIES].clone());
    let mut shorter = World::new(Twist::Nothing);
    shorter.entries.truncate(3);
    vec![
        one(Twist::Nothing, None),
        one(Twist::TooFew, Some((agreement, "cosigners-too-few"))),
        one(Twist::StrangeSteward, Some((agreement, "cosigner-unknown"))),
        one(Twist::LateRequester, Some((agreement, "countersigner-unknown"))),
        one(Twist::RevokedSteward, Some((agreement, "key-revoked"))),
        one(Twist::RevokedInstance, Some((agreement, "key-revoked"))),
        one(Twist::RevokedAfterwards, Some(("status/revocation.json", "key-revoked"))),
        one(Twist::Undone, None),
        one(Twist::Untold, Some((agreement, "log-absent"))),
        one(Twist::Withdrawn, None),
        one(Twist::Contradicted, Some((agreement, "status-contradiction"))),
        one(Twist::Suspended, None),
        one(Twist::OtherDecision, Some((agreement, "agreement-decision"))),
        one(Twist::Uncredentialed, None),
        of("another log's key", "other-log", good(), Some((export::CHECKPOINT, "note-unsigned"))),
        of(
            "a checkpoint that the log does not begin with",
            "kept-4",
            good(),
            Some((export::ENTRIES, "log-forked")),
        ),
        of("entries in another order", "log", listed(rewritten, 1), Some((export::ENTRIES, "log-root"))),
        of(
            "a log that is shorter than it was",
            "kept-4",
            listed(shorter.folder(1), 1),
            Some((export::ENTRIES, "log-shrank")),
        ),
        of(
            "no list of files",
            "log",
            World::new(Twist::Nothing).folder(1),
            Some((export::MANIFEST, "export-manifest")),
        ),
        of("keys of nobody but those in the folder", "none", good(), None),
    ]
}

/// An agreement, with lists of several times, as somebody would rely on it.
fn relied_on() -> Vec<(Vector, &'static str)> {
    let mut all = Vec::new();
    let mut push = |twist: Twist, lists: &[(Purpose, &str)], events: u64, at, code| {
        let world = World::new(twist);
        let mut files = Files::new();
        let folder = world.folder(1);
        files.insert("agreement".to_owned(), folder["agreements/agr_1/agreement.json"].clone());
        for (purpose, made) in lists {
            files.insert(
                format!("{}-{made}", purpose.word()),
                world.list(*purpose, made).document.into_bytes(),
            );
        }
        for number in 1..=events {
            files.insert(
                format!("event-{number}"),
                folder[&format!("agreements/agr_1/events/{number}.jwt")].clone(),
            );
        }
        let name = format!("agreement {}: {twist:?}, {code}", all.len());
        all.push((Vector::new(name, "files", "log", files).at(at), code));
    };
    let both = [(Purpose::Revocation, MADE), (Purpose::Suspension, MADE)];
    let (soon, late) = ("2026-03-08T09:30:00Z", "2026-03-08T10:00:00Z");
    push(Twist::Nothing, &[], 0, soon, "good");
    push(Twist::Nothing, &both, 0, soon, "good");
    push(Twist::Nothing, &both, 1, soon, "good");
    push(Twist::Nothing, &both, 0, late, "status-stale");
    push(Twist::Nothing, &both, 0, "2026-03-08T08:59:59Z", "status-stale");
    push(Twist::Nothing, &both, 0, "2026-03-08T08:00:19Z", "status-not-yet");
    push(Twist::Nothing, &both, 0, "2026-06-08T08:00:00Z", "status-ended");
    push(Twist::Nothing, &both[..1], 0, soon, "status-missing");
    push(Twist::Nothing, &both[1..], 1, soon, "status-missing");
    push(Twist::Withdrawn, &both, 0, soon, "status-ended");
    push(Twist::Withdrawn, &both, 2, soon, "status-ended");
    push(Twist::Withdrawn, &both[1..], 2, soon, "status-ended");
    push(Twist::Suspended, &both, 0, soon, "status-suspended");
    push(Twist::Suspended, &both, 2, soon, "status-suspended");
    push(Twist::Contradicted, &both, 2, soon, "status-contradiction");
    push(Twist::Contradicted, &both, 1, soon, "good");
    let early =
        [(Purpose::Revocation, "2026-03-08T08:00:24Z"), (Purpose::Suspension, "2026-03-08T08:00:24Z")];
    push(Twist::Suspended, &early, 2, "2026-03-08T08:30:00Z", "status-suspended");
    push(Twist::Contradicted, &early, 2, "2026-03-08T08:30:00Z", "status-ended");
    let newer = [both[0], both[1], (Purpose::Revocation, soon), (Purpose::Suspension, soon)];
    push(Twist::Nothing, &newer, 0, late, "good");
    all
}

#[test]
fn whatever_was_done_to_a_folder_is_refused_with_the_file_named() {
    for (vector, named) in tampered() {
        let (codes, _) = vector.answer();
        let expected = !vector.name.ends_with("the list made anew") || named.is_some();
        assert!(!expected || !codes.is_empty(), "{}", vector.name);
        if let Some(named) = named {
            assert!(codes.contains_key(&named), "{}: {codes:?}", vector.name);
        }
    }
}

#[test]
fn what_was_wrong_from_the_start_is_refused_where_it_is_wrong() {
    for (vector, bad) in twisted().into_iter().chain(copies()) {
        let (codes, _) = vector.answer();
        match bad {
            None => assert!(codes.is_empty(), "{}: {codes:?}", vector.name),
            Some((path, code)) => assert_eq!(codes.get(path), Some(&code), "{}: {codes:?}", vector.name),
        }
    }
}

#[test]
fn an_agreement_is_relied_on_while_it_stands() {
    for (vector, code) in relied_on() {
        let (codes, _) = vector.answer();
        assert_eq!(codes.get("agreement").copied().unwrap_or("good"), code, "{}: {codes:?}", vector.name);
    }
    for (vector, bad) in others() {
        let bad: BTreeMap<_, _> = bad.into_iter().map(|(path, code)| (path.to_owned(), code)).collect();
        assert_eq!(vector.answer().0, bad, "{}", vector.name);
    }
}

#[test]
fn vectors() {
    let base = twisted().swap_remove(0).0;
    let log = copies().swap_remove(0).0;
    let mut all = Vec::new();
    for vector in twisted()
        .into_iter()
        .map(|(vector, _)| vector)
        .chain(tampered().into_iter().map(|(vector, _)| vector))
    {
        all.push(vector.told((vector.name != base.name).then_some(&base)));
    }
    for vector in copies().into_iter().map(|(vector, _)| vector) {
        all.push(vector.told((vector.name != log.name).then_some(&log)));
    }
    for vector in aftermath().into_iter().map(|(vector, _)| vector) {
        all.push(vector.told((vector.kind == "export").then_some(&base)));
    }
    let rest = relied_on()
        .into_iter()
        .map(|(vector, _)| vector)
        .chain(others().into_iter().map(|(vector, _)| vector));
    all.extend(rest.map(|vector| vector.told(None)));
    let trusts: serde_json::Map<_, _> = check::tests::log::trusts().collect();
    let made = serde_json::to_string_pretty(&json!({ "trust": trusts, "bundles": all })).unwrap() + "\n";
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/bundles.json");
    if std::env::var_os("VECTORS_WRITE").is_some() {
        std::fs::write(&file, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == made, "write them anew: VECTORS_WRITE=1 cargo nextest run --locked -p evidence vectors");
}
