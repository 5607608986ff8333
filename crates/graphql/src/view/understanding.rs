//! The questions about terms, and what they came to for whoever tried them.

use async_graphql::{Enum, SimpleObject};
use domain::understanding::{Asks, Check, Checked, Choice};
use notices::{Locale, render};

/// What is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "Asks", remote = "Asks")]
pub(crate) enum AsksView {
    /// What the data is for.
    Purpose,
    /// Who gets it.
    Recipient,
    /// How long it is kept.
    Retention,
}

/// One question about the terms.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "UnderstandingQuestion")]
pub(crate) struct UnderstandingQuestionView {
    /// What is asked.
    asks: AsksView,
    /// What can be answered, in the asker's language: the first has number 1.
    choices: Vec<String>,
}

/// What a question came to, for whoever answered it.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "CheckedAnswer")]
pub(crate) struct CheckedAnswerView {
    /// What was asked.
    asks: AsksView,
    /// Whether the answer was right.
    right: bool,
    /// What is right, in the asker's language.
    answer: String,
}

fn said(choice: &Choice, locale: Locale) -> String {
    render::understanding_choice(choice, &locale)
}

impl UnderstandingQuestionView {
    /// In the asker's language.
    pub(crate) fn of(check: &Check, locale: Locale) -> Self {
        let choices = check.choices.iter().map(|choice| said(choice, locale)).collect();
        Self { asks: check.asks.into(), choices }
    }
}

impl CheckedAnswerView {
    /// In the asker's language.
    pub(crate) fn of(checked: &Checked, locale: Locale) -> Self {
        let answer = said(&checked.answer, locale);
        Self { asks: checked.asks.into(), right: checked.right, answer }
    }
}
