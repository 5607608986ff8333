//! A mandate ends: its term is over, the members recall it, or its intermediary resigns. Whatever is negotiated under it is paused
//! in the same step.

use serde::{Deserialize, Serialize};

use super::{Mandate, MandateState};
use crate::{
    decision::Outcome,
    effect::{Effect, Notice, RoomRole},
    fact::Fact,
    moment::{Moment, Span},
    proposal::Proposal,
    refusal::Reason,
    step::Step,
};

/// The members are warned so many days before a mandate ends, once each, the longest first.
const WARNINGS: [u32; 2] = [30, 7];

/// How a mandate ended that had been granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// Its term is over.
    Expired,
    /// The members ended it before its term.
    Recalled,
    /// Its intermediary gave it back.
    Resigned,
}

impl Ending {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Recalled => "recalled",
            Self::Resigned => "resigned",
        }
    }
}

/// What hangs on a mandate that ends or is suspended.
#[derive(Clone, Debug)]
pub struct Held {
    /// The name of the intermediary that holds it.
    pub intermediary: String,
    /// The proposals that are negotiated under it.
    pub negotiations: Vec<Proposal>,
}

/// A mandate that ended or is suspended, and the negotiations that are paused by that.
pub type Halted = (Mandate, Vec<Proposal>);

impl Held {
    /// Pauses the negotiations that go on.
    pub(super) fn pause(self, now: Moment) -> Step<Vec<Proposal>> {
        let mut step = Step::to(Vec::new());
        for paused in self.negotiations.into_iter().filter_map(|one| one.pause(now)) {
            step.next.push(paused.next);
            step.facts.extend(paused.facts);
            step.effects.extend(paused.effects);
        }
        step
    }
}

impl Mandate {
    /// The term is over: for the clock.
    pub fn expired(self, held: Held, now: Moment) -> Option<Step<Halted>> {
        let over = self.until().is_some_and(|until| now >= until);
        over.then(|| self.ends(Ending::Expired, held, now))
    }

    /// The members have decided on its recall. A mandate that ended meanwhile stays as it ended.
    pub fn recalled(self, outcome: Outcome, held: Held, now: Moment) -> Step<Halted> {
        if outcome != Outcome::Adopted || self.until().is_none() {
            return Step::to((self, Vec::new()));
        }
        self.ends(Ending::Recalled, held, now)
    }

    /// Its intermediary gives it back.
    pub fn resigned(self, held: Held, now: Moment) -> Result<Step<Halted>, Reason> {
        match self.until() {
            Some(until) if now < until => Ok(self.ends(Ending::Resigned, held, now)),
            _ => Err(Reason::MandateNotHeld {}),
        }
    }

    pub(super) fn ends(mut self, ending: Ending, held: Held, now: Moment) -> Step<Halted> {
        self.state = MandateState::Ended(ending);
        self.going_on = None;
        let (community, mandate) = (self.text.community, self.id);
        let intermediary = held.intermediary.clone();
        let paused = held.pause(now);
        let notice = Notice::MandateEnded { intermediary, ending, paused: paused.next.len() as u32 };
        let mut step = paused.map(|negotiations| (self, negotiations));
        step.facts.insert(0, Fact::MandateEnded { community, mandate });
        step.effect(Effect::tell_room(community, RoomRole::Assembly, notice))
    }

    /// The clock warns the members that it ends soon: once for each of `WARNINGS` that has come, and once only where several have.
    pub fn warned(mut self, intermediary: String, now: Moment) -> Option<Step<Self>> {
        let until = self.until().filter(|until| now < *until)?;
        let due = self.warnings().filter(|(_, at)| *at <= now).last()?;
        self.warned = Some(due.0);
        let community = self.text.community;
        let notice = Notice::MandateExpires { intermediary, until };
        Some(Step::to(self).effect(Effect::tell_room(community, RoomRole::Assembly, notice)))
    }

    /// The warnings that have not been given, each with its moment. A mandate that is shorter than the time before its end at which
    /// members would be warned has no such warning.
    fn warnings(&self) -> impl Iterator<Item = (u32, Moment)> {
        let (from, until, warned) = (self.from(), self.until(), self.warned);
        let due = move |days: u32| Some((days, until?.minus(Span::days(days))));
        WARNINGS
            .into_iter()
            .filter(move |days| warned.is_none_or(|last| *days < last))
            .filter_map(due)
            .filter(move |(_, at)| from.is_some_and(|from| from < *at))
    }

    /// When the clock has something to do for it next; none where never.
    pub fn next_look(&self) -> Option<Moment> {
        self.warnings().map(|(_, at)| at).chain(self.until()).chain(self.late_at()).min()
    }
}
