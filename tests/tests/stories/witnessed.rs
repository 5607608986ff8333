//! Two organisations are witnesses to each other's logs. One loses its machine and puts an old backup back, with everything that lay
//! beside it: its partner remembers.

use std::{fs, path::PathBuf};

use e2e::{
    SOON, eventually,
    server::{Server, Store},
    town::{Plan, Town},
};
use reqwest::StatusCode;

#[tokio::test]
async fn a_partner_signs_the_log_and_remembers_it_when_a_backup_is_restored() {
    let mut town = Town::without_matrix("witnessed", Store::Sqlite, Plan::default()).await;
    let mut partner = Server::of_a_partner(&town.ground).await;
    let (database, said) =
        (in_data(&town.server, "ownaccord.db"), in_data(&town.server, "log-checkpoint.txt"));
    let (old, new) = (town.server.beside().join("old.db"), town.server.beside().join("new.db"));

    // Each is told of the other: the partner of the log, and the town of the witness.
    assert_eq!(
        answered(&partner, "witness/key").await.0,
        StatusCode::NOT_FOUND,
        "nobody is witnessed there yet"
    );
    let log_key = shown(&town.server, "log/key").await;
    partner.configure(&format!("[transparency]\nwitnessed = [\"{}\"]\n", log_key.trim_end()));
    again(&mut partner).await;
    let witness = shown(&partner, "witness/key").await;
    let name = witness.split('+').next().expect("a name").to_owned();
    let witness = format!("{} {}/witness", witness.trim_end(), partner.url());
    // An address inside is asked only where the operator says so.
    let file = fs::read_to_string(town.server.beside().join("config.toml")).expect("the configuration");
    town.server.configure(&format!("[transparency]\nwitnesses = [\"{witness}\"]\n"));
    assert!(town.server.stop().await.success());
    let refused = town.server.cli(&["doctor"]);
    assert_eq!(refused.status.code(), Some(2), "{}", String::from_utf8_lossy(&refused.stderr));
    fs::write(town.server.beside().join("config.toml"), file).expect("the configuration is written");
    town.server
        .configure(&format!("[transparency]\nprivate_witnesses = true\nwitnesses = [\"{witness}\"]\n"));
    town.server.start().await;

    cosigned(&town.server, &name).await;
    assert!(town.server.stop().await.success());
    fs::copy(&database, &old).expect("a backup");
    town.server.start().await;
    town.asks_for_consent().await;
    let kept = cosigned(&town.server, &name).await;
    let told = doctor(&town.server);
    assert!(told.contains(&format!("✓ witness        {name} signed the log's")), "{told}");
    assert!(town.server.stop().await.success());
    fs::copy(&database, &new).expect("a copy");

    // The whole machine is restored: what it last said of itself is gone as well.
    fs::copy(&old, &database).expect("a restored backup");
    fs::remove_file(&said).expect("it was there");
    for errand in [["migrate"].as_slice(), &["invite", "founder"], &["serve"]] {
        let refused = town.server.cli(errand);
        let why = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(1), "{errand:?}: {why}");
        assert!(
            why.contains("log-behind") && why.contains(&name) && why.contains("docs/operating.md"),
            "{why}"
        );
    }
    assert_eq!(fs::read(&database).unwrap(), fs::read(&old).unwrap(), "something was written");
    let told = doctor(&town.server);
    assert!(told.contains("(log-behind)"), "{told}");

    // While the partner is away, it starts, and goes another way.
    assert!(partner.stop().await.success());
    town.server.start().await;
    eventually("the doctor says that the witness is away", SOON, async || {
        doctor(&town.server).contains("(witness-away)").then_some(())
    })
    .await;
    town.asks_for_consent().await;
    // The partner's memory is on its disk.
    partner.kill_nine();
    partner.start().await;
    eventually("the doctor says that there are two histories", SOON * 3, async || {
        doctor(&town.server).contains("(log-forked)").then_some(())
    })
    .await;
    assert!(town.server.said().contains("FORK"), "{}", town.server.said());
    assert!(partner.said().contains("grew out of") || partner.said().contains("FORK"), "{}", partner.said());
    town.server.is_well();
    assert_eq!(answered(&town.server, "health/ready").await.0, StatusCode::OK, "it goes on answering");
    assert!(!shown(&town.server, "log/checkpoint").await.contains(&name), "a fork is cosigned by nobody");
    // Somebody with one old checkpoint sees it, too.
    let one = town.server.beside().join("kept.txt");
    fs::write(&one, kept).expect("a kept checkpoint");
    let url = town.server.url().to_owned();
    let watch = ["watch", &url, "--checkpoint", one.to_str().expect("a path in UTF-8")];
    assert_eq!(town.server.cli(&watch).status.code(), Some(1));
    assert!(town.server.stop().await.success());
    let refused = town.server.cli(&["serve"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("log-behind"), "a fork starts again");

    // Recovery: the newest state is put back, and what the other one said of itself is put away.
    fs::copy(&new, &database).expect("the newest state");
    fs::remove_file(&said).expect("it was there");
    town.server.start().await;
    town.asks_for_consent().await;
    cosigned(&town.server, &name).await;
    assert_eq!(town.server.cli(&watch).status.code(), Some(0));
    let told = doctor(&town.server);
    assert!(told.contains("signed the log's"), "{told}");
    town.server.is_well();
    partner.is_well();
}

fn in_data(server: &Server, name: &str) -> PathBuf {
    server.beside().join("data").join(name)
}

async fn again(server: &mut Server) {
    assert!(server.stop().await.success());
    server.start().await;
}

async fn answered(server: &Server, path: &str) -> (StatusCode, String) {
    let answer = reqwest::get(format!("{}/{path}", server.url())).await.expect("it answers");
    (answer.status(), answer.text().await.expect("a text"))
}

async fn shown(server: &Server, path: &str) -> String {
    let (status, text) = answered(server, path).await;
    assert_eq!(status, StatusCode::OK, "{path}");
    text
}

/// The checkpoint, once this witness has signed the one that is shown.
async fn cosigned(server: &Server, witness: &str) -> String {
    eventually("the witness has signed", SOON, async || {
        let text = shown(server, "log/checkpoint").await;
        text.contains(&format!("— {witness} ")).then_some(text)
    })
    .await
}

fn doctor(server: &Server) -> String {
    let told = server.cli(&["doctor"]);
    String::from_utf8_lossy(&told.stdout).into_owned()
}
