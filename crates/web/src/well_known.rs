//! Documents that third parties look for at fixed addresses: the key set, and the DID documents of the instance, its communities and its
//! requesters (the did:web method).

use app::AppError;
use axum::{
    Json,
    extract::{Path, State},
    http::{
        HeaderValue,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use crate::{Door, answer};

/// Others may keep it for five minutes: a revoked key is not relied on for longer.
fn cached(kind: &'static str, document: Value) -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(kind)),
        (CACHE_CONTROL, HeaderValue::from_static("public, max-age=300")),
    ];
    (headers, Json(document)).into_response()
}

/// The public keys that documents are and were signed with (RFC 7517, section 5).
pub(crate) async fn jwks(State(door): State<Door>) -> Response {
    cached("application/jwk-set+json", json!(door.app.keys().jwks()))
}

/// The instance itself.
pub(crate) async fn instance(State(door): State<Door>) -> Response {
    cached("application/did+json", door.app.did_document())
}

/// A community.
pub(crate) async fn community(State(door): State<Door>, Path(id): Path<String>) -> Response {
    match id.parse() {
        Ok(id) => found(door.app.did_document_of_community(id).await).await,
        Err(_) => answer::not_found().await,
    }
}

/// A requester.
pub(crate) async fn requester(State(door): State<Door>, Path(id): Path<String>) -> Response {
    match id.parse() {
        Ok(id) => found(door.app.did_document_of_requester(id).await).await,
        Err(_) => answer::not_found().await,
    }
}

async fn found(document: Result<Option<Value>, AppError>) -> Response {
    match document {
        Ok(Some(document)) => cached("application/did+json", document),
        Ok(None) => answer::not_found().await,
        Err(error) => answer::broken(&error, "a DID document cannot be shown"),
    }
}
