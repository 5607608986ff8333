//! Where in the lists something stands, and how a place is found for what is new.

use super::ENTRIES;

/// A list is given up for the next one when nine in ten of its places are taken: then a place drawn by lot is free soon enough, and a
/// list that counts as full still does not say which of its places are nobody's.
const FULL: u32 = ENTRIES / 10 * 9;

/// A place in the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Which pair of lists, counted from 1.
    pub list: u32,
    /// Which bit of these, counted from 0.
    pub bit: u32,
}

impl Place {
    /// The place with this number, counted from 0 through all lists.
    pub const fn of(number: u32) -> Self {
        Self { list: number / ENTRIES + 1, bit: number % ENTRIES }
    }

    /// Its number, counted from 0 through all lists; none where it has none.
    pub fn number(self) -> Option<u32> {
        if self.bit >= ENTRIES {
            return None;
        }
        self.list.checked_sub(1)?.checked_mul(ENTRIES)?.checked_add(self.bit)
    }

    /// A place for something new, by a number drawn by lot: in the last list that is in use, if fewer than nine in ten of its places
    /// are taken, else in the next. Whether that very place is free is for the caller to see, and to draw again.
    pub const fn drawn(last: u32, taken: u32, lot: u32) -> Self {
        // A power of two: every place is as likely as any other.
        Self { list: if taken < FULL { last } else { last + 1 }, bit: lot % ENTRIES }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_place_has_one_number() {
        for number in [0, 1, ENTRIES - 1, ENTRIES, 3 * ENTRIES + 7, u32::MAX] {
            assert_eq!(Place::of(number).number(), Some(number));
        }
        assert_eq!(Place::of(ENTRIES), Place { list: 2, bit: 0 });
        for none in
            [Place { list: 0, bit: 0 }, Place { list: 1, bit: ENTRIES }, Place { list: u32::MAX, bit: 0 }]
        {
            assert_eq!(none.number(), None, "{none:?}");
        }
    }

    /// Drawn as an instance draws, with lots of a small generator (Knuth's, MMIX), until the third list is begun.
    #[test]
    fn lists_fill_one_after_another_and_nobody_shares_a_place() {
        let (mut taken, mut last, mut in_last, mut state) = (HashSet::new(), 1, 0, 1_u64);
        let mut lot = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from(state >> 32).unwrap()
        };
        while last < 3 {
            let mut tries = 0;
            let free = loop {
                let place = Place::drawn(last, in_last, lot());
                if taken.insert(place.number().unwrap()) {
                    break place;
                }
                tries += 1;
                assert!(tries < 200, "a place is found in a list that does not count as full");
            };
            in_last = if free.list == last { in_last + 1 } else { 1 };
            last = free.list;
        }
        let in_list = |list| taken.iter().filter(|number| Place::of(**number).list == list).count();
        assert_eq!([1, 2, 3].map(in_list), [FULL as usize, FULL as usize, 1]);
    }
}
