use std::{fs, os::unix::fs::PermissionsExt as _, os::unix::net::UnixStream as Plain, path::Path};

use app::App;
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::UnixStream,
    sync::watch,
    task::JoinHandle,
};

use super::{Door, Errand, Examined, Issued, Known, Request, ask, path, run};
use crate::{compose, config::Config, fault::Fault};

fn config(dir: &Path) -> Config {
    let data_dir = dir.join("data").to_str().unwrap().to_owned();
    let file = dir.join("empty.toml");
    fs::write(&file, "").unwrap();
    Config::load(Some(&file), [("OWNACCORD__DATA_DIR".to_owned(), data_dir)].into_iter()).unwrap()
}

/// A server's admin part alone, and what stops it.
async fn started(config: &Config) -> (App, watch::Sender<bool>, JoinHandle<()>) {
    let app = compose::open(config).await.unwrap();
    let door = Door::open(&config.data_dir).await.unwrap();
    let (stopping, stop) = watch::channel(false);
    let serving = tokio::spawn(door.serve(app.clone(), stop));
    (app, stopping, serving)
}

fn founder() -> Request {
    Request::Invite { kind: Errand::Founder }
}

#[tokio::test]
async fn errands_go_through_the_socket_while_a_server_runs_and_past_it_otherwise() {
    let dir = tempfile::tempdir().unwrap();
    let config = config(dir.path());
    let alone: Issued = run(&config, &founder()).await.unwrap();
    assert!(alone.token.starts_with("oat_") && alone.expires_at.is_some());

    let (app, stopping, serving) = started(&config).await;
    assert_eq!(fs::metadata(path(&config.data_dir)).unwrap().permissions().mode() & 0o777, 0o600);
    // The file is locked by the server: only the socket can have answered.
    let asked: Issued = run(&config, &founder()).await.unwrap();
    assert_ne!(asked.token, alone.token);
    let found: Examined = run(&config, &Request::Examine).await.unwrap();
    assert!(found.database.starts_with("SQLite 3."), "{found:?}");

    stopping.send_replace(true);
    serving.await.unwrap();
    compose::close(&app).await;
    assert!(!path(&config.data_dir).exists());
    assert!(run::<Issued>(&config, &founder()).await.is_ok());
}

#[tokio::test]
async fn who_is_not_known_gets_no_token() {
    let dir = tempfile::tempdir().unwrap();
    let config = config(dir.path());
    let (_app, _stopping, _serving) = started(&config).await;
    let token = |kind, id: &str| Request::Token { kind, id: id.to_owned(), days: Some(1) };
    let zero = "0".repeat(32);
    for (kind, id, usage) in [
        (Known::Member, format!("mem_{zero}"), false),
        (Known::Advocate, format!("adv_{zero}"), false),
        (Known::Requester, format!("con_{zero}"), false),
        (Known::DataHolder, format!("req_{zero}"), false),
        (Known::Member, format!("adv_{zero}"), true),
        (Known::DataHolder, "mem_1".to_owned(), true),
    ] {
        let fault: Fault = run::<Issued>(&config, &token(kind, &id)).await.unwrap_err();
        assert_eq!(fault.usage, usage, "{id}: {fault}");
    }
}

#[tokio::test]
async fn garbage_gets_an_answer_or_none_and_the_next_caller_is_served() {
    let dir = tempfile::tempdir().unwrap();
    let config = config(dir.path());
    let (_app, _stopping, _serving) = started(&config).await;
    let long = "x".repeat(100_000);
    for (garbage, answered) in [
        ("{}\n", true),
        ("no JSON\n", true),
        ("{\"do\":\"invite\",\"kind\":\"all\"}\n", true),
        (&long, true),
        ("", false),
    ] {
        let mut stream = UnixStream::connect(path(&config.data_dir)).await.unwrap();
        // The server may hang up before it has read all.
        let _ = stream.write_all(garbage.as_bytes()).await;
        let _ = stream.shutdown().await;
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer).await;
        let failed =
            serde_json::from_str::<Value>(&answer).is_ok_and(|answer| answer["failed"]["what"].is_string());
        assert!(failed == answered || garbage.len() > 4096, "{}: {answer}", garbage.len());
    }
    assert!(ask(&config.data_dir, &Request::Examine).await.unwrap().is_some());
}

#[tokio::test]
async fn two_servers_do_not_share_a_folder_and_a_dead_ones_socket_is_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let file = path(dir.path());
    drop(std::os::unix::net::UnixListener::bind(&file).unwrap());
    assert!(Plain::connect(&file).is_err() && file.exists());
    assert_eq!(ask(dir.path(), &Request::Examine).await.unwrap(), None);
    let door = Door::open(dir.path()).await.unwrap();
    assert!(Door::open(dir.path()).await.unwrap_err().what.starts_with("Another server"));
    drop(door);
    assert!(!file.exists());
}
