//! The journal: every fact in the order of the commits, each entry bound to the one before it.
//!
//! The hash of an entry is SHA-256 over the hash before it (32 zero bytes before the first), the sequence and the moment
//! in microseconds (eight bytes each, big-endian) and the fact as canonical JSON (RFC 8785). Who changes, drops or
//! inserts an entry would have to change every hash after it.

mod follow;

use domain::{fact::Fact, id::CommunityId, moment::Moment};
use evidence::{
    canonical,
    digest::{Hash, sha256},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::LockType,
};
use tokio::sync::watch;

use crate::{
    entity::{journal, journal_head},
    error::{Result, StorageError},
    hydrate::read,
    tx::{Tx, guard, insert_all},
};
pub(crate) use follow::{Follower, notify};

/// One entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Counts from 1 without gaps, in the order of the commits.
    pub sequence: i64,
    /// When it happened, by the clock of the process that recorded it.
    pub at: Moment,
    /// What happened.
    pub fact: Fact,
    /// The hash of this entry.
    pub hash: [u8; 32],
}

/// The last entry: its sequence and its hash.
pub(crate) type Head = (i64, Hash);

const HEAD: i64 = 1;
/// How many entries are read at once.
const PAGE: u64 = 1_000;

/// The journal's head as it is now.
pub(crate) async fn head(db: &impl ConnectionTrait) -> Result<Head> {
    find_head(db, journal_head::Entity::find_by_id(HEAD)).await
}

/// The journal's head, which nobody else can move until the transaction ends.
pub(crate) async fn lock_head(db: &impl ConnectionTrait) -> Result<Head> {
    let select = journal_head::Entity::find_by_id(HEAD);
    let alone = db.get_database_backend() != DbBackend::Postgres;
    find_head(db, if alone { select } else { select.lock(LockType::NoKeyUpdate) }).await
}

async fn find_head(db: &impl ConnectionTrait, select: sea_orm::Select<journal_head::Entity>) -> Result<Head> {
    let row = select.one(db).await?.ok_or_else(|| StorageError::inconsistent("journal_head"))?;
    Ok((row.sequence, read::bytes("journal_head.hash", &row.hash)?))
}

/// Appends facts behind the locked head; answers with the entries.
pub(crate) async fn append(
    db: &impl ConnectionTrait,
    head: Head,
    at: Moment,
    facts: &[Fact],
) -> Result<Vec<Entry>> {
    if facts.is_empty() {
        return Ok(Vec::new());
    }
    let (mut sequence, mut hash) = head;
    let mut rows = Vec::with_capacity(facts.len());
    let mut entries = Vec::with_capacity(facts.len());
    for fact in facts {
        let previous = hash;
        let text = canonical::to_text(fact).map_err(|_| StorageError::inconsistent("journal.fact"))?;
        sequence += 1;
        hash = link(&previous, sequence, at.micros(), &text);
        entries.push(Entry { sequence, at, fact: fact.clone(), hash });
        rows.push(journal::ActiveModel {
            sequence: Set(sequence),
            at: Set(at.micros()),
            community: Set(fact.community().map(|id| id.uuid())),
            fact: Set(text),
            previous: Set(previous.to_vec()),
            hash: Set(hash.to_vec()),
        });
    }
    insert_all(db, rows).await?;
    let next =
        journal_head::ActiveModel { sequence: Set(sequence), hash: Set(hash.to_vec()), ..Default::default() };
    let moved = journal_head::Entity::update_many()
        .set(next)
        .filter(journal_head::Column::Id.eq(HEAD))
        .filter(journal_head::Column::Sequence.eq(head.0))
        .exec(db)
        .await?;
    guard(moved.rows_affected)?;
    Ok(entries)
}

fn link(previous: &Hash, sequence: i64, at: i64, fact: &str) -> Hash {
    sha256(&[previous, &sequence.to_be_bytes(), &at.to_be_bytes(), fact.as_bytes()])
}

impl Tx {
    /// The sequence of the last entry, as this transaction sees it; 0 where there is none.
    pub async fn journal_end(&self) -> Result<i64> {
        Ok(head(self.db()).await?.0)
    }

    /// Up to `limit` entries after `sequence`, in order; only those of one community, if one is given.
    pub async fn journal_after(
        &self,
        sequence: i64,
        community: Option<CommunityId>,
        limit: u32,
    ) -> Result<Vec<Entry>> {
        let mut select = journal::Entity::find().filter(journal::Column::Sequence.gt(sequence));
        if let Some(community) = community {
            select = select.filter(journal::Column::Community.eq(community.uuid()));
        }
        let rows =
            select.order_by_asc(journal::Column::Sequence).limit(u64::from(limit)).all(self.db()).await?;
        rows.into_iter().map(hydrate).collect()
    }

    /// The last entry's sequence; 0 before the first.
    pub async fn journal_head(&self) -> Result<i64> {
        Ok(head(self.db()).await?.0)
    }

    /// Recomputes the whole chain; answers with the number of entries.
    ///
    /// # Errors
    /// [`StorageError::Inconsistent`], naming the first entry that is not what it was.
    pub async fn verify_journal(&self) -> Result<u64> {
        // First the head: entries that are appended meanwhile come after it.
        let (last, head) = head(self.db()).await?;
        let (mut sequence, mut hash): Head = (0, [0; 32]);
        loop {
            let rows = journal::Entity::find()
                .filter(journal::Column::Sequence.gt(sequence))
                .order_by_asc(journal::Column::Sequence)
                .limit(PAGE)
                .all(self.db())
                .await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                (sequence, hash) = follow((sequence, hash), row)?;
                if sequence == last && hash != head {
                    return Err(StorageError::inconsistent("journal_head.hash"));
                }
            }
        }
        if sequence < last || (last == 0 && head != [0; 32]) {
            return Err(StorageError::inconsistent(format!("journal entry {}: missing", sequence + 1)));
        }
        u64::try_from(sequence).map_err(|_| StorageError::inconsistent("journal.sequence"))
    }
}

/// Whether `row` is what follows `before`.
fn follow(before: Head, row: journal::Model) -> Result<Head> {
    let broken = |what: &str| StorageError::inconsistent(format!("journal entry {}: {what}", before.0 + 1));
    let sequence = before.0 + 1;
    if row.sequence != sequence {
        return Err(broken("missing"));
    }
    let hash = link(&before.1, sequence, row.at, &row.fact);
    if row.previous != before.1 || row.hash != hash {
        return Err(broken("hash"));
    }
    let community = row.community;
    let entry = hydrate(row).map_err(|_| broken("fact"))?;
    if entry.fact.community().map(|id| id.uuid()) != community {
        return Err(broken("community"));
    }
    Ok((sequence, hash))
}

pub(crate) fn hydrate(row: journal::Model) -> Result<Entry> {
    Ok(Entry {
        sequence: row.sequence,
        at: read::moment("journal.at", row.at)?,
        fact: read::json("journal.fact", &row.fact)?,
        hash: read::bytes("journal.hash", &row.hash)?,
    })
}

/// Tells everybody who watches that the journal has come so far. It never goes back.
pub(crate) fn announce(seen: &watch::Sender<i64>, sequence: i64) {
    seen.send_if_modified(|highest| {
        let further = sequence > *highest;
        *highest = sequence.max(*highest);
        further
    });
}
