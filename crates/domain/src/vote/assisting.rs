//! Assisted ballots: somebody votes for a member who cannot.
//!
//! The member names the helper, or a steward does who is not the helper. The charter limits for how many members one helper
//! votes in one vote. Such a ballot is recorded as assisted, never replaces a ballot of the member's own, and is replaced by
//! one at any time before the close.

use super::Vote;
use crate::{
    fact::Fact,
    id::{CommunityId, MemberId},
    refusal::{Reason, Refused},
    roll::Seat,
    step::Step,
};

/// Whether one member may vote for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Help {
    /// Of which community.
    pub community: CommunityId,
    /// Who is helped.
    pub member: MemberId,
    /// Who helps.
    pub helper: MemberId,
    /// Whether they may.
    pub allowed: bool,
}

/// Who says who helps whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sayer {
    /// The member who says so.
    pub member: MemberId,
    /// Whether they are a steward.
    pub steward: bool,
}

impl Help {
    /// Takes the word of the member who is helped, or of a steward. The helper may say that they no longer help. Neither who
    /// helps nor who is helped is a fact of the journal.
    pub fn say(self, by: Sayer) -> Result<Step<Self>, Refused> {
        if self.helper == self.member {
            return Err(Reason::HelperIsYou {}.into());
        }
        let stops_helping = by.member == self.helper && !self.allowed;
        if by.member != self.member && !stops_helping {
            if !by.steward {
                return Err(Reason::NotASteward {}.into());
            }
            if by.member == self.helper {
                return Err(Reason::StewardHelps {}.into());
            }
        }
        Ok(Step::to(self).fact(Fact::HelpSaid { community: self.community }))
    }
}

/// Help with one ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assistance {
    /// Who casts it.
    pub helper: MemberId,
    /// For how many other members a ballot by this helper stands in this vote.
    pub others: u32,
}

impl Vote {
    /// Whether a helper's ballot can be taken for this seat.
    pub(super) fn assists(&self, seat: &Seat, help: Assistance) -> Result<(), Reason> {
        if self.most_assisted == 0 {
            return Err(Reason::NoAssistance {});
        }
        if help.others >= self.most_assisted {
            return Err(Reason::AssistsTooMany { most: self.most_assisted });
        }
        if seat.standing && !seat.assisted {
            return Err(Reason::OwnBallotStands {});
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        ballot::{Channel, Choice, Delivery},
        charter::Secrecy,
        id::Id,
        vote::{
            Given,
            tests::{at, cast, given, open, seat},
        },
    };

    fn member(number: u128) -> MemberId {
        Id::new(Uuid::from_u128(number))
    }

    #[test]
    fn who_may_say_who_helps() {
        let (helped, helper, other) = (2, 7, 8);
        for (by, steward, helper, allowed, wanted) in [
            (helped, false, helper, true, Ok(())),
            (helped, false, helped, true, Err("assistance.yourself")),
            (other, false, helper, true, Err("actor.not-a-steward")),
            (other, true, helper, true, Ok(())),
            (other, true, helper, false, Ok(())),
            (helper, true, helper, true, Err("assistance.steward-helps")),
            (helper, false, helper, true, Err("actor.not-a-steward")),
            (helper, false, helper, false, Ok(())),
        ] {
            let help = Help {
                community: Id::new(Uuid::from_u128(3)),
                member: member(helped),
                helper: member(helper),
                allowed,
            };
            let said = help.say(Sayer { member: member(by), steward });
            let said = said.map(drop).map_err(|refused| refused.all()[0].reason.code());
            assert_eq!(said, wanted, "by {by}, for {helper}, {allowed}");
        }
    }

    fn assisted(choice: Choice, others: u32) -> Given {
        let assistance = Some(Assistance { helper: member(7), others });
        Given { assistance, ..given(choice, Channel::Api, Delivery::Here) }
    }

    #[test]
    fn a_helpers_ballot_gives_way_to_ones_own() {
        let vote = Vote { most_assisted: 2, ..open(Secrecy::Open) };
        let own = || given(Choice::Refuse, Channel::Api, Delivery::Here);
        let first = cast(&vote, seat(), assisted(Choice::Consent, 1), at(110)).unwrap().next;
        assert!(first.seat.assisted);
        assert_eq!(first.ballot.unwrap().assisted_by, Some(member(7)));
        let again = cast(&vote, first.seat, assisted(Choice::Refuse, 0), at(111)).unwrap().next;
        let mine = cast(&vote, again.seat, own(), at(112)).unwrap().next;
        assert!(!mine.seat.assisted);
        assert_eq!(mine.ballot.unwrap().assisted_by, None);
        let refused = cast(&vote, mine.seat.clone(), assisted(Choice::Consent, 0), at(113)).unwrap_err();
        assert!(refused.has("ballot.own-stands"));
        let without = vote.withdraw_ballot(mine.seat, Delivery::Here, None, at(114)).unwrap().next;
        assert!(cast(&vote, without.seat, assisted(Choice::Consent, 0), at(115)).is_ok());
    }

    #[test]
    fn a_helper_votes_for_no_more_than_the_charter_says() {
        for (most, others, wanted) in
            [(0, 0, Err("assistance.not-taken")), (1, 0, Ok(())), (1, 1, Err("assistance.too-many"))]
        {
            let vote = Vote { most_assisted: most, ..open(Secrecy::Open) };
            let found = cast(&vote, seat(), assisted(Choice::Consent, others), at(110)).map(drop);
            assert_eq!(found.map_err(|refused| refused.all()[0].reason.code()), wanted, "{most} {others}");
        }
    }
}
