//! A page to try queries on. Three files of our own: it asks no third party for anything.

use axum::{
    http::{HeaderValue, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};

pub(crate) async fn page() -> Response {
    file("text/html; charset=utf-8", include_str!("explorer/explorer.html"))
}

pub(crate) async fn script() -> Response {
    file("text/javascript; charset=utf-8", include_str!("explorer/explorer.js"))
}

pub(crate) async fn style() -> Response {
    file("text/css; charset=utf-8", include_str!("explorer/explorer.css"))
}

fn file(kind: &'static str, text: &'static str) -> Response {
    ([(CONTENT_TYPE, HeaderValue::from_static(kind))], text).into_response()
}
