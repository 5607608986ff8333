//! What is asked of members' time: by one proposal, and by all of them in a month.

use app::{Actor, Asks};
use async_graphql::{Context, Object, SimpleObject};
use domain::{
    burden::{Asked, Ledger, MONTH, Place, Waiting},
    charter::BurdenClause,
    id::{CommunityId, ProposalId},
    moment::Moment,
};

use super::ProposalView;
use crate::{
    Asker,
    fault::Result,
    loads::{app, find, get},
    page::{Connection, Wanted, cost},
    scalar,
};

/// The most that members are asked.
#[derive(Clone, Copy, Debug, SimpleObject)]
#[graphql(name = "BurdenClause")]
pub(crate) struct BurdenClauseView {
    /// Minutes of each member in any 30 days.
    minutes: u32,
}

impl From<BurdenClause> for BurdenClauseView {
    fn from(clause: BurdenClause) -> Self {
        Self { minutes: clause.minutes }
    }
}

/// Minutes that a proposal asks of each member.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Burden")]
pub(crate) struct BurdenView {
    /// To read the terms, in the charter's language in which that takes longest.
    reading: u32,
    /// To talk about them.
    deliberating: u32,
    /// To answer the questions that show whether they were understood.
    understanding: u32,
    /// To vote.
    voting: u32,
    /// All of it.
    total: u32,
    /// The most that the charter allows in 30 days for all proposals together; null where there is no limit.
    limit: Option<u32>,
    /// Its place in the queue, while it waits until the members have time for it.
    queue: Option<QueuePlaceView>,
}

/// A place in the queue.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "QueuePlace")]
pub(crate) struct QueuePlaceView {
    /// Counts from 1.
    place: u32,
    /// Since when it waits.
    since: scalar::DateTime,
    /// When it comes before the members, if nothing before it is withdrawn and the limit stays as it is. Null where it asks for more
    /// than the limit, which was lowered since, all by itself: others then pass it.
    expected_at: Option<scalar::DateTime>,
}

impl QueuePlaceView {
    fn new(place: Place, since: Moment) -> Self {
        Self {
            place: place.number,
            since: scalar::DateTime::of(&since),
            expected_at: place.expected.as_ref().map(scalar::DateTime::of),
        }
    }
}

impl From<Asks> for BurdenView {
    fn from(asks: Asks) -> Self {
        let burden = asks.burden;
        Self {
            reading: burden.reading,
            deliberating: burden.deliberating,
            understanding: burden.understanding,
            voting: burden.voting,
            total: burden.total(),
            limit: asks.limit,
            queue: asks.place.map(|(place, since)| QueuePlaceView::new(place, since)),
        }
    }
}

/// What members were asked in the last 30 days, and what waits.
pub(crate) struct BurdenLedgerView {
    ledger: Ledger,
    now: Moment,
}

impl BurdenLedgerView {
    /// The ledger of a community, for its members and the advocates who speak for it.
    pub(crate) async fn seen(ctx: &Context<'_>, community: CommunityId) -> Result<Option<Self>> {
        let (actor, app) = (Asker::of(ctx).actor(), app(ctx)?);
        let now = app.now();
        let speaks = match actor {
            Actor::Advocate(advocate) => find(ctx, (community, advocate.intermediary))
                .await?
                .is_some_and(|mandate| mandate.is_active(now)),
            _ => actor.as_member_of(community).is_ok(),
        };
        if !speaks {
            return Ok(None);
        }
        Ok(Some(Self { ledger: app.ledger(community).await?, now }))
    }
}

/// What members of a community are asked.
#[Object(name = "BurdenLedger")]
impl BurdenLedgerView {
    /// The most minutes that each member is asked in any 30 days; null where there is no limit.
    async fn limit(&self) -> Option<u32> {
        self.ledger.limit
    }
    /// The minutes that each member was asked in the last 30 days.
    async fn used(&self) -> u32 {
        self.ledger.used(self.now)
    }
    /// The beginning of these 30 days.
    async fn since(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.now.minus(MONTH))
    }
    /// What they were asked for in these 30 days, the first one first. An entry stands whatever becomes of the proposal.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn entries(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<BurdenEntryView>> {
        let wanted = Wanted::new(ctx, first, after)?;
        let id = |asked: &Asked| asked.proposal.to_string();
        wanted.cut(ctx, self.ledger.asked.clone(), id, BurdenEntryView)
    }
    /// What waits, in the order in which it came.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn queue(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<QueuedView>> {
        let wanted = Wanted::new(ctx, first, after)?;
        let placed = |waiting: &Waiting| {
            let place = self.ledger.place(waiting.proposal, self.now)?;
            Some(QueuedView { waiting: *waiting, place: QueuePlaceView::new(place, waiting.since) })
        };
        let all = self.ledger.waiting.iter().filter_map(placed).collect();
        wanted.cut(ctx, all, |queued: &QueuedView| queued.waiting.proposal.to_string(), |view| view)
    }
}

/// One proposal for which members were asked for their time.
pub(crate) struct BurdenEntryView(Asked);

#[Object(name = "BurdenEntry")]
impl BurdenEntryView {
    /// The proposal, as far as the asker may see it.
    async fn proposal(&self, ctx: &Context<'_>) -> Result<Option<ProposalView>> {
        proposal(ctx, self.0.proposal).await
    }
    /// The minutes.
    async fn minutes(&self) -> u32 {
        self.0.burden.total()
    }
    /// Since when.
    async fn at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.at)
    }
    /// From when on it weighs no more.
    async fn until(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.until())
    }
}

/// One proposal that waits.
pub(crate) struct QueuedView {
    waiting: Waiting,
    place: QueuePlaceView,
}

#[Object(name = "QueuedProposal")]
impl QueuedView {
    /// The proposal, as far as the asker may see it.
    async fn proposal(&self, ctx: &Context<'_>) -> Result<Option<ProposalView>> {
        proposal(ctx, self.waiting.proposal).await
    }
    /// The minutes that it asks of each member.
    async fn minutes(&self) -> u32 {
        self.waiting.burden.total()
    }
    /// Where it stands.
    async fn place(&self) -> &QueuePlaceView {
        &self.place
    }
}

async fn proposal(ctx: &Context<'_>, id: ProposalId) -> Result<Option<ProposalView>> {
    ProposalView::seen(ctx, get(ctx, id).await?).await
}
