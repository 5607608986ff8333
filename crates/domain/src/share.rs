//! Exact fractions between nothing and everything. No floating point comes near a vote.

use std::{cmp::Ordering, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::moment::serde_as_text;

/// A share `n/d` with `0 < n ≤ d ≤ 1000`, in lowest terms.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Share {
    numerator: u32,
    denominator: u32,
}

/// A text or pair of numbers that is no share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a share n/d with 0 < n ≤ d ≤ 1000")]
pub struct NotAShare;

impl Share {
    /// One half.
    pub const HALF: Self = Self { numerator: 1, denominator: 2 };
    /// One tenth.
    pub const TENTH: Self = Self { numerator: 1, denominator: 10 };
    /// One twentieth.
    pub const TWENTIETH: Self = Self { numerator: 1, denominator: 20 };
    /// One quarter.
    pub const QUARTER: Self = Self { numerator: 1, denominator: 4 };

    /// The share `numerator/denominator`, reduced.
    pub fn new(numerator: u32, denominator: u32) -> Result<Self, NotAShare> {
        if numerator == 0 || numerator > denominator || denominator > 1_000 {
            return Err(NotAShare);
        }
        let divisor = greatest_common_divisor(numerator, denominator);
        Ok(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// Whether `part` is at least this share of `whole`. Of nothing, nothing is a share, and no share is nothing: none is reached by 0.
    pub fn reached_by(self, part: u64, whole: u64) -> bool {
        whole > 0 && self.compare(part, whole) != Ordering::Less
    }

    /// Whether `part` is more than this share of `whole`.
    pub fn exceeded_by(self, part: u64, whole: u64) -> bool {
        self.compare(part, whole) == Ordering::Greater
    }

    /// The least whole number that is at least this share of `whole`.
    pub fn least_of(self, whole: u64) -> u64 {
        (u128::from(whole) * u128::from(self.numerator)).div_ceil(u128::from(self.denominator)) as u64
    }

    /// The least whole number that is more than this share of `whole`.
    pub fn least_above(self, whole: u64) -> u64 {
        self.most_of(whole) + 1
    }

    /// The greatest whole number that is at most this share of `whole`.
    pub fn most_of(self, whole: u64) -> u64 {
        (u128::from(whole) * u128::from(self.numerator) / u128::from(self.denominator)) as u64
    }

    // 128 bits: no electorate is large enough to overflow them.
    fn compare(self, part: u64, whole: u64) -> Ordering {
        (u128::from(part) * u128::from(self.denominator))
            .cmp(&(u128::from(whole) * u128::from(self.numerator)))
    }
}

fn greatest_common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        (u64::from(self.numerator) * u64::from(other.denominator))
            .cmp(&(u64::from(other.numerator) * u64::from(self.denominator)))
    }
}
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}
impl fmt::Debug for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for Share {
    type Err = NotAShare;
    fn from_str(text: &str) -> Result<Self, NotAShare> {
        let (numerator, denominator) = text.split_once('/').ok_or(NotAShare)?;
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(numerator) || !digits(denominator) {
            return Err(NotAShare);
        }
        Self::new(numerator.parse().map_err(|_| NotAShare)?, denominator.parse().map_err(|_| NotAShare)?)
    }
}
serde_as_text!(Share);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_reduced_and_refuses_the_rest() {
        assert_eq!("4/6".parse::<Share>().unwrap().to_string(), "2/3");
        assert_eq!("1/1".parse::<Share>().unwrap().to_string(), "1/1");
        assert_eq!(format!("{:?}", Share::HALF), "1/2");
        for wrong in ["", "1", "0/3", "4/3", "1/0", "-1/2", "1/2/3", "+1/2", "1/1001", "0.5", "½"] {
            assert_eq!(wrong.parse::<Share>(), Err(NotAShare), "{wrong}");
        }
    }

    #[test]
    fn agrees_with_counting_one_by_one() {
        for d in 1..=12u32 {
            for n in 1..=d {
                let share = Share::new(n, d).unwrap();
                for whole in 1..=60u64 {
                    let least = (0..=whole).find(|part| part * u64::from(d) >= whole * u64::from(n)).unwrap();
                    assert_eq!(share.least_of(whole), least);
                    for part in 0..=whole {
                        assert_eq!(share.reached_by(part, whole), part >= least);
                        assert_eq!(share.exceeded_by(part, whole), part >= share.least_above(whole));
                    }
                }
                assert!(!share.reached_by(0, 0));
            }
        }
    }
}
