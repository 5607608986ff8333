//! Which words are frequent: for each language that has a list, its 10,000 most frequent words (`words/NOTICE.md`).

use std::{borrow::Cow, collections::HashSet, sync::LazyLock};

use super::split::is_mark;
use crate::text::Language;

/// The frequent words of one language.
pub(super) struct Frequent {
    language: &'static str,
    words: HashSet<&'static str>,
}

macro_rules! lists {
    ($($language:literal),*) => {
        static LISTS: LazyLock<Vec<Frequent>> = LazyLock::new(|| vec![$(Frequent {
            language: $language,
            words: include_str!(concat!("words/", $language, ".txt")).lines().collect(),
        }),*]);
    };
}
lists!("ar", "en", "es", "fa", "fr", "tr", "uk");

impl Frequent {
    /// The list for a language; none where there is none. The Persian of Afghanistan has many words of its own, so that a
    /// list made in Iran would call everyday words rare: Dari goes without.
    pub(super) fn of(language: &Language) -> Option<&'static Self> {
        if language.tag() == "fa-AF" {
            return None;
        }
        LISTS.iter().find(|list| list.language == language.primary())
    }

    /// Whether somebody who reads this language is not expected to know the word. What is no word (a number) and what is a
    /// name by its capital (`first` says that the word begins its sentence) is not judged.
    pub(super) fn is_rare(&self, word: &str, first: bool) -> Option<bool> {
        let mut characters = word.chars();
        let capital = characters.next().is_some_and(char::is_uppercase);
        let all_capitals = capital && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        if word.chars().any(char::is_numeric) || (capital && !first) || (all_capitals && word.len() > 1) {
            return None;
        }
        let word = self.spelled(word);
        Some(!self.knows(&word) && !word.split(['\'', '-', '\u{200c}']).all(|part| self.knows(part)))
    }

    fn knows(&self, word: &str) -> bool {
        word.chars().count() < 3
            || self.words.contains(word)
            || (self.language == "ar" && self.knows_stem(word))
    }

    /// Arabic writes "and", "in", "for", "the", "her" as one with the word: without them it may be known.
    fn knows_stem(&self, word: &str) -> bool {
        let known = |stem: &str| stem.chars().count() >= 2 && self.words.contains(stem);
        let bare = |word: &str| known(word) || known(&format!("ال{word}")) || known(&format!("{word}ة"));
        let without_prefix = PREFIXES.iter().filter_map(|prefix| word.strip_prefix(prefix));
        let stems: Vec<&str> = std::iter::once(word).chain(without_prefix).collect();
        let without_suffix = |stem: &str| {
            SUFFIXES.iter().filter_map(|suffix| stem.strip_suffix(suffix)).any(|stem| {
                // "عائلة" is "عائلت" before a suffix.
                bare(stem) || stem.strip_suffix('ت').is_some_and(|stem| known(&format!("{stem}ة")))
            })
        };
        stems.iter().any(|stem| bare(stem) || without_suffix(stem))
    }

    /// One spelling for all that people write, that of the lists.
    fn spelled<'a>(&self, word: &'a str) -> Cow<'a, str> {
        let letter = |c: char| match (self.language, c) {
            (_, '’' | 'ʼ') => '\'',
            (_, '‐') => '-',
            ("tr", 'I') => 'ı',
            ("tr", 'İ') => 'i',
            ("fa", 'ي') => 'ی',
            ("fa", 'ك') => 'ک',
            (_, other) => other,
        };
        let arabic_mark = |c: &char| matches!(c, '\u{640}' | '\u{200d}') || (is_mark(*c) && *c >= '\u{600}');
        word.chars().filter(|c| !arabic_mark(c)).map(letter).flat_map(char::to_lowercase).collect()
    }
}

const PREFIXES: [&str; 14] =
    ["و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "بال", "لل", "فال", "كال", "ول", "وب"];
const SUFFIXES: [&str; 14] =
    ["ها", "هم", "هن", "هما", "ه", "كم", "ك", "نا", "ي", "ين", "ون", "ات", "ان", "وا"];

#[cfg(test)]
mod tests {
    use super::*;

    fn rare(language: &str, word: &str) -> Option<bool> {
        Frequent::of(&language.parse().unwrap()).unwrap().is_rare(word, false)
    }

    #[test]
    fn there_are_lists_for_these_languages_and_no_others() {
        for (tag, known) in [
            ("en", true),
            ("en-GB", true),
            ("ar-SD", true),
            ("fr", true),
            ("fa", true),
            ("fa-IR", true),
            ("uk", true),
            ("es", true),
            ("tr", true),
            ("fa-AF", false),
            ("so", false),
            ("ti", false),
            ("de", false),
        ] {
            assert_eq!(Frequent::of(&tag.parse().unwrap()).is_some(), known, "{tag}");
        }
        for list in LISTS.iter() {
            assert_eq!(list.words.len(), 10_000, "{}", list.language);
            // Every word of a list is spelled as words are looked up.
            assert!(list.words.iter().all(|word| list.spelled(word) == *word), "{}", list.language);
        }
    }

    #[test]
    fn everyday_words_are_known_and_learned_ones_are_rare() {
        for (language, known, unknown) in [
            ("en", "children", "pseudonymised"),
            ("fr", "l’enfant", "susmentionnées"),
            ("ar", "والبيانات", "الاستدلالية"),
            ("es", "familia", "seudonimización"),
            ("tr", "çocuk", "anonimleştirilmesine"),
            ("uk", "п’ять", "псевдонімізації"),
            ("fa", "خانواده", "مستعارسازی"),
        ] {
            assert_eq!(rare(language, known), Some(false), "{known}");
            assert_eq!(rare(language, unknown), Some(true), "{unknown}");
        }
        assert_eq!(rare("ar", "عائلتهم"), Some(false), "a suffix");
        assert_eq!(rare("ar", "بيانات\u{64c}"), Some(false), "a vowel mark");
        assert_eq!(rare("tr", "ışık"), Some(false));
        for no_word in ["2027", "3.5", "Lesvos", "UNHCR"] {
            assert_eq!(rare("en", no_word), None, "{no_word}");
        }
        assert_eq!(rare("en", "self-made"), Some(false));
    }
}
