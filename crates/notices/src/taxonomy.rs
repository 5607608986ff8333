//! The taxonomy in words: what each code is called, what it means, and how somebody who does not know codes finds one.

use domain::taxonomy::{self, CodeKind, Term};

use crate::{
    bundle::{Args, find},
    locale::Locale,
    render::code_id,
    typing::{self, fold},
};

/// A code with its words in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The line of the code list.
    pub term: &'static Term,
    /// What it is called: a few words without a full stop.
    pub label: String,
    /// What it is: one plain sentence.
    pub sentence: String,
}

impl Entry {
    fn new(term: &'static Term, locale: Locale) -> Self {
        let id = code_id(term.code.as_str());
        let say = |attribute| {
            find(locale, &id, attribute, &Args::default()).unwrap_or_else(|| term.code.to_string())
        };
        Self { term, label: say(None), sentence: say(Some("sentence")) }
    }

    fn has(&self, words: &[String]) -> bool {
        let text = fold(&format!("{} {} {}", self.term.code, self.label, self.sentence));
        words.iter().all(|word| text.contains(word.as_str()))
    }
}

/// The codes of one kind, or all, in the order of the list.
pub fn entries(kind: Option<CodeKind>, locale: Locale) -> impl Iterator<Item = Entry> {
    taxonomy::terms(kind).map(move |term| Entry::new(term, locale))
}

/// The codes in whose name, label or sentence every word of `typed` stands, whatever its accents and case. Nothing typed
/// finds all of them.
pub fn search(typed: &str, kind: Option<CodeKind>, locale: Locale) -> Vec<Entry> {
    let words: Vec<String> = fold(typed).split_whitespace().map(str::to_owned).collect();
    entries(kind, locale).filter(|entry| entry.has(&words)).collect()
}

/// The code that somebody who typed this, and found nothing, most likely meant: a word of its name or label is a slip or
/// two away from one that was typed.
pub fn nearest(typed: &str, kind: Option<CodeKind>, locale: Locale) -> Option<Entry> {
    let known: Vec<(String, Entry)> = entries(kind, locale)
        .flat_map(|entry| {
            let (_, name) = entry.term.code.as_str().split_once(':').unwrap_or_default();
            let label = fold(&entry.label);
            let words = label.split_whitespace().chain(name.split('-')).chain([name, label.as_str()]);
            let words: Vec<String> = words.map(str::to_owned).collect();
            words.into_iter().map(move |word| (word, entry.clone()))
        })
        .collect();
    let typed = fold(typed);
    if typed.trim().is_empty() {
        return None;
    }
    let whole = typed.rsplit(':').next().unwrap_or_default();
    let meant = [whole]
        .into_iter()
        .chain(whole.split_whitespace())
        .find_map(|typed| typing::nearest(known.iter().map(|(word, _)| word.as_str()), typed))?;
    known.iter().find(|(word, _)| word == meant).map(|(_, entry)| entry.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, kind: Option<CodeKind>, locale: Locale) -> Vec<&'static str> {
        search(typed, kind, locale).iter().map(|entry| entry.term.code.as_str()).collect()
    }

    #[test]
    fn nothing_typed_finds_all_and_every_word_must_stand_somewhere() {
        assert_eq!(search(" ", None, Locale::English).len(), taxonomy::terms(None).count());
        assert_eq!(found("harm:stigma", None, Locale::French), ["harm:stigma"]);
        assert_eq!(found("mast call", Some(CodeKind::Data), Locale::English), ["data:call-detail-records"]);
        assert_eq!(found("mast call", Some(CodeKind::Harm), Locale::English), [""; 0]);
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        assert_eq!(found("ENTRAINEMENT", None, Locale::French), ["purpose:ai-training"]);
        assert!(found("الوصم", None, Locale::Arabic).contains(&"harm:stigma"));
        // Another alef, and a vowel mark.
        assert!(found("الاقاربُ", None, Locale::Arabic).contains(&"harm:surveillance-of-kin"));
        assert_eq!(found("الوصم", None, Locale::English), [""; 0]);
    }

    #[test]
    fn who_mistypes_is_shown_the_nearest() {
        for (typed, kind, locale, code) in [
            ("refoulment", None, Locale::English, "harm:refoulement"),
            ("purpose:jurnalism", None, Locale::English, "purpose:journalism"),
            ("recipient:polise", Some(CodeKind::Recipient), Locale::English, "recipient:police"),
            ("stigmatisatoin", None, Locale::French, "harm:stigma"),
        ] {
            assert!(search(typed, kind, locale).is_empty(), "{typed}");
            let entry = nearest(typed, kind, locale).unwrap_or_else(|| panic!("nothing near {typed}"));
            assert_eq!(entry.term.code.as_str(), code, "{typed}");
        }
        assert_eq!(nearest("xyzzyxyzzy", None, Locale::English), None);
        assert_eq!(nearest("", None, Locale::English), None);
        assert_eq!(nearest(&"ا".repeat(100_000), None, Locale::Arabic), None);
    }

    #[test]
    fn a_label_is_a_few_words_and_a_sentence_is_one_that_a_tired_person_reads() {
        for locale in Locale::all() {
            for Entry { term, label, sentence } in entries(None, *locale) {
                assert!(!label.ends_with('.') && label.split_whitespace().count() <= 14, "{}", term.code);
                assert!(sentence.ends_with('.'), "{locale:?} {}: {sentence}", term.code);
                assert!(sentence.split_whitespace().count() <= 24, "{locale:?} {}: {sentence}", term.code);
                assert_ne!(label, sentence);
            }
        }
    }
}
