//! Pressure on members while they vote: whoever is put under it reports it, and a vote in which enough do is paused.
//!
//! A pause stops the clock, not the members: nothing is counted, the window gets longer by as long as the pause lasts, and ballots
//! are taken all the while, so that whoever was made to vote can vote otherwise or take their ballot back, and no ballot
//! that is on its way is lost. Two stewards let the vote go on and say publicly what they did about it. Where they say nothing
//! the vote goes on by itself after a week: no few members, and no silent steward, can keep the others from deciding.
//! Each member's report counts once in a vote. Who reported is known to nobody, and how many did is shown to nobody.

use serde::{Deserialize, Serialize};

use super::{Confided, Vote, VoteState};
use crate::{
    ballot::Delivery,
    charter::{TypedText, read_text},
    crisis::Asked,
    effect::{Audience, Effect, EventRef, Notice, RoomRole},
    fact::Fact,
    id::{MemberId, VoteId},
    moment::{Moment, Span},
    refusal::{Faults, Reason, Refused},
    roll::Seat,
    share::Share,
    step::Step,
    text::{Language, LocalText},
};

/// A pause with which the stewards do nothing ends by itself after so long.
pub const LONGEST_PAUSE: Span = Span::days(7);

/// What is known of pressure in a vote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pressure {
    /// How many reported it since the vote was last paused for it.
    pub reported: u32,
    /// The pause, while there is one.
    pub pause: Option<Pause>,
}

/// A vote is paused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Since when.
    pub since: Moment,
    /// What a steward said to let it go on, until a second one confirms.
    pub going_on: Option<GoingOn>,
}

/// A steward wants a vote to go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoingOn {
    /// Who, and when.
    pub asked: Asked,
    /// What was done about the pressure: published when the vote goes on.
    pub reason: LocalText,
}

/// That a member reported pressure. Kept apart from everything else, so that it can be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PressureReport {
    /// In which vote.
    pub vote: VoteId,
    /// Who.
    pub member: MemberId,
}

/// How a report came in.
#[derive(Clone, Debug)]
pub struct Reporting {
    /// Whether this member has reported in this vote before.
    pub before: bool,
    /// The share of the roll whose reports pause the vote: the charter's.
    pub share: Share,
    /// Whether stewards of the member's choice are told, and with their name.
    pub confided: Option<Confided>,
    /// Whom the charter names outside of the community.
    pub ombuds: Option<LocalText>,
    /// Where to answer, if it came by Matrix, and in which language.
    pub reply: Option<(EventRef, Option<Language>)>,
}

/// A steward's word that a vote can go on.
#[derive(Clone, Copy, Debug)]
pub struct LettingGoOn<'a> {
    /// Who.
    pub by: MemberId,
    /// Whether there is no other steward.
    pub alone: bool,
    /// What was done about the pressure, as typed. Who confirms need not say it again.
    pub reason: &'a TypedText,
    /// The languages in which it must be said.
    pub wanted: &'a [Language],
}

/// What a steward's word comes to.
pub(crate) enum Heard {
    /// Another steward has to confirm it until then.
    Asked(Moment),
    /// It goes on; what was done about the pressure.
    Confirmed(LocalText),
}

impl Pause {
    /// Hears a steward, who wants it to end or confirms that another does.
    pub(crate) fn hear(&mut self, said: LettingGoOn<'_>, now: Moment) -> Result<Heard, Refused> {
        match self.going_on.take() {
            Some(going_on) if going_on.asked.waits(now) => {
                if going_on.asked.by == said.by && !said.alone {
                    return Err(Reason::OtherStewardNeeded {}.into());
                }
                Ok(Heard::Confirmed(going_on.reason))
            }
            _ => {
                let mut faults = Faults::default();
                // In every language of the charter, so not empty.
                let reason = read_text(&mut faults, "reason", said.reason, said.wanted);
                let reason = faults.or(reason)?;
                if said.alone {
                    return Ok(Heard::Confirmed(reason));
                }
                let asked = Asked { by: said.by, at: now };
                self.going_on = Some(GoingOn { asked, reason });
                Ok(Heard::Asked(asked.confirm_by()))
            }
        }
    }
}

