//! The roll, frozen: who may vote in one vote.

use crate::{
    id::{MemberId, VoteId},
    moment::Moment,
};

/// One row of a frozen roll: one member's right to one vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The vote.
    pub vote: VoteId,
    /// Whose seat.
    pub member: MemberId,
    /// Salts this seat's leaf in the roll's Merkle root, so that the root reveals nobody.
    pub salt: [u8; 32],
    /// The member was removed from the roll after the opening: the ballot does not count.
    pub struck: bool,
    /// How many acts (ballots and withdrawals of ballots) the member has done in this vote.
    pub acts: u32,
    /// The ballot that stands, if any: when it was received.
    pub standing: Option<Moment>,
}

impl Seat {
    /// An empty seat.
    pub const fn new(vote: VoteId, member: MemberId, salt: [u8; 32]) -> Self {
        Self { vote, member, salt, struck: false, acts: 0, standing: None }
    }
}
