//! What is told of a vote that is paused because members reported pressure, and goes on.

use domain::{moment::Moment, text::LocalText, vote::Confided};

use super::{Reader, yes};
use crate::{
    bundle::{People, Word},
    render::moment,
    words,
};

impl Reader<'_> {
    pub(super) fn pressure_reported(
        &self,
        ombuds: Option<&LocalText>,
        early: bool,
        confided: Option<Confided>,
    ) -> Vec<String> {
        let taken = if early { words::pressure_reported_early } else { words::pressure_reported };
        let mut lines = vec![taken(self.locale)];
        if let Some(Confided { named }) = confided {
            lines.push(words::pressure_confided_to(self.locale, yes(named)));
        }
        if let Some(ombuds) = ombuds {
            lines.extend([words::pressure_ombuds(self.locale), self.block(ombuds)]);
        }
        lines
    }

    pub(super) fn pressure_confided(&self, about: &LocalText, by: Option<&str>) -> String {
        let (locale, about) = (self.locale, self.people(about));
        match by {
            Some(who) => words::pressure_confided_by(locale, People(who), about),
            None => words::pressure_confided(locale, about),
        }
    }

    pub(super) fn opening_held(&self, title: &LocalText, until: Moment) -> Vec<String> {
        let (locale, until) = (self.locale, moment(until, &self.locale));
        let held = words::opening_held(locale, self.people(title));
        vec![held, words::opening_held_stewards(locale, Word(&until))]
    }

    pub(super) fn opening_freed(&self, title: &LocalText, reason: Option<&LocalText>) -> Vec<String> {
        let mut lines = vec![words::opening_freed(self.locale, self.people(title))];
        lines.extend(self.what_was_done(reason));
        lines
    }

    /// What the stewards said, or that they said nothing.
    fn what_was_done(&self, reason: Option<&LocalText>) -> Vec<String> {
        match reason {
            Some(reason) => vec![words::vote_goes_on_because(self.locale), self.block(reason)],
            None => vec![words::vote_goes_on_by_itself(self.locale)],
        }
    }

    pub(super) fn vote_paused(&self, question: &LocalText, until: Moment, for_stewards: bool) -> Vec<String> {
        let (locale, until) = (self.locale, moment(until, &self.locale));
        let then = if for_stewards { words::vote_paused_stewards } else { words::vote_paused_meanwhile };
        vec![words::vote_paused(locale, self.people(question)), then(locale, Word(&until))]
    }

    pub(super) fn vote_goes_on(
        &self,
        question: &LocalText,
        reason: Option<&LocalText>,
        closes: Moment,
    ) -> Vec<String> {
        let (locale, closes) = (self.locale, moment(closes, &self.locale));
        let mut lines = vec![words::vote_goes_on(locale, self.people(question), Word(&closes))];
        lines.extend(self.what_was_done(reason));
        lines
    }
}
