//! What terms ask of each member's time, and what the members are asked in a month.
//!
//! The minutes are a pure function of the terms and of the charter's languages: everybody can compute them before anything
//! is submitted. They are an estimate, told in parts, and meant to be plain rather than exact: members
//! read on a telephone, in a second language or aloud to others, and so the pace is that of slow readers.
//!
//! What is asked in a month stands in the [`Ledger`]: terms come before the members where it has room, else they wait.

mod ledger;
mod pace;

use serde::{Deserialize, Serialize};

use crate::{
    charter::Charter,
    refusal::{Faults, Reason, Refused},
    terms::{Says, Terms},
    text::{Language, LocalText},
};
pub use ledger::{Asked, Ledger, MONTH, Place, Waiting};

/// Minutes to talk about terms: to read the others' concerns, to weigh them, to ask.
const DELIBERATING: u32 = 15;
/// Minutes for the questions that show whether the terms were understood.
const UNDERSTANDING: u32 = 3;
/// Minutes to vote: to find the poll, to answer it, to read the outcome.
const VOTING: u32 = 2;
/// What no terms can ask less than: they are talked about and voted on, however short they are.
pub const LEAST: u32 = DELIBERATING + UNDERSTANDING + VOTING + 1;
/// Seconds for what stands in a clause beside people's own words: its number, its kind, a code in plain words, a date.
const SECONDS_A_CLAUSE: u64 = 5;

/// Minutes that terms ask of one member, by what they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Burden {
    /// To read the terms, in the language in which that takes longest.
    pub reading: u32,
    /// To talk about them.
    pub deliberating: u32,
    /// To answer the questions about them.
    pub understanding: u32,
    /// To vote.
    pub voting: u32,
}

impl Burden {
    /// What terms ask of a member of a community with this charter.
    pub fn of(terms: &Terms, charter: &Charter) -> Self {
        let clauses = terms.clauses();
        let framing = SECONDS_A_CLAUSE.saturating_mul(clauses.len() as u64);
        let texts: Vec<&LocalText> = [&terms.title, &terms.summary]
            .into_iter()
            .chain(clauses.iter().flat_map(|clause| own_words(&clause.says)))
            .collect();
        let seconds = |language: &Language| {
            let own = texts.iter().filter_map(|text| text.get(language));
            pace::seconds(own, language).saturating_add(framing)
        };
        let longest = charter.languages.iter().map(seconds).max().unwrap_or(framing);
        Self {
            reading: u32::try_from(longest.div_ceil(60)).unwrap_or(u32::MAX),
            deliberating: DELIBERATING,
            understanding: UNDERSTANDING,
            voting: VOTING,
        }
    }

    /// All of it.
    pub const fn total(&self) -> u32 {
        self.reading
            .saturating_add(self.deliberating)
            .saturating_add(self.understanding)
            .saturating_add(self.voting)
    }
}

/// The texts in a clause that people wrote in several languages.
fn own_words(says: &Says) -> Vec<&LocalText> {
    match says {
        Says::Onward(to) => vec![&to.what_for],
        Says::Promise(promise) => vec![&promise.what, &promise.evidence],
        Says::Risk(risk) => vec![&risk.mitigation],
        Says::Benefit(benefit) => vec![&benefit.to_whom],
        Says::IfRefused(words) => vec![words],
        Says::Withdrawal(after) => vec![&after.how],
        Says::Complaints(complaints) => vec![&complaints.how],
        Says::Purpose(_)
        | Says::Data(_)
        | Says::Stage(_)
        | Says::Recipient(_)
        | Says::Place(_)
        | Says::StoragePlace(_)
        | Says::Technology(_)
        | Says::Retention(_)
        | Says::Term(_)
        | Says::Assessment(_)
        | Says::Condition(_)
        | Says::LegalBasis(_)
        | Says::UsageTrail(_) => Vec::new(),
    }
}

impl Charter {
    /// The most minutes that proposals ask of a member in a month; none where there is no limit.
    pub fn most_minutes(&self) -> Option<u32> {
        self.burden.map(|clause| clause.minutes)
    }

    /// Refused where terms alone ask more of a member than the charter allows in a month: they could never come before the
    /// members.
    pub fn affords(&self, burden: &Burden) -> Result<(), Refused> {
        let mut faults = Faults::default();
        self.note_unaffordable(burden, &mut faults);
        faults.or(())
    }

    pub(crate) fn note_unaffordable(&self, burden: &Burden, faults: &mut Faults) {
        if let Some(most) = self.most_minutes().filter(|most| burden.total() > *most) {
            let (minutes, reading) = (burden.total(), burden.reading);
            faults.here(Reason::TermsTakeTooLong { minutes, reading, most });
        }
    }
}

#[cfg(test)]
mod tests;
