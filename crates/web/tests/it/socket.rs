//! `graphql-transport-ws`.

use std::time::Duration;

use app::Errand;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, client_async, connect_async,
    tungstenite::{
        Error, Message,
        client::IntoClientRequest,
        http::{HeaderValue, Request},
    },
};

use crate::fixture::House;

pub type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

pub async fn connect(house: &House) -> Socket {
    connect_from(house, None).await.unwrap()
}

/// As a page of this origin would.
pub async fn connect_from(house: &House, origin: Option<&str>) -> Result<Socket, Error> {
    let mut request = request(house);
    if let Some(origin) = origin {
        request.headers_mut().insert("origin", origin.parse().unwrap());
    }
    Ok(connect_async(request).await?.0)
}

/// As somebody who has hardly any room for what comes.
pub async fn connect_narrowly(house: &House) -> Socket {
    let narrow = TcpSocket::new_v4().unwrap();
    narrow.set_recv_buffer_size(4_096).unwrap();
    let at = house.url.trim_start_matches("http://").parse().unwrap();
    let stream = MaybeTlsStream::Plain(narrow.connect(at).await.unwrap());
    client_async(request(house), stream).await.unwrap().0
}

fn request(house: &House) -> Request<()> {
    let mut request = house.url.replacen("http", "ws", 1).into_client_request().unwrap();
    *request.uri_mut() = format!("{}graphql/ws", request.uri()).parse().unwrap();
    request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static("graphql-transport-ws"));
    request
}

pub async fn send(socket: &mut Socket, message: Value) {
    socket.send(Message::text(message.to_string())).await.unwrap();
}

/// The next message; nothing where the connection is closed.
pub async fn hears(socket: &mut Socket) -> Option<Value> {
    let frame =
        tokio::time::timeout(Duration::from_secs(20), socket.next()).await.expect("something to hear");
    match frame {
        Some(Ok(Message::Text(text))) => Some(serde_json::from_str(&text).unwrap()),
        Some(Ok(Message::Close(_))) | Some(Err(_)) | None => None,
        // The pulse of a quiet connection.
        Some(Ok(Message::Ping(_))) => Box::pin(hears(socket)).await,
        Some(Ok(other)) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_token_comes_in_the_first_message() {
    let house = House::open(false).await;
    let (token, _) = house.app.enrol(Errand::Founder).await.unwrap();
    for (payload, me) in [
        (json!({ "token": token }), json!({ "kind": "FOUNDER" })),
        (json!({}), Value::Null),
        (Value::Null, Value::Null),
    ] {
        let mut socket = connect(&house).await;
        send(&mut socket, json!({ "type": "connection_init", "payload": payload })).await;
        assert_eq!(hears(&mut socket).await.unwrap()["type"], "connection_ack");
        send(
            &mut socket,
            json!({ "type": "subscribe", "id": "1", "payload": { "query": "{ me { kind } }" } }),
        )
        .await;
        let next = hears(&mut socket).await.unwrap();
        assert_eq!(next["payload"]["data"]["me"], me, "{next}");
    }
    for wrong in [json!("wrong"), json!(""), json!(42), json!({ "a": 1 })] {
        let mut socket = connect(&house).await;
        send(&mut socket, json!({ "type": "connection_init", "payload": { "token": wrong } })).await;
        let answer = hears(&mut socket).await;
        assert!(
            answer.as_ref().is_none_or(|answer| answer["type"] != "connection_ack"),
            "{wrong}: {answer:?}"
        );
    }
}

#[tokio::test]
async fn a_connection_has_so_many_subscriptions_and_short_messages() {
    let house = House::open(false).await;
    let mut socket = connect(&house).await;
    send(&mut socket, json!({ "type": "connection_init" })).await;
    assert_eq!(hears(&mut socket).await.unwrap()["type"], "connection_ack");
    let query = json!({ "query": "subscription { decisions { cursor } }" });
    for id in 0..=graphql::SUBSCRIPTIONS_A_CONNECTION {
        send(&mut socket, json!({ "type": "subscribe", "id": id.to_string(), "payload": query })).await;
    }
    let refused = hears(&mut socket).await.unwrap();
    assert!(refused.to_string().contains("input.too-many"), "{refused}");
    let long = json!({ "type": "subscribe", "id": "x", "payload": { "query": "#".repeat(web::BODY_BYTES) } });
    send(&mut socket, long).await;
    while let Some(message) = hears(&mut socket).await {
        assert_ne!(message["id"], "x", "{message}");
    }
}

#[tokio::test]
async fn what_cannot_be_answered_is_refused_with_a_code() {
    let house = House::open(false).await;
    let mut socket = connect(&house).await;
    send(&mut socket, json!({ "type": "connection_init" })).await;
    assert_eq!(hears(&mut socket).await.unwrap()["type"], "connection_ack");
    for query in ["subscription { nothing }", "subscription {", "{ nothing }", "#"] {
        send(&mut socket, json!({ "type": "subscribe", "id": "1", "payload": { "query": query } })).await;
        let refused = hears(&mut socket).await.unwrap();
        let errors = match &refused["payload"] {
            Value::Array(errors) => errors,
            payload => payload["errors"].as_array().unwrap(),
        };
        assert_eq!(errors[0]["extensions"]["code"], "request.invalid", "{query}: {refused}");
        if refused["type"] == "next" {
            assert_eq!(hears(&mut socket).await.unwrap()["type"], "complete");
        }
    }
}

#[tokio::test]
async fn what_is_not_of_the_protocol_ends_the_connection() {
    let house = House::open(false).await;
    for words in
        ["hello", "{}", "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ me { id } }\"}}"]
    {
        let mut socket = connect(&house).await;
        socket.send(Message::text(words)).await.unwrap();
        let answer = hears(&mut socket).await;
        assert!(answer.as_ref().is_none_or(|answer| answer["type"] != "next"), "{words}: {answer:?}");
    }
}
