//! House rules, as tests that read the tree.
#![expect(clippy::unwrap_used, reason = "a tree that cannot be read has failed the test")]

#[path = "tidy/licences.rs"]
mod licences;

use std::{
    fs,
    path::{Path, PathBuf},
};

use e2e::place::root;

const LONGEST: usize = 400;
const SOURCES: [&str; 9] = ["rs", "ts", "svelte", "sh", "py", "toml", "csv", "ftl", "graphql"];
/// What Cargo, npm and we generate, and what is not ours.
const NOT_OURS: [&str; 5] = ["target", "node_modules", ".git", ".ownaccord", "__pycache__"];

fn files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    walk(Path::new(""), &mut found);
    assert!(found.len() > 50, "the tree was not found");
    found.sort();
    found
}

fn walk(inside: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(root().join(inside)).unwrap().flatten() {
        let name = entry.file_name();
        let path = inside.join(&name);
        if entry.path().is_dir() {
            if !NOT_OURS.contains(&name.to_str().unwrap()) {
                walk(&path, found);
            }
        } else {
            found.push(path);
        }
    }
}

fn read(path: &Path) -> String {
    String::from_utf8_lossy(&fs::read(root().join(path)).unwrap()).into_owned()
}

fn kind(path: &Path) -> &str {
    path.extension().and_then(|kind| kind.to_str()).unwrap_or("")
}

fn is_script(path: &Path) -> bool {
    kind(path).is_empty() && read(path).starts_with("#!")
}

fn is_source(path: &Path) -> bool {
    SOURCES.contains(&kind(path)) || is_script(path)
}

/// Fails with every line at once, and what the rule is.
fn check(rule: &str, broken: Vec<String>) {
    assert!(broken.is_empty(), "{rule}:\n  {}", broken.join("\n  "));
}

#[test]
fn no_source_file_is_too_long_to_read_at_a_sitting() {
    let long = |path: &PathBuf| {
        let written_by_hand = ["rs", "ts", "svelte", "sh", "py"].contains(&kind(path)) || is_script(path);
        let lines = if written_by_hand { read(path).lines().count() } else { 0 };
        (lines > LONGEST).then(|| format!("{} has {lines} lines", path.display()))
    };
    check(&format!("at most {LONGEST} lines a file"), files().iter().filter_map(long).collect());
}

#[test]
fn nothing_is_left_for_later() {
    // In two halves, so that this file does not break its own rule.
    let marks = [("todo", "!("), ("unimplemented", "!("), ("FIX", "ME"), ("TO", "DO"), ("#[ign", "ore")];
    let mut broken = Vec::new();
    for path in files().iter().filter(|path| is_source(path) || kind(path) == "md") {
        for (number, line) in read(path).lines().enumerate() {
            for (start, end) in marks {
                if line.contains(&format!("{start}{end}")) {
                    broken.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
                }
            }
        }
    }
    check("what is not done is not there; what is there is done", broken);
}

#[test]
fn what_is_written_outside_the_tests_needs_nothing_beside_the_clone() {
    let beside = format!("{}/{}", "..", "shared");
    let in_tests = |path: &Path| {
        path.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs")
    };
    let named = |path: &&PathBuf| (is_source(path) || kind(path) == "md") && !in_tests(path);
    let broken = files()
        .into_iter()
        .filter(|path| named(&path))
        .filter(|path| outside_of_its_tests(&read(path)).contains(&beside));
    check("only tests may look beside the clone", broken.map(|path| path.display().to_string()).collect());
}

fn outside_of_its_tests(source: &str) -> &str {
    source.split("#[cfg(test)]").next().unwrap_or(source)
}

fn manifests() -> Vec<(String, String)> {
    let is_manifest = |path: &&PathBuf| {
        path.file_name().is_some_and(|name| name == "Cargo.toml") && path.components().count() > 1
    };
    let named = |path: &PathBuf| (path.parent().unwrap().display().to_string(), read(path));
    files().iter().filter(is_manifest).map(named).collect()
}

/// The crates that a manifest names, in whichever table of dependencies.
fn dependencies(manifest: &str) -> Vec<&str> {
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.contains("dependencies");
        } else if inside && line.contains('=') {
            names.push(line.split(['.', '=', ' ']).next().unwrap_or(""));
        }
    }
    names
}

#[test]
fn every_crate_takes_the_lints_of_the_house() {
    let broken = manifests().into_iter().filter(|(_, text)| !text.contains("[lints]\nworkspace = true"));
    check("[lints] workspace = true", broken.map(|(name, _)| name).collect());
}

