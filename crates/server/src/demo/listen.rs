//! A listener to decisions, over `graphql-transport-ws`.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, client::IntoClientRequest as _, http::HeaderValue},
};

use super::stage::broken;
use crate::fault::Fault;

const PATIENCE: Duration = Duration::from_secs(20);

/// An open subscription.
pub struct Listener {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl Listener {
    /// Listens to the decisions of a community.
    pub async fn to_decisions(server: &str, community: &str, token: &str) -> Result<Self, Fault> {
        let failed = |error: &dyn std::fmt::Display| broken("the server takes a subscription", error);
        let address = format!("{}/graphql/ws", server.replacen("http", "ws", 1));
        let mut request = address.into_client_request().map_err(|error| failed(&error))?;
        request
            .headers_mut()
            .insert("Sec-WebSocket-Protocol", HeaderValue::from_static("graphql-transport-ws"));
        let (socket, _) = connect_async(request).await.map_err(|error| failed(&error))?;
        let mut listener = Self { socket };
        listener.send(json!({ "type": "connection_init", "payload": { "token": token } })).await?;
        let answer = listener.next().await?;
        if answer["type"] != "connection_ack" {
            return Err(failed(&answer));
        }
        let query = "subscription($community: ID!) { decisions(community: $community) { cursor decision { id outcome } } }";
        let payload = json!({ "query": query, "variables": { "community": community } });
        listener.send(json!({ "type": "subscribe", "id": "1", "payload": payload })).await?;
        Ok(listener)
    }

    /// The next decision.
    pub async fn hears(&mut self) -> Result<Value, Fault> {
        let mut message = self.next().await?;
        match message["type"] == "next" && message["payload"]["errors"].is_null() {
            true => Ok(message["payload"]["data"]["decisions"]["decision"].take()),
            false => Err(broken("the subscription tells of the decision", message)),
        }
    }

    async fn send(&mut self, message: Value) -> Result<(), Fault> {
        let sent = self.socket.send(Message::text(message.to_string())).await;
        sent.map_err(|error| broken("the subscription stays open", error))
    }

    async fn next(&mut self) -> Result<Value, Fault> {
        loop {
            let frame = match timeout(PATIENCE, self.socket.next()).await {
                Ok(Some(Ok(frame))) => frame,
                Ok(Some(Err(error))) => return Err(broken("the subscription stays open", error)),
                Ok(None) => return Err(broken("the subscription stays open", "the server has closed it")),
                Err(_) => return Err(broken("the subscription says something", "nothing came in 20 s")),
            };
            let Message::Text(text) = frame else { continue };
            let message: Value =
                serde_json::from_str(&text).map_err(|error| broken("the subscription speaks JSON", error))?;
            if message["type"] != "ping" {
                return Ok(message);
            }
            self.send(json!({ "type": "pong" })).await?;
        }
    }
}
