//! Somebody who listens, and where they are in the journal.

use std::{collections::VecDeque, time::Duration};

use app::{App, storage::Entry};
use async_graphql::Context;
use domain::{fact::Fact, id::CommunityId, refusal::Reason};
use futures_util::{Stream, stream};
use tokio::sync::watch;

use crate::{
    Asker,
    fault::{Fault, Result},
    loads::app,
    places::{Place, Places, Subscriptions},
};

/// How many entries of the journal are read at once.
const AT_ONCE: u32 = 200;
/// A listener whom nobody wakes looks into the journal this often.
pub(super) const LOOKS_AFTER: Duration = Duration::from_secs(30);

/// What is told of entries of the journal.
pub(super) trait Tells: Send + Sync + 'static {
    /// What is told.
    type Event: Send;
    /// Whether an entry may be told of. What is not is passed over at no cost.
    fn wants(&self, fact: &Fact) -> bool;
    /// What is told of it; none where it is not for this listener.
    fn tell(&self, app: &App, entry: Entry) -> impl Future<Output = Result<Option<Self::Event>>> + Send;
}

/// Somebody who listens.
pub(super) struct Listener {
    app: App,
    community: Option<CommunityId>,
    /// Everything up to this entry of the journal was looked at.
    after: i64,
    head: watch::Receiver<i64>,
    waiting: VecDeque<Entry>,
    _place: Place,
}

/// That something does not exist, as far as the asker may know.
pub(super) fn missing(ctx: &Context<'_>, what: &str) -> Fault {
    Fault::refused(ctx, &Reason::NotFound { what: what.to_owned() })
}

/// A place among the streams of the connection and of the asker, if one is free.
pub(super) fn place(ctx: &Context<'_>) -> Result<Place> {
    let connection = ctx.data_opt::<Subscriptions>().cloned().unwrap_or_default();
    let all = ctx.data::<Places>().map_err(|_| Fault::missing("the places of streams"))?;
    let taken = all.enter(Asker::of(ctx).actor(), &connection);
    taken.map_err(|most| Fault::refused(ctx, &Reason::TooMany { most }))
}

/// What this listener is told, from where it is on.
pub(super) fn events<T: Tells>(listener: Listener, teller: T) -> impl Stream<Item = Result<T::Event>> {
    stream::unfold(Some((listener, teller)), |state| async {
        let (mut listener, teller) = state?;
        match listener.next(&teller).await {
            Ok(Some(event)) => Some((Ok(event), Some((listener, teller)))),
            Ok(None) => None,
            Err(fault) => Some((Err(fault), None)),
        }
    })
}

impl Listener {
    /// Somebody who listens to what happens in a community, or everywhere, after this cursor or from now on.
    pub(super) fn new(
        ctx: &Context<'_>,
        community: Option<CommunityId>,
        since: Option<String>,
    ) -> Result<Self> {
        let (app, place) = (app(ctx)?.clone(), place(ctx)?);
        let since = since.map(|cursor| app.place(&cursor)).transpose();
        let since = since.map_err(|reason| Fault::refused(ctx, &reason))?;
        let head = app.store().watch();
        let after = since.unwrap_or_else(|| *head.borrow());
        Ok(Self { app, community, after, head, waiting: VecDeque::new(), _place: place })
    }

    /// The next event; none when the server stops.
    async fn next<T: Tells>(&mut self, teller: &T) -> Result<Option<T::Event>> {
        loop {
            while let Some(entry) = self.waiting.pop_front() {
                if let Some(event) = teller.tell(&self.app, entry).await? {
                    return Ok(Some(event));
                }
            }
            // Seen before the journal is read: what is committed in between wakes the listener again.
            let head = *self.head.borrow_and_update();
            if self.read_on(head, teller).await? {
                // It looks by itself too, for a commit that nobody lived to announce.
                if let Ok(Err(_)) = tokio::time::timeout(LOOKS_AFTER, self.head.changed()).await {
                    return Ok(None);
                }
            }
        }
    }

    /// Reads the journal on; says whether it came to `head` without finding anything.
    async fn read_on(&mut self, head: i64, teller: &impl Tells) -> Result<bool> {
        let entries = self.app.read().await?.journal_after(self.after, self.community, AT_ONCE).await?;
        let all = entries.len() < AT_ONCE as usize;
        let last = entries.last().map_or(self.after, |entry| entry.sequence);
        // Whoever gave a cursor from beyond the head waits for it.
        self.after = if all { self.after.max(last).max(head) } else { last };
        self.waiting.extend(entries.into_iter().filter(|entry| teller.wants(&entry.fact)));
        Ok(all && self.waiting.is_empty())
    }
}
