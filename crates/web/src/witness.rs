//! The door of a witness (C2SP tlog-witness): a log brings its checkpoint and the proof that it grew, and takes a signature away.

use std::{fmt, sync::Arc};

use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::{HeaderValue, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::{get, post},
};

use evidence::log::note::Verifier;

use crate::{BODY_BYTES, answer, fence};

/// What a witness says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Its signature: a line of a note.
    Signed(String),
    /// It last signed another size, or another history of this one.
    Stands(u64),
    /// It is no witness of this log.
    UnknownLog,
    /// The checkpoint is not signed by the log.
    Unsigned,
    /// This is no request, or it says that the log shrank.
    Malformed,
    /// The proof does not show that the log grew.
    NoGrowth,
    /// What it would sign could not be kept, so that it does not sign.
    Unkept,
}

/// Weighs the body of a request. It may wait for the disk.
#[derive(Clone)]
pub struct Weigh(Arc<dyn Fn(&str) -> Verdict + Send + Sync>);

impl Weigh {
    /// By this function.
    pub fn new(weigh: impl Fn(&str) -> Verdict + Send + Sync + 'static) -> Self {
        Self(Arc::new(weigh))
    }
}

impl fmt::Debug for Weigh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Weigh").finish_non_exhaustive()
    }
}

/// The media type of a size (C2SP tlog-witness).
const SIZE: HeaderValue = HeaderValue::from_static("text/x.tlog.size");
const TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");

/// What a witness answers at: requests, and its key as one writes it down.
pub fn routes(weigh: Weigh, key: &Verifier) -> Router {
    let key = format!("{}\n", key.to_text());
    let shown = get(move || std::future::ready(([(CONTENT_TYPE, TEXT)], key.clone())));
    Router::new().route("/add-checkpoint", post(add_checkpoint)).with_state(weigh).route("/key", shown)
}

/// The door of a program that is a witness and nothing else.
pub fn router(weigh: Weigh, key: &Verifier) -> Router {
    let routes = routes(weigh, key)
        .fallback(answer::not_found)
        .method_not_allowed_fallback(answer::method_not_allowed)
        .layer(DefaultBodyLimit::max(BODY_BYTES));
    fence::around(routes)
}

async fn add_checkpoint(State(weigh): State<Weigh>, body: String) -> Response {
    let verdict = tokio::task::spawn_blocking(move || (weigh.0)(&body)).await;
    match verdict.unwrap_or(Verdict::Unkept) {
        Verdict::Signed(line) => ([(CONTENT_TYPE, TEXT)], line).into_response(),
        Verdict::Stands(size) => {
            (StatusCode::CONFLICT, [(CONTENT_TYPE, SIZE)], format!("{size}\n")).into_response()
        }
        Verdict::UnknownLog => StatusCode::NOT_FOUND.into_response(),
        Verdict::Unsigned => StatusCode::FORBIDDEN.into_response(),
        Verdict::Malformed => StatusCode::BAD_REQUEST.into_response(),
        Verdict::NoGrowth => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
        Verdict::Unkept => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
