//! Server-sent events, and how long a stream lives.

use std::time::{Duration, Instant};

use app::{Actor, Errand};
use futures_util::StreamExt;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::{
    fixture::{House, PACE},
    socket::{connect, connect_from, connect_narrowly, hears, send},
};

const LISTENING: &str = "subscription { decisions { cursor } }";

async fn listens(house: &House, token: Option<&str>, body: Value) -> reqwest::Response {
    let mut request = house.post(body.to_string()).header("accept", "text/event-stream");
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    request.send().await.unwrap()
}

/// Everything that comes until the stream ends.
async fn whole(response: reqwest::Response) -> String {
    tokio::time::timeout(Duration::from_secs(20), response.text()).await.expect("it ends").unwrap()
}

/// Takes a founder's right back.
async fn revoke(house: &House, token: &str) {
    let Actor::Founder(id) = house.app.actor(token).await.unwrap() else { unreachable!("a founder") };
    let mut tx = house.app.store().begin(house.app.now()).await.unwrap();
    tx.revoke_token(id).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn an_operation_is_answered_by_events() {
    let house = House::open(false).await;
    let (token, _) = house.app.enrol(Errand::Founder).await.unwrap();
    let answer = listens(&house, Some(&token), json!({ "query": "{ me { kind } }" })).await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let one = "event: next\ndata: {\"data\":{\"me\":{\"kind\":\"FOUNDER\"}}}\n\nevent: complete\ndata:\n\n";
    assert_eq!(whole(answer).await, one);
    for (query, code) in [
        ("subscription { decisions(since: \"yesterday\") { cursor } }", "input.malformed"),
        ("subscription { nothing }", "request.invalid"),
        ("subscription {", "request.invalid"),
        ("subscription { decisions(since: 7) { cursor } }", "request.invalid"),
        ("{ nothing }", "request.invalid"),
    ] {
        let refused = whole(listens(&house, None, json!({ "query": query })).await).await;
        let coded = format!("\"code\":\"{code}\"");
        assert!(refused.starts_with("event: next\n") && refused.contains(&coded), "{refused}");
        assert!(refused.ends_with("event: complete\ndata:\n\n"), "{refused}");
    }
    let nobody = listens(&house, Some("wrong"), json!({ "query": LISTENING })).await;
    assert_eq!(nobody.status(), StatusCode::UNAUTHORIZED);
    let plain = [("content-type", "text/plain"), ("accept", "text/event-stream")];
    let plain = plain.map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
    let form = house.post("{}").headers(plain.into_iter().collect());
    assert_eq!(
        form.send().await.unwrap().status(),
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "no form opens a stream"
    );
}

#[tokio::test]
async fn a_quiet_stream_has_a_pulse_and_ends_with_its_token() {
    let house = House::open(false).await;
    let (token, _) = house.app.enrol(Errand::Founder).await.unwrap();
    let mut quiet = listens(&house, Some(&token), json!({ "query": LISTENING })).await;
    for _ in 0..2 {
        assert_eq!(quiet.chunk().await.unwrap().unwrap(), ":\n\n");
    }
    revoke(&house, &token).await;
    let since = Instant::now();
    while let Ok(Some(pulse)) = quiet.chunk().await {
        assert_eq!(pulse, ":\n\n", "it is cut off without `complete`");
    }
    assert!(since.elapsed() < PACE.recheck * 20, "{:?}", since.elapsed());
    let again = listens(&house, Some(&token), json!({ "query": LISTENING })).await;
    assert_eq!(again.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_connection_ends_with_its_token() {
    let house = House::open(false).await;
    let (token, _) = house.app.enrol(Errand::Founder).await.unwrap();
    let mut socket = connect(&house).await;
    send(&mut socket, json!({ "type": "connection_init", "payload": { "token": token } })).await;
    assert_eq!(hears(&mut socket).await.unwrap()["type"], "connection_ack");
    send(&mut socket, json!({ "type": "subscribe", "id": "1", "payload": { "query": LISTENING } })).await;
    revoke(&house, &token).await;
    assert_eq!(closed(&mut socket).await, Some(4401));
}

/// The code with which a connection is closed, whatever is said before.
async fn closed(socket: &mut crate::socket::Socket) -> Option<u16> {
    use tokio_tungstenite::tungstenite::Message;
    loop {
        match tokio::time::timeout(Duration::from_secs(20), socket.next()).await.expect("it is closed") {
            Some(Ok(Message::Close(frame))) => return frame.map(|frame| frame.code.into()),
            Some(Ok(_)) => {}
            Some(Err(_)) | None => return None,
        }
    }
}

#[tokio::test]
async fn a_page_of_another_site_gets_no_connection() {
    let house = House::open(false).await;
    for (origin, let_in) in [
        (house.url.as_str(), true),
        ("https://ownaccord.example", true),
        ("https://evil.example", false),
        ("null", false),
    ] {
        assert_eq!(connect_from(&house, Some(origin)).await.is_ok(), let_in, "{origin}");
    }
}

/// Somebody asks for much and takes nothing of it for so long that nobody waits any more.
#[tokio::test]
async fn who_is_too_slow_is_disconnected() {
    let house = House::open(false).await;
    let mut socket = connect_narrowly(&house).await;
    send(&mut socket, json!({ "type": "connection_init" })).await;
    assert_eq!(hears(&mut socket).await.unwrap()["type"], "connection_ack");
    let query = "{ taxonomy { kind code label sentence symbol broader narrower } }";
    for id in 0..400 {
        let payload = json!({ "query": query });
        send(&mut socket, json!({ "type": "subscribe", "id": id.to_string(), "payload": payload })).await;
    }
    tokio::time::sleep(PACE.patience * 4).await;
    // Told so, if it reads in time; else it finds the connection gone.
    assert!(matches!(closed(&mut socket).await, Some(4411) | None));
}
