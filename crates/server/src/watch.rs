//! `ownaccord watch`: whether the log that an instance shows now grew out of the one that it showed before. It believes nothing but
//! signatures and hashes: roots and proofs are computed here, from the published tiles.

use std::{fs, path::Path};

use evidence::log::{
    checkpoint::Checkpoint,
    note::{Note, Verifier},
    served::{self, Tiles},
    tile,
    tree::{self, Span},
};
use serde::{Deserialize, Serialize};

use crate::{cli, durable, fault, fault::Fault, say, verify};

#[cfg(test)]
mod tests;

/// What a watcher remembers, as JSON.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Memory {
    /// The log's key, as one writes it down.
    key: String,
    /// The signed checkpoint that was seen last.
    checkpoint: String,
}

/// What came of a comparison that found nothing wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    /// The log has not moved.
    Same,
    /// It has grown by so many entries.
    Grew(u64),
}

/// What is wrong with a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    /// It shows fewer entries than before.
    Shrank,
    /// It shows other entries than before.
    Forked,
    /// Its tiles do not come to the root that it signed.
    Tiles,
}

/// Compares, says what was found, and remembers it.
pub async fn watch(arguments: &cli::Watch) -> Result<(), Fault> {
    let memory = remembered(arguments.state.as_deref())?;
    let log = format!("{}/log", arguments.url.trim_end_matches('/'));
    let key = match (&arguments.key, &memory) {
        (Some(key), _) => key.clone(),
        (None, Some(memory)) => memory.key.clone(),
        (None, None) => text(&format!("{log}/key")).await?.trim_end().to_owned(),
    };
    let key = Verifier::parse(&key).map_err(|error| {
        Fault::usage("The log's key is of no use", error.to_string(), "Name it as /log/key shows it: --key.")
    })?;
    let told = match (&arguments.checkpoint, memory) {
        (Some(file), _) => Some(fs::read_to_string(file).map_err(|error| {
            let remedy =
                "Name a file with a checkpoint as /log/checkpoint showed it, or as it stood in a room.";
            Fault::usage(format!("{} cannot be read", file.display()), error.to_string(), remedy)
        })?),
        (None, memory) => memory.map(|memory| memory.checkpoint),
    };
    let before = told.as_deref().map(|told| signed(told, &key, "that was kept")).transpose()?;
    let shown = text(&format!("{log}/checkpoint")).await?;
    let now = signed(&shown, &key, "that is shown")?;
    let tiles = tiles(&log, before.as_ref(), &now).await?;
    match compare(before.as_ref(), &now, &tiles) {
        Ok(found) => {
            if let Some(state) = &arguments.state {
                let memory = Memory { key: key.to_text(), checkpoint: shown };
                keep(state, &serde_json::json!(memory).to_string())?;
            }
            say::line(told_of(found, before.as_ref(), &now));
            Ok(())
        }
        Err(wrong) => {
            let evidence = arguments.state.as_deref().or(arguments.checkpoint.as_deref());
            let told = told.unwrap_or_default();
            if let Some(file) = evidence {
                keep(&durable::beside(file, "fork"), &format!("{told}\n{shown}"))?;
            }
            Err(accused(wrong, before.as_ref(), &now, evidence))
        }
    }
}

fn remembered(state: Option<&Path>) -> Result<Option<Memory>, Fault> {
    let Some(state) = state else { return Ok(None) };
    let unread = |why: String| {
        let remedy = "Name another file, or get the last copy of this one back: without it, no fork is seen.";
        Fault::usage(format!("{} cannot be read", state.display()), why, remedy)
    };
    let Some(text) = durable::read(state).map_err(|error| unread(error.to_string()))? else {
        return Ok(None);
    };
    serde_json::from_str(&text).map(Some).map_err(|error| unread(error.to_string()))
}

fn keep(file: &Path, text: &str) -> Result<(), Fault> {
    durable::write(file, text).map_err(|error| {
        let what = format!("{} cannot be written", file.display());
        Fault::new(what, error.to_string(), "Let this user write there, and see that the disk is not full.")
    })
}

