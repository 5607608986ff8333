//! What is told of petitions and of the drafts of charters that they can be for.

use domain::{
    charter::{Change, Part},
    decision::Matter,
    petition::Petitionable,
    text::LocalText,
};

use super::{Reader, yes};
use crate::{
    bundle::Word,
    render::{charter_change, list},
    words,
};

/// A notice tells so many changes of a charter; more are in the API.
const MOST_CHANGES: usize = 12;

impl Reader<'_> {
    pub(super) fn charter_drafted(&self, number: u32, changed: &[Part], changes: &[Change]) -> Vec<String> {
        let locale = self.locale;
        let parts: Vec<_> =
            changed.iter().map(|part| words::charter_part(locale, Word(part.word()))).collect();
        let mut lines = vec![words::charter_drafted(locale, u64::from(number))];
        if !parts.is_empty() {
            lines.push(words::charter_changes(locale, Word(&list(&parts, locale, words::join_and))));
        }
        lines.extend(changes.iter().take(MOST_CHANGES).map(|one| charter_change(one, &locale)));
        let more = changes.len().saturating_sub(MOST_CHANGES);
        if more > 0 {
            lines.push(words::charter_changes_more(locale, more as u64));
        }
        lines.push(words::charter_vote(locale));
        lines
    }

    pub(super) fn petitions(&self, all: &[Petitionable]) -> Vec<String> {
        let locale = self.locale;
        if all.is_empty() {
            return vec![words::petitions_none(locale)];
        }
        let line = |one: &Petitionable| {
            let what = self.signed_for(one.kind, &one.about, one.version);
            let standing = words::petitions_standing(locale, Word(one.stands.word()));
            words::petitions_line(locale, u64::from(one.number), Word(&what), Word(&standing))
        };
        let heading = words::petitions_heading(locale);
        [heading].into_iter().chain(all.iter().map(line)).chain([words::petitions_how(locale)]).collect()
    }

    pub(super) fn signature_counts(&self, kind: Matter, about: &LocalText, signed: bool) -> Vec<String> {
        let what = self.signed_for(kind, about, None);
        vec![words::signature_counts(self.locale, yes(signed), Word(&what))]
    }

    /// What there would be a vote on. Of a draft, `version` says which one it is.
    fn signed_for(&self, kind: Matter, about: &LocalText, version: Option<u32>) -> String {
        let version = u64::from(version.unwrap_or_default());
        words::petitions_what(self.locale, Word(kind.word()), self.people(about), version)
    }
}
