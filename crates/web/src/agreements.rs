//! Signed documents at their own addresses: decisions, agreements, what became of them, and the lists that say whether they stand.
//!
//! Whoever likes `application/vc+jwt` best gets the JWT, else it is the document with its proof; a decision is first of all its file.

use app::AppError;
use axum::{
    Json,
    extract::{Path, Query, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, VARY},
    },
    response::{IntoResponse, Response},
};
use domain::{digest::Digest, id::AgreementId};
use evidence::{
    agreement::{CONTEXT, SCHEMA},
    decision::credential as decided,
    status::Purpose,
};

use serde::Deserialize;

use crate::{Door, accept, answer};

/// The document with its proof, for those who know what it is.
const DOCUMENT: &str = "application/vc";
/// The JWT.
const JWT: &str = "application/vc+jwt";
/// What a credential is shown as. Software that reads JSON-LD or JSON asks for that: it gets the same document.
const CREDENTIAL: [&str; 4] = [DOCUMENT, JWT, "application/ld+json", "application/json"];
/// A decision's own file.
const FILE: &str = "application/json";
/// What a decision is shown as.
const DECISION: [&str; 4] = [FILE, DOCUMENT, JWT, "application/ld+json"];

/// What is signed never changes.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// A list is asked for again each minute at the latest.
const A_MINUTE: HeaderValue = HeaderValue::from_static("public, max-age=60");
const FRESH: HeaderValue = HeaderValue::from_static("no-cache");

/// As what an agreement is looked at.
#[derive(Deserialize)]
pub(crate) struct Looked {
    view: Option<String>,
}

/// An agreement as it was signed; with `?view=odrl` written out rule by rule, as it holds now.
pub(crate) async fn agreement(
    State(door): State<Door>,
    Path(id): Path<String>,
    Query(looked): Query<Looked>,
    headers: HeaderMap,
) -> Response {
    let Ok(id) = id.parse() else { return answer::not_found().await };
    match looked.view.as_deref() {
        None => {}
        Some("odrl") => return atomised(&door, id).await,
        Some(_) => return answer::not_found().await,
    }
    match door.app.issued(id).await {
        Ok(Some(issued)) => {
            let Some(kind) = accept::best(&headers, &CREDENTIAL) else {
                return answer::not_acceptable(&CREDENTIAL);
            };
            credential((kind, &headers), (issued.document, issued.jwt), &issued.digest, FOR_EVER)
        }
        Ok(None) => answer::not_found().await,
        Err(fault) => failed(&fault),
    }
}

async fn atomised(door: &Door, id: AgreementId) -> Response {
    let policy = async {
        // The transaction ends before the next one begins: on SQLite there is one at a time.
        let found = door.app.read().await?.agreement(id).await?;
        match found {
            Some(agreement) => Ok(Some(door.app.atomised(&agreement).await?)),
            None => Ok(None),
        }
    };
    match policy.await {
        Ok(Some(policy)) => {
            let headers =
                [(CONTENT_TYPE, HeaderValue::from_static("application/ld+json")), (CACHE_CONTROL, FRESH)];
            (headers, policy).into_response()
        }
        Ok(None) => answer::not_found().await,
        Err(AppError::Refused(refused)) => {
            let code = refused.all().first().map_or("fault", |refusal| refusal.reason.code());
            answer::error(StatusCode::CONFLICT, code, "There is no such view of this agreement now.")
        }
        Err(fault) => failed(&fault),
    }
}

/// What became of an agreement: an array of JWTs, the first event first.
pub(crate) async fn events(State(door): State<Door>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse() else { return answer::not_found().await };
    let told = async { Ok::<_, AppError>(door.app.read().await?.status_events(id).await?) };
    match told.await {
        Ok(told) if told.is_empty() => answer::not_found().await,
        Ok(told) => {
            let jwts: Vec<String> = told.into_iter().map(|told| told.jwt).collect();
            ([(CACHE_CONTROL, FRESH)], Json(jwts)).into_response()
        }
        Err(fault) => failed(&fault),
    }
}

