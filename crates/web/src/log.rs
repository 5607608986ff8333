//! The public log over HTTP, at the addresses of C2SP tlog-tiles below `/log`.

use app::AppError;
use axum::{
    extract::{Path, RawQuery, State},
    http::{
        HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use evidence::log::tile::{Tile, WIDTH};

use crate::{Door, answer};

/// The log grows at any moment: whoever asks again is answered anew.
const FRESH: HeaderValue = HeaderValue::from_static("no-cache");
/// A tile never changes; one that is not full is soon of no use to anybody.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const FOR_NOW: HeaderValue = HeaderValue::from_static("public, max-age=60");

const TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");
const BYTES: HeaderValue = HeaderValue::from_static("application/octet-stream");

/// The signed state of the log.
pub(crate) async fn checkpoint(State(door): State<Door>) -> Response {
    match door.app.log_checkpoint().await {
        Ok((_, note)) => ([(CONTENT_TYPE, TEXT), (CACHE_CONTROL, FRESH)], note.to_text()).into_response(),
        Err(fault) => failed(&fault),
    }
}

/// The log's key, as one writes it down.
pub(crate) async fn key(State(door): State<Door>) -> Response {
    let text = format!("{}\n", door.app.log_verifier().to_text());
    ([(CONTENT_TYPE, TEXT), (CACHE_CONTROL, FOR_NOW)], text).into_response()
}

/// A tile of hashes or entries.
pub(crate) async fn tile(State(door): State<Door>, Path(path): Path<String>) -> Response {
    serve(&door, Tile::parse(&path)).await
}

/// A tile of entries, by its shorter address.
pub(crate) async fn entries(State(door): State<Door>, Path(path): Path<String>) -> Response {
    serve(&door, Tile::parse(&format!("entries/{path}"))).await
}

async fn serve(door: &Door, tile: Option<Tile>) -> Response {
    let Some(tile) = tile else { return answer::not_found().await };
    let cache = if tile.width == WIDTH { FOR_EVER } else { FOR_NOW };
    match door.app.log_tile(tile).await {
        Ok(Some(bytes)) => ([(CONTENT_TYPE, BYTES), (CACHE_CONTROL, cache)], bytes).into_response(),
        Ok(None) => answer::not_found().await,
        Err(fault) => failed(&fault),
    }
}

/// The receipt of an entry, by the 64 hexadecimal digits of its hash.
pub(crate) async fn proof(State(door): State<Door>, RawQuery(asked): RawQuery) -> Response {
    let leaf = asked.as_deref().and_then(|asked| asked.strip_prefix("leaf=")).and_then(read_hash);
    let Some(leaf) = leaf else {
        let message = "Ask for the hash of an entry: ?leaf= and 64 hexadecimal digits.";
        return answer::error(StatusCode::BAD_REQUEST, "request.no-leaf", message);
    };
    match door.app.log_receipt(&leaf).await {
        Ok(Some(receipt)) => {
            ([(CONTENT_TYPE, TEXT), (CACHE_CONTROL, FRESH)], receipt.to_text()).into_response()
        }
        Ok(None) => answer::not_found().await,
        Err(fault) => failed(&fault),
    }
}

fn read_hash(text: &str) -> Option<[u8; 32]> {
    let digest = format!("sha256:{text}").parse::<domain::digest::Digest>().ok()?;
    Some(*digest.bytes())
}

fn failed(fault: &AppError) -> Response {
    answer::broken(fault, "a part of the log could not be read")
}
