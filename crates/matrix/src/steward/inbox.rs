//! The sync loop: everything that came in is dealt with, and only then does the cursor move.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use app::{AppError, storage::StorageError};
use domain::{charter::Secrecy, effect::EventRef, refusal::Reason, vote::VoteState};
use futures_util::{StreamExt as _, future::BoxFuture, stream};
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, OwnedUserId, RoomId};
use tokio::{
    sync::{Mutex, watch},
    time::{Instant, sleep, sleep_until},
};
use tracing::{debug, error, warn};

use crate::{Fault, Inbound, inbound::Source, sync::Batch};

use super::{
    Ending,
    ballots::{self, once},
    commands,
    desk::{Desk, event_ref},
    errands::{Errand, Errands},
    later::Later,
    stopped, stopping,
};

/// How long the homeserver holds a request while nothing comes in.
const WAIT: Duration = Duration::from_secs(10);
/// How many senders' events are dealt with at a time. Those of one sender keep their order.
const AT_A_TIME: usize = 8;
/// How often an event is tried that the record refuses to take, though it can be reached.
const TRIES: u32 = 5;
/// How long to wait before the record is tried again.
const RECORD_WAIT: Duration = Duration::from_millis(500);

/// Works until it is stopped or the connection is of no use any more.
pub(crate) async fn run(desk: Desk, ready: watch::Sender<bool>, stop: watch::Receiver<bool>) -> Ending {
    let (later, errands) = (Later::default(), Errands::default());
    let mut inbox = Inbox { desk, stop, later, errands, greeted: Mutex::default() };
    inbox.work(&ready).await
}

struct Inbox {
    desk: Desk,
    stop: watch::Receiver<bool>,
    later: Later,
    errands: Errands,
    /// The direct chats in which somebody who meant no command was told what can be written.
    greeted: Mutex<HashSet<OwnedRoomId>>,
}

/// What became of an event.
#[derive(PartialEq, Eq)]
enum Handled {
    Done,
    NotYet,
}

impl Inbox {
    async fn work(&mut self, ready: &watch::Sender<bool>) -> Ending {
        let Some(mut saved) = self.patiently(|| self.desk.app.cursor()).await else { return self.ending() };
        let mut cursor = saved.clone();
        // Whether what comes next was sent while nobody looked.
        let behind = AtomicBool::new(true);
        loop {
            let pull = self.desk.progress.begin();
            let batch = match self.pulled(cursor.clone(), &behind).await {
                Ok(Some(batch)) => batch,
                Ok(None) => return Ending::Stopped,
                Err(fault) => return Ending::Broken(fault),
            };
            let caught_up = behind.swap(false, Ordering::SeqCst) || batch.had_gaps;
            let levels = levels_changed(&batch.inbound);
            if !self.handle(batch.inbound, caught_up).await {
                return Ending::Stopped;
            }
            self.desk.progress.handled(pull, levels);
            cursor = Some(batch.next);
            if self.later.is_empty() && cursor != saved {
                let next = cursor.clone().unwrap_or_default();
                if self.patiently(|| self.desk.app.synced(&next)).await.is_none() {
                    return self.ending();
                }
                saved.clone_from(&cursor);
            }
            ready.send_replace(true);
        }
    }

    /// Why the inbox cannot go on.
    fn ending(&self) -> Ending {
        if stopping(&self.stop) { Ending::Stopped } else { Ending::Broken(Fault::Local("the record")) }
    }

