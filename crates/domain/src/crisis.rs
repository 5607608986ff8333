//! A crisis: declared by a steward with a public reason, confirmed by a second one, and over by itself.
//!
//! What it changes stands in the charter ([`crate::charter::CrisisClause`]) and only ever tightens. It needs two stewards where there are
//! two, to begin and to end early; one who is alone can do both. It lapses at its moment whether or not anybody notices.

use serde::{Deserialize, Serialize};

use crate::{
    charter::{CrisisClause, TypedText, read_text},
    effect::{Effect, Notice, RoomRole},
    fact::Fact,
    id::{CommunityId, CrisisId, MemberId},
    moment::{Moment, Span},
    refusal::{Faults, Reason, Refused},
    step::Step,
    text::LocalText,
};

/// A second steward has so long to confirm what the first one asked for.
pub const CONFIRMED_WITHIN: Span = Span::days(1);

/// What a steward asked for, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Who.
    pub by: MemberId,
    /// When.
    pub at: Moment,
}

impl Asked {
    /// Whether it still waits to be confirmed.
    pub(crate) fn waits(self, now: Moment) -> bool {
        now < self.confirm_by()
    }
    /// Until when it can be confirmed, exclusive.
    pub(crate) const fn confirm_by(self) -> Moment {
        self.at.plus(CONFIRMED_WITHIN)
    }
}

/// Where a crisis stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrisisState {
    /// Declared by one steward; a second one has to confirm.
    Declared,
    /// The charter's crisis clause holds.
    InForce {
        /// Since when.
        since: Moment,
        /// The first moment at which it does not hold any more.
        until: Moment,
        /// A steward asked to end it.
        ending: Option<Asked>,
    },
    /// Ended, lapsed, or never confirmed.
    Over {
        /// When.
        at: Moment,
    },
}

/// A crisis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crisis {
    /// Its id.
    pub id: CrisisId,
    /// Whose.
    pub community: CommunityId,
    /// The public reason.
    pub reason: LocalText,
    /// Who declared it, and when.
    pub declared: Asked,
    /// Where it stands.
    pub state: CrisisState,
}

/// What it takes to declare a crisis, or to confirm one.
#[derive(Clone, Debug)]
pub struct Declaration<'a> {
    /// An id, if it is a new one.
    pub id: CrisisId,
    /// Whose.
    pub community: CommunityId,
    /// What the charter in force lays down.
    pub clause: Option<&'a CrisisClause>,
    /// Who.
    pub by: MemberId,
    /// Whether there is no other steward.
    pub alone: bool,
    /// The public reason, as typed. Who confirms need not give one.
    pub reason: &'a TypedText,
}

impl Crisis {
    /// Whether the crisis clause holds at this moment.
    pub fn holds(&self, now: Moment) -> bool {
        matches!(self.state, CrisisState::InForce { since, until, .. } if since <= now && now < until)
    }

    /// Whether there is anything left of it: in force, or waiting for a second steward.
    pub fn under_way(&self, now: Moment) -> bool {
        self.holds(now) || (self.state == CrisisState::Declared && self.declared.waits(now))
    }

    /// A steward declares a crisis, or confirms the one that another has declared. `before` is the last that is not over;
    /// one that waited too long or has lapsed is closed with the same step.
    pub fn declare(
        said: &Declaration<'_>,
        before: Option<Self>,
        now: Moment,
    ) -> Result<Step<Vec<Self>>, Refused> {
        let clause = said.clause.ok_or(Reason::NoCrisisClause {})?;
        match before {
            Some(crisis) if crisis.holds(now) => Err(Reason::CrisisInForce {}.into()),
            Some(crisis) if crisis.under_way(now) => {
                if crisis.declared.by == said.by {
                    return Err(Reason::OtherStewardNeeded {}.into());
                }
                Ok(crisis.begins(clause, now).map(|crisis| vec![crisis]))
            }
            old => {
                let crisis = Self::new(said, now)?;
                let step = if said.alone { crisis.begins(clause, now) } else { crisis.waits() };
                let Some(over) = old.and_then(|crisis| crisis.lapse(now)) else {
                    return Ok(step.map(|crisis| vec![crisis]));
                };
                let mut both = Step::to(vec![over.next, step.next]);
                both.facts = [over.facts, step.facts].concat();
                Ok(both.effects(over.effects.into_iter().chain(step.effects)))
            }
        }
    }

