//! What came in since our own cursor, in the rooms' order, with the gaps filled.
//!
//! The cursor is the caller's: it is stored in the same transaction as what came of the batch, and given back to
//! [`Bot::pull`]. The library's own token is of no use, for it moves before anybody has seen the events. A batch
//! that was not committed is delivered again, by this process or by the next.

use std::{collections::BTreeSet, time::Duration};

use futures_util::future::BoxFuture;
use matrix_sdk::{
    Client,
    config::{SyncSettings, SyncToken},
    deserialized_responses::TimelineEvent,
    ruma::{
        EventId, OwnedEventId, OwnedRoomId, OwnedUserId, RoomId,
        api::{
            Direction,
            client::{
                filter::FilterDefinition,
                sync::sync_events::v3::{Filter, InviteState},
            },
        },
        presence::PresenceState,
        uint,
    },
    sync::{SyncResponse, Timeline},
};
use tokio::task::JoinHandle;
use tracing::warn;

use crate::{
    client::Bot,
    fault::Fault,
    inbound::{self, Inbound},
    paging::Walk,
};

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Each room's events in the order in which the bot's homeserver has them.
    pub inbound: Vec<Inbound>,
    /// The cursor to store once these are dealt with.
    pub next: String,
    /// Whether the homeserver had left some out, which were asked for afterwards: they may be older than what came
    /// in by other ways meanwhile.
    pub had_gaps: bool,
}

/// Whether any of these events of a room was dealt with before. It is asked only where there is no cursor, to know
/// how far back to read.
pub type Known<'a> = dyn Fn(OwnedRoomId, Vec<OwnedEventId>) -> BoxFuture<'a, bool> + Send + Sync + 'a;

/// A sync answer that the caller's cursor has not passed yet. Once the library has taken it in, it would drop the
/// same answer as one it has seen: so it is kept here, and the request runs in a task that nobody can give up.
pub(crate) struct Pending {
    since: Option<String>,
    answer: Answer,
}

enum Answer {
    Coming(JoinHandle<matrix_sdk::Result<SyncResponse>>),
    Here(Box<SyncResponse>),
}

impl Pending {
    fn request(client: Client, cursor: Option<&str>, wait: Duration) -> Self {
        let settings = sync_settings(cursor, uncached(wait));
        let task = tokio::spawn(async move { client.sync_once(settings).await });
        Self { since: cursor.map(str::to_owned), answer: Answer::Coming(task) }
    }

    async fn settle(&mut self) -> Result<&SyncResponse, Fault> {
        if let Answer::Coming(task) = &mut self.answer {
            let response = task.await.map_err(|_| Fault::Local("sync task"))??;
            self.answer = Answer::Here(Box::new(response));
        }
        match &self.answer {
            Answer::Here(response) => Ok(response),
            Answer::Coming(_) => Err(Fault::Local("sync task")),
        }
    }
}

impl Bot {
    /// What came in since `cursor` (`None`: since ever). Waits up to `wait` where there is nothing.
    ///
    /// It may be given up at any time and called again; the same cursor brings the same events. Within one process
    /// a cursor only moves forward; to go back to an older one, connect anew.
    ///
    /// # Errors
    /// Where [`Fault::is_passing`], try again later: [`Bot::pull_patiently`] does.
    pub async fn pull(
        &self,
        cursor: Option<&str>,
        known: &Known<'_>,
        wait: Duration,
    ) -> Result<Batch, Fault> {
        let mut pending = self.pending().lock().await;
        let kept = match pending.take().filter(|kept| kept.since.as_deref() == cursor) {
            Some(kept) => pending.insert(kept),
            None => pending.insert(Pending::request(self.client().clone(), cursor, wait)),
        };
        let response = match kept.settle().await {
            Ok(response) => response,
            Err(fault) => {
                *pending = None;
                return Err(fault);
            }
        };
        let inbound = self.read(response, cursor, known).await?;
        let had_gaps = response.rooms.joined.values().any(|room| room.timeline.limited);
        let batch = Batch { inbound, next: response.next_batch.clone(), had_gaps };
        // Where nothing came in, the homeserver's token stays the same: kept, that answer would be given for ever.
        if cursor == Some(batch.next.as_str()) {
            *pending = None;
        }
        Ok(batch)
    }

    /// Like [`Bot::pull`], trying again for as long as it takes while the homeserver is away or busy. `away` is
    /// told of each failure.
    ///
    /// # Errors
    /// Only what does not pass by itself.
    pub async fn pull_patiently(
        &self,
        cursor: Option<&str>,
        known: &Known<'_>,
        wait: Duration,
        away: &(dyn Fn(&Fault) + Send + Sync),
    ) -> Result<Batch, Fault> {
        let mut backoff = Backoff::default();
        loop {
            match self.pull(cursor, known, wait).await {
                Err(fault) if fault.is_passing() => {
                    away(&fault);
                    tokio::time::sleep(backoff.after(&fault)).await;
                }
                other => return other,
            }
        }
    }

    /// One event again, as an encrypted one whose key may have come since.
    pub async fn reread(&self, room: &RoomId, event: &EventId) -> Result<Inbound, Fault> {
        let event = self.room(room)?.event(event, None).await?;
        let direct = self.direct_peer(room).await?.is_some();
        Ok(inbound::read(room, self.me(), direct, event.raw().json().get()))
    }

    /// Who sent an event. A redacted one has lost its words, and its sender is still to be answered.
    pub async fn sender_of(&self, room: &RoomId, event: &EventId) -> Result<Option<OwnedUserId>, Fault> {
        let event = self.room(room)?.event(event, None).await?;
        event.raw().get_field("sender").map_err(|_| Fault::Garbled)
    }

