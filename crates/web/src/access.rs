//! The AuthZEN Authorization API 1.0: who holds data asks before each use of it. `docs/permission.md` tells how a question is written.
//!
//! A question that is no question of the protocol is answered with 400 and a code; everything else is a decision, and what is not
//! understood in it denies.

mod asked;
mod told;

use std::borrow::Cow;

use app::Answered;
use axum::{
    body::Bytes,
    extract::{Query, State, rejection::BytesRejection},
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, VARY},
    },
    response::{IntoResponse, Response},
};
use domain::{digest::Digest, moment::Moment, permission::Answer};
use graphql::Asker;
use serde_json::{Value, json};

use crate::{Door, accept, answer, bearer, graphql_http::is_json};
use asked::{Asked, Batch, Malformed, Semantic};
use told::Told;

const PREFER: HeaderName = HeaderName::from_static("prefer");
const PREFERENCE_APPLIED: HeaderName = HeaderName::from_static("preference-applied");
/// No batch is longer, in questions.
pub(crate) const MOST: usize = 1_000;
/// No batch is longer, in bytes.
pub(crate) const BATCH_BYTES: usize = 512 * 1024;
/// A denial may be kept so long by whoever asked: to be denied a little longer does nobody harm. A permission never is.
const DENIAL_SECONDS: i64 = 5;

/// `POST /access/v1/evaluation`: one question.
pub(crate) async fn evaluation(
    State(door): State<Door>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    match asker_and_body(&door, &headers, body).await {
        Ok((asker, body)) => match asked::one(&body) {
            Ok(asked) => one(&door, &asker, &asked, wants_signature(&headers)).await,
            Err(malformed) => refused(malformed),
        },
        Err(response) => response,
    }
}

/// `POST /access/v1/evaluations`: several questions at once; one, where there is no list of them.
pub(crate) async fn evaluations(
    State(door): State<Door>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let (asker, body) = match asker_and_body(&door, &headers, body).await {
        Ok(both) => both,
        Err(response) => return response,
    };
    match asked::several(&body) {
        Ok(Batch::One(asked)) => one(&door, &asker, &asked, wants_signature(&headers)).await,
        Ok(Batch::Several(asked, semantic)) => several(&door, &asker, &asked, semantic).await,
        Err(malformed) => refused(malformed),
    }
}

/// `GET /access/v1/evaluation?…`: one question, by an address that a cache can keep the answer of.
pub(crate) async fn look(
    State(door): State<Door>,
    headers: HeaderMap,
    Query(typed): Query<Vec<(String, String)>>,
) -> Response {
    let asker = match bearer::asker(&door.app, &headers).await {
        Ok((asker, _)) => asker,
        Err(response) => return response,
    };
    let asked = match asked::of_query(typed) {
        Ok(asked) => asked,
        Err(malformed) => return refused(malformed),
    };
    if wants_signature(&headers) {
        return one(&door, &asker, &asked, true).await;
    }
    let answered = decide(&door, &asker, &asked).await;
    let body = told::bytes(&Told::whole(&answered, &asker.locale(), &door.app));
    let tag = format!("\"{}\"", Digest::of_bytes(&[asked.canonical().as_bytes(), &body].concat()));
    let kept = kept(&answered.answer, door.app.now());
    let fresh = accept::has(&headers, &tag);
    let status = if fresh { StatusCode::NOT_MODIFIED } else { StatusCode::OK };
    let mut response = if fresh { status.into_response() } else { as_json(body) };
    let told =
        [(CACHE_CONTROL, kept.as_ref()), (ETAG, &tag), (VARY, "accept-language, authorization, prefer")];
    for (name, value) in told {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// `GET /.well-known/authzen-configuration`: where the questions go.
pub(crate) async fn configuration(State(door): State<Door>) -> Response {
    let base = door.app.keys().issuer().trim_end_matches('/');
    let document = json!({
        "policy_decision_point": base,
        "access_evaluation_endpoint": format!("{base}/access/v1/evaluation"),
        "access_evaluations_endpoint": format!("{base}/access/v1/evaluations"),
        "jwks_uri": format!("{base}/.well-known/jwks.json"),
    });
    ([(CACHE_CONTROL, "public, max-age=3600")], axum::Json(document)).into_response()
}

/// How long whoever asked may rely on an answer without asking again.
fn kept(answer: &Answer, now: Moment) -> Cow<'static, str> {
    let soon = answer
        .changes_at()
        .map_or(DENIAL_SECONDS, |at| (at.seconds() - now.seconds()).clamp(0, DENIAL_SECONDS));
    match answer {
        Answer::Permit { .. } => Cow::Borrowed("no-cache"),
        Answer::Deny(_) => Cow::Owned(format!("max-age={soon}")),
    }
}

async fn asker_and_body(
    door: &Door,
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<(Asker, Bytes), Response> {
    let body = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            answer::error(StatusCode::PAYLOAD_TOO_LARGE, "request.too-large", "The body is too long.")
        }
        _ => refused(Malformed::at("body")),
    })?;
    if !is_json(headers) {
        return Err(answer::error(
            StatusCode::BAD_REQUEST,
            "request.not-json",
            "The body must be JSON: content-type application/json.",
        ));
    }
    Ok((bearer::asker(&door.app, headers).await?.0, body))
}

