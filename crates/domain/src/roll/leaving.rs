//! Leaving the roll: by oneself, or removed by a steward with a public reason.
//!
//! The roll of an open vote is frozen: nobody is added to it, but who leaves before its window ends is struck, and their
//! ballot counts for nothing. Who leaves later has voted.

use super::Seat;
use crate::{
    community::Member,
    effect::{Effect, Notice, RoomRole},
    fact::Fact,
    id::{CommunityId, RemovalId},
    moment::Moment,
    refusal::{Reason, Refused},
    step::Step,
    text::LocalText,
    vote::Vote,
};

/// A removal as everybody can read it: never who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// Its id.
    pub id: RemovalId,
    /// From which roll.
    pub community: CommunityId,
    /// Why, in words.
    pub reason: LocalText,
    /// When.
    pub at: Moment,
}

/// A member who is no longer on the roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The member, with the moment of leaving.
    pub member: Member,
    /// Their seats in open votes, struck.
    pub struck: Vec<Seat>,
    /// The removal, if they were removed.
    pub removal: Option<Removal>,
}

/// Why somebody leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// By themselves.
    ByThemselves,
    /// A steward removes them, and says why.
    Removed {
        /// The id of the removal.
        id: RemovalId,
        /// Why, in words. Public.
        reason: LocalText,
    },
}

impl Member {
    /// Leaves the roll. `seats` are the member's seats in the votes that are not over; `stewards` is how many stewards
    /// the community has. The last one stays: nobody could admit members any more. A steward is not removed by
    /// another.
    pub fn leaves(
        mut self,
        why: Leaving,
        stewards: u32,
        seats: Vec<(Vote, Seat)>,
        now: Moment,
    ) -> Result<Step<Gone>, Refused> {
        if self.left_at.is_some() {
            return Err(Reason::NotFound { what: "member".to_owned() }.into());
        }
        if self.steward && stewards <= 1 {
            return Err(Reason::LastSteward {}.into());
        }
        let community = self.community;
        let (removal, fact) = match why {
            Leaving::ByThemselves => (None, Fact::MemberLeft { community }),
            Leaving::Removed { .. } if self.steward => return Err(Reason::StewardStays {}.into()),
            Leaving::Removed { id, reason } => (
                Some(Removal { id, community, reason, at: now }),
                Fact::MemberRemoved { community, removal: id },
            ),
        };
        self.left_at = Some(now);
        let open = seats.into_iter().filter(|(vote, seat)| vote.is_open(now) && !seat.struck);
        let struck: Vec<Seat> = open.map(|(_, seat)| Seat { struck: true, ..seat }).collect();
        let facts: Vec<_> = struck.iter().map(|seat| Fact::SeatStruck { vote: seat.vote }).collect();
        let told = removal.as_ref().map(|removal| {
            let notice = Notice::MemberRemoved { reason: removal.reason.clone() };
            Effect::tell_room(community, RoomRole::Assembly, notice)
        });
        let step = Step::to(Gone { member: self, struck, removal }).fact(fact).effects(told);
        Ok(facts.into_iter().fold(step, Step::fact))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        charter::Secrecy,
        id::Id,
        vote::VoteState,
        vote::tests::{at, open, seat},
    };

    fn member(steward: bool) -> Member {
        Member {
            id: seat().member,
            community: open(Secrecy::Open).community,
            steward,
            language: "en".parse().unwrap(),
            joined_at: at(0),
            left_at: None,
        }
    }

    fn removed() -> Leaving {
        let reason = [("en".parse().unwrap(), "Sold invitations".to_owned())].into_iter().collect();
        Leaving::Removed { id: Id::new(Uuid::from_u128(9)), reason }
    }

    #[test]
    fn who_leaves_is_struck_until_the_window_ends_and_not_after() {
        for (now, struck) in [(100, 1), (159, 1), (160, 0), (250, 0)] {
            let step =
                member(false).leaves(removed(), 1, vec![(open(Secrecy::Open), seat())], at(now)).unwrap();
            assert_eq!(step.next.struck.len(), struck, "at {now}");
            assert_eq!(step.facts.len(), 1 + struck);
            assert_eq!(step.effects.len(), 1, "the assembly is told why");
            assert_eq!(step.next.member.left_at, Some(at(now)));
        }
        let closing = Vote { state: VoteState::Closing, ..open(Secrecy::Open) };
        let step = member(false).leaves(removed(), 1, vec![(closing, seat())], at(150)).unwrap();
        assert!(step.next.struck.is_empty());
    }

    #[test]
    fn who_leaves_alone_leaves_quietly_and_stewards_are_not_removed() {
        let left = |steward, why, stewards| member(steward).leaves(why, stewards, Vec::new(), at(150));
        let quiet = left(false, Leaving::ByThemselves, 1).unwrap();
        assert_eq!((quiet.effects.len(), quiet.next.removal), (0, None));
        assert!(left(true, Leaving::ByThemselves, 1).unwrap_err().has("roll.last-steward"));
        assert!(left(true, Leaving::ByThemselves, 2).is_ok());
        assert!(left(true, removed(), 2).unwrap_err().has("roll.steward-stays"));
        let gone = Member { left_at: Some(at(1)), ..member(false) };
        assert!(gone.leaves(removed(), 2, Vec::new(), at(150)).unwrap_err().has("not-found"));
    }
}
