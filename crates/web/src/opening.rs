//! The door while the instance starts: it answers from the first instant on, that it lives and is not ready, and to everything else that
//! it is starting.

use std::sync::{Arc, OnceLock};

use axum::{
    Json, Router,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header::RETRY_AFTER},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;
use tower::ServiceExt as _;

use crate::{answer, fence, health};

/// What a start that is under way is called where the instance says what it waits for.
const STARTING: &str = "start";

/// A door that is opened once, for good.
#[derive(Clone, Debug, Default)]
pub struct Opening(Arc<OnceLock<Router>>);

impl Opening {
    /// The routes to serve from the first instant on: those of [`Opening::open`], once they are there.
    pub fn router(&self) -> Router {
        let waiting = Router::new()
            .route("/health/live", get(health::live))
            .route("/health/ready", get(not_ready))
            .fallback(starting);
        Router::new().fallback(pass).with_state((self.clone(), fence::around(waiting)))
    }

    /// Opens it. A second time changes nothing.
    pub fn open(&self, routes: Router) {
        drop(self.0.set(routes));
    }
}

async fn pass(State((opening, waiting)): State<(Opening, Router)>, request: Request) -> Response {
    let routes = opening.0.get().unwrap_or(&waiting).clone();
    routes.oneshot(request).await.into_response()
}

async fn not_ready() -> Response {
    let body = json!({ "status": "not-ready", "waitingFor": [STARTING] });
    (StatusCode::SERVICE_UNAVAILABLE, Json(body)).into_response()
}

async fn starting() -> Response {
    let mut response = answer::error(
        StatusCode::SERVICE_UNAVAILABLE,
        "request.starting",
        "This server is starting. Please try again in a moment.",
    );
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
    response
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    async fn status(router: &Router, path: &str) -> StatusCode {
        let request = Request::builder().uri(path).body(Body::empty()).expect("a request");
        router.clone().oneshot(request).await.expect("an answer").status()
    }

    #[tokio::test]
    async fn it_lives_before_it_is_ready() {
        let opening = Opening::default();
        let served = opening.router();
        for (path, expected) in [
            ("/health/live", StatusCode::OK),
            ("/health/ready", StatusCode::SERVICE_UNAVAILABLE),
            ("/graphql", StatusCode::SERVICE_UNAVAILABLE),
            ("/nothing", StatusCode::SERVICE_UNAVAILABLE),
        ] {
            assert_eq!(status(&served, path).await, expected, "{path}");
        }
        opening.open(Router::new().route("/graphql", get(async || "here")));
        opening.open(Router::new());
        assert_eq!(status(&served, "/graphql").await, StatusCode::OK);
        assert_eq!(status(&served, "/health/live").await, StatusCode::NOT_FOUND);
    }
}
