//! The log of a running server is read whole by the Go project's own code, over HTTP, as `sum.golang.org`'s clients read theirs.

use std::{
    io::Write as _,
    path::PathBuf,
    process::{Command, Stdio},
};

use axum::{Router, extract::Path, http::StatusCode, routing::get};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use e2e::{
    place,
    server::Store,
    town::{Plan, Town},
};
use serde_json::{Value, json};

#[tokio::test]
async fn gos_own_reader_audits_the_log_that_a_server_serves() {
    let town = Town::without_matrix("judged", Store::Sqlite, Plan::default()).await;
    let log = format!("{}/log", town.server.url());
    let key = fetched(&format!("{log}/key")).await;
    let key = key.trim_end();
    let before = fetched(&format!("{log}/checkpoint")).await;
    town.asks_for_consent().await;
    let now = fetched(&format!("{log}/checkpoint")).await;
    let line = |text: &str, number: usize| text.lines().nth(number).expect("three lines").to_owned();
    assert_ne!(line(&before, 1), line(&now, 1), "the log has grown");

    let held = format!("{} {}", line(&now, 0), line(&now, 1));
    let (old, stranger) = (STANDARD.encode(&before), key.replacen("localhost", "elsewhere", 1));
    let lying = lies(&log).await;
    let questions = [
        (json!({ "url": log, "key": key }), held.as_str()),
        (json!({ "url": log, "key": key, "note": old }), &held),
        // Another log's key; a server that serves one entry otherwise; one that is not there.
        (json!({ "url": log, "key": stranger }), "refused"),
        (json!({ "url": lying, "key": key }), "refused"),
        (json!({ "url": format!("{log}/none"), "key": key }), "refused"),
    ];
    let asked: Vec<Value> = questions.iter().map(|(question, _)| question.clone()).collect();
    let answers = tokio::task::spawn_blocking(move || judge(&asked)).await.expect("the judge answers");
    let expected: Vec<&str> = questions.iter().map(|(_, answer)| *answer).collect();
    assert_eq!(answers, expected);
}

async fn fetched(url: &str) -> String {
    reqwest::get(url).await.expect("the log answers").text().await.expect("a text")
}

/// Serves the same log, but for a bit of its entries.
async fn lies(log: &str) -> String {
    let log = log.to_owned();
    let serve = get(move |Path(path): Path<String>| {
        let url = format!("{log}/{path}");
        async move {
            let answer = reqwest::get(&url).await.map_err(|_| StatusCode::BAD_GATEWAY)?;
            let status =
                StatusCode::from_u16(answer.status().as_u16()).map_err(|_| StatusCode::BAD_GATEWAY)?;
            let mut bytes = answer.bytes().await.map_err(|_| StatusCode::BAD_GATEWAY)?.to_vec();
            if path.starts_with("tile/entries/")
                && let Some(last) = bytes.last_mut()
            {
                *last ^= 1;
            }
            Ok::<_, StatusCode>((status, bytes))
        }
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    let router = Router::new().route("/{*path}", serve);
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

fn judge(questions: &[Value]) -> Vec<String> {
    let program = PathBuf::from(place::variable("OWNACCORD_ORACLES")).join("log-judge");
    let mut judge = Command::new(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the judge of the log, which ./run test builds");
    let lines: String = questions.iter().map(|question| format!("{question}\n")).collect();
    // Taken out and dropped, so that the judge hears the end.
    judge.stdin.take().expect("a pipe").write_all(lines.as_bytes()).expect("it listens");
    let answered = judge.wait_with_output().expect("it ends");
    assert!(answered.status.success(), "the judge failed");
    let answers = String::from_utf8(answered.stdout).expect("text");
    let answer = |line: &str| {
        let value: Value = serde_json::from_str(line).expect("JSON");
        value["answer"].as_str().expect("an answer").to_owned()
    };
    answers.lines().map(answer).collect()
}