    async fn read(
        &self,
        response: &SyncResponse,
        cursor: Option<&str>,
        known: &Known<'_>,
    ) -> Result<Vec<Inbound>, Fault> {
        let mut inbound = Vec::new();
        for (room, update) in &response.rooms.left {
            inbound.extend(self.read_events(room, &update.timeline.events).await?);
        }
        for (room, update) in &response.rooms.joined {
            let missing = self.missing(room, &update.timeline, cursor, known).await?;
            inbound.extend(self.read_events(room, &missing).await?);
            inbound.extend(self.read_events(room, &update.timeline.events).await?);
        }
        for (room, update) in &response.rooms.invited {
            inbound.extend(self.read_invited(room, &update.invite_state));
        }
        Ok(inbound)
    }

    fn read_invited(&self, room: &RoomId, state: &InviteState) -> Option<Inbound> {
        inbound::read_invitation(room, self.me(), state.events.iter().map(|event| event.json().get()))
    }

    async fn read_events(&self, room: &RoomId, events: &[TimelineEvent]) -> Result<Vec<Inbound>, Fault> {
        let read = |event: &TimelineEvent| inbound::read(room, self.me(), false, event.raw().json().get());
        let mut inbound: Vec<_> = events.iter().map(read).collect();
        if inbound.iter().any(|one| matches!(one, Inbound::MemberChanged { .. })) {
            self.directory().forget(room);
        }
        if inbound.iter().any(|one| matches!(one, Inbound::Text { .. })) {
            let is_direct = self.direct_peer(room).await?.is_some();
            for one in &mut inbound {
                if let Inbound::Text { direct, .. } = one {
                    *direct = is_direct;
                }
            }
        }
        Ok(inbound)
    }

    /// What the homeserver left out between the cursor and this timeline, oldest first.
    async fn missing(
        &self,
        room: &RoomId,
        timeline: &Timeline,
        cursor: Option<&str>,
        known: &Known<'_>,
    ) -> Result<Vec<TimelineEvent>, Fault> {
        let Some(from) = timeline.prev_batch.clone().filter(|_| timeline.limited) else {
            return Ok(Vec::new());
        };
        let mut seen: BTreeSet<_> = timeline.events.iter().filter_map(TimelineEvent::event_id).collect();
        let to = cursor.map(str::to_owned);
        let mut walk = Walk::new(self.room(room)?, Direction::Backward, Some(from), to);
        let mut missing = Vec::new();
        loop {
            let page = match walk.next().await {
                Ok(Some(page)) => page,
                Ok(None) => break,
                Err(Fault::Refused { code, .. }) => {
                    warn!(%code, "the homeserver refuses the history of a room; going on without");
                    break;
                }
                Err(fault) => return Err(fault),
            };
            let ids: Vec<_> = page.iter().filter_map(TimelineEvent::event_id).collect();
            missing
                .extend(page.into_iter().filter(|event| event.event_id().is_none_or(|id| seen.insert(id))));
            // With a cursor the homeserver ends the walk. A known event does not: it may have become known by
            // reading back a poll, and what lies before it need not be.
            if cursor.is_none() && known(room.to_owned(), ids).await {
                break;
            }
        }
        missing.reverse();
        Ok(missing)
    }
}

/// About that wait, and hardly ever the same twice. Synapse answers an equal request for two minutes from its cache:
/// with what it would have answered to one that was given up, and not with what has come in since.
fn uncached(wait: Duration) -> Duration {
    let mut noise = [0; 2];
    // Without noise it is merely slower: what is missing comes with the next answer.
    let _silent = getrandom::fill(&mut noise);
    wait + Duration::from_millis(u64::from(u16::from_le_bytes(noise) % 1_000))
}

fn sync_settings(cursor: Option<&str>, wait: Duration) -> SyncSettings {
    let mut filter = FilterDefinition::default();
    filter.room.timeline.limit = Some(uint!(250));
    // Nothing is done about a reaction, and after a crowd of ballots the bot's own come in like a crowd.
    filter.room.timeline.not_types = vec!["m.reaction".to_owned()];
    filter.room.ephemeral.types = Some(Vec::new());
    filter.presence.types = Some(Vec::new());
    let token = cursor.map_or(SyncToken::NoToken, |cursor| SyncToken::Specific(cursor.to_owned()));
    SyncSettings::new()
        .token(token)
        .timeout(wait)
        .set_presence(PresenceState::Offline)
        .filter(Filter::FilterDefinition(filter))
}

/// How long to wait before trying again: longer each time, up to a limit.
#[derive(Debug, Default)]
pub struct Backoff {
    failures: u32,
}

impl Backoff {
    const FIRST: Duration = Duration::from_millis(500);
    const LONGEST: Duration = Duration::from_secs(30);

    /// The wait after this failure; what the homeserver asks for, where it asks.
    pub fn after(&mut self, fault: &Fault) -> Duration {
        let doubled = Self::FIRST.saturating_mul(1 << self.failures.min(10));
        self.failures += 1;
        match fault {
            Fault::RetryAfter(wait) => *wait,
            _ => doubled.min(Self::LONGEST),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_to_a_limit_and_the_homeserver_may_set_it() {
        let mut backoff = Backoff::default();
        let waits: Vec<_> = (0..9).map(|_| backoff.after(&Fault::Away("")).as_millis()).collect();
        assert_eq!(waits, [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
        let asked = Duration::from_secs(77);
        assert_eq!(backoff.after(&Fault::RetryAfter(asked)), asked);
        for _ in 0..100 {
            assert_eq!(backoff.after(&Fault::NotInRoom), Backoff::LONGEST);
        }
    }
}
