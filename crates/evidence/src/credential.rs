//! One document, secured in two ways that are checked by other people's software.
//!
//! A document is a JSON object that names its issuer. Its bytes are its canonical form without `proof`, its digest is over these
//! bytes. Secured as a **JWT** the bytes are the payload of a JWS ([`crate::jws`]; W3C Securing Verifiable Credentials using JOSE
//! and COSE, section 3.1: `vc+jwt`). Secured by a **proof** the document carries one more member (W3C Data Integrity EdDSA
//! Cryptosuites 1.0, section 3.3: `eddsa-jcs-2022`), whose options repeat the document's contexts so that a proof cannot be moved
//! under other ones. Either way the key is named by a DID URL below the issuer's own name ([`crate::did`]), and reading refuses
//! one that is not.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::{
    canonical::{self, CanonicalError},
    did::Did,
    digest::{self, sha256},
    jws::{self, JwsError},
    keys::{Jwks, PublicKey, SigningKey},
};

/// The `typ` of a credential.
pub const MEDIA_TYPE: &str = "vc+jwt";

/// The context of the credentials data model (W3C Verifiable Credentials 2.0, section 4.3).
pub const CONTEXT: &str = "https://www.w3.org/ns/credentials/v2";

const PROOF: &str = "DataIntegrityProof";
const SUITE: &str = "eddsa-jcs-2022";
const PURPOSE: &str = "assertionMethod";

/// Who signs: a key, and the name under which it is published.
#[derive(Clone, Copy, Debug)]
pub struct Signatory<'a> {
    /// The name.
    pub did: &'a Did,
    /// The key.
    pub key: &'a SigningKey,
}

/// A document, secured in both ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secured {
    /// The canonical document with its proof.
    pub document: String,
    /// The compact JWS over the document without the proof.
    pub jwt: String,
    /// The digest of the document without the proof: `sha256:` and 64 hexadecimal digits.
    pub digest: String,
}

/// Why a secured document was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CredentialError {
    /// The JWS was refused.
    #[error(transparent)]
    Jws(#[from] JwsError),
    /// Not an object in canonical form (with or without one line feed at its end).
    #[error("not a document in canonical form")]
    Form,
    /// There is no proof of the one kind that is made here, or it says more or less than one does.
    #[error("the proof is not an eddsa-jcs-2022 proof as it is made here")]
    Proof,
    /// The proof was made under other contexts than the document names.
    #[error("the proof belongs under other contexts")]
    Context,
    /// The key is not one of the issuer's, by the name that the document gives its issuer.
    #[error("signed by a key that is not the issuer's")]
    Issuer,
    /// No key with this id in the key set.
    #[error("the key is not in the key set")]
    UnknownKey,
    /// The signature does not hold.
    #[error("the signature does not hold")]
    Signature,
}

impl CredentialError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Jws(fault) => fault.code(),
            Self::Form => "credential-form",
            Self::Proof => "credential-proof",
            Self::Context => "credential-context",
            Self::Issuer => "credential-issuer",
            Self::UnknownKey => "credential-unknown-key",
            Self::Signature => "credential-signature",
        }
    }
}

/// The options of a proof, in the order of their canonical form (Data Integrity 1.0, section 2.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Proof {
    #[serde(rename = "@context", default, skip_serializing_if = "Option::is_none")]
    context: Option<Value>,
    created: String,
    cryptosuite: String,
    proof_purpose: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    proof_value: Option<String>,
    #[serde(rename = "type")]
    kind: String,
    verification_method: String,
}

/// Signs a document, which has no proof yet, as one of type `typ`. `created` is a moment in UTC (RFC 3339).
///
/// # Errors
/// [`CanonicalError`] if the document has no canonical form; [`CanonicalError::Inexpressible`] if it is no object.
pub fn secure(
    document: &Value,
    typ: &str,
    by: Signatory<'_>,
    created: &str,
) -> Result<Secured, CanonicalError> {
    let mut members = document.as_object().ok_or(CanonicalError::Inexpressible)?.clone();
    let bytes = canonical::to_bytes(document)?;
    let jwt = jws::sign_as(document, typ, by.key, &by.did.key(by.key.id()))?;
    let mut proof = Proof {
        context: members.get("@context").cloned(),
        created: created.to_owned(),
        cryptosuite: SUITE.to_owned(),
        proof_purpose: PURPOSE.to_owned(),
        proof_value: None,
        kind: PROOF.to_owned(),
        verification_method: by.did.key(&by.key.public().to_multibase()),
    };
    let signature = by.key.sign(&to_sign(&proof, &bytes)?);
    proof.proof_value = Some(format!("z{}", bs58::encode(signature).into_string()));
    members.insert("proof".to_owned(), json!(proof));
    Ok(Secured { document: canonical::to_text(&members)?, jwt, digest: digest::text(&sha256(&[&bytes])) })
}

