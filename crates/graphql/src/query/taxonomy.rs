//! The shared language of codes.

use async_graphql::Object;
use domain::taxonomy;

use crate::view::{TaxonomyKind, TaxonomyTerm};

#[derive(Default)]
pub(crate) struct TaxonomyQuery;

#[Object]
impl TaxonomyQuery {
    /// The codes of one kind, or all of them.
    #[graphql(complexity = "100 * child_complexity")]
    async fn taxonomy(&self, kind: Option<TaxonomyKind>) -> Vec<TaxonomyTerm> {
        taxonomy::terms(kind.map(Into::into)).map(TaxonomyTerm::from).collect()
    }
}
