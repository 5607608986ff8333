//! What anybody can start from: the shared language of codes, and the templates of charters.

use async_graphql::{Context, Object};
use domain::{charter::Template, refusal::Reason, text::Language};
use notices::{Locale, taxonomy};

use crate::{
    asker::Asker,
    fault::{Fault, Result},
    scalar,
    view::{CharterTemplateView, TaxonomyKind, TaxonomyTerm},
};

/// Longer words are nobody's search.
const LONGEST_SEARCH: u32 = 200;

#[derive(Default)]
pub(crate) struct TaxonomyQuery;

#[Object]
impl TaxonomyQuery {
    /// The codes of one kind, or all of them, in the order of the list. With `search` those in whose code, label or
    /// sentence all of its words stand, whatever their accents and case. The words are in `language`, if we speak it, else
    /// in the asker's own.
    #[graphql(complexity = "350 * child_complexity")]
    async fn taxonomy(
        &self,
        ctx: &Context<'_>,
        kind: Option<TaxonomyKind>,
        search: Option<String>,
        language: Option<scalar::Language>,
    ) -> Result<Vec<TaxonomyTerm>> {
        let search = search.unwrap_or_default();
        if search.chars().count() > LONGEST_SEARCH as usize {
            return Err(Fault::refused(ctx, &Reason::TooLong { most: LONGEST_SEARCH }));
        }
        let locale = match language {
            Some(language) => wanted(ctx, &language.0)?,
            None => Asker::of(ctx).locale(),
        };
        let found = taxonomy::search(&search, kind.map(Into::into), locale);
        Ok(found.into_iter().map(TaxonomyTerm::from).collect())
    }

    /// The charters that a community can be founded with.
    async fn charter_templates(&self) -> Vec<CharterTemplateView> {
        Template::ALL.map(CharterTemplateView).into()
    }
}

fn wanted(ctx: &Context<'_>, tag: &str) -> Result<Locale> {
    let unknown = || Reason::UnknownLanguage { value: tag.chars().take(40).collect() };
    let language: Language = tag.parse().map_err(|_| Fault::refused(ctx, &unknown()))?;
    Ok(Locale::of(&language).unwrap_or(Asker::of(ctx).locale()))
}
