//! What a charter is to say of how plain texts must be.

use async_graphql::InputObject;
use domain::charter::{LanguageLimitsDraft, ReadabilityDraft};

use crate::scalar;

/// The most that a sentence and a text may ask of readers.
#[derive(Debug, InputObject)]
pub(crate) struct ReadabilityInput {
    /// The most words in a sentence: 8 to 100.
    most_words: u32,
    /// The most rare words, as a share of the words of a text. Texts of fewer than ten words are not judged by it, nor are
    /// languages for which there is no list of frequent words.
    most_rare: scalar::Fraction,
    /// Limits of their own for single languages.
    #[graphql(default)]
    languages: Vec<LanguageLimitsInput>,
}

/// The limits for one language.
#[derive(Debug, InputObject)]
pub(crate) struct LanguageLimitsInput {
    /// The language; a tag without region stands for all its regions that have no limits of their own.
    language: scalar::Language,
    /// The most words in a sentence: 8 to 100.
    most_words: u32,
    /// The most rare words, as a share of the words of a text.
    most_rare: scalar::Fraction,
}

impl From<ReadabilityInput> for ReadabilityDraft {
    fn from(input: ReadabilityInput) -> Self {
        let own = |own: LanguageLimitsInput| LanguageLimitsDraft {
            language: own.language.into(),
            most_words: own.most_words,
            most_rare: own.most_rare.into(),
        };
        Self {
            most_words: input.most_words,
            most_rare: input.most_rare.into(),
            languages: input.languages.into_iter().map(own).collect(),
        }
    }
}
