//! A question to the requester: it goes out, and its answer comes back, through an advocate.
//!
//! ```text
//! asked → forwarded (in the advocate's words) → answered (by the requester) → published
//!       ↘ declined (the members are told why)
//! ```
//!
//! The requester is never in the room and reads no member's own words: they may tell whose they are. The members read the
//! requester's exact words, once the advocate has brought them. A question holds nothing back: what must be answered before the
//! vote is a concern ([`crate::concern`]).

use serde::{Deserialize, Serialize};

use crate::{
    charter::{TypedText, local_text, read_language},
    concern::told,
    effect::{Effect, EventRef, Notice, RoomRole},
    fact::Fact,
    id::{CommunityId, MemberId, ProposalId, QuestionId},
    moment::Moment,
    party::line,
    proposal::Proposal,
    refusal::{Faults, Reason, Refused},
    step::Step,
    terms::Terms,
    text::{Language, LocalText},
};

/// A question has at most so many characters.
const LONGEST: u32 = 1_000;
/// A member asks at most so many questions about the same words.
pub const MOST_OF_ONE: u32 = 5;

/// How far a question has come: what was said on the way is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "kebab-case")]
pub enum QuestionStage {
    /// A member asked; no advocate has taken it up.
    Asked,
    /// An advocate sent it to the requester.
    Forwarded {
        /// In these words.
        words: LocalText,
    },
    /// An advocate did not send it on.
    Declined {
        /// Why.
        reason: LocalText,
    },
    /// The requester answered the advocate.
    Answered {
        /// What was asked.
        words: LocalText,
        /// What was answered.
        answer: LocalText,
    },
    /// The advocate brought the answer to the members.
    Published {
        /// What was asked.
        words: LocalText,
        /// What was answered.
        answer: LocalText,
    },
}

impl QuestionStage {
    /// Its word.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Forwarded { .. } => "forwarded",
            Self::Declined { .. } => "declined",
            Self::Answered { .. } => "answered",
            Self::Published { .. } => "published",
        }
    }

    /// Whether the requester is told of a question at the stage with this word.
    pub fn is_told_by_word(word: &str) -> bool {
        matches!(word, "forwarded" | "answered" | "published")
    }
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// Of which community.
    pub community: CommunityId,
    /// About which proposal.
    pub proposal: ProposalId,
    /// The number of the offer whose words were tabled.
    pub offer: u32,
    /// Counts from 1 in each proposal.
    pub number: u32,
    /// About which clause of the words; none where it is about the whole.
    pub clause: Option<u32>,
    /// What was asked, in the one language it was asked in.
    pub words: LocalText,
    /// When.
    pub asked_at: Moment,
    /// How far it has come.
    pub stage: QuestionStage,
}

/// That a member asked. Kept apart from everything else, so that it can be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionAsker {
    /// What.
    pub question: QuestionId,
    /// Who.
    pub member: MemberId,
}

/// A question as it came in.
#[derive(Clone, Debug)]
pub struct Asking<'a> {
    /// The id it is to have.
    pub id: QuestionId,
    /// Who asks.
    pub member: MemberId,
    /// The tabled words.
    pub terms: &'a Terms,
    /// The clause, if it is about one.
    pub clause: Option<u32>,
    /// Language and words, as typed.
    pub words: (&'a str, &'a str),
    /// How many questions the proposal has already, and how many of them are this member's.
    pub before: (u32, u32),
    /// Where to answer, if it came by Matrix, and in which language.
    pub reply: Option<(EventRef, Option<Language>)>,
}

