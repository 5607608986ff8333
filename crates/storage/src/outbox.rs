//! The outbox: what must be told or done outside, written with the change that asks for it, worked off afterwards.
//!
//! Whoever delivers claims rows for a while (a lease), commits, delivers, and then takes the row out or puts it off. A
//! lease that runs out makes the row due again: everything is delivered at least once. Ids are in the order of the
//! commits and are never used twice.

use domain::{
    effect::{Door, Effect},
    moment::{Moment, Span},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, ExprTrait, LockBehavior, LockType},
};

use crate::{
    entity::outbox,
    error::Result,
    hydrate::{read, write},
    tx::{Tx, insert_all},
};

/// A row of the outbox that the caller may deliver until its lease runs out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// Its id: the transaction id towards Matrix.
    pub id: i64,
    /// What to tell or do.
    pub effect: Effect,
    /// How often it was claimed, this time included.
    pub attempts: u32,
    /// When it was asked for.
    pub created_at: Moment,
}

/// Appends effects, due at once.
pub(crate) async fn append(db: &impl ConnectionTrait, effects: &[(Effect, Moment)]) -> Result<()> {
    let row = |(effect, now): &(Effect, Moment)| {
        Ok(outbox::ActiveModel {
            id: NotSet,
            effect: Set(write::json("outbox.effect", effect)?),
            door: Set(write::word("outbox.door", &effect.door())?),
            created_at: Set(now.micros()),
            due_at: Set(now.micros()),
            attempts: Set(0),
            last_error: Set(None),
        })
    };
    let rows = effects.iter().map(row).collect::<Result<Vec<_>>>()?;
    insert_all(db, rows).await
}

impl Tx {
    /// Whether anything is due at a door.
    pub async fn outbox_due(&self, door: Door, now: Moment) -> Result<bool> {
        let due = outbox::Entity::find()
            .filter(outbox::Column::Door.eq(write::word("outbox.door", &door)?))
            .filter(outbox::Column::DueAt.lte(now.micros()));
        Ok(due.one(self.db()).await?.is_some())
    }

    /// Claims up to `limit` rows of a door that are due, in the order of their ids, until `lease` from now. The claim holds
    /// once this transaction is committed; rows that another claimant is just taking are passed over.
    pub async fn claim_outbox(
        &mut self,
        door: Door,
        now: Moment,
        lease: Span,
        limit: u32,
    ) -> Result<Vec<Claimed>> {
        let db = self.writer()?;
        let mut due = outbox::Entity::find()
            .filter(outbox::Column::Door.eq(write::word("outbox.door", &door)?))
            .filter(outbox::Column::DueAt.lte(now.micros()))
            .order_by_asc(outbox::Column::Id)
            .limit(u64::from(limit));
        if db.get_database_backend() == DbBackend::Postgres {
            due = due.lock_with_behavior(LockType::NoKeyUpdate, LockBehavior::SkipLocked);
        }
        let rows = due.all(db).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        outbox::Entity::update_many()
            .col_expr(outbox::Column::DueAt, Expr::value(now.plus(lease).micros()))
            .col_expr(outbox::Column::Attempts, Expr::col(outbox::Column::Attempts).add(1))
            .filter(outbox::Column::Id.is_in(rows.iter().map(|row| row.id)))
            .exec(db)
            .await?;
        rows.into_iter().map(hydrate).collect()
    }

    /// Makes every row of a door due that was claimed or put off.
    pub async fn release_outbox(&mut self, door: Door, now: Moment) -> Result<()> {
        outbox::Entity::update_many()
            .filter(outbox::Column::Door.eq(write::word("outbox.door", &door)?))
            .col_expr(outbox::Column::DueAt, Expr::value(now.micros()))
            .filter(outbox::Column::DueAt.gt(now.micros()))
            .exec(self.writer()?)
            .await?;
        Ok(())
    }

    /// Takes delivered rows out. What was taken out already stays so.
    pub async fn delivered(&mut self, ids: &[i64]) -> Result<()> {
        let delivered = outbox::Entity::delete_many().filter(outbox::Column::Id.is_in(ids.iter().copied()));
        delivered.exec(self.writer()?).await?;
        Ok(())
    }

    /// Puts a row off until `at`. `error_code` says why, without anybody's words.
    pub async fn retry_later(&mut self, id: i64, at: Moment, error_code: &str) -> Result<()> {
        outbox::Entity::update_many()
            .col_expr(outbox::Column::DueAt, Expr::value(at.micros()))
            .col_expr(outbox::Column::LastError, Expr::value(error_code))
            .filter(outbox::Column::Id.eq(id))
            .exec(self.writer()?)
            .await?;
        Ok(())
    }

    /// How many rows are not delivered, claimed ones and those put off included.
    pub async fn outbox_size(&self) -> Result<u64> {
        Ok(outbox::Entity::find().count(self.db()).await?)
    }
}

fn hydrate(row: outbox::Model) -> Result<Claimed> {
    Ok(Claimed {
        id: row.id,
        effect: read::json("outbox.effect", &row.effect)?,
        attempts: read::count("outbox.attempts", row.attempts)?.saturating_add(1),
        created_at: read::moment("outbox.created_at", row.created_at)?,
    })
}