/// A checkpoint under the log's signature.
fn signed(text: &str, key: &Verifier, which: &str) -> Result<Checkpoint, Fault> {
    let checkpoint = Note::parse(text).and_then(|note| Checkpoint::verify(&note, key));
    checkpoint.map_err(|error| {
        let what = format!("The checkpoint {which} is refused ({})", error.code());
        let remedy =
            "Ask the instance whether its log has another key now, and do not take its word alone for it.";
        Fault::new(what, error.to_string(), remedy)
    })
}

/// The hashes that it takes to compare.
async fn tiles(log: &str, before: Option<&Checkpoint>, now: &Checkpoint) -> Result<Tiles, Fault> {
    let mut tiles = Tiles::new();
    for tile in served::wanted(&spans(before, now), now.size) {
        let bytes = bytes(&format!("{log}/{}", tile.path())).await?;
        tiles.insert(tile, tile::hashes(&bytes).unwrap_or_default());
    }
    Ok(tiles)
}

fn spans(before: Option<&Checkpoint>, now: &Checkpoint) -> Vec<Span> {
    let growth = before.and_then(|before| tree::consistency(before.size, now.size)).unwrap_or_default();
    std::iter::once(tree::whole(now.size)).chain(growth).collect()
}

/// What the tiles say of two checkpoints that the log has signed.
fn compare(before: Option<&Checkpoint>, now: &Checkpoint, tiles: &Tiles) -> Result<Seen, Wrong> {
    if let Some(before) = before {
        if now.size < before.size {
            return Err(Wrong::Shrank);
        }
        if now.size == before.size && now.root != before.root {
            return Err(Wrong::Forked);
        }
    }
    if served::hash(&tree::whole(now.size), now.size, tiles) != Some(now.root) {
        return Err(Wrong::Tiles);
    }
    let Some(before) = before else { return Ok(Seen::Grew(now.size)) };
    let proof = tree::consistency(before.size, now.size).unwrap_or_default();
    let proof: Option<Vec<_>> = proof.iter().map(|span| served::hash(span, now.size, tiles)).collect();
    let grew = tree::grew((before.size, &before.root), (now.size, &now.root), &proof.unwrap_or_default());
    match now.size - before.size {
        _ if !grew => Err(Wrong::Forked),
        0 => Ok(Seen::Same),
        more => Ok(Seen::Grew(more)),
    }
}

fn told_of(found: Seen, before: Option<&Checkpoint>, now: &Checkpoint) -> String {
    let (origin, size) = (&now.origin, now.size);
    match (before, found) {
        (None, _) => {
            format!("✓ {origin} has {size} entries. From now on it cannot change them unseen by you.")
        }
        (Some(_), Seen::Same) => format!("✓ {origin} has {size} entries, the same as before."),
        (Some(before), Seen::Grew(more)) => format!(
            "✓ {origin} has {size} entries: the {} of before, unchanged, and {more} more.",
            before.size
        ),
    }
}

fn accused(wrong: Wrong, before: Option<&Checkpoint>, now: &Checkpoint, evidence: Option<&Path>) -> Fault {
    let (old, new) = (before.map_or(0, |before| before.size), now.size);
    let (what, why) = match wrong {
        Wrong::Shrank => (
            "The log has lost entries (log-shrank)",
            format!(
                "it signed {old} entries before and shows {new} now; an old backup may have been restored"
            ),
        ),
        Wrong::Forked => (
            "The log was rewritten (log-forked)",
            format!(
                "the {old} entries that it signed before are not the first ones of the {new} that it shows now"
            ),
        ),
        Wrong::Tiles => (
            "The log does not show what it signed (log-tiles)",
            format!("what it publishes does not come to the root that it signed over {new} entries"),
        ),
    };
    let kept = evidence
        .map(|file| format!(" Both signed checkpoints are in {}.", durable::beside(file, "fork").display()));
    let remedy = format!("Tell others who watch, and ask the operator.{}", kept.unwrap_or_default());
    Fault::new(what, why, remedy)
}

async fn text(url: &str) -> Result<String, Fault> {
    String::from_utf8(bytes(url).await?).map_err(|_| unreached(url, "it is no text".to_owned()))
}

async fn bytes(url: &str) -> Result<Vec<u8>, Fault> {
    verify::fetch(url).await.map_err(|error| unreached(url, fault::chain(&error)))
}

fn unreached(url: &str, why: String) -> Fault {
    Fault::unchecked(format!("{url} cannot be read"), why, "Nothing was compared. Try again later.")
}
