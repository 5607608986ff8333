//! The signed decision, version 1: the outcome of a vote as one document that anyone can check with the instance's key set.
//!
//! This is the v1 decision document; [`credential`] (`vc+jwt`, W3C VC 2.0) wraps it unchanged.
//!
//! **What is signed.** The payload of the JWS (type `decision+jwt`) is the members of [`DecisionDocument`] and three claims of
//! RFC 7519, section 4.1, which a JWT library expects and which say nothing new: `iss` = `issuer`, `jti` = `id`, and `iat` =
//! `decidedAt` in whole seconds since 1970 (the decision and its signature are one act). Without these three, the payload is
//! the document, and the document's digest is over its canonical bytes ([`crate::canonical`]).
//!
//! **On file.** `{"document":{…},"jwt":"…"}` in canonical form and one line feed, nothing else: people read the document,
//! machines verify the JWT, and [`verify`] refuses the file unless both say the same, byte for byte. The bare JWS, with or
//! without one line feed, is as good.

pub mod credential;
mod document;
mod election;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) use self::document::moment;
pub use self::document::{
    Attestations, Cell, CommunityRef, DecisionDocument, DocumentError, Figures, TYPE, VERSION, Window,
};
pub(crate) use self::election::numbered;
pub use self::election::{ElectionCandidate, ElectionResult};
use crate::canonical::{self, CanonicalError};
use crate::jws::{self, JwsError, Verified};
use crate::keys::{Jwks, SigningKey};

/// The `typ` of a signed decision (RFC 7515, section 4.1.9; RFC 8725, section 3.11).
pub const MEDIA_TYPE: &str = "decision+jwt";

/// The claims of RFC 7519, section 4.1, that the payload holds beside the document.
const CLAIMS: [&str; 3] = ["iss", "iat", "jti"];

/// Why a decision could not be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// A member of the document is not as version 1 has it.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The document has no canonical form.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
}

impl SignError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Document(fault) => fault.code(),
            Self::Canonical(fault) => fault.code(),
        }
    }
}

/// Why a signed decision was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// Neither a compact JWS nor a file as the module's text has it (in canonical form, one line feed at its end).
    #[error("neither a compact JWS nor a decision file in canonical form")]
    Form,
    /// The JWS was refused.
    #[error(transparent)]
    Jws(#[from] JwsError),
    /// The signed payload is not a decision document of version 1.
    #[error("the signed payload is not a decision document")]
    NotADecision,
    /// A member of the signed document is not as version 1 has it.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The claims beside the document, or the spelling of its members, are not what signing it gives.
    #[error("the claims contradict the document")]
    Claims,
    /// The file's readable document is not the one that was signed.
    #[error("the readable document is not the signed one")]
    Disagreement,
}

impl VerifyError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Form => "decision-form",
            Self::Jws(fault) => fault.code(),
            Self::NotADecision => "decision-not-a-decision",
            Self::Document(fault) => fault.code(),
            Self::Claims => "decision-claims",
            Self::Disagreement => "decision-disagreement",
        }
    }
}

/// A decision as it is stored and served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The document's canonical JSON.
    pub document: String,
    /// The compact JWS.
    pub jws: String,
    /// The document's digest, `sha256:` and 64 hexadecimal digits.
    pub digest: String,
}

impl Signed {
    /// The decision as it is kept on file: canonical JSON of document and JWT, and one line feed.
    pub fn to_file(&self) -> String {
        // Canonical by construction: the members are in order, the document is canonical, a compact JWS needs no escapes.
        format!("{{\"document\":{},\"jwt\":\"{}\"}}\n", self.document, self.jws)
    }
}

/// Signs a decision. The same document and key always give the same bytes.
///
/// # Errors
/// [`SignError`].
pub fn sign(document: &DecisionDocument, key: &SigningKey) -> Result<Signed, SignError> {
    document.check()?;
    let signed = Signed {
        document: document.canonical()?,
        jws: jws::sign(&payload(document)?, MEDIA_TYPE, key)?,
        digest: document.digest()?,
    };
    // Steps nested too deep can be written but not read: what nobody could verify is not handed out.
    canonical::parse_canonical(signed.to_file().trim_end().as_bytes())?;
    Ok(signed)
}

/// Verifies a signed decision, given as a decision file or as the bare compact JWS, against the keys of `jwks`. Whether these
/// are the keys of the document's `issuer` is for the caller to see to, and so is whether a key was revoked meanwhile
/// ([`crate::history`]).
///
/// # Errors
/// [`VerifyError`]. Any changed byte of the input is an error.
pub fn verify(input: impl AsRef<[u8]>, jwks: &Jwks) -> Result<DecisionDocument, VerifyError> {
    let input = std::str::from_utf8(input.as_ref()).map_err(|_| VerifyError::Form)?;
    if !input.starts_with('{') {
        return verify_jws(input.strip_suffix('\n').unwrap_or(input), jwks);
    }
    let file = DecisionFile::read(input).ok_or(VerifyError::Form)?;
    let signed = verify_jws(&file.jwt, jwks)?;
    // Both are canonical forms, so that equal bytes and equal values are the same thing.
    let agrees = signed.canonical().is_ok_and(|text| canonical::to_text(&file.document) == Ok(text));
    if agrees { Ok(signed) } else { Err(VerifyError::Disagreement) }
}

fn verify_jws(compact: &str, jwks: &Jwks) -> Result<DecisionDocument, VerifyError> {
    let Verified { payload: signed, .. } = jws::verify(compact, MEDIA_TYPE, jwks)?;
    let mut members = signed.clone();
    if let Value::Object(members) = &mut members {
        members.retain(|name, _| !CLAIMS.contains(&name.as_str()));
    }
    let document: DecisionDocument =
        serde_json::from_value(members).map_err(|_| VerifyError::NotADecision)?;
    document.check()?;
    // Signing anew must give what was signed: this compares the claims, and refuses spellings such as a null for a member
    // that is left out.
    if payload(&document).as_ref() != Ok(&signed) {
        return Err(VerifyError::Claims);
    }
    Ok(document)
}

/// The document's members and the claims.
fn payload(document: &DecisionDocument) -> Result<Value, SignError> {
    let claims =
        Claims { iss: &document.issuer, iat: document.decided_at_seconds()?, jti: &document.id, document };
    serde_json::to_value(&claims).map_err(|_| SignError::Canonical(CanonicalError::Inexpressible))
}

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    iat: i64,
    jti: &'a str,
    #[serde(flatten)]
    document: &'a DecisionDocument,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DecisionFile {
    document: Value,
    jwt: String,
}

impl DecisionFile {
    fn read(input: &str) -> Option<Self> {
        let value = canonical::parse_canonical(input.strip_suffix('\n')?.as_bytes()).ok()?;
        serde_json::from_value(value).ok()
    }
}

#[cfg(test)]
mod tests;
