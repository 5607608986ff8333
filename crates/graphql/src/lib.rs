//! The public schema: views over domain values, thin resolvers, limits, subscriptions.
//!
//! A resolver reads its input, calls one verb or load of `app`, and hands the value to a view; it decides nothing. Who may
//! do what is decided by the narrowing of [`app::Actor`]; [`authorise`] says the same as a table, and tests hold the two
//! against each other. A refusal is a typed part of a payload; a GraphQL error is a fault, or a request that cannot be
//! read.
#![recursion_limit = "256"] // The schema's mutations are one future within another.

mod asker;
pub mod authorise;
mod fault;
mod limits;
mod loads;
mod mutation;
mod node;
mod page;
mod places;
mod query;
mod read;
mod scalar;
mod subscription;
mod view;

use app::App;
use async_graphql::{SDLExportOptions, SchemaBuilder, dataloader::DataLoader};

pub use asker::Asker;
pub use limits::QUERY_BYTES;
pub use mutation::Mutation;
pub use places::{SUBSCRIPTIONS_A_CONNECTION, SUBSCRIPTIONS_AN_ACTOR, Subscriptions};
pub use query::Query;
pub use subscription::Subscription;

/// The schema.
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// What the operator chose.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Whether the schema can be asked about itself: in development.
    pub introspection: bool,
}

/// The schema over an application. Each request brings an [`Asker`] as its data; without one, anybody asks.
pub fn schema(app: App, settings: Settings) -> Schema {
    let loads = DataLoader::new(loads::Loads::new(app.clone()), tokio::spawn);
    let schema = limits::bound(builder()).data(app).data(loads).data(places::Places::default());
    if settings.introspection { schema } else { schema.disable_introspection() }.finish()
}

/// The schema in its own language (SDL), as `frontend/schema.graphql` has it.
pub fn sdl() -> String {
    let options = SDLExportOptions::new().prefer_single_line_descriptions().use_space_ident().indent_width(2);
    let text = builder().finish().sdl_with_options(options);
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned() + "\n"
}

fn builder() -> SchemaBuilder<Query, Mutation, Subscription> {
    Schema::build(Query::default(), Mutation::default(), Subscription)
}
