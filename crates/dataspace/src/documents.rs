//! Documents that stand still: which versions of the protocol are spoken here, and what our own words mean.

use axum::{
    Json,
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
};
use evidence::odrl::{NAMESPACE, WORDS};
use serde_json::{Map, Value, json};

use crate::PATH;

/// `/.well-known/dspace-version`: section "Exposure of Versions".
pub(crate) async fn version() -> Json<Value> {
    Json(json!({ "protocolVersions": [{ "version": "2025-1", "path": PATH, "binding": "HTTPS" }] }))
}

/// The JSON-LD context of our words. Texts in several languages are objects from the language's tag to the words.
pub(crate) async fn context() -> Response {
    let word = |word: &&str| ((*word).to_owned(), json!(format!("{NAMESPACE}{word}")));
    let mut words: Map<String, Value> = WORDS.iter().map(word).collect();
    for text in
        ["title", "summary", "what", "evidence", "how", "mitigation", "toWhom", "whatFor", "ifRefused"]
    {
        words.insert(text.into(), json!({ "@id": format!("{NAMESPACE}{text}"), "@container": "@language" }));
    }
    let document = json!({ "@context": words });
    ([(CONTENT_TYPE, "application/ld+json")], document.to_string()).into_response()
}
