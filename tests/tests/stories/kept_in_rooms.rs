//! The members' own rooms hold what the log was. An operator puts an old backup back, and the rooms remember.

use std::fs;

use e2e::{
    SOON, eventually,
    people::Requester,
    proxy::Proxy,
    server::{Server, Store},
    synapse::Homeserver,
    town::{Plan, Town},
};

const CHECKPOINT: &str = "org.ownaccord.checkpoint";

// A command that is waited for would hold up the proxy that it asks through.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rooms_hold_the_log_against_a_restored_backup() {
    let homeserver = Homeserver::shared();
    let proxy = Proxy::before(homeserver.url()).await;
    let mut town =
        Town::behind("kept_in_rooms", Store::Sqlite, Plan::default(), homeserver.url(), proxy.url()).await;
    let (space, assembly) = (town.room("space").await, town.room("assembly").await);
    let stewards = town.room("stewards").await;
    town.steward.joins(&assembly).await;
    town.steward.joins(&stewards).await;
    let data = town.server.beside().join("data");
    let (database, said) = (data.join("ownaccord.db"), data.join("log-checkpoint.txt"));
    let (old, new) = (town.server.beside().join("old.db"), town.server.beside().join("new.db"));
    assert!(town.server.stop().await.success());
    fs::copy(&database, &old).expect("a backup");

    // The log grows before the bot comes back and tells the members of it.
    let away = proxy.refuse(|_| true);
    begins_without_its_bot(&mut town.server).await;
    Requester::registers(&town.server).await;
    drop(away);
    let account = town.steward.account();
    let text = eventually("the space holds a checkpoint", SOON * 3, async || {
        let content = account.state(&space, CHECKPOINT).await?;
        content["checkpoint"].as_str().map(str::to_owned)
    })
    .await;
    let size = text.lines().nth(1).expect("a size").to_owned();
    account
        .hears(&assembly, town.server.bot(), &["The public log", &format!("{size} entries"), &text[..40]])
        .await;
    let told = account.reads_all(&assembly, "m.room.message").await;
    let told =
        told.iter().filter(|event| event["content"][CHECKPOINT].as_str() == Some(text.as_str())).count();
    assert_eq!(told, 1, "the members were told once");
    let kept = town.server.beside().join("kept.txt");
    fs::write(&kept, &text).expect("a member keeps it");
    let url = town.server.url().to_owned();
    let watch = ["watch", &url, "--checkpoint", kept.to_str().expect("a path in UTF-8")];
    assert_eq!(town.server.cli(&watch).status.code(), Some(0));
    assert!(town.server.stop().await.success());
    fs::copy(&database, &new).expect("a copy");

    // A start without a reason to speak says nothing again.
    town.server.start().await;
    assert!(town.server.stop().await.success());

    fs::copy(&old, &database).expect("a restored backup");
    fs::remove_file(&said).expect("it was there");
    let refused = town.server.cli(&["serve"]);
    let why = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(1), "{why}");
    assert!(why.contains("log-behind") && why.contains("a room of a community"), "{why}");

    // It is started while the homeserver cannot be asked. The bot finds it out, and says so.
    let away = proxy.refuse(|_| true);
    begins_without_its_bot(&mut town.server).await;
    Requester::registers(&town.server).await;
    drop(away);
    account.hears(&stewards, town.server.bot(), &["the public log was changed", &size]).await;
    assert!(town.server.said().contains("FORK"), "{}", town.server.said());
    let content = account.state(&space, CHECKPOINT).await.expect("the evidence");
    assert_eq!(content["checkpoint"], text.as_str(), "the evidence stays");
    assert_eq!(town.server.cli(&watch).status.code(), Some(1));
    assert!(town.server.stop().await.success());

    fs::copy(&new, &database).expect("the newest state");
    fs::remove_file(&said).expect("it was there");
    town.server.start().await;
    assert_eq!(town.server.cli(&watch).status.code(), Some(0));
    assert!(town.server.stop().await.success());

    // Had there been no newer state: under another key the log goes on. What the rooms hold is another log's, and they are told of this one.
    fs::copy(&old, &database).expect("a restored backup");
    fs::remove_file(&said).expect("it was there");
    fs::remove_file(data.join("log-key.pem")).expect("it was there");
    town.server.start().await;
    eventually("the space holds the checkpoint of the new log", SOON * 3, async || {
        let content = account.state(&space, CHECKPOINT).await?;
        (content["checkpoint"] != text.as_str()).then_some(())
    })
    .await;
    assert_eq!(
        town.server.cli(&watch).status.code(),
        Some(1),
        "who kept the old one is not told that it is the same"
    );
    town.server.is_well();
}

async fn begins_without_its_bot(server: &mut Server) {
    server.launch();
    let url = format!("{}/health/ready", server.url());
    eventually("the server waits for its bot alone", SOON, async || {
        let told: serde_json::Value = reqwest::get(&url).await.ok()?.json().await.ok()?;
        (told["waitingFor"] == serde_json::json!(["bot"])).then_some(())
    })
    .await;
}
