//! SHA-256 (FIPS 180-4) and the one way in which documents write it: `sha256:` and 64 lower-case hexadecimal digits.

use sha2::{Digest as _, Sha256};

/// A SHA-256 hash: 32 bytes.
pub type Hash = [u8; 32];

const PREFIX: &str = "sha256:";

/// SHA-256 (FIPS 180-4, section 6.2) over the parts one after the other, without separators: the caller sees to it that
/// the parts can be told apart.
pub fn sha256(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// A hash as documents write it: `sha256:` and 64 lower-case hexadecimal digits.
pub fn text(hash: &Hash) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    let hex = hash.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0x0f)]);
    PREFIX.chars().chain(hex).collect()
}

/// Whether `candidate` is a hash exactly as [`text`] writes it. Upper-case digits are refused: one hash, one spelling.
pub fn is_text(candidate: &str) -> bool {
    candidate.strip_prefix(PREFIX).is_some_and(|hex| {
        hex.len() == 64 && hex.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// The hash that [`text`] wrote so; none for any other spelling.
pub fn parse(text: &str) -> Option<Hash> {
    let hex = text.strip_prefix(PREFIX).filter(|_| is_text(text))?;
    let mut hash = Hash::default();
    for (at, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// NIST's example for the message "abc" (FIPS 180-4 example values).
    const ABC: &str = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn known_answer() {
        assert_eq!(text(&sha256(&[b"abc"])), ABC);
        assert_eq!(text(&sha256(&[b"a", b"", b"bc"])), ABC);
        assert_eq!(parse(ABC), Some(sha256(&[b"abc"])));
    }

    #[test]
    fn one_spelling() {
        assert!(is_text(ABC));
        for other in
            [ABC.to_uppercase(), ABC.replace("sha256:", ""), format!("{ABC}0"), ABC.replace("ba", "BA")]
        {
            assert!(!is_text(&other) && parse(&other).is_none(), "{other}");
        }
    }
}
