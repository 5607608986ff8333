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

/// Everything that is needed for work is up; if not, what it waits for. And what is wrong though work goes on.
pub(crate) async fn ready(State(door): State<Door>) -> Response {
    let mut waiting_for = (door.ready)();
    let ping = tokio::time::timeout(DATABASE_ANSWERS_WITHIN, door.app.store().ping()).await;
    if !matches!(ping, Ok(Ok(()))) {
        waiting_for.push("database");
    }
    let (status, mut body) = if waiting_for.is_empty() {
        (StatusCode::OK, json!({ "status": "ready" }))
    } else {
        let body = json!({ "status": "not-ready", "waitingFor": waiting_for });
        (StatusCode::SERVICE_UNAVAILABLE, body)
    };
    let alarms = (door.alarms)();
    if !alarms.is_empty() {
        body["alarms"] = json!(alarms);
    }
    (status, Json(body)).into_response()
}
