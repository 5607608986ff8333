//! Messages in the protocol's shapes: what comes in is looked at, what goes out is written.

use app::{Actor, App, AppError, Connected};
use axum::{
    Json,
    http::{
        HeaderMap, StatusCode,
        header::{ACCEPT_LANGUAGE, AUTHORIZATION},
    },
    response::{IntoResponse, Response},
};
use domain::{
    id::ProposalId,
    proposal::DataspaceState,
    refusal::{Reason, Refusal, Refused},
};
use notices::{Locale, accepted, render};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::Door;

/// The context that every message names.
pub(crate) const CONTEXT: &str = "https://w3id.org/dspace/2025/1/context.jsonld";

/// The id of a process that never was: the protocol's errors must name two, also where there is none.
const NOBODY: &str = "urn:uuid:00000000-0000-0000-0000-000000000000";

/// What a message is refused with.
pub(crate) enum Fault {
    /// There is nothing there for whoever asks.
    NotFound,
    /// A rule refuses.
    Refused(Refused),
    /// Something broke on our side; what, stands in the log.
    Broken,
}

impl From<Reason> for Fault {
    fn from(reason: Reason) -> Self {
        Self::Refused(reason.into())
    }
}
impl From<Refused> for Fault {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}
impl From<AppError> for Fault {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Refused(refused) if hides(&refused) => Self::NotFound,
            AppError::Refused(refused) => Self::Refused(refused),
            error => {
                tracing::error!(%error, "a connector's message could not be taken");
                Self::Broken
            }
        }
    }
}

/// Whoever may not see a negotiation learns nothing of it (section "Unauthorized Access": 404).
fn hides(refused: &Refused) -> bool {
    ["not-found", "actor.sign-in-needed", "actor.not-the-requester"].iter().any(|code| refused.has(code))
}

/// The two ids of a negotiation, as far as they are known.
#[derive(Clone, Default)]
pub(crate) struct Pids {
    /// Ours.
    pub provider: Option<String>,
    /// The connector's.
    pub consumer: Option<String>,
}

impl Pids {
    /// Those of a negotiation.
    pub fn of(at: &Connected) -> Self {
        Self { provider: Some(pid(at.proposal.id)), consumer: Some(at.connection.consumer_pid.clone()) }
    }

    /// Those that a message names.
    pub fn named(message: &Value) -> Self {
        let named = |name: &str| message.get(name).and_then(Value::as_str).map(str::to_owned);
        Self { provider: named("providerPid"), consumer: named("consumerPid") }
    }

    fn or_nobody(pid: Option<&String>) -> &str {
        pid.map_or(NOBODY, String::as_str)
    }
}

/// Our id of a negotiation, as the protocol carries it.
pub(crate) fn pid(id: ProposalId) -> String {
    format!("urn:uuid:{}", id.uuid())
}

/// The negotiation that an id names, whether as a URN or bare.
pub(crate) fn read_pid(text: &str) -> Option<ProposalId> {
    let bare = text.strip_prefix("urn:uuid:").unwrap_or(text);
    bare.parse::<Uuid>().ok().map(ProposalId::new)
}

/// Who sends a message. An unknown token is nobody: the protocol hides what is there.
pub(crate) async fn sender(app: &App, headers: &HeaderMap) -> Result<Actor, Fault> {
    let header = headers.get(AUTHORIZATION).and_then(|header| header.to_str().ok());
    let token = header.and_then(|header| header.split_once(' '));
    let token = token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, token)| token);
    Ok(app.actor(token.ok_or(Fault::NotFound)?.trim()).await?)
}

/// The language in which a caller is answered.
pub(crate) fn locale(headers: &HeaderMap) -> Locale {
    let header = headers.get(ACCEPT_LANGUAGE).and_then(|header| header.to_str().ok()).unwrap_or("");
    accepted(header).iter().find_map(Locale::of).unwrap_or(Locale::English)
}

/// Reads a message of this kind.
pub(crate) fn read(body: &[u8], kind: &str) -> Result<Value, Fault> {
    let unreadable = || Reason::Malformed { shape: "json".to_owned() };
    let message: Value = serde_json::from_slice(body).map_err(|_| unreadable())?;
    let contexts = message.get("@context").and_then(Value::as_array);
    let whole = |contexts: &Vec<Value>| contexts.iter().all(Value::is_string);
    if !contexts.is_some_and(|all| whole(all) && all.iter().any(|context| context == CONTEXT)) {
        return Err(Reason::OtherMessage { wanted: CONTEXT.to_owned() }.into());
    }
    if message.get("@type").and_then(Value::as_str) != Some(kind) {
        return Err(Reason::OtherMessage { wanted: kind.to_owned() }.into());
    }
    Ok(message)
}

/// A message of ours: the contexts before the rest.
pub(crate) fn written(door: &Door, mut message: Value) -> Value {
    message["@context"] = json!([CONTEXT, format!("{}/context.jsonld", door.base())]);
    message
}

/// `ContractNegotiation`: where a negotiation stands.
pub(crate) fn negotiation(status: StatusCode, pids: &Pids, state: DataspaceState) -> Response {
    let body = json!({
        "@context": [CONTEXT],
        "@type": "ContractNegotiation",
        "providerPid": Pids::or_nobody(pids.provider.as_ref()),
        "consumerPid": Pids::or_nobody(pids.consumer.as_ref()),
        "state": state.word(),
    });
    (status, Json(body)).into_response()
}

/// `ContractNegotiationError`, with every reason that there is.
pub(crate) fn negotiation_error(fault: &Fault, pids: &Pids, locale: Locale) -> Response {
    let body = |code: &str, reasons: Vec<Value>| {
        Json(json!({
            "@context": [CONTEXT],
            "@type": "ContractNegotiationError",
            "providerPid": Pids::or_nobody(pids.provider.as_ref()),
            "consumerPid": Pids::or_nobody(pids.consumer.as_ref()),
            "code": code,
            "reason": reasons,
        }))
    };
    error(fault, locale, body)
}

/// `CatalogError`.
pub(crate) fn catalog_error(fault: &Fault, locale: Locale) -> Response {
    let body = |code: &str, reasons: Vec<Value>| {
        Json(json!({ "@context": [CONTEXT], "@type": "CatalogError", "code": code, "reason": reasons }))
    };
    error(fault, locale, body)
}

fn error(fault: &Fault, locale: Locale, body: impl Fn(&str, Vec<Value>) -> Json<Value>) -> Response {
    match fault {
        Fault::NotFound => {
            let missing: Refused = Reason::NotFound { what: "negotiation".to_owned() }.into();
            (StatusCode::NOT_FOUND, body("not-found", reasons(&missing, locale))).into_response()
        }
        Fault::Refused(refused) => {
            let code = refused.all().first().map_or("refused", |refusal| refusal.reason.code());
            (StatusCode::BAD_REQUEST, body(code, reasons(refused, locale))).into_response()
        }
        Fault::Broken => {
            (StatusCode::SERVICE_UNAVAILABLE, body("fault", vec![json!("fault")])).into_response()
        }
    }
}

/// Each reason with its code, where it is, what is wrong and what to do.
fn reasons(refused: &Refused, locale: Locale) -> Vec<Value> {
    let reason = |refusal: &Refusal| {
        let sentence = render::refusal(&refusal.reason, &locale);
        json!({
            "code": refusal.reason.code(),
            "path": refusal.path.join("."),
            "message": sentence.message,
            "remedy": sentence.remedy,
        })
    };
    refused.all().iter().map(reason).collect()
}
