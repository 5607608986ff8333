//! What is refused, and why. A closed list: each reason has a stable code, the parts its sentence needs, and a sentence
//! and a remedy in every language (in `notices`, which a test holds to this list).

mod clause;
mod faults;
mod listing;
mod reason;

use crate::{
    moment::{Moment, Span},
    taxonomy::Risk,
    text::{Language, LocalText},
};
pub use faults::{Faults, Refusal, Refused};
pub use reason::Reason;

/// One part of a refusal's sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words that somebody wrote, or a code.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A point in time.
    Moment(Moment),
    /// A length of time.
    Span(Span),
    /// Words that somebody wrote in several languages.
    Words(LocalText),
}

impl From<&String> for Part {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<&LocalText> for Part {
    fn from(words: &LocalText) -> Self {
        Self::Words(words.clone())
    }
}
impl From<&u32> for Part {
    fn from(number: &u32) -> Self {
        Self::Number(i64::from(*number))
    }
}
impl From<&Moment> for Part {
    fn from(at: &Moment) -> Self {
        Self::Moment(*at)
    }
}
impl From<&Span> for Part {
    fn from(span: &Span) -> Self {
        Self::Span(*span)
    }
}
impl From<&Language> for Part {
    fn from(language: &Language) -> Self {
        Self::Text(language.to_string())
    }
}
impl From<&Risk> for Part {
    fn from(risk: &Risk) -> Self {
        Self::Text(format!("{risk:?}").to_lowercase())
    }
}

#[cfg(test)]
mod tests;
