//! What changed between two versions of a charter, and the charters to start from.

use async_graphql::{Enum, Object};
use domain::{
    charter::{Change, Clause, How, Template},
    text::Language,
};
use notices::{Locale, render};

use super::rules::spoken;
use crate::{scalar, view::LocalTextView};

/// How a clause is not as it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "CharterChangeKind", remote = "How")]
pub(crate) enum ChangeKindView {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It reads otherwise.
    Changed,
}

/// A clause of a charter that is not as it was.
pub(crate) struct CharterChangeView {
    pub change: Change,
    pub languages: Vec<Language>,
}

#[Object(name = "CharterChange")]
impl CharterChangeView {
    /// The part of the charter: `red-lines`, `rules` and so on.
    async fn part(&self) -> &str {
        self.change.part.word()
    }
    /// Which clause: the field of the charter and what tells the clause from its neighbours, such as `redLines.no-tracking`.
    async fn clause(&self) -> &str {
        &self.change.path
    }
    /// How it is not as it was.
    async fn kind(&self) -> ChangeKindView {
        self.change.how().into()
    }
    /// How it read before, in words; nothing where it is new.
    async fn before(&self) -> Vec<LocalTextView> {
        self.said(self.change.before.as_ref())
    }
    /// How it reads now, in words; nothing where it is gone.
    async fn after(&self) -> Vec<LocalTextView> {
        self.said(self.change.after.as_ref())
    }
    /// The change in a sentence.
    async fn text(&self) -> Vec<LocalTextView> {
        spoken(&self.languages, |locale| render::charter_change(&self.change, &locale))
    }
}

impl CharterChangeView {
    fn said(&self, clause: Option<&Clause>) -> Vec<LocalTextView> {
        let Some(clause) = clause else { return Vec::new() };
        spoken(&self.languages, |locale| render::charter_clause(clause, &locale))
    }
}

/// A charter to start from.
pub(crate) struct CharterTemplateView(pub Template);

#[Object(name = "CharterTemplate")]
impl CharterTemplateView {
    /// Its name, as `foundCommunity` takes it.
    async fn name(&self) -> &str {
        self.0.name()
    }
    /// What it is called, in every language that we speak.
    async fn title(&self) -> Vec<LocalTextView> {
        in_every_language(|locale| render::template_name(self.0, &locale))
    }
    /// For whom it is, in every language that we speak.
    async fn for_whom(&self) -> Vec<LocalTextView> {
        in_every_language(|locale| render::template_for(self.0, &locale))
    }
}

/// A sentence of ours in every language that we speak.
fn in_every_language(say: impl Fn(Locale) -> String) -> Vec<LocalTextView> {
    let one = |locale: &Locale| LocalTextView {
        language: scalar::Language(locale.tag().to_owned()),
        text: say(*locale),
    };
    Locale::all().iter().map(one).collect()
}
