//! What is told of mandates once they are granted.

use domain::{effect::Notice, mandate::Ending, text::LocalText};

use super::{Reader, yes};
use crate::{
    bundle::{People, Word},
    render::moment,
    words,
};

impl Reader<'_> {
    /// The lines of a notice about a mandate; of any other there are none here.
    pub(super) fn of_mandate(&self, notice: &Notice) -> Vec<String> {
        let locale = self.locale;
        match notice {
            Notice::MandateEnded { intermediary, ending, paused } => {
                self.mandate_ended(intermediary, *ending, *paused)
            }
            Notice::MandateSuspended { intermediary, paused, for_stewards } => {
                self.mandate_suspended(intermediary, *paused, *for_stewards)
            }
            Notice::InterestsChanged { intermediary } => {
                vec![words::interests_changed(locale, People(intermediary))]
            }
            Notice::ResumingAsked { intermediary, confirm_by } => {
                let confirm_by = moment(*confirm_by, &locale);
                vec![words::resuming_asked(locale, People(intermediary), Word(&confirm_by))]
            }
            Notice::MandateResumed { intermediary, reason } => {
                self.mandate_resumed(intermediary, reason.as_ref())
            }
            Notice::TrustSaid { intermediary, given } => {
                vec![words::trust_said(locale, yes(*given), People(intermediary))]
            }
            Notice::ReportGiven { intermediary, report } => {
                vec![words::report_given(locale, People(intermediary)), self.block(report)]
            }
            Notice::ReportOverdue { intermediary, what, due } => vec![
                words::report_overdue(locale, People(intermediary), Word(&moment(*due, &locale))),
                words::report_overdue_what(locale),
                self.block(what),
            ],
            Notice::MandateExpires { intermediary, until } => {
                let until = moment(*until, &locale);
                vec![words::mandate_expires(locale, People(intermediary), Word(&until))]
            }
            _ => Vec::new(),
        }
    }

    fn mandate_ended(&self, intermediary: &str, ending: Ending, paused: u32) -> Vec<String> {
        let ended = words::mandate_ended(self.locale, Word(ending.word()), People(intermediary));
        [ended].into_iter().chain(self.paused(paused)).collect()
    }

    fn mandate_suspended(&self, intermediary: &str, paused: u32, for_stewards: bool) -> Vec<String> {
        let then =
            if for_stewards { words::mandate_suspended_stewards } else { words::mandate_suspended_meanwhile };
        let suspended = words::mandate_suspended(self.locale, People(intermediary));
        [suspended].into_iter().chain(self.paused(paused)).chain([then(self.locale)]).collect()
    }

    fn paused(&self, count: u32) -> Option<String> {
        (count > 0).then(|| words::negotiations_paused(self.locale, u64::from(count)))
    }

    fn mandate_resumed(&self, intermediary: &str, reason: Option<&LocalText>) -> Vec<String> {
        let locale = self.locale;
        let mut lines = vec![words::mandate_resumed(locale, People(intermediary))];
        match reason {
            Some(reason) => lines.extend([words::mandate_resumed_because(locale), self.block(reason)]),
            None => lines.push(words::mandate_resumed_by_vote(locale)),
        }
        lines
    }
}
