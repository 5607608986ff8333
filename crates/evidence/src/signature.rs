//! What people and organisations sign with keys of their own: that they hold a key, that a requester binds itself, that a steward or
//! an advocate signs beside the instance, what a requester has done after a withdrawal.
//!
//! Each is a document in canonical form and the payload of a compact JWS ([`crate::jws`]) with a `typ` of its own, so that none
//! passes for another. It carries the public key that it was made with, so that it can be checked on its own for ever; whose key
//! that is stands elsewhere: in what was registered, and in the log. A requester names itself by its DID and its key below that
//! ([`crate::did`]); a person is named by nothing but the thumbprint of their key, as a URI (RFC 9278).

use domain::{moment::Moment, signatory::KeyRole};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    canonical::CanonicalError,
    jws::{self, JwsError},
    keys::{Jwks, KeyError, PublicKey, SigningKey},
};

/// The version of these documents.
const VERSION: u32 = 1;
/// RFC 9278, section 3.
const THUMBPRINT_URI: &str = "urn:ietf:params:oauth:jwk-thumbprint:sha-256:";

/// Why a signature was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// The JWS was refused.
    #[error(transparent)]
    Jws(#[from] JwsError),
    /// The payload is not a document of this type, with all its members and no other.
    #[error("not a document of this type")]
    Form,
    /// The public key in the document is none.
    #[error("the document carries no usable key: {0}")]
    Key(KeyError),
    /// The key is named otherwise than the document's issuer names its keys.
    #[error("the key is not named as one of the issuer's")]
    Issuer,
}

impl SignatureError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Jws(fault) => fault.code(),
            Self::Form => "signature-form",
            Self::Key(fault) => fault.code(),
            Self::Issuer => "signature-issuer",
        }
    }
}

/// A document of one kind that is signed with a key of somebody's own.
pub trait Document: Serialize + DeserializeOwned {
    /// The `typ` of its JWS.
    const TYP: &'static str;
    /// Its member `type`.
    const TYPE: &'static str;

    /// The members that all of them have.
    fn common(&self) -> Common<'_>;
}

/// The members that all of them have.
#[derive(Clone, Copy, Debug)]
pub struct Common<'a> {
    kind: &'a str,
    version: u32,
    issuer: &'a str,
    jwk: &'a Value,
}

/// That somebody holds a key: over something that was never signed before, for one instance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyProof {
    /// The DID of the instance that asked.
    pub audience: String,
    /// What it gave to sign.
    pub challenge: String,
    /// The key, by its thumbprint.
    pub issuer: String,
    /// The key.
    pub jwk: Value,
    #[serde(rename = "type")]
    kind: String,
    version: u32,
}

/// That a requester binds itself to what the members of a community consented to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Countersignature {
    /// The id of the agreement.
    pub agreement: String,
    /// The digest of the decision document.
    pub decision: String,
    /// The DID of the requester.
    pub issuer: String,
    /// The key.
    pub jwk: Value,
    /// The digest of the terms.
    pub terms: String,
    #[serde(rename = "type")]
    kind: String,
    version: u32,
}

/// That a steward or an advocate signs a decision that binds, beside the instance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cosignature {
    /// The id of the community whose decision it is.
    pub community: String,
    /// The digest of the decision document.
    pub decision: String,
    /// The key, by its thumbprint.
    pub issuer: String,
    /// The key.
    pub jwk: Value,
    /// As what somebody signs: `steward` or `advocate`.
    pub role: KeyRole,
    #[serde(rename = "type")]
    kind: String,
    version: u32,
}

/// That a requester knows that a consent was taken back and that it may use nothing any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledgement {
    /// The id of the agreement.
    pub agreement: String,
    /// The digest of the signed event that tells of the withdrawal.
    pub event: String,
    /// The DID of the requester.
    pub issuer: String,
    /// The key.
    pub jwk: Value,
    #[serde(rename = "type")]
    kind: String,
    version: u32,
}

/// That everything which a requester had under a withdrawn agreement is deleted, by it and by everybody to whom it gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deletion {
    /// The id of the agreement.
    pub agreement: String,
    /// Since when (RFC 3339, UTC).
    pub deleted: String,
    /// The digest of the signed event that tells of the withdrawal.
    pub event: String,
    /// The DID of the requester.
    pub issuer: String,
    /// The key.
    pub jwk: Value,
    #[serde(rename = "type")]
    kind: String,
    version: u32,
}

macro_rules! documents {
    ($($document:ident as $typ:literal;)*) => {$(
        impl Document for $document {
            const TYP: &'static str = $typ;
            const TYPE: &'static str = stringify!($document);

            fn common(&self) -> Common<'_> {
                Common { kind: &self.kind, version: self.version, issuer: &self.issuer, jwk: &self.jwk }
            }
        }
    )*};
}
documents! {
    KeyProof as "key-proof+jwt";
    Countersignature as "countersignature+jwt";
    Cosignature as "cosignature+jwt";
    Acknowledgement as "acknowledgement+jwt";
    Deletion as "deletion+jwt";
}

