//! The public log: an entry in the transaction of the fact that it tells, and what roots and proofs are made from.
//!
//! Entries are appended under the lock on the journal's head, so that both have one order. An entry's bytes are canonical JSON: of an
//! open fact the moment and the fact itself, of a sealed one only the hash of its entry in the journal, which nobody can guess and
//! everybody can check who is shown that entry one day. An entry that is there already is not written again.

use std::collections::HashMap;

use domain::{
    fact::{Fact, Publicity},
    moment::Moment,
};
use evidence::{
    canonical,
    digest::{self, Hash},
    log::tree::{self, Subtree},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, TransactionTrait, sea_query::OnConflict,
};
use serde_json::json;

use crate::{
    entity::{journal as journal_row, log_cosignature, log_entry, log_head, log_node},
    error::{Result, StorageError},
    hydrate::read,
    journal::{self, Entry},
    tx::{Tx, guard, insert_all},
};

const HEAD: i64 = 1;
/// How many entries of the journal are told at once when the log catches up.
const PAGE: u64 = 1_000;

/// The bytes of the log's entry that tells an open fact; none where the fact is not open.
pub fn log_entry(at: Moment, fact: &Fact) -> Option<String> {
    let value = json!({ "at": at, "fact": fact });
    (fact.publicity() == Publicity::Open).then(|| canonical::to_text(&value).ok()).flatten()
}

/// The bytes that stand in the log for an entry of the journal; none where nothing does.
fn told(entry: &Entry) -> Result<Option<String>> {
    let text = match entry.fact.publicity() {
        Publicity::Open => log_entry(entry.at, &entry.fact),
        Publicity::Sealed => canonical::to_text(&json!({ "sealed": digest::text(&entry.hash) })).ok(),
        Publicity::Kept => return Ok(None),
    };
    text.map(Some).ok_or_else(|| StorageError::inconsistent("log_entry.entry"))
}

/// Tells the log what was just appended to the journal after `sequence`. The caller holds the journal's head.
pub(crate) async fn append(db: &impl ConnectionTrait, sequence: i64, entries: &[Entry]) -> Result<()> {
    let Some(last) = entries.last() else { return Ok(()) };
    let head = head(db).await?;
    if head.sequence != sequence {
        // A program that knows no log wrote the journal meanwhile.
        return Err(StorageError::inconsistent("log_head.sequence"));
    }
    let mut size = head.size;
    let (mut rows, mut nodes) = (Vec::new(), Nodes::default());
    for entry in entries {
        let Some(text) = told(entry)? else { continue };
        let hash = tree::leaf(text.as_bytes());
        if nodes.written.values().any(|known| *known == hash) || index_of(db, &hash).await?.is_some() {
            continue;
        }
        rows.push(log_entry::ActiveModel {
            place: Set(size),
            sequence: Set(entry.sequence),
            entry: Set(text),
            hash: Set(hash.to_vec()),
        });
        nodes.append(db, unsigned(size)?, hash).await?;
        size += 1;
    }
    insert_all(db, rows).await?;
    insert_all(db, nodes.rows()?).await?;
    let next = log_head::ActiveModel { size: Set(size), sequence: Set(last.sequence), ..Default::default() };
    let moved = log_head::Entity::update_many()
        .set(next)
        .filter(log_head::Column::Id.eq(HEAD))
        .filter(log_head::Column::Sequence.eq(sequence))
        .exec(db)
        .await?;
    guard(moved.rows_affected)
}

/// Tells the log what the journal holds from before there was one.
pub(crate) async fn catch_up(connection: &DatabaseConnection) -> Result<()> {
    loop {
        let db = connection.begin().await?;
        let (last, _) = journal::lock_head(&db).await?;
        let told = head(&db).await?.sequence;
        if told == last {
            return Ok(());
        }
        let rows = journal_row::Entity::find()
            .filter(journal_row::Column::Sequence.gt(told))
            .order_by_asc(journal_row::Column::Sequence)
            .limit(PAGE)
            .all(&db)
            .await?;
        let entries = rows.into_iter().map(journal::hydrate).collect::<Result<Vec<_>>>()?;
        if entries.is_empty() {
            return Err(StorageError::inconsistent("log_head.sequence"));
        }
        append(&db, told, &entries).await?;
        db.commit().await?;
    }
}

async fn head(db: &impl ConnectionTrait) -> Result<log_head::Model> {
    let row = log_head::Entity::find_by_id(HEAD).one(db).await?;
    row.ok_or_else(|| StorageError::inconsistent("log_head"))
}

async fn index_of(db: &impl ConnectionTrait, hash: &Hash) -> Result<Option<u64>> {
    let found = log_entry::Entity::find().filter(log_entry::Column::Hash.eq(hash.to_vec())).one(db).await?;
    found.map(|row| unsigned(row.place)).transpose()
}

/// The subtrees that entries complete, before they are written.
#[derive(Default)]
struct Nodes {
    written: HashMap<Subtree, Hash>,
}

