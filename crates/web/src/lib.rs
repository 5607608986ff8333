//! The HTTP door: GraphQL over POST, WebSocket and server-sent events, a page to try queries on, pages behind links in letters, well-known documents,
//! health.
//!
//! Every answer that is not a page is JSON, errors too. Nothing that a caller sends (queries, variables, tokens) gets
//! into a log. No page asks a third party for anything.
#![recursion_limit = "256"] // The schema's mutations are one future within another.
mod accept;
mod access;
mod agreements;
mod answer;
mod bearer;
mod explorer;
mod fence;
mod graphql_http;
mod graphql_socket;
mod graphql_stream;
mod health;
mod log;
mod opening;
mod page;
mod prove;
mod serve;
mod session;
mod well_known;
pub mod witness;

use std::{fmt, sync::Arc};

use app::App;
use axum::{
    extract::DefaultBodyLimit,
    routing::{get, post},
};

pub use axum::Router;
use evidence::{
    agreement::{CONTEXT_PATH, SCHEMA_PATH},
    decision::credential as decided,
};
pub use opening::Opening;
pub use serve::serve;
pub use session::Pace;

/// Says something by short codes, each once; nothing when all is well.
pub type Codes = Arc<dyn Fn() -> Vec<&'static str> + Send + Sync>;

/// What the operator chose.
#[derive(Clone)]
pub struct Settings {
    /// Whether `GET /graphql` serves a page to try queries on.
    pub graphiql: bool,
    /// What else must be up before this instance takes work: the bot.
    pub ready: Codes,
    /// What is wrong though work goes on: what others hold against the log, and witnesses that do not sign.
    pub alarms: Codes,
    /// The times of streams.
    pub pace: Pace,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings").field("graphiql", &self.graphiql).finish_non_exhaustive()
    }
}

/// What every handler has.
#[derive(Clone)]
pub(crate) struct Door {
    app: App,
    schema: graphql::Schema,
    ready: Codes,
    alarms: Codes,
    pace: Pace,
}

/// No body is longer, in bytes: a longer one is refused before anything looks at it.
pub const BODY_BYTES: usize = 32 * 1024;

/// Every route of this instance; `others` are doors of their own, which stand behind the same fence.
pub fn router(app: App, schema: graphql::Schema, others: Router, settings: Settings) -> Router {
    let endpoint = post(graphql_http::answer);
    let endpoint = if settings.graphiql { endpoint.get(explorer::page) } else { endpoint };
    let mut routes = Router::new()
        .route("/graphql", endpoint)
        .route("/graphql/ws", get(graphql_socket::listen))
        .route("/.well-known/jwks.json", get(well_known::jwks))
        .route("/agreements/{id}", get(agreements::agreement))
        .route("/agreements/{id}/events", get(agreements::events))
        .route("/decisions/{id}", get(agreements::decision))
        .route("/status/{purpose}", get(agreements::status))
        .route("/status/{purpose}/{number}", get(agreements::later_status))
        .route(CONTEXT_PATH, get(agreements::context))
        .route(SCHEMA_PATH, get(agreements::schema))
        .route(decided::CONTEXT_PATH, get(agreements::decision_context))
        .route(decided::SCHEMA_PATH, get(agreements::decision_schema))
        .route("/log/checkpoint", get(log::checkpoint))
        .route("/log/key", get(log::key))
        .route("/log/tile/{*path}", get(log::tile))
        .route("/log/entries/{*path}", get(log::entries))
        .route("/log/proof", get(log::proof))
        .route("/.well-known/authzen-configuration", get(access::configuration))
        .route("/access/v1/evaluation", post(access::evaluation).get(access::look))
        .route(
            "/access/v1/evaluations",
            post(access::evaluations).layer(DefaultBodyLimit::max(access::BATCH_BYTES)),
        )
        .route("/.well-known/did.json", get(well_known::instance))
        .route("/communities/{id}/did.json", get(well_known::community))
        .route("/requesters/{id}/did.json", get(well_known::requester))
        .route("/prove-domain/{secret}", get(prove::look).post(prove::confirm))
        .route("/page.css", get(page::style))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready));
    if settings.graphiql {
        routes = routes
            .route("/graphql/explorer.js", get(explorer::script))
            .route("/graphql/explorer.css", get(explorer::style));
    }
    let routes = routes
        .with_state(Door { app, schema, ready: settings.ready, alarms: settings.alarms, pace: settings.pace })
        .merge(others)
        .fallback(answer::not_found)
        .method_not_allowed_fallback(answer::method_not_allowed)
        .layer(DefaultBodyLimit::max(BODY_BYTES));
    fence::around(routes)
}
