//! The roll, frozen: who may vote in one vote. And how somebody leaves it.

mod leaving;

use crate::{
    ballot::Delivery,
    id::{MemberId, VoteId},
    moment::Moment,
    refusal::Reason,
    text::Handle,
};
pub use leaving::{Gone, Leaving, Removal};

/// One row of a frozen roll: one member's right to one vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The vote.
    pub vote: VoteId,
    /// Whose seat.
    pub member: MemberId,
    /// Salts this seat's leaf in the roll's Merkle root, so that the root reveals nobody.
    pub salt: [u8; 32],
    /// The constituencies that the vote's rule names and the member belonged to at the opening, in the order of their names.
    pub constituencies: Vec<Handle>,
    /// The member was removed from the roll after the opening: the ballot does not count.
    pub struck: bool,
    /// How many acts (ballots and withdrawals of ballots) the member has done in this vote.
    pub acts: u32,
    /// When the last of them was done; kept when a ballot is withdrawn, so that nothing older comes back.
    pub last: Option<Moment>,
    /// Whether a ballot stands.
    pub standing: bool,
    /// Whether the ballot that stands was cast by a helper.
    pub assisted: bool,
}

impl Seat {
    /// An empty seat.
    pub const fn new(vote: VoteId, member: MemberId, salt: [u8; 32]) -> Self {
        Self {
            vote,
            member,
            salt,
            constituencies: Vec::new(),
            struck: false,
            acts: 0,
            last: None,
            standing: false,
            assisted: false,
        }
    }

    /// The same seat of a member who belongs to these constituencies.
    #[must_use]
    pub fn belonging_to(mut self, mut constituencies: Vec<Handle>) -> Self {
        constituencies.sort_unstable();
        constituencies.dedup();
        self.constituencies = constituencies;
        self
    }

    /// Notes one more act. What is found afterwards counts from when it was done, and not at all once the member has
    /// done something later.
    pub(crate) fn acts_in_order(
        &mut self,
        delivery: Delivery,
        done_at: Moment,
        now: Moment,
    ) -> Result<(), Reason> {
        let order = if let Delivery::CaughtUp(_) = delivery { done_at } else { now };
        if self.last.is_some_and(|last| last > order) {
            return Err(Reason::LaterStands {});
        }
        self.acts += 1;
        self.last = Some(order);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constituencies_stand_in_the_order_of_their_names_each_once() {
        let named = |names: &[&str]| names.iter().map(|name| name.parse().unwrap()).collect::<Vec<Handle>>();
        let seat = Seat::new(VoteId::numbered(1), MemberId::numbered(2), [0; 32]);
        let seat = seat.belonging_to(named(&["women", "in-lesvos", "women"]));
        assert_eq!(seat.constituencies, named(&["in-lesvos", "women"]));
    }
}
