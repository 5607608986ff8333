//! An election: several intermediaries stand for a mandate, and the members choose one of them or none.
//!
//! `Nominating → Voting → Decided | Lapsed`. A steward calls it; members nominate until the nominations end; then the members
//! deliberate for at least the charter's time, and the vote opens by the clock. Where two or more are exactly even in first
//! place, a *run-off* among them and nobody else follows at once: an election of its own, that names this one. It has no
//! nominations and no deliberation, for both are over, and it is held by the rule of the vote that it follows.

mod contest;

pub use contest::{Contest, Settled, Standing};

use crate::{
    charter::{Charter, ChoosingRule, TypedText, read_text, span},
    decision::Outcome,
    effect::{Effect, Notice, RoomRole},
    fact::Fact,
    id::{CommunityId, ElectionId, MandateId, VoteId},
    mandate::Mandate,
    moment::{Moment, Span},
    ranking::Slate,
    refusal::{Faults, Reason, Refused},
    step::Step,
    text::LocalText,
};

/// No nominations last longer than this.
const LONGEST_NOMINATIONS: Span = Span::days(365);

/// Where an election stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElectionState {
    /// Called: members nominate, or deliberate on those who are nominated.
    Nominating,
    /// Being voted on.
    Voting(VoteId),
    /// The members have spoken.
    Decided {
        /// By this vote.
        vote: VoteId,
        /// Whose mandate they granted; none where they chose none of them, or where a run-off must settle it.
        chosen: Option<MandateId>,
    },
    /// Nobody was nominated, or too few took part.
    Lapsed,
}

/// An election.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Election {
    /// Its id.
    pub id: ElectionId,
    /// Whose.
    pub community: CommunityId,
    /// What it is for, in the languages of the charter.
    pub title: LocalText,
    /// When it was called.
    pub called_at: Moment,
    /// The first moment at which nobody can be nominated any more.
    pub nominations_end: Moment,
    /// When the vote can open, by the rule in force when it was called.
    pub vote_from: Moment,
    /// Where it stands.
    pub state: ElectionState,
    /// The election whose tie this one settles.
    pub runoff_of: Option<ElectionId>,
    /// The mandates that are stood for, in the order of the paper: that of the nominations.
    pub candidates: Vec<MandateId>,
}

/// What a steward typed to call an election.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What it is for.
    pub title: TypedText,
    /// How long members can nominate.
    pub nominations: String,
}

impl Election {
    /// Calls an election under the charter in force, which must say how the members choose between several.
    pub fn call(
        id: ElectionId,
        community: CommunityId,
        charter: &Charter,
        typed: &Call,
        now: Moment,
    ) -> Result<Step<Self>, Refused> {
        let rule = charter.choosing.as_ref().ok_or(Reason::NoChoosingRule {})?;
        rule.takeable()?;
        let mut faults = Faults::default();
        let title = read_text(&mut faults, "title", &typed.title, &charter.languages);
        let nominations = faults.take("nominations", span(&typed.nominations));
        if nominations.is_some_and(|nominations| nominations > LONGEST_NOMINATIONS) {
            faults.field("nominations", Reason::TimeTooLong { most: LONGEST_NOMINATIONS });
        }
        let nominations = faults.or_built(nominations)?;
        let election = Self::new(id, (community, title), now.plus(nominations), rule, now);
        let told = Notice::ElectionCalled {
            title: election.title.clone(),
            nominations_end: election.nominations_end,
            vote_from: election.vote_from,
        };
        Ok(Step::to(election)
            .fact(Fact::ElectionCalled { community, election: id })
            .effect(Effect::tell_room(community, RoomRole::Assembly, told)))
    }

    fn new(
        id: ElectionId,
        (community, title): (CommunityId, LocalText),
        nominations_end: Moment,
        rule: &ChoosingRule,
        now: Moment,
    ) -> Self {
        Self {
            id,
            community,
            title,
            called_at: now,
            nominations_end,
            vote_from: nominations_end.plus(rule.least_deliberation),
            state: ElectionState::Nominating,
            runoff_of: None,
            candidates: Vec::new(),
        }
    }

    /// Whether members can nominate.
    pub fn takes_nominations(&self, now: Moment) -> bool {
        self.state == ElectionState::Nominating && now < self.nominations_end
    }

