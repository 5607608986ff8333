//! The public log as it is shown: its checkpoint, receipts, tiles, and how it grew. Nothing here changes anything.
//!
//! A checkpoint is signed whenever it is asked for: the log only grows, so that one size has one root for ever, and the same text and
//! key give the same signature.

use std::collections::HashMap;

use domain::digest::Digest;
use evidence::{
    digest::Hash,
    log::{
        checkpoint::{self, Checkpoint},
        note::{Note, Signature, Verifier},
        receipt::Receipt,
        request::AddCheckpoint,
        tile::{self, Tile},
        tree::{self, Span, Subtree},
    },
};
use storage::{Recorded, Tx, log_entry};

use crate::{App, AppError};

/// What could not be made where a hash is missing.
const LOG: AppError = AppError::Document { what: "a part of the log" };

impl App {
    /// The log's key, as one writes it down.
    pub fn log_verifier(&self) -> Verifier {
        checkpoint::verifier(&checkpoint::origin(self.keys.issuer()), self.keys.log())
    }

    /// The state of the log as it is now.
    pub async fn log_state(&self) -> Result<Checkpoint, AppError> {
        self.state(&self.read().await?).await
    }

    async fn state(&self, tx: &Tx) -> Result<Checkpoint, AppError> {
        let size = tx.log_size().await?;
        let root = hash(tx, tree::whole(size)).await?;
        Ok(Checkpoint { origin: checkpoint::origin(self.keys.issuer()), size, root })
    }

    /// The state of the log, and the same signed, with what witnesses have signed of it.
    pub async fn log_checkpoint(&self) -> Result<(Checkpoint, Note), AppError> {
        let tx = self.read().await?;
        let state = self.state(&tx).await?;
        let note = self.signed(&tx, &state).await?;
        Ok((state, note))
    }

    async fn signed(&self, tx: &Tx, state: &Checkpoint) -> Result<Note, AppError> {
        let mut note = state.sign(self.keys.log());
        let lines = tx.cosignatures().await?.into_iter().filter(|(size, _)| *size == state.size);
        note.signatures.extend(lines.filter_map(|(_, line)| Signature::parse(line.trim_end())));
        Ok(note)
    }

    /// The receipt of the entry with this hash; none where the log has no such entry.
    pub async fn log_receipt(&self, leaf: &Hash) -> Result<Option<Receipt>, AppError> {
        let tx = self.read().await?;
        let Some(index) = tx.log_place(leaf).await? else { return Ok(None) };
        self.entry_receipt(&tx, index).await.map(Some)
    }

    /// The hash and the receipt of the entry that tells of a decision.
    pub async fn log_receipt_of(&self, recorded: &Recorded) -> Result<Option<(Digest, Receipt)>, AppError> {
        let entry = log_entry(recorded.decision.decided_at, &recorded.fact()).ok_or(LOG)?;
        let leaf = tree::leaf(entry.as_bytes());
        Ok(self.log_receipt(&leaf).await?.map(|receipt| (Digest::new(leaf), receipt)))
    }

    async fn entry_receipt(&self, tx: &Tx, index: u64) -> Result<Receipt, AppError> {
        let state = self.state(tx).await?;
        let spans = tree::inclusion(index, state.size).ok_or(LOG)?;
        let path = hashes(tx, &spans).await?;
        Ok(Receipt { index, path, checkpoint: self.signed(tx, &state).await? })
    }

    /// The bytes of a tile; none where the log is not that large yet.
    pub async fn log_tile(&self, tile: Tile) -> Result<Option<Vec<u8>>, AppError> {
        let tx = self.read().await?;
        if !tile.exists(tx.log_size().await?) {
            return Ok(None);
        }
        let (from, to) = tile.places();
        let Some(level) = tile.level else {
            return tile::of_entries(&tx.log_entries(from, to).await?).map(Some).ok_or(LOG);
        };
        let wanted: Vec<Subtree> = (from..to).map(|index| Subtree { level: level * 8, index }).collect();
        let known = tx.log_nodes(&wanted).await?;
        let found: Option<Vec<Hash>> = wanted.iter().map(|subtree| known.get(subtree).copied()).collect();
        Ok(Some(tile::of_hashes(&found.ok_or(LOG)?)))
    }

    /// What shows that the log grew out of what it was at this size; none where it was never that large.
    pub async fn log_growth(&self, old: u64) -> Result<Option<AddCheckpoint>, AppError> {
        let tx = self.read().await?;
        let state = self.state(&tx).await?;
        let Some(spans) = tree::consistency(old, state.size) else { return Ok(None) };
        let proof = hashes(&tx, &spans).await?;
        Ok(Some(AddCheckpoint { old, proof, checkpoint: state.sign(self.keys.log()) }))
    }

    /// The root that the log had at this size; none where it was never that large.
    pub async fn log_root(&self, size: u64) -> Result<Option<Hash>, AppError> {
        let tx = self.read().await?;
        if size > tx.log_size().await? {
            return Ok(None);
        }
        hash(&tx, tree::whole(size)).await.map(Some)
    }

    /// The size of the log that this witness signed last, as far as it is known here; 0 where it signed nothing yet.
    pub async fn cosigned(&self, witness: &str) -> Result<u64, AppError> {
        let signed = self.read().await?.cosignatures().await?;
        let by = |line: &str| Signature::parse(line.trim_end()).is_some_and(|one| one.name == witness);
        Ok(signed.into_iter().find(|(_, line)| by(line)).map_or(0, |(size, _)| size))
    }

    /// Keeps the signature of a witness under a checkpoint of this size.
    pub async fn keep_cosignature(&self, size: u64, signature: &Signature) -> Result<(), AppError> {
        let mut tx = self.store.begin(self.clock.now()).await?;
        tx.keep_cosignature(&signature.name, size, &signature.line()).await?;
        Ok(tx.commit().await?)
    }
}

/// The hash of a span.
async fn hash(tx: &Tx, span: Span) -> Result<Hash, AppError> {
    let known = tx.log_nodes(&span.subtrees()).await?;
    span.hash(|subtree| known.get(&subtree).copied()).ok_or(LOG)
}

/// The hashes of spans, by one read.
async fn hashes(tx: &Tx, spans: &[Span]) -> Result<Vec<Hash>, AppError> {
    let wanted: Vec<Subtree> = spans.iter().flat_map(Span::subtrees).collect();
    let known: HashMap<Subtree, Hash> = tx.log_nodes(&wanted).await?;
    let found = spans.iter().map(|span| span.hash(|subtree| known.get(&subtree).copied()));
    found.collect::<Option<_>>().ok_or(LOG)
}
