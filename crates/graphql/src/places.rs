//! How many streams are open at once: of one connection, and of one asker over all their connections to this server.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use app::Actor;

/// No WebSocket connection has more subscriptions at once.
pub const SUBSCRIPTIONS_A_CONNECTION: usize = 20;
/// Nobody has more of them at once on one server, over however many connections.
pub const SUBSCRIPTIONS_AN_ACTOR: usize = 60;
/// All those together who do not say who they are.
const SUBSCRIPTIONS_OF_ANYBODY: usize = 2_000;

/// The subscriptions of one connection; the door puts one into the connection's data.
#[derive(Clone, Debug, Default)]
pub struct Subscriptions(Arc<AtomicUsize>);

/// The streams of all on this server.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places(Arc<Mutex<HashMap<String, usize>>>);

/// One stream's place, free again when it is dropped.
pub(crate) struct Place {
    connection: Arc<AtomicUsize>,
    all: Places,
    name: String,
}

impl Places {
    /// Takes a place; where none is free, how many there are at most.
    pub(crate) fn enter(&self, actor: &Actor, connection: &Subscriptions) -> Result<Place, u32> {
        let most = match actor {
            Actor::Public => SUBSCRIPTIONS_OF_ANYBODY,
            _ => SUBSCRIPTIONS_AN_ACTOR,
        };
        let (connection, name) = (Arc::clone(&connection.0), actor.name());
        let of_the_actor = self.count(&name, |count| count.saturating_add(1));
        let of_the_connection = connection.fetch_add(1, Ordering::Relaxed);
        // Made before anything is judged: what is refused gives back what it took.
        let place = Place { connection, all: self.clone(), name };
        match (of_the_connection < SUBSCRIPTIONS_A_CONNECTION, of_the_actor <= most) {
            (true, true) => Ok(place),
            (false, _) => Err(SUBSCRIPTIONS_A_CONNECTION as u32),
            (true, false) => Err(most as u32),
        }
    }

    fn count(&self, name: &str, change: impl Fn(usize) -> usize) -> usize {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = change(all.get(name).copied().unwrap_or_default());
        if count == 0 {
            all.remove(name);
        } else {
            all.insert(name.to_owned(), count);
        }
        count
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.connection.fetch_sub(1, Ordering::Relaxed);
        self.all.count(&self.name, |count| count.saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use domain::id::{RequesterId, TokenId};

    use super::*;

    #[test]
    fn places_are_counted_over_all_connections_and_given_back() {
        let holder = |number| Actor::DataHolder(RequesterId::numbered(number), TokenId::numbered(number));
        let (all, actor, other) = (Places::default(), holder(1), holder(2));
        let mut held = Vec::new();
        for _ in 0..3 {
            let connection = Subscriptions::default();
            for _ in 0..SUBSCRIPTIONS_A_CONNECTION {
                let Ok(place) = all.enter(&actor, &connection) else { panic!("no place") };
                held.push(place);
            }
            assert_eq!(all.enter(&actor, &connection).err(), Some(SUBSCRIPTIONS_A_CONNECTION as u32));
        }
        let fresh = Subscriptions::default();
        assert_eq!(all.enter(&actor, &fresh).err(), Some(SUBSCRIPTIONS_AN_ACTOR as u32));
        assert!(all.enter(&other, &fresh).is_ok(), "another's are another's");
        held.pop();
        assert!(all.enter(&actor, &fresh).is_ok());
        held.clear();
        assert!(all.0.lock().unwrap().is_empty(), "nothing is left of who went");
    }
}
