//! What is told of agreements.

use domain::{
    agreement::{SuspensionCause, Watched},
    effect::Notice,
};

use super::Reader;
use crate::{bundle::Word, render::moment, words};

impl Reader<'_> {
    /// What is told of agreements; nothing of anything else.
    pub(super) fn of_agreement(&self, notice: &Notice) -> Vec<String> {
        let locale = self.locale;
        match notice {
            Notice::AgreementSuspended { about, cause } => vec![
                words::agreement_suspended(locale, Word(cause.word()), self.people(about)),
                words::agreement_suspended_lift(locale),
            ],
            Notice::SuspensionLifted { about } => vec![words::suspension_lifted(locale, self.people(about))],
            Notice::WithdrawalAcknowledged { about } => {
                vec![words::withdrawal_acknowledged(locale, self.people(about))]
            }
            Notice::DeletionAttested { about, when } => {
                let when = moment(*when, &locale);
                vec![words::deletion_attested(locale, self.people(about), Word(&when))]
            }
            Notice::Agreements { all } if all.is_empty() => vec![words::agreements_none(locale)],
            Notice::Agreements { all } => {
                let lines = all.iter().map(|one| self.watched(one));
                let heading = words::agreements_heading(locale);
                [heading].into_iter().chain(lines).chain([words::agreements_how(locale)]).collect()
            }
            _ => Vec::new(),
        }
    }

    fn watched(&self, one: &Watched) -> String {
        let until = moment(one.until, &self.locale);
        let cause = one.suspended.map_or("none", SuspensionCause::word);
        let (number, about) = (u64::from(one.number), self.people(&one.about));
        words::agreements_line(self.locale, Word(cause), number, about, Word(&until))
    }
}
