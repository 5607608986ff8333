//! Answers to concerns: on record, and for good.

use super::{Concern, Standing};
use crate::{
    charter::{TypedText, local_text},
    effect::Notice,
    fact::Fact,
    id::ConcernId,
    moment::Moment,
    proposal::Side,
    refusal::{Reason, Refused},
    step::Step,
    text::{Language, LocalText},
};

/// One answer. It never changes; whoever has more to say gives another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcernAnswer {
    /// To which concern.
    pub concern: ConcernId,
    /// Counts from 1 in each concern.
    pub number: u32,
    /// From the requester, or from the community's side: an advocate.
    pub by: Side,
    /// What was said.
    pub words: LocalText,
    /// When.
    pub at: Moment,
}

/// An answer as it came in.
#[derive(Clone, Copy, Debug)]
pub struct Answering<'a> {
    /// Who answers.
    pub by: Side,
    /// What was said, as typed.
    pub words: &'a TypedText,
    /// The languages in which it must be said.
    pub wanted: &'a [Language],
    /// How many answers it has already.
    pub before: u32,
    /// How many other concerns about the same words wait for an answer.
    pub waiting: u32,
}

impl Concern {
    /// Whether a requester is told of it: once the charter's share stands behind it.
    pub const fn is_told_to_requester(&self) -> bool {
        matches!(self.standing, Standing::Reached { .. })
    }

    /// The requester or an advocate answers it. A requester answers what the charter's share stands behind; an advocate, who is
    /// in the room, need not wait for that.
    pub fn answer(
        mut self,
        said: Answering<'_>,
        now: Moment,
    ) -> Result<Step<(Self, ConcernAnswer)>, Refused> {
        if said.by == Side::Requester && !self.is_told_to_requester() {
            return Err(Reason::NotFound { what: "concern".to_owned() }.into());
        }
        self.stands()?;
        let words = local_text("words", said.words, said.wanted)?;
        let waited = self.waits();
        let number = said.before + 1;
        let answer = ConcernAnswer { concern: self.id, number, by: said.by, words: words.clone(), at: now };
        self.answered_at = self.answered_at.or(Some(now));
        let (community, proposal, concern) = (self.community, self.proposal, self.id);
        let aloud = self.aloud(Notice::ConcernAnswered { number: self.number, by: said.by, words });
        // Said once: with the answer that was the last one to be waited for.
        let all = (waited && said.waiting == 0).then(|| self.aloud(Notice::AllAnswered {}));
        Ok(Step::to((self, answer))
            .fact(Fact::ConcernAnswered { community, proposal, concern, number, by: said.by })
            .effect(aloud)
            .effects(all))
    }
}
