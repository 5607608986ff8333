//! A temperature check: how the members lean towards tabled terms or one of their clauses, while they still talk. It binds nobody
//! and changes no vote.
//!
//! ```text
//! asked → over (after two days, or when the terms are not deliberated any more) → shown as far as it may be
//! ```
//!
//! Each answers in private and can change it until it is over. Nobody sees anything before; afterwards the members see figures
//! where every one of them, and everything that can be reckoned from them and the roll, counts five members or more. Then the
//! answers are gone: only what was shown is kept. One question is shown once about the same words, so that no two figures of it
//! can be held against each other. Why it is so: docs/decisions/0033-temperature-checks.md.

mod shown;

use serde::{Deserialize, Serialize};

use crate::{
    concern::told,
    effect::{Effect, EventRef, Notice, RoomRole},
    fact::Fact,
    id::{CommunityId, MemberId, ProposalId, TemperatureId},
    moment::{Moment, Span},
    proposal::{Proposal, Stage},
    refusal::{Reason, Refused},
    step::Step,
    terms::Terms,
    text::{Language, LocalText},
};
pub use shown::{Leanings, Warmth};

/// A check lasts so long, unless the vote opens before.
pub const LASTS: Span = Span::days(2);

/// How somebody leans. Not the words of any ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Leaning {
    /// Towards it.
    Towards,
    /// Not sure.
    Unsure,
    /// Away from it.
    Away,
}

impl Leaning {
    /// Every one, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Towards, Self::Unsure, Self::Away];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Towards => "towards",
            Self::Unsure => "unsure",
            Self::Away => "away",
        }
    }
}

/// Where a check stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemperatureState {
    /// Members answer.
    Open {
        /// Salts what is remembered of the members' commands; gone with the answers, so that nobody can try out what they were.
        salt: [u8; 32],
    },
    /// It is over.
    Over {
        /// Since when.
        at: Moment,
        /// What may be shown; empty where nothing may.
        shown: Vec<Warmth>,
    },
}

/// A check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Temperature {
    /// Its id.
    pub id: TemperatureId,
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
    /// When it was asked. Who did is not kept.
    pub asked_at: Moment,
    /// When it is over, unless the vote opens before.
    pub closes_at: Moment,
    /// Where it stands.
    pub state: TemperatureState,
}

/// How one member leans: kept apart from everything else, and only until the check is over.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Leans {
    /// In which check.
    pub temperature: TemperatureId,
    /// Who.
    pub member: MemberId,
    /// How.
    pub leaning: Leaning,
}

/// A check that is over: with it go the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cooled(pub Temperature);

/// A check as it is asked for.
#[derive(Clone, Debug)]
pub struct Asking<'a> {
    /// The id it is to have.
    pub id: TemperatureId,
    /// Its salt.
    pub salt: [u8; 32],
    /// The tabled words.
    pub terms: &'a Terms,
    /// The clause, if it is about one.
    pub clause: Option<u32>,
    /// The checks that the proposal has had.
    pub before: &'a [Temperature],
    /// Where to answer, if it came by Matrix, and in which language.
    pub reply: Option<(EventRef, Option<Language>)>,
}

/// A check as a list shows it to one member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemperatureLine {
    /// Its number.
    pub number: u32,
    /// About which clause; none where it is about the whole.
    pub clause: Option<u32>,
    /// When it is over, while it is not.
    pub closes: Option<Moment>,
    /// How the reader leans, while it is not over.
    pub mine: Option<Leaning>,
    /// What came of it, once it is.
    pub shown: Vec<Warmth>,
}

impl Temperature {
    /// A member asks how the others lean. One check of a proposal is open at a time, and what was shown once is not asked again.
    pub fn ask(proposal: &Proposal, said: Asking<'_>, now: Moment) -> Result<Step<Self>, Refused> {
        let offer = proposal.tabled()?.number;
        said.terms.has_clause(said.clause)?;
        if said.before.iter().any(Self::is_open) {
            return Err(Reason::TemperatureOpen {}.into());
        }
        let same = |one: &&Self| one.offer == offer && one.clause == said.clause;
        if said.before.iter().filter(same).any(|one| !one.shown().is_empty()) {
            return Err(Reason::TemperatureKnown {}.into());
        }
        let (community, proposal, clause) = (proposal.community, proposal.id, said.clause);
        let number = u32::try_from(said.before.len()).unwrap_or(u32::MAX).saturating_add(1);
        let closes = now.plus(LASTS);
        let asked = Self {
            id: said.id,
            community,
            proposal,
            offer,
            number,
            clause,
            asked_at: now,
            closes_at: closes,
            state: TemperatureState::Open { salt: said.salt },
        };
        let notice = Notice::TemperatureAsked { number, clause, closes };
        Ok(Step::to(asked)
            .fact(Fact::TemperatureAsked { community, proposal, temperature: said.id, number })
            .effects(told(said.reply, Notice::TemperatureTaken { number }))
            .effect(Effect::tell_room(community, RoomRole::Deliberation(proposal), notice)))
    }

    /// Whether it still takes answers, as far as it knows by itself.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, TemperatureState::Open { .. })
    }

    /// What is shown of it: nothing before it is over.
    pub fn shown(&self) -> &[Warmth] {
        match &self.state {
            TemperatureState::Open { .. } => &[],
            TemperatureState::Over { shown, .. } => shown,
        }
    }

    /// The salt of an open check, while its proposal is deliberated.
    ///
    /// # Errors
    /// Refused where it is over.
    pub fn takes(&self, proposal: &Proposal, now: Moment) -> Result<[u8; 32], Reason> {
        match self.state {
            TemperatureState::Open { salt } if !self.is_due(&proposal.stage, now) => Ok(salt),
            _ => Err(Reason::TemperatureOver {}),
        }
    }

    /// A member answers, or answers otherwise. Nothing is recorded of it but how they lean now.
    pub fn answer(
        &self,
        proposal: &Proposal,
        (member, leaning): (MemberId, Leaning),
        reply: Option<(EventRef, Option<Language>)>,
        now: Moment,
    ) -> Result<Step<Leans>, Refused> {
        self.takes(proposal, now)?;
        let (number, closes) = (self.number, self.closes_at);
        let leans = Leans { temperature: self.id, member, leaning };
        Ok(Step::to(leans).effects(told(reply, Notice::LeaningCounts { number, leaning, closes })))
    }

    /// Whether an open check is to end: its time is over, or its words are not deliberated any more.
    pub fn is_due(&self, stage: &Stage, now: Moment) -> bool {
        self.is_open() && (now >= self.closes_at || !matches!(stage, Stage::Tabled(_)))
    }

    /// It ends: what may be shown is kept and told to the members, and the answers go.
    pub fn end(
        mut self,
        stage: &Stage,
        leanings: Leanings,
        title: LocalText,
        now: Moment,
    ) -> Option<Step<Cooled>> {
        if !self.is_due(stage, now) {
            return None;
        }
        let shown = leanings.shown();
        let (community, proposal, temperature) = (self.community, self.proposal, self.id);
        let (number, clause) = (self.number, self.clause);
        self.state = TemperatureState::Over { at: now, shown: shown.clone() };
        // Where advocates are not: these figures are the members' own.
        let notice = Notice::TemperatureOver { title, number, clause, shown };
        let fact = Fact::TemperatureOver { community, proposal, temperature };
        let told = Effect::tell_room(community, RoomRole::Assembly, notice);
        Some(Step::to(Cooled(self)).fact(fact).effect(told))
    }
}

#[cfg(test)]
mod tests;
