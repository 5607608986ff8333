//! A concern about tabled terms: members say what troubles them, others stand behind it, and the vote waits for an answer.
//!
//! ```text
//! raised → reached (the charter's share of the roll stands behind it; an answer is due) → answered
//!        ↘ withdrawn (by whoever raised it, until the share is reached)
//! ```
//!
//! Who raised a concern or supports it is known to nobody but themselves: the words are told, never whose they are, and how many
//! stand behind them is shown by bulletins. That the share was reached is told at once, and stays so: a support that is taken back
//! later, under pressure or not, takes back no question that so many had asked. A concern that was raised when the least time for
//! deliberation was over is answered like any other, but holds nothing back: no few members can keep the others from voting by
//! raising one after another.

mod answer;
mod harm;
mod hold;

use serde::{Deserialize, Serialize};

use crate::{
    charter::{TypedText, read_language},
    effect::{Audience, Effect, EventRef, Notice, RoomRole},
    fact::Fact,
    id::{CommunityId, ConcernId, MemberId, ProposalId},
    moment::{Moment, Span},
    party::line,
    petition::Support,
    proposal::{Proposal, Tabled},
    refusal::{Faults, Reason, Refused},
    step::Step,
    taxonomy::Code,
    terms::Terms,
    text::{Language, LocalText},
    vote::Bulletin,
};
pub use answer::{Answering, ConcernAnswer};
pub use harm::Naming;
pub use hold::{hold, overdue};

/// A concern has at most so many characters.
const LONGEST: u32 = 1_000;
/// A member has at most so many concerns about the same words.
pub const MOST_OF_ONE: u32 = 5;
/// What is shown of the number of supporters is renewed so often, so that no support can be told by asking.
const BULLETIN_STEP: Span = Span::days(1);

/// How far a concern has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Fewer than the charter's share stand behind it.
    Raised,
    /// Enough do.
    Reached {
        /// Since when.
        at: Moment,
        /// Until when the requester has time to answer.
        due: Moment,
    },
    /// Whoever raised it took it back.
    Withdrawn {
        /// When.
        at: Moment,
    },
}

/// What a concern says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Saying {
    /// A harm of the shared language, which means the same to everybody.
    Harm(Code),
    /// Words of a member's own, in the one language they were said in.
    Words(LocalText),
}

/// A concern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// Its id.
    pub id: ConcernId,
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
    /// What was said.
    pub says: Saying,
    /// When it was raised.
    pub raised_at: Moment,
    /// Whether the vote waits for the answer to it, once enough stand behind it.
    pub holds: bool,
    /// What is shown of the number of supporters.
    pub bulletin: Bulletin,
    /// How far it has come.
    pub standing: Standing,
    /// When the first answer came.
    pub answered_at: Option<Moment>,
    /// What an advocate tells the requester of it, in place of the members' own words. Empty until one did.
    pub summary: LocalText,
}

/// That a member stands behind a concern. Kept apart from everything else, so that it can be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supporter {
    /// Which.
    pub concern: ConcernId,
    /// Who.
    pub member: MemberId,
    /// Whether it was they who raised it.
    pub raised: bool,
}

/// A support that is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsupported(pub Supporter);

/// A concern as it came in.
#[derive(Clone, Debug)]
pub struct Raising<'a> {
    /// The id it is to have.
    pub id: ConcernId,
    /// Who raises it.
    pub member: MemberId,
    /// The tabled words.
    pub terms: &'a Terms,
    /// The clause, if it is about one.
    pub clause: Option<u32>,
    /// Language and words, as typed.
    pub words: (&'a str, &'a str),
    /// How many concerns the proposal has already, and how many of them are this member's.
    pub before: (u32, u32),
    /// Nobody yet, of so many on the roll, with the share that is asked for.
    pub support: Support,
    /// How long the requester has to answer.
    pub answer_within: Span,
    /// Where to answer, if it came by Matrix, and in which language.
    pub reply: Option<(EventRef, Option<Language>)>,
}

