//! What is told of coming in where members vouch, and of stewards.

use domain::effect::Notice;

use super::{Reader, yes};
use crate::{bundle::Word, render::moment, words};

impl Reader<'_> {
    /// The lines of a notice about the roll; of any other there are none here.
    pub(super) fn of_roll(&self, notice: &Notice) -> Vec<String> {
        let locale = self.locale;
        match notice {
            Notice::ApplicationTaken { community, code, vouches, steward, until } => vec![
                words::application_taken(
                    locale,
                    self.people(community),
                    Word(code),
                    u64::from(*vouches),
                    yes(*steward),
                    Word(&moment(*until, &locale)),
                ),
                words::application_how(locale),
            ],
            Notice::VouchSaid { said } => vec![words::vouch_said(locale, Word(said.word()))],
            Notice::StewardAsked { appoints, confirm_by } => {
                vec![words::steward_asked(locale, yes(*appoints), Word(&moment(*confirm_by, &locale)))]
            }
            Notice::StewardsBecame { became, stewards, least } => {
                let now = words::stewards_became(locale, Word(became.word()), u64::from(*stewards));
                let fewer = least.map(|least| words::stewards_fewer(locale, u64::from(least)));
                [now].into_iter().chain(fewer).collect()
            }
            _ => Vec::new(),
        }
    }
}
