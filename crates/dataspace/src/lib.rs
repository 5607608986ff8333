//! The Dataspace Protocol 2025-1 by its HTTPS binding: a requester's connector reads the catalog of data that communities may
//! let others use, asks, bargains, and is told the members' answer. The requester is the protocol's consumer, a community its
//! provider, through this instance.
//!
//! The same verbs of `app` do the work as for people who use GraphQL: both can be used on one negotiation. This door
//! translates messages and holds each against the protocol's state machine; it decides nothing else.
#![recursion_limit = "256"] // The verbs' futures are nested deeply.

mod call;
mod catalog;
mod deliver;
mod documents;
mod message;
mod negotiation;
mod shape;

use std::sync::Arc;

use app::App;
use axum::{
    Router,
    routing::{get, post},
};

pub use deliver::deliver;

/// What the operator chose.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The public address of this instance, without a slash at its end.
    pub public_url: Arc<str>,
}

/// Where the protocol is found below the public address.
pub const PATH: &str = "/dataspace";

/// What every handler has.
#[derive(Clone)]
pub(crate) struct Door {
    app: App,
    settings: Settings,
}

impl Door {
    /// The address of the protocol's endpoints.
    fn base(&self) -> String {
        format!("{}{PATH}", self.settings.public_url)
    }
}

/// The routes of the protocol.
pub fn router(app: App, settings: Settings) -> Router {
    let negotiations = Router::new()
        .route("/request", post(negotiation::request))
        .route("/{provider_pid}", get(negotiation::show))
        .route("/{provider_pid}/request", post(negotiation::ask_again))
        .route("/{provider_pid}/events", post(negotiation::event))
        .route("/{provider_pid}/agreement/verification", post(negotiation::verify))
        .route("/{provider_pid}/termination", post(negotiation::terminate));
    let protocol = Router::new()
        .route("/catalog/request", post(catalog::request))
        .route("/catalog/datasets/{id}", get(catalog::dataset))
        .route("/context.jsonld", get(documents::context))
        .nest("/negotiations", negotiations);
    Router::new()
        .route("/.well-known/dspace-version", get(documents::version))
        .nest(PATH, protocol)
        .with_state(Door { app, settings })
}
