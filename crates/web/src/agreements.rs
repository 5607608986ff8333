//! Signed documents at their own addresses: decisions, agreements, what became of them, and the lists that say whether they stand.
//!
//! Whoever asks for `application/vc+jwt` gets the JWT, anybody else the document with its proof.

use app::AppError;
use axum::{
    Json,
    extract::{Path, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY},
    },
    response::{IntoResponse, Response},
};
use domain::digest::Digest;
use evidence::{
    agreement::{CONTEXT, SCHEMA},
    status::Purpose,
};

use crate::{Door, answer};

/// What is signed never changes.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// A list is asked for again each minute at the latest.
const A_MINUTE: HeaderValue = HeaderValue::from_static("public, max-age=60");
const FRESH: HeaderValue = HeaderValue::from_static("no-cache");

/// An agreement as it was signed.
pub(crate) async fn agreement(
    State(door): State<Door>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Ok(id) = id.parse() else { return answer::not_found().await };
    match door.app.issued(id).await {
        Ok(Some(issued)) => credential(&headers, issued.document, issued.jwt, &issued.digest, FOR_EVER),
        Ok(None) => answer::not_found().await,
        Err(fault) => failed(&fault),
    }
}

/// What became of an agreement: an array of JWTs, the first event first.
pub(crate) async fn events(State(door): State<Door>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse() else { return answer::not_found().await };
    let told = async { Ok::<_, AppError>(door.app.read().await?.status_events(id).await?) };
    match told.await {
        Ok(told) if told.is_empty() => answer::not_found().await,
        Ok(told) => {
            let jwts: Vec<String> = told.into_iter().map(|told| told.jwt).collect();
            ([(CACHE_CONTROL, FRESH)], Json(jwts)).into_response()
        }
        Err(fault) => failed(&fault),
    }
}

/// A decision, as it is kept on file.
pub(crate) async fn decision(State(door): State<Door>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse() else { return answer::not_found().await };
    let found = async { Ok::<_, AppError>(door.app.read().await?.decision(id).await?) };
    match found.await {
        Ok(Some(recorded)) => {
            let signed = evidence::decision::Signed {
                document: recorded.document,
                jws: recorded.jws,
                digest: recorded.digest.to_string(),
            };
            let headers =
                [(CONTENT_TYPE, HeaderValue::from_static("application/json")), (CACHE_CONTROL, FOR_EVER)];
            (headers, signed.to_file()).into_response()
        }
        Ok(None) => answer::not_found().await,
        Err(fault) => failed(&fault),
    }
}

/// One of the first two status lists.
pub(crate) async fn status(door: State<Door>, Path(purpose): Path<String>, headers: HeaderMap) -> Response {
    list(&door, &purpose, 1, &headers).await
}

/// A later one, at the one address that it has.
pub(crate) async fn later_status(
    door: State<Door>,
    Path((purpose, number)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    match number.parse() {
        Ok(later @ 2_u32..) if later.to_string() == number => list(&door, &purpose, later, &headers).await,
        _ => answer::not_found().await,
    }
}

async fn list(door: &Door, purpose: &str, number: u32, headers: &HeaderMap) -> Response {
    let Some(purpose) = Purpose::ALL.into_iter().find(|known| known.word() == purpose) else {
        return answer::not_found().await;
    };
    match door.app.status_list(purpose, number).await {
        Ok(Some(secured)) => {
            // Of the document with its proof: the same bits under another key are another answer.
            let digest = Digest::of_bytes(secured.document.as_bytes());
            credential(headers, secured.document, secured.jwt, &digest, A_MINUTE)
        }
        Ok(None) => answer::not_found().await,
        Err(fault) => failed(&fault),
    }
}

/// The JSON-LD context of agreements.
pub(crate) async fn context() -> Response {
    fixed("application/ld+json", CONTEXT)
}

/// The JSON Schema of agreements.
pub(crate) async fn schema() -> Response {
    fixed("application/schema+json", SCHEMA)
}

fn fixed(kind: &'static str, text: &'static str) -> Response {
    let headers = [(CONTENT_TYPE, HeaderValue::from_static(kind)), (CACHE_CONTROL, FOR_EVER)];
    (headers, text).into_response()
}

/// A credential in the form that was asked for, or that the asker's copy is still good.
fn credential(
    headers: &HeaderMap,
    document: String,
    jwt: String,
    digest: &Digest,
    cache: HeaderValue,
) -> Response {
    let wants = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let as_jwt = wants(ACCEPT).contains("application/vc+jwt");
    let (kind, body) = if as_jwt { ("application/vc+jwt", jwt) } else { ("application/vc", document) };
    let tag = format!("\"{digest}{}\"", if as_jwt { "-jwt" } else { "" });
    let Ok(tag_value) = HeaderValue::from_str(&tag) else { return answer::fault() };
    let head = [
        (CONTENT_TYPE, HeaderValue::from_static(kind)),
        (CACHE_CONTROL, cache),
        (ETAG, tag_value),
        (VARY, HeaderValue::from_static("accept")),
    ];
    if wants(IF_NONE_MATCH).split(',').any(|known| known.trim() == tag) {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    (head, body).into_response()
}

fn failed(fault: &AppError) -> Response {
    answer::broken(fault, "a signed document could not be shown")
}
