//! Who a request comes from.

use app::{Actor, App, AppError};
use axum::{
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCEPT_LANGUAGE, AUTHORIZATION, WWW_AUTHENTICATE},
    },
    response::Response,
};
use domain::refusal::Reason;
use graphql::Asker;
use notices::render;

use crate::{answer, session::Session};

/// Why nobody could be told.
pub(crate) enum Unknown {
    /// The token is not one of ours, or not any more. It never means "anybody".
    Token,
    /// The record could not be asked.
    Fault,
}

/// The header in which a caller says which languages it reads.
pub(crate) fn accept_language(headers: &HeaderMap) -> Option<&str> {
    headers.get(ACCEPT_LANGUAGE)?.to_str().ok()
}

/// Who sends these headers (RFC 6750, section 2.1): anybody, where there is no such header.
pub(crate) async fn asker(app: &App, headers: &HeaderMap) -> Result<(Asker, Session), Response> {
    let shown = headers.get(AUTHORIZATION).map(token);
    let actor = match shown {
        None => Ok(Actor::Public),
        Some(Some(token)) => holder(app, token).await,
        Some(None) => Err(Unknown::Token),
    };
    let language = accept_language(headers);
    match actor {
        Ok(actor) => {
            let token = shown.flatten().map(str::to_owned);
            Ok((Asker::new(actor.clone(), language), Session { token, actor }))
        }
        Err(Unknown::Token) => Err(sign_in_needed(language)),
        Err(Unknown::Fault) => Err(answer::fault()),
    }
}

fn token(header: &HeaderValue) -> Option<&str> {
    let (scheme, token) = header.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// Who holds a token.
pub(crate) async fn holder(app: &App, token: &str) -> Result<Actor, Unknown> {
    match app.actor(token).await {
        // A connector's token is worth nothing here: it negotiates at its own door.
        Ok(Actor::Connector(..)) => Err(Unknown::Token),
        Ok(actor) => Ok(actor),
        Err(AppError::Refused(_)) => Err(Unknown::Token),
        Err(error) => {
            tracing::error!(%error, "a token could not be looked up");
            Err(Unknown::Fault)
        }
    }
}

fn sign_in_needed(language: Option<&str>) -> Response {
    let reason = Reason::SignInNeeded {};
    let locale = Asker::new(Actor::Public, language).locale();
    let message = render::refusal(&reason, &locale).message;
    let mut response = answer::error(StatusCode::UNAUTHORIZED, reason.code(), &message);
    response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    response
}
