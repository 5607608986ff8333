//! The log as files that never change (C2SP tlog-tiles): hashes by 256, and the entries themselves by 256.

use super::number;
use crate::digest::Hash;

/// How many hashes or entries a full tile has.
pub const WIDTH: u64 = 256;

/// The highest level of a tile.
const HIGHEST: u8 = 7;

/// Which tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tile {
    /// The height of its hashes in steps of eight; of entries none.
    pub level: Option<u8>,
    /// Its place among those of its level.
    pub index: u64,
    /// How many it has: 256, or fewer at the log's end.
    pub width: u64,
}

impl Tile {
    /// Its path below the log's address.
    pub fn path(&self) -> String {
        let level = self.level.map_or_else(|| "entries".to_owned(), |level| level.to_string());
        let partial = if self.width == WIDTH { String::new() } else { format!(".p/{}", self.width) };
        format!("tile/{level}/{}{partial}", written(self.index))
    }

    /// Reads what stands after `tile/`.
    pub fn parse(path: &str) -> Option<Self> {
        let (level, rest) = path.split_once('/')?;
        let level = match level {
            "entries" => None,
            level => Some(u8::try_from(number(level)?).ok().filter(|level| *level <= HIGHEST)?),
        };
        let (place, width) = match rest.split_once(".p/") {
            Some((place, width)) => (place, number(width).filter(|width| (1..WIDTH).contains(width))?),
            None => (rest, WIDTH),
        };
        let mut index: u64 = 0;
        for part in place.split('/') {
            let part = part.strip_prefix('x').unwrap_or(part);
            index = index.checked_mul(1_000)?.checked_add(part.parse().ok().filter(|_| part.len() == 3)?)?;
        }
        (written(index) == place).then_some(Self { level, index, width })
    }

    /// Whether a log of this size has it.
    pub fn exists(&self, size: u64) -> bool {
        let shift = self.level.map_or(0, |level| u32::from(level) * 8);
        let end = self.index.checked_mul(WIDTH).and_then(|first| first.checked_add(self.width));
        end.is_some_and(|end| end <= size >> shift)
    }

    /// The places of its hashes or entries: the first, and the one after the last.
    pub const fn places(&self) -> (u64, u64) {
        (self.index * WIDTH, self.index * WIDTH + self.width)
    }
}

/// A number in groups of three digits, all but the last with an `x` before it.
fn written(index: u64) -> String {
    let mut groups = vec![format!("{:03}", index % 1_000)];
    let mut rest = index / 1_000;
    while rest > 0 {
        groups.push(format!("x{:03}", rest % 1_000));
        rest /= 1_000;
    }
    groups.reverse();
    groups.join("/")
}

/// The bytes of a tile of hashes.
pub fn of_hashes(hashes: &[Hash]) -> Vec<u8> {
    hashes.concat()
}

/// Reads the bytes of a tile of hashes; none where they are not whole hashes.
pub fn hashes(bytes: &[u8]) -> Option<Vec<Hash>> {
    let (hashes, rest) = bytes.as_chunks::<32>();
    rest.is_empty().then(|| hashes.to_vec())
}

/// The bytes of a tile of entries: each its length (two bytes, big-endian) and its bytes. None where one is too long.
pub fn of_entries<E: AsRef<[u8]>>(entries: &[E]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for entry in entries {
        let length = u16::try_from(entry.as_ref().len()).ok()?;
        bytes.extend(length.to_be_bytes());
        bytes.extend(entry.as_ref());
    }
    Some(bytes)
}

/// Reads the bytes of a tile of entries; none where they end within one.
pub fn entries(mut bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut found = Vec::new();
    while !bytes.is_empty() {
        let (length, rest) = bytes.split_first_chunk::<2>()?;
        let (entry, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        found.push(entry.to_vec());
        bytes = rest;
    }
    Some(found)
}
