//! Pages without script, and the style that they share.

use axum::{
    http::{
        HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use notices::render::Page;

/// Beside what every answer may do, a page may send its own form to where it came from, and nothing may run in it.
const MAY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
);

/// A page as an answer. It is kept nowhere on the way: its address may be a secret.
pub(crate) fn answer(status: StatusCode, page: &Page) -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (CONTENT_SECURITY_POLICY, MAY),
    ];
    (status, headers, page.html()).into_response()
}

pub(crate) async fn style() -> Response {
    let kind = [(CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8"))];
    (kind, include_str!("page.css")).into_response()
}
