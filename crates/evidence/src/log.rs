//! A log that nobody can rewrite unseen: what an instance did in public, in the order of its doing, under one root.
//!
//! The log is a Merkle tree in the order of its entries ([`tree`]; RFC 6962). Its state is told by a checkpoint ([`checkpoint`]; C2SP
//! tlog-checkpoint), a short text under Ed25519 signatures ([`note`]; C2SP signed-note), which members keep in their rooms and
//! witnesses countersign ([`cosignature`]; C2SP tlog-cosignature, [`request`]: C2SP tlog-witness). Who has an old checkpoint and a new
//! one sees by a proof whether the one grew out of the other. The whole is published as files that never change ([`tile`]; C2SP
//! tlog-tiles), and that something stands in it is shown by a receipt ([`receipt`]; C2SP tlog-proof).

pub mod audit;
pub mod checkpoint;
pub mod cosignature;
pub mod note;
pub mod receipt;
pub mod request;
pub mod served;
pub mod tile;
pub mod tree;

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::digest::Hash;

/// A hash in standard base64, as every text of the log writes it.
pub(crate) fn to_base64(hash: &Hash) -> String {
    STANDARD.encode(hash)
}

/// Reads what [`to_base64`] writes, in its only spelling.
pub(crate) fn from_base64(text: &str) -> Option<Hash> {
    STANDARD.decode(text).ok()?.try_into().ok()
}

/// A number in decimal digits, in its only spelling.
pub fn number(text: &str) -> Option<u64> {
    text.parse::<u64>().ok().filter(|number| number.to_string() == text)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod worked;
