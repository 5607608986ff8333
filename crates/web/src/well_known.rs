//! Documents that third parties look for at fixed addresses.

use axum::{
    Json,
    extract::State,
    http::{
        HeaderValue,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};

use crate::Door;

/// The public keys that decisions are signed with (RFC 7517, section 5).
pub(crate) async fn jwks(State(door): State<Door>) -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/jwk-set+json")),
        (CACHE_CONTROL, HeaderValue::from_static("public, max-age=300")),
    ];
    (headers, Json(door.app.keys().jwks())).into_response()
}
