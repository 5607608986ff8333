//! A mandate rests where its intermediary declares other interests than those that the members knew.
//!
//! Two stewards let it go on with a public reason (one, where there is no other), or the members decide: on whether it goes on, by a vote that
//! a steward opens, or on its recall. Its term runs on meanwhile.

use super::{Ending, Halted, Held, Mandate, MandateState};
use crate::{
    charter::{TypedText, read_text},
    crisis::Asked,
    decision::Outcome,
    effect::{Effect, Notice, RoomRole},
    fact::Fact,
    id::MemberId,
    moment::Moment,
    refusal::{Faults, Reason, Refused},
    step::Step,
    text::{Language, LocalText},
    vote::GoingOn,
};

/// A steward's word that a suspended mandate can go on.
#[derive(Clone, Debug)]
pub struct Resuming<'a> {
    /// Who.
    pub by: MemberId,
    /// Whether there is no other steward.
    pub alone: bool,
    /// Why, as typed. Who confirms need not say it again.
    pub reason: &'a TypedText,
    /// The languages in which it must be said.
    pub wanted: &'a [Language],
    /// The name of the intermediary.
    pub intermediary: String,
}

impl Mandate {
    /// Its intermediary declared other interests. What is sought is marked, what is held rests; where it rests already, whatever a
    /// steward said about the interests before does not hold for these. None where it is over anyway.
    pub fn interests_changed(mut self, held: Held, now: Moment) -> Option<Step<Halted>> {
        match self.state {
            MandateState::Nominated | MandateState::Voting(_) => {
                self.outdated = true;
                let (community, intermediary) = (self.text.community, held.intermediary);
                let notice = Notice::InterestsChanged { intermediary };
                let told = Effect::tell_room(community, RoomRole::Assembly, notice);
                Some(Step::to((self, Vec::new())).effect(told))
            }
            MandateState::Active { from, until } if now < until => {
                self.outdated = true;
                self.state = MandateState::Suspended { from, until, since: now };
                let (community, mandate) = (self.text.community, self.id);
                let intermediary = held.intermediary.clone();
                let paused = held.pause(now);
                let count = paused.next.len() as u32;
                let tell = |role, for_stewards| {
                    let intermediary = intermediary.clone();
                    let notice = Notice::MandateSuspended { intermediary, paused: count, for_stewards };
                    Effect::tell_room(community, role, notice)
                };
                let told = [tell(RoomRole::Assembly, false), tell(RoomRole::Stewards, true)];
                let mut step = paused.map(|negotiations| (self, negotiations));
                step.facts.insert(0, Fact::MandateSuspended { community, mandate });
                Some(step.effects(told))
            }
            MandateState::Suspended { .. } => {
                self.going_on = None;
                Some(Step::to((self, Vec::new())))
            }
            MandateState::Active { .. } | MandateState::NotGranted | MandateState::Ended(_) => None,
        }
    }

    /// What the stewards are told of a mandate that was granted now on interests that nobody has confirmed: it begins suspended, and
    /// they have to act.
    pub fn begins_suspended(&self, intermediary: String, now: Moment) -> Option<Effect> {
        let begins = matches!(self.state, MandateState::Suspended { from, .. } if from == now);
        let notice = Notice::MandateSuspended { intermediary, paused: 0, for_stewards: true };
        begins.then(|| Effect::tell_room(self.text.community, RoomRole::Stewards, notice))
    }

    /// A steward lets a suspended mandate go on, or confirms that another does.
    pub fn resume(mut self, said: Resuming<'_>, now: Moment) -> Result<Step<Self>, Refused> {
        match self.state {
            MandateState::Suspended { until, .. } if now < until => {}
            _ => return Err(Reason::MandateNotSuspended {}.into()),
        }
        match self.going_on.take() {
            Some(before) if before.asked.waits(now) => {
                if before.asked.by == said.by && !said.alone {
                    return Err(Reason::OtherStewardNeeded {}.into());
                }
                Ok(self.goes_on(said.intermediary, Some(before.reason)))
            }
            _ => {
                let mut faults = Faults::default();
                // In every language of the charter, so not empty.
                let reason = read_text(&mut faults, "reason", said.reason, said.wanted);
                let reason = faults.or(reason)?;
                if said.alone {
                    return Ok(self.goes_on(said.intermediary, Some(reason)));
                }
                let asked = Asked { by: said.by, at: now };
                self.going_on = Some(GoingOn { asked, reason });
                let (community, intermediary) = (self.text.community, said.intermediary);
                let notice = Notice::ResumingAsked { intermediary, confirm_by: asked.confirm_by() };
                Ok(Step::to(self).effect(Effect::tell_room(community, RoomRole::Stewards, notice)))
            }
        }
    }

    /// The members have decided whether a suspended mandate goes on. One that is not suspended any more stays as it is.
    pub fn decided_on_going_on(self, outcome: Outcome, held: Held, now: Moment) -> Step<Halted> {
        match self.state {
            MandateState::Suspended { .. } if outcome == Outcome::Adopted => {
                self.goes_on(held.intermediary, None).map(|mandate| (mandate, Vec::new()))
            }
            MandateState::Suspended { .. } => self.ends(Ending::Recalled, held, now),
            _ => Step::to((self, Vec::new())),
        }
    }

    /// Whether the members decide on going on, rather than on granting it.
    pub const fn was_granted(&self) -> bool {
        !matches!(self.state, MandateState::Nominated | MandateState::Voting(_) | MandateState::NotGranted)
    }

    fn goes_on(mut self, intermediary: String, reason: Option<LocalText>) -> Step<Self> {
        if let MandateState::Suspended { from, until, .. } = self.state {
            self.state = MandateState::Active { from, until };
        }
        self.outdated = false;
        let (community, mandate) = (self.text.community, self.id);
        let notice = Notice::MandateResumed { intermediary, reason };
        Step::to(self).fact(Fact::MandateResumed { community, mandate }).effect(Effect::tell_room(
            community,
            RoomRole::Assembly,
            notice,
        ))
    }
}

#[cfg(test)]
mod tests;
