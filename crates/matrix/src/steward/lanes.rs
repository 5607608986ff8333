//! In which order things are delivered. Pure.
//!
//! What is said in one room is said in the order in which it happened; a room that cannot be spoken in holds up nobody
//! else. Acknowledgements and invitations wait for nothing but their turn.

use std::collections::{HashMap, HashSet, VecDeque};

use app::Due;
use domain::{
    effect::{Audience, Effect, RoomRole},
    id::CommunityId,
};

/// How many acknowledgements are under way at a time. Synapse writes what waits in one room together: with 16 each costs it
/// half the processor time that it costs with 4, and with 32 no less.
const ACKNOWLEDGEMENTS: usize = 16;

/// Things that are delivered one after the other, or some at a time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Lane {
    /// Acknowledgements of ballots.
    Acknowledgements,
    /// Invitations of members.
    Invitations,
    /// One room of a community.
    Room(CommunityId, RoomRole),
    /// A room in which somebody is answered.
    Chat(String),
    /// The making of a community's rooms.
    Rooms(CommunityId),
}

impl Lane {
    /// The lane that something goes by.
    pub fn of(effect: &Effect) -> Self {
        match effect {
            Effect::Acknowledge { .. } => Self::Acknowledgements,
            Effect::InviteMember { .. } => Self::Invitations,
            Effect::RoomsWanted { community } => Self::Rooms(*community),
            // Goes out by another door; the bot claims none.
            Effect::CallBack { proposal, .. } => Self::Chat(proposal.to_string()),
            Effect::Mail { .. } => Self::Chat("mail".to_owned()),
            Effect::Minute { community, .. } => Self::Room(*community, RoomRole::Negotiations),
            Effect::Tell { audience: Audience::Room { community, role }, .. } => {
                Self::Room(*community, *role)
            }
            Effect::Tell { audience: Audience::Reply { to, .. }, .. } => Self::Chat(to.room.clone()),
            Effect::Tell { audience: Audience::Member { member, .. }, .. } => Self::Chat(member.to_string()),
            Effect::OpenPoll { community, .. }
            | Effect::CloseBallotBox { community, .. }
            | Effect::EndPoll { community, .. } => Self::Room(*community, RoomRole::BallotBox),
        }
    }

    fn width(&self) -> usize {
        match self {
            Self::Acknowledgements => ACKNOWLEDGEMENTS,
            Self::Invitations => 4,
            Self::Room(..) | Self::Chat(_) | Self::Rooms(_) => 1,
        }
    }
}

/// What waits, and what is under way.
#[derive(Default)]
pub(crate) struct Lanes {
    waiting: HashMap<Lane, VecDeque<Due>>,
    busy: HashMap<Lane, usize>,
    known: HashSet<i64>,
}

impl Lanes {
    /// How many wait, are under way, or are done and still known.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Takes something in, unless it is here already: a claim runs out while its lane is held up.
    pub fn add(&mut self, due: Due) {
        if self.known.insert(due.id) {
            self.waiting.entry(Lane::of(&due.effect)).or_default().push_back(due);
        }
    }

    /// The things whose turn it is; they are under way from now on.
    pub fn next(&mut self) -> Vec<(Lane, Due)> {
        let mut next = Vec::new();
        for (lane, waiting) in &mut self.waiting {
            let busy = self.busy.entry(lane.clone()).or_default();
            while *busy < lane.width()
                && let Some(due) = waiting.pop_front()
            {
                *busy += 1;
                next.push((lane.clone(), due));
            }
        }
        next
    }

    /// Something is delivered, or given up, or has to be claimed again: its lane is free for the next. It is still
    /// known, so that it is not taken in a second time before the record knows.
    pub fn done(&mut self, lane: &Lane) {
        if let Some(busy) = self.busy.get_mut(lane) {
            *busy = busy.saturating_sub(1);
        }
        if self.busy.get(lane) == Some(&0) && self.waiting.get(lane).is_none_or(VecDeque::is_empty) {
            self.busy.remove(lane);
            self.waiting.remove(lane);
        }
    }

    /// It is out of the record, or has to be claimed again.
    pub fn forget(&mut self, id: i64) {
        self.known.remove(&id);
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        effect::{EventRef, Notice},
        moment::Moment,
    };

    use super::*;

    fn due(id: i64, effect: Effect) -> Due {
        Due { id, effect, attempts: 1, since: Moment::from_micros(0) }
    }

    fn acknowledgement(id: i64) -> Due {
        due(id, Effect::Acknowledge { event: EventRef { room: "!r".into(), event: id.to_string() } })
    }

    fn words(id: i64, role: RoomRole) -> Due {
        due(id, Effect::tell_room(CommunityId::new(Default::default()), role, Notice::Help {}))
    }

    fn ids(next: &[(Lane, Due)]) -> Vec<i64> {
        let mut ids: Vec<_> = next.iter().map(|(_, due)| due.id).collect();
        ids.sort_unstable();
        ids
    }

    #[test]
    fn a_room_hears_one_thing_at_a_time_and_waits_for_no_other_room() {
        let mut lanes = Lanes::default();
        for due in [words(1, RoomRole::Assembly), words(2, RoomRole::Assembly), words(3, RoomRole::BallotBox)]
        {
            lanes.add(due.clone());
            lanes.add(due);
        }
        let first = lanes.next();
        assert_eq!((ids(&first), lanes.len()), (vec![1, 3], 3));
        assert!(lanes.next().is_empty());
        lanes.done(&first.iter().find(|(_, due)| due.id == 1).unwrap().0);
        assert_eq!(ids(&lanes.next()), [2]);
    }

    #[test]
    fn acknowledgements_go_out_some_at_a_time() {
        let mut lanes = Lanes::default();
        (1..=20).map(acknowledgement).for_each(|due| lanes.add(due));
        assert_eq!(ids(&lanes.next()), (1..=16).collect::<Vec<_>>());
        lanes.done(&Lane::Acknowledgements);
        assert_eq!(ids(&lanes.next()), [17]);
    }

    #[test]
    fn what_is_done_comes_again_only_when_it_is_forgotten() {
        let mut lanes = Lanes::default();
        lanes.add(acknowledgement(1));
        assert_eq!(ids(&lanes.next()), [1]);
        lanes.done(&Lane::Acknowledgements);
        lanes.add(acknowledgement(1));
        assert!(lanes.next().is_empty() && lanes.len() == 1);
        lanes.forget(1);
        lanes.add(acknowledgement(1));
        assert_eq!(ids(&lanes.next()), [1]);
    }

    #[test]
    fn an_empty_lane_leaves_nothing_behind() {
        let mut lanes = Lanes::default();
        lanes.add(words(1, RoomRole::Assembly));
        let (lane, due) = lanes.next().remove(0);
        lanes.done(&lane);
        lanes.forget(due.id);
        assert!(lanes.busy.is_empty() && lanes.waiting.is_empty() && lanes.len() == 0);
    }
}
