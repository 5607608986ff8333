//! GraphQL over WebSocket (`graphql-transport-ws`): for subscriptions. The token comes in the first message.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use app::{Actor, App};
use async_graphql::{Data, Error, ErrorExtensions, http::ALL_WEBSOCKET_PROTOCOLS};
use async_graphql_axum::{GraphQLProtocol, GraphQLWebSocket};
use axum::{
    extract::{State, WebSocketUpgrade, ws::WebSocket},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use graphql::{Asker, Subscriptions};

use crate::{
    BODY_BYTES, Door, answer,
    bearer::{self, Unknown},
};

/// Whoever has not said who they are by then is disconnected.
const GREETING_WITHIN: Duration = Duration::from_secs(10);

/// Opens a connection.
pub(crate) async fn listen(
    State(door): State<Door>,
    headers: HeaderMap,
    protocol: Result<GraphQLProtocol, StatusCode>,
    upgrade: Result<WebSocketUpgrade, axum::extract::ws::rejection::WebSocketUpgradeRejection>,
) -> Response {
    let (Ok(protocol), Ok(upgrade)) = (protocol, upgrade) else {
        let message = "This address speaks WebSocket, protocol graphql-transport-ws.";
        return answer::error(StatusCode::BAD_REQUEST, "request.not-a-websocket", message);
    };
    let language = bearer::accept_language(&headers).map(str::to_owned);
    upgrade
        .protocols(ALL_WEBSOCKET_PROTOCOLS)
        .max_message_size(BODY_BYTES)
        .max_frame_size(BODY_BYTES)
        .on_upgrade(move |socket| serve(door, socket, protocol, language))
}

async fn serve(door: Door, socket: WebSocket, protocol: GraphQLProtocol, language: Option<String>) {
    let greeted = Arc::new(AtomicBool::new(false));
    let greeting = Arc::clone(&greeted);
    let Door { app, schema, .. } = door;
    let conversation =
        GraphQLWebSocket::new(socket, schema, protocol).on_connection_init(async move |payload| {
            let data = greet(&app, &payload, language.as_deref()).await?;
            greeting.store(true, Ordering::Relaxed);
            Ok(data)
        });
    tokio::select! {
        () = conversation.serve() => {}
        () = never_greeted(&greeted) => {}
    }
}

async fn never_greeted(greeted: &AtomicBool) {
    tokio::time::sleep(GREETING_WITHIN).await;
    if greeted.load(Ordering::Relaxed) {
        std::future::pending::<()>().await;
    }
}

async fn greet(
    app: &App,
    payload: &serde_json::Value,
    language: Option<&str>,
) -> async_graphql::Result<Data> {
    let actor = match payload.get("token") {
        None | Some(serde_json::Value::Null) => Ok(Actor::Public),
        Some(token) => match token.as_str() {
            Some(token) => bearer::holder(app, token).await,
            None => Err(Unknown::Token),
        },
    };
    let actor = actor.map_err(|unknown| {
        let code = match unknown {
            Unknown::Token => "actor.sign-in-needed",
            Unknown::Fault => "fault",
        };
        Error::new(code).extend_with(|_, extensions| extensions.set("code", code))
    })?;
    let mut data = Data::default();
    data.insert(Asker::new(actor, language));
    data.insert(Subscriptions::default());
    Ok(data)
}
