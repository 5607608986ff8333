//! What is told of constituencies, delegations and leaving.

use domain::{
    constituency::Constituency,
    delegation::{SaidWord, Scope},
    text::{Handle, LocalText},
};

use super::{Reader, yes};
use crate::{
    bundle::{People, Word},
    locale::Locale,
    words,
};

pub(super) fn delegation_said(scope: &Scope, said: &SaidWord, locale: Locale) -> String {
    let (scope, kind) = match scope {
        Scope::Vote(_) => ("vote", String::new()),
        Scope::Kind(kind) => ("kind", words::decision_kind(locale, Word(kind.word()))),
        Scope::All => ("all", String::new()),
    };
    let votes = words::delegation_scope(locale, Word(scope), Word(&kind));
    let said = match said {
        SaidWord::To => "to",
        SaidWord::Nobody => "nobody",
        SaidWord::TakenBack => "taken-back",
    };
    words::delegation_said(locale, Word(said), Word(&votes))
}

impl Reader<'_> {
    pub(super) fn constituencies(&self, all: &[(LocalText, Constituency, bool)]) -> Vec<String> {
        let locale = self.locale;
        if all.is_empty() {
            return vec![words::constituencies_none(locale)];
        }
        let (mut lines, mut of) = (Vec::new(), None);
        for (number, (community, one, belongs)) in (1u64..).zip(all) {
            if of.replace(community) != Some(community) {
                lines.push(words::constituencies_heading(locale, self.people(community)));
            }
            let (name, label) = (one.name.to_string(), self.people(&one.label));
            lines.push(words::constituencies_line(locale, yes(*belongs), number, label, People(&name)));
        }
        lines
    }

    pub(super) fn delegates(&self, votes: &[(LocalText, bool, u32)]) -> Vec<String> {
        let locale = self.locale;
        let lines = votes.iter().flat_map(|(question, delegate, delegators)| {
            [
                words::delegates_heading(locale, self.people(question)),
                words::delegates_mine(locale, yes(*delegate)),
                words::delegates_theirs(locale, u64::from(*delegators)),
            ]
        });
        lines.collect()
    }

    pub(super) fn leave_which(&self, communities: &[(LocalText, Handle)]) -> Vec<String> {
        let mut lines = vec![words::leave_which(self.locale)];
        lines.extend(communities.iter().map(|(name, handle)| {
            words::leave_line(self.locale, self.people(name), People(&handle.to_string()))
        }));
        lines
    }
}