    /// The next batch; meanwhile what was put off is looked at again. None when the bot is to stop.
    async fn pulled(&mut self, cursor: Option<String>, behind: &AtomicBool) -> Result<Option<Batch>, Fault> {
        let (app, bot) = (self.desk.app.clone(), self.desk.bot.clone());
        let known = move |room: OwnedRoomId, events: Vec<OwnedEventId>| -> BoxFuture<'_, bool> {
            let app = app.clone();
            Box::pin(async move { any_seen(&app, &room, events).await })
        };
        let away = |fault: &Fault| {
            if !behind.swap(true, Ordering::SeqCst) {
                warn!(%fault, "the bot cannot read what comes in; it tries on");
            }
        };
        // The first look asks only for what is there: nobody is ready before it is done.
        let wait = if behind.load(Ordering::SeqCst) { Duration::ZERO } else { WAIT };
        let pull = bot.pull_patiently(cursor.as_deref(), &known, wait, &away);
        tokio::pin!(pull);
        let mut stop = self.stop.clone();
        loop {
            let due = self.later.next();
            tokio::select! {
                biased;
                () = stopped(&mut stop) => return Ok(None),
                batch = &mut pull => return batch.map(Some),
                () = sleep_until(due.unwrap_or_else(Instant::now)), if due.is_some() => self.look_again().await,
            }
        }
    }

    /// Deals with a batch; false when the bot is to stop before it is done.
    async fn handle(&mut self, batch: Vec<Inbound>, caught_up: bool) -> bool {
        let mut put_off = Vec::new();
        let mut senders = by_sender(batch);
        while !senders.is_empty() {
            let answers = first_of_each(&mut senders, |what| ballots::answer(what).is_some());
            put_off.extend(self.take(answers.into_iter().flatten().collect(), caught_up).await);
            let others = first_of_each(&mut senders, |what| ballots::answer(what).is_none());
            put_off.extend(self.work_off(others, caught_up).await);
            senders.retain(|events| !events.is_empty());
        }
        let now = Instant::now();
        for what in put_off {
            self.later.put(what, caught_up, now);
        }
        self.desk.bell.notify_one();
        !stopping(&self.stop)
    }

    /// Takes answers to polls all at once, and those for which that does not go one by one. Gives back what cannot be
    /// dealt with yet.
    async fn take(&self, answers: Vec<Inbound>, caught_up: bool) -> Vec<Inbound> {
        let rest = match ballots::take_known(&self.desk.app, &answers, caught_up).await {
            Ok(unknown) => unknown.into_iter().cloned().collect(),
            Err(fault) => {
                warn!(%fault, "answers were not taken together; they are taken one by one");
                answers
            }
        };
        self.work_off(by_sender(rest), caught_up).await
    }

    /// Deals with the events of several senders side by side. Gives back what cannot be dealt with yet.
    async fn work_off(&self, senders: Vec<VecDeque<Inbound>>, caught_up: bool) -> Vec<Inbound> {
        let one_after_the_other = async |events: VecDeque<Inbound>| {
            let mut put_off = Vec::new();
            for what in events {
                if self.handle_one(&what, caught_up, false).await == Some(Handled::NotYet) {
                    put_off.push(what);
                }
            }
            put_off
        };
        let dealt_with = stream::iter(senders).map(one_after_the_other).buffered(AT_A_TIME);
        dealt_with.collect::<Vec<_>>().await.concat()
    }

    async fn look_again(&mut self) {
        for put in self.later.due(Instant::now()) {
            let what = match &put.what {
                Inbound::Undecryptable { at, .. } => self.desk.bot.reread(&at.room, &at.event).await.ok(),
                _ => None,
            };
            let what = what.unwrap_or_else(|| put.what.clone());
            // What was decrypted only now was sent some time ago.
            let caught_up = put.caught_up || what != put.what;
            if self.handle_one(&what, caught_up, put.is_last()).await == Some(Handled::NotYet) {
                self.later.put_again(put, what, Instant::now());
            }
        }
        self.desk.bell.notify_one();
    }

    /// Deals with one event, however long the record cannot be reached. `last`: it is not put off again.
    async fn handle_one(&self, what: &Inbound, caught_up: bool, last: bool) -> Option<Handled> {
        self.patiently(|| self.deal_with(what, caught_up, last)).await
    }

    /// Tries until it goes well; none when the bot is to stop, or when it cannot go well: then the event stays
    /// unmarked, and the others are not held up by it.
    async fn patiently<T, F>(&self, attempt: impl Fn() -> F) -> Option<T>
    where
        F: Future<Output = Result<T, AppError>>,
    {
        let mut tries = 0;
        loop {
            let fault = match attempt().await {
                Ok(done) => return Some(done),
                Err(fault) => fault,
            };
            tries += 1;
            let passes = matches!(fault, AppError::Storage(StorageError::Unavailable(_)));
            if stopping(&self.stop) || (!passes && tries >= TRIES) {
                error!(%fault, tries, "something that came in was not dealt with");
                return None;
            }
            warn!(%fault, tries, "the record did not take what came in; trying again");
            sleep(RECORD_WAIT.saturating_mul(tries.min(20))).await;
        }
    }

    async fn deal_with(&self, what: &Inbound, caught_up: bool, last: bool) -> Result<Handled, AppError> {
        if let Some((at, _)) = ballots::answer(what) {
            return self.answered(what, at, caught_up, last).await;
        }
        match what {
            Inbound::Unreadable { at, .. } => once(self.desk.app.pass_over(&event_ref(at)).await)?,
            Inbound::Text { at, body, direct: true } => self.written(at, body, caught_up).await?,
            Inbound::Text { at, body, direct: false } => self.said_aloud(at, body).await?,
            Inbound::Undecryptable { at, .. } => return self.undecryptable(at, last).await,
            Inbound::Invited { room, inviter, direct: true } => {
                let errand = Errand::Accept { room: room.clone(), inviter: inviter.clone() };
                self.errands.send(self.desk.clone(), errand);
            }
            Inbound::MemberChanged { at, .. } => self.changed(at, false).await?,
            Inbound::PowerLevelsChanged { at } => self.changed(at, true).await?,
            // A redaction changes no ballot; an invitation to a room that is no direct chat is left lying.
            Inbound::Invited { .. } | Inbound::Redaction { .. } | Inbound::Other { .. } => {}
            // Dealt with above.
            Inbound::PollResponse(_) => {}
        }
        Ok(Handled::Done)
    }

    /// An answer to a poll by itself.
    async fn answered(
        &self,
        what: &Inbound,
        at: &Source,
        caught_up: bool,
        last: bool,
    ) -> Result<Handled, AppError> {
        let app = &self.desk.app;
        if ballots::take_known(app, std::slice::from_ref(what), caught_up).await?.is_empty() {
            return Ok(Handled::Done);
        }
        if !last && self.may_be_a_new_poll(&at.room).await? {
            return Ok(Handled::NotYet);
        }
        once(app.pass_over(&event_ref(at)).await)?;
        Ok(Handled::Done)
    }

    /// Whether a poll was perhaps posted in this room a moment ago, and its posting is not recorded yet.
    async fn may_be_a_new_poll(&self, room: &RoomId) -> Result<bool, AppError> {
        let tx = self.desk.app.read().await?;
        let Some((community, _)) = tx.room_by_id(room.as_str()).await? else { return Ok(false) };
        for vote in tx.votes_of(community).await? {
            let is_under_way = matches!(vote.state, VoteState::Open | VoteState::Closing);
            let may_be = is_under_way && vote.secrecy == Secrecy::Open;
            if may_be && tx.poll(vote.id).await?.is_none() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn written(&self, at: &Source, body: &str, caught_up: bool) -> Result<(), AppError> {
        let greeted = self.greeted.lock().await.contains(&at.room);
        commands::in_chat(&self.desk.app, at, body, caught_up, greeted).await?;
        self.greeted.lock().await.insert(at.room.clone());
        Ok(())
    }

    async fn said_aloud(&self, at: &Source, body: &str) -> Result<(), AppError> {
        let app = &self.desk.app;
        let role = app.read().await?.room_by_id(at.room.as_str()).await?.map(|(_, role)| role);
        let exposed = commands::in_room(role, body);
        if (exposed.redact || exposed.answer.is_some()) && app.seen(&event_ref(at)).await? {
            return Ok(());
        }
        if exposed.redact {
            self.errands.send(self.desk.clone(), Errand::Redact(at.clone()));
        }
        match exposed.answer {
            Some(hint) => commands::hint(app, at, hint).await,
            None if exposed.redact => once(app.pass_over(&event_ref(at)).await),
            None => Ok(()),
        }
    }

    async fn undecryptable(&self, at: &Source, last: bool) -> Result<Handled, AppError> {
        let app = &self.desk.app;
        let is_direct = self.desk.bot.direct_peer(&at.room).await.is_ok_and(|peer| peer.is_some());
        if !is_direct || app.seen(&event_ref(at)).await? {
            return Ok(Handled::Done);
        }
        if !last {
            return Ok(Handled::NotYet);
        }
        debug!("a message in a direct chat stays unreadable");
        let language =
            app.memberships(at.sender.as_str()).await?.into_iter().next().map(|member| member.language);
        ballots::refuse(app, &event_ref(at), language, Reason::Undecryptable {}.into()).await?;
        Ok(Handled::Done)
    }

    /// Members or levels of a room changed: unless the bot did it, the room is looked at.
    async fn changed(&self, at: &Source, levels: bool) -> Result<(), AppError> {
        if at.sender == self.desk.bot.me() {
            return Ok(());
        }
        let found = self.desk.app.read().await?.room_by_id(at.room.as_str()).await?;
        let Some((community, role)) = found else { return Ok(()) };
        if levels {
            warn!(%community, ?role, "somebody else changed the power levels of a room; they are set back");
            once(self.desk.app.levels_mended(community, role, &event_ref(at)).await)?;
        }
        self.desk.tend_soon(community);
        Ok(())
    }
}

async fn any_seen(app: &app::App, room: &RoomId, events: Vec<OwnedEventId>) -> bool {
    let Ok(tx) = app.read().await else { return false };
    for event in events {
        let event = EventRef { room: room.to_string(), event: event.to_string() };
        if tx.seen(&event).await.unwrap_or(false) {
            return true;
        }
    }
    false
}

fn levels_changed(batch: &[Inbound]) -> Vec<OwnedEventId> {
    let changes = batch.iter().filter(|what| matches!(what, Inbound::PowerLevelsChanged { .. }));
    changes.filter_map(|what| what.event().cloned()).collect()
}

/// The events of each sender, in their order; what has no sender stands alone.
fn by_sender(batch: Vec<Inbound>) -> Vec<VecDeque<Inbound>> {
    let mut groups: Vec<VecDeque<Inbound>> = Vec::new();
    let mut at: HashMap<OwnedUserId, usize> = HashMap::new();
    for what in batch {
        let group = match what.sender() {
            Some(sender) => *at.entry(sender.to_owned()).or_insert(groups.len()),
            None => groups.len(),
        };
        match groups.get_mut(group) {
            Some(events) => events.push_back(what),
            None => groups.push(VecDeque::from([what])),
        }
    }
    groups
}

/// Takes from each sender what comes first and is of a kind, up to the first event that is not.
fn first_of_each(
    senders: &mut [VecDeque<Inbound>],
    is_of_kind: impl Fn(&Inbound) -> bool,
) -> Vec<VecDeque<Inbound>> {
    let first = |events: &mut VecDeque<Inbound>| {
        let rest = events.iter().position(|what| !is_of_kind(what)).unwrap_or(events.len());
        let rest = events.split_off(rest);
        std::mem::replace(events, rest)
    };
    senders.iter_mut().map(first).filter(|events| !events.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redaction(sender: &str, event: &str) -> Inbound {
        let at = Source {
            room: "!r".try_into().unwrap(),
            event: event.try_into().unwrap(),
            sender: sender.try_into().unwrap(),
            origin_server_ts: 0,
        };
        Inbound::Redaction { at, redacts: None }
    }

    #[test]
    fn the_order_of_each_sender_is_kept() {
        let batch = [("@a:x", "$1"), ("@b:x", "$2"), ("@a:x", "$3"), ("@b:x", "$4"), ("@c:x", "$5")];
        let groups = by_sender(batch.map(|(sender, event)| redaction(sender, event)).into());
        let ids: Vec<Vec<_>> = groups
            .iter()
            .map(|group| group.iter().map(|what| what.event().unwrap().as_str()).collect())
            .collect();
        assert_eq!(ids, [vec!["$1", "$3"], vec!["$2", "$4"], vec!["$5"]]);
    }
}
