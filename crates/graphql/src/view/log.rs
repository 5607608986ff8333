//! The public log.

use async_graphql::SimpleObject;
use domain::digest::Digest;
use evidence::log::{checkpoint::Checkpoint, note::Note, receipt::Receipt};

use crate::scalar;

/// The state of the public log: how large it is, and under which root. Who keeps one sees later whether the log was rewritten.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Checkpoint")]
pub(crate) struct CheckpointView {
    /// The log's name.
    origin: String,
    /// How many entries it has.
    size: u64,
    /// The root over them.
    root: scalar::Digest,
    /// The signed note (C2SP tlog-checkpoint), as `/log/checkpoint` serves it.
    note: String,
}

impl CheckpointView {
    pub(crate) fn new(state: &Checkpoint, note: &Note) -> Self {
        Self {
            origin: state.origin.clone(),
            size: state.size,
            root: scalar::Digest::of(&Digest::new(state.root)),
            note: note.to_text(),
        }
    }
}

/// That an entry stands in the public log.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "LogProof")]
pub(crate) struct LogProofView {
    /// The hash of the entry.
    leaf: scalar::Digest,
    /// Its place, counted from 0.
    index: u64,
    /// The receipt (C2SP tlog-proof), as `/log/proof` serves it: whoever has the log's key verifies it without us.
    receipt: String,
}

impl LogProofView {
    pub(crate) fn new(leaf: Digest, receipt: &Receipt) -> Self {
        Self { leaf: scalar::Digest::of(&leaf), index: receipt.index, receipt: receipt.to_text() }
    }
}
