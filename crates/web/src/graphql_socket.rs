//! GraphQL over WebSocket (`graphql-transport-ws`): for subscriptions. The token comes in the first message.
//!
//! Nothing is kept for whoever is slow: a message is made when the one before it was taken. The journal is what they resume from.

use std::{future::ready, time::Duration};

use app::{Actor, App};
use async_graphql::{
    Data, Error, ErrorExtensions,
    http::{WebSocket as Conversation, WebSocketProtocols, WsMessage},
};
use async_graphql_axum::GraphQLProtocol;
use axum::{
    extract::{
        State, WebSocketUpgrade,
        ws::{CloseFrame, Message, WebSocket, rejection::WebSocketUpgradeRejection},
    },
    http::{HeaderMap, StatusCode},
    response::Response,
};
use futures_util::{Sink, SinkExt, Stream, StreamExt};
use graphql::{Asker, Subscriptions};
use tokio::{
    sync::oneshot,
    time::{sleep, timeout},
};

use crate::{
    BODY_BYTES, Door, answer,
    bearer::{self, Unknown},
    session::{self, Over, Pace, Session},
};

/// The protocol that is spoken here.
const PROTOCOL: &str = "graphql-transport-ws";
/// Whoever has not said who they are by then is disconnected.
const GREETING_WITHIN: Duration = Duration::from_secs(10);

/// Why we end a connection, as its closing code. `docs/subscriptions.md` lists them for whoever writes a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leave {
    /// Nobody said who they are.
    NotGreeted = 4408,
    /// The token is worth nothing any more.
    Revoked = 4401,
    /// The token stands for somebody who may do other things now: connect again.
    Changed = 4410,
    /// What was sent was not taken: connect again and go on from the last cursor.
    Slow = 4411,
}

impl Leave {
    const fn reason(self) -> &'static str {
        match self {
            Self::NotGreeted => "Connection initialisation timeout",
            Self::Revoked => "Unauthorized",
            Self::Changed => "Rights have changed",
            Self::Slow => "Too slow",
        }
    }

    fn frame(self) -> Message {
        Message::Close(Some(CloseFrame { code: self as u16, reason: self.reason().into() }))
    }
}

/// Opens a connection.
pub(crate) async fn listen(
    State(door): State<Door>,
    headers: HeaderMap,
    protocol: Result<GraphQLProtocol, StatusCode>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    if session::is_foreign(&headers, door.app.keys().issuer()) {
        let message = "Pages of other sites are not let in.";
        return answer::error(StatusCode::FORBIDDEN, "request.foreign-origin", message);
    }
    let (Ok(_), Ok(upgrade)) = (protocol, upgrade) else {
        let message = "This address speaks WebSocket, protocol graphql-transport-ws.";
        return answer::error(StatusCode::BAD_REQUEST, "request.not-a-websocket", message);
    };
    let language = bearer::accept_language(&headers).map(str::to_owned);
    upgrade
        .protocols([PROTOCOL])
        .max_message_size(BODY_BYTES)
        .max_frame_size(BODY_BYTES)
        .on_upgrade(move |socket| serve(door, socket, language))
}

async fn serve(door: Door, socket: WebSocket, language: Option<String>) {
    let (greeted, greeting) = oneshot::channel();
    let Door { app, schema, pace, .. } = door;
    let (out, inward) = socket.split();
    let said = inward.take_while(|frame| ready(!matches!(frame, Err(_) | Ok(Message::Close(_))))).filter_map(
        |frame| {
            ready(match frame {
                Ok(Message::Text(text)) => Some(text.as_bytes().to_vec()),
                Ok(Message::Binary(bytes)) => Some(bytes.to_vec()),
                _ => None,
            })
        },
    );
    let doorman = app.clone();
    let conversation = Conversation::new(schema, said, WebSocketProtocols::GraphQLWS).on_connection_init(
        async move |payload: serde_json::Value| {
            let (data, session) = greet(&doorman, &payload, language.as_deref()).await?;
            drop(greeted.send(session));
            Ok(data)
        },
    );
    let over = async {
        match timeout(GREETING_WITHIN, greeting).await {
            Err(_) => Leave::NotGreeted,
            Ok(Ok(session)) => match session.over(&app, pace.recheck).await {
                Over::Revoked => Leave::Revoked,
                Over::Changed => Leave::Changed,
            },
            // Nobody will greet: the conversation ends by itself.
            Ok(Err(_)) => std::future::pending().await,
        }
    };
    converse(conversation, out, over, pace).await;
}

