//! The log as somebody reads it who has its published tiles and nothing else.

use std::collections::HashMap;

use super::{
    tile::{Tile, WIDTH},
    tree::{self, Span, Subtree},
};
use crate::digest::Hash;

/// Tiles of hashes that were fetched, by which they are.
pub type Tiles = HashMap<Tile, Vec<Hash>>;

/// The tile of a log of this size in which a complete subtree stands, or those that it is made of.
pub fn tile_of(subtree: Subtree, size: u64) -> Tile {
    let (level, first, _) = places(subtree);
    let index = first / WIDTH;
    let there = size.checked_shr(u32::from(level) * 8).unwrap_or(0);
    let width = there.saturating_sub(index * WIDTH).min(WIDTH);
    Tile { level: Some(level), index, width }
}

/// The tiles that it takes to know the hashes of these spans in a log of this size, each once.
pub fn wanted(spans: &[Span], size: u64) -> Vec<Tile> {
    let mut found: Vec<Tile> = Vec::new();
    for subtree in spans.iter().flat_map(Span::subtrees) {
        let tile = tile_of(subtree, size);
        if !found.contains(&tile) {
            found.push(tile);
        }
    }
    found
}

/// The hash of a span, from the tiles of a log of this size; none where one is missing or too short.
pub fn hash(span: &Span, size: u64, tiles: &Tiles) -> Option<Hash> {
    span.hash(|subtree| {
        let (_, first, count) = places(subtree);
        let hashes = tiles.get(&tile_of(subtree, size))?;
        let from = usize::try_from(first % WIDTH).ok()?;
        let mut row = hashes.get(from..from + count)?.to_vec();
        while row.len() > 1 {
            row = row.chunks_exact(2).map(|pair| tree::join(&pair[0], &pair[1])).collect();
        }
        row.pop()
    })
}

/// The level of the tile, the place on that level of the first hash, and how many hashes.
fn places(subtree: Subtree) -> (u8, u64, usize) {
    let within = subtree.level % 8;
    (subtree.level / 8, subtree.index << within, 1 << within)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every tile of a log of this size, from its leaves.
    fn published(leaves: &[Hash]) -> Tiles {
        let mut tiles = Tiles::new();
        let (mut level, mut row) = (0, leaves.to_vec());
        while !row.is_empty() {
            for (index, hashes) in row.chunks(256).enumerate() {
                let tile = Tile { level: Some(level), index: index as u64, width: hashes.len() as u64 };
                tiles.insert(tile, hashes.to_vec());
            }
            for _ in 0..8 {
                row = row.chunks_exact(2).map(|pair| tree::join(&pair[0], &pair[1])).collect();
            }
            level += 1;
        }
        tiles
    }

    fn root(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => tree::empty(),
            [only] => *only,
            _ => {
                let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
                tree::join(&root(left), &root(right))
            }
        }
    }

    #[test]
    fn roots_and_proofs_of_growth_come_out_of_the_tiles_alone() {
        let leaves: Vec<Hash> = (0_u32..1_300).map(|number| tree::leaf(&number.to_be_bytes())).collect();
        for size in [1, 2, 255, 256, 257, 511, 512, 1_024, 1_299] {
            let tiles = published(&leaves[..size]);
            let size = size as u64;
            let whole = tree::whole(size);
            assert!(wanted(&[whole], size).iter().all(|tile| tile.exists(size)), "{size}");
            let now = hash(&whole, size, &tiles).unwrap();
            assert_eq!(now, root(&leaves[..size as usize]), "{size}");
            for old in [1, 3, 128, 255, 256, 300, 512, 1_000].into_iter().filter(|old| *old <= size) {
                let spans = tree::consistency(old, size).unwrap();
                let proof: Vec<Hash> = spans.iter().map(|span| hash(span, size, &tiles).unwrap()).collect();
                let was = root(&leaves[..old as usize]);
                assert!(tree::grew((old, &was), (size, &now), &proof), "{old} of {size}");
            }
        }
    }

    #[test]
    fn a_tile_that_is_too_short_gives_nothing() {
        let leaves: Vec<Hash> = (0_u32..9).map(|number| tree::leaf(&number.to_be_bytes())).collect();
        let mut tiles = published(&leaves);
        tiles.values_mut().for_each(|hashes| hashes.truncate(5));
        assert_eq!(hash(&tree::whole(9), 9, &tiles), None);
        assert_eq!(hash(&tree::whole(9), 9, &Tiles::new()), None);
    }
}
