//! The digest of exact words.
//!
//! SHA-256 (FIPS 180-4) over the canonical JSON (RFC 8785) of a value. Text form: `sha256:` and 64 lower-case hex digits.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest as _, Sha256};

use crate::moment::serde_as_text;

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

/// A text that is no digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a digest of the form sha256:<64 hex digits>")]
pub struct NotADigest;

impl Digest {
    /// The digest with these 32 bytes.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
    /// The digest of some bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
    /// The digest of a document of ours. Documents hold strings, integers, lists and maps with text keys only, so
    /// canonical JSON always exists for them; should one ever break that rule, its digest is that of no bytes and
    /// no document can match it.
    pub fn of<T: Serialize>(document: &T) -> Self {
        Self::of_bytes(&serde_json_canonicalizer::to_vec(document).unwrap_or_default())
    }
    /// The 32 bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

const HEX: &[u8; 16] = b"0123456789abcdef";

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // At once: byte by byte through the formatter is slow, and a batch of permission answers is full of digests.
        let mut digits = [0; 64];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(self.0) {
            pair.copy_from_slice(&[HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
        f.write_str("sha256:")?;
        f.write_str(std::str::from_utf8(&digits).map_err(|_| fmt::Error)?)
    }
}
impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for Digest {
    type Err = NotADigest;
    fn from_str(text: &str) -> Result<Self, NotADigest> {
        let hex = text.strip_prefix("sha256:").ok_or(NotADigest)?.as_bytes();
        let mut bytes = [0; 32];
        if hex.len() != 64 {
            return Err(NotADigest);
        }
        for (byte, pair) in bytes.iter_mut().zip(hex.chunks_exact(2)) {
            *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
        }
        Ok(Self(bytes))
    }
}

/// Lower case only: a digest has one spelling.
fn nibble(digit: u8) -> Result<u8, NotADigest> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        _ => Err(NotADigest),
    }
}
serde_as_text!(Digest);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answer_and_one_spelling() {
        let empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(Digest::of_bytes(b"").to_string(), empty);
        assert_eq!(empty.parse(), Ok(Digest::of_bytes(b"")));
        assert!(empty.to_uppercase().parse::<Digest>().is_err());
        for wrong in ["", "sha256:", &empty[7..], &empty[..70], &empty.replace('e', "g")] {
            assert_eq!(wrong.parse::<Digest>(), Err(NotADigest), "{wrong}");
        }
        let digest = Digest::new(*Digest::of_bytes(b"").bytes());
        assert_eq!(format!("{digest:?}"), empty);
    }

    #[test]
    fn key_order_does_not_matter() {
        let one: serde_json::Value = serde_json::from_str(r#"{"b":1,"a":2}"#).unwrap();
        let two: serde_json::Value = serde_json::from_str(r#"{"a":2, "b":1}"#).unwrap();
        assert_eq!(Digest::of(&one), Digest::of(&two));
    }
}