/// Passes on what is said until either side ends it, and says why where we do.
async fn converse(
    conversation: impl Stream<Item = WsMessage>,
    mut out: impl Sink<Message> + Unpin,
    over: impl Future<Output = Leave>,
    pace: Pace,
) {
    tokio::pin!(conversation, over);
    let leave = loop {
        let message = tokio::select! {
            // What is over is over, however much there would be to say.
            biased;
            leave = &mut over => break leave,
            said = conversation.next() => match said {
                Some(WsMessage::Text(text)) => Message::text(text),
                Some(WsMessage::Close(code, reason)) => {
                    Message::Close(Some(CloseFrame { code, reason: reason.into() }))
                }
                None => return,
            },
            () = sleep(pace.pulse) => Message::Ping(Vec::new().into()),
        };
        let closing = matches!(message, Message::Close(_));
        match timeout(pace.patience, out.send(message)).await {
            Ok(Ok(())) if !closing => {}
            Ok(_) => return,
            Err(_) => break Leave::Slow,
        }
    };
    // Who takes nothing is not told either.
    drop(timeout(pace.patience, out.send(leave.frame())).await);
}

async fn greet(
    app: &App,
    payload: &serde_json::Value,
    language: Option<&str>,
) -> async_graphql::Result<(Data, Session)> {
    let (token, actor) = match payload.get("token") {
        None | Some(serde_json::Value::Null) => (None, Ok(Actor::Public)),
        Some(token) => match token.as_str() {
            Some(token) => (Some(token.to_owned()), bearer::holder(app, token).await),
            None => (None, Err(Unknown::Token)),
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
    data.insert(Asker::new(actor.clone(), language));
    data.insert(Subscriptions::default());
    Ok((data, Session { token, actor }))
}

#[cfg(test)]
mod tests {
    use std::{
        pin::Pin,
        sync::{Arc, Mutex},
        task::{Context, Poll},
    };

    use futures_util::stream;

    use super::*;

    /// Takes so many messages, and then none until it is let go.
    #[derive(Clone)]
    struct Clogged {
        room: Arc<Mutex<usize>>,
        taken: Arc<Mutex<Vec<Message>>>,
    }

    impl Sink<Message> for Clogged {
        type Error = ();

        fn poll_ready(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), ()>> {
            let mut room = self.room.lock().expect("a room");
            if *room == 0 {
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            *room -= 1;
            Poll::Ready(Ok(()))
        }

        fn start_send(self: Pin<&mut Self>, message: Message) -> Result<(), ()> {
            self.taken.lock().expect("a list").push(message);
            Ok(())
        }

        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), ()>> {
            Poll::Ready(Ok(()))
        }

        fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), ()>> {
            Poll::Ready(Ok(()))
        }
    }

    #[tokio::test]
    async fn who_takes_nothing_is_told_so_and_nothing_is_piled_up() {
        let out = Clogged { room: Arc::new(Mutex::new(3)), taken: Arc::default() };
        let made = Arc::new(Mutex::new(0));
        let counted = Arc::clone(&made);
        let endless = stream::repeat_with(move || {
            *counted.lock().expect("a count") += 1;
            WsMessage::Text("x".to_owned())
        });
        let patience = Duration::from_millis(200);
        let pace = Pace { patience, ..Pace::default() };
        let serving = tokio::spawn(converse(endless, out.clone(), std::future::pending(), pace));
        sleep(patience + patience / 2).await;
        *out.room.lock().expect("a room") = 1;
        serving.await.expect("it ends");
        let taken = out.taken.lock().expect("a list").clone();
        assert_eq!(taken.len(), 4);
        assert_eq!(taken.last(), Some(&Leave::Slow.frame()));
        assert_eq!(*made.lock().expect("a count"), 4, "one more than was taken was made");
    }
}
