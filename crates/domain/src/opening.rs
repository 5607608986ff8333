//! Pressure on members before they vote: whoever is put under it while terms are tabled reports it, and where enough do the opening
//! of the vote is held back.
//!
//! It is the pause of a vote (`vote/pressure.rs`) at another moment: the same share, the same two stewards who say what they
//! did, the same week after which their silence ends it. Only that there is no window to give back, and that a requester or an
//! advocate must not learn of it: nothing of it is in the journal, only the stewards are told while it lasts, and what is kept
//! of it is erased with the opening. Where they act before the least time for deliberation is over the vote opens when it would
//! have, and nothing was to be seen.

use crate::{
    concern::told,
    effect::{Effect, EventRef, Notice, RoomRole},
    id::{MemberId, ProposalId},
    moment::Moment,
    petition::Support,
    proposal::Proposal,
    refusal::{Reason, Refused},
    step::Step,
    text::{Language, LocalText},
    vote::{Confided, Heard, LONGEST_PAUSE, LettingGoOn, Pause},
};

/// What is known of pressure about tabled terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Which terms: a proposal is tabled once.
    pub proposal: ProposalId,
    /// How often its opening has been held back so far: reports that led to that do not count for the next time.
    pub round: u32,
    /// Since when it is held back, while it is.
    pub held: Option<Pause>,
}

/// That a member reported pressure about tabled terms. Kept apart from everything else, so that it can be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlyReport {
    /// About which proposal.
    pub proposal: ProposalId,
    /// Who.
    pub member: MemberId,
    /// For which round it counts.
    pub round: u32,
}

/// How a report came in.
#[derive(Clone, Debug)]
pub struct ReportingEarly {
    /// Who.
    pub member: MemberId,
    /// Whether this member has reported about these terms before.
    pub before: bool,
    /// How many of those on the roll now have reported in this round, without this one.
    pub support: Support,
    /// What the terms are called.
    pub title: LocalText,
    /// Whether stewards of the member's choice are told, and with their name.
    pub confided: Option<Confided>,
    /// Whom the charter names outside of the community.
    pub ombuds: Option<LocalText>,
    /// Where to answer, if it came by Matrix, and in which language.
    pub reply: Option<(EventRef, Option<Language>)>,
}

impl Opening {
    /// Of terms about which nobody has reported anything yet.
    pub const fn untroubled(proposal: ProposalId) -> Self {
        Self { proposal, round: 0, held: None }
    }

    /// Refused while it is held back.
    pub fn may(&self) -> Result<(), Reason> {
        if self.held.is_some() { Err(Reason::HeldForPressure {}) } else { Ok(()) }
    }

    /// A member reports pressure. `proposal` is the one that this is about, as it stands.
    pub fn report(
        self,
        proposal: &Proposal,
        said: ReportingEarly,
        now: Moment,
    ) -> Result<Step<(Self, EarlyReport)>, Refused> {
        let vote_from = proposal.tabled()?.vote_from;
        if said.before {
            return Err(Reason::PressureKnown {}.into());
        }
        let report = EarlyReport { proposal: self.proposal, member: said.member, round: self.round };
        let notice = Notice::PressureReported { ombuds: said.ombuds, early: true, confided: said.confided };
        let answer = told(said.reply, notice);
        let step = if self.held.is_none() && said.support.and_one().reached() {
            self.hold(proposal, said.title, vote_from, now)
        } else {
            Step::to(self)
        };
        Ok(step.map(|opening| (opening, report)).effects(answer))
    }

    fn hold(mut self, proposal: &Proposal, title: LocalText, vote_from: Moment, now: Moment) -> Step<Self> {
        self.round += 1;
        self.held = Some(Pause { since: now, going_on: None });
        let notice = Notice::OpeningHeld { title, until: until(now, vote_from) };
        Step::to(self).effect(Effect::tell_room(proposal.community, RoomRole::Stewards, notice))
    }

    /// A steward lets the vote open when its time has come, or confirms that another does.
    pub fn let_open(
        mut self,
        proposal: &Proposal,
        title: LocalText,
        said: LettingGoOn<'_>,
        now: Moment,
    ) -> Result<Step<Self>, Refused> {
        proposal.tabled()?;
        let Some(held) = &mut self.held else { return Err(Reason::NotHeldBack {}.into()) };
        match held.hear(said, now)? {
            Heard::Asked(confirm_by) => {
                let notice = Notice::OpeningAsked { title, confirm_by };
                Ok(Step::to(self).effect(Effect::tell_room(proposal.community, RoomRole::Stewards, notice)))
            }
            Heard::Confirmed(reason) => Ok(self.freed(proposal, title, Some(reason))),
        }
    }

    /// The clock ends what the stewards left alone: a week after the vote could have opened, so that to say nothing is never
    /// the quicker way.
    pub fn hold_over(self, proposal: &Proposal, title: LocalText, now: Moment) -> Option<Step<Self>> {
        let vote_from = proposal.tabled().ok()?.vote_from;
        let over = self.held.as_ref().is_some_and(|held| now >= until(held.since, vote_from));
        over.then(|| self.freed(proposal, title, None))
    }

    fn freed(mut self, proposal: &Proposal, title: LocalText, reason: Option<LocalText>) -> Step<Self> {
        self.held = None;
        let notice = Notice::OpeningFreed { title, reason };
        Step::to(self).effect(Effect::tell_room(proposal.community, RoomRole::Assembly, notice))
    }
}

/// When the stewards' silence ends it.
fn until(since: Moment, vote_from: Moment) -> Moment {
    since.max(vote_from).plus(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests;
