//! A harm that a member fears, in the shared language: named, not described, and the same to everybody.
//!
//! Whoever names the same harm stands behind the same concern, so that what is feared adds up across languages. It is of the whole: by clause
//! the few who fear the same would be told apart. A harm that the terms answer has its answer from the beginning: the clause that says
//! what is done against it. One that they do not answer is a concern like any other.

use super::{Concern, Saying, Standing, Supporter};
use crate::{
    effect::EventRef,
    id::{ConcernId, MemberId},
    moment::{Moment, Span},
    party::code,
    petition::Support,
    proposal::Proposal,
    refusal::Refused,
    step::Step,
    taxonomy::{Code, CodeKind},
    terms::{Says, Terms},
    text::{Language, LocalText},
    vote::Bulletin,
};

/// A harm as it is named for the first time.
#[derive(Clone, Debug)]
pub struct Naming<'a> {
    /// The id the concern is to have.
    pub id: ConcernId,
    /// Who names it.
    pub member: MemberId,
    /// The tabled words.
    pub terms: &'a Terms,
    /// The harm.
    pub harm: Code,
    /// How many concerns the proposal has already.
    pub before: u32,
    /// Nobody yet, of so many on the roll, with the share that is asked for.
    pub support: Support,
    /// How long the requester has to answer.
    pub answer_within: Span,
    /// Where to answer, if it came by Matrix, and in which language.
    pub reply: Option<(EventRef, Option<Language>)>,
}

impl Concern {
    /// Reads the harm that somebody typed.
    ///
    /// # Errors
    /// Refused where it is none of the taxonomy.
    pub fn harm(typed: &str) -> Result<Code, Refused> {
        Ok(code(typed, CodeKind::Harm)?)
    }

    /// A member is the first to name a harm of what is tabled. Who names it after them supports this concern.
    pub fn name_harm(
        proposal: &Proposal,
        said: Naming<'_>,
        now: Moment,
    ) -> Result<Step<(Self, Supporter)>, Refused> {
        let tabled = proposal.tabled()?;
        let answers = |says: &Says| matches!(says, Says::Risk(risk) if said.harm.within(&risk.harm));
        let answered = said.terms.clauses().into_iter().find(|clause| answers(&clause.says));
        let concern = Self {
            id: said.id,
            community: proposal.community,
            proposal: proposal.id,
            offer: tabled.number,
            number: said.before + 1,
            clause: answered.as_ref().map(|clause| clause.number),
            says: Saying::Harm(said.harm),
            raised_at: now,
            holds: tabled.still_deliberated(now),
            bulletin: Bulletin::first(now),
            standing: Standing::Raised,
            answered_at: answered.is_some().then_some(now),
            summary: LocalText::default(),
        };
        // Nobody's own: whoever was the first to name it lets go like everybody else.
        let supporter = Supporter { concern: said.id, member: said.member, raised: false };
        let step = concern.begun(said.reply, said.support, said.answer_within, now);
        Ok(step.map(|concern| (concern, supporter)))
    }
}
