//! What one side of a negotiation asks the other about the latest offer, and the answer: both on record, in the minutes.
//!
//! Not a question of the members ([`crate::question`]): here the sides ask each other while they bargain, and the members read along. It
//! holds nothing back, and the time to answer an offer runs on.

use serde::{Deserialize, Serialize};

use crate::{
    charter::{TypedText, local_text},
    fact::Fact,
    id::{ClarificationId, CommunityId, ProposalId},
    moment::Moment,
    proposal::{Minute, Proposal, Side},
    refusal::{Reason, Refused},
    step::Step,
    text::{Language, LocalText},
};

/// So many that one side asked for can wait for their answers at once.
pub const MOST_WAITING: u32 = 20;

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clarified {
    /// At least in the first language of the charter.
    pub words: LocalText,
    /// When.
    pub at: Moment,
}

/// A clarification that one side asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clarification {
    /// Its id.
    pub id: ClarificationId,
    /// Of which community.
    pub community: CommunityId,
    /// In which negotiation.
    pub proposal: ProposalId,
    /// Counts from 1 in each proposal.
    pub number: u32,
    /// The number of the offer that it is about.
    pub offer: u32,
    /// Which side asks.
    pub by: Side,
    /// What it asks, at least in the first language of the charter.
    pub words: LocalText,
    /// When.
    pub asked_at: Moment,
    /// The other side's answer, once it is there.
    pub answer: Option<Clarified>,
}

/// What a side says.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// Which side.
    pub by: Side,
    /// What, as typed.
    pub words: &'a TypedText,
    /// The languages in which it must be said.
    pub wanted: &'a [Language],
}

impl Clarification {
    /// A side asks about the latest offer. `before` are those that were asked for in this negotiation.
    pub fn ask(
        id: ClarificationId,
        of: &Proposal,
        said: Said<'_>,
        before: &[Self],
        now: Moment,
    ) -> Result<Step<Self>, Refused> {
        let offer = open(of)?;
        let waiting = before.iter().filter(|one| one.by == said.by && one.answer.is_none()).count();
        if waiting >= MOST_WAITING as usize {
            return Err(Reason::TooManyClarifications { most: MOST_WAITING }.into());
        }
        let words = local_text("words", said.words, said.wanted)?;
        let number = u32::try_from(before.len()).unwrap_or(u32::MAX).saturating_add(1);
        let (community, proposal, by) = (of.community, of.id, said.by);
        let minute = of.minute(Minute::ClarificationAsked { number, by, words: words.clone() });
        let asked = Self { id, community, proposal, number, offer, by, words, asked_at: now, answer: None };
        let fact = Fact::ClarificationAsked { community, proposal, clarification: id };
        Ok(Step::to(asked).fact(fact).effect(minute))
    }

    /// The other side answers, once.
    pub fn answer(mut self, of: &Proposal, said: Said<'_>, now: Moment) -> Result<Step<Self>, Refused> {
        open(of)?;
        if said.by == self.by {
            return Err(Reason::OwnClarification {}.into());
        }
        if self.answer.is_some() {
            return Err(Reason::ClarificationGiven {}.into());
        }
        let words = local_text("words", said.words, said.wanted)?;
        let (number, by) = (self.number, said.by);
        let minute = of.minute(Minute::ClarificationAnswered { number, by, words: words.clone() });
        self.answer = Some(Clarified { words, at: now });
        let (community, proposal, clarification) = (self.community, self.proposal, self.id);
        let fact = Fact::ClarificationAnswered { community, proposal, clarification };
        Ok(Step::to(self).fact(fact).effect(minute))
    }
}

/// The number of the latest offer, while the sides bargain.
fn open(of: &Proposal) -> Result<u32, Refused> {
    of.unpaused()?;
    match of.stage.latest() {
        Some(number) if of.negotiable() => Ok(number),
        _ => Err(of.stage.wrong()),
    }
}

#[cfg(test)]
mod tests;
