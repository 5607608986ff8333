//! Ballots as salted commitments: what was counted is fixed for all, how anyone voted is shown to nobody.
//!
//! A commitment is the SHA-256 of an encoding that reads one way only: the tag of this format, then vote, member, sequence,
//! choice and salt, each as its length (8 bytes, big-endian) and its bytes; the sequence is 8 bytes, big-endian. The counted
//! commitments are the entries of a Merkle tree ([`crate::merkle`]; RFC 9162, section 2.1.1). With the salt of their ballot a
//! member opens their own commitment and sees that it was counted as it was cast; without it nobody can try out the choices.

use crate::digest::{self, Hash};
use crate::merkle::{self, DuplicateLeaf, InclusionProof, SetTree};

/// Sets these hashes apart from every other use of SHA-256; the version changes with the encoding.
const TAG: &str = "ownaccord/ballot/v1";

/// Everything a commitment binds. It tells how somebody voted, so it has no `Debug` that could reach a log.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Opening<'a> {
    /// Id of the vote.
    pub vote: &'a str,
    /// Id of the member.
    pub member: &'a str,
    /// The place of the ballot in the vote's own sequence: a member's later ballot replaces the earlier.
    pub sequence: u64,
    /// The choice word, such as `consent`.
    pub choice: &'a str,
    /// 32 bytes of chance, drawn for this ballot alone.
    pub salt: &'a [u8; 32],
}

impl Opening<'_> {
    /// The ballot's commitment, as the module's text defines it.
    pub fn commitment(&self) -> Hash {
        let sequence = self.sequence.to_be_bytes();
        let fields: [&[u8]; 6] = [
            TAG.as_bytes(),
            self.vote.as_bytes(),
            self.member.as_bytes(),
            &sequence,
            self.choice.as_bytes(),
            self.salt,
        ];
        let mut encoded = Vec::new();
        for field in fields {
            encoded.extend((field.len() as u64).to_be_bytes());
            encoded.extend(field);
        }
        digest::sha256(&[&encoded])
    }

    /// Whether this opens `commitment`.
    #[must_use]
    pub fn opens(&self, commitment: &Hash) -> bool {
        self.commitment() == *commitment
    }

    /// Whether this ballot is among those with this root (RFC 9162, section 2.1.3.2).
    #[must_use]
    pub fn is_counted(&self, root: &Hash, proof: &InclusionProof) -> bool {
        proof.holds(&leaf(&self.commitment()), root)
    }
}

/// The tree over the commitments of the counted ballots, in any order.
///
/// # Errors
/// [`DuplicateLeaf`] if a commitment is given twice: one ballot, counted once.
pub fn tree(commitments: &[Hash]) -> Result<SetTree, DuplicateLeaf> {
    SetTree::new(commitments.iter().map(leaf).collect())
}

/// The root over the commitments: the same in any order. Without ballots it is the SHA-256 of nothing.
///
/// # Errors
/// As [`tree`].
pub fn root(commitments: &[Hash]) -> Result<Hash, DuplicateLeaf> {
    tree(commitments).map(|tree| tree.root())
}

/// The proof that a commitment is in the tree, or `None` if it is not.
pub fn prove(tree: &SetTree, commitment: &Hash) -> Option<InclusionProof> {
    tree.prove(&leaf(commitment))
}

fn leaf(commitment: &Hash) -> Hash {
    merkle::leaf(&[commitment])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const OPENING: Opening<'static> =
        Opening { vote: "vote_1", member: "member_2", sequence: 3, choice: "consent", salt: &[4; 32] };

    /// The encoding, written out by hand.
    #[test]
    fn known_answer() {
        let mut bytes = Vec::new();
        bytes.extend(b"\0\0\0\0\0\0\0\x13ownaccord/ballot/v1");
        bytes.extend(b"\0\0\0\0\0\0\0\x06vote_1");
        bytes.extend(b"\0\0\0\0\0\0\0\x08member_2");
        bytes.extend(b"\0\0\0\0\0\0\0\x08\0\0\0\0\0\0\0\x03");
        bytes.extend(b"\0\0\0\0\0\0\0\x07consent");
        bytes.extend(b"\0\0\0\0\0\0\0\x20");
        bytes.extend([4; 32]);
        assert_eq!(OPENING.commitment(), digest::sha256(&[&bytes]));
    }

    #[test]
    fn each_field_is_bound() {
        let commitment = OPENING.commitment();
        assert!(OPENING.opens(&commitment));
        for other in [
            Opening { vote: "vote_", ..OPENING },
            Opening { vote: "vote_1m", member: "ember_2", ..OPENING },
            Opening { member: "member_3", ..OPENING },
            Opening { sequence: 4, ..OPENING },
            Opening { choice: "refuse", ..OPENING },
            Opening { salt: &[5; 32], ..OPENING },
        ] {
            assert!(!other.opens(&commitment));
        }
    }

    #[test]
    fn a_ballot_twice_is_refused() {
        assert_eq!(root(&[OPENING.commitment(); 2]), Err(DuplicateLeaf));
        assert_eq!(root(&[]).unwrap(), digest::sha256(&[]));
    }

    proptest! {
        #[test]
        fn every_counted_ballot_shows_itself(count in 1_u64..50, at in any::<prop::sample::Index>()) {
            let ballots: Vec<Opening<'_>> = (0..count).map(|sequence| Opening { sequence, ..OPENING }).collect();
            let mut commitments: Vec<Hash> = ballots.iter().map(Opening::commitment).collect();
            let ballot = ballots[at.index(ballots.len())];
            let counted = tree(&commitments).unwrap();
            let proof = prove(&counted, &ballot.commitment()).unwrap();
            prop_assert!(ballot.is_counted(&counted.root(), &proof));
            let other_choice = Opening { choice: "refuse", ..ballot };
            prop_assert!(!other_choice.is_counted(&counted.root(), &proof));
            commitments.reverse();
            prop_assert_eq!(root(&commitments).unwrap(), counted.root());
        }

        #[test]
        fn fields_cannot_flow_into_each_other(vote in ".{0,8}", member in ".{0,8}", choice in ".{0,8}", cut in 0_usize..8) {
            let joined = format!("{vote}{member}");
            let cut = (0..=cut.min(joined.len())).rev().find(|&at| joined.is_char_boundary(at)).unwrap();
            let moved = Opening { vote: &joined[..cut], member: &joined[cut..], choice: &choice, ..OPENING };
            let original = Opening { vote: &vote, member: &member, choice: &choice, ..OPENING };
            prop_assert_eq!(moved.vote == original.vote, moved.commitment() == original.commitment());
        }
    }
}