/// A person, as an issuer: their key and nothing else.
pub fn thumbprint_uri(key: &PublicKey) -> String {
    format!("{THUMBPRINT_URI}{}", key.id())
}

impl KeyProof {
    /// The proof for this key.
    pub fn new(key: &PublicKey, audience: &str, challenge: &str) -> Self {
        Self {
            audience: audience.to_owned(),
            challenge: challenge.to_owned(),
            issuer: thumbprint_uri(key),
            jwk: key.to_jwk(),
            kind: Self::TYPE.to_owned(),
            version: VERSION,
        }
    }
}

impl Countersignature {
    /// A countersignature with this key, by the requester with this DID, of an agreement on these terms after this decision.
    pub fn new(key: &PublicKey, requester: &str, agreement: &str, terms: &str, decision: &str) -> Self {
        Self {
            agreement: agreement.to_owned(),
            decision: decision.to_owned(),
            issuer: requester.to_owned(),
            jwk: key.to_jwk(),
            terms: terms.to_owned(),
            kind: Self::TYPE.to_owned(),
            version: VERSION,
        }
    }
}

impl Cosignature {
    /// A second signature with this key, in this role, of a decision of this community.
    pub fn new(key: &PublicKey, role: KeyRole, community: &str, decision: &str) -> Self {
        Self {
            community: community.to_owned(),
            decision: decision.to_owned(),
            issuer: thumbprint_uri(key),
            jwk: key.to_jwk(),
            role,
            kind: Self::TYPE.to_owned(),
            version: VERSION,
        }
    }
}

impl Acknowledgement {
    /// With this key, by the requester with this DID, of the withdrawal of an agreement that this event tells of.
    pub fn new(key: &PublicKey, requester: &str, agreement: &str, event: &str) -> Self {
        Self {
            agreement: agreement.to_owned(),
            event: event.to_owned(),
            issuer: requester.to_owned(),
            jwk: key.to_jwk(),
            kind: Self::TYPE.to_owned(),
            version: VERSION,
        }
    }
}

impl Deletion {
    /// With this key, by the requester with this DID, after the withdrawal of an agreement that this event tells of: deleted since then.
    pub fn new(key: &PublicKey, requester: &str, agreement: &str, event: &str, deleted: Moment) -> Self {
        Self {
            agreement: agreement.to_owned(),
            deleted: deleted.to_string(),
            event: event.to_owned(),
            issuer: requester.to_owned(),
            jwk: key.to_jwk(),
            kind: Self::TYPE.to_owned(),
            version: VERSION,
        }
    }
}

/// A signature that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<D> {
    /// What was signed.
    pub document: D,
    /// With which key.
    pub key: PublicKey,
}

/// How an issuer names this key in the header of a JWS.
fn kid(issuer: &str, key: &PublicKey) -> String {
    let id = key.id();
    if issuer.starts_with(THUMBPRINT_URI) { id } else { format!("{issuer}#{id}") }
}

/// Signs a document, which carries the public half of this key.
///
/// # Errors
/// [`CanonicalError`] if it has no canonical form, which it lacks for no text.
pub fn sign<D: Document>(document: &D, key: &SigningKey) -> Result<String, CanonicalError> {
    jws::sign_as(document, D::TYP, key, &kid(document.common().issuer, &key.public()))
}

/// Verifies a signature by the key that its document carries. Whose key that is, and what else must be signed, is the caller's to
/// ask.
///
/// # Errors
/// [`SignatureError`]; the type is looked at before anything else is.
pub fn verify<D: Document>(compact: &str) -> Result<Held<D>, SignatureError> {
    let claims = jws::claims(compact, D::TYP)?;
    let claimed = claims.get("jwk").ok_or(SignatureError::Form)?;
    let key = PublicKey::from_jwk(claimed).map_err(SignatureError::Key)?;
    let verified = jws::verify(compact, D::TYP, &Jwks::new(key.clone(), []))?;
    let document: D = serde_json::from_value(verified.payload).map_err(|_| SignatureError::Form)?;
    let Common { kind, version, issuer, jwk } = document.common();
    if (kind, version) != (D::TYPE, VERSION) || *jwk != key.to_jwk() {
        return Err(SignatureError::Form);
    }
    let person = issuer.starts_with(THUMBPRINT_URI);
    if (person && issuer != thumbprint_uri(&key)) || verified.key_id != kid(issuer, &key) {
        return Err(SignatureError::Issuer);
    }
    Ok(Held { document, key })
}

#[cfg(test)]
mod tests;
