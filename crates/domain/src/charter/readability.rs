//! How plain the texts of terms must be: the charter's limits, for each language.

use serde::{Deserialize, Serialize};

use super::{Charter, typed::language};
use crate::{
    refusal::{Faults, Reason},
    share::Share,
    text::Language,
};

/// The most that a sentence and a text may ask of readers. An absent clause asks nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Readability {
    /// The most words in a sentence.
    pub most_words: u32,
    /// The most rare words, as a share of the words of a text.
    pub most_rare: Share,
    /// Limits of their own for single languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<LanguageLimits>,
}

/// The limits for one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LanguageLimits {
    /// The language; by its primary tag it stands for all its regions that have none of their own.
    pub language: Language,
    /// The most words in a sentence.
    pub most_words: u32,
    /// The most rare words, as a share of the words of a text.
    pub most_rare: Share,
}

/// No limit on sentences is lower or higher: below, nothing can be said; above, it is none.
pub(super) const WORDS: std::ops::RangeInclusive<u32> = 8..=100;

impl Readability {
    /// The most words in a sentence and the most rare words of a text in a language.
    pub fn limits(&self, language: &Language) -> (u32, Share) {
        let exact = self.languages.iter().find(|own| own.language == *language);
        let primary = || self.languages.iter().find(|own| own.language.tag() == language.primary());
        exact
            .or_else(primary)
            .map_or((self.most_words, self.most_rare), |own| (own.most_words, own.most_rare))
    }

    /// The languages that either of two clauses sets apart.
    fn named<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a Language> {
        self.languages.iter().chain(&other.languages).map(|own| &own.language)
    }
}

impl Charter {
    /// Notes each language in which this charter lets texts be harder to read than its parent's.
    pub(super) fn note_harder_to_read(&self, parent: &Self, faults: &mut Faults) {
        let Some(above) = &parent.readability else { return };
        let Some(own) = &self.readability else {
            return faults
                .field("readability", Reason::HarderThanParent { language: self.language().clone() });
        };
        let mut languages: Vec<&Language> = Vec::new();
        for language in self.languages.iter().chain(&parent.languages).chain(own.named(above)) {
            let ((words, rare), (most_words, most_rare)) = (own.limits(language), above.limits(language));
            if (words > most_words || rare > most_rare) && !languages.contains(&language) {
                languages.push(language);
                faults.field("readability", Reason::HarderThanParent { language: language.clone() });
            }
        }
    }
}

/// A clause on readability as somebody typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of Readability, unread")]
pub struct ReadabilityDraft {
    pub most_words: u32,
    pub most_rare: String,
    pub languages: Vec<LanguageLimitsDraft>,
}

/// The limits for one language as somebody typed them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of LanguageLimits, unread")]
pub struct LanguageLimitsDraft {
    pub language: String,
    pub most_words: u32,
    pub most_rare: String,
}

impl ReadabilityDraft {
    /// Reads the clause; each language can have limits of its own once.
    pub(super) fn read(&self, faults: &mut Faults) -> Option<Readability> {
        let most_words = words(faults, self.most_words);
        let most_rare = share(faults, &self.most_rare);
        let languages = super::typed::each(faults, "languages", &self.languages, |f, own| own.read(f));
        faults.within("languages", |faults| {
            for (at, own) in languages.iter().enumerate() {
                if languages[..at].iter().any(|earlier| earlier.language == own.language) {
                    faults.within(at, |f| {
                        f.field("language", Reason::Duplicate { value: own.language.to_string() })
                    });
                }
            }
        });
        Some(Readability { most_words: most_words?, most_rare: most_rare?, languages })
    }
}

impl LanguageLimitsDraft {
    fn read(&self, faults: &mut Faults) -> Option<LanguageLimits> {
        let language = faults.take("language", language(&self.language));
        let most_words = words(faults, self.most_words);
        let most_rare = share(faults, &self.most_rare);
        Some(LanguageLimits { language: language?, most_words: most_words?, most_rare: most_rare? })
    }
}

fn words(faults: &mut Faults, most: u32) -> Option<u32> {
    let (least, highest) = (*WORDS.start(), *WORDS.end());
    let fits = WORDS.contains(&most).then_some(most).ok_or(Reason::SentenceLimit { least, most: highest });
    faults.take("mostWords", fits)
}

fn share(faults: &mut Faults, typed: &str) -> Option<Share> {
    let malformed = || Reason::Malformed { shape: "share".to_owned() };
    faults.take("mostRare", typed.parse().map_err(|_| malformed()))
}

/// The draft that is read as the same clause.
impl From<&Readability> for ReadabilityDraft {
    fn from(clause: &Readability) -> Self {
        let own = |own: &LanguageLimits| LanguageLimitsDraft {
            language: own.language.to_string(),
            most_words: own.most_words,
            most_rare: own.most_rare.to_string(),
        };
        Self {
            most_words: clause.most_words,
            most_rare: clause.most_rare.to_string(),
            languages: clause.languages.iter().map(own).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
