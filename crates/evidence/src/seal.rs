//! What an instance keeps or hands out under a key of its own: secrets that must be read again, and places in its journal.
//!
//! A secret is sealed by XChaCha20-Poly1305 (the nonce stands before it), bound to the place it is kept at, so that what is copied to
//! another row opens nothing. A place in the journal is shown as a *cursor*: the sequence under a synthetic nonce (as in RFC 5297), so
//! that it says nothing of how many entries lie between two of them (ballots are entries too), is the same each time, and cannot be made
//! up. Both keys are derived from the signature of a key over a name, which that key signs nowhere else.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305, XNonce,
    aead::{Aead as _, Payload},
};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{digest::sha256, keys::SigningKey};

/// Bytes of a nonce. Whoever seals draws them.
pub const NONCE: usize = 24;
/// Bytes of a cursor's first half, and of its second.
const HALF: usize = 8;

/// Seals and opens.
#[derive(Clone)]
pub struct Sealer {
    secrets: Zeroizing<[u8; 32]>,
    cursors: Zeroizing<[u8; 32]>,
}

/// Never printed.
impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealer")
    }
}

impl Sealer {
    /// The sealer of a key.
    pub fn of(key: &SigningKey) -> Self {
        let derive = |name: &str| {
            let signature = Zeroizing::new(key.sign(name.as_bytes()));
            Zeroizing::new(sha256(&[name.as_bytes(), signature.as_slice()]))
        };
        Self { secrets: derive("ownaccord sealed secrets v1"), cursors: derive("ownaccord cursors v1") }
    }

    /// Seals a secret for one place. None where it is too long to be one.
    pub fn seal(&self, nonce: [u8; NONCE], place: &str, secret: &[u8]) -> Option<Vec<u8>> {
        let cipher = XChaCha20Poly1305::new((&*self.secrets).into());
        let payload = Payload { msg: secret, aad: place.as_bytes() };
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload).ok()?;
        Some([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for this place; none where another key, another place or a changed byte was used.
    pub fn open(&self, place: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let cipher = XChaCha20Poly1305::new((&*self.secrets).into());
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        cipher.decrypt(&XNonce::from(*nonce), payload).ok().map(Zeroizing::new)
    }

    /// What two servers compare to know that they have the same key. It says nothing else about it.
    pub fn check(&self) -> [u8; 32] {
        let parts =
            [&self.secrets, &self.cursors].map(|key| mac(&**key, &[b"ownaccord sealing key check v1"]));
        sha256(&parts.each_ref().map(|part| part.as_slice()))
    }

    /// The cursor of a place in the journal.
    pub fn cursor(&self, sequence: i64) -> String {
        let plain = sequence.to_be_bytes();
        let nonce = self.half(b"nonce", &plain);
        let mask = self.half(b"mask", &nonce);
        let hidden: [u8; HALF] = std::array::from_fn(|at| plain[at] ^ mask[at]);
        URL_SAFE_NO_PAD.encode([nonce, hidden].concat())
    }

    /// The place that a cursor stands for; none where it is not one of ours.
    pub fn position(&self, cursor: &str) -> Option<i64> {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
        let (nonce, hidden) = bytes.split_first_chunk::<HALF>()?;
        let hidden: [u8; HALF] = hidden.try_into().ok()?;
        let mask = self.half(b"mask", nonce);
        let plain: [u8; HALF] = std::array::from_fn(|at| hidden[at] ^ mask[at]);
        (self.half(b"nonce", &plain) == *nonce).then_some(i64::from_be_bytes(plain))
    }

    fn half(&self, name: &[u8], input: &[u8]) -> [u8; HALF] {
        let whole = mac(&*self.cursors, &[name, input]);
        std::array::from_fn(|at| whole[at])
    }
}

/// HMAC-SHA-256 (RFC 2104). A key of any length will do.
pub(crate) fn mac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes keys of every length: there is no other fault.
    let Ok(mut mac) = <Hmac<Sha256> as hmac::Mac>::new_from_slice(key) else { return [0; 32] };
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn sealer(seed: u8) -> Sealer {
        Sealer::of(&SigningKey::from_seed(&[seed; 32]))
    }

    #[test]
    fn the_same_key_has_the_same_check_and_another_another() {
        let all: HashSet<_> = (0..=255).map(|seed| sealer(seed).check()).collect();
        assert_eq!(all.len(), 256);
        assert!(all.contains(&sealer(7).check()));
    }

    #[test]
    fn a_secret_is_opened_where_it_was_sealed_and_nowhere_else() {
        let sealed = sealer(1).seal([9; NONCE], "whk_1", b"secret").unwrap();
        assert_eq!(sealer(1).open("whk_1", &sealed).unwrap().as_slice(), b"secret");
        assert!(sealer(2).open("whk_1", &sealed).is_none(), "another key");
        assert!(sealer(1).open("whk_2", &sealed).is_none(), "another place");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(sealer(1).open("whk_1", &changed).is_none(), "byte {at}");
            assert!(sealer(1).open("whk_1", &sealed[..at]).is_none(), "the first {at} bytes");
        }
        assert!(!sealed.windows(6).any(|part| part == b"secret"));
    }

    #[test]
    fn cursors_do_not_tell_how_far_apart_they_are() {
        let all: HashSet<_> = (0..1_000).map(|sequence| sealer(1).cursor(sequence)).collect();
        assert_eq!(all.len(), 1_000);
        let starts: HashSet<_> = all.iter().map(|cursor| cursor[..4].to_owned()).collect();
        assert!(starts.len() > 990, "no common beginning");
        for wrong in ["", "j1", "AAAAAAAAAAAAAAAAAAAAAA", "====", "x".repeat(4_000).as_str()] {
            assert_eq!(sealer(1).position(wrong), None, "{wrong}");
        }
        assert_eq!(sealer(2).position(&sealer(1).cursor(7)), None, "another instance's");
    }

    proptest! {
        #[test]
        fn a_cursor_leads_back(sequence: i64, at in 0..16_usize, bit in 0..8_u8) {
            let cursor = sealer(1).cursor(sequence);
            prop_assert_eq!(sealer(1).position(&cursor), Some(sequence));
            let mut bytes = URL_SAFE_NO_PAD.decode(&cursor).unwrap();
            bytes[at] ^= 1 << bit;
            prop_assert_eq!(sealer(1).position(&URL_SAFE_NO_PAD.encode(bytes)), None);
        }
    }
}
