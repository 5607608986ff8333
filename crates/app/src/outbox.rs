//! Telling what was recorded: whoever delivers claims what is due, and says how it went.

use domain::{
    effect::{Door, Effect},
    moment::{Moment, Span},
};

use crate::{App, AppError};

/// Something to tell or do outside.
#[derive(Clone, Debug)]
pub struct Due {
    /// The outbox id: the same at every attempt, so that the other side can recognise a repetition.
    pub id: i64,
    /// What.
    pub effect: Effect,
    /// How many attempts were made before.
    pub attempts: u32,
    /// Since when it waits.
    pub since: Moment,
}

impl Due {
    /// The name under which it goes out, the same at every attempt. The moment keeps it apart from entries of another record with the
    /// same account.
    pub fn name(&self) -> String {
        format!("outbox-{}-{}", self.since.micros(), self.id)
    }
}

/// How long to wait after so many attempts: `shortest` seconds after the first one, twice as long each time, `longest` at most.
pub fn backoff(attempts: u32, shortest: u32, longest: u32) -> Span {
    let doubled = 2_u32.saturating_pow(attempts.saturating_sub(1));
    Span::seconds(shortest.saturating_mul(doubled).min(longest))
}

/// How long a claim lasts: then somebody else may try.
const LEASE: Span = Span::seconds(120);

impl App {
    /// Claims up to `limit` entries that go out by this door, oldest first.
    pub async fn claim(&self, door: Door, limit: u32) -> Result<Vec<Due>, AppError> {
        let now = self.now();
        // Mostly nothing is, at each entry of the journal: nobody waits for a look.
        if !self.read().await?.outbox_due(door, now).await? {
            return Ok(Vec::new());
        }
        let mut tx = self.store.begin(now).await?;
        let claimed = tx.claim_outbox(door, now, LEASE, limit).await?;
        tx.commit().await?;
        let due = |row: storage::Claimed| Due {
            id: row.id,
            effect: row.effect,
            attempts: row.attempts,
            since: row.created_at,
        };
        Ok(claimed.into_iter().map(due).collect())
    }

    /// Makes everything due at this door that another has claimed or put off. For one that has just become the only one to deliver:
    /// what its predecessor had in hand when it ended is not left lying until the claim runs out.
    pub async fn take_over(&self, door: Door) -> Result<(), AppError> {
        let now = self.now();
        let mut tx = self.store.begin(now).await?;
        tx.release_outbox(door, now).await?;
        Ok(tx.commit().await?)
    }

    /// They were delivered.
    pub async fn delivered(&self, ids: &[i64]) -> Result<(), AppError> {
        let now = self.now();
        let mut tx = self.store.begin(now).await?;
        tx.delivered(ids).await?;
        Ok(tx.commit().await?)
    }

    /// It was not; try again after `wait`. `code` says why, without anything personal.
    pub async fn retry_later(&self, id: i64, wait: Span, code: &str) -> Result<(), AppError> {
        let now = self.now();
        let mut tx = self.store.begin(now).await?;
        tx.retry_later(id, now.plus(wait), code).await?;
        Ok(tx.commit().await?)
    }
}
