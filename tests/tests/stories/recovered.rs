//! What lies between the last backup and the loss is gone for good. The log goes on under another key, as docs/operating.md has it:
//! nobody who watches takes that for the same log, each is told by a person, and what was taken away before goes on being good.

use std::{
    fs,
    path::{Path, PathBuf},
};

use e2e::{
    SOON, eventually,
    server::{Server, Store},
    town::{Plan, Town},
};
use serde_json::{Value, json};

#[tokio::test]
async fn a_log_whose_last_entries_are_lost_goes_on_under_another_key() {
    let mut town = Town::without_matrix("recovered", Store::Sqlite, Plan::default()).await;
    let mut partner = Server::of_a_partner(&town.ground).await;
    let dir = town.server.beside().to_owned();
    let data = dir.join("data");
    let (database, said) = (data.join("ownaccord.db"), data.join("log-checkpoint.txt"));
    let (old, former_key) = (dir.join("old.db"), dir.join("former-key"));
    let (state, kept, again) =
        (dir.join("watched.json"), dir.join("kept.txt"), dir.join("watched-anew.json"));

    let former = shown(&town.server, "log/key").await;
    fs::write(&former_key, &former).expect("a kept key");
    witnesses(&mut partner, former.trim_end()).await;
    let witness = shown(&partner, "witness/key").await;
    let name = witness.split('+').next().expect("a name").to_owned();
    town.server.configure(&format!(
        "[transparency]\nprivate_witnesses = true\nwitnesses = [\"{} {}/witness\"]\n",
        witness.trim_end(),
        partner.url()
    ));
    starts_again(&mut town.server).await;
    cosigned(&town.server, &name).await;
    assert!(town.server.stop().await.success());
    fs::copy(&database, &old).expect("a backup");

    // What will be lost: members ask, others look, somebody takes an export home.
    town.server.start().await;
    assert_eq!(watch(&town.server, "--state", &state), Some(0));
    town.asks_for_consent().await;
    fs::write(&kept, cosigned(&town.server, &name).await).expect("a kept checkpoint");
    assert_eq!(watch(&town.server, "--state", &state), Some(0));
    let before = exported(&town, "before");
    assert!(town.server.stop().await.success());

    fs::copy(&database, dir.join("as-it-was.db")).expect("a copy");
    fs::copy(&old, &database).expect("a restored backup");
    let refused = town.server.cli(&["serve"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("log-behind"), "it started");

    // The recovery, word for word: both files are moved away, and kept.
    fs::rename(&said, dir.join("put-away.txt")).expect("what it said last");
    let refused = town.server.cli(&["serve"]);
    let why = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(why.contains("log-behind") && why.contains(&name), "the witness remembers: {why}");
    fs::rename(data.join("log-key.pem"), dir.join("log-key-put-away.pem")).expect("the log's key");
    town.server.start().await;
    town.asks_for_consent().await;
    let now = shown(&town.server, "log/key").await;
    assert_ne!(now, former, "another key");

    // Nobody takes it for the same log.
    for (option, file) in [("--state", &state), ("--checkpoint", &kept)] {
        assert_eq!(watch(&town.server, option, file), Some(1), "{option}");
    }
    alarms(&town.server, &json!(["witness-unknown-log"])).await;
    assert!(!shown(&town.server, "log/checkpoint").await.contains(&format!("— {name} ")), "not signed there");

    // Each is told, and begins anew.
    assert_eq!(watch(&town.server, "--state", &again), Some(0), "a new file");
    witnesses(&mut partner, now.trim_end()).await;
    let anew = cosigned(&town.server, &name).await;
    alarms(&town.server, &Value::Null).await;
    let told = town.server.cli(&["doctor"]);
    assert!(String::from_utf8_lossy(&told.stdout).contains("signed the log's"), "the doctor");
    fs::write(dir.join("kept-anew.txt"), anew).expect("a kept checkpoint");

    // It starts again and grows, and they say so.
    starts_again(&mut town.server).await;
    town.asks_for_consent().await;
    cosigned(&town.server, &name).await;
    for (option, file) in [("--state", &again), ("--checkpoint", &dir.join("kept-anew.txt"))] {
        assert_eq!(watch(&town.server, option, file), Some(0), "{option}");
    }

    // What was taken away before is as good as it was, by the key of then; and what is taken now by the key of now.
    let after = exported(&town, "after");
    let now_key = dir.join("log-key-now");
    fs::write(&now_key, &now).expect("a key");
    for (export, key, code) in
        [(&before, &former_key, 0), (&after, &now_key, 0), (&before, &now_key, 1), (&after, &former_key, 1)]
    {
        let told = town.server.cli(&["verify", text(export), "--log-key", text(key)]);
        let why = String::from_utf8_lossy(&told.stderr).into_owned();
        assert_eq!(told.status.code(), Some(code), "{} by {}: {why}", export.display(), key.display());
    }
    let contradicts = ["verify", text(&after), "--log-key", text(&now_key), "--checkpoint", text(&kept)];
    assert_ne!(town.server.cli(&contradicts).status.code(), Some(0), "a checkpoint of the log that is lost");

    // The former key signs nothing in the place of what is lost.
    assert!(town.server.stop().await.success());
    witnesses(&mut partner, &format!("{}\", \"{}", former.trim_end(), now.trim_end())).await;
    fs::copy(dir.join("log-key-put-away.pem"), data.join("log-key.pem")).expect("the former key");
    let refused = town.server.cli(&["serve"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("log-behind"), "the former key came back");
    partner.is_well();
}

/// The partner signs this log alone from now on.
async fn witnesses(partner: &mut Server, log: &str) {
    let file = partner.beside().join("config.toml");
    let config = fs::read_to_string(&file).expect("the configuration");
    let own = config.split("[transparency]").next().expect("what stands before it");
    fs::write(&file, own).expect("the configuration is written");
    partner.configure(&format!("[transparency]\nwitnessed = [\"{log}\"]\n"));
    starts_again(partner).await;
}

async fn starts_again(server: &mut Server) {
    assert!(server.stop().await.success());
    server.start().await;
}

async fn shown(server: &Server, path: &str) -> String {
    let answer = reqwest::get(format!("{}/{path}", server.url())).await.expect("it answers");
    assert!(answer.status().is_success(), "{path}: {}", answer.status());
    answer.text().await.expect("a text")
}

/// The checkpoint, once this witness has signed the one that is shown.
async fn cosigned(server: &Server, witness: &str) -> String {
    eventually("the witness has signed", SOON * 2, async || {
        let text = shown(server, "log/checkpoint").await;
        text.contains(&format!("— {witness} ")).then_some(text)
    })
    .await
}

/// What the health check calls wrong, though work goes on.
async fn alarms(server: &Server, expected: &Value) {
    eventually("the health check tells of it", SOON * 2, async || {
        let told: Value = serde_json::from_str(&shown(server, "health/ready").await).ok()?;
        (told["alarms"] == *expected).then_some(())
    })
    .await;
}

fn watch(server: &Server, option: &str, file: &Path) -> Option<i32> {
    server.cli(&["watch", server.url(), option, text(file)]).status.code()
}

fn exported(town: &Town, name: &str) -> PathBuf {
    let folder = town.server.beside().join(name);
    let written = town.server.cli(&["export", &town.id, text(&folder)]);
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    folder
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}
