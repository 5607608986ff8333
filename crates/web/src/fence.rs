//! What every request passes and every answer carries.

use std::time::Duration;

use axum::{
    Router,
    extract::{MatchedPath, Request},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::Response,
};
use tower_http::{
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer},
    trace::TraceLayer,
};
use tracing::Span;

use crate::answer;

/// Longer than an operation may take, so that this is only met by a body that does not come.
const TIME: Duration = Duration::from_secs(15);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

const SECURITY: [(HeaderName, &str); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Puts the fence around the routes; the layer named last is met first.
pub(crate) fn around(routes: Router) -> Router {
    let trace =
        TraceLayer::new_for_http().make_span_with(span).on_request(()).on_response(answered).on_failure(());
    routes
        .layer(middleware::from_fn(in_time))
        .layer(trace)
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .layer(middleware::from_fn(secured))
}

/// Where the asker's own id of a request is told back to it, as the protocol there wants it. In the log stands ours.
const ECHOED: &str = "/access/";

/// Names requests by ids of our own, and gives every answer its headers.
async fn secured(mut request: Request, next: Next) -> Response {
    let own = request.headers_mut().remove(REQUEST_ID);
    let echoed = own.filter(|_| request.uri().path().starts_with(ECHOED));
    let mut response = next.run(request).await;
    if let Some(id) = echoed {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    for (name, value) in SECURITY {
        // A page says itself what may happen in it.
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

async fn in_time(request: Request, next: Next) -> Response {
    let too_slow = |_| {
        answer::error(
            StatusCode::REQUEST_TIMEOUT,
            "request.too-slow",
            "The request took too long to arrive or to answer.",
        )
    };
    tokio::time::timeout(TIME, next.run(request)).await.unwrap_or_else(too_slow)
}

/// The route, not the address: an address may hold what somebody typed.
fn span<B>(request: &axum::http::Request<B>) -> Span {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str);
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok());
    tracing::info_span!("request", id = id.unwrap_or_default(), method = %request.method(), route)
}

fn answered<B>(response: &axum::http::Response<B>, took: Duration, _span: &Span) {
    tracing::debug!(status = response.status().as_u16(), milliseconds = took.as_millis() as u64, "answered");
}
