//! Choosing between several: who stands on the paper, and one member's ranking of them.
//!
//! A ranking is typed and stored as `2>1=3>none`: `>` is "rather than", `=` puts two side by side. "None of them" always
//! stands beside the others. Whoever is not named comes last, side by side with all others who are not named; that
//! includes `none`. With three nominees `2>1` therefore says the same as `2>1>3=none`, and the latter is its one
//! canonical text: everybody is named, in ascending order inside of a tier and `none` at the tier's end, so that the
//! stored text means the same to somebody who does not know how many stood.

pub mod approved;
pub mod candidate;
pub mod elected;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::moment::serde_as_text;
pub use approved::Approved;
pub use candidate::{Candidate, LONGEST_TEXT, Misread, Nominee, NotASlate, Slate};
pub use elected::{Elected, WhyNone};

/// One member's ranking of everybody on the paper and of "none of them". Ties are allowed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ranking {
    slate: Slate,
    /// The tier of each candidate, in the order of [`Slate::candidates`]: 0 is the best, and no tier is empty.
    tiers: Vec<u8>,
}

/// A text that is not the canonical text of a ranking or of an approval ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the canonical text of a ballot between several")]
pub struct NotCanonical;

impl Ranking {
    /// Reads what a member typed. Spaces do not matter, nor does the order inside of a tier.
    pub fn read(text: &str, slate: Slate) -> Result<Self, Misread> {
        candidate::readable(text)?;
        let mut placed: Vec<Option<u8>> = vec![None; slate.len()];
        let mut tier = 0;
        for names in text.split('>') {
            for name in names.split('=') {
                let candidate = slate.read(name)?;
                let place = slate.index(candidate).and_then(|index| placed.get_mut(index));
                let place = place.ok_or_else(|| Misread::Unknown(candidate.to_string()))?;
                if place.replace(tier).is_some() {
                    return Err(Misread::Twice(candidate));
                }
            }
            // No overflow: each tier names somebody, nobody is named twice, and a slate is small.
            tier += 1;
        }
        Ok(Self { slate, tiers: placed.into_iter().map(|place| place.unwrap_or(tier)).collect() })
    }

    /// Who stood on the paper.
    pub fn slate(&self) -> Slate {
        self.slate
    }

    /// Whether this member would rather have `one` than `other`.
    pub fn prefers(&self, one: Candidate, other: Candidate) -> bool {
        let tier = |candidate| self.slate.index(candidate).and_then(|index| self.tiers.get(index));
        matches!((tier(one), tier(other)), (Some(one), Some(other)) if one < other)
    }

    /// The candidates tier by tier, the best first.
    pub fn tiers(&self) -> Vec<Vec<Candidate>> {
        let last = self.tiers.iter().max().map_or(0, |last| usize::from(*last));
        let mut tiers = vec![Vec::new(); last + 1];
        for (candidate, tier) in self.slate.candidates().zip(&self.tiers) {
            tiers[usize::from(*tier)].push(candidate);
        }
        tiers
    }

    /// The tier of each candidate, in the order of [`Slate::candidates`].
    pub(crate) fn places(&self) -> &[u8] {
        &self.tiers
    }
}

/// Tiers as a text: `2>1=3>none`.
pub(crate) fn join(tiers: &[Vec<Candidate>]) -> String {
    let tier = |names: &Vec<Candidate>| names.iter().map(Candidate::to_string).collect::<Vec<_>>().join("=");
    tiers.iter().map(tier).collect::<Vec<_>>().join(">")
}

impl fmt::Display for Ranking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&join(&self.tiers()))
    }
}
/// Reads the canonical text alone, which says by itself how many stood. What a member typed goes to [`Ranking::read`].
impl FromStr for Ranking {
    type Err = NotCanonical;
    fn from_str(text: &str) -> Result<Self, NotCanonical> {
        let named = text.split(['>', '=']).count();
        let slate = Slate::new(named.saturating_sub(1)).map_err(|_| NotCanonical)?;
        let ranking = Self::read(text, slate).map_err(|_| NotCanonical)?;
        if ranking.to_string() == text { Ok(ranking) } else { Err(NotCanonical) }
    }
}
serde_as_text!(Ranking);

#[cfg(test)]
pub(crate) mod tests;
