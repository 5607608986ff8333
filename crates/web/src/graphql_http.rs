//! GraphQL over POST: one operation a request, as JSON, answered by JSON or by events.

use axum::{
    Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};

use crate::{Door, answer, bearer, graphql_stream};

/// Answers one operation.
pub(crate) async fn answer(
    State(door): State<Door>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let operation = match operation(&headers, body) {
        Ok(operation) => operation,
        Err(Unread { status, code, message }) => return answer::error(status, code, message),
    };
    let (asker, session) = match bearer::asker(&door.app, &headers).await {
        Ok(known) => known,
        Err(refused) => return refused,
    };
    match graphql_stream::is_wanted(&headers) {
        true => graphql_stream::answer(door, operation.data(asker), session),
        false => execute(door, operation.data(asker)).await,
    }
}

/// Why a body is no operation.
struct Unread {
    status: StatusCode,
    code: &'static str,
    message: &'static str,
}

impl Unread {
    const TOO_LARGE: Self = Self {
        status: StatusCode::PAYLOAD_TOO_LARGE,
        code: "request.too-large",
        message: "The body is longer than 32 KiB.",
    };
    const NOT_JSON: Self = Self {
        status: StatusCode::UNSUPPORTED_MEDIA_TYPE,
        code: "request.not-json",
        message: "The body must be JSON: content-type application/json.",
    };

    const fn malformed(message: &'static str) -> Self {
        Self { status: StatusCode::BAD_REQUEST, code: "request.malformed", message }
    }
}

fn operation(
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<async_graphql::Request, Unread> {
    let body = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Unread::TOO_LARGE,
        _ => Unread::malformed("The body could not be read."),
    })?;
    // A page of another site can make a browser send a form, but no JSON: this is what keeps such requests out.
    if !is_json(headers) {
        return Err(Unread::NOT_JSON);
    }
    if body.trim_ascii_start().starts_with(b"[") {
        return Err(Unread::malformed("One operation a request, please."));
    }
    serde_json::from_slice(&body).map_err(|_| Unread::malformed("The body is not a GraphQL request in JSON."))
}

/// Whether the body is said to be JSON.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

async fn execute(door: Door, operation: async_graphql::Request) -> Response {
    // In a task of its own: what was begun is finished, even if the caller hangs up.
    let task = tokio::spawn(async move { door.schema.execute(operation).await });
    match task.await {
        Ok(response) => {
            ([(CACHE_CONTROL, HeaderValue::from_static("no-store"))], Json(response)).into_response()
        }
        Err(_) => {
            tracing::error!("an operation ended without an answer");
            answer::fault()
        }
    }
}
