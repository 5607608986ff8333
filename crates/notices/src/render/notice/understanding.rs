//! The questions about terms, and what they came to.

use domain::{
    text::LocalText,
    understanding::{Check, Checked},
};

use super::{Reader, yes};
use crate::{bundle::Word, render::understanding::choice, words};

impl Reader<'_> {
    pub(super) fn checks(&self, title: &LocalText, checks: &[Check]) -> Vec<String> {
        let locale = self.locale;
        let mut lines = vec![words::checks_heading(locale, self.people(title))];
        for (number, check) in (1u64..).zip(checks) {
            lines.push(words::check_question(locale, number, Word(check.asks.word())));
            let choices = (1u64..).zip(&check.choices);
            lines.extend(
                choices.map(|(number, one)| words::check_choice(locale, number, Word(&choice(one, &locale)))),
            );
        }
        lines.push(words::checks_how(locale));
        lines
    }

    pub(super) fn checked(&self, checked: &[Checked]) -> Vec<String> {
        let locale = self.locale;
        let line = |(number, one): (u64, &Checked)| {
            let (asks, answer) = (one.asks.word(), choice(&one.answer, &locale));
            words::checked(locale, yes(one.right), number, Word(asks), Word(&answer))
        };
        (1u64..).zip(checked).map(line).chain([words::checked_private(locale)]).collect()
    }
}
