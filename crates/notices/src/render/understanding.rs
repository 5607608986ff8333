//! The questions about terms, in words.

use domain::understanding::Choice;

use crate::{
    locale::Locale,
    render::{harm_words, span},
};

/// An answer that can be chosen.
pub fn choice(choice: &Choice, locale: &Locale) -> String {
    match choice {
        Choice::Code(code) => harm_words(code, *locale),
        Choice::Span(length) => span(*length, locale),
    }
}
