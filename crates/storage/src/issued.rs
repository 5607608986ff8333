//! Agreements as they were signed, and the signed events of what became of them.

use domain::{
    digest::Digest,
    id::{AgreementId, Id},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, sea_query::Query,
};

use crate::{
    entity::{agreement, agreement_document, status_event},
    error::{Result, StorageError},
    hydrate::read,
    save::sealed::Write,
    tx::Tx,
};

/// An agreement as it was signed when it came into force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// Which.
    pub agreement: AgreementId,
    /// The document with its proof: canonical JSON (RFC 8785).
    pub document: String,
    /// The same as a JWT.
    pub jwt: String,
    /// The digest of the document without its proof.
    pub digest: Digest,
    /// Its place in the status lists, counted through all of them from 0.
    pub status_index: u32,
}

/// A signed event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusTold {
    /// Of which agreement.
    pub agreement: AgreementId,
    /// Counts the agreement's events from 1.
    pub sequence: u64,
    /// Where it stands since.
    pub status: String,
    /// The event as a JWT.
    pub jwt: String,
    /// The digest of the event.
    pub digest: Digest,
}

impl Write for Issued {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let row = agreement_document::ActiveModel {
            agreement: Set(self.agreement.uuid()),
            document: Set(self.document.clone()),
            jwt: Set(self.jwt.clone()),
            digest: Set(self.digest.bytes().to_vec()),
            status_index: Set(self.status_index.into()),
        };
        agreement_document::Entity::insert(row).exec_without_returning(tx.writer()?).await?;
        Ok(())
    }
}

impl Write for StatusTold {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let sequence =
            i64::try_from(self.sequence).map_err(|_| StorageError::inconsistent("status_event.sequence"))?;
        let row = status_event::ActiveModel {
            agreement: Set(self.agreement.uuid()),
            sequence: Set(sequence),
            status: Set(self.status.clone()),
            jwt: Set(self.jwt.clone()),
            digest: Set(self.digest.bytes().to_vec()),
        };
        status_event::Entity::insert(row).exec_without_returning(tx.writer()?).await?;
        Ok(())
    }
}

impl Tx {
    /// An agreement as it was signed; none before it came into force, or where it did before there were such documents.
    pub async fn issued(&self, id: AgreementId) -> Result<Option<Issued>> {
        let row = agreement_document::Entity::find_by_id(id.uuid()).one(self.db()).await?;
        row.map(|row| {
            Ok(Issued {
                agreement: Id::new(row.agreement),
                digest: read::digest("agreement_document.digest", &row.digest)?,
                status_index: index(row.status_index)?,
                document: row.document,
                jwt: row.jwt,
            })
        })
        .transpose()
    }

    /// The events of an agreement, the first one first.
    pub async fn status_events(&self, id: AgreementId) -> Result<Vec<StatusTold>> {
        let rows = status_event::Entity::find()
            .filter(status_event::Column::Agreement.eq(id.uuid()))
            .order_by_asc(status_event::Column::Sequence)
            .all(self.db())
            .await?;
        let told = |row: status_event::Model| {
            Ok(StatusTold {
                agreement: Id::new(row.agreement),
                sequence: u64::try_from(row.sequence)
                    .map_err(|_| StorageError::inconsistent("status_event.sequence"))?,
                status: row.status,
                jwt: row.jwt,
                digest: read::digest("status_event.digest", &row.digest)?,
            })
        };
        rows.into_iter().map(told).collect()
    }

    /// The highest place in the status lists that is an agreement's; none where nothing has one.
    pub async fn highest_status_index(&self) -> Result<Option<u32>> {
        let select =
            agreement_document::Entity::find().order_by_desc(agreement_document::Column::StatusIndex);
        select.one(self.db()).await?.map(|row| index(row.status_index)).transpose()
    }

    /// How many places in the status lists are agreements', from this one on.
    pub async fn status_indexes_taken(&self, from: u32) -> Result<u64> {
        let later = agreement_document::Column::StatusIndex.gte(i64::from(from));
        Ok(agreement_document::Entity::find().filter(later).count(self.db()).await?)
    }

    /// Whether a place in the status lists is an agreement's.
    pub async fn status_index_taken(&self, place: u32) -> Result<bool> {
        let same = agreement_document::Column::StatusIndex.eq(i64::from(place));
        Ok(agreement_document::Entity::find().filter(same).one(self.db()).await?.is_some())
    }

    /// The places in the status lists of the agreements that stand so, by the word of their state.
    pub async fn status_indexes(&self, state: &str) -> Result<Vec<u32>> {
        let such = Query::select()
            .column(agreement::Column::Id)
            .from(agreement::Entity)
            .and_where(agreement::Column::State.eq(state))
            .to_owned();
        let rows = agreement_document::Entity::find()
            .filter(agreement_document::Column::Agreement.in_subquery(such))
            .all(self.db())
            .await?;
        rows.into_iter().map(|row| index(row.status_index)).collect()
    }
}

fn index(number: i64) -> Result<u32> {
    u32::try_from(number).map_err(|_| StorageError::inconsistent("agreement_document.status_index"))
}
