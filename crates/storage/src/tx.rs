//! A transaction: what is loaded in it, what is written in it, and its end.

use std::{
    any::TypeId,
    collections::HashSet,
    sync::{Mutex, PoisonError},
};

use domain::{
    effect::Effect,
    fact::Fact,
    id::{CommunityId, VoteId},
    moment::Moment,
    step::Step,
};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, IntoActiveModel,
    QuerySelect, Select, Statement, sea_query::LockType,
};
use tokio::sync::watch;

use crate::{
    error::{Result, StorageError},
    hydrate::{Row, Stored},
    journal, log, outbox,
    save::Record,
};

/// A transaction.
///
/// In one that writes, every load of a single thing that a step can change locks its row on PostgreSQL (against other
/// writers, not against readers) and is noted here: only what was loaded is updated by [`Tx::save`], everything else
/// counts as new. Loads of lists and of what never changes (parties, decisions, offers) lock nothing, and a community's
/// row is locked shared. On SQLite a transaction is alone anyway.
///
/// What is written is seen by later loads of the same transaction, except the facts and effects of its steps: they are
/// written at the commit, behind the lock on the journal's head, which is thus held as briefly as can be and orders
/// journal and outbox as the commits are ordered.
#[derive(Debug)]
pub struct Tx {
    db: DatabaseTransaction,
    /// The moment of what happens; none where the transaction only reads.
    now: Option<Moment>,
    held: Mutex<HashSet<(TypeId, uuid::Uuid)>>,
    facts: Vec<Fact>,
    effects: Vec<(Effect, Moment)>,
    /// Whether a step was begun and not saved whole: such a transaction is never committed.
    torn: bool,
    seen: watch::Sender<i64>,
}

/// Which lock a load takes in a transaction that writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lock {
    /// None.
    Free,
    /// Nobody else may change the row or lock it in any way. Not `FOR UPDATE`, which foreign keys would wait for.
    Own,
    /// Nobody may change the row; others may share the lock.
    Shared,
}

/// The first of the two numbers that name an advisory lock on a vote; locks with one number are [`crate::Leadership`]s.
const VOTE_GATES: i32 = 1;
/// The same for the ledger of a community.
const LEDGERS: i32 = 2;

impl Tx {
    pub(crate) fn new(db: DatabaseTransaction, now: Option<Moment>, seen: watch::Sender<i64>) -> Self {
        Self { db, now, held: Mutex::default(), facts: Vec::new(), effects: Vec::new(), torn: false, seen }
    }

    /// Saves a step: the next state now, facts and effects with the commit.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] where others were faster, [`StorageError::Taken`] where a name is not free,
    /// [`StorageError::Frozen`] where the database forbids the change. The transaction can only be dropped then: its
    /// commit is refused too.
    pub async fn save<N: Record>(&mut self, step: Step<N>) -> Result<()> {
        let now = self.now()?;
        self.torn = true;
        step.next.write(self).await?;
        self.torn = false;
        self.facts.extend(step.facts);
        self.effects.extend(step.effects.into_iter().map(|effect| (effect, now)));
        Ok(())
    }

    /// Has effects told or done that belong to no step, such as the answer to a refused command.
    pub async fn push(&mut self, effects: Vec<Effect>, now: Moment) -> Result<()> {
        self.now()?;
        self.effects.extend(effects.into_iter().map(|effect| (effect, now)));
        Ok(())
    }

    /// Makes everything since the beginning durable, or nothing of it.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] where others were faster, or a step was not saved whole.
    pub async fn commit(mut self) -> Result<()> {
        if self.torn {
            return Err(StorageError::Conflict);
        }
        let facts = std::mem::take(&mut self.facts);
        let effects = std::mem::take(&mut self.effects);
        let mut sequence = None;
        if let (Some(now), false) = (self.now, facts.is_empty() && effects.is_empty()) {
            let head = journal::lock_head(&self.db).await?;
            outbox::append(&self.db, &effects).await?;
            let entries = journal::append(&self.db, head, now, &facts).await?;
            log::append(&self.db, head.0, &entries).await?;
            sequence = entries.last().map(|entry| entry.sequence);
            if let Some(sequence) = sequence {
                journal::notify(&self.db, sequence).await?;
            }
        } else if !self.alone() {
            // After a statement that failed PostgreSQL answers a commit with a silent rollback, but any other one truly.
            self.db.execute_unprepared("SELECT 1").await?;
        }
        self.db.commit().await?;
        if let Some(sequence) = sequence {
            journal::announce(&self.seen, sequence);
        }
        Ok(())
    }

    /// The connection, for reading.
    pub(crate) const fn db(&self) -> &DatabaseTransaction {
        &self.db
    }

    /// The connection, for writing.
    pub(crate) fn writer(&self) -> Result<&DatabaseTransaction> {
        self.now().map(|_| &self.db)
    }

    /// The moment of what happens.
    pub(crate) fn now(&self) -> Result<Moment> {
        self.now.ok_or(StorageError::ReadOnly)
    }

    /// Adds the lock to a selection, where there is something to lock against.
    pub(crate) fn locked<E: EntityTrait>(&self, select: Select<E>, lock: Lock) -> Select<E> {
        match lock {
            _ if self.alone() => select,
            Lock::Free => select,
            Lock::Own => select.lock(LockType::NoKeyUpdate),
            Lock::Shared => select.lock(LockType::Share),
        }
    }

