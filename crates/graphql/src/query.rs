//! Questions.

mod log;
mod lookup;
mod myself;
mod permission;
mod taxonomy;
mod webhooks;

use async_graphql::MergedObject;

/// The root of queries.
#[derive(MergedObject, Default)]
pub struct Query(
    log::LogQuery,
    lookup::LookupQuery,
    myself::MyselfQuery,
    permission::PermissionQuery,
    taxonomy::TaxonomyQuery,
    webhooks::WebhooksQuery,
);
