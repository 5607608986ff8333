//! What a charter says of how plain texts must be.

use async_graphql::SimpleObject;
use domain::charter::{LanguageLimits, Readability};

use crate::scalar;

/// The most that a sentence and a text may ask of readers.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Readability")]
pub(crate) struct ReadabilityView {
    /// The most words in a sentence.
    most_words: u32,
    /// The most rare words, as a share of the words of a text.
    most_rare: scalar::Fraction,
    /// Limits of their own for single languages.
    languages: Vec<LanguageLimitsView>,
}

/// The limits for one language.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "LanguageLimits")]
pub(crate) struct LanguageLimitsView {
    /// The language; a tag without region stands for all its regions that have no limits of their own.
    language: scalar::Language,
    /// The most words in a sentence.
    most_words: u32,
    /// The most rare words, as a share of the words of a text.
    most_rare: scalar::Fraction,
}

impl From<&Readability> for ReadabilityView {
    fn from(clause: &Readability) -> Self {
        let own = |own: &LanguageLimits| LanguageLimitsView {
            language: scalar::Language::of(&own.language),
            most_words: own.most_words,
            most_rare: scalar::Fraction::of(&own.most_rare),
        };
        Self {
            most_words: clause.most_words,
            most_rare: scalar::Fraction::of(&clause.most_rare),
            languages: clause.languages.iter().map(own).collect(),
        }
    }
}
