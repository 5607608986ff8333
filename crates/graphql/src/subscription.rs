//! What happens, as it happens.
//!
//! A listener is driven by the journal: woken whenever it moves, it reads on from where it was. Nothing is lost and
//! nothing comes twice, over however many connections, as long as the listener gives its last cursor back.

use std::{collections::VecDeque, time::Duration};

use app::App;
use async_graphql::{Context, ID, SimpleObject, Subscription};
use domain::{
    fact::Fact,
    id::{CommunityId, DecisionId},
    refusal::Reason,
};
use futures_util::{Stream, stream};
use tokio::sync::watch;

use crate::{
    fault::{Fault, Result},
    limits::{Place, SUBSCRIPTIONS_A_CONNECTION, Subscriptions},
    loads::{app, find},
    read,
    view::DecisionView,
};

/// A decision was taken.
#[derive(SimpleObject)]
pub(crate) struct DecisionEvent {
    /// Give it as `since` to go on after this event.
    cursor: String,
    /// The decision.
    decision: DecisionView,
}

/// The root of subscriptions.
#[derive(Clone, Copy, Debug)]
pub struct Subscription;

#[Subscription]
impl Subscription {
    /// Each decision as it falls; only those of one community, if one is given. `since` is the cursor of the last event
    /// that was received: every decision after it comes, however long ago. `start` stands before the first
    /// of all. Without it, those that fall from now on.
    async fn decisions(
        &self,
        ctx: &Context<'_>,
        community: Option<ID>,
        since: Option<String>,
    ) -> Result<impl Stream<Item = Result<DecisionEvent>> + use<>> {
        let refused = |reason| Fault::refused(ctx, &reason);
        let community = community.map(|id| read::id(&id)).transpose().map_err(refused)?;
        if let Some(id) = community
            && find::<CommunityId>(ctx, id).await?.is_none()
        {
            return Err(refused(Reason::NotFound { what: "community".to_owned() }));
        }
        let places = ctx.data_opt::<Subscriptions>().cloned().unwrap_or_default();
        let too_many = || refused(Reason::TooMany { most: SUBSCRIPTIONS_A_CONNECTION as u32 });
        let place = places.enter().ok_or_else(too_many)?;
        let since = since.map(|cursor| app(ctx)?.place(&cursor).map_err(refused)).transpose()?;
        let listener = Listener::new(app(ctx)?.clone(), community, since, place);
        Ok(stream::unfold(Some(listener), |listener| async {
            let mut listener = listener?;
            match listener.next().await {
                Ok(Some(event)) => Some((Ok(event), Some(listener))),
                Ok(None) => None,
                Err(fault) => Some((Err(fault), None)),
            }
        }))
    }
}

/// Somebody who listens to decisions.
struct Listener {
    app: App,
    community: Option<CommunityId>,
    /// Everything up to this entry of the journal was looked at.
    after: i64,
    head: watch::Receiver<i64>,
    waiting: VecDeque<(i64, DecisionId)>,
    _place: Place,
}

/// How many entries of the journal are read at once.
const AT_ONCE: u32 = 200;
/// A listener whom nobody wakes looks into the journal this often.
const LOOKS_AFTER: Duration = Duration::from_secs(30);

impl Listener {
    fn new(app: App, community: Option<CommunityId>, since: Option<i64>, place: Place) -> Self {
        let head = app.store().watch();
        let after = since.unwrap_or_else(|| *head.borrow());
        Self { app, community, after, head, waiting: VecDeque::new(), _place: place }
    }

    /// The next decision; none when the server stops.
    async fn next(&mut self) -> Result<Option<DecisionEvent>> {
        loop {
            if let Some((sequence, id)) = self.waiting.pop_front() {
                let recorded = self.app.read().await?.decision(id).await?;
                let recorded = recorded.ok_or_else(|| Fault::missing("the decision of a fact"))?;
                return Ok(Some(DecisionEvent {
                    cursor: self.app.cursor_of(sequence),
                    decision: DecisionView(recorded),
                }));
            }
            // Seen before the journal is read: what is committed in between wakes the listener again.
            let head = *self.head.borrow_and_update();
            if self.read_on(head).await? {
                // It looks by itself too, for a commit that nobody lived to announce.
                if let Ok(Err(_)) = tokio::time::timeout(LOOKS_AFTER, self.head.changed()).await {
                    return Ok(None);
                }
            }
        }
    }

    /// Reads the journal on; says whether it came to `head` without finding anything.
    async fn read_on(&mut self, head: i64) -> Result<bool> {
        let entries = self.app.read().await?.journal_after(self.after, self.community, AT_ONCE).await?;
        let all = entries.len() < AT_ONCE as usize;
        let last = entries.last().map_or(self.after, |entry| entry.sequence);
        // Whoever gave a cursor from beyond the head waits for it.
        self.after = if all { self.after.max(last).max(head) } else { last };
        for entry in entries {
            if let Fact::Decided { decision, .. } = entry.fact {
                self.waiting.push_back((entry.sequence, decision));
            }
        }
        Ok(all && self.waiting.is_empty())
    }
}
