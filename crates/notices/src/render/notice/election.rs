//! What is told of elections.

use domain::{
    disclosure::Published,
    election::Settled,
    moment::{Moment, Span},
    rule::Choosing,
    tally::Step,
    text::LocalText,
};

use super::Reader;
use crate::{
    bundle::{People, Word},
    render::{choosing, election::came_to, moment, span, step},
    words,
};

impl Reader<'_> {
    pub(super) fn nominated(
        &self,
        intermediary: &str,
        term: Span,
        election: Option<&LocalText>,
    ) -> Vec<String> {
        let locale = self.locale;
        vec![
            words::nominated(locale, People(intermediary)),
            words::nominated_for(locale, Word(&span(term, &locale))),
            match election {
                Some(title) => words::nominated_election(locale, self.people(title)),
                None => words::nominated_vote(locale),
            },
        ]
    }

    pub(super) fn election_called(
        &self,
        title: &LocalText,
        nominations_end: Moment,
        vote_from: Moment,
    ) -> Vec<String> {
        let locale = self.locale;
        vec![
            words::election_called(locale, self.people(title)),
            words::election_called_nominate(locale, Word(&moment(nominations_end, &locale))),
            words::election_called_vote(locale, Word(&moment(vote_from, &locale))),
        ]
    }

    pub(super) fn election_opened(
        &self,
        title: &LocalText,
        rule: Choosing,
        candidates: &[String],
        closes: Moment,
        (polled, reopened): (bool, bool),
    ) -> Vec<String> {
        let locale = self.locale;
        let mut lines = vec![words::election_opened(locale, self.people(title))];
        lines.extend(self.paper(candidates));
        lines.push(words::candidates_none(locale));
        if reopened {
            lines.push(words::vote_opened_again(locale));
        }
        lines.push(words::election_how(locale, Word(rule.method.word())));
        if polled {
            lines.push(words::election_how_poll(locale));
        }
        lines.push(words::vote_opened_closes(locale, Word(&moment(closes, &locale))));
        lines.push(choosing(rule, &locale));
        lines
    }

    pub(super) fn election_outcome(
        &self,
        title: &LocalText,
        candidates: &[String],
        settled: &Settled,
        published: &Published,
        steps: &[Step],
    ) -> Vec<String> {
        let locale = self.locale;
        let names: Vec<&str> = candidates.iter().map(String::as_str).collect();
        let mut lines = vec![words::election_over(locale, self.people(title))];
        lines.extend(self.paper(candidates));
        lines.push(came_to(settled, &names, locale));
        lines.extend(self.figures(published));
        lines.extend(steps.iter().map(|each| step(each, &locale)));
        lines
    }

    pub(super) fn candidates(
        &self,
        title: &LocalText,
        rule: Choosing,
        candidates: &[String],
        closes: Moment,
    ) -> Vec<String> {
        let locale = self.locale;
        let mut lines = vec![words::choices_heading(locale, self.people(title))];
        lines.extend(self.paper(candidates));
        lines.push(words::candidates_none(locale));
        lines.push(words::election_how(locale, Word(rule.method.word())));
        lines.push(words::vote_opened_closes(locale, Word(&moment(closes, &locale))));
        lines
    }

    /// Those who stand, numbered.
    fn paper(&self, candidates: &[String]) -> Vec<String> {
        let numbered = (1u64..).zip(candidates);
        numbered.map(|(number, name)| words::candidates_line(self.locale, number, People(name))).collect()
    }
}
