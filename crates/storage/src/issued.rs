//! Decisions as credentials, agreements as they were signed, and the signed events of what became of them.

use domain::{
    digest::Digest,
    id::{AgreementId, DecisionId, Id},
    moment::Moment,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Query, SimpleExpr},
};
use uuid::Uuid;

use crate::{
    entity::{agreement, agreement_document, decision_credential, status_event},
    error::{Result, StorageError},
    hydrate::read,
    save::sealed::Write,
    tx::Tx,
};

/// A decision as its community's credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionIssued {
    /// Which.
    pub decision: DecisionId,
    /// The credential with its proof: canonical JSON (RFC 8785).
    pub document: String,
    /// The same as a JWT.
    pub jwt: String,
    /// The digest of the credential without its proof.
    pub digest: Digest,
}

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

impl Write for DecisionIssued {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let row = decision_credential::ActiveModel {
            decision: Set(self.decision.uuid()),
            document: Set(self.document.clone()),
            jwt: Set(self.jwt.clone()),
            digest: Set(self.digest.bytes().to_vec()),
        };
        decision_credential::Entity::insert(row).exec_without_returning(tx.writer()?).await?;
        Ok(())
    }
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
    /// A decision as a credential; none where it was made before there were such.
    pub async fn decision_issued(&self, id: DecisionId) -> Result<Option<DecisionIssued>> {
        let row = decision_credential::Entity::find_by_id(id.uuid()).one(self.db()).await?;
        row.map(|row| {
            Ok(DecisionIssued {
                decision: Id::new(row.decision),
                digest: read::digest("decision_credential.digest", &row.digest)?,
                document: row.document,
                jwt: row.jwt,
            })
        })
        .transpose()
    }

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
        let highest: Option<i64> = agreement_document::Entity::find()
            .select_only()
            .column(agreement_document::Column::StatusIndex)
            .order_by_desc(agreement_document::Column::StatusIndex)
            .into_tuple()
            .one(self.db())
            .await?;
        highest.map(index).transpose()
    }

    /// How many places in the status lists are agreements', from this one on.
    pub async fn status_indexes_taken(&self, from: u32) -> Result<u64> {
        let later = agreement_document::Column::StatusIndex.gte(i64::from(from));
        Ok(agreement_document::Entity::find().filter(later).count(self.db()).await?)
    }

    /// The agreements whose term is over while nothing signed says so yet.
    pub async fn agreements_expired_untold(&self, now: Moment) -> Result<Vec<AgreementId>> {
        let told = Query::select()
            .column(status_event::Column::Agreement)
            .from(status_event::Entity)
            .and_where(status_event::Column::Status.eq("expired"))
            .to_owned();
        let issued = Query::select()
            .column(agreement_document::Column::Agreement)
            .from(agreement_document::Entity)
            .to_owned();
        let ids: Vec<Uuid> = agreement::Entity::find()
            .select_only()
            .column(agreement::Column::Id)
            .filter(agreement::Column::State.is_in(["in-force", "suspended"]))
            .filter(agreement::Column::InForceUntil.lte(now.micros()))
            .filter(agreement::Column::Id.in_subquery(issued))
            .filter(agreement::Column::Id.not_in_subquery(told))
            .into_tuple()
            .all(self.db())
            .await?;
        Ok(ids.into_iter().map(Id::new).collect())
    }

    /// Whether a place in the status lists is an agreement's.
    pub async fn status_index_taken(&self, place: u32) -> Result<bool> {
        let same = agreement_document::Column::StatusIndex.eq(i64::from(place));
        Ok(agreement_document::Entity::find().filter(same).one(self.db()).await?.is_some())
    }

    /// The places in the status lists of the agreements that were withdrawn.
    pub async fn withdrawn_indexes(&self) -> Result<Vec<u32>> {
        self.indexes_of(agreement::Column::State.eq("withdrawn")).await
    }

    /// The places in the status lists of the agreements that are suspended, and whose term is not over then.
    pub async fn suspended_indexes(&self, now: Moment) -> Result<Vec<u32>> {
        let suspended = agreement::Column::State.eq("suspended");
        self.indexes_of(suspended.and(agreement::Column::InForceUntil.gt(now.micros()))).await
    }

    /// When the term of an agreement that is suspended now is over next.
    pub async fn next_suspended_to_expire(&self, now: Moment) -> Result<Option<Moment>> {
        let next: Option<Option<i64>> = agreement::Entity::find()
            .select_only()
            .column(agreement::Column::InForceUntil)
            .filter(agreement::Column::State.eq("suspended"))
            .filter(agreement::Column::InForceUntil.gt(now.micros()))
            .order_by_asc(agreement::Column::InForceUntil)
            .into_tuple()
            .one(self.db())
            .await?;
        next.flatten().map(|until| read::moment("agreement.in_force", until)).transpose()
    }

    /// The numbers alone: the documents beside them are long, and lists are asked for often.
    async fn indexes_of(&self, which: SimpleExpr) -> Result<Vec<u32>> {
        let such =
            Query::select().column(agreement::Column::Id).from(agreement::Entity).and_where(which).to_owned();
        let numbers: Vec<i64> = agreement_document::Entity::find()
            .select_only()
            .column(agreement_document::Column::StatusIndex)
            .filter(agreement_document::Column::Agreement.in_subquery(such))
            .into_tuple()
            .all(self.db())
            .await?;
        numbers.into_iter().map(index).collect()
    }
}

fn index(number: i64) -> Result<u32> {
    u32::try_from(number).map_err(|_| StorageError::inconsistent("agreement_document.status_index"))
}
