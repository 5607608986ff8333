//! What the stories stand on, tried alone: a story that fails should be able to trust its own instruments.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use e2e::{
    SOON, eventually,
    matrix::{Account, Spelling},
    place::{Ground, fresh, root},
    postgres::Database,
    proxy::{Instant, Proxy},
    synapse::Homeserver,
};
use serde_json::json;

const POLL: &str = "org.matrix.msc3381.poll.start";

async fn pair(homeserver: &str) -> (Account, Account, String) {
    let bot = Account::register(homeserver, &format!("b-{}", fresh())).await;
    let member = Account::register(homeserver, &format!("m-{}", fresh())).await;
    let body = json!({ "preset": "public_chat" });
    let (_, room) = bot.tries(reqwest::Method::POST, "v3/createRoom", Some(body)).await;
    let room = room["room_id"].as_str().expect("a room").to_owned();
    member.joins(&room).await;
    (bot, member, room)
}

#[tokio::test]
async fn a_member_finds_a_poll_answers_and_sees_the_check_mark() {
    let homeserver = Homeserver::shared();
    let (bot, member, room) = pair(homeserver.url()).await;
    bot.sends(&room, POLL, json!({ POLL: { "answers": [{ "id": "for" }, { "id": "against" }] } })).await;
    let poll = member.finds_poll(&room, "for", &[]).await;
    for spelling in [Spelling::Unstable, Spelling::Stable] {
        let ballot = member.answers(&poll, "for", spelling).await;
        assert_eq!(member.acknowledgements(&ballot, bot.user_id()).await, 0);
        let relates = json!({ "rel_type": "m.annotation", "event_id": ballot.id, "key": "\u{2705}" });
        bot.sends(&room, "m.reaction", json!({ "m.relates_to": relates })).await;
        member.is_acknowledged(&ballot, bot.user_id()).await;
    }
    bot.says(&room, "two ballots").await;
    member.hears(&room, bot.user_id(), &["two ballots"]).await;
}

#[tokio::test]
async fn the_proxy_holds_before_and_after_the_homeserver() {
    let homeserver = Homeserver::shared();
    let proxy = Proxy::before(homeserver.url()).await;
    let (through, watching, room) = pair(proxy.url()).await;
    let said =
        async |text: &str| watching.heard(&room, through.user_id()).await.iter().any(|body| body == text);
    let mut counted = proxy.count(|request| request.sends("m.room.message"));

    let mut held = proxy.hold(Instant::Arrival, |request| request.names("early"));
    let sending = tokio::spawn({
        let (through, room) = (through.clone(), room.clone());
        async move {
            through
                .tries_to_send(&room, "m.room.message", json!({ "msgtype": "m.text", "body": "early" }))
                .await
        }
    });
    held.caught().await;
    assert!(!said("early").await);
    held.lose();
    assert_eq!(sending.await.unwrap().0, 502);
    assert!(!said("early").await);

    let mut held = proxy.hold(Instant::Answer, |request| request.names("late"));
    let sending = tokio::spawn({
        let (through, room) = (through.clone(), room.clone());
        async move { through.says(&room, "late").await }
    });
    held.caught().await;
    assert!(said("late").await && !sending.is_finished());
    drop(held);
    sending.await.unwrap();

    let refusing = proxy.refuse(|request| request.sends("m.room.message"));
    let content = json!({ "msgtype": "m.text", "body": "never" });
    assert_eq!(through.tries_to_send(&room, "m.room.message", content).await.0, 502);
    drop(refusing);
    through.says(&room, "again").await;
    counted.caught().await;
    assert!(said("again").await && !said("never").await && counted.seen() == 4);
}

#[tokio::test]
async fn a_homeserver_of_ones_own_stops_and_remembers() {
    let ground = Ground::new("harness");
    let mut homeserver = Homeserver::own(&ground).await;
    let (_, member, room) = pair(homeserver.url()).await;
    member.says(&room, "before").await;
    homeserver.stop().await;
    assert!(reqwest::get(homeserver.url()).await.is_err());
    homeserver.start().await;
    homeserver.suspend();
    let patience = std::time::Duration::from_millis(300);
    assert!(tokio::time::timeout(patience, member.says(&room, "frozen")).await.is_err());
    homeserver.resume();
    member.says(&room, "after").await;
    let heard = member.heard(&room, member.user_id()).await;
    assert!(heard.iter().any(|text| text == "before") && heard.iter().any(|text| text == "after"));
}

#[tokio::test]
async fn a_locked_table_stops_writers_until_the_lock_goes() {
    let database = Database::fresh();
    database.ask("CREATE TABLE paper (line text)");
    let lock = database.lock("paper").await;
    let writing = std::thread::spawn({
        let url = database.url().to_owned();
        move || Command::new("psql").args(["-c", "INSERT INTO paper VALUES ('x')", &url]).output()
    });
    lock.has_someone_waiting().await;
    assert_eq!(database.ask("SELECT count(*) FROM paper"), "0");
    drop(lock);
    assert!(writing.join().unwrap().unwrap().status.success());
    eventually("the line is written", SOON, async || {
        (database.ask("SELECT count(*) FROM paper") == "1").then_some(())
    })
    .await;
}

/// A run that claims to be the demo of the clone at `state`, and goes on until its standard input ends.
fn demo_at(state: &Path) -> Command {
    let script = "set -euo pipefail; . scripts/lib.sh; . scripts/claims.sh; arm_cleanup
        claim demo 'a demo'; echo claimed; read -r _ || true";
    let mut command = Command::new("bash");
    command.args(["-c", script]).current_dir(root()).env("STATE", state);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Starts it and returns when it has the claim.
fn claims(state: &Path) -> Child {
    let mut child = demo_at(state).spawn().expect("bash");
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().expect("its output")).read_line(&mut line).expect("a line");
    assert_eq!(line, "claimed\n");
    child
}

#[test]
fn a_second_run_is_told_of_the_first_and_a_killed_one_blocks_nobody() {
    let ground = Ground::new("claims");
    let state = ground.room("state");
    let mut first = claims(&state);
    let second = demo_at(&state).stdin(Stdio::null()).output().expect("bash");
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert_eq!((second.status.code(), second.stdout.as_slice()), (Some(1), b"".as_slice()), "{said}");
    assert!(said.contains(&format!("(pid {})", first.id())) && said.contains("./run stop"), "{said}");

    first.kill().and_then(|()| first.wait()).expect("it is killed");
    let third = claims(&state);
    assert!(third.wait_with_output().expect("it ends with its input").status.success());
    let fourth = claims(&state);
    assert!(fourth.wait_with_output().expect("it ends with its input").status.success());
}
