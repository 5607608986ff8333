//! What is told of a vote that is paused because members reported pressure, and goes on.

use domain::{moment::Moment, text::LocalText};

use super::Reader;
use crate::{bundle::Word, render::moment, words};

impl Reader<'_> {
    pub(super) fn pressure_reported(&self, ombuds: Option<&LocalText>) -> Vec<String> {
        let mut lines = vec![words::pressure_reported(self.locale)];
        if let Some(ombuds) = ombuds {
            lines.extend([words::pressure_ombuds(self.locale), self.block(ombuds)]);
        }
        lines
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
        match reason {
            Some(reason) => lines.extend([words::vote_goes_on_because(locale), self.block(reason)]),
            None => lines.push(words::vote_goes_on_by_itself(locale)),
        }
        lines
    }
}