impl Nodes {
    async fn append(&mut self, db: &impl ConnectionTrait, place: u64, hash: Hash) -> Result<()> {
        self.written.insert(Subtree { level: 0, index: place }, hash);
        for (made, [left, right]) in tree::completed_by(place) {
            let left = match self.written.get(&left) {
                Some(hash) => *hash,
                None => node(db, left).await?,
            };
            let right = self.written.get(&right).copied();
            let right = right.ok_or_else(|| StorageError::inconsistent("log_node"))?;
            self.written.insert(made, tree::join(&left, &right));
        }
        Ok(())
    }

    fn rows(self) -> Result<Vec<log_node::ActiveModel>> {
        let row = |(subtree, hash): (Subtree, Hash)| {
            Ok(log_node::ActiveModel {
                level: Set(i64::from(subtree.level)),
                place: Set(signed(subtree.index)?),
                hash: Set(hash.to_vec()),
            })
        };
        self.written.into_iter().map(row).collect()
    }
}

async fn node(db: &impl ConnectionTrait, subtree: Subtree) -> Result<Hash> {
    let key = (i64::from(subtree.level), signed(subtree.index)?);
    let row = log_node::Entity::find_by_id(key).one(db).await?;
    let row = row.ok_or_else(|| StorageError::inconsistent("log_node"))?;
    read::bytes("log_node.hash", &row.hash)
}

fn unsigned(number: i64) -> Result<u64> {
    u64::try_from(number).map_err(|_| StorageError::inconsistent("log_entry.place"))
}

fn signed(number: u64) -> Result<i64> {
    i64::try_from(number).map_err(|_| StorageError::inconsistent("log_entry.place"))
}

impl Tx {
    /// How many entries the log has.
    pub async fn log_size(&self) -> Result<u64> {
        unsigned(head(self.db()).await?.size)
    }

    /// The place of the entry with this hash, if there is one.
    pub async fn log_place(&self, hash: &Hash) -> Result<Option<u64>> {
        index_of(self.db(), hash).await
    }

    /// The entry that tells this entry of the journal, if one does: its place and its bytes.
    pub async fn log_entry_of(&self, sequence: i64) -> Result<Option<(u64, String)>> {
        let select = log_entry::Entity::find().filter(log_entry::Column::Sequence.eq(sequence));
        select.one(self.db()).await?.map(|row| Ok((unsigned(row.place)?, row.entry))).transpose()
    }

    /// The entries from one place up to and without another, in their order.
    pub async fn log_entries(&self, from: u64, to: u64) -> Result<Vec<String>> {
        let rows = log_entry::Entity::find()
            .filter(log_entry::Column::Place.gte(signed(from)?))
            .filter(log_entry::Column::Place.lt(signed(to)?))
            .order_by_asc(log_entry::Column::Place)
            .all(self.db())
            .await?;
        Ok(rows.into_iter().map(|row| row.entry).collect())
    }

    /// The hashes of these subtrees, as far as they are complete.
    pub async fn log_nodes(&self, wanted: &[Subtree]) -> Result<HashMap<Subtree, Hash>> {
        let mut found = HashMap::new();
        for some in wanted.chunks(200) {
            let mut any = Condition::any();
            for subtree in some {
                let one = log_node::Column::Level.eq(i64::from(subtree.level));
                any = any
                    .add(Condition::all().add(one).add(log_node::Column::Place.eq(signed(subtree.index)?)));
            }
            let rows = log_node::Entity::find().filter(any).all(self.db()).await?;
            for row in rows {
                let level =
                    u8::try_from(row.level).map_err(|_| StorageError::inconsistent("log_node.level"))?;
                let subtree = Subtree { level, index: unsigned(row.place)? };
                found.insert(subtree, read::bytes("log_node.hash", &row.hash)?);
            }
        }
        Ok(found)
    }

    /// Keeps what a witness signed of a checkpoint of this size, in the place of what it signed before: the line of its signature.
    pub async fn keep_cosignature(&mut self, witness: &str, size: u64, line: &str) -> Result<()> {
        let row = log_cosignature::ActiveModel {
            witness: Set(witness.to_owned()),
            size: Set(signed(size)?),
            line: Set(line.to_owned()),
        };
        let again = OnConflict::column(log_cosignature::Column::Witness)
            .update_columns([log_cosignature::Column::Size, log_cosignature::Column::Line])
            .to_owned();
        log_cosignature::Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(self.writer()?)
            .await?;
        Ok(())
    }

    /// What witnesses signed: the size and the line of each.
    pub async fn cosignatures(&self) -> Result<Vec<(u64, String)>> {
        let rows = log_cosignature::Entity::find().order_by_asc(log_cosignature::Column::Witness);
        rows.all(self.db()).await?.into_iter().map(|row| Ok((unsigned(row.size)?, row.line))).collect()
    }
}
