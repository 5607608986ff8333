//! What was refused, and why, for people and for programs.

use async_graphql::SimpleObject;
use domain::refusal::{Reason, Refusal, Refused};
use notices::{Locale, render};

/// One reason for which something was refused.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Refusal")]
pub(crate) struct RefusalView {
    /// The stable code that programs compare, for example `ballot.not-on-the-roll`.
    code: String,
    /// The way to the field of the input that it is about, outermost first; empty where the whole is meant.
    path: Vec<String>,
    /// Why, in the asker's language.
    message: String,
    /// What to do now, in the asker's language.
    pub(super) remedy: Option<String>,
}

impl RefusalView {
    /// A reason that is about no field, in words.
    pub(crate) fn of(reason: &Reason, locale: Locale) -> Self {
        let sentence = render::refusal(reason, &locale);
        Self {
            code: reason.code().to_owned(),
            path: Vec::new(),
            message: sentence.message,
            remedy: sentence.remedy,
        }
    }

    /// Every reason, in words.
    pub(crate) fn all(refused: &Refused, locale: Locale) -> Vec<Self> {
        let view =
            |refusal: &Refusal| Self { path: refusal.path.clone(), ..Self::of(&refusal.reason, locale) };
        refused.all().iter().map(view).collect()
    }

    /// The same below a field of the input.
    pub(crate) fn below(mut self, field: &str) -> Self {
        self.path.insert(0, field.to_owned());
        self
    }
}
