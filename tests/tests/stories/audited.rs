//! Nobody has to trust us: members get their receipts in the chat, an auditor checks everything away from the instance with two
//! programs that share no code, and one changed byte is refused by both.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use e2e::{
    people::Member,
    place,
    server::Store,
    town::{Plan, Town},
};

#[tokio::test]
async fn an_auditor_checks_without_us() {
    let plan = Plan {
        members: 3,
        rule: "consent: majority of cast; approval quorum 1/4 of roll",
        window: 30,
        ..Plan::default()
    };
    let mut town = Town::on_shared_homeserver("audited", Store::Sqlite, plan).await;
    let (vote, _) = town.asks_for_consent().await;
    let [a, b, c] = &town.members[..] else { e2e::fail("three members") };
    a.tells_bot("!vote consent").await;
    b.tells_bot("!vote consent").await;
    c.tells_bot("!vote refuse").await;
    for member in [a, b, c] {
        assert!(member.tells_bot("!receipt").await.contains("sha256:"), "recorded under a number");
    }
    town.decides(&vote, "CONSENTED").await;

    let dir = town.server.beside();
    let jwks = dir.join("jwks.json");
    let served = reqwest::get(format!("{}/.well-known/jwks.json", town.server.url())).await.unwrap();
    fs::write(&jwks, served.text().await.unwrap()).unwrap();
    let served = reqwest::get(format!("{}/log/key", town.server.url())).await.unwrap();
    fs::write(dir.join("log-key"), served.text().await.unwrap()).unwrap();
    let mut receipts = Vec::new();
    for (name, member) in [("a", a), ("b", b), ("c", c)] {
        let file = dir.join(format!("receipt-{name}.json"));
        fs::write(&file, receipt(member).await).unwrap();
        both_answer(&town, &file, Some(&jwks), 0);
        receipts.push(file);
    }
    for told in receipts.iter().map(|file| fs::read_to_string(file).unwrap()) {
        assert!(!told.contains("mem_"), "a receipt names a member");
    }

    let export = dir.join("export");
    let written = town.server.cli(&["export", &town.id, export.to_str().unwrap(), "--records"]);
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    both_answer(&town, &export, Some(&jwks), 0);
    both_answer(&town, &export, None, 0);

    for file in receipts.iter().chain(&all_in(&export)) {
        let good = fs::read(file).unwrap();
        for at in [0, good.len() / 2, good.len() - 1] {
            let mut changed = good.clone();
            changed[at] ^= 1;
            fs::write(file, changed).unwrap();
            let whole = if file.starts_with(&export) { &export } else { file };
            both_answer(&town, whole, Some(&jwks), 1);
        }
        fs::write(file, good).unwrap();
    }
    town.server.is_well();
}

/// What both programs answer on the common vectors: the same on each.
#[test]
fn the_second_verifier_agrees_on_the_vectors() {
    for file in ["evidence", "credentials", "bundles"].map(|name| format!("tests/vectors/{name}.json")) {
        let asked = python().args(["-m", "verify.vectors"]).arg(place::root().join(file)).output();
        let asked = asked.expect("the venv's Python runs");
        assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stdout));
    }
}

/// The file out of the bot's answer: from the first bracket to the last.
async fn receipt(member: &Member) -> String {
    let said = member.tells_bot("!receipt").await;
    let (from, to) = (said.find('{').expect("a receipt"), said.rfind('}').expect("a receipt"));
    said[from..=to].to_owned()
}

/// Both programs end with this exit code.
fn both_answer(town: &Town, what: &Path, jwks: Option<&Path>, code: i32) {
    let mut arguments = vec!["verify", what.to_str().expect("a path in UTF-8")];
    arguments.extend(jwks.iter().flat_map(|jwks| ["--jwks", jwks.to_str().expect("a path in UTF-8")]));
    let log_key = town.server.beside().join("log-key");
    arguments.extend(["--log-key", log_key.to_str().expect("a path in UTF-8")]);
    let ours = town.server.cli(&arguments);
    let theirs = python().arg("-m").args(&arguments).output().expect("the venv's Python runs");
    for (name, output) in [("ours", ours), ("theirs", theirs)] {
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{name} on {}: {said}", what.display());
    }
}

/// The second verifier is run from the root of the repository.
fn python() -> Command {
    let mut command = Command::new(place::venv("python"));
    command.current_dir(place::root());
    command
}

fn all_in(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { all_in(&path) } else { vec![path] }).collect()
}
