//! The page behind the link by which a requester proves its mail domain. Opening it proves nothing, because programs that guard
//! mailboxes open every link: its button does.

use app::{AppError, LinkMeans};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use domain::{party::MailDomain, refusal::Refused};
use graphql::Asker;
use notices::{
    Locale,
    render::{Page, domain_proven, prove_domain, refused_page},
};

use crate::{Door, answer, bearer::accept_language, page};

/// `GET /prove-domain/SECRET`: what the link is for, and a button.
pub(crate) async fn look(
    State(door): State<Door>,
    Path(secret): Path<String>,
    headers: HeaderMap,
) -> Response {
    shown(door.app.look_at_link(&secret).await, &headers, prove_domain)
}

/// `POST /prove-domain/SECRET`: somebody pressed the button.
pub(crate) async fn confirm(
    State(door): State<Door>,
    Path(secret): Path<String>,
    headers: HeaderMap,
) -> Response {
    shown(door.app.confirm_mail_domain(&secret).await, &headers, domain_proven)
}

fn shown(
    done: Result<LinkMeans, AppError>,
    headers: &HeaderMap,
    as_page: fn(&str, &MailDomain, Locale) -> Page,
) -> Response {
    let locale = Asker::new(app::Actor::Public, accept_language(headers)).locale();
    match done {
        Ok(means) => page::answer(StatusCode::OK, &as_page(&means.requester, &means.domain, locale)),
        Err(AppError::Refused(refused)) => gone(&refused, locale),
        Err(error) => answer::broken(&error, "a link could not be looked up"),
    }
}

fn gone(refused: &Refused, locale: Locale) -> Response {
    page::answer(StatusCode::GONE, &refused_page(refused, locale))
}
