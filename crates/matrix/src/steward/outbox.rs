//! The loop that delivers what the record wants told or done.
//!
//! What is delivered is taken out of the record many at a time: whoever delivered it does not wait for that, and the
//! next in its lane goes out meanwhile. A crash in between delivers again under the same name, which the homeserver knows.

use std::{collections::HashMap, time::Duration};

use app::Due;
use domain::{
    effect::Door,
    moment::{Moment, Span},
};
use tokio::{
    sync::watch,
    task::{Id, JoinError, JoinSet},
    time::{Instant, sleep_until},
};
use tracing::{debug, warn};

use super::{
    Ending,
    deliver::deliver,
    desk::Desk,
    lanes::{Lane, Lanes},
    pause,
    retry::{self, Next},
    stopped,
};

/// How many entries are in hand at most.
const IN_HAND: u32 = 512;
/// How often the record is asked where nobody rings: for what became due again.
const TICK: Duration = Duration::from_secs(1);
/// How long an entry is put off in the record while it is in hand here and tried again much sooner.
const PUT_OFF: Span = Span::seconds(300);
/// How long what is delivered waits for more that is, before the record is told of all of it.
const GATHERING: Duration = Duration::from_millis(100);
/// How long to wait after the record could not be asked.
const RECORD_WAIT: Duration = Duration::from_secs(2);

/// Works until it is stopped.
pub(crate) async fn run(desk: Desk, mut stop: watch::Receiver<bool>) -> Ending {
    while let Err(fault) = desk.app.take_over(Door::Matrix).await {
        warn!(%fault, "the outbox cannot be taken over; trying again");
        if !pause(RECORD_WAIT, &mut stop).await {
            return Ending::Stopped;
        }
    }
    let mut round = Round::new(desk);
    let mut journal = round.desk.app.store().watch();
    let bell = round.desk.bell.clone();
    let mut ask = true;
    loop {
        if ask || round.has_more() {
            round.claim().await;
        }
        round.set_off(&stop);
        ask = tokio::select! {
            () = stopped(&mut stop) => break,
            Some(done) = round.tasks.join_next_with_id() => {
                round.note(done);
                false
            }
            Some(done) = round.settling.join_next() => {
                round.settled(done);
                false
            }
            () = sleep_until(round.settle_at.unwrap_or_else(Instant::now)), if round.is_to_settle() => {
                round.settle(&stop);
                false
            }
            () = bell.notified() => true,
            Ok(()) = journal.changed() => true,
            () = tokio::time::sleep(TICK) => true,
        };
    }
    while let Some(done) = round.tasks.join_next_with_id().await {
        round.note(done);
    }
    round.settle(&stop);
    while round.settling.join_next().await.is_some() {}
    Ending::Stopped
}

struct Round {
    desk: Desk,
    lanes: Lanes,
    tasks: JoinSet<Seen>,
    named: HashMap<Id, (Lane, i64)>,
    /// What is through and still in the record.
    through: Vec<i64>,
    /// When the record is to be told of it.
    settle_at: Option<Instant>,
    /// The record is being told; at most one task.
    settling: JoinSet<Vec<i64>>,
    /// Whether the last claim took as much as it asked for.
    was_full: bool,
}

/// How it ended with an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// Delivered, or given up for good.
    Through,
    /// Left to whoever comes next.
    Left,
}

impl Round {
    fn new(desk: Desk) -> Self {
        Self {
            desk,
            lanes: Lanes::default(),
            tasks: JoinSet::new(),
            named: HashMap::new(),
            through: Vec::new(),
            settle_at: None,
            settling: JoinSet::new(),
            was_full: false,
        }
    }

    /// How many entries can be taken in hand.
    fn free(&self) -> u32 {
        IN_HAND.saturating_sub(u32::try_from(self.lanes.len()).unwrap_or(IN_HAND))
    }

    fn has_more(&self) -> bool {
        self.was_full && self.free() > IN_HAND / 2
    }

    async fn claim(&mut self) {
        let free = self.free();
        if free == 0 {
            return;
        }
        match self.desk.app.claim(Door::Matrix, free).await {
            Ok(due) => {
                self.was_full = u32::try_from(due.len()).is_ok_and(|count| count == free);
                due.into_iter().for_each(|due| self.lanes.add(due));
            }
            Err(fault) => warn!(%fault, "the outbox cannot be read"),
        }
    }

    fn set_off(&mut self, stop: &watch::Receiver<bool>) {
        for (lane, due) in self.lanes.next() {
            let id = due.id;
            let task = self.tasks.spawn(see_through(self.desk.clone(), due, stop.clone()));
            self.named.insert(task.id(), (lane, id));
        }
    }

    fn note(&mut self, done: Result<(Id, Seen), JoinError>) {
        let (task, seen) = done.unwrap_or_else(|fault| {
            warn!("a delivery broke off; it is claimed again");
            (fault.id(), Seen::Left)
        });
        let Some((lane, id)) = self.named.remove(&task) else { return };
        self.lanes.done(&lane);
        match seen {
            Seen::Through => {
                self.through.push(id);
                self.settle_at.get_or_insert_with(|| Instant::now() + GATHERING);
            }
            Seen::Left => self.lanes.forget(id),
        }
    }

    fn is_to_settle(&self) -> bool {
        self.settle_at.is_some() && self.settling.is_empty()
    }

    /// Has everything that is through taken out of the record.
    fn settle(&mut self, stop: &watch::Receiver<bool>) {
        self.settle_at = None;
        let through = std::mem::take(&mut self.through);
        if !through.is_empty() {
            self.settling.spawn(take_out(self.desk.clone(), through, stop.clone()));
        }
    }

    fn settled(&mut self, done: Result<Vec<i64>, JoinError>) {
        match done {
            Ok(ids) => ids.into_iter().for_each(|id| self.lanes.forget(id)),
            Err(_) => warn!("deliveries are not in the record; they stay known here"),
        }
    }
}

/// Takes entries out of the record, however often it takes.
async fn take_out(desk: Desk, ids: Vec<i64>, mut stop: watch::Receiver<bool>) -> Vec<i64> {
    while let Err(fault) = desk.app.delivered(&ids).await {
        warn!(%fault, "deliveries are not in the record; trying again");
        if !pause(RECORD_WAIT, &mut stop).await {
            break;
        }
    }
    ids
}

/// Delivers one entry, however often it takes.
async fn see_through(desk: Desk, due: Due, mut stop: watch::Receiver<bool>) -> Seen {
    let mut tries = 0;
    let mut noted = String::new();
    loop {
        let tried = tokio::select! {
            biased;
            tried = deliver(&desk, &due) => tried,
            () = stopped(&mut stop) => return Seen::Left,
        };
        let Err(hitch) = tried else { return Seen::Through };
        tries += 1;
        let age = age(due.since, desk.app.now());
        let Next::Again(wait) = retry::after(&due.effect, &hitch, tries, age) else {
            warn!(code = hitch.code(), tries, "something that was to be told or done in Matrix is given up");
            return Seen::Through;
        };
        if noted != hitch.code() {
            hitch.code().clone_into(&mut noted);
            debug!(code = noted, "a delivery is put off");
            if let Err(fault) = desk.app.retry_later(due.id, PUT_OFF, &noted).await {
                warn!(%fault, "a delivery that was put off is not in the record");
            }
        }
        if !pause(wait, &mut stop).await {
            return Seen::Left;
        }
    }
}

fn age(since: Moment, now: Moment) -> Duration {
    Duration::from_micros(u64::try_from(now.micros().saturating_sub(since.micros())).unwrap_or(0))
}
