//! Merkle trees as RFC 9162 (Certificate Transparency 2.0, section 2.1; same hashes as RFC 6962) has them, over a set.
//!
//! A log keeps its entries in the order of their coming; a roll or a set of ballots must not, because the order would say who
//! joined or voted when. Here the leaves are sorted by their hash, which salts make unpredictable: the root depends on the set
//! alone, and a leaf's place says nothing.

use crate::digest::{self, Hash};

/// Two leaves of a set are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("two leaves are the same")]
pub struct DuplicateLeaf;

/// A leaf's hash: SHA-256(0x00 || entry) (RFC 9162, section 2.1.1).
pub fn leaf(entry: &[&[u8]]) -> Hash {
    let parts: Vec<&[u8]> = std::iter::once(&[0x00_u8][..]).chain(entry.iter().copied()).collect();
    digest::sha256(&parts)
}

/// A node's hash: SHA-256(0x01 || left || right) (RFC 9162, section 2.1.1).
pub(crate) fn node(left: &Hash, right: &Hash) -> Hash {
    digest::sha256(&[&[0x01], left, right])
}

/// That a leaf is in a tree (RFC 9162, section 2.1.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InclusionProof {
    /// The leaf's place among the sorted leaves, counted from 0.
    pub index: u64,
    /// How many leaves the tree has.
    pub size: u64,
    /// The hashes beside the way from the leaf to the root, nearest the leaf first.
    pub path: Vec<Hash>,
}

impl InclusionProof {
    /// The root to which this proof leads from `leaf`, or `None` if the proof is too short, too long, or points past the end
    /// (RFC 9162, section 2.1.3.2).
    pub fn root_from(&self, leaf: &Hash) -> Option<Hash> {
        let mut index = self.index;
        let mut last = self.size.checked_sub(1).filter(|&last| index <= last)?;
        let mut hash = *leaf;
        for sibling in &self.path {
            if last == 0 {
                return None;
            }
            if index % 2 == 1 || index == last {
                hash = node(sibling, &hash);
                // A last node without a right neighbour went up unchanged: those levels have no sibling in the path.
                while index.is_multiple_of(2) && index != 0 {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(&hash, sibling);
            }
            index >>= 1;
            last >>= 1;
        }
        (last == 0).then_some(hash)
    }

    /// The hashes of the path, each with whether it stands to the left of the way.
    pub fn sided(&self) -> Vec<(bool, Hash)> {
        let (mut index, mut last) = (self.index, self.size.saturating_sub(1));
        let mut sided = Vec::new();
        for sibling in &self.path {
            while index == last && index.is_multiple_of(2) && index != 0 {
                index >>= 1;
                last >>= 1;
            }
            sided.push((index % 2 == 1, *sibling));
            index >>= 1;
            last >>= 1;
        }
        sided
    }

    /// Whether `leaf` is in the tree with this `root`.
    #[must_use]
    pub fn holds(&self, leaf: &Hash, root: &Hash) -> bool {
        self.root_from(leaf).as_ref() == Some(root)
    }
}

/// A tree over a set of leaf hashes: sorted, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetTree {
    leaves: Vec<Hash>,
}

impl SetTree {
    /// The tree over these leaf hashes (see [`leaf`]), in whatever order they come.
    ///
    /// # Errors
    /// [`DuplicateLeaf`].
    pub fn new(mut leaves: Vec<Hash>) -> Result<Self, DuplicateLeaf> {
        leaves.sort_unstable();
        if leaves.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(DuplicateLeaf);
        }
        Ok(Self { leaves })
    }

    /// How many leaves there are.
    pub fn size(&self) -> usize {
        self.leaves.len()
    }

    /// The root (RFC 9162, section 2.1.1). Without leaves it is the SHA-256 of nothing.
    pub fn root(&self) -> Hash {
        root_in_order(&self.leaves)
    }

    /// The proof that `leaf` is in the tree, or `None` if it is not.
    pub fn prove(&self, leaf: &Hash) -> Option<InclusionProof> {
        let index = self.leaves.binary_search(leaf).ok()?;
        let mut path = Vec::new();
        let (mut level, mut at) = (self.leaves.clone(), index);
        while level.len() > 1 {
            path.extend(level.get(at ^ 1));
            level = level_above(&level);
            at /= 2;
        }
        Some(InclusionProof { index: index as u64, size: self.leaves.len() as u64, path })
    }
}

/// The root over leaf hashes as they stand: level by level, which gives the tree of RFC 9162's recursive definition.
fn root_in_order(leaves: &[Hash]) -> Hash {
    let mut level = leaves.to_vec();
    while level.len() > 1 {
        level = level_above(&level);
    }
    level.pop().unwrap_or_else(|| digest::sha256(&[]))
}

