//! The languages that we speak.

use domain::text::Language;

/// The files of one language, by its tag.
macro_rules! sources {
    ($tag:literal) => {
        [
            include_str!(concat!("../locales/", $tag, "/bot.ftl")),
            include_str!(concat!("../locales/", $tag, "/mail.ftl")),
            include_str!(concat!("../locales/", $tag, "/web.ftl")),
            include_str!(concat!("../locales/", $tag, "/taxonomy.ftl")),
        ]
    };
}

/// A language that we have every sentence in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English, the one that stands in where a sentence is missing.
    English,
    /// Arabic.
    Arabic,
    /// French.
    French,
}

impl Locale {
    /// All of them.
    pub const fn all() -> &'static [Self] {
        &[Self::English, Self::Arabic, Self::French]
    }
    /// The language tag (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Arabic => "ar",
            Self::French => "fr",
        }
    }
    /// In which direction it is written: the value of HTML's `dir`.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Arabic => "rtl",
            Self::English | Self::French => "ltr",
        }
    }
    /// The locale for a reader of `language`, by its primary language; English where we do not speak it.
    pub fn best(language: &Language) -> Self {
        Self::of(language).unwrap_or(Self::English)
    }
    /// The locale for a reader of `reader` in a community whose own language is `fallback`: the first of the two that
    /// we speak, else English.
    pub fn nearest(reader: &Language, fallback: &Language) -> Self {
        Self::of(reader).unwrap_or_else(|| Self::best(fallback))
    }

    /// The locale for a reader of `language`, if we speak it.
    pub fn of(language: &Language) -> Option<Self> {
        Self::all().iter().copied().find(|locale| locale.tag() == language.primary())
    }
    /// The files of this language.
    pub(crate) const fn sources(self) -> [&'static str; 4] {
        match self {
            Self::English => sources!("en"),
            Self::Arabic => sources!("ar"),
            Self::French => sources!("fr"),
        }
    }
    /// What parts the thousands of a number.
    pub(crate) const fn separator(self) -> char {
        match self {
            Self::English | Self::Arabic => ',',
            Self::French => '\u{202f}',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_language_is_spoken() {
        let language = |tag: &str| tag.parse::<Language>().unwrap();
        for (tag, locale) in [("en-GB", Locale::English), ("ar-SD", Locale::Arabic), ("fr", Locale::French)] {
            assert_eq!(Locale::best(&language(tag)), locale, "{tag}");
        }
        assert_eq!(Locale::best(&language("ti")), Locale::English);
        assert_eq!(Locale::nearest(&language("ti"), &language("ar")), Locale::Arabic);
        assert_eq!(Locale::nearest(&language("ti"), &language("so")), Locale::English);
    }
}
