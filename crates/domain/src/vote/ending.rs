//! How a vote ends: closing, closed, or void where it cannot be counted in time.

use super::{Vote, VoteState};
use crate::{
    effect::{Effect, Notice, RoomRole},
    fact::Fact,
    moment::{Moment, Span},
    refusal::{Reason, Refused},
    step::Step,
};

/// A count is held back for a homeserver that is down at most so long; then the vote is void.
pub const LONGEST_HOLD: Span = Span::days(1);

impl Vote {
    /// The window is over: no more ballots but those given in time. `rooms` says whether there is a ballot box to gather
    /// them from.
    pub fn begin_closing(mut self, rooms: bool, now: Moment) -> Result<Step<Self>, Refused> {
        match self.state {
            VoteState::Open if !self.is_open(now) => {}
            VoteState::Open if self.is_paused() => return Err(Reason::Paused {}.into()),
            VoteState::Open => return Err(Reason::NotOverYet { closes: self.closes_at }.into()),
            VoteState::Closing => return Ok(Step::to(self)),
            VoteState::Closed { at } | VoteState::Void { at } => {
                return Err(Reason::VoteOver { closed: at }.into());
            }
        }
        self.state = VoteState::Closing;
        let (community, vote) = (self.community, self.id);
        let gather = rooms.then_some(Effect::CloseBallotBox { community, vote });
        Ok(Step::to(self).fact(Fact::VoteClosing { community, vote }).effects(gather))
    }

    /// Everything given in time is gathered and counted.
    pub fn close(mut self, now: Moment) -> Result<Step<Self>, Refused> {
        match self.state {
            VoteState::Closing => {}
            VoteState::Open => return Err(Reason::NotOverYet { closes: self.closes_at }.into()),
            VoteState::Closed { at } | VoteState::Void { at } => {
                return Err(Reason::VoteOver { closed: at }.into());
            }
        }
        self.state = VoteState::Closed { at: now };
        let (community, vote) = (self.community, self.id);
        let effects = self.is_polled().then_some(Effect::EndPoll { community, vote });
        Ok(Step::to(self).fact(Fact::VoteClosed { community, vote }).effects(effects))
    }

    /// What was given in time cannot be gathered now: the members are told once, in the assembly, where nothing waits for
    /// the closing of the ballot box.
    pub fn hold_back(mut self) -> Option<Step<Self>> {
        let untold = self.state == VoteState::Closing && !self.held_back;
        untold.then(|| {
            self.held_back = true;
            let notice = Notice::CountHeldBack { question: self.question.clone() };
            let told = Effect::tell_room(self.community, RoomRole::Assembly, notice);
            Step::to(self).effect(told)
        })
    }

    /// The count has been held back for too long: the vote is void, to be opened anew as another.
    pub fn give_up(mut self, now: Moment) -> Option<Step<Self>> {
        let overdue = self.state == VoteState::Closing && now >= self.closes_at.plus(LONGEST_HOLD);
        overdue.then(|| {
            self.state = VoteState::Void { at: now };
            let (community, vote) = (self.community, self.id);
            let notice = Notice::VoteVoid { question: self.question.clone() };
            Step::to(self).fact(Fact::VoteVoid { community, vote }).effect(Effect::tell_room(
                community,
                RoomRole::BallotBox,
                notice,
            ))
        })
    }
}