    /// Somebody stands for this mandate.
    pub fn nominated(mut self, mandate: MandateId, now: Moment) -> Result<Self, Reason> {
        if !self.takes_nominations(now) {
            return Err(Reason::NominationsOver { ended: self.nominations_end });
        }
        if self.candidates.len() >= usize::from(Slate::MOST) {
            return Err(Reason::TooMany { most: u32::from(Slate::MOST) });
        }
        self.candidates.push(mandate);
        Ok(self)
    }

    /// Since when those who stand lie before the members. Refused where there is nobody to vote on, or it is past that.
    pub fn ready(&self, now: Moment) -> Result<Moment, Reason> {
        if self.state != ElectionState::Nominating || self.candidates.is_empty() {
            return Err(Reason::ElectionNotOpen {});
        }
        // Not before the nominations end, or the paper would not be whole. The deliberation begins then.
        if now < self.nominations_end {
            return Err(Reason::DeliberationNotOver { until: self.vote_from });
        }
        Ok(self.nominations_end)
    }

    /// The vote has opened.
    #[must_use]
    pub fn voting(mut self, vote: VoteId) -> Self {
        self.state = ElectionState::Voting(vote);
        self
    }

    /// The nominations are over and nobody was nominated: there is nothing to vote on, and the members are told.
    pub fn lapsed(mut self, now: Moment) -> Option<Step<Self>> {
        let nobody = self.state == ElectionState::Nominating && self.candidates.is_empty();
        (nobody && now >= self.nominations_end).then(|| {
            self.state = ElectionState::Lapsed;
            let (community, election) = (self.community, self.id);
            let told = Notice::NobodyNominated { title: self.title.clone() };
            Step::to(self).fact(Fact::ElectionLapsed { community, election }).effect(Effect::tell_room(
                community,
                RoomRole::Assembly,
                told,
            ))
        })
    }

    /// The members have decided. `mandates` are those that are stood for, in the order of the paper. The chosen one is
    /// granted; whoever goes to the run-off `next` stands there; everybody else's mandate is not granted.
    pub fn decided(
        mut self,
        vote: VoteId,
        settled: &Settled,
        mandates: Vec<Mandate>,
        next: Option<ElectionId>,
        now: Moment,
    ) -> Step<(Self, Vec<Mandate>, Option<Self>)> {
        let runoff = next.filter(|_| matches!(settled, Settled::RunOff(_)));
        let (mut chosen, mut stay) = (None, Vec::new());
        let (mut after, mut facts) = (Vec::with_capacity(mandates.len()), Vec::new());
        for (number, mandate) in (1usize..).zip(mandates) {
            let wins = settled.chooses(number);
            match runoff.filter(|_| settled.ties(number)) {
                Some(runoff) => {
                    stay.push(mandate.id);
                    after.push(mandate.stands_in(runoff));
                }
                None => {
                    chosen = chosen.or(wins.then_some(mandate.id));
                    let outcome = if wins { Outcome::Adopted } else { Outcome::NotAdopted };
                    let step = mandate.decided(outcome, now);
                    after.push(step.next);
                    facts.extend(step.facts);
                }
            }
        }
        let next = runoff.map(|id| self.run_off(id, stay, now));
        facts.extend(
            next.as_ref().map(|next| Fact::ElectionCalled { community: next.community, election: next.id }),
        );
        self.state = match settled {
            Settled::Lapsed => ElectionState::Lapsed,
            Settled::Chosen(_) | Settled::RunOff(_) | Settled::NoneOfThem => {
                ElectionState::Decided { vote, chosen }
            }
        };
        let mut step = Step::to((self, after, next));
        step.facts = facts;
        step
    }

    /// The election that settles a tie of this one: its vote can open at once.
    fn run_off(&self, id: ElectionId, candidates: Vec<MandateId>, now: Moment) -> Self {
        Self {
            id,
            community: self.community,
            title: self.title.clone(),
            called_at: now,
            nominations_end: now,
            vote_from: now,
            state: ElectionState::Nominating,
            runoff_of: Some(self.id),
            candidates,
        }
    }
}

#[cfg(test)]
mod tests;