#[test]
fn each_heavy_thing_is_fenced_into_its_room() {
    let fences: [(&str, &[&str]); 9] = [
        ("sea-orm", &["crates/storage", "migrations"]),
        ("sea-orm-migration", &["migrations", "crates/storage"]),
        ("sqlx", &["crates/storage"]),
        ("matrix-sdk", &["crates/matrix"]),
        ("async-graphql", &["crates/graphql", "crates/web"]),
        ("async-graphql-axum", &["crates/web"]),
        ("axum", &["crates/dataspace", "crates/web", "tests"]),
        ("clap", &["crates/server"]),
        ("lettre", &["crates/notices"]),
    ];
    let mut broken = Vec::new();
    for (name, manifest) in manifests() {
        for (heavy, rooms) in fences {
            if dependencies(&manifest).contains(&heavy) && !rooms.contains(&name.as_str()) {
                broken.push(format!("{name} names {heavy}, which belongs to {}", rooms.join(" and ")));
            }
        }
    }
    check("one room for each heavy thing", broken);
}

#[test]
fn the_rules_and_the_evidence_do_no_input_or_output() {
    let doing = [
        "tokio",
        "sea-orm",
        "sqlx",
        "reqwest",
        "matrix-sdk",
        "axum",
        "hyper",
        "tower-http",
        "async-graphql",
        "tracing",
        "getrandom",
        "rand",
        "futures-util",
        "async-trait",
        "storage",
        "app",
        "notices",
        "matrix",
        "graphql",
        "web",
    ];
    let mut broken = Vec::new();
    for (name, manifest) in
        manifests().iter().filter(|(name, _)| ["crates/domain", "crates/evidence"].contains(&name.as_str()))
    {
        let named = dependencies(manifest);
        broken
            .extend(doing.iter().filter(|one| named.contains(one)).map(|one| format!("{name} names {one}")));
    }
    check("domain and evidence are pure", broken);
}

#[test]
fn the_stories_know_nothing_of_the_inside() {
    let (_, manifest) = manifests().into_iter().find(|(name, _)| name == "tests").unwrap();
    let inside: Vec<_> =
        manifests().iter().map(|(name, _)| name.rsplit('/').next().unwrap().to_owned()).collect();
    let broken = dependencies(&manifest).into_iter().filter(|name| inside.iter().any(|one| one == name));
    check("the stories use the built binary alone", broken.map(str::to_owned).collect());
}

#[test]
fn every_path_that_the_documents_name_exists() {
    let documents = files()
        .into_iter()
        .filter(|path| kind(path) == "md" && (path.starts_with("docs") || path.components().count() == 1));
    let mut broken = Vec::new();
    for document in documents {
        for (number, line) in prose(&read(&document)) {
            for quoted in line.split('`').skip(1).step_by(2).filter(|quoted| is_repository_path(quoted)) {
                let bare = quoted.trim_start_matches("./").trim_end_matches('/');
                if !root().join(bare).exists() {
                    broken.push(format!("{}:{number}: `{quoted}`", document.display()));
                }
            }
        }
    }
    check("what the documents point at is there", broken);
}

/// The lines outside of fenced blocks, numbered.
fn prose(document: &str) -> Vec<(usize, &str)> {
    let mut fenced = false;
    let mut lines = Vec::new();
    for (number, line) in document.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            lines.push((number + 1, line));
        }
    }
    lines
}

/// Whether a quoted text means a file of this repository: it begins with one of its rooms, or looks like a source file
/// with a folder before it.
fn is_repository_path(quoted: &str) -> bool {
    let plain = quoted.bytes().all(|b| b.is_ascii_alphanumeric() || b"._/-".contains(&b));
    let rooms = [
        "crates/",
        "docs/",
        "tests/",
        "migrations/",
        "scripts/",
        "frontend/",
        "verify/",
        ".ci/",
        ".config/",
        "./run",
    ];
    let in_a_room = rooms.iter().any(|room| quoted.starts_with(room));
    let source = [SOURCES.as_slice(), &["md"]].concat();
    let looks_like_one =
        quoted.contains('/') && !quoted.starts_with(['/', '.']) && source.contains(&kind(Path::new(quoted)));
    plain && (in_a_room || looks_like_one)
}

#[test]
fn the_reader_of_paths_knows_one_when_it_sees_one() {
    for path in ["crates/domain", "./run", "docs/performance.md", "domain/rule/x.rs", ".ci/run"] {
        assert!(is_repository_path(path), "{path}");
    }
    for other in [
        "./run demo",
        "/graphql",
        "application/json",
        "ownaccord.toml",
        "crates/notices/locales/<lang>",
        "a/b",
    ] {
        assert!(!is_repository_path(other), "{other}");
    }
}

#[test]
fn what_is_started_from_a_terminal_may_be_started() {
    use std::os::unix::fs::PermissionsExt;
    let broken = files().into_iter().filter(|path| is_script(path));
    let broken =
        broken.filter(|path| fs::metadata(root().join(path)).unwrap().permissions().mode() & 0o111 == 0);
    check("scripts are executable", broken.map(|path| path.display().to_string()).collect());
}
