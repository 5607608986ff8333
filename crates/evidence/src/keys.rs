//! Ed25519 keys (RFC 8032) as an instance keeps and publishes them.
//!
//! The secret half is 32 bytes, kept as PKCS#8 in PEM (RFC 8410, section 7). The public half is published as a JSON Web Key
//! (RFC 8037, section 2) in a key set (RFC 7517, section 5). A key's id is its RFC 7638 thumbprint, so an id cannot be moved to
//! another key. After a rotation the set holds the current key first and the earlier ones after it: what they signed stays
//! verifiable.

mod encrypted;
mod forms;
mod periods;

use std::{collections::BTreeMap, fmt};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519::pkcs8::spki::der::pem::LineEnding;
use ed25519::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, KeypairBytes};
use ed25519_dalek::{Signature, Signer as _, VerifyingKey};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize as _, Zeroizing};

use crate::digest;
pub use encrypted::{Sprinkle, is_encrypted};
pub use periods::Published;
use periods::{Revoked, Times};

/// Why a key or a key set was refused. Never holds a part of the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not an Ed25519 private key in PKCS#8 PEM (RFC 8410, section 7), or its public half belongs to another secret.
    #[error("not an Ed25519 private key in PKCS#8 PEM")]
    PrivateKey,
    /// A key under a passphrase that cannot be opened: by another passphrase, or because it was changed.
    #[error("the passphrase does not open the key")]
    Passphrase,
    /// Not the 32 bytes of a point on the curve (RFC 8032, section 5.1.3), or a point of small order, under which nearly
    /// any signature would hold.
    #[error("not a usable Ed25519 public key")]
    PublicKey,
    /// Not a JSON Web Key Set (RFC 7517, section 5).
    #[error("not a JSON Web Key Set")]
    KeySet,
    /// A key's `kid` is not its thumbprint (RFC 7638).
    #[error("a key's id is not its thumbprint")]
    KeyId,
    /// A published key set holds a private key (member `d`).
    #[error("the key set gives away a private key")]
    PrivateKeyPublished,
}

impl KeyError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::PrivateKey => "key-private-malformed",
            Self::Passphrase => "key-passphrase",
            Self::PublicKey => "key-public-malformed",
            Self::KeySet => "key-set-malformed",
            Self::KeyId => "key-id-mismatch",
            Self::PrivateKeyPublished => "key-private-published",
        }
    }
}

/// A secret key that signs. Wiped from memory when dropped; its `Debug` names the public id only.
pub struct SigningKey {
    secret: ed25519_dalek::SigningKey,
    id: String,
}

impl SigningKey {
    /// The key of a 32-byte seed (RFC 8032, section 5.1.5). The caller draws the seed and wipes its own copy.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self::new(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// Reads PKCS#8 in PEM, with or without the public half (RFC 8410, section 7; RFC 5958).
    ///
    /// # Errors
    /// [`KeyError::PrivateKey`].
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        let pair = KeypairBytes::from_pkcs8_pem(pem).map_err(|_| KeyError::PrivateKey)?;
        ed25519_dalek::SigningKey::try_from(&pair).map(Self::new).map_err(|_| KeyError::PrivateKey)
    }

    /// The key as PKCS#8 in PEM (RFC 8410, section 7), wiped when dropped. Version 1, without the public half: that is the
    /// form every OpenSSL reads.
    ///
    /// # Errors
    /// [`KeyError::PrivateKey`] if the encoder fails, which it does for no key known.
    pub fn to_pem(&self) -> Result<Zeroizing<String>, KeyError> {
        let mut secret_key = self.secret.to_bytes();
        let pair = KeypairBytes { secret_key, public_key: None };
        secret_key.zeroize();
        pair.to_pkcs8_pem(LineEnding::LF).map_err(|_| KeyError::PrivateKey)
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey { point: self.secret.verifying_key() }
    }

    /// The key's id: the thumbprint of its public half (RFC 7638).
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The Ed25519 signature over `message` (RFC 8032, section 5.1.6): 64 bytes, always the same for the same message.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.secret.sign(message).to_bytes()
    }

    fn new(secret: ed25519_dalek::SigningKey) -> Self {
        let id = PublicKey { point: secret.verifying_key() }.id();
        Self { secret, id }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SigningKey").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A public key that verifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    point: VerifyingKey,
}

impl PublicKey {
    /// The key of its 32 bytes (RFC 8032, section 5.1.2).
    ///
    /// # Errors
    /// [`KeyError::PublicKey`].
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, KeyError> {
        let point = VerifyingKey::from_bytes(bytes).map_err(|_| KeyError::PublicKey)?;
        if point.is_weak() { Err(KeyError::PublicKey) } else { Ok(Self { point }) }
    }

    /// The key's 32 bytes (RFC 8032, section 5.1.2).
    pub fn to_bytes(&self) -> [u8; 32] {
        self.point.to_bytes()
    }

    /// The key's id: the base64url SHA-256 of its required members in the order of their names (RFC 7638, section 3; the
    /// members of this kind of key by RFC 8037, section 2).
    pub fn id(&self) -> String {
        let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#, self.x());
        URL_SAFE_NO_PAD.encode(digest::sha256(&[members.as_bytes()]))
    }