impl Vote {
    /// Whether it is paused.
    pub const fn is_paused(&self) -> bool {
        self.pressure.pause.is_some()
    }

    /// Whether what is done here and now still counts in it.
    pub fn is_open(&self, now: Moment) -> bool {
        self.state == VoteState::Open && (self.is_paused() || now < self.closes_at)
    }

    /// When its window ends, as things stand: of a paused vote, if it goes on at once.
    pub fn closes(&self, now: Moment) -> Moment {
        let paused = self.pressure.pause.as_ref().map_or(0, |pause| now.micros() - pause.since.micros());
        Moment::from_micros(self.closes_at.micros() + paused)
    }

    /// A member reports pressure.
    pub fn report_pressure(
        mut self,
        seat: &Seat,
        said: Reporting,
        now: Moment,
    ) -> Result<Step<(Self, PressureReport)>, Refused> {
        self.takes_from(seat)?;
        self.in_window(Delivery::Here, now)?;
        if said.before {
            return Err(Reason::PressureKnown {}.into());
        }
        let (vote, member) = (self.id, seat.member);
        self.pressure.reported += 1;
        let enough =
            said.share.reached_by(u64::from(self.pressure.reported), u64::from(self.electorate.max(1)));
        let told = said.reply.map(|(to, language)| Effect::Tell {
            audience: Audience::Reply { to, language },
            notice: Notice::PressureReported { ombuds: said.ombuds, early: false, confided: said.confided },
        });
        let step = if enough && !self.is_paused() { self.paused(now) } else { Step::to(self) };
        Ok(step.map(|paused| (paused, PressureReport { vote, member })).effects(told))
    }

    fn paused(mut self, now: Moment) -> Step<Self> {
        self.pressure.pause = Some(Pause { since: now, going_on: None });
        let (community, vote, question) = (self.community, self.id, self.question.clone());
        let until = now.plus(LONGEST_PAUSE);
        let tell = |role, for_stewards| {
            let question = question.clone();
            Effect::tell_room(community, role, Notice::VotePaused { question, until, for_stewards })
        };
        let told = [(RoomRole::BallotBox, false), (RoomRole::Assembly, false), (RoomRole::Stewards, true)];
        let told = told.map(|(role, for_stewards)| tell(role, for_stewards));
        Step::to(self).fact(Fact::VotePaused { community, vote }).effects(told)
    }

    /// A steward lets a paused vote go on, or confirms that another does.
    pub fn let_go_on(mut self, said: LettingGoOn<'_>, now: Moment) -> Result<Step<Self>, Refused> {
        let Some(pause) = &mut self.pressure.pause else { return Err(Reason::NotPaused {}.into()) };
        match pause.hear(said, now)? {
            Heard::Confirmed(reason) => Ok(self.goes_on(Some(reason), now)),
            Heard::Asked(confirm_by) => {
                let (community, question) = (self.community, self.question.clone());
                let notice = Notice::GoingOnAsked { question, confirm_by };
                Ok(Step::to(self).effect(Effect::tell_room(community, RoomRole::Stewards, notice)))
            }
        }
    }

    /// The clock ends a pause with which the stewards did nothing.
    pub fn pause_over(self, now: Moment) -> Option<Step<Self>> {
        let over = self.pressure.pause.as_ref().is_some_and(|pause| now >= pause.since.plus(LONGEST_PAUSE));
        over.then(|| self.goes_on(None, now))
    }

    /// The window gets back the time for which the vote was paused.
    fn goes_on(mut self, reason: Option<LocalText>, now: Moment) -> Step<Self> {
        self.closes_at = self.closes(now);
        self.pressure = Pressure::default();
        let (community, vote, closes) = (self.community, self.id, self.closes_at);
        let notice = Notice::VoteGoesOn { question: self.question.clone(), reason, closes };
        let told = [RoomRole::BallotBox, RoomRole::Assembly]
            .map(|role| Effect::tell_room(community, role, notice.clone()));
        Step::to(self).fact(Fact::VoteWentOn { community, vote, closes }).effects(told)
    }
}

#[cfg(test)]
mod tests;
