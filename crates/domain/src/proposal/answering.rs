//! An offer waits for its answer so long as the charter says, and no longer.
//!
//! The side that it waits for is warned when little time is left, and where nothing comes the clock ends the negotiation. While it rests
//! nobody can answer, so that time is not counted.

use super::{Minute, Proposal, Side, Stage};
use crate::{
    effect::{Callback, Effect, Notice, RoomRole},
    fact::Fact,
    moment::{Moment, Span},
    step::Step,
    text::LocalText,
};

/// The warning comes so long before the end: half of the time, where that is less.
const WARNED_BEFORE: Span = Span::days(7);

fn lead(within: Span) -> Span {
    WARNED_BEFORE.min(Span::seconds(within.as_seconds() / 2))
}

impl Proposal {
    /// The side that the latest offer waits for; none where nothing is negotiated.
    pub const fn waits_for(&self) -> Option<Side> {
        match &self.stage {
            Stage::Submitted(_) => Some(Side::Community),
            Stage::Negotiating(stage) => Some(stage.side.other()),
            _ => None,
        }
    }

    /// Until when that side has to answer, exclusive, where the charter gives it this much time; none where nothing is negotiated, or it
    /// rests. Nobody is shut out without the time that a warning gives.
    pub fn answer_by(&self, within: Span) -> Option<Moment> {
        let due = self.waits_since.plus(within);
        let due = self.warned.map_or(due, |warned| due.max(warned.plus(lead(within))));
        (self.negotiable() && self.paused.is_none()).then_some(due)
    }

    /// What the clock brings about: a warning, or the end. None where it has nothing to do. `title` is that of the latest words.
    pub fn look(mut self, within: Span, title: &LocalText, now: Moment) -> Option<Step<Self>> {
        let (by, due) = (self.waits_for()?, self.answer_by(within)?);
        let (community, proposal) = (self.community, self.id);
        if self.warned.is_none() {
            if now < due.minus(lead(within)) {
                return None;
            }
            self.warned = Some(now);
            let until = due.max(now.plus(lead(within)));
            let minute = Minute::Warned { by, until };
            let stewards = (by == Side::Community).then(|| {
                let notice = Notice::Negotiation { title: title.clone(), minute: minute.clone() };
                Effect::tell_room(community, RoomRole::Stewards, notice)
            });
            let (fact, posted) = (Fact::AnswerWarned { community, proposal, by, until }, self.minute(minute));
            return Some(Step::to(self).fact(fact).effect(posted).effects(stewards));
        }
        if now < due {
            return None;
        }
        self.stage = Stage::TimedOut { at: now };
        let fact = Fact::NegotiationTimedOut { community, proposal, by };
        let (told, posted) = (self.call_back(Callback::Terminated), self.minute(Minute::TimedOut { by }));
        Some(Step::to(self).fact(fact).effect(posted).effects(told))
    }

    /// It rested from `paused` until `now`: whoever has to answer has that time beside.
    pub(super) fn waited_not(&mut self, paused: Moment, now: Moment) {
        self.waits_since = later(self.waits_since, paused, now);
        self.warned = self.warned.map(|warned| later(warned, paused, now));
    }
}

/// A moment with the time between two others added to it.
fn later(at: Moment, from: Moment, to: Moment) -> Moment {
    Moment::from_micros(at.micros() + (to.micros() - from.micros()).max(0))
}

#[cfg(test)]
mod tests;