/// A member's word on a concern of another, as it came in.
#[derive(Clone, Debug)]
pub struct Backing {
    /// What this member has said of it before, if anything.
    pub before: Option<Supporter>,
    /// What stood before.
    pub support: Support,
    /// How long the requester has to answer.
    pub answer_within: Span,
    /// Where to answer, if it came by Matrix, and in which language.
    pub reply: Option<(EventRef, Option<Language>)>,
}

/// A concern as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernLine {
    /// Its number.
    pub number: u32,
    /// About which clause; none where it is about the whole.
    pub clause: Option<u32>,
    /// What was said.
    pub says: Saying,
    /// Whether the reader stands behind it.
    pub supported: bool,
    /// Until when an answer is due, where enough stand behind it and there is none.
    pub due: Option<Moment>,
    /// The last answer, if there is one.
    pub answer: Option<LocalText>,
}

/// What a member who wrote to the bot is told.
pub(crate) fn told(reply: Option<(EventRef, Option<Language>)>, notice: Notice) -> Option<Effect> {
    reply.map(|(to, language)| Effect::Tell { audience: Audience::Reply { to, language }, notice })
}

impl Concern {
    /// A member raises a concern about what is tabled, and is the first to stand behind it.
    pub fn raise(
        proposal: &Proposal,
        said: Raising<'_>,
        now: Moment,
    ) -> Result<Step<(Self, Supporter)>, Refused> {
        let tabled = proposal.tabled()?;
        let mut faults = Faults::default();
        faults.take("clause", said.terms.has_clause(said.clause));
        let language = faults.take("words", read_language(said.words.0));
        let words = faults.take("words", line(said.words.1, LONGEST));
        let (all, mine) = said.before;
        if mine >= MOST_OF_ONE {
            faults.here(Reason::TooManyConcerns { most: MOST_OF_ONE });
        }
        let words = faults.or_built(language.zip(words))?;
        let concern = Self {
            id: said.id,
            community: proposal.community,
            proposal: proposal.id,
            offer: tabled.number,
            number: all + 1,
            clause: said.clause,
            says: Saying::Words([words].into_iter().collect()),
            raised_at: now,
            holds: tabled.still_deliberated(now),
            bulletin: Bulletin::first(now),
            standing: Standing::Raised,
            answered_at: None,
            summary: LocalText::default(),
        };
        let supporter = Supporter { concern: said.id, member: said.member, raised: true };
        let step = concern.begun(said.reply, said.support, said.answer_within, now);
        Ok(step.map(|concern| (concern, supporter)))
    }

    /// It is told, and whoever raised it is the first to stand behind it.
    fn begun(
        self,
        reply: Option<(EventRef, Option<Language>)>,
        support: Support,
        answer_within: Span,
        now: Moment,
    ) -> Step<Self> {
        let (community, proposal, concern, number) = (self.community, self.proposal, self.id, self.number);
        let notice = Notice::ConcernRaised { number, clause: self.clause, says: self.says.clone() };
        let taken = Notice::ConcernTaken { number, own: matches!(self.says, Saying::Words(_)) };
        Step::to(())
            .fact(Fact::ConcernRaised { community, proposal, concern, number })
            .effects(told(reply, taken))
            .effect(self.aloud(notice))
            .then(self.counted(support.and_one(), answer_within, now))
    }

    /// A member stands behind a concern of another.
    pub fn support(
        self,
        member: MemberId,
        said: Backing,
        now: Moment,
    ) -> Result<Step<(Self, Supporter)>, Refused> {
        self.stands()?;
        if said.before.is_some() {
            return Err(Reason::AlreadySupported {}.into());
        }
        let supporter = Supporter { concern: self.id, member, raised: false };
        let notice = Notice::SupportCounts { number: self.number, says: self.says.clone(), supports: true };
        let step = Step::to(()).effects(told(said.reply, notice));
        let counted = self.counted(said.support.and_one(), said.answer_within, now);
        Ok(step.then(counted).map(|concern| (concern, supporter)))
    }

