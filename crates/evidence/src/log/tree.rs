//! The tree: which complete subtrees a root or a proof is made from, and what they come to.
//!
//! A complete subtree of 2^level leaves never changes once it is full. Whoever keeps their hashes answers everything from a few of
//! them: each question first says which ones it needs ([`Span::subtrees`]), and is then computed from these alone. So that nothing here
//! reads a database, and a proof over a million entries reads some forty rows.

use crate::{
    digest::{Hash, sha256},
    merkle::{InclusionProof, node},
};

/// The hash of an entry (RFC 6962, section 2.1).
pub fn leaf(entry: &[u8]) -> Hash {
    crate::merkle::leaf(&[entry])
}

/// The root of a tree without entries (RFC 6962, section 2.1).
pub fn empty() -> Hash {
    sha256(&[])
}

/// A complete subtree: `index`-th (from 0) of those with 2^`level` leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subtree {
    /// Its height; leaves are at 0.
    pub level: u8,
    /// Its place among those of its height.
    pub index: u64,
}

/// The subtrees that the entry at `index` completes, besides itself: each with its two halves, lower ones first.
pub fn completed_by(index: u64) -> Vec<(Subtree, [Subtree; 2])> {
    let mut found = Vec::new();
    let (mut level, mut at) = (0_u8, index);
    while at % 2 == 1 {
        let halves = [at - 1, at].map(|index| Subtree { level, index });
        at /= 2;
        level += 1;
        found.push((Subtree { level, index: at }, halves));
    }
    found
}

/// The hash of a subtree from its halves.
pub fn join(left: &Hash, right: &Hash) -> Hash {
    node(left, right)
}

/// A run of entries whose hash RFC 6962 defines: from one place up to and without another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub from: u64,
    /// The one after the last.
    pub to: u64,
}

impl Span {
    /// The complete subtrees that it is made of, from left to right.
    pub fn subtrees(&self) -> Vec<Subtree> {
        let (mut found, mut from) = (Vec::new(), self.from);
        while from < self.to {
            let fits = 63 - (self.to - from).leading_zeros();
            let level = if from == 0 { fits } else { fits.min(from.trailing_zeros()) };
            found.push(Subtree { level: u8::try_from(level).unwrap_or(u8::MAX), index: from >> level });
            from += 1 << level;
        }
        found
    }

    /// Its hash, from those of its subtrees; none where one is missing.
    pub fn hash(&self, mut of: impl FnMut(Subtree) -> Option<Hash>) -> Option<Hash> {
        let mut hashes = Vec::new();
        for subtree in self.subtrees() {
            hashes.push(of(subtree)?);
        }
        let mut hashes = hashes.into_iter().rev();
        let last = hashes.next().unwrap_or_else(empty);
        Some(hashes.fold(last, |right, left| node(&left, &right)))
    }
}

/// All entries of a tree of this size.
pub const fn whole(size: u64) -> Span {
    Span { from: 0, to: size }
}

/// What stands beside the way from an entry to the root, nearest the entry first (RFC 6962, section 2.1.1); none where the tree has
/// no such entry.
pub fn inclusion(index: u64, size: u64) -> Option<Vec<Span>> {
    if index >= size {
        return None;
    }
    let (mut span, mut found) = (whole(size), Vec::new());
    while span.to - span.from > 1 {
        let middle = span.from + split(span.to - span.from);
        let (left, right) = (Span { to: middle, ..span }, Span { from: middle, ..span });
        let (way, beside) = if index < middle { (left, right) } else { (right, left) };
        found.push(beside);
        span = way;
    }
    found.reverse();
    Some(found)
}

/// What shows that a tree of `old` entries is the beginning of one of `new` (RFC 6962, section 2.1.2); none where `old` is greater.
pub fn consistency(old: u64, new: u64) -> Option<Vec<Span>> {
    if old > new {
        return None;
    }
    if old == 0 || old == new {
        return Some(Vec::new());
    }
    let (mut span, mut found) = (whole(new), Vec::new());
    // Whether the part in question is the whole old tree, which the asker has.
    let mut known = true;
    while old != span.to {
        let middle = span.from + split(span.to - span.from);
        let (left, right) = (Span { to: middle, ..span }, Span { from: middle, ..span });
        if old <= middle {
            found.push(right);
            span = left;
        } else {
            found.push(left);
            span = right;
            known = false;
        }
    }
    if !known {
        found.push(span);
    }
    found.reverse();
    Some(found)
}

/// The largest power of two below `length`, which is 2 or more.
const fn split(length: u64) -> u64 {
    1 << (63 - (length - 1).leading_zeros())
}

/// Whether `proof` shows that the tree with the root `old.1` of `old.0` entries is the beginning of the one of `new` (RFC 9162, section
/// 2.1.4.2).
#[must_use]
pub fn grew(old: (u64, &Hash), new: (u64, &Hash), proof: &[Hash]) -> bool {
    let ((old_size, old_root), (new_size, new_root)) = (old, new);
    if old_size == 0 || old_size >= new_size {
        let same = old_size == new_size && old_root == new_root;
        return proof.is_empty() && (same || (old_size == 0 && *old_root == empty()));
    }
    let mut hashes = proof.iter();
    let (mut at, mut last) = (old_size - 1, new_size - 1);
    while at % 2 == 1 {
        at /= 2;
        last /= 2;
    }
    // A power of two: the old tree is one of the subtrees, and its root is not repeated.
    let first = if old_size.is_power_of_two() { Some(old_root) } else { hashes.next() };
    let Some(first) = first else { return false };
    let (mut was, mut is) = (*first, *first);
    for hash in hashes {
        if last == 0 {
            return false;
        }
        if at % 2 == 1 || at == last {
            was = node(hash, &was);
            is = node(hash, &is);
            while at % 2 == 0 && at != 0 {
                at /= 2;
                last /= 2;
            }
        } else {
            is = node(&is, hash);
        }
        at /= 2;
        last /= 2;
    }
    last == 0 && was == *old_root && is == *new_root
}

/// The proof that the entry at `index` is in the tree of this size; none where it has no such entry, or a hash is missing.
pub fn prove(index: u64, size: u64, mut of: impl FnMut(Subtree) -> Option<Hash>) -> Option<InclusionProof> {
    let spans = inclusion(index, size)?;
    let path = spans.iter().map(|span| span.hash(&mut of)).collect::<Option<_>>()?;
    Some(InclusionProof { index, size, path })
}

/// The proof that a tree of `old` entries is the beginning of one of `new`; none as in [`consistency`], or where a hash is missing.
pub fn prove_growth(old: u64, new: u64, mut of: impl FnMut(Subtree) -> Option<Hash>) -> Option<Vec<Hash>> {
    consistency(old, new)?.iter().map(|span| span.hash(&mut of)).collect()
}
