//! Lists, texts and times as somebody typed them, and the reading of each: what every draft is read with.

use crate::{
    moment::Span,
    party::{code, line},
    place::Place,
    refusal::{Faults, Reason, Refused},
    taxonomy::{Code, CodeKind},
    text::{Language, LocalText},
};

/// A text as somebody typed it: pairs of language tag and words.
pub type TypedText = Vec<(String, String)>;

const MOST_ENTRIES: usize = 200;
const TEXT_LENGTH: u32 = 4_000;

/// Reads a list, naming each entry that cannot be read and each that stands twice.
pub(crate) fn list<T: PartialEq>(
    faults: &mut Faults,
    name: &str,
    typed: &[String],
    read: impl Fn(&str) -> Result<T, Reason>,
) -> Vec<T> {
    faults.within(name, |faults| {
        if typed.len() > MOST_ENTRIES {
            faults.here(Reason::TooMany { most: MOST_ENTRIES as u32 });
            return Vec::new();
        }
        let mut found = Vec::with_capacity(typed.len());
        for (at, text) in typed.iter().enumerate() {
            match faults.take(at, read(text)) {
                Some(entry) if found.contains(&entry) => {
                    faults.field(at, Reason::Duplicate { value: text.clone() })
                }
                Some(entry) => found.push(entry),
                None => {}
            }
        }
        found
    })
}

/// Reads one text in several languages that is a command's own field `name`; every one of `wanted` must be there.
///
/// # Errors
/// A refusal for each language that is missing, unknown or named twice.
pub fn local_text(name: &str, typed: &TypedText, wanted: &[Language]) -> Result<LocalText, Refused> {
    let mut faults = Faults::default();
    let read = text(&mut faults, name, typed, wanted);
    faults.or(read)
}

/// Reads a text in several languages; every one of `wanted` must be there.
pub(crate) fn text(
    faults: &mut Faults,
    name: impl ToString,
    typed: &TypedText,
    wanted: &[Language],
) -> LocalText {
    faults.within(name, |faults| words(faults, typed, wanted))
}

/// Reads a text in several languages at the present place.
pub(crate) fn words(faults: &mut Faults, typed: &TypedText, wanted: &[Language]) -> LocalText {
    let mut read: Vec<(Language, String)> = Vec::new();
    for (at, (tag, words)) in typed.iter().enumerate() {
        let language = faults.take(at, language(tag));
        let words = faults.take(at, line(words, TEXT_LENGTH));
        if language.as_ref().is_some_and(|language| read.iter().any(|(known, _)| known == language)) {
            faults.field(at, Reason::Duplicate { value: tag.clone() });
        }
        read.extend(language.zip(words));
    }
    let text: LocalText = read.into_iter().collect();
    for missing in text.missing(wanted) {
        faults.here(Reason::LanguageMissing { language: missing.clone() });
    }
    text
}

pub(crate) fn language(tag: &str) -> Result<Language, Reason> {
    tag.parse().map_err(|_| Reason::UnknownLanguage { value: tag.chars().take(40).collect() })
}
pub(crate) fn place(text: &str) -> Result<Place, Reason> {
    text.parse().map_err(|_| Reason::UnknownPlace { value: text.chars().take(40).collect() })
}
pub(crate) fn span(text: &str) -> Result<Span, Reason> {
    match text.parse() {
        Ok(Span::ZERO) => Err(Reason::TimeMissing {}),
        Ok(span) => Ok(span),
        Err(_) => Err(Reason::Malformed { shape: "duration".to_owned() }),
    }
}
pub(crate) fn codes(faults: &mut Faults, name: &str, typed: &[String], kind: CodeKind) -> Vec<Code> {
    list(faults, name, typed, |text| code(text, kind))
}

/// Reads the entries of a list one by one, each at its place; those that cannot be read are left out and named.
pub(crate) fn each<D, T>(
    faults: &mut Faults,
    name: &str,
    typed: &[D],
    read: impl Fn(&mut Faults, &D) -> Option<T>,
) -> Vec<T> {
    faults.within(name, |faults| {
        if typed.len() > MOST_ENTRIES {
            faults.here(Reason::TooMany { most: MOST_ENTRIES as u32 });
            return Vec::new();
        }
        typed.iter().enumerate().filter_map(|(at, entry)| faults.within(at, |f| read(f, entry))).collect()
    })
}