    /// A member no longer stands behind it. Whoever raised it withdraws it instead, as long as they can.
    pub fn unsupport(&self, said: Backing) -> Result<Step<Unsupported>, Refused> {
        self.stands()?;
        let before = said.before.ok_or(Reason::NotSupported {})?;
        if before.raised && self.standing == Standing::Raised {
            return Err(Reason::WithdrawInstead {}.into());
        }
        let notice = Notice::SupportCounts { number: self.number, says: self.says.clone(), supports: false };
        Ok(Step::to(Unsupported(before)).effects(told(said.reply, notice)))
    }

    /// Whoever raised it takes it back. Once enough stand behind it, it is theirs too.
    pub fn withdraw(mut self, said: Backing, now: Moment) -> Result<Step<Self>, Refused> {
        self.stands()?;
        if !said.before.is_some_and(|before| before.raised) {
            return Err(Reason::NotYourConcern {}.into());
        }
        if self.standing != Standing::Raised {
            return Err(Reason::ConcernReached {}.into());
        }
        self.standing = Standing::Withdrawn { at: now };
        let (community, proposal, concern, number) = (self.community, self.proposal, self.id, self.number);
        let aloud = self.aloud(Notice::ConcernWithdrawn { number });
        Ok(Step::to(self)
            .fact(Fact::ConcernWithdrawn { community, proposal, concern })
            .effects(told(said.reply, Notice::ConcernWithdrawn { number }))
            .effect(aloud))
    }

    /// Looks at a concern as things are now: a roll that became smaller can let it reach its share without another word, and the
    /// bulletin may be due.
    pub fn look(mut self, support: Support, answer_within: Span, now: Moment) -> Option<Step<Self>> {
        match self.standing {
            Standing::Withdrawn { .. } => None,
            Standing::Raised if support.reached() => Some(self.counted(support, answer_within, now)),
            Standing::Raised | Standing::Reached { .. } => {
                let due = self.bulletin.due(self.raised_at, BULLETIN_STEP, now)?;
                self.bulletin = self.bulletin.after(support.signed, due);
                Some(Step::to(self))
            }
        }
    }

    /// Whether it waits for an answer that has not come.
    pub const fn waits(&self) -> bool {
        matches!(self.standing, Standing::Reached { .. }) && self.answered_at.is_none()
    }

    /// Whether the time to answer it is over and nobody has.
    pub fn is_overdue(&self, now: Moment) -> bool {
        self.waits() && matches!(self.standing, Standing::Reached { due, .. } if now >= due)
    }

    /// An advocate tells the requester what it is about, in words of their own: the members' may tell whose they are.
    pub fn summarise(mut self, typed: &TypedText, wanted: &[Language]) -> Result<Step<Self>, Refused> {
        self.stands()?;
        self.summary = crate::charter::local_text("summary", typed, wanted)?;
        Ok(Step::to(self))
    }

    fn stands(&self) -> Result<(), Reason> {
        match self.standing {
            Standing::Withdrawn { .. } => Err(Reason::ConcernOver {}),
            Standing::Raised | Standing::Reached { .. } => Ok(()),
        }
    }

    fn counted(mut self, support: Support, answer_within: Span, now: Moment) -> Step<Self> {
        if self.standing != Standing::Raised || !support.reached() {
            return Step::to(self);
        }
        let due = now.plus(answer_within);
        self.standing = Standing::Reached { at: now, due };
        let (community, proposal, concern, number) = (self.community, self.proposal, self.id, self.number);
        let notice = Notice::ConcernReached {
            number,
            due: self.answered_at.is_none().then_some(due),
            holds: self.holds,
        };
        let aloud = self.aloud(notice);
        Step::to(self).fact(Fact::ConcernReached { community, proposal, concern, due }).effect(aloud)
    }

    /// Has it told where the proposal is deliberated.
    const fn aloud(&self, notice: Notice) -> Effect {
        Effect::tell_room(self.community, RoomRole::Deliberation(self.proposal), notice)
    }
}

impl Tabled {
    /// Whether the least time for deliberation is not over.
    pub fn still_deliberated(&self, now: Moment) -> bool {
        now < self.vote_from
    }
}

#[cfg(test)]
mod tests;
