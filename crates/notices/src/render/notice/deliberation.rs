//! What is told while members deliberate: the terms clause by clause, concerns and the answers to them.

use domain::{
    concern::{ConcernLine, Saying},
    moment::Moment,
    party::Presenting,
    proposal::Side,
    terms::Clause,
    text::LocalText,
};

use super::{Reader, yes};
use crate::{
    bundle::{People, Word},
    render::{clause::said, harm_words, moment},
    words,
};

impl Reader<'_> {
    pub(super) fn terms(
        &self,
        title: &LocalText,
        summary: &LocalText,
        clauses: &[Clause],
        asked_by: Option<&Presenting>,
    ) -> Vec<String> {
        let locale = self.locale;
        let line = |clause: &Clause| {
            let what = said(&clause.says, locale, |text| self.best(text).to_owned());
            words::clause_line(locale, u64::from(clause.number), Word(&what))
        };
        let mut lines = vec![self.block(title)];
        lines.extend(asked_by.into_iter().flat_map(|requester| self.presented(requester)));
        lines.extend([String::new(), self.block(summary), String::new(), words::terms_clauses(locale)]);
        lines.extend(clauses.iter().map(line));
        lines.extend([String::new(), words::terms_how(locale)]);
        lines
    }

    /// Who asks, and what they give to people who might not dare to say no.
    fn presented(&self, requester: &Presenting) -> Vec<String> {
        let (locale, name) = (self.locale, People(&requester.name));
        let mut lines = vec![match &requester.domain {
            Some(domain) => words::terms_asked_by_proven(locale, name, Word(&domain.to_string())),
            None => words::terms_asked_by(locale, name),
        }];
        lines.extend(requester.services.iter().map(|service| {
            let (what, whom) = (People(&service.what), People(&service.whom));
            if service.essential {
                words::terms_service_essential(locale, what, whom)
            } else {
                words::terms_service(locale, what, whom)
            }
        }));
        lines
    }

    pub(super) fn about(&self, clause: Option<u32>) -> String {
        words::concern_about(self.locale, u64::from(clause.unwrap_or_default()))
    }

    /// What a concern says: a harm in our words, or a member's own.
    pub(super) fn saying(&self, says: &Saying) -> String {
        match says {
            Saying::Harm(harm) => harm_words(harm, self.locale),
            Saying::Words(said) => words::clause_own_words(self.locale, self.people(said)),
        }
    }

    pub(super) fn concern_raised(&self, number: u32, clause: Option<u32>, says: &Saying) -> Vec<String> {
        let (locale, number) = (self.locale, u64::from(number));
        let about = self.about(clause);
        vec![
            words::concern_raised(locale, number, Word(&about), Word(&self.saying(says))),
            words::concern_raised_how(locale, number),
        ]
    }

    pub(super) fn question_asked(&self, number: u32, clause: Option<u32>, said: &LocalText) -> Vec<String> {
        let about = self.about(clause);
        vec![words::question_asked(self.locale, u64::from(number), Word(&about), self.people(said))]
    }

    pub(super) fn concern_reached(&self, number: u32, due: Option<Moment>, holds: bool) -> Vec<String> {
        let locale = self.locale;
        let then = match due {
            Some(due) => words::concern_reached_due(locale, yes(holds), Word(&moment(due, &locale))),
            None => words::concern_reached_answered(locale),
        };
        vec![words::concern_reached(locale, u64::from(number)), then]
    }

    pub(super) fn concern_answered(&self, number: u32, by: Side, said: &LocalText) -> Vec<String> {
        let by = match by {
            Side::Requester => "requester",
            Side::Community => "community",
        };
        vec![words::concern_answered(self.locale, Word(by), u64::from(number)), self.block(said)]
    }

    pub(super) fn concerns(&self, title: &LocalText, all: &[ConcernLine]) -> Vec<String> {
        let locale = self.locale;
        let mut lines = if all.is_empty() {
            vec![words::concerns_none(locale, self.people(title))]
        } else {
            vec![words::concerns_heading(locale, self.people(title))]
        };
        for one in all {
            let about = self.about(one.clause);
            lines.push(words::concerns_line(
                locale,
                u64::from(one.number),
                Word(&about),
                Word(&self.saying(&one.says)),
            ));
            lines.extend(one.supported.then(|| words::concerns_supported(locale)));
            lines.extend(one.due.map(|due| words::concerns_due(locale, Word(&moment(due, &locale)))));
            lines.extend(
                one.answer.as_ref().map(|answer| words::concerns_answer(locale, self.people(answer))),
            );
        }
        lines.push(words::concerns_how(locale));
        lines
    }
}
