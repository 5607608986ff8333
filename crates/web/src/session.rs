//! How long a stream lives: as long as whoever opened it is who they were, and takes what is sent.

use std::time::Duration;

use app::{Actor, App};
use axum::http::{
    HeaderMap,
    header::{HOST, ORIGIN},
};

use crate::bearer::{self, Unknown};

/// The times of streams.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// How often it is looked whether the token of a stream still stands for the same actor: no stream outlives it by more.
    pub recheck: Duration,
    /// Who does not take a message for so long is disconnected.
    pub patience: Duration,
    /// How often something is sent where nothing happens, so that what stands in between keeps the connection.
    pub pulse: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            recheck: Duration::from_secs(5),
            patience: Duration::from_secs(20),
            pulse: Duration::from_secs(15),
        }
    }
}

/// Who opened a stream.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    /// The token, where there is one.
    pub token: Option<String>,
    /// For whom it stood then.
    pub actor: Actor,
}

/// Why a session is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Over {
    /// The token is worth nothing any more.
    Revoked,
    /// It stands for somebody who may do other things than before.
    Changed,
}

impl Session {
    /// Returns once it is over. Never for anybody, who has nothing to lose.
    pub(crate) async fn over(&self, app: &App, every: Duration) -> Over {
        let Some(token) = &self.token else { return std::future::pending().await };
        loop {
            tokio::time::sleep(every).await;
            match bearer::holder(app, token).await {
                Ok(actor) if actor == self.actor => {}
                Ok(_) => return Over::Changed,
                Err(Unknown::Token) => return Over::Revoked,
                // The record cannot be asked: nothing new can come out of it either.
                Err(Unknown::Fault) => {}
            }
        }
    }
}

/// Whether a page of another site makes a browser ask. A WebSocket is opened across sites without anybody being asked, so it is refused here.
pub(crate) fn is_foreign(headers: &HeaderMap, public_url: &str) -> bool {
    let Some(origin) = headers.get(ORIGIN) else { return false };
    let Ok(origin) = origin.to_str() else { return true };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let here = origin.split_once("://").is_some_and(|(_, authority)| Some(authority) == host);
    !(here || origin.eq_ignore_ascii_case(public_url))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn pages_of_this_site_and_programs_are_no_foreigners() {
        for (origin, foreign) in [
            (None, false),
            (Some("https://ownaccord.example"), false),
            (Some("http://127.0.0.1:8080"), false),
            (Some("https://evil.example"), true),
            (Some("https://ownaccord.example.evil.example"), true),
            (Some("http://127.0.0.1:8081"), true),
            (Some("null"), true),
            (Some(""), true),
        ] {
            let mut headers = HeaderMap::from_iter([(HOST, HeaderValue::from_static("127.0.0.1:8080"))]);
            headers.extend(origin.map(|origin| (ORIGIN, HeaderValue::from_static(origin))));
            assert_eq!(is_foreign(&headers, "https://ownaccord.example"), foreign, "{origin:?}");
        }
    }
}
