//! Both sides accept the same words: they come before the members where those have time, else they wait.
//!
//! To everybody outside both is "tabled": the words are frozen and hashed. Nothing is asked of members for as long as the terms
//! wait: there is no room, nobody raises a concern or asks a question, and the time to think does not run.

use serde::{Deserialize, Serialize};

use super::{Minute, Moved, Offer, Proposal, Stage, Tabled};
use crate::{
    burden::{Asked, Burden, Ledger},
    charter::Charter,
    decision::DecisionKind,
    digest::Digest,
    effect::{Effect, Notice, RoomRole},
    fact::Fact,
    moment::Moment,
    refusal::{Reason, Refused},
    step::Step,
    taxonomy::Risk,
};

/// The frozen words, and what they ask of members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queued {
    /// The number of the offer.
    pub number: u32,
    /// The digest of its exact words.
    pub digest: Digest,
    /// Since when both sides accept them.
    pub at: Moment,
    /// The risk of the terms, which chooses the rule.
    pub risk: Risk,
    /// What they ask of each member.
    pub burden: Burden,
}

impl Proposal {
    /// Both sides accept these words. Refused where they ask for more than the charter, as it is now, allows in a month, or for a vote that cannot
    /// be taken.
    pub(super) fn table(
        mut self,
        offer: &Offer,
        charter: &Charter,
        ledger: &Ledger,
        now: Moment,
    ) -> Result<Step<Moved>, Refused> {
        let Offer { number, digest, ref terms, .. } = *offer;
        let (burden, risk) = (Burden::of(terms, charter), terms.risk(charter));
        charter.affords(&burden)?;
        charter.rule(DecisionKind::Consent, risk).ok_or(Reason::NoCharter {})?.takeable()?;
        let (community, proposal) = (self.community, self.id);
        self.stage = Stage::Queued(Queued { number, digest, at: now, risk, burden });
        let tabled = Step::to(())
            .fact(Fact::ProposalTabled { community, proposal, number, digest })
            .effect(self.minute(Minute::Tabled { number }));
        if ledger.takes(&burden, now) {
            return Ok(tabled.then(self.before_members(offer, charter, now)?));
        }
        let notice = Notice::TermsQueued { title: terms.title.clone(), minutes: burden.total() };
        let queued = Step::to(Moved { proposal: self, offer: None, asked: None })
            .fact(Fact::ProposalQueued { community, proposal })
            .effect(Effect::tell_room(community, RoomRole::Assembly, notice));
        Ok(tabled.then(queued))
    }

    /// The words that waited come before the members: there is room for them in the ledger.
    pub fn begin(self, offer: &Offer, charter: &Charter, now: Moment) -> Result<Step<Moved>, Refused> {
        let fact = Fact::DeliberationBegun { community: self.community, proposal: self.id };
        Ok(Step::to(()).fact(fact).then(self.before_members(offer, charter, now)?))
    }

    /// The deliberation begins: what it asks of members is noted, and the time to think runs from now on.
    fn before_members(
        mut self,
        offer: &Offer,
        charter: &Charter,
        now: Moment,
    ) -> Result<Step<Moved>, Refused> {
        let Queued { number, digest, risk, burden, .. } = *self.queued()?;
        let rule = charter.rule(DecisionKind::Consent, risk).ok_or(Reason::NoCharter {})?;
        let vote_from = now.plus(rule.least_deliberation);
        self.stage = Stage::Tabled(Tabled { number, digest, at: now, vote_from, risk });
        let (community, proposal) = (self.community, self.id);
        let notice = Notice::Tabled {
            title: offer.terms.title.clone(),
            summary: offer.terms.summary.clone(),
            vote_from,
        };
        let asked = Some(Asked { proposal, burden, at: now });
        Ok(Step::to(Moved { proposal: self, offer: None, asked })
            .effect(Effect::RoomsWanted { community })
            .effect(Effect::tell_room(community, RoomRole::Deliberation(proposal), notice.clone()))
            .effect(Effect::tell_room(community, RoomRole::Assembly, notice)))
    }

    /// The words that wait, while they do.
    pub fn queued(&self) -> Result<&Queued, Refused> {
        match &self.stage {
            Stage::Queued(queued) => Ok(queued),
            stage => Err(stage.wrong()),
        }
    }
}

#[cfg(test)]
mod tests;