/// Verifies a credential in either form, a JWT or a document with its proof, against its issuer's keys. Answers with the document.
///
/// # Errors
/// [`CredentialError`].
pub fn verify(input: &[u8], keys: &Jwks) -> Result<Value, CredentialError> {
    if input.starts_with(b"{") {
        return verify_document(input, keys);
    }
    let text = std::str::from_utf8(input).map_err(|_| CredentialError::Form)?;
    verify_jwt(text.strip_suffix('\n').unwrap_or(text), MEDIA_TYPE, keys)
}

/// Verifies a JWT of type `typ`, whose payload names its issuer, against that issuer's keys.
///
/// # Errors
/// [`CredentialError::Jws`], [`CredentialError::Issuer`].
pub fn verify_jwt(compact: &str, typ: &str, keys: &Jwks) -> Result<Value, CredentialError> {
    let verified = jws::verify(compact, typ, keys)?;
    if names(&verified.payload, &verified.key_id) {
        Ok(verified.payload)
    } else {
        Err(CredentialError::Issuer)
    }
}

/// Verifies a document with a proof, in canonical form, against its issuer's keys. Answers with the document without the proof.
///
/// # Errors
/// Every [`CredentialError`] but [`CredentialError::Jws`].
pub fn verify_document(text: &[u8], keys: &Jwks) -> Result<Value, CredentialError> {
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    let Value::Object(mut members) = canonical::parse_canonical(text).map_err(|_| CredentialError::Form)?
    else {
        return Err(CredentialError::Form);
    };
    let proof = members.remove("proof").ok_or(CredentialError::Proof)?;
    let mut proof: Proof = serde_json::from_value(proof).map_err(|_| CredentialError::Proof)?;
    let signature =
        proof.proof_value.take().and_then(|text| signature(&text)).ok_or(CredentialError::Proof)?;
    if (proof.kind.as_str(), proof.cryptosuite.as_str(), proof.proof_purpose.as_str())
        != (PROOF, SUITE, PURPOSE)
    {
        return Err(CredentialError::Proof);
    }
    if proof.context.as_ref() != members.get("@context") {
        return Err(CredentialError::Context);
    }
    let document = Value::Object(members);
    if !names(&document, &proof.verification_method) {
        return Err(CredentialError::Issuer);
    }
    let multibase = proof.verification_method.rsplit_once('#').map_or("", |(_, key)| key);
    let key = PublicKey::from_multibase(multibase).ok().and_then(|key| keys.find(&key.id()).cloned());
    let key = key.ok_or(CredentialError::UnknownKey)?;
    let bytes = canonical::to_bytes(&document).map_err(|_| CredentialError::Form)?;
    let signed = to_sign(&proof, &bytes).map_err(|_| CredentialError::Form)?;
    if key.verifies(&signed, &signature) { Ok(document) } else { Err(CredentialError::Signature) }
}

/// The digest of a document without its proof, where it has a canonical form.
pub fn digest_of(document: &Value) -> Option<String> {
    let mut members: Map<String, Value> = document.as_object()?.clone();
    members.remove("proof");
    canonical::to_bytes(&members).ok().map(|bytes| digest::text(&sha256(&[&bytes])))
}

/// What is signed: the hash of the options, then the hash of the document (section 3.3.4 of the cryptosuites).
fn to_sign(proof: &Proof, document: &[u8]) -> Result<Vec<u8>, CanonicalError> {
    let options = canonical::to_bytes(proof)?;
    Ok([sha256(&[&options]), sha256(&[document])].concat())
}

fn signature(text: &str) -> Option<[u8; 64]> {
    bs58::decode(text.strip_prefix('z')?).into_vec().ok()?.try_into().ok()
}

/// Whether the key is one below the name of the issuer.
fn names(document: &Value, key: &str) -> bool {
    let issuer = document.get("issuer").and_then(Value::as_str);
    issuer.is_some() && key.rsplit_once('#').map(|(did, _)| did) == issuer
}

/// Whether a document names this among its types.
pub(crate) fn is_a(document: &Value, kind: &str) -> bool {
    let named = |kinds: &Vec<Value>| kinds.iter().any(|one| one == kind);
    document.get("type").and_then(Value::as_array).is_some_and(named)
}

#[cfg(test)]
mod refused;
#[cfg(test)]
mod tests;
