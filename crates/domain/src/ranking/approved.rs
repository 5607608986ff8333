//! One member's approvals: everybody on the paper whom this member could accept.
//!
//! Stored as `approve 1,3`, or `approve none` for "none of them". Both together say two things at once, so that such a
//! ballot is not taken and its sender asked again.

use std::{collections::BTreeSet, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::candidate::{self, Candidate, Misread, Nominee, Slate};
use crate::{moment::serde_as_text, ranking::NotCanonical};

/// The nominees whom a member approves of; nobody means "none of them".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Approved(BTreeSet<Nominee>);

const WORD: &str = "approve";

impl Approved {
    /// Reads what a member typed: numbers with commas or spaces between them, or `none`. The word `approve` may be
    /// left out, for the vote says which kind of paper it is.
    pub fn read(text: &str, slate: Slate) -> Result<Self, Misread> {
        candidate::readable(text)?;
        let text = text.trim();
        let word = text.get(..WORD.len()).filter(|word| word.eq_ignore_ascii_case(WORD));
        let names = word.map_or(text, |word| &text[word.len()..]);
        candidate::readable(names)?;
        let mut named = BTreeSet::new();
        // A comma names somebody on both sides; spaces alone do not.
        for part in names.split([',', '،']) {
            if part.trim().is_empty() {
                return Err(Misread::Gap);
            }
            for name in part.split_whitespace() {
                let candidate = slate.read(name)?;
                if !named.insert(candidate) {
                    return Err(Misread::Twice(candidate));
                }
            }
        }
        if named.contains(&Candidate::NoneOfThem) && named.len() > 1 {
            return Err(Misread::NoneBesideOthers);
        }
        Ok(Self(named.into_iter().filter_map(Candidate::nominee).collect()))
    }

    /// Whether everybody whom it names stands on this paper.
    pub fn fits(&self, slate: Slate) -> bool {
        self.0.last().is_none_or(|last| slate.index(Candidate::Nominee(*last)).is_some())
    }

    /// Everybody whom this member approves of, in the order of the paper.
    pub fn nominees(&self) -> impl Iterator<Item = Nominee> {
        self.0.iter().copied()
    }

    /// Whether this member approves of this candidate; of "none of them", where of nobody else.
    pub fn approves(&self, candidate: Candidate) -> bool {
        match candidate {
            Candidate::Nominee(nominee) => self.0.contains(&nominee),
            Candidate::NoneOfThem => self.0.is_empty(),
        }
    }
}

impl fmt::Display for Approved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<_> = self.0.iter().map(Nominee::to_string).collect();
        let names = if numbers.is_empty() { Candidate::NoneOfThem.to_string() } else { numbers.join(",") };
        write!(f, "{WORD} {names}")
    }
}
/// Reads the canonical text alone. What a member typed goes to [`Approved::read`].
impl FromStr for Approved {
    type Err = NotCanonical;
    fn from_str(text: &str) -> Result<Self, NotCanonical> {
        let widest = Slate::new(usize::from(Slate::MOST)).map_err(|_| NotCanonical)?;
        let approved = Self::read(text, widest).map_err(|_| NotCanonical)?;
        if approved.to_string() == text { Ok(approved) } else { Err(NotCanonical) }
    }
}
serde_as_text!(Approved);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slate() -> Slate {
        Slate::new(12).unwrap()
    }

    #[test]
    fn typed_texts_and_what_they_mean() {
        for (typed, canonical) in [
            ("approve 1,3", "approve 1,3"),
            ("approve 3, 1", "approve 1,3"),
            ("  Approve   3 1 ", "approve 1,3"),
            ("12،2", "approve 2,12"),
            ("approve none", "approve none"),
            ("NONE", "approve none"),
            ("07", "approve 7"),
        ] {
            let read = Approved::read(typed, slate()).map(|approved| approved.to_string());
            assert_eq!(read.as_deref(), Ok(canonical), "{typed}");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        let one = Candidate::Nominee(Nominee::new(1).unwrap());
        for (typed, wrong) in [
            ("", Misread::Empty),
            ("approve", Misread::Empty),
            ("approve 1,,2", Misread::Gap),
            ("approve 1,", Misread::Gap),
            ("approve 13", Misread::Unknown("13".into())),
            ("approve 0", Misread::Unknown("0".into())),
            ("1,2,1", Misread::Twice(one)),
            ("none none", Misread::Twice(Candidate::NoneOfThem)),
            ("1,none", Misread::NoneBesideOthers),
            ("approve 2>1", Misread::Unreadable("2>1".into())),
            ("disapprove 1", Misread::Unreadable("disapprove".into())),
            (&"1".repeat(1_001), Misread::TooLong),
        ] {
            assert_eq!(Approved::read(typed, slate()), Err(wrong), "{typed}");
        }
        for stored in ["approve 3,1", "1,3", "approve 1, 3", "approve", "approve 51", "Approve 1"] {
            assert_eq!(stored.parse::<Approved>(), Err(NotCanonical), "{stored}");
        }
    }

    proptest! {
        #[test]
        fn parse_and_print_are_inverses(numbers in prop::collection::btree_set(1usize..=50, 0..50)) {
            let approved = Approved(numbers.into_iter().filter_map(Nominee::new).collect());
            prop_assert_eq!(approved.to_string().parse(), Ok(approved.clone()));
            prop_assert_eq!(approved.approves(Candidate::NoneOfThem), approved.0.is_empty());
        }

        #[test]
        fn no_text_breaks_the_reader(text in "\\PC{0,40}", known in "[0-9,، apvenor]{0,30}") {
            let _ = Approved::read(&text, slate());
            if let Ok(approved) = Approved::read(&known, slate()) {
                prop_assert_eq!(Approved::read(&approved.to_string(), slate()), Ok(approved));
            }
        }
    }
}