fn level_above(level: &[Hash]) -> Vec<Hash> {
    let above = |pair: &[Hash]| match pair {
        [left, right] => node(left, right),
        alone => alone[0],
    };
    level.chunks(2).map(above).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The entries and roots that RFC 6962's own reference implementation tests itself with
    /// (certificate-transparency, `cpp/merkletree/merkle_tree_test.cc`).
    const ENTRIES: [&[u8]; 8] = [
        b"",
        b"\x00",
        b"\x10",
        b"\x20\x21",
        b"\x30\x31",
        b"\x40\x41\x42\x43",
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    ];
    const ROOTS: [&str; 9] = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    /// RFC 9162, section 2.1.1, word for word.
    fn mth(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => digest::sha256(&[]),
            [only] => *only,
            _ => {
                let (left, right) = leaves.split_at(split(leaves.len()));
                digest::sha256(&[&[1], &mth(left), &mth(right)])
            }
        }
    }

    /// RFC 9162, section 2.1.3.1, word for word.
    fn path(at: usize, leaves: &[Hash]) -> Vec<Hash> {
        if leaves.len() == 1 {
            return Vec::new();
        }
        let k = split(leaves.len());
        let (left, right) = leaves.split_at(k);
        let (mut below, beside) =
            if at < k { (path(at, left), mth(right)) } else { (path(at - k, right), mth(left)) };
        below.push(beside);
        below
    }

    /// The largest power of two smaller than `n`.
    fn split(n: usize) -> usize {
        n.next_power_of_two() / 2
    }

    fn leaves(count: usize) -> Vec<Hash> {
        (0..count).map(|number| leaf(&[&number.to_be_bytes()])).collect()
    }

    #[test]
    fn known_answers() {
        let hashes: Vec<Hash> = ENTRIES.iter().map(|entry| leaf(&[entry])).collect();
        for (count, root) in ROOTS.iter().enumerate() {
            assert_eq!(
                digest::text(&root_in_order(&hashes[..count])),
                format!("sha256:{root}"),
                "{count} entries"
            );
            assert_eq!(mth(&hashes[..count]), root_in_order(&hashes[..count]), "{count} entries");
        }
    }

    #[test]
    fn every_place_in_every_small_tree() {
        for count in 1..=70 {
            let tree = SetTree::new(leaves(count)).unwrap();
            assert_eq!(tree.root(), mth(&tree.leaves));
            for (at, leaf) in tree.leaves.iter().enumerate() {
                let proof = tree.prove(leaf).unwrap();
                assert_eq!(
                    proof,
                    InclusionProof { index: at as u64, size: count as u64, path: path(at, &tree.leaves) }
                );
                assert!(proof.holds(leaf, &tree.root()), "{at} of {count}");
            }
        }
    }

    #[test]
    fn what_is_not_in_the_set_has_no_proof() {
        let tree = SetTree::new(leaves(5)).unwrap();
        assert_eq!(tree.prove(&leaf(&[b"stranger"])), None);
        assert_eq!(SetTree::new(Vec::new()).unwrap().prove(&leaf(&[])), None);
    }

    #[test]
    fn a_leaf_twice_is_refused() {
        let twice = [leaves(3), leaves(1)].concat();
        assert_eq!(SetTree::new(twice), Err(DuplicateLeaf));
    }

    /// An inner node passed off as a leaf: the prefixes keep them apart.
    #[test]
    fn a_node_is_no_leaf() {
        let tree = SetTree::new(leaves(4)).unwrap();
        let inner = [tree.leaves[0], tree.leaves[1]].concat();
        let forged = InclusionProof { index: 0, size: 2, path: vec![node(&tree.leaves[2], &tree.leaves[3])] };
        assert!(!forged.holds(&leaf(&[&inner]), &tree.root()));
    }

    #[test]
    fn proofs_of_impossible_shape() {
        let only = leaf(&[b"only"]);
        let proof = |index, size, path| InclusionProof { index, size, path };
        assert_eq!(proof(0, 1, vec![]).root_from(&only), Some(only));
        for impossible in [
            proof(0, 0, vec![]),
            proof(1, 1, vec![]),
            proof(0, 1, vec![only]),
            proof(0, 2, vec![]),
            proof(u64::MAX, u64::MAX, vec![only]),
            proof(0, u64::MAX, vec![only; 65]),
        ] {
            assert_eq!(impossible.root_from(&only), None, "{impossible:?}");
        }
    }

    proptest! {
        #[test]
        fn order_does_not_matter(count in 0_usize..40, seed in any::<u64>()) {
            let mut shuffled = leaves(count);
            shuffled.sort_by_key(|hash| digest::sha256(&[&seed.to_be_bytes(), hash]));
            prop_assert_eq!(SetTree::new(shuffled).unwrap().root(), SetTree::new(leaves(count)).unwrap().root());
        }

        #[test]
        fn a_changed_proof_fails(count in 1_usize..40, at in any::<prop::sample::Index>(), bit in 0_usize..256) {
            let tree = SetTree::new(leaves(count)).unwrap();
            let leaf = tree.leaves[at.index(count)];
            let mut proof = tree.prove(&leaf).unwrap();
            let flip = |hash: &mut Hash| hash[bit / 8] ^= 1 << (bit % 8);
            let mut other_leaf = leaf;
            flip(&mut other_leaf);
            prop_assert!(!proof.holds(&other_leaf, &tree.root()));
            if !proof.path.is_empty() {
                let which = at.index(proof.path.len());
                flip(&mut proof.path[which]);
                prop_assert!(!proof.holds(&leaf, &tree.root()));
            }
        }
    }

    /// Told by sides, a path leads where it leads by its index and size.
    #[test]
    fn a_path_by_its_sides() {
        for count in 1..40 {
            let all = leaves(count);
            let tree = SetTree::new(all.clone()).unwrap();
            for one in &all {
                let way = tree.prove(one).unwrap().sided();
                let up = |hash, (left, beside): (bool, Hash)| {
                    if left { node(&beside, &hash) } else { node(&hash, &beside) }
                };
                assert_eq!(way.into_iter().fold(*one, up), tree.root(), "{count}");
            }
        }
    }
}
