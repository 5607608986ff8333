//! What this instance last said of its log, kept outside of the database: who restored an old backup would otherwise go on from
//! there, and sign a second history of what others have seen already.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use app::App;
use evidence::log::{checkpoint::Checkpoint, note::Note};
use tokio::sync::watch;

use crate::{
    durable,
    fault::{self, Fault},
};

/// What another file in its place would bring about is said in docs/operating.md.
const FILE: &str = "log-checkpoint.txt";
/// No checkpoint is kept sooner after the one before.
const APART: Duration = Duration::from_millis(500);

fn file(data_dir: &Path) -> PathBuf {
    data_dir.join(FILE)
}

/// Refuses a database that does not hold, as its first entries, what was last said of the log. Reads only.
pub async fn check(data_dir: &Path, app: &App) -> Result<(), Fault> {
    let file = file(data_dir);
    let unread = |why: String| {
        let remedy = "Get it back from a backup. See \"When a backup was restored\" in docs/operating.md.";
        Fault::new(format!("{} cannot be read", file.display()), why, remedy)
    };
    let text = durable::read(&file).map_err(|error| unread(error.to_string()))?;
    let Some(text) = text else { return Ok(()) };
    let seen = Note::parse(&text).ok().and_then(|note| Checkpoint::parse(&note.text));
    let seen = seen.ok_or_else(|| unread("it is no checkpoint".to_owned()))?;
    let root = app.log_root(seen.size).await.map_err(|error| fault::of_log(&error))?;
    let why = match root {
        Some(root) if root == seen.root => return Ok(()),
        Some(_) => format!("its log's first {} entries are not those that were shown to others", seen.size),
        None => format!("its log has fewer than the {} entries that were shown to others", seen.size),
    };
    let remedy = "Nothing was written. Restore the newest backup, or what the disk still holds. If there is none newer: \"When a \
                  backup was restored\" in docs/operating.md.";
    Err(Fault::new("This database is behind what this instance has said (log-behind)", why, remedy))
}

/// Keeps what is said of the log, until told to stop.
pub async fn keep(app: App, data_dir: PathBuf, mut stop: watch::Receiver<bool>) {
    let (file, mut moved, mut kept) = (file(&data_dir), app.store().watch(), None);
    moved.mark_changed();
    loop {
        tokio::select! {
            () = crate::serve::stopped(&mut stop) => return,
            changed = moved.changed() => if changed.is_err() { return },
        }
        match remember(&app, &file, kept).await {
            Ok(size) => kept = Some(size),
            Err(fault) => tracing::error!(%fault, "what is said of the log cannot be kept"),
        }
        tokio::time::sleep(APART).await;
    }
}

/// Keeps the state of the log as it is now, unless that is what was kept; answers with its size.
async fn remember(app: &App, file: &Path, kept: Option<u64>) -> Result<u64, Fault> {
    let failed = |why: String| {
        let remedy = "Let this user write there, and see that the disk is not full.";
        Fault::new(format!("{} cannot be written", file.display()), why, remedy)
    };
    let (state, note) = app.log_checkpoint().await.map_err(|error| failed(fault::chain(&error)))?;
    if kept != Some(state.size) {
        durable::write(file, &note.to_text()).map_err(|error| failed(error.to_string()))?;
    }
    Ok(state.size)
}

#[cfg(test)]
mod tests;
