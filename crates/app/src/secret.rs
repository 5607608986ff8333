//! Secrets that are handed to people and programs: tokens, invitations, link codes. They are shown once; only their
//! SHA-256 is kept, which is enough for secrets that nobody can guess (160 bits or, for codes typed by hand, 80).

use domain::digest::Digest;

use crate::{AppError, Chance};

/// No vowels that make words, no letters that look like digits (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A fresh secret of `N` bytes (a multiple of five) in base 32.
fn fresh<const N: usize>(chance: &Chance) -> Result<String, AppError> {
    let bytes = chance.bytes::<N>()?;
    let mut text = String::with_capacity(N * 8 / 5);
    for chunk in bytes.chunks_exact(5) {
        let bits = chunk.iter().fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
        text.extend((0..8).rev().map(|at| char::from(ALPHABET[(bits >> (5 * at) & 31) as usize])));
    }
    Ok(text)
}

/// A fresh API token. The prefix lets secret scanners find leaked ones.
pub(crate) fn token(chance: &Chance) -> Result<String, AppError> {
    Ok(format!("oat_{}", fresh::<20>(chance)?))
}

/// A fresh secret for a link that works once.
pub(crate) fn link(chance: &Chance) -> Result<String, AppError> {
    fresh::<20>(chance)
}

/// A fresh code for typing by hand, in groups of four.
pub(crate) fn code(chance: &Chance) -> Result<String, AppError> {
    let text = fresh::<10>(chance)?;
    Ok([&text[..4], &text[4..8], &text[8..12], &text[12..]].join("-"))
}

/// What is kept of a secret. Case, spaces and hyphens of a typed code do not matter, nor do letters taken for digits.
pub(crate) fn hash(secret: &str) -> Digest {
    if secret.starts_with("oat_") {
        return Digest::of_bytes(secret.as_bytes());
    }
    let plain: String = secret
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        })
        .collect();
    Digest::of_bytes(plain.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let chance = Chance::new(|bytes| {
            bytes.iter_mut().enumerate().for_each(|(at, byte)| *byte = (at as u8).wrapping_mul(37));
            Ok(())
        });
        let code = code(&chance).unwrap();
        assert_eq!(code.len(), 19);
        let typed =
            format!(" {} ", code.to_uppercase().replace('-', " ").replace('0', "O").replace('1', "l"));
        assert_eq!(hash(&typed), hash(&code));
        assert_ne!(hash(&token(&chance).unwrap()), hash(&code));
    }
}
