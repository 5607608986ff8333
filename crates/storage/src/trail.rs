//! The private trail of questions about agreements: written in batches, read in pages, removed when its time is over.

use domain::{
    id::{AgreementId, Id, TokenId, TraceId},
    moment::Moment,
    taxonomy::Code,
    trail::Trace,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    entity::usage_trail,
    error::{Result, StorageError},
    hydrate::read,
    save::sealed::Write,
    tx::{Tx, insert_all},
};

/// Entries to be added, each with its id and how often it was.
#[derive(Clone, Debug)]
pub struct Traces(pub Vec<(TraceId, Trace, u64)>);

/// An entry as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced {
    /// Its id.
    pub id: TraceId,
    /// The beginning of the hour.
    pub hour: Moment,
    /// By which token of a data holder, where one was shown.
    pub token: Option<TokenId>,
    /// What for, and about which data; none where it was too much to keep.
    pub what: Option<(Code, Code)>,
    /// Why it was denied, by the reason's code; none where it was permitted.
    pub denied: Option<String>,
    /// How often.
    pub times: u64,
    /// Until when it is kept.
    pub until: Moment,
}

impl Write for Traces {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let row = |(id, trace, times): &(TraceId, Trace, u64)| usage_trail::ActiveModel {
            id: Set(id.uuid()),
            agreement: Set(trace.agreement.uuid()),
            hour: Set(trace.hour.micros()),
            token: Set(trace.token.map(Id::uuid)),
            purpose: Set(trace.what.as_ref().map(|(purpose, _)| purpose.to_string())),
            data: Set(trace.what.as_ref().map(|(_, data)| data.to_string())),
            denied: Set(trace.denied.map(str::to_owned)),
            times: Set(i64::try_from(*times).unwrap_or(i64::MAX)),
            kept_until: Set(trace.until.micros()),
        };
        let rows: Vec<_> = self.0.iter().map(row).collect();
        insert_all(tx.writer()?, rows).await
    }
}

impl Tx {
    /// Up to `limit` entries about an agreement, the latest hour first; those after `after` in that order, if it is given.
    pub async fn traces(
        &self,
        agreement: AgreementId,
        after: Option<TraceId>,
        limit: u32,
    ) -> Result<Vec<Traced>> {
        let of = usage_trail::Column::Agreement.eq(agreement.uuid());
        let mut select = usage_trail::Entity::find().filter(of);
        if let Some(after) = after {
            select = select.filter(usage_trail::Column::Id.lt(after.uuid()));
        }
        let select = select.order_by_desc(usage_trail::Column::Id).limit(u64::from(limit));
        select.all(self.db()).await?.into_iter().map(traced).collect()
    }

    /// Whether there are entries whose time is over.
    pub async fn traces_expired(&self, now: Moment) -> Result<bool> {
        let over = usage_trail::Column::KeptUntil.lte(now.micros());
        Ok(usage_trail::Entity::find().filter(over).one(self.db()).await?.is_some())
    }

    /// Removes the entries whose time is over.
    pub async fn forget_traces(&mut self, now: Moment) -> Result<()> {
        let over = usage_trail::Column::KeptUntil.lte(now.micros());
        usage_trail::Entity::delete_many().filter(over).exec(self.writer()?).await?;
        Ok(())
    }
}

fn traced(row: usage_trail::Model) -> Result<Traced> {
    let what = match (row.purpose, row.data) {
        (None, None) => None,
        (Some(purpose), Some(data)) => {
            Some((read::text("usage_trail.purpose", &purpose)?, read::text("usage_trail.data", &data)?))
        }
        _ => return Err(StorageError::inconsistent("usage_trail.purpose")),
    };
    Ok(Traced {
        id: Id::new(row.id),
        hour: read::moment("usage_trail.hour", row.hour)?,
        token: row.token.map(Id::new),
        what,
        denied: row.denied,
        times: u64::try_from(row.times).map_err(|_| StorageError::inconsistent("usage_trail.times"))?,
        until: read::moment("usage_trail.kept_until", row.kept_until)?,
    })
}
