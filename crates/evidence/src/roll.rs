//! The frozen roll of a vote as one hash that names nobody.
//!
//! Each seat is a leaf SHA-256(0x00 || salt || member id) (with the constituencies that the rule names: [`holder`]) of a Merkle tree ([`crate::merkle`]; RFC 9162, section 2.1.1). The
//! published root fixes who could vote; the salts, which never leave the platform, keep anyone from testing whether a known
//! member is among them. A member who is given their own salt and a proof can show, or check, that they stood on that roll.
//!
//! The salt stands before the id without a length. Two openings of one leaf therefore stay impossible only while all salts
//! of a roll have one length and all ids one form: the first is enforced here, the second by the ids themselves.

use std::collections::HashSet;

use crate::digest::Hash;
use crate::merkle::{self, DuplicateLeaf, InclusionProof, SetTree};

/// How many bytes a salt may have: at least 128 bits against guessing.
pub const SALT_LENGTHS: std::ops::RangeInclusive<usize> = 16..=32;

/// Why a roll has no root.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RollError {
    /// A salt is shorter or longer than [`SALT_LENGTHS`], or two salts of one roll differ in length.
    #[error("the salts of a roll are 16 to 32 bytes, all of one length")]
    SaltLength,
    /// A member stands on the roll twice: one member, one seat.
    #[error("a member stands on the roll twice")]
    DuplicateMember,
}

impl RollError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SaltLength => "roll-salt-length",
            Self::DuplicateMember => "roll-duplicate-member",
        }
    }
}

/// The bytes that stand for whoever holds a seat: the member id's sixteen bytes and then, where the vote's rule names
/// constituencies to which they belong, each of their names after a line feed. A name holds no line feed, so that no two
/// holders have the same bytes.
pub fn holder(member: &[u8; 16], constituencies: &[impl AsRef<str>]) -> Vec<u8> {
    let mut bytes = member.to_vec();
    for name in constituencies {
        bytes.push(b'\n');
        bytes.extend_from_slice(name.as_ref().as_bytes());
    }
    bytes
}

/// The leaf of one seat: SHA-256(0x00 || salt || member id).
///
/// # Errors
/// [`RollError::SaltLength`].
pub fn leaf(salt: &[u8], member: &[u8]) -> Result<Hash, RollError> {
    if !SALT_LENGTHS.contains(&salt.len()) {
        return Err(RollError::SaltLength);
    }
    Ok(merkle::leaf(&[salt, member]))
}

/// The tree over the seats of a roll, each a salt and a member id, in any order.
///
/// # Errors
/// Every [`RollError`].
pub fn tree<S: AsRef<[u8]>, M: AsRef<[u8]>>(seats: &[(S, M)]) -> Result<SetTree, RollError> {
    let mut members = HashSet::new();
    if !seats.iter().all(|(_, member)| members.insert(member.as_ref())) {
        return Err(RollError::DuplicateMember);
    }
    let length = seats.first().map(|(salt, _)| salt.as_ref().len());
    if seats.iter().any(|(salt, _)| Some(salt.as_ref().len()) != length) {
        return Err(RollError::SaltLength);
    }
    let leaves: Result<_, _> =
        seats.iter().map(|(salt, member)| leaf(salt.as_ref(), member.as_ref())).collect();
    SetTree::new(leaves?).map_err(|DuplicateLeaf| RollError::DuplicateMember)
}

/// The root of a roll: the same for the same seats in any order. An empty roll has the SHA-256 of nothing.
///
/// # Errors
/// Every [`RollError`].
pub fn root<S: AsRef<[u8]>, M: AsRef<[u8]>>(seats: &[(S, M)]) -> Result<Hash, RollError> {
    tree(seats).map(|tree| tree.root())
}

/// Whether the member with this salt stands on the roll with this root (RFC 9162, section 2.1.3.2). The verifier compares
/// `proof.size` with the electorate that the decision names.
#[must_use]
pub fn verify(root: &Hash, salt: &[u8], member: &[u8], proof: &InclusionProof) -> bool {
    leaf(salt, member).is_ok_and(|leaf| proof.holds(&leaf, root))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::digest;

    type Seat = (&'static [u8], &'static str);

    fn seats(count: usize) -> Vec<(Hash, String)> {
        (0..count)
            .map(|n| (digest::sha256(&[b"salt", &n.to_be_bytes()]), format!("member_{n:032x}")))
            .collect()
    }

    /// Three seats, hashed by hand.
    #[test]
    fn known_answer() {
        let seats = [([1_u8; 16], "a"), ([2; 16], "b"), ([3; 16], "c")];
        let mut leaves = [1_u8, 2, 3].map(|n| {
            let mut bytes = vec![0x00];
            bytes.extend([n; 16]);
            bytes.push(b'a' + n - 1);
            digest::sha256(&[&bytes])
        });
        leaves.sort();
        let left = digest::sha256(&[&[0x01], &leaves[0], &leaves[1]]);
        assert_eq!(root(&seats).unwrap(), digest::sha256(&[&[0x01], &left, &leaves[2]]));
    }

    #[test]
    fn an_empty_roll_has_a_root() {
        assert_eq!(root::<&[u8], &[u8]>(&[]).unwrap(), digest::sha256(&[]));
    }

    #[test]
    fn refusals() {
        let cases: [(&[Seat], RollError); 5] = [
            (&[(&[1; 15], "a")], RollError::SaltLength),
            (&[(&[1; 33], "a")], RollError::SaltLength),
            (&[(&[1; 16], "a"), (&[1; 17], "b")], RollError::SaltLength),
            (&[(&[1; 16], "a"), (&[2; 16], "a")], RollError::DuplicateMember),
            (&[(&[1; 16], "a"), (&[1; 16], "a")], RollError::DuplicateMember),
        ];
        for (seats, refusal) in cases {
            assert_eq!(root(seats), Err(refusal));
        }
    }

    proptest! {
        #[test]
        fn every_seat_is_provable_and_no_other(count in 1_usize..60, at in any::<prop::sample::Index>()) {
            let seats = seats(count);
            let tree = tree(&seats).unwrap();
            let (salt, member) = &seats[at.index(count)];
            let proof = tree.prove(&leaf(salt, member.as_bytes()).unwrap()).unwrap();
            let holds = |salt: &[u8], member: &str| verify(&tree.root(), salt, member.as_bytes(), &proof);
            prop_assert!(holds(salt, member));
            prop_assert!(!holds(&[0; 32], member));
            prop_assert!(!holds(&[0; 8], member));
            prop_assert!(!holds(salt, "member_stranger"));
        }

        #[test]
        fn order_does_not_matter_but_every_seat_does(count in 2_usize..40, turn in any::<prop::sample::Index>()) {
            let all = seats(count);
            let mut turned = all.clone();
            turned.rotate_left(turn.index(count));
            prop_assert_eq!(root(&turned).unwrap(), root(&all).unwrap());
            turned.pop();
            prop_assert_ne!(root(&turned).unwrap(), root(&all).unwrap());
        }
    }
}
