//! A negotiation rests while nobody may speak for the community.
//!
//! The mandate under which the community's side acted ended or is suspended: the negotiation is paused in the same step. Neither side can
//! offer or accept then; the requester can still withdraw. It goes on when an advocate with an active mandate that covers the latest
//! terms takes it up. The requester learns that it is paused, and not why.

use super::{Minute, Offer, Proposal, Side, Stage};
use crate::{
    effect::Effect,
    fact::Fact,
    mandate::{Act, Asking, Mandate},
    moment::Moment,
    refusal::{Reason, Refused},
    step::Step,
};

impl Proposal {
    /// The mandate under which it is negotiated ended or is suspended. None where there is no negotiation, or it rests already.
    pub fn pause(mut self, now: Moment) -> Option<Step<Self>> {
        if self.paused.is_some() || !self.negotiable() {
            return None;
        }
        self.paused = Some(now);
        let (community, proposal) = (self.community, self.id);
        let minute = Effect::Minute { community, proposal, minute: Minute::Paused {} };
        Some(Step::to(self).fact(Fact::NegotiationPaused { community, proposal }).effect(minute))
    }

    /// Refused while it is paused. `under` is the mandate under which it is negotiated, as it stands: where its term is over the
    /// negotiation rests, whether or not the clock has looked yet.
    pub fn goes_on(&self, under: Option<&Mandate>, now: Moment) -> Result<(), Reason> {
        self.unpaused()?;
        let over = self.negotiable() && under.is_some_and(|mandate| !mandate.is_active(now));
        if over { Err(Reason::NegotiationPaused {}) } else { Ok(()) }
    }

    pub(crate) fn unpaused(&self) -> Result<(), Reason> {
        if self.paused.is_some() { Err(Reason::NegotiationPaused {}) } else { Ok(()) }
    }

    /// An advocate takes up a negotiation that rests, under a mandate that covers the latest terms. `under` as in [`Self::goes_on`]. Where
    /// the community's own offer lies on the table the requester can accept it at once: the members were asked first then, as before
    /// any offer.
    pub fn take_up(
        mut self,
        (mandate, askings): (&Mandate, &[Asking]),
        under: Option<&Mandate>,
        latest: &Offer,
        now: Moment,
    ) -> Result<Step<Self>, Refused> {
        if !self.negotiable() {
            return Err(self.stage.wrong());
        }
        if self.goes_on(under, now).is_ok() {
            return Err(Reason::NegotiationNotPaused {}.into());
        }
        mandate.allows(Act::Negotiate, &latest.terms, now)?;
        if latest.side == Side::Community {
            mandate.asked_first(&latest.terms, askings)?;
        }
        if let Some(paused) = self.paused.take() {
            self.waited_not(paused, now);
        }
        self.mandate = Some(mandate.id);
        let (community, proposal) = (self.community, self.id);
        let minute = Effect::Minute { community, proposal, minute: Minute::TakenUp {} };
        let fact = Fact::NegotiationTakenUp { community, proposal, mandate: mandate.id };
        Ok(Step::to(self).fact(fact).effect(minute))
    }

    /// Whether offers go back and forth, or will once an advocate answers; resting or not.
    pub const fn negotiable(&self) -> bool {
        matches!(self.stage, Stage::Submitted(_) | Stage::Negotiating(_))
    }
}

#[cfg(test)]
mod tests;
