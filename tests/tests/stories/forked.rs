//! An operator puts an old backup in the place of the database, to have something undone: the instance refuses, and where it is made to
//! go on, a witness, a watcher and somebody who kept one old checkpoint all say so.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use e2e::{
    SOON,
    child::Running,
    eventually, place,
    server::{Server, Store},
    town::{Plan, Town},
};
use reqwest::StatusCode;

#[tokio::test]
async fn a_log_that_was_rewritten_is_refused_by_everybody_outside() {
    let mut town = Town::without_matrix("forked", Store::Sqlite, Plan::default()).await;
    let dir = town.server.beside().to_owned();
    let (database, said) = (dir.join("data/ownaccord.db"), dir.join("data/log-checkpoint.txt"));
    let (old, new) = (dir.join("old.db"), dir.join("new.db"));
    let (state, kept) = (dir.join("watched.json"), dir.join("kept.txt"));

    stopped_with_everything_said(&mut town.server, &said).await;
    fs::copy(&database, &old).unwrap();
    town.server.start().await;
    assert_eq!(watch(&town.server, "--state", &state).status.code(), Some(0), "the first look");
    town.asks_for_consent().await;
    assert_eq!(watch(&town.server, "--state", &state).status.code(), Some(0), "it has grown");
    let before = shown(&town.server).await;
    fs::write(&kept, &before).unwrap();
    let mut witness = Witness::start(&town.server).await;
    let (status, signature) = witness.asked(0, &before).await;
    assert_eq!(status, StatusCode::OK, "{signature}");
    assert!(signature.starts_with("— witness.example/ours "), "{signature}");
    stopped_with_everything_said(&mut town.server, &said).await;
    fs::copy(&database, &new).unwrap();

    // What was restored does not write.
    fs::copy(&old, &database).unwrap();
    for errand in [["migrate"].as_slice(), &["invite", "founder"], &["serve"]] {
        let refused = town.server.cli(errand);
        let why = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(1), "{why}");
        assert!(why.contains("log-behind") && why.contains("docs/operating.md"), "{why}");
    }
    assert_eq!(fs::read(&database).unwrap(), fs::read(&old).unwrap(), "something was written");

    // The operator makes it go on.
    fs::rename(&said, dir.join("put-away.txt")).unwrap();
    town.server.start().await;
    town.asks_for_consent().await;
    for (option, file) in [("--state", &state), ("--checkpoint", &kept)] {
        let refused = watch(&town.server, option, file);
        let why = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(1), "{option}: {why}");
        assert!(why.contains("(log-"), "{option}: {why}");
    }
    assert!(dir.join("watched.json.fork").exists() && dir.join("kept.txt.fork").exists(), "no evidence");
    let forked = shown(&town.server).await;
    witness.is_killed_and_starts_again();
    assert_eq!(witness.asked(0, &forked).await.0, StatusCode::CONFLICT);
    let size = before.lines().nth(1).unwrap().parse().unwrap();
    let (status, _) = witness.asked(size, &forked).await;
    assert!(status.is_client_error(), "{status}");

    // Recovery: the newer state is put back.
    town.server.stop().await;
    fs::copy(&new, &database).unwrap();
    fs::copy(dir.join("put-away.txt"), &said).unwrap();
    town.server.start().await;
    for (option, file) in [("--state", &state), ("--checkpoint", &kept)] {
        let taken = watch(&town.server, option, file);
        assert_eq!(taken.status.code(), Some(0), "{}", String::from_utf8_lossy(&taken.stderr));
    }
    assert_eq!(witness.asked(size, &before).await.0, StatusCode::OK);
}

async fn shown(server: &Server) -> String {
    text(server, "checkpoint").await
}

async fn text(server: &Server, what: &str) -> String {
    let answer = reqwest::get(format!("{}/log/{what}", server.url())).await.expect("the log answers");
    answer.text().await.expect("a text")
}

/// Stops it once the file outside of the database says what was shown.
async fn stopped_with_everything_said(server: &mut Server, said: &Path) {
    let now = shown(server).await;
    eventually("the checkpoint is kept outside of the database", SOON, async || {
        let text = fs::read_to_string(said).ok()?;
        (text.lines().nth(1) == now.lines().nth(1)).then_some(())
    })
    .await;
    assert!(server.stop().await.success());
}

fn watch(server: &Server, option: &str, file: &Path) -> Output {
    server.cli(&["watch", server.url(), option, file.to_str().expect("a path in UTF-8")])
}

/// A partner's witness.
struct Witness {
    command: Command,
    process: Running,
    log: std::path::PathBuf,
    url: String,
}

impl Witness {
    async fn start(server: &Server) -> Self {
        let dir = server.beside();
        let (key, log) = (dir.join("witness.pem"), dir.join("witness.log"));
        let made = server.cli(&["key", "new", key.to_str().expect("a path in UTF-8"), "--unencrypted"]);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let of = text(server, "key").await;
        let address = format!("127.0.0.1:{}", place::free_port());
        let mut command = Command::new(place::binary());
        command.arg("witness").arg("--key").arg(&key).args(["--name", "witness.example/ours"]);
        command.args(["--log", of.trim_end(), "--listen", &address]);
        command.arg("--state").arg(dir.join("signed.json"));
        let process = Running::start("the witness", &mut command, &log);
        Self { command, process, log, url: format!("http://{address}/add-checkpoint") }
    }

    fn is_killed_and_starts_again(&mut self) {
        self.process.kill_nine();
        self.process = Running::start("the witness", &mut self.command, &self.log);
    }

    /// Asks it, without a proof, to sign a checkpoint.
    async fn asked(&self, old: u64, checkpoint: &str) -> (StatusCode, String) {
        let client = reqwest::Client::new();
        eventually("the witness answers", SOON, async || {
            let body = format!("old {old}\n\n{checkpoint}");
            let answer = client.post(&self.url).body(body).send().await.ok()?;
            Some((answer.status(), answer.text().await.ok()?))
        })
        .await
    }
}
