//! The minutes of a negotiation.

use domain::{
    decision::Matter,
    proposal::{Minute, Movement, Side},
    terms::{ChangeKind, Says},
    text::LocalText,
};

use super::Reader;
use crate::{
    bundle::Word,
    render::{clause, decision, moment},
    words,
};

impl Reader<'_> {
    pub(super) fn negotiation(&self, title: &LocalText, minute: &Minute) -> Vec<String> {
        let heading = words::minutes_heading(self.locale, self.people(title));
        [heading].into_iter().chain(self.minute(minute)).collect()
    }

    pub(super) fn minute(&self, minute: &Minute) -> Vec<String> {
        let locale = self.locale;
        match minute {
            Minute::Submitted {}
            | Minute::Returned {}
            | Minute::Paused {}
            | Minute::TakenUp {}
            | Minute::Withdrawn {} => vec![words::minute(locale, Word(minute.word()))],
            Minute::Offered { number, side, moved, touches } => {
                self.offered((*number, *side), moved, touches)
            }
            Minute::MembersAsked { point, words: asked } => {
                vec![words::minute_members_asked(locale, self.people(point)), self.block(asked)]
            }
            Minute::MembersHeard { point, words: heard } => {
                vec![words::minute_members_heard(locale, self.people(point)), self.block(heard)]
            }
            Minute::Together { line, others } => self.together(line, others),
            Minute::ClarificationAsked { number, by, words: asked } => vec![
                words::minute_clarification(locale, Word(side(*by)), u64::from(*number)),
                self.block(asked),
            ],
            Minute::ClarificationAnswered { number, by, words: answer } => {
                vec![words::minute_clarified(locale, Word(side(*by)), u64::from(*number)), self.block(answer)]
            }
            Minute::Warned { by, until } => {
                vec![words::minute_warned(locale, Word(side(*by)), Word(&moment(*until, &locale)))]
            }
            Minute::TimedOut { by } => vec![words::minute_timed_out(locale, Word(side(*by)))],
            Minute::Tabled { number } => vec![words::minute_tabled(locale, u64::from(*number))],
            Minute::SentBack { because } => vec![words::minute_sent_back(locale, Word(because.word()))],
            Minute::Decided { outcome } => vec![decision::came_to(Matter::Consent, *outcome, locale)],
        }
    }

    fn offered(&self, (number, by): (u32, Side), moved: &[Movement], touches: &[LocalText]) -> Vec<String> {
        let locale = self.locale;
        let mut lines = vec![words::minute_offered(locale, Word(side(by)), u64::from(number))];
        if moved.is_empty() {
            lines.push(words::minute_same(locale));
        }
        lines.extend(moved.iter().map(|one| self.moved(one)));
        lines.extend(touches.iter().map(|point| words::minute_touches(locale, self.people(point))));
        lines
    }

    fn moved(&self, one: &Movement) -> String {
        let locale = self.locale;
        let said = |says: &Option<Says>| {
            let words = |text: &LocalText| self.best(text).to_owned();
            says.as_ref().map(|says| clause::said(says, locale, words)).unwrap_or_default()
        };
        let how = match (one.field.as_str(), one.kind) {
            ("title", _) => "title",
            ("summary", _) => "summary",
            (_, ChangeKind::Added) => "added",
            (_, ChangeKind::Removed) => "removed",
            (_, ChangeKind::Changed) => "changed",
            (_, ChangeKind::Reordered) => "reordered",
        };
        words::minute_moved(locale, Word(how), Word(&said(&one.before)), Word(&said(&one.after)))
    }

    fn together(&self, line: &LocalText, others: &[LocalText]) -> Vec<String> {
        let locale = self.locale;
        let mut lines = vec![words::minute_together(locale, self.people(line))];
        lines.extend(others.iter().map(|title| words::minute_together_other(locale, self.people(title))));
        lines.push(words::minute_together_stands(locale));
        lines
    }
}

const fn side(side: Side) -> &'static str {
    match side {
        Side::Requester => "requester",
        Side::Community => "community",
    }
}
