//! Copies of a log's published files.

use serde_json::json;

use super::{Files, Vector};
use crate::{
    check::tests::{
        key,
        log::{LOG, state_of},
    },
    log::{
        audit,
        tile::{self, Tile},
        tree,
    },
};

/// A copy of the published files of a log of 300 entries, and what must not pass.
pub(super) fn copies() -> Vec<(Vector, Option<(&'static str, &'static str)>)> {
    let entries: Vec<String> = (0..300)
        .map(|number| {
            json!({ "at": "2026-03-08T08:00:00Z", "fact": { "fact": format!("example-{number}") } })
                .to_string()
        })
        .collect();
    let mut files = Files::new();
    files.insert("checkpoint".to_owned(), state_of(&entries).sign(&key(LOG)).to_text().into_bytes());
    for (index, part) in entries.chunks(256).enumerate() {
        let width = part.len() as u64;
        let tile = |level| Tile { level, index: index as u64, width }.path();
        files.insert(tile(None), tile::of_entries(part).unwrap());
        let hashes: Vec<_> = part.iter().map(|entry| tree::leaf(entry.as_bytes())).collect();
        files.insert(tile(Some(0)), tile::of_hashes(&hashes));
    }
    let first = audit::root(&entries[..256]);
    files.insert("tile/1/000.p/1".to_owned(), tile::of_hashes(&[first]));
    let mut all = vec![(Vector::new("a log", "log", "log", files.clone()), None)];
    let flip = |path: &str, at: usize| {
        let mut files = files.clone();
        files.get_mut(path).unwrap()[at] ^= 1;
        files
    };
    let cut = |path: &str| {
        let mut files = files.clone();
        files.remove(path);
        files
    };
    let (entry, hash, upper) = ("tile/entries/001.p/44", "tile/0/001.p/44", "tile/1/000.p/1");
    let without_hashes = |mut files: Files| {
        files.retain(|path, _| !path.starts_with("tile/0") && !path.starts_with("tile/1"));
        files
    };
    let mut push =
        |name: &str, trust, files, bad| all.push((Vector::new(name, "log", trust, files), Some(bad)));
    push("a log with a changed entry", "log", flip(entry, 9), (hash, "log-tile"));
    push(
        "a log with a changed entry and no hashes",
        "log",
        without_hashes(flip(entry, 9)),
        ("checkpoint", "log-root"),
    );
    push("a log with a changed length", "log", flip(entry, 1), (entry, "log-tile"));
    push("a log with a changed hash", "log", flip(hash, 9), (hash, "log-tile"));
    push("a log with a changed hash above", "log", flip(upper, 9), (upper, "log-tile"));
    push("a log without a tile", "log", cut(entry), (entry, "log-tile-missing"));
    push("a log without a checkpoint", "log", cut("checkpoint"), ("checkpoint", "log-tile-missing"));
    push("a log by another", "other-log", files.clone(), ("checkpoint", "note-unsigned"));
    push("a log that forked", "kept-4", files.clone(), ("checkpoint", "log-forked"));
    push("a log without its witness", "witness", files.clone(), ("checkpoint", "log-not-witnessed"));
    all
}
