//! The ledger: what the members of a community were asked in the last month, and what waits.

use serde::{Deserialize, Serialize};

use super::Burden;
use crate::{
    id::ProposalId,
    moment::{Moment, Span},
};

/// The month that slides: what was asked longer ago than this weighs no more.
pub const MONTH: Span = Span::days(30);

/// One entry: what the members were asked when the deliberation on a proposal began. It stands whatever becomes of the
/// proposal: what members have read they have read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// For which proposal.
    pub proposal: ProposalId,
    /// How much of each member.
    pub burden: Burden,
    /// Since when.
    pub at: Moment,
}

impl Asked {
    /// From when on it weighs no more.
    pub const fn until(&self) -> Moment {
        self.at.plus(MONTH)
    }
}

/// A proposal whose terms both sides accept, and for which the ledger has no room yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Which.
    pub proposal: ProposalId,
    /// How much it asks of each member.
    pub burden: Burden,
    /// Since when it waits.
    pub since: Moment,
}

/// Where a proposal stands in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Counts from 1. What asks more than the limit all by itself stands in nobody's way and is not counted by those behind it.
    pub number: u32,
    /// When its deliberation begins, if nothing before it is withdrawn and the limit stays as it is; none where it asks more
    /// than the limit all by itself.
    pub expected: Option<Moment>,
}

/// The ledger of one community.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The most minutes that a member is asked in a month; none where there is no limit.
    pub limit: Option<u32>,
    /// What was asked, at least all that still weighs.
    pub asked: Vec<Asked>,
    /// What waits, in the order in which it came.
    pub waiting: Vec<Waiting>,
}

impl Ledger {
    /// The minutes that still weigh at a moment: those asked within the month before it.
    pub fn used(&self, now: Moment) -> u32 {
        let weighs = |asked: &&Asked| asked.until() > now;
        self.asked.iter().filter(weighs).map(|asked| asked.burden.total()).fold(0, u32::saturating_add)
    }

    fn has_room(&self, minutes: u32, now: Moment) -> bool {
        self.limit.is_none_or(|most| self.used(now).saturating_add(minutes) <= most)
    }

    fn fits_alone(&self, waiting: &Waiting) -> bool {
        self.limit.is_none_or(|most| waiting.burden.total() <= most)
    }

    /// What waits and can come before the members, now or later. What asks more than the limit all by itself, because that was
    /// lowered while it waited, is passed over until the limit is raised again.
    fn in_line(&self) -> impl Iterator<Item = &Waiting> {
        self.waiting.iter().filter(|waiting| self.fits_alone(waiting))
    }

    /// Whether terms that come now come before the members at once: there is room, and nobody is before them.
    pub fn takes(&self, burden: &Burden, now: Moment) -> bool {
        self.in_line().next().is_none() && self.has_room(burden.total(), now)
    }

    /// What begins now, if anything does: the first in the queue where there is room for it. Nobody overtakes it who asks for less.
    pub fn next(&self, now: Moment) -> Option<&Waiting> {
        self.in_line().next().filter(|first| self.has_room(first.burden.total(), now))
    }

    /// A deliberation has begun: what was asked is noted, and it waits no more.
    pub fn note(&mut self, asked: Asked) {
        self.waiting.retain(|waiting| waiting.proposal != asked.proposal);
        self.asked.push(asked);
    }

    /// Where a proposal stands in the queue; none where it does not wait.
    pub fn place(&self, proposal: ProposalId, now: Moment) -> Option<Place> {
        let at = self.waiting.iter().position(|waiting| waiting.proposal == proposal)?;
        let before = self.waiting[..at].iter().filter(|waiting| self.fits_alone(waiting)).count();
        let number = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
        Some(Place { number, expected: self.expected(proposal, now) })
    }

    /// Goes through what will begin, one after the other, until it is this one's turn.
    fn expected(&self, proposal: ProposalId, now: Moment) -> Option<Moment> {
        let (mut ahead, mut at) = (self.clone(), now);
        loop {
            let first = *ahead.in_line().next()?;
            at = ahead.room_from(first.burden.total(), at);
            if first.proposal == proposal {
                return Some(at);
            }
            ahead.note(Asked { proposal: first.proposal, burden: first.burden, at });
        }
    }

    /// The first moment, from `from` on, at which there is room for so many minutes that fit the limit alone: room grows whenever
    /// an entry weighs no more.
    fn room_from(&self, minutes: u32, from: Moment) -> Moment {
        let mut grows: Vec<_> = self.asked.iter().map(Asked::until).filter(|until| *until > from).collect();
        grows.sort_unstable();
        let moments = std::iter::once(from).chain(grows.iter().copied());
        moments.into_iter().find(|at| self.has_room(minutes, *at)).unwrap_or(from)
    }
}

#[cfg(test)]
mod tests;
