//! Checkpoints (C2SP tlog-checkpoint): how large the log is, and under which root.

use super::{
    from_base64,
    note::{Algorithm, Note, NoteError, Verifier},
    number, to_base64,
};
use crate::{digest::Hash, keys::SigningKey};

/// The state of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name for all time: host and path, without a scheme.
    pub origin: String,
    /// How many entries it has.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

/// The name of the log of the instance with this public URL.
pub fn origin(url: &str) -> String {
    let host = url.split_once("://").map_or(url, |(_, host)| host).trim_end_matches('/');
    format!("{host}/log")
}

/// The key of a log, as one writes it down.
pub fn verifier(origin: &str, key: &SigningKey) -> Verifier {
    Verifier::new(origin, Algorithm::Ed25519, key.public())
}

impl Checkpoint {
    /// The text that is signed: three lines.
    pub fn to_text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, to_base64(&self.root))
    }

    /// Reads the text of a note. Logs may add lines; ours has none, and none is taken.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let (origin, size, root, end) = (lines.next()?, lines.next()?, lines.next()?, lines.next()?);
        let whole = !origin.is_empty() && end.is_empty() && lines.next().is_none();
        let (size, root) = (number(size)?, from_base64(root)?);
        whole.then(|| Self { origin: origin.to_owned(), size, root })
    }

    /// The checkpoint, signed by its log.
    pub fn sign(&self, key: &SigningKey) -> Note {
        Note::sign(&self.to_text(), &self.origin, key)
    }

    /// Reads a signed checkpoint and holds it against the log's key. Its origin is the name of the key.
    ///
    /// # Errors
    /// Every [`NoteError`].
    pub fn verify(note: &Note, log: &Verifier) -> Result<Self, NoteError> {
        note.verify(log)?;
        Self::parse(&note.text).filter(|found| found.origin == log.name).ok_or(NoteError::Form)
    }
}
