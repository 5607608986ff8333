//! Secret keys encrypted under a passphrase: PKCS#8 (RFC 5958) with PBES2 (RFC 8018), scrypt (RFC 7914) and AES-256-CBC, in PEM. The
//! form that `openssl pkey` reads and writes (`-v2 aes-256-cbc -scrypt`).

use ed25519::pkcs8::spki::der::pem::LineEnding;
use ed25519::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, KeypairBytes};
use pkcs8::{PrivateKeyInfo, pkcs5::pbes2};
use zeroize::{Zeroize as _, Zeroizing};

use super::{KeyError, SigningKey};

const LABEL: &str = "ENCRYPTED PRIVATE KEY";
/// The cost of scrypt: 2^14, 8, 1, which is 16 MiB. The default of OpenSSL, and the most that it reads without being asked to.
const COST: (u8, u32, u32) = (14, 8, 1);

/// What must be drawn afresh for every encryption.
#[derive(Clone, Copy, Debug)]
pub struct Sprinkle {
    /// The salt of scrypt.
    pub salt: [u8; 16],
    /// The initialisation vector of AES-CBC.
    pub iv: [u8; 16],
}

/// Whether a PEM text holds a key under a passphrase.
pub fn is_encrypted(pem: &str) -> bool {
    pem.lines().any(|line| line.trim() == format!("-----BEGIN {LABEL}-----"))
}

impl SigningKey {
    /// The key in PEM, encrypted under a passphrase.
    ///
    /// # Errors
    /// [`KeyError::PrivateKey`] if the encoder fails, which it does for no key known.
    pub fn to_encrypted_pem(&self, passphrase: &str, with: &Sprinkle) -> Result<Zeroizing<String>, KeyError> {
        let failed = |_| KeyError::PrivateKey;
        let mut secret_key = self.secret.to_bytes();
        let pair = KeypairBytes { secret_key, public_key: None };
        secret_key.zeroize();
        let clear = pair.to_pkcs8_der().map_err(|_| KeyError::PrivateKey)?;
        let (log_n, r, p) = COST;
        let cost = pkcs8::pkcs5::scrypt::Params::new(log_n, r, p, 32).map_err(|_| KeyError::PrivateKey)?;
        let how = pbes2::Parameters::scrypt_aes256cbc(cost, &with.salt, &with.iv)
            .map_err(|_| KeyError::PrivateKey)?;
        let info = PrivateKeyInfo::try_from(clear.as_bytes()).map_err(|_| KeyError::PrivateKey)?;
        let closed = info.encrypt_with_params(how, passphrase).map_err(failed)?;
        closed.to_pem(LABEL, LineEnding::LF).map_err(|_| KeyError::PrivateKey)
    }

    /// Reads a key that is encrypted under this passphrase.
    ///
    /// # Errors
    /// [`KeyError::Passphrase`]: whether the passphrase or the text is wrong nobody can tell.
    pub fn from_encrypted_pem(pem: &str, passphrase: &str) -> Result<Self, KeyError> {
        let pair = KeypairBytes::from_pkcs8_encrypted_pem(pem, passphrase);
        let pair = pair.map_err(|_| KeyError::Passphrase)?;
        ed25519_dalek::SigningKey::try_from(&pair).map(Self::new).map_err(|_| KeyError::PrivateKey)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made by OpenSSL 3.0: `openssl genpkey -algorithm ed25519 | openssl pkcs8 -topk8 -v2 aes-256-cbc -scrypt -passout pass:correct`,
    /// of the key of RFC 8410, section 10.3.
    const BY_OPENSSL: &str = include_str!("encrypted-by-openssl.pem");
    const PUBLIC: &str = "Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE";

    #[test]
    fn a_key_comes_back_by_its_passphrase_and_no_other() {
        let key = SigningKey::from_seed(&[7; 32]);
        let pem = key.to_encrypted_pem("correct", &Sprinkle { salt: [1; 16], iv: [2; 16] }).unwrap();
        assert!(is_encrypted(&pem) && !is_encrypted(&key.to_pem().unwrap()));
        assert_eq!(SigningKey::from_encrypted_pem(&pem, "correct").unwrap().id(), key.id());
        for passphrase in ["", "Correct", "correct "] {
            let refused = SigningKey::from_encrypted_pem(&pem, passphrase).unwrap_err();
            assert_eq!(refused, KeyError::Passphrase, "{passphrase:?}");
        }
        assert_eq!(SigningKey::from_pem(&pem).unwrap_err(), KeyError::PrivateKey);
        assert_eq!(SigningKey::from_encrypted_pem("", "correct").unwrap_err(), KeyError::Passphrase);
    }

    #[test]
    fn what_openssl_encrypted_is_read() {
        let key = SigningKey::from_encrypted_pem(BY_OPENSSL, "correct").unwrap();
        assert_eq!(key.public().to_jwk()["x"], PUBLIC);
    }
}