    /// Whether `signature` over `message` holds, by the strict check that refuses second spellings of a valid signature
    /// (RFC 8032, section 5.1.7, with canonical points and none of small order).
    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.point.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }

    fn x(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.point.as_bytes())
    }
}

/// A set of public keys, as served at `/.well-known/jwks.json` (RFC 7517, section 5): the current key first, then earlier ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "KeySetDocument", into = "KeySetDocument")]
pub struct Jwks {
    keys: Vec<PublicKey>,
    /// By the id of the key; none for one that still signs.
    times: BTreeMap<String, Times>,
}

impl Jwks {
    /// The set of the current key and the earlier ones.
    pub fn new(current: PublicKey, earlier: impl IntoIterator<Item = PublicKey>) -> Self {
        Self { keys: std::iter::once(current).chain(earlier).collect(), times: BTreeMap::new() }
    }

    /// No keys at all: nothing is verified by them.
    pub const fn none() -> Self {
        Self { keys: Vec::new(), times: BTreeMap::new() }
    }

    /// Reads a key set. Keys of other kinds, uses or algorithms are passed over (RFC 7517, section 5); a key of our kind that
    /// is malformed, misnamed or private makes the whole set suspect.
    ///
    /// # Errors
    /// Every [`KeyError`] except [`KeyError::PrivateKey`].
    pub fn parse(json: &[u8]) -> Result<Self, KeyError> {
        let document: KeySetDocument = serde_json::from_slice(json).map_err(|_| KeyError::KeySet)?;
        Self::try_from(document)
    }

    /// The key with this id.
    pub fn find(&self, id: &str) -> Option<&PublicKey> {
        self.keys.iter().find(|key| key.id() == id)
    }

    /// All keys, the current one first.
    pub fn keys(&self) -> &[PublicKey] {
        &self.keys
    }
}

/// RFC 7517, section 5.
#[derive(Serialize, Deserialize)]
struct KeySetDocument {
    keys: Vec<KeyDocument>,
}

/// RFC 7517, section 4, and RFC 8037, section 2.
#[derive(Default, Serialize, Deserialize)]
struct KeyDocument {
    kty: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    crv: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    x: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alg: Option<String>,
    #[serde(rename = "use", skip_serializing_if = "Option::is_none")]
    usage: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exp: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revoked: Option<Revoked>,
    #[serde(default, skip_serializing)]
    d: Option<serde::de::IgnoredAny>,
}

impl KeyDocument {
    fn is_ours(&self) -> bool {
        let is_or_absent =
            |member: &Option<String>, value| member.as_deref().is_none_or(|given| given == value);
        self.kty == "OKP"
            && self.crv.as_deref() == Some("Ed25519")
            && is_or_absent(&self.alg, "EdDSA")
            && is_or_absent(&self.usage, "sig")
    }
}

impl From<Jwks> for KeySetDocument {
    fn from(set: Jwks) -> Self {
        let timed = |key: &PublicKey| {
            let times = set.times.get(&key.id()).copied().unwrap_or_default();
            let revoked = times.revoked.map(|revoked_at| Revoked { revoked_at });
            KeyDocument { exp: times.until, revoked, ..KeyDocument::from(key) }
        };
        Self { keys: set.keys.iter().map(timed).collect() }
    }
}

impl From<&PublicKey> for KeyDocument {
    fn from(key: &PublicKey) -> Self {
        Self {
            kty: "OKP".to_owned(),
            crv: Some("Ed25519".to_owned()),
            x: Some(key.x()),
            kid: Some(key.id()),
            alg: Some("EdDSA".to_owned()),
            usage: Some("sig".to_owned()),
            exp: None,
            revoked: None,
            d: None,
        }
    }
}

impl TryFrom<KeySetDocument> for Jwks {
    type Error = KeyError;

    fn try_from(document: KeySetDocument) -> Result<Self, KeyError> {
        if document.keys.iter().any(|key| key.d.is_some()) {
            return Err(KeyError::PrivateKeyPublished);
        }
        let mut set = Self { keys: Vec::new(), times: BTreeMap::new() };
        for one in document.keys.iter().filter(|key| key.is_ours()) {
            let key = PublicKey::try_from(one)?;
            let times = Times { until: one.exp, revoked: one.revoked.map(|revoked| revoked.revoked_at) };
            if times != Times::default() {
                set.times.insert(key.id(), times);
            }
            set.keys.push(key);
        }
        Ok(set)
    }
}

impl TryFrom<&KeyDocument> for PublicKey {
    type Error = KeyError;

    fn try_from(document: &KeyDocument) -> Result<Self, KeyError> {
        let x = document.x.as_deref().ok_or(KeyError::PublicKey)?;
        let bytes = URL_SAFE_NO_PAD.decode(x).map_err(|_| KeyError::PublicKey)?;
        let key = Self::from_bytes(&bytes.try_into().map_err(|_| KeyError::PublicKey)?)?;
        match &document.kid {
            Some(kid) if *kid != key.id() => Err(KeyError::KeyId),
            _ => Ok(key),
        }
    }
}

#[cfg(test)]
mod tests;