/// A decision: as it is kept on file, or as its community's credential for whoever likes that better.
pub(crate) async fn decision(
    State(door): State<Door>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Ok(id) = id.parse() else { return answer::not_found().await };
    let Some(kind) = accept::best(&headers, &DECISION) else { return answer::not_acceptable(&DECISION) };
    if kind != FILE {
        return match door.app.decision_issued(id).await {
            Ok(Some(issued)) => {
                credential((kind, &headers), (issued.document, issued.jwt), &issued.digest, FOR_EVER)
            }
            Ok(None) => answer::not_found().await,
            Err(fault) => failed(&fault),
        };
    }
    let found = async { Ok::<_, AppError>(door.app.read().await?.decision(id).await?) };
    match found.await {
        Ok(Some(recorded)) => {
            let signed = evidence::decision::Signed {
                document: recorded.document,
                jws: recorded.jws,
                digest: recorded.digest.to_string(),
            };
            let headers = [
                (CONTENT_TYPE, HeaderValue::from_static(FILE)),
                (CACHE_CONTROL, FOR_EVER),
                (VARY, HeaderValue::from_static("accept")),
            ];
            (headers, signed.to_file()).into_response()
        }
        Ok(None) => answer::not_found().await,
        Err(fault) => failed(&fault),
    }
}

/// One of the first two status lists.
pub(crate) async fn status(door: State<Door>, Path(purpose): Path<String>, headers: HeaderMap) -> Response {
    list(&door, &purpose, 1, &headers).await
}

/// A later one, at the one address that it has.
pub(crate) async fn later_status(
    door: State<Door>,
    Path((purpose, number)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    match number.parse() {
        Ok(later @ 2_u32..) if later.to_string() == number => list(&door, &purpose, later, &headers).await,
        _ => answer::not_found().await,
    }
}

async fn list(door: &Door, purpose: &str, number: u32, headers: &HeaderMap) -> Response {
    let Some(purpose) = Purpose::ALL.into_iter().find(|known| known.word() == purpose) else {
        return answer::not_found().await;
    };
    match door.app.status_list(purpose, number).await {
        Ok(Some(secured)) => {
            // Of the document with its proof: the same bits under another key are another answer.
            let digest = Digest::of_bytes(secured.document.as_bytes());
            let Some(kind) = accept::best(headers, &CREDENTIAL) else {
                return answer::not_acceptable(&CREDENTIAL);
            };
            credential((kind, headers), (secured.document, secured.jwt), &digest, A_MINUTE)
        }
        Ok(None) => answer::not_found().await,
        Err(fault) => failed(&fault),
    }
}

/// The JSON-LD context of agreements.
pub(crate) async fn context() -> Response {
    fixed("application/ld+json", CONTEXT)
}

/// The JSON Schema of agreements.
pub(crate) async fn schema() -> Response {
    fixed("application/schema+json", SCHEMA)
}

/// The JSON-LD context of decisions' credentials.
pub(crate) async fn decision_context() -> Response {
    fixed("application/ld+json", decided::CONTEXT)
}

/// The JSON Schema of decisions' credentials.
pub(crate) async fn decision_schema() -> Response {
    fixed("application/schema+json", decided::SCHEMA)
}

fn fixed(kind: &'static str, text: &'static str) -> Response {
    let headers = [(CONTENT_TYPE, HeaderValue::from_static(kind)), (CACHE_CONTROL, FOR_EVER)];
    (headers, text).into_response()
}

/// A credential as this kind, or that the asker's copy is still good.
fn credential(
    (kind, headers): (&'static str, &HeaderMap),
    (document, jwt): (String, String),
    digest: &Digest,
    cache: HeaderValue,
) -> Response {
    // Each form has a tag of its own: one is not the other.
    let form = kind.rsplit('/').next().filter(|_| kind != DOCUMENT);
    let tag = form.map_or_else(|| format!("\"{digest}\""), |form| format!("\"{digest}-{form}\""));
    let Ok(tag_value) = HeaderValue::from_str(&tag) else { return answer::fault() };
    let head = [
        (CONTENT_TYPE, HeaderValue::from_static(kind)),
        (CACHE_CONTROL, cache),
        (ETAG, tag_value),
        (VARY, HeaderValue::from_static("accept")),
    ];
    if accept::has(headers, &tag) {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    (head, if kind == JWT { jwt } else { document }).into_response()
}

fn failed(fault: &AppError) -> Response {
    answer::broken(fault, "a signed document could not be shown")
}