fn refused(malformed: Malformed) -> Response {
    let message = format!("Not a question of the AuthZEN Authorization API: see {}.", malformed.place);
    answer::error(StatusCode::BAD_REQUEST, "request.malformed", &message)
}

/// Whether the asker would like the answer signed too (RFC 7240).
fn wants_signature(headers: &HeaderMap) -> bool {
    let named = |value: &HeaderValue| {
        let preferences = value.to_str().unwrap_or_default().split(',');
        preferences.into_iter().any(|one| one.trim().eq_ignore_ascii_case("signed"))
    };
    headers.get_all(PREFER).iter().any(named)
}

async fn decide(door: &Door, asker: &Asker, asked: &Asked) -> Answered {
    let (keys, now) = (door.app.keys(), door.app.now());
    let mut answered =
        door.app.permitted_each(asker.actor(), [asked], |asked, names| asked.read(names, keys, now)).await;
    answered.pop().unwrap_or_else(Answered::unknown)
}

async fn one(door: &Door, asker: &Asker, asked: &Asked, signed: bool) -> Response {
    let answered = decide(door, asker, asked).await;
    let mut told = Told::whole(&answered, &asker.locale(), &door.app);
    if signed {
        match door.app.sign_answer(&asked.document(), &answered) {
            Ok(jws) => told.sign(jws),
            // A number that has no canonical form, such as a fraction, was said in the question.
            Err(_) => return refused(Malformed::at("the numbers in it")),
        }
    }
    let mut response = as_json(told::bytes(&told));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if signed {
        response.headers_mut().insert(PREFERENCE_APPLIED, HeaderValue::from_static("signed"));
    }
    response
}

async fn several(
    door: &Door,
    asker: &Asker,
    asked: &[Result<Asked, Malformed>],
    semantic: Semantic,
) -> Response {
    let (keys, now) = (door.app.keys(), door.app.now());
    let answered = door
        .app
        .permitted_each(asker.actor(), asked, |asked, names| match asked {
            Ok(asked) => asked.read(names, keys, now),
            Err(malformed) => Err(malformed.reason()),
        })
        .await;
    let permits = |answered: &Answered| matches!(answered.answer, Answer::Permit { .. });
    let last = match semantic {
        Semantic::All => None,
        Semantic::UntilDenied => answered.iter().position(|one| !permits(one)),
        Semantic::UntilPermitted => answered.iter().position(permits),
    };
    let told: Vec<_> = answered.iter().take(last.map_or(usize::MAX, |at| at + 1)).map(Told::brief).collect();
    let mut response = as_json(told::bytes(&told::Several { evaluations: told }));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn as_json(body: Vec<u8>) -> Response {
    ([(CONTENT_TYPE, HeaderValue::from_static("application/json"))], body).into_response()
}

/// A member of an object, where it is there and not null.
fn member<'a>(of: &'a serde_json::Map<String, Value>, name: &str) -> Option<&'a Value> {
    of.get(name).filter(|value| !value.is_null())
}
