use evidence::digest::Hash;

use super::*;

fn leaves(prefix: &str, count: usize) -> Vec<Hash> {
    (0..count).map(|number| tree::leaf(format!("{prefix}{number}").as_bytes())).collect()
}

/// The checkpoint and the tiles of a log of at most 256 entries.
fn log(leaves: &[Hash]) -> (Checkpoint, Tiles) {
    let size = leaves.len() as u64;
    let mut tiles = Tiles::new();
    for tile in served::wanted(&[tree::whole(size)], size) {
        tiles.insert(tile, leaves.to_vec());
    }
    let root = served::hash(&tree::whole(size), size, &tiles).unwrap();
    (Checkpoint { origin: "ownaccord.example/log".to_owned(), size, root }, tiles)
}

#[test]
fn a_log_that_grew_is_taken_from_every_size() {
    let all = leaves("entry ", 40);
    for old in 1..=40 {
        let (before, _) = log(&all[..old]);
        let (now, tiles) = log(&all);
        let expected = if old == 40 { Seen::Same } else { Seen::Grew(40 - old as u64) };
        assert_eq!(compare(Some(&before), &now, &tiles), Ok(expected), "{old}");
    }
}

#[test]
fn a_log_that_was_rewritten_is_refused_at_every_size() {
    let (mine, mut theirs) = (leaves("entry ", 40), leaves("entry ", 40));
    theirs[7] = tree::leaf(b"another");
    let (now, tiles) = log(&theirs);
    for old in 8..=40 {
        let (before, _) = log(&mine[..old]);
        assert_eq!(compare(Some(&before), &now, &tiles), Err(Wrong::Forked), "{old}");
    }
    // What is the same in both is no reason to refuse.
    let (before, _) = log(&mine[..7]);
    assert_eq!(compare(Some(&before), &now, &tiles), Ok(Seen::Grew(33)));
}

#[test]
fn a_log_that_shrank_or_shows_other_tiles_is_refused() {
    let all = leaves("entry ", 20);
    let (before, _) = log(&all);
    let (now, tiles) = log(&all[..19]);
    assert_eq!(compare(Some(&before), &now, &tiles), Err(Wrong::Shrank));
    let (_, other) = log(&leaves("other ", 19));
    assert_eq!(compare(None, &now, &other), Err(Wrong::Tiles));
    assert_eq!(compare(None, &now, &tiles), Ok(Seen::Grew(19)));
}
