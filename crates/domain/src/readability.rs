//! How easy a text is to read: how long its sentences are, and how many of its words few people know.
//!
//! A measurement, not a judgement: what is too much is for each charter to say
//! ([`crate::charter::Readability`]). Where a language cannot be measured, nothing is guessed.

mod split;
mod words;

use crate::text::Language;
use words::Frequent;

/// Fewer words than this are too few to speak of a share: a title has a rare word soon.
const LEAST_JUDGED: usize = 10;

/// Languages whose scripts do not part words: what stands between two spaces is no word.
const UNPARTED: [&str; 9] = ["zh", "ja", "th", "lo", "km", "my", "bo", "dz", "yue"];

/// What was found in a text of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its sentences; none where its script does not part words.
    pub sentences: Option<Sentences>,
    /// Its rare words; none where there is no list of frequent words for the language.
    pub rarity: Option<Rarity>,
}

/// The lengths of sentences, in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sentences {
    /// How many sentences there are.
    pub count: u32,
    /// The words of the longest.
    pub longest: u32,
    /// The words of a sentence on average, rounded up.
    pub mean: u32,
}

/// The words that few people know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rarity {
    /// How many words were looked up: all but numbers and names.
    pub judged: u32,
    /// How many of them are rare, each time that they stand there.
    pub rare: u32,
    /// The rare words, each once, in the order of the text.
    pub words: Vec<String>,
}

impl Rarity {
    /// Whether the text is long enough to say which share of its words is rare.
    pub const fn is_telling(&self) -> bool {
        self.judged as usize >= LEAST_JUDGED
    }
}

/// Measures a text in a language.
pub fn measure(text: &str, language: &Language) -> Measure {
    let sentences = split::sentences(text);
    Measure {
        sentences: parts_words(language).then(|| lengths(&sentences)),
        rarity: Frequent::of(language).map(|frequent| rarity(&sentences, frequent)),
    }
}

/// Whether the script of a language parts words, so that they can be counted.
pub(crate) fn parts_words(language: &Language) -> bool {
    !UNPARTED.contains(&language.primary())
}

/// How many words a text has, where the script of its language parts them.
pub(crate) fn words(text: &str) -> u64 {
    split::sentences(text).iter().map(|sentence| sentence.len() as u64).sum()
}

/// How many letters, signs and digits a text has; points, spaces and marks above letters are none.
pub(crate) fn letters(text: &str) -> u64 {
    text.chars().filter(|character| character.is_alphanumeric()).count() as u64
}

fn lengths(sentences: &[Vec<&str>]) -> Sentences {
    let words: usize = sentences.iter().map(Vec::len).sum();
    let longest = sentences.iter().map(Vec::len).max().unwrap_or(0);
    let mean = words.div_ceil(sentences.len().max(1));
    Sentences { count: counted(sentences.len()), longest: counted(longest), mean: counted(mean) }
}

fn rarity(sentences: &[Vec<&str>], frequent: &Frequent) -> Rarity {
    let mut found = Rarity::default();
    for sentence in sentences {
        for (at, word) in sentence.iter().enumerate() {
            let Some(rare) = frequent.is_rare(word, at == 0) else { continue };
            found.judged = found.judged.saturating_add(1);
            if rare {
                found.rare = found.rare.saturating_add(1);
                let word = word.to_lowercase();
                if !found.words.contains(&word) {
                    found.words.push(word);
                }
            }
        }
    }
    found
}

fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
