//! A whole log from its files: that the entries which are published are those that the log signed for.

use std::collections::BTreeMap;

use super::{
    checkpoint::Checkpoint,
    tile::{self, Tile, WIDTH},
    tree,
};
use crate::digest::Hash;

/// What is wrong with a log, and in which of its files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuditError {
    /// A tile that a log of this size has is not there.
    #[error("a tile is missing")]
    Missing(String),
    /// A tile is not of whole entries or hashes, or not of as many as its name says, or its hashes are not those of the entries.
    #[error("a tile does not hold what it should")]
    Tile(String),
    /// The entries do not come to the root that is signed.
    #[error("the entries do not come to the root that is signed")]
    Root,
    /// The log is shorter than it was.
    #[error("the log has fewer entries than the checkpoint that was kept")]
    Shrank,
    /// The log does not begin with what it was.
    #[error("the log does not begin with the entries of the checkpoint that was kept: it was rewritten")]
    Forked,
}

impl AuditError {
    /// A stable code for machines; it never changes once published.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "log-tile-missing",
            Self::Tile(_) => "log-tile",
            Self::Root => "log-root",
            Self::Shrank => "log-shrank",
            Self::Forked => "log-forked",
        }
    }

    /// The path of the file that it was found in, where it is one file.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Missing(path) | Self::Tile(path) => Some(path),
            Self::Root | Self::Shrank | Self::Forked => None,
        }
    }
}

/// The root over entries.
pub fn root<E: AsRef<[u8]>>(entries: &[E]) -> Hash {
    let mut rows: Vec<Vec<Hash>> = vec![entries.iter().map(|entry| tree::leaf(entry.as_ref())).collect()];
    // The complete subtrees of each height; the hash of the whole is made of a few of them.
    while let Some(row) = rows.last().filter(|row| row.len() > 1) {
        let above = row.chunks_exact(2).map(|pair| tree::join(&pair[0], &pair[1])).collect();
        rows.push(above);
    }
    let of = |subtree: tree::Subtree| {
        rows.get(usize::from(subtree.level))?.get(usize::try_from(subtree.index).ok()?).copied()
    };
    tree::whole(entries.len() as u64).hash(of).unwrap_or_else(tree::empty)
}

/// That these entries are those of a checkpoint, and begin with those of one that was kept.
///
/// # Errors
/// [`AuditError::Root`], [`AuditError::Shrank`], [`AuditError::Forked`].
pub fn entries<E: AsRef<[u8]>>(
    entries: &[E],
    now: &Checkpoint,
    kept: Option<&Checkpoint>,
) -> Result<(), AuditError> {
    if entries.len() as u64 != now.size || root(entries) != now.root {
        return Err(AuditError::Root);
    }
    let Some(kept) = kept else { return Ok(()) };
    let first =
        usize::try_from(kept.size).ok().and_then(|size| entries.get(..size)).ok_or(AuditError::Shrank)?;
    if root(first) == kept.root { Ok(()) } else { Err(AuditError::Forked) }
}

/// The entries of a log of this size, from its published tiles by their paths (`tile/…`). Tiles of hashes are looked at where they are
/// there.
///
/// # Errors
/// [`AuditError::Missing`], [`AuditError::Tile`].
pub fn tiles(files: &BTreeMap<String, &[u8]>, size: u64) -> Result<Vec<Vec<u8>>, AuditError> {
    let mut found = Vec::new();
    for index in 0..size.div_ceil(WIDTH) {
        let width = (size - index * WIDTH).min(WIDTH);
        let path = Tile { level: None, index, width }.path();
        let bytes = files.get(&path).ok_or_else(|| AuditError::Missing(path.clone()))?;
        let entries = tile::entries(bytes).filter(|entries| entries.len() as u64 == width);
        found.extend(entries.ok_or(AuditError::Tile(path))?);
    }
    let mut row: Vec<Hash> = found.iter().map(|entry| tree::leaf(entry)).collect();
    for level in 0..=7 {
        for (path, bytes) in files {
            let named = path.strip_prefix("tile/").and_then(Tile::parse);
            let Some(tile) = named.filter(|tile| tile.level == Some(level)) else { continue };
            let (from, to) = tile.places();
            let places = usize::try_from(from).ok().zip(usize::try_from(to).ok());
            let wanted = places.and_then(|(from, to)| row.get(from..to));
            if wanted.is_none() || tile::hashes(bytes).as_deref() != wanted {
                return Err(AuditError::Tile(path.clone()));
            }
        }
        for _ in 0..8 {
            row = row.chunks_exact(2).map(|pair| tree::join(&pair[0], &pair[1])).collect();
        }
    }
    Ok(found)
}