    /// Passes the gate of a vote, alone or beside others. Row locks alone would not do on PostgreSQL: those who share one
    /// overtake whoever waits to have it alone, so that a stream of ballots, late ones too, could keep a vote from ever
    /// being closed. Advisory locks are given in the order of asking.
    pub(crate) async fn pass_gate(&self, vote: VoteId, lock: Lock) -> Result<()> {
        if self.alone() {
            return Ok(());
        }
        let ask = match lock {
            Lock::Free => return Ok(()),
            Lock::Own => "SELECT pg_advisory_xact_lock($1, $2)",
            Lock::Shared => "SELECT pg_advisory_xact_lock_shared($1, $2)",
        };
        self.ask_advisory(ask, VOTE_GATES, vote.uuid()).await
    }

    /// Takes the ledger of a community for oneself until the transaction ends: nobody else finds room in it meanwhile. Whoever
    /// takes it does so first of all, before any mandate or proposal is locked. What is summed up has no row that could be locked, and
    /// the community's own is shared by many who then wait for a proposal.
    pub async fn hold_ledger(&self, community: CommunityId) -> Result<()> {
        if self.alone() {
            return Ok(());
        }
        self.ask_advisory("SELECT pg_advisory_xact_lock($1, $2)", LEDGERS, community.uuid()).await
    }

    /// Two things of a kind with the same last four bytes share a lock: one then waits for the other, no more.
    async fn ask_advisory(&self, ask: &str, kind: i32, of: uuid::Uuid) -> Result<()> {
        let [.., a, b, c, d] = *of.as_bytes();
        let name = [kind.into(), i32::from_be_bytes([a, b, c, d]).into()];
        self.db.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, ask, name)).await?;
        Ok(())
    }

    /// Whether there is nobody to lock against.
    fn alone(&self) -> bool {
        self.now.is_none() || self.db.get_database_backend() != DbBackend::Postgres
    }

    /// The one thing that a selection finds. A row that is locked may be updated by this transaction.
    pub(crate) async fn one<S: Stored>(&self, select: Select<S::Entity>, lock: Lock) -> Result<Option<S>> {
        let Some(row) = self.locked(select, lock).one(&self.db).await? else { return Ok(None) };
        let value = S::hydrate(row)?;
        if let (Some(id), true) = (value.id(), lock != Lock::Free) {
            self.held().insert((TypeId::of::<S::Entity>(), id));
        }
        Ok(Some(value))
    }

    /// Everything that a selection finds, without a lock.
    pub(crate) async fn all<S: Stored>(&self, select: Select<S::Entity>) -> Result<Vec<S>> {
        select.all(&self.db).await?.into_iter().map(S::hydrate).collect()
    }

    /// Inserts a row.
    pub(crate) async fn insert<S: Stored>(
        &self,
        value: &S,
        fault: impl FnOnce(sea_orm::DbErr) -> StorageError,
    ) -> Result<()>
    where
        Row<S>: IntoActiveModel<<S::Entity as EntityTrait>::ActiveModel>,
        <S::Entity as EntityTrait>::ActiveModel: Send,
    {
        let row = value.row()?.into_active_model();
        S::Entity::insert(row).exec_without_returning(self.writer()?).await.map_err(fault)?;
        Ok(())
    }

    /// Writes the row whole if this transaction loaded it, else inserts it. Who saves what was loaded elsewhere thus
    /// meets a row that exists already: a [`StorageError::Conflict`], not a lost update.
    pub(crate) async fn put<S: Stored>(&self, value: &S) -> Result<()>
    where
        Row<S>: IntoActiveModel<<S::Entity as EntityTrait>::ActiveModel>,
        <S::Entity as EntityTrait>::ActiveModel: Send,
    {
        self.put_or(value, StorageError::from).await
    }

    /// The same, with the fault of an insertion.
    pub(crate) async fn put_or<S: Stored>(
        &self,
        value: &S,
        fault: impl FnOnce(sea_orm::DbErr) -> StorageError,
    ) -> Result<()>
    where
        Row<S>: IntoActiveModel<<S::Entity as EntityTrait>::ActiveModel>,
        <S::Entity as EntityTrait>::ActiveModel: Send,
    {
        let held = value.id().is_some_and(|id| self.held().contains(&(TypeId::of::<S::Entity>(), id)));
        if !held {
            return self.insert(value, fault).await;
        }
        let row = value.row()?.into_active_model().reset_all();
        let updated = S::Entity::update(row).exec_without_returning(self.writer()?).await?;
        guard(updated.rows_affected)
    }

    fn held(&self) -> std::sync::MutexGuard<'_, HashSet<(TypeId, uuid::Uuid)>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How many rows are inserted by one statement: well below what either database binds to one.
const ROWS_AT_ONCE: usize = 1_000;

/// Inserts rows, in their order, by as few statements as the databases take.
pub(crate) async fn insert_all<A: ActiveModelTrait>(
    db: &impl ConnectionTrait,
    rows: impl IntoIterator<Item = A>,
) -> Result<()> {
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<A> = rows.by_ref().take(ROWS_AT_ONCE).collect();
        A::Entity::insert_many(some).exec_without_returning(db).await?;
    }
    Ok(())
}

/// A guarded write must have met its one row.
pub(crate) fn guard(rows_affected: u64) -> Result<()> {
    if rows_affected == 1 { Ok(()) } else { Err(StorageError::Conflict) }
}
