//! Health, for whoever runs this instance.

use std::time::Duration;

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::Door;

const DATABASE_ANSWERS_WITHIN: Duration = Duration::from_secs(2);

/// The process listens.
pub(crate) async fn live() -> Response {
    Json(json!({ "status": "live" })).into_response()
}

/// Everything that is needed for work is up; if not, what it waits for.
pub(crate) async fn ready(State(door): State<Door>) -> Response {
    let mut waiting_for = (door.ready)();
    let ping = tokio::time::timeout(DATABASE_ANSWERS_WITHIN, door.app.store().ping()).await;
    if !matches!(ping, Ok(Ok(()))) {
        waiting_for.push("database");
    }
    if waiting_for.is_empty() {
        return Json(json!({ "status": "ready" })).into_response();
    }
    let body = json!({ "status": "not-ready", "waitingFor": waiting_for });
    (StatusCode::SERVICE_UNAVAILABLE, Json(body)).into_response()
}