impl Question {
    /// A member asks about what is tabled.
    pub fn ask(
        proposal: &Proposal,
        said: Asking<'_>,
        now: Moment,
    ) -> Result<Step<(Self, QuestionAsker)>, Refused> {
        let offer = proposal.tabled()?.number;
        let mut faults = Faults::default();
        faults.take("clause", said.terms.has_clause(said.clause));
        let language = faults.take("words", read_language(said.words.0));
        let words = faults.take("words", line(said.words.1, LONGEST));
        let (all, mine) = said.before;
        if mine >= MOST_OF_ONE {
            faults.here(Reason::TooManyQuestions { most: MOST_OF_ONE });
        }
        let words = faults.or_built(language.zip(words))?;
        let number = all + 1;
        let question = Self {
            id: said.id,
            community: proposal.community,
            proposal: proposal.id,
            offer,
            number,
            clause: said.clause,
            words: [words].into_iter().collect(),
            asked_at: now,
            stage: QuestionStage::Asked,
        };
        let asker = QuestionAsker { question: said.id, member: said.member };
        let (clause, words) = (question.clause, question.words.clone());
        let aloud = question.aloud(Notice::QuestionAsked { number, clause, words });
        let fact = question.fact();
        Ok(Step::to((question, asker))
            .fact(fact)
            .effects(told(said.reply, Notice::QuestionTaken { number }))
            .effect(aloud))
    }

    /// An advocate sends it to the requester, in words of their own.
    pub fn forward(self, typed: &TypedText, wanted: &[Language]) -> Result<Step<Self>, Refused> {
        let QuestionStage::Asked = self.stage else { return Err(self.wrong()) };
        let words = local_text("words", typed, wanted)?;
        let notice = Notice::QuestionForwarded { number: self.number, words: words.clone() };
        Ok(self.moved(QuestionStage::Forwarded { words }, Some(notice)))
    }

    /// An advocate does not send it on, and tells the members why.
    pub fn decline(self, typed: &TypedText, wanted: &[Language]) -> Result<Step<Self>, Refused> {
        let QuestionStage::Asked = self.stage else { return Err(self.wrong()) };
        let reason = local_text("reason", typed, wanted)?;
        let notice = Notice::QuestionDeclined { number: self.number, reason: reason.clone() };
        Ok(self.moved(QuestionStage::Declined { reason }, Some(notice)))
    }

    /// The requester answers. One that was not sent to it does not exist for it.
    pub fn answer(self, typed: &TypedText, wanted: &[Language]) -> Result<Step<Self>, Refused> {
        let words = match &self.stage {
            QuestionStage::Forwarded { words } => words.clone(),
            QuestionStage::Asked | QuestionStage::Declined { .. } => {
                return Err(Reason::NotFound { what: "question".to_owned() }.into());
            }
            QuestionStage::Answered { .. } | QuestionStage::Published { .. } => return Err(self.wrong()),
        };
        let answer = local_text("answer", typed, wanted)?;
        Ok(self.moved(QuestionStage::Answered { words, answer }, None))
    }

    /// The advocate brings the answer to the members, as it was given.
    pub fn publish(self) -> Result<Step<Self>, Refused> {
        let QuestionStage::Answered { words, answer } = self.stage.clone() else { return Err(self.wrong()) };
        let notice = Notice::QuestionAnswered { number: self.number, answer: answer.clone() };
        Ok(self.moved(QuestionStage::Published { words, answer }, Some(notice)))
    }

    /// Whether the requester is told of it.
    pub const fn is_told_to_requester(&self) -> bool {
        !matches!(self.stage, QuestionStage::Asked | QuestionStage::Declined { .. })
    }

    fn moved(mut self, stage: QuestionStage, notice: Option<Notice>) -> Step<Self> {
        self.stage = stage;
        let (fact, aloud) = (self.fact(), notice.map(|notice| self.aloud(notice)));
        Step::to(self).fact(fact).effects(aloud)
    }

    fn wrong(&self) -> Refused {
        Reason::QuestionStage { is: self.stage.word().to_owned() }.into()
    }

    fn fact(&self) -> Fact {
        Fact::QuestionMoved {
            community: self.community,
            proposal: self.proposal,
            question: self.id,
            stage: self.stage.word().to_owned(),
        }
    }

    /// Has it told where the proposal is deliberated.
    const fn aloud(&self, notice: Notice) -> Effect {
        Effect::tell_room(self.community, RoomRole::Deliberation(self.proposal), notice)
    }
}

#[cfg(test)]
mod tests;
