//! What all parts of the steward share.

use std::{
    collections::{HashMap, VecDeque},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use app::App;
use domain::{
    effect::{EventRef, RoomRole},
    id::CommunityId,
};
use matrix_sdk::ruma::{EventId, OwnedEventId, OwnedRoomId, RoomId};
use tokio::sync::{Notify, mpsc, watch};

use crate::{client::Bot, inbound::Source, steward::retry::Hitch};

/// What all parts share. Clones share one.
#[derive(Clone)]
pub(crate) struct Desk {
    pub app: App,
    pub bot: Bot,
    /// Rung when something may be in the outbox.
    pub bell: Arc<Notify>,
    pub progress: Arc<Progress>,
    /// One closing, or one look at the levels of the ballot box, at a time in each community.
    pub ballot_boxes: Arc<Locks>,
    /// One look at the rooms at a time in each community.
    pub rooms: Arc<Locks>,
    wishes: mpsc::UnboundedSender<CommunityId>,
}

impl Desk {
    pub fn new(app: App, bot: Bot, wishes: mpsc::UnboundedSender<CommunityId>) -> Self {
        Self {
            app,
            bot,
            bell: Arc::default(),
            progress: Arc::default(),
            ballot_boxes: Arc::default(),
            rooms: Arc::default(),
            wishes,
        }
    }

    /// Has a community's rooms looked at soon.
    pub fn tend_soon(&self, community: CommunityId) {
        // Nobody listens only when the bot is about to end.
        let _ended = self.wishes.send(community);
    }

    /// The room of a community that has this role.
    pub async fn room_of(&self, community: CommunityId, role: RoomRole) -> Result<OwnedRoomId, Hitch> {
        let room = self.app.read().await?.room(community, role).await?;
        room.as_deref().and_then(room_id).ok_or(Hitch::NoRoom)
    }
}

/// An event as the record names it.
pub(crate) fn event_ref(at: &Source) -> EventRef {
    EventRef { room: at.room.to_string(), event: at.event.to_string() }
}

/// A room's id as Matrix has it; none where it is none.
pub(crate) fn room_id(text: &str) -> Option<OwnedRoomId> {
    RoomId::parse(text).ok()
}

/// An event's id as Matrix has it; none where it is none.
pub(crate) fn event_id(text: &str) -> Option<OwnedEventId> {
    EventId::parse(text).ok()
}

/// A lock for each community.
#[derive(Default)]
pub(crate) struct Locks {
    locks: Mutex<HashMap<CommunityId, Arc<tokio::sync::Mutex<()>>>>,
}

impl Locks {
    pub fn of(&self, community: CommunityId) -> Arc<tokio::sync::Mutex<()>> {
        self.locks.lock().unwrap_or_else(PoisonError::into_inner).entry(community).or_default().clone()
    }
}

/// How far what came in is dealt with.
#[derive(Default)]
pub(crate) struct Progress {
    begun: AtomicU64,
    handled: watch::Sender<u64>,
    levels: Mutex<VecDeque<OwnedEventId>>,
}

/// How many changes of power levels are remembered.
const REMEMBERED: usize = 64;

impl Progress {
    /// A request for what came in is about to be made; its number.
    pub fn begin(&self) -> u64 {
        self.begun.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// What the request of this number brought is dealt with; these changes of power levels were among it.
    pub fn handled(&self, pull: u64, levels: impl IntoIterator<Item = OwnedEventId>) {
        let mut known = self.levels.lock().unwrap_or_else(PoisonError::into_inner);
        known.extend(levels);
        let surplus = known.len().saturating_sub(REMEMBERED);
        known.drain(..surplus);
        drop(known);
        self.handled.send_replace(pull);
    }

    /// Waits until everything that had reached the homeserver before now is dealt with, in direct chats too. `sent` is
    /// a change of power levels made just before: meeting it proves the same, and sooner.
    pub async fn past(&self, sent: Option<&EventId>) {
        let under_way = self.begun.load(Ordering::SeqCst);
        let mut handled = self.handled.subscribe();
        let has_met = || {
            let known = self.levels.lock().unwrap_or_else(PoisonError::into_inner);
            sent.is_some_and(|sent| known.iter().any(|id| id == sent))
        };
        while *handled.borrow_and_update() <= under_way && !has_met() {
            if handled.changed().await.is_err() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use matrix_sdk::ruma::{event_id, owned_event_id};

    use super::*;

    async fn is_past(progress: &Progress, sent: Option<&EventId>) -> bool {
        tokio::time::timeout(Duration::from_millis(20), progress.past(sent)).await.is_ok()
    }

    #[tokio::test]
    async fn only_a_later_request_or_the_event_itself_proves_that_all_before_is_dealt_with() {
        let progress = Arc::new(Progress::default());
        let under_way = progress.begin();
        let waiting = tokio::spawn({
            let progress = progress.clone();
            async move { progress.past(None).await }
        });
        tokio::task::yield_now().await;
        progress.handled(under_way, []);
        assert!(!is_past(&progress, None).await);
        let next = progress.begin();
        progress.handled(next, [owned_event_id!("$closing")]);
        waiting.await.unwrap();
        assert!(is_past(&progress, Some(event_id!("$closing"))).await);
        assert!(!is_past(&progress, Some(event_id!("$another"))).await);
    }
}
