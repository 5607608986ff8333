//! Points on which an intermediary must ask the members before it accepts: which of them terms touch, that the members were asked, and
//! what came of it.
//!
//! An advocate asks in words of their own; the bot puts them to the assembly, so that the asking is seen to have happened. What came of
//! it the advocate records a day later at the earliest, and the assembly reads that too. It decides nothing: the members decide by their
//! vote. What it holds up is only the advocate's own hand.

use serde::{Deserialize, Serialize};

use super::{Act, Mandate};
use crate::{
    charter::{RedLine, TypedText, local_text},
    effect::{Effect, Notice, RoomRole},
    fact::Fact,
    id::{AskingId, CommunityId, MandateId, ProposalId},
    moment::{Moment, Span},
    proposal::{Minute, Offer, Proposal},
    refusal::{Faults, Reason, Refused},
    step::Step,
    terms::{Combined, Terms},
    text::{Language, LocalText},
};

/// What came of an asking is recorded so long after it at the earliest: a shorter time would be no asking.
pub const ASKED_FOR: Span = Span::days(1);

/// What the members said, as the advocate tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// In every language of the charter.
    pub words: LocalText,
    /// When it was recorded.
    pub at: Moment,
}

/// The members were asked about a point that terms under negotiation touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// Its id.
    pub id: AskingId,
    /// Whom.
    pub community: CommunityId,
    /// About which proposal.
    pub proposal: ProposalId,
    /// Under which mandate.
    pub mandate: MandateId,
    /// The number of the offer that touches the point.
    pub offer: u32,
    /// The short name of the point.
    pub point: String,
    /// Every code and place of the offer that the point speaks of. What came of it stands for terms that bring in no other.
    pub about: Vec<String>,
    /// What was asked, in every language of the charter.
    pub asked: LocalText,
    /// When.
    pub asked_at: Moment,
    /// What came of it, once it is recorded.
    pub heard: Option<Heard>,
}

/// An advocate's question to the members.
#[derive(Clone, Copy, Debug)]
pub struct Putting<'a> {
    /// The id it is to have.
    pub id: AskingId,
    /// The latest offer, which touches the point.
    pub latest: &'a Offer,
    /// The short name of the point.
    pub point: &'a str,
    /// What is asked, as typed.
    pub words: &'a TypedText,
    /// The languages in which it must be said.
    pub wanted: &'a [Language],
    /// What was asked in this negotiation before.
    pub before: &'a [Asking],
}

impl Mandate {
    /// The points that these terms touch.
    pub fn touched(&self, terms: &Terms) -> Vec<&RedLine> {
        let combined = Combined::of([terms]);
        self.text.must_ask_on.iter().filter(|point| combined.crosses(point)).collect()
    }

    /// Refused where the terms touch a point and what came of asking the members about it is not on record.
    pub(crate) fn asked_first(&self, terms: &Terms, askings: &[Asking]) -> Result<(), Refused> {
        let mut faults = Faults::default();
        for point in self.touched(terms) {
            let about = Combined::of([terms]).spoken_of(point);
            if !askings
                .iter()
                .any(|asking| asking.heard.is_some() && asking.stands_for(self.id, point, &about))
            {
                faults.here(Reason::MembersNotAsked { point: point.code.clone(), text: point.text.clone() });
            }
        }
        faults.or(())
    }

    /// An advocate has the members asked about a point that the latest offer touches.
    pub fn ask(&self, proposal: &Proposal, said: Putting<'_>, now: Moment) -> Result<Step<Asking>, Refused> {
        if !proposal.negotiable() {
            return Err(proposal.stage.wrong());
        }
        self.allows(Act::Negotiate, &said.latest.terms, now)?;
        let touched = self.touched(&said.latest.terms);
        let point = touched.into_iter().find(|point| point.code == said.point);
        let point = point.ok_or(Reason::PointNotTouched {})?;
        let about = Combined::of([&said.latest.terms]).spoken_of(point);
        if said.before.iter().any(|asking| asking.stands_for(self.id, point, &about)) {
            return Err(Reason::MembersAskedAlready {}.into());
        }
        let asked = local_text("words", said.words, said.wanted)?;
        let (community, proposal, mandate, asking) = (proposal.community, proposal.id, self.id, said.id);
        let minute = Minute::MembersAsked { point: point.text.clone(), words: asked.clone() };
        let told = Notice::Negotiation { title: said.latest.terms.title.clone(), minute: minute.clone() };
        Ok(Step::to(Asking {
            id: asking,
            community,
            proposal,
            mandate,
            offer: said.latest.number,
            point: point.code.clone(),
            about,
            asked,
            asked_at: now,
            heard: None,
        })
        .fact(Fact::MembersAsked { community, proposal, mandate, asking })
        .effect(Effect::tell_room(community, RoomRole::Assembly, told))
        .effect(Effect::Minute { community, proposal, minute }))
    }

    /// An advocate records what came of an asking. `latest` is the latest offer.
    pub fn heard(
        &self,
        mut asking: Asking,
        (of, latest): (&Proposal, &Offer),
        (typed, wanted): (&TypedText, &[Language]),
        now: Moment,
    ) -> Result<Step<Asking>, Refused> {
        if !of.negotiable() {
            return Err(of.stage.wrong());
        }
        if asking.mandate != self.id || !self.is_active(now) {
            return Err(Reason::NoMandate {}.into());
        }
        if asking.heard.is_some() {
            return Err(Reason::MembersAskedAlready {}.into());
        }
        let until = asking.asked_at.plus(ASKED_FOR);
        if now < until {
            return Err(Reason::MembersStillAsked { until }.into());
        }
        let words = local_text("words", typed, wanted)?;
        let point = self.text.must_ask_on.iter().find(|point| point.code == asking.point);
        let point = point.map(|point| point.text.clone()).unwrap_or_default();
        asking.heard = Some(Heard { words: words.clone(), at: now });
        let (community, proposal, mandate) = (asking.community, asking.proposal, asking.mandate);
        let minute = Minute::MembersHeard { point, words };
        let told = Notice::Negotiation { title: latest.terms.title.clone(), minute: minute.clone() };
        let fact = Fact::MembersHeard { community, proposal, mandate, asking: asking.id };
        Ok(Step::to(asking)
            .fact(fact)
            .effect(Effect::tell_room(community, RoomRole::Assembly, told))
            .effect(Effect::Minute { community, proposal, minute }))
    }
}

impl Asking {
    /// Whether it was about this point of this mandate, and about everything of it that `about` names.
    fn stands_for(&self, mandate: MandateId, point: &RedLine, about: &[String]) -> bool {
        let named = |piece: &String| self.about.contains(piece);
        self.mandate == mandate && self.point == point.code && about.iter().all(named)
    }
}

#[cfg(test)]
mod tests;
