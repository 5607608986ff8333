//! Sets of codes and places in a few words of memory, with the hierarchy expanded when they are made: a question is then one bit.

use std::{
    hash::{BuildHasherDefault, Hasher},
    sync::LazyLock,
};

use crate::{
    place::Place,
    taxonomy::{self, Code},
};

const WORDS: usize = taxonomy::LINES.div_ceil(64);

/// A set of codes of any kind, one bit a line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Codes([u64; WORDS]);

impl Codes {
    pub(super) const NONE: Self = Self([0; WORDS]);

    fn add(&mut self, code: &Code) {
        let line = usize::from(code.line());
        if let Some(word) = self.0.get_mut(line / 64) {
            *word |= 1 << (line % 64);
        }
    }
    pub(super) fn join(&mut self, other: &Self) {
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }
    pub(super) fn has(&self, code: &Code) -> bool {
        let line = usize::from(code.line());
        self.0.get(line / 64).is_some_and(|word| word >> (line % 64) & 1 == 1)
    }
    /// Each of these codes and everything below it.
    pub(super) fn within<'a>(codes: impl IntoIterator<Item = &'a Code>) -> Self {
        Self::all_of(codes, |around| &around.below)
    }
    /// Everything that overlaps one of these codes: it, all below it and all above it.
    pub(super) fn overlapping<'a>(codes: impl IntoIterator<Item = &'a Code>) -> Self {
        Self::all_of(codes, |around| &around.either_way)
    }
    fn all_of<'a>(codes: impl IntoIterator<Item = &'a Code>, which: impl Fn(&Around) -> &Self) -> Self {
        let mut all = Self::NONE;
        for around in codes.into_iter().filter_map(|code| AROUND.get(usize::from(code.line()))) {
            all.join(which(around));
        }
        all
    }
    /// The lines of the codes in it.
    pub(super) fn lines(&self) -> impl Iterator<Item = u16> {
        let bit =
            |line: &u16| self.0.get(usize::from(line / 64)).is_some_and(|word| word >> (line % 64) & 1 == 1);
        (0..u16::try_from(WORDS * 64).unwrap_or(u16::MAX)).filter(bit)
    }
}

/// What lies around a code.
struct Around {
    below: Codes,
    either_way: Codes,
}

static AROUND: LazyLock<Vec<Around>> = LazyLock::new(|| {
    let mut all: Vec<_> =
        taxonomy::terms(None).map(|_| Around { below: Codes::NONE, either_way: Codes::NONE }).collect();
    for term in taxonomy::terms(None) {
        for wider in term.code.upward() {
            if let Some(around) = all.get_mut(usize::from(wider.line())) {
                around.below.add(&term.code);
                around.either_way.add(&term.code);
            }
            if let Some(around) = all.get_mut(usize::from(term.code.line())) {
                around.either_way.add(wider);
            }
        }
    }
    all
});

/// A place in one word: two letters of five bits, then up to three letters or digits of six. None is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot(u32);

const PART: u32 = (1 << 18) - 1;

impl Spot {
    pub(super) fn of(place: &Place) -> Self {
        let (country, part) = place.as_str().split_at_checked(2).unwrap_or_default();
        let letters = country.bytes().fold(0, |all, b| all << 5 | u32::from(b & 31));
        let digit = |b: u8| if b.is_ascii_digit() { u32::from(b - b'0') + 1 } else { u32::from(b & 31) + 10 };
        let part = part.bytes().filter(|b| *b != b'-').fold(0, |all, b| all << 6 | digit(b));
        Self(letters << 18 | part & PART)
    }
    pub(super) const fn within(self, wide: Self) -> bool {
        self.0 == wide.0 || self.0 & !PART == wide.0
    }
    pub(super) const fn overlaps(self, other: Self) -> bool {
        self.within(other) || other.within(self)
    }
}

/// Some places; a few of them stand where the set stands.
#[derive(Clone, Debug)]
pub(super) enum Spots {
    Few(u8, [Spot; 4]),
    Many(Box<[Spot]>),
}

impl Spots {
    pub(super) fn of(places: &[Place]) -> Self {
        let all: Box<[Spot]> = places.iter().map(Spot::of).collect();
        let mut few = [Spot(0); 4];
        match (few.get_mut(..all.len()), u8::try_from(all.len())) {
            (Some(room), Ok(count)) => {
                room.copy_from_slice(&all);
                Self::Few(count, few)
            }
            _ => Self::Many(all),
        }
    }
    pub(super) fn all(&self) -> &[Spot] {
        match self {
            Self::Few(count, few) => few.get(..usize::from(*count)).unwrap_or_default(),
            Self::Many(all) => all,
        }
    }
}

/// Ids are random already: one multiplication spreads them over a table. They are drawn here, not by who asks.
#[derive(Default)]
pub(super) struct Fold(u64);

impl Fold {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
}

impl Hasher for Fold {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }
    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }
    fn write_u64(&mut self, number: u64) {
        let spread = u128::from(self.0 ^ number ^ Self::ODD) * u128::from(Self::ODD);
        self.0 = (spread >> 64) as u64 ^ spread as u64;
    }
    fn write_u128(&mut self, number: u128) {
        self.write_u64((number >> 64) as u64);
        self.write_u64(number as u64);
    }
}

/// A table by id.
pub(super) type Table<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Fold>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_say_what_the_hierarchy_says() {
        let all: Vec<_> = taxonomy::terms(None).map(|term| term.code.clone()).collect();
        assert!(all.len() <= WORDS * 64);
        for wide in &all {
            let (below, around) = (Codes::within([wide]), Codes::overlapping([wide]));
            for code in &all {
                assert_eq!(below.has(code), code.within(wide), "{code} in {wide}");
                assert_eq!(around.has(code), code.overlaps(wide), "{code} over {wide}");
            }
            assert_eq!(below.lines().count(), all.iter().filter(|code| code.within(wide)).count());
        }
    }

    #[test]
    fn places_in_a_word_lie_as_places_do() {
        let codes = ["GR", "GR-L", "GR-A", "DE", "DE-BE", "UA-30", "UA", "AF-KAB", "AF", "FR-75C", "GB-ENG"];
        let places: Vec<Place> = codes.iter().map(|code| code.parse().unwrap()).collect();
        for one in &places {
            for other in &places {
                let (a, b) = (Spot::of(one), Spot::of(other));
                assert_eq!(
                    (a == b, a.within(b), a.overlaps(b)),
                    (one == other, one.within(other), one.overlaps(other)),
                    "{one} {other}"
                );
            }
        }
        assert_eq!(Spots::of(&places).all().len(), places.len());
        assert_eq!(Spots::of(&places[..4]).all().len(), 4);
    }
}
