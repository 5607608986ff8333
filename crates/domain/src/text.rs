//! Words in several languages.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::moment::serde_as_text;

/// A language tag (BCP 47): a primary language of two or three letters and optional subtags, such as `ar` or `fa-AF`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

/// A text that is no language tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a language tag")]
pub struct NotALanguage;

impl Language {
    /// The tag as written.
    pub fn tag(&self) -> &str {
        &self.0
    }
    /// The primary language, without region or script: `fa` for `fa-AF`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}
impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for Language {
    type Err = NotALanguage;
    fn from_str(text: &str) -> Result<Self, NotALanguage> {
        let mut subtags = text.split('-');
        let primary = subtags.next().unwrap_or("");
        let fits = (2..=3).contains(&primary.len())
            && primary.bytes().all(|b| b.is_ascii_lowercase())
            && subtags
                .all(|tag| (2..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric()));
        if fits && text.len() <= 35 { Ok(Self(text.to_owned())) } else { Err(NotALanguage) }
    }
}
serde_as_text!(Language);

/// One text in several languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocalText(BTreeMap<Language, String>);

impl LocalText {
    /// The text for a reader of `language`: exactly that tag, else the same primary language, else `fallback`, else any.
    pub fn best(&self, language: &Language, fallback: &Language) -> &str {
        let primary = |wanted: &Language| self.0.iter().find(|(tag, _)| tag.primary() == wanted.primary());
        self.0
            .get(language)
            .or_else(|| primary(language).map(|(_, text)| text))
            .or_else(|| self.0.get(fallback))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }
    /// The text for a reader of the primary language `tag`, else any.
    pub fn nearest(&self, tag: &str) -> &str {
        let own = self.0.iter().find(|(language, _)| language.primary() == tag);
        own.or_else(|| self.0.iter().next()).map_or("", |(_, text)| text)
    }
    /// The text in exactly this language, if there is one that says something.
    pub fn get(&self, language: &Language) -> Option<&str> {
        self.0.get(language).map(String::as_str).filter(|text| !text.trim().is_empty())
    }
    /// The languages of `wanted` that this text lacks.
    pub fn missing<'a>(&self, wanted: &'a [Language]) -> Vec<&'a Language> {
        wanted.iter().filter(|language| self.get(language).is_none()).collect()
    }
    /// Whether no language says anything.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }
    /// All languages and their texts.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0.iter().map(|(language, text)| (language, text.as_str()))
    }
}
impl FromIterator<(Language, String)> for LocalText {
    fn from_iter<T: IntoIterator<Item = (Language, String)>>(iter: T) -> Self {
        Self(iter.into_iter().collect())
    }
}

/// A short public name in addresses and commands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Handle(String);

/// A text that is no handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a handle: 3 to 40 lower-case letters, digits and inner hyphens, starting with a letter")]
pub struct NotAHandle;

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl FromStr for Handle {
    type Err = NotAHandle;
    fn from_str(text: &str) -> Result<Self, NotAHandle> {
        let fits = (3..=40).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && !text.ends_with('-')
            && !text.contains("--")
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits { Ok(Self(text.to_owned())) } else { Err(NotAHandle) }
    }
}
serde_as_text!(Handle);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_language_is_found() {
        let text: LocalText = [("en", "yes"), ("fa-AF", "بلی")]
            .map(|(l, t)| (l.parse().unwrap(), t.to_owned()))
            .into_iter()
            .collect();
        let best = |tag: &str| text.best(&tag.parse().unwrap(), &"en".parse().unwrap());
        assert_eq!((best("fa-AF"), best("fa"), best("fr"), best("en-GB")), ("بلی", "بلی", "yes", "yes"));
    }

    #[test]
    fn a_text_says_which_languages_it_lacks() {
        let languages = ["en", "ar", "fr"].map(|tag| tag.parse::<Language>().unwrap());
        let [en, ar, fr] = &languages;
        let text: LocalText =
            [(en.clone(), "yes".to_owned()), (ar.clone(), "  ".to_owned())].into_iter().collect();
        assert_eq!((text.get(en), text.get(ar), text.get(fr)), (Some("yes"), None, None));
        assert_eq!(text.missing(&languages), [ar, fr]);
        assert_eq!(text.iter().collect::<Vec<_>>(), [(ar, "  "), (en, "yes")]);
        let blank: LocalText = [(fr.clone(), " ".to_owned())].into_iter().collect();
        assert!(!text.is_empty() && blank.is_empty() && LocalText::default().is_empty());
        let nearest = |tag| text.nearest(tag);
        assert_eq!((nearest("en"), nearest("fr"), LocalText::default().nearest("en")), ("yes", "  ", ""));
        assert_eq!(LocalText::default().best(en, fr), "");
        assert_eq!(format!("{:?}", "fa-AF".parse::<Language>().unwrap()), "fa-AF");
    }

    #[test]
    fn tags_and_handles_are_checked() {
        for wrong in ["", "e", "english", "EN", "en-", "en_GB", "en-a", "en-waytoolongtag"] {
            assert!(wrong.parse::<Language>().is_err(), "{wrong}");
        }
        for wrong in ["", "ab", "-abc", "abc-", "a--b", "Abc", "1abc", "a b c"] {
            assert!(wrong.parse::<Handle>().is_err(), "{wrong}");
        }
        assert!("amal-association-2".parse::<Handle>().is_ok());
    }
}
