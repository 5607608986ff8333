//! Receipts (C2SP tlog-proof): that an entry stands in the log, for whoever has the log's key and nothing else.

use super::{
    checkpoint::Checkpoint,
    from_base64,
    note::{Note, NoteError, Verifier},
    number, to_base64,
};
use crate::{digest::Hash, merkle::InclusionProof};

const HEAD: &str = "c2sp.org/tlog-proof@v1";

/// A receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The entry's place, counted from 0.
    pub index: u64,
    /// The hashes beside its way to the root, nearest first.
    pub path: Vec<Hash>,
    /// The signed checkpoint.
    pub checkpoint: Note,
}

/// Why a receipt was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// Not a receipt.
    #[error("not a receipt of a log")]
    Form,
    /// The checkpoint was refused.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The entry does not lead to the root.
    #[error("the entry does not lead to the checkpoint's root")]
    Inclusion,
}

impl ReceiptError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Form => "receipt-form",
            Self::Note(fault) => fault.code(),
            Self::Inclusion => "receipt-inclusion",
        }
    }
}

impl Receipt {
    /// The receipt as one text.
    pub fn to_text(&self) -> String {
        let path: String = self.path.iter().map(|hash| format!("{}\n", to_base64(hash))).collect();
        format!("{HEAD}\nindex {}\n{path}\n{}", self.index, self.checkpoint.to_text())
    }

    /// Reads a receipt. Lines of data of the application's own, which a receipt may have, are not taken: ours has none.
    ///
    /// # Errors
    /// [`ReceiptError::Form`].
    pub fn parse(text: &str) -> Result<Self, ReceiptError> {
        let read = || {
            let rest = text.strip_prefix(HEAD)?.strip_prefix("\nindex ")?;
            let (head, checkpoint) = rest.split_once("\n\n")?;
            let mut lines = head.split('\n');
            let index = number(lines.next()?)?;
            let path = lines.map(from_base64).collect::<Option<Vec<_>>>()?;
            Some(Self { index, path, checkpoint: Note::parse(checkpoint).ok()? })
        };
        read().filter(|receipt| receipt.to_text() == text).ok_or(ReceiptError::Form)
    }

    /// Whether the entry with this hash stands in the log with this key; answers with the log's state that shows it.
    ///
    /// # Errors
    /// [`ReceiptError::Note`], [`ReceiptError::Inclusion`].
    pub fn verify(&self, leaf: &Hash, log: &Verifier) -> Result<Checkpoint, ReceiptError> {
        let checkpoint = Checkpoint::verify(&self.checkpoint, log)?;
        let proof = InclusionProof { index: self.index, size: checkpoint.size, path: self.path.clone() };
        if proof.holds(leaf, &checkpoint.root) { Ok(checkpoint) } else { Err(ReceiptError::Inclusion) }
    }
}