    fn new(said: &Declaration<'_>, now: Moment) -> Result<Self, Refused> {
        let mut faults = Faults::default();
        let reason = read_text(&mut faults, "reason", said.reason, &[]);
        if said.reason.is_empty() {
            faults.field("reason", Reason::Empty {});
        }
        let declared = Asked { by: said.by, at: now };
        let (id, community) = (said.id, said.community);
        faults.or(Self { id, community, reason, declared, state: CrisisState::Declared })
    }

    fn begins(mut self, clause: &CrisisClause, now: Moment) -> Step<Self> {
        let until = now.plus(clause.lapses_after);
        self.state = CrisisState::InForce { since: now, until, ending: None };
        let (community, crisis) = (self.community, self.id);
        let notice = Notice::CrisisBegun { reason: self.reason.clone(), until };
        Step::to(self).fact(Fact::CrisisBegun { community, crisis, until }).effect(Effect::tell_room(
            community,
            RoomRole::Assembly,
            notice,
        ))
    }

    fn waits(self) -> Step<Self> {
        let (community, crisis) = (self.community, self.id);
        let confirm_by = self.declared.confirm_by();
        let notice = Notice::CrisisDeclared { reason: self.reason.clone(), confirm_by };
        Step::to(self).fact(Fact::CrisisDeclared { community, crisis }).effect(Effect::tell_room(
            community,
            RoomRole::Stewards,
            notice,
        ))
    }

    /// A steward ends the crisis before its time, or confirms that another wants to.
    pub fn end(mut self, by: MemberId, alone: bool, now: Moment) -> Result<Step<Self>, Refused> {
        let CrisisState::InForce { since, until, ending } = self.state else {
            return Err(Reason::NoCrisis {}.into());
        };
        if !self.holds(now) {
            return Err(Reason::NoCrisis {}.into());
        }
        let waiting = ending.filter(|asked| asked.waits(now));
        match waiting {
            Some(asked) if asked.by == by && !alone => Err(Reason::OtherStewardNeeded {}.into()),
            None if !alone => {
                let asked = Asked { by, at: now };
                self.state = CrisisState::InForce { since, until, ending: Some(asked) };
                let (community, confirm_by) = (self.community, asked.confirm_by());
                let notice = Notice::CrisisEndAsked { confirm_by };
                Ok(Step::to(self).effect(Effect::tell_room(community, RoomRole::Stewards, notice)))
            }
            _ => Ok(self.over(now)),
        }
    }

    /// The clock has come to the end of the crisis, or of the time in which it could be confirmed.
    pub fn lapse(self, now: Moment) -> Option<Step<Self>> {
        match self.state {
            CrisisState::InForce { until, .. } if until <= now => Some(self.over(until)),
            CrisisState::Declared if !self.declared.waits(now) => {
                Some(Step::to(Self { state: CrisisState::Over { at: now }, ..self }))
            }
            _ => None,
        }
    }

    fn over(mut self, at: Moment) -> Step<Self> {
        self.state = CrisisState::Over { at };
        let (community, crisis) = (self.community, self.id);
        let notice = Notice::CrisisOver { reason: self.reason.clone() };
        Step::to(self).fact(Fact::CrisisOver { community, crisis }).effect(Effect::tell_room(
            community,
            RoomRole::Assembly,
            notice,
        ))
    }
}

#[cfg(test)]
mod tests;
