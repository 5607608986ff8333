//! Answers that are errors, in the shape of GraphQL's, wherever they come from.

use app::AppError;
use axum::{
    Json,
    http::{StatusCode, header::VARY},
    response::{IntoResponse, Response},
};
use serde_json::json;

/// An error with a code that programs compare.
pub(crate) fn error(status: StatusCode, code: &str, message: &str) -> Response {
    let errors = json!([{ "message": message, "extensions": { "code": code } }]);
    (status, Json(json!({ "data": null, "errors": errors }))).into_response()
}

/// Something broke on our side; what, stands in the log.
pub(crate) fn fault() -> Response {
    error(StatusCode::SERVICE_UNAVAILABLE, "fault", "Something broke on our side. Please try again.")
}

/// The same, and what it was, into the log.
pub(crate) fn broken(error: &AppError, what: &str) -> Response {
    tracing::error!(%error, "{what}");
    fault()
}

pub(crate) async fn not_found() -> Response {
    error(StatusCode::NOT_FOUND, "request.no-such-page", "There is nothing at this address.")
}

/// There is something, but in none of the forms that the asker takes.
pub(crate) fn not_acceptable(offered: &[&str]) -> Response {
    let message = format!("This is shown as {}.", offered.join(", "));
    ([(VARY, "accept")], error(StatusCode::NOT_ACCEPTABLE, "request.not-acceptable", &message))
        .into_response()
}

pub(crate) async fn method_not_allowed() -> Response {
    error(StatusCode::METHOD_NOT_ALLOWED, "request.wrong-method", "This address does not answer this method.")
}
