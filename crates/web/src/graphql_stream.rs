//! GraphQL over server-sent events, distinct connections mode: a POST that accepts `text/event-stream`, one operation a connection.
//!
//! Its answers are events `next`; the last event is `complete`. A stream that ends without it was cut off, and is resumed by its cursor.

use std::convert::Infallible;

use async_graphql::{Request, Response as Answer};
use axum::{
    body::{Body, Bytes},
    http::{
        HeaderMap, HeaderValue,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use futures_util::{StreamExt, stream};
use graphql::Subscriptions;
use tokio::{
    sync::mpsc::{self, Sender},
    time::{sleep, timeout},
};

use crate::{Door, accept, session::Session};

const EVENTS: &str = "text/event-stream";

/// Whether the answer is asked for as events: by name, whatever is taken besides. What takes everything means JSON.
pub(crate) fn is_wanted(headers: &HeaderMap) -> bool {
    accept::by_name(headers, EVENTS)
}

/// Answers an operation with events.
pub(crate) fn answer(door: Door, operation: Request, session: Session) -> Response {
    // One is made ahead of what the connection takes, and no more.
    let (events, taken) = mpsc::channel(1);
    tokio::spawn(tell(door, operation.data(Subscriptions::default()), session, events));
    let body = stream::unfold(taken, |mut taken| async {
        taken.recv().await.map(|event| (Ok::<_, Infallible>(event), taken))
    });
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(EVENTS)),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, Body::from_stream(body)).into_response()
}

async fn tell(door: Door, operation: Request, session: Session, events: Sender<Bytes>) {
    let Door { app, schema, pace, .. } = door;
    let answers = schema.execute_stream(operation);
    let over = session.over(&app, pace.recheck);
    tokio::pin!(answers, over);
    loop {
        let event = tokio::select! {
            biased;
            // Cut off, without `complete`: who comes again is told why.
            _ = &mut over => return,
            () = events.closed() => return,
            answer = answers.next() => answer.map_or_else(complete, |answer| next(&answer)),
            () = sleep(pace.pulse) => Bytes::from_static(b":\n\n"),
        };
        let last = event == complete();
        if !matches!(timeout(pace.patience, events.send(event)).await, Ok(Ok(()))) || last {
            return;
        }
    }
}

fn next(answer: &Answer) -> Bytes {
    // JSON without line breaks: one line of data.
    let data = serde_json::to_string(answer).unwrap_or_default();
    format!("event: next\ndata: {data}\n\n").into()
}

fn complete() -> Bytes {
    Bytes::from_static(b"event: complete\ndata:\n\n")
}

#[cfg(test)]
mod tests {
    use axum::http::header::ACCEPT;

    use super::*;

    #[test]
    fn events_are_asked_for_by_name() {
        for (accept, wanted) in [
            ("text/event-stream", true),
            ("application/json, TEXT/event-stream;q=0.5", true),
            ("application/json", false),
            ("application/json, text/event-stream;q=0", false),
            ("*/*", false),
            ("", false),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(accept))]);
            assert_eq!(is_wanted(&headers), wanted, "{accept}");
        }
        assert!(!is_wanted(&HeaderMap::new()));
    }
}
