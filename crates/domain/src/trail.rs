//! The private trail: how each question about an agreement was answered, where its terms ask for that.
//!
//! What is kept says what for and about which data somebody asked, in which hour, by which token, and what the answer was; not who
//! the data is about, not the place, not the minute. The same in the same hour is one entry with a count. An agreement is concerned where the
//! answer names it: it permits, or would but for another, or says no itself. A question that its terms never covered has nothing to do with it.
//!
//! [`Trail`] gathers entries until they are written ([`Trail::due`]): the first of its kind soon, so that a crash never hides that somebody
//! asked; how often it was repeated at the end of the hour. It never grows beyond [`Trail::MOST`] kinds: what is more is counted without
//! token, purpose and data, of which there is one kind for each agreement, hour and answer.

use std::collections::HashMap;

use crate::{
    id::{AgreementId, TokenId},
    moment::{Moment, Span},
    permission::{Answer, Question},
    refusal::Reason,
    taxonomy::Code,
};

const HOUR: Span = Span::seconds(3_600);

/// One kind of question in one hour, and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Trace {
    /// About which agreement.
    pub agreement: AgreementId,
    /// The beginning of the hour.
    pub hour: Moment,
    /// By which token of a data holder; none where none was shown, or it was too much to keep.
    pub token: Option<TokenId>,
    /// What for, and about which data; none where it was too much to keep.
    pub what: Option<(Code, Code)>,
    /// Why it was denied, by the reason's code; none where it was permitted.
    pub denied: Option<&'static str>,
    /// Until when it is kept.
    pub until: Moment,
}

/// How often that was.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    /// Since it was written last.
    fresh: u64,
    /// Whether it was written before.
    told: bool,
}

/// Entries that are not written yet.
#[derive(Debug, Default)]
pub struct Trail(HashMap<Trace, Count>);

/// The beginning of the hour.
fn hour_of(at: Moment) -> Moment {
    let hour = i64::from(HOUR.as_seconds()) * 1_000_000;
    Moment::from_micros(at.micros() - at.micros().rem_euclid(hour))
}

impl Trail {
    /// So many kinds are told apart at a time: some twenty megabytes.
    pub const MOST: usize = 100_000;

    /// Notes an answer given at `now`: one entry for each agreement that it names and each data category that was asked about. `kept` says for
    /// how long an agreement asks for that, if it does.
    pub fn note(
        &mut self,
        (asked, answer): (&Question, &Answer),
        token: Option<TokenId>,
        kept: impl Fn(AgreementId) -> Option<Span>,
        now: Moment,
    ) {
        let hour = hour_of(now);
        let denied = answer.reason().map(Reason::code);
        let mut named = |agreement| {
            let Some(kept) = kept(agreement) else { return };
            let until = hour.plus(HOUR).plus(kept);
            for data in &asked.data_categories {
                let what = Some((asked.purpose.clone(), data.clone()));
                self.add(Trace { agreement, hour, token, what, denied, until }, 1);
            }
        };
        match answer {
            Answer::Permit { grants, .. } => grants.iter().for_each(|grant| named(grant.agreement)),
            Answer::Deny(denial) => denial.agreements.iter().copied().for_each(named),
        }
    }

    fn add(&mut self, trace: Trace, times: u64) {
        let full = self.0.len() >= Self::MOST && !self.0.contains_key(&trace);
        let trace = if full { Trace { token: None, what: None, ..trace } } else { trace };
        let count = self.0.entry(trace).or_default();
        count.fresh = count.fresh.saturating_add(times);
    }

    /// What is to be written now, each with how often it was: what was never written, and what was repeated in an hour that is over.
    pub fn due(&mut self, now: Moment) -> Vec<(Trace, u64)> {
        let this = hour_of(now);
        let mut due = Vec::new();
        self.0.retain(|trace, count| {
            let over = trace.hour != this;
            if count.fresh > 0 && (over || !count.told) {
                due.push((trace.clone(), count.fresh));
                *count = Count { fresh: 0, told: true };
            }
            !over
        });
        due
    }

    /// Everything that was not written, at the end.
    pub fn rest(&mut self) -> Vec<(Trace, u64)> {
        let rest = self.0.drain().filter(|(_, count)| count.fresh > 0);
        rest.map(|(trace, count)| (trace, count.fresh)).collect()
    }

    /// Takes back what could not be written.
    pub fn keep(&mut self, unwritten: Vec<(Trace, u64)>) {
        for (trace, times) in unwritten {
            if let Some(count) = self.0.get_mut(&trace) {
                count.told = false;
            }
            self.add(trace, times);
        }
    }
}

#[cfg(test)]
mod tests;
