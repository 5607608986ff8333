//! The turnout that is shown while a vote is open.
//!
//! A figure that follows each ballot tells, to whoever looks often enough, when somebody voted; beside the figures of the
//! decision it tells how many came late. So what is shown is a *bulletin*: a multiple of five that is renewed by the clock
//! alone, is the same for every asker, never falls, and leaves ten ballots or more unseen behind it: five that could not
//! be told apart, and five who may still take theirs back.

use super::{Vote, VoteState};
use crate::{
    disclosure::LEAST,
    moment::{Moment, Span},
    step::Step,
};

/// A bulletin is renewed at most so often.
pub const SHORTEST_STEP: Span = Span::seconds(3_600);
/// A window has at most so many bulletins.
const IN_A_WINDOW: u32 = 24;
/// At least so many ballots stand unseen behind a bulletin.
const UNSEEN: u64 = 2 * LEAST;

/// What everybody is shown of the turnout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bulletin {
    /// At least so many ballots stood.
    pub at_least: u64,
    /// For which moment it was counted.
    pub at: Moment,
}

impl Bulletin {
    /// The first of a vote: nothing yet.
    pub const fn first(opens: Moment) -> Self {
        Self { at_least: 0, at: opens }
    }

    /// The moment for which the next one is due, in a grid of `step` from `since` on; none while the one that is shown holds.
    pub fn due(self, since: Moment, step: Span, now: Moment) -> Option<Moment> {
        let step = i64::from(step.as_seconds()) * 1_000_000;
        let gone = (now.micros() - since.micros()) / step;
        let due = Moment::from_micros(since.micros() + gone * step);
        (due > self.at).then_some(due)
    }

    /// What may be shown once so many ballots stand.
    pub const fn after(self, turnout: u64, at: Moment) -> Self {
        let whole = turnout.saturating_sub(UNSEEN) / LEAST * LEAST;
        Self { at_least: if whole > self.at_least { whole } else { self.at_least }, at }
    }
}

impl Vote {
    /// How long each bulletin is shown: an hour, or a twenty-fourth of the window where that is longer.
    fn bulletin_step(&self) -> i64 {
        let window = self.closes_at.micros() - self.opens_at.micros();
        let shortest = i64::from(SHORTEST_STEP.as_seconds()) * 1_000_000;
        (window / i64::from(IN_A_WINDOW)).max(shortest)
    }

    /// The moment of the bulletin that is due; none while the one that is shown holds. Moments of bulletins lie in a grid
    /// from the opening on, so that no ballot and no asker moves them.
    pub fn bulletin_due(&self, now: Moment) -> Option<Moment> {
        if self.state != VoteState::Open || now >= self.closes_at {
            return None;
        }
        let step = self.bulletin_step();
        let gone = (now.micros() - self.opens_at.micros()) / step;
        let latest = Moment::from_micros(self.opens_at.micros() + gone * step);
        (latest > self.bulletin.at).then_some(latest)
    }

    /// Renews the bulletin, where one is due.
    pub fn renew_bulletin(mut self, turnout: u64, now: Moment) -> Option<Step<Self>> {
        let due = self.bulletin_due(now)?;
        self.bulletin = self.bulletin.after(turnout, due);
        Some(Step::to(self))
    }
}
