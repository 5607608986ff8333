//! Words in several languages.

use async_graphql::{InputObject, SimpleObject};
use domain::text::LocalText;

use crate::scalar::Language;

/// A text in one language.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "LocalText")]
pub(crate) struct LocalTextView {
    /// In which language it is.
    pub language: Language,
    /// The text.
    pub text: String,
}

/// A text in one language.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct LocalTextInput {
    /// In which language it is.
    pub language: Language,
    /// The text.
    pub text: String,
}

/// A text in all its languages.
pub(crate) fn local_text(text: &LocalText) -> Vec<LocalTextView> {
    let one = |(language, text): (&domain::text::Language, &str)| LocalTextView {
        language: Language::of(language),
        text: text.to_owned(),
    };
    text.iter().map(one).collect()
}
