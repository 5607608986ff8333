//! What a log asks a witness (C2SP tlog-witness, `add-checkpoint`), and what the witness makes of it.

use super::{
    checkpoint::Checkpoint,
    from_base64,
    note::{Note, Verifier},
    number, to_base64, tree,
};
use crate::digest::Hash;

/// The most hashes that a proof of growth has.
const LONGEST: usize = 63;

/// A checkpoint for a witness to sign, with the proof that it grew out of the one that the witness has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// How many entries the log had when the witness last signed.
    pub old: u64,
    /// The proof of growth.
    pub proof: Vec<Hash>,
    /// The signed checkpoint.
    pub checkpoint: Note,
}

impl AddCheckpoint {
    /// The body of the request.
    pub fn to_text(&self) -> String {
        let proof: String = self.proof.iter().map(|hash| format!("{}\n", to_base64(hash))).collect();
        format!("old {}\n{proof}\n{}", self.old, self.checkpoint.to_text())
    }

    /// Reads the body of a request; none where it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let (head, checkpoint) = text.strip_prefix("old ")?.split_once("\n\n")?;
        let mut lines = head.split('\n');
        let old = number(lines.next()?)?;
        let proof = lines.map(from_base64).collect::<Option<Vec<_>>>()?;
        let checkpoint = Note::parse(checkpoint).ok()?;
        (proof.len() <= LONGEST).then_some(Self { old, proof, checkpoint })
    }

    /// What a witness that last signed `seen` of this log makes of the request (none: it never did).
    ///
    /// # Errors
    /// [`Objection`].
    pub fn judge(&self, log: &Verifier, seen: Option<&Checkpoint>) -> Result<Checkpoint, Objection> {
        let asked = Checkpoint::verify(&self.checkpoint, log).map_err(|_| Objection::Unsigned)?;
        if self.old > asked.size {
            return Err(Objection::Malformed);
        }
        let (size, root) = seen.map_or_else(|| (0, tree::empty()), |seen| (seen.size, seen.root));
        if self.old != size {
            return Err(Objection::Behind(size));
        }
        // The same size with another root is a fork, for which no proof exists.
        if size == asked.size && root != asked.root {
            return Err(Objection::Fork(size));
        }
        let grew = tree::grew((size, &root), (asked.size, &asked.root), &self.proof);
        if grew { Ok(asked) } else { Err(Objection::NoGrowth) }
    }
}

/// Why a witness does not sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Objection {
    /// The checkpoint is not signed by the log.
    #[error("the checkpoint is not signed by the log")]
    Unsigned,
    /// The request says that the log shrank.
    #[error("the old size is larger than the new one")]
    Malformed,
    /// The witness signed another size last: this one.
    #[error("the witness last signed another size")]
    Behind(u64),
    /// The witness signed another history of this size.
    #[error("the witness signed another history of the same size")]
    Fork(u64),
    /// The proof does not show that the log grew out of what the witness signed.
    #[error("nothing shows that the log grew out of what was signed before")]
    NoGrowth,
}
