//! What came in and cannot be dealt with yet: a message whose key is on its way, an answer to a poll whose posting is
//! not recorded yet. As long as anything is here, the cursor in the record stands before it.

use std::time::Duration;

use tokio::time::Instant;

use crate::inbound::Inbound;

/// When something is tried again after it was put here; after the last of these it is dealt with as it is.
const TRIES: [Duration; 4] =
    [Duration::from_millis(500), Duration::from_secs(2), Duration::from_secs(5), Duration::from_secs(10)];

/// One thing to be looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Put {
    /// What came in.
    pub what: Inbound,
    /// Whether it came in by catching up.
    pub caught_up: bool,
    tries: usize,
    due: Instant,
}

impl Put {
    /// Whether this is the last time that it is looked at.
    pub fn is_last(&self) -> bool {
        self.tries + 1 >= TRIES.len()
    }
}

/// Everything to be looked at again.
#[derive(Debug, Default)]
pub(crate) struct Later {
    put: Vec<Put>,
}

impl Later {
    pub fn is_empty(&self) -> bool {
        self.put.is_empty()
    }

    /// When something is due.
    pub fn next(&self) -> Option<Instant> {
        self.put.iter().map(|put| put.due).min()
    }

    /// Puts something off for the first time.
    pub fn put(&mut self, what: Inbound, caught_up: bool, now: Instant) {
        self.put.push(Put { what, caught_up, tries: 0, due: now + TRIES[0] });
    }

    /// Puts something off again, as it is by now.
    pub fn put_again(&mut self, mut put: Put, what: Inbound, now: Instant) {
        put.what = what;
        put.tries += 1;
        put.due = now + TRIES[put.tries.min(TRIES.len() - 1)];
        self.put.push(put);
    }

    /// Takes out what is due, in the order in which it came in.
    pub fn due(&mut self, now: Instant) -> Vec<Put> {
        let (due, rest) = self.put.drain(..).partition(|put| put.due <= now);
        self.put = rest;
        due
    }
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::owned_room_id;

    use super::*;

    #[test]
    fn it_is_looked_at_a_few_times_and_then_as_it_is() {
        let start = Instant::now();
        let mut later = Later::default();
        later.put(Inbound::Other { room: owned_room_id!("!r"), event: None }, true, start);
        assert_eq!(later.due(start), []);
        let mut now = start;
        let mut looks = 0;
        while let Some(due) = later.next() {
            now = due;
            for put in later.due(now) {
                looks += 1;
                if !put.is_last() {
                    let what = put.what.clone();
                    later.put_again(put, what, now);
                }
            }
        }
        assert_eq!((looks, now - start), (TRIES.len(), TRIES.iter().sum()));
        assert!(later.is_empty());
    }
}
