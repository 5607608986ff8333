//! A listener over `graphql-transport-ws`.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, client::IntoClientRequest, http::HeaderValue},
};

use crate::{SOON, fail};

/// One open subscription.
#[derive(Debug)]
pub struct Listener {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl Listener {
    /// Listens to the decisions of a community.
    pub async fn decisions(server: &str, community: &str, token: &str) -> Self {
        let document = "subscription($community: ID!) { decisions(community: $community) { cursor decision { id outcome } } }";
        let query = json!({ "query": document, "variables": { "community": community } });
        Self::open(server, token, query).await
    }

    async fn open(server: &str, token: &str, query: Value) -> Self {
        let address = format!("{}/graphql/ws", server.replacen("http", "ws", 1));
        let mut request = address.into_client_request().expect("a WebSocket address");
        let protocol = HeaderValue::from_static("graphql-transport-ws");
        request.headers_mut().insert("Sec-WebSocket-Protocol", protocol);
        let (socket, _) = connect_async(request).await.unwrap_or_else(|e| fail(&format!("WebSocket: {e}")));
        let mut listener = Self { socket };
        listener.send(json!({ "type": "connection_init", "payload": { "token": token } })).await;
        let answer = listener.next(SOON).await;
        assert_eq!(answer["type"], "connection_ack", "{answer}");
        listener.send(json!({ "type": "subscribe", "id": "1", "payload": query })).await;
        listener
    }

    /// The next event's data; fails the story if none comes in time.
    pub async fn hears(&mut self, within: Duration) -> Value {
        let message = self.next(within).await;
        assert_eq!(message["type"], "next", "{message}");
        message["payload"]["data"].clone()
    }

    async fn send(&mut self, message: Value) {
        self.socket.send(Message::text(message.to_string())).await.expect("the socket takes a message");
    }

    async fn next(&mut self, within: Duration) -> Value {
        loop {
            let waiting = tokio::time::timeout(within, self.socket.next()).await;
            let Ok(Some(Ok(frame))) = waiting else { fail(&format!("nothing to hear: {waiting:?}")) };
            let Message::Text(text) = frame else { continue };
            let message: Value =
                serde_json::from_str(&text).unwrap_or_else(|e| fail(&format!("{text}: {e}")));
            if message["type"] == "ping" {
                self.send(json!({ "type": "pong" })).await;
                continue;
            }
            return message;
        }
    }
}
