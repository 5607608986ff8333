//! Checkpoints of the log that others keep: what is handed out, and whether the log still begins with what was.

use evidence::log::{checkpoint::Checkpoint, note::Note};

use crate::{App, AppError};

/// What a checkpoint that somebody kept says against the log as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remembered {
    /// The log begins with it: so many entries.
    Holds(u64),
    /// The log has other first entries, or fewer than so many.
    Broken(u64),
    /// It is no checkpoint of this log, or not signed by its key: it says nothing.
    Foreign,
}

/// A checkpoint to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Whose log.
    pub origin: String,
    /// How many entries it has.
    pub size: u64,
    /// The signed text, as `/log/checkpoint` shows it.
    pub text: String,
}

impl App {
    /// The state of the log, to be kept by others.
    pub async fn log_shown(&self) -> Result<Shown, AppError> {
        let (state, note) = self.log_checkpoint().await?;
        Ok(Shown { origin: state.origin, size: state.size, text: note.to_text() })
    }

    /// Holds a signed checkpoint that was kept outside of the database against the log.
    pub async fn log_remembers(&self, text: &str) -> Result<Remembered, AppError> {
        let kept = Note::parse(text).and_then(|note| Checkpoint::verify(&note, &self.log_verifier()));
        let Ok(kept) = kept else { return Ok(Remembered::Foreign) };
        let holds = self.log_root(kept.size).await? == Some(kept.root);
        Ok(if holds { Remembered::Holds(kept.size) } else { Remembered::Broken(kept.size) })
    }
}
