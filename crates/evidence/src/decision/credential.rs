//! The decision as a credential: W3C Verifiable Credentials 2.0, issued under the name of the community that decided.
//!
//! Its subject is the community, and what it says of it is the decision document of version 1, unchanged, beside that document's
//! digest. Everything around the document follows from it, so that a credential is checked by making it anew. A decision that refuses is
//! as much of a credential as one that consents.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{DecisionDocument, DocumentError};
use crate::{
    agreement::{SchemaRef, is_id},
    canonical::CanonicalError,
    credential::{self, CredentialError, Secured, Signatory},
    did::Did,
    keys::Jwks,
};

/// The `type` of every decision's credential.
pub const TYPES: [&str; 2] = ["VerifiableCredential", "CollectiveConsentDecision"];

/// The `type` of its subject.
const SUBJECT_TYPE: &str = "DecidingCommunity";

/// The JSON-LD context of decisions' credentials, as an instance serves it.
pub const CONTEXT: &str = include_str!("credential/context.json");

/// The JSON Schema of decisions' credentials (draft 2020-12), as an instance serves it.
pub const SCHEMA: &str = include_str!("credential/schema.json");

/// Where an instance serves its context, below its public URL.
pub const CONTEXT_PATH: &str = "/contexts/collective-consent-decision/v1";

/// Where an instance serves its schema, below its public URL.
pub const SCHEMA_PATH: &str = "/schemas/collective-consent-decision/v1";

const KINDS: [&str; 4] = ["charter", "mandate", "consent", "withdrawal"];
const OUTCOMES: [&str; 7] =
    ["consented", "refused", "sent-back", "lapsed", "adopted", "not-adopted", "run-off"];
const MARGINS: [&str; 4] = ["none", "low", "close", "high"];
const METHODS: [&str; 2] = ["schulze", "approval"];

/// Why a decision's credential was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecisionCredentialError {
    /// It has no canonical form.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
    /// Its signature was refused.
    #[error(transparent)]
    Credential(#[from] CredentialError),
    /// Not a decision's credential: a member is missing, unknown or of another kind, or a text is not of its kind.
    #[error("the signed document is not a decision's credential of version 1")]
    Form,
    /// The decision document in it is not as version 1 has it.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// What stands around the decision document is not what follows from it.
    #[error("the credential contradicts the decision in it")]
    Contradiction,
}

impl DecisionCredentialError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Canonical(fault) => fault.code(),
            Self::Credential(fault) => fault.code(),
            Self::Form => "decision-credential-form",
            Self::Document(fault) => fault.code(),
            Self::Contradiction => "decision-credential-contradiction",
        }
    }
}

/// A decision's credential.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecisionCredential {
    /// The credentials' context, and the instance's for decisions.
    #[serde(rename = "@context")]
    pub context: Vec<String>,
    /// Address of the decision.
    pub id: String,
    /// [`TYPES`].
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    /// Name of the community (`did:web`).
    pub issuer: String,
    /// When it was decided: a moment in UTC (RFC 3339).
    pub valid_from: String,
    /// What its form can be held against.
    pub credential_schema: SchemaRef,
    /// What the community decided.
    pub credential_subject: DecidingCommunity,
}

/// A community, and what it decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecidingCommunity {
    /// Name of the community (`did:web`).
    pub id: String,
    /// `DecidingCommunity`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Digest of the decision document: what others name it by.
    pub digest: String,
    /// The decision document, unchanged.
    pub document: DecisionDocument,
}

impl DecisionCredential {
    /// The credential of a decision, ready to be signed.
    ///
    /// # Errors
    /// [`DecisionCredentialError::Form`], [`DecisionCredentialError::Document`], [`DecisionCredentialError::Canonical`].
    pub fn of(document: DecisionDocument) -> Result<Self, DecisionCredentialError> {
        if !shaped(&document) {
            return Err(DecisionCredentialError::Form);
        }
        document.check()?;
        let url = document.issuer.as_str();
        let issuer = Did::of_url(url).community(&document.community.id).to_string();
        Ok(Self {
            context: vec![credential::CONTEXT.to_owned(), format!("{url}{CONTEXT_PATH}")],
            id: format!("{url}/decisions/{}", document.id),
            kind: TYPES.map(str::to_owned).to_vec(),
            valid_from: document.decided_at.clone(),
            credential_schema: SchemaRef { id: format!("{url}{SCHEMA_PATH}"), kind: "JsonSchema".to_owned() },
            credential_subject: DecidingCommunity {
                id: issuer.clone(),
                kind: SUBJECT_TYPE.to_owned(),
                digest: document.digest()?,
                document,
            },
            issuer,
        })
    }
}

/// Signs a decision as its community's credential, at the moment of the decision. The same document and key always give the same bytes.
///
/// # Errors
/// [`DecisionCredentialError`] if the document is not as version 1 has it.
pub fn sign(document: DecisionDocument, by: Signatory<'_>) -> Result<Secured, DecisionCredentialError> {
    let made = DecisionCredential::of(document)?;
    let value = serde_json::to_value(&made).map_err(|_| CanonicalError::Inexpressible)?;
    Ok(credential::secure(&value, credential::MEDIA_TYPE, by, &made.valid_from)?)
}

/// Verifies a decision's credential, given as a JWT or as a document with its proof, against its issuer's keys. Whether these are that
/// community's keys is for the caller to see to. Answers with the decision document.
///
/// # Errors
/// [`DecisionCredentialError`]. Any changed byte of the input is an error.
pub fn verify(input: impl AsRef<[u8]>, keys: &Jwks) -> Result<DecisionDocument, DecisionCredentialError> {
    read(credential::verify(input.as_ref(), keys)?)
}

/// Whether a document calls itself a decision's credential.
pub fn is_one(document: &Value) -> bool {
    credential::is_a(document, TYPES[1])
}

/// The decision document in a decision's credential; none in anything else.
pub fn document_in(document: &Value) -> Option<&Value> {
    document.pointer("/credentialSubject/document").filter(|_| is_one(document))
}

/// Reads a decision's credential whose signature was found to hold: that it is one, and that everything in it follows from the decision
/// document in it, which is answered.
///
/// # Errors
/// [`DecisionCredentialError::Form`], [`DecisionCredentialError::Document`], [`DecisionCredentialError::Contradiction`].
pub fn read(value: Value) -> Result<DecisionDocument, DecisionCredentialError> {
    let found: DecisionCredential =
        serde_json::from_value(value.clone()).map_err(|_| DecisionCredentialError::Form)?;
    // Reading forgives spellings, such as a null for a member that is left out.
    if serde_json::to_value(&found).ok() != Some(value) {
        return Err(DecisionCredentialError::Form);
    }
    let made = DecisionCredential::of(found.credential_subject.document.clone())?;
    if made != found {
        return Err(DecisionCredentialError::Contradiction);
    }
    Ok(found.credential_subject.document)
}

/// Whether the texts of a decision document are of the kinds that the JSON Schema names. Digests and moments have checks and codes of
/// their own.
fn shaped(document: &DecisionDocument) -> bool {
    let said = |text: &String| !text.is_empty();
    let one_of = |words: &[&str], text: &str| words.contains(&text);
    let chosen = |cell: &super::Cell| !cell.choices.is_empty() && cell.choices.iter().all(said);
    let election = document.election.as_ref().is_none_or(|election| {
        let stands = |one: &super::ElectionCandidate| said(&one.intermediary) && said(&one.mandate);
        one_of(&METHODS, &election.method)
            && election.candidates.iter().all(stands)
            && election.run_off.iter().chain(&election.runoff_of).all(said)
    });
    document.id.starts_with("dec_")
        && is_id(&document.id)
        && is_id(&document.community.id)
        && [&document.community.handle, &document.subject, &document.rule].into_iter().all(said)
        && one_of(&KINDS, &document.kind)
        && one_of(&OUTCOMES, &document.outcome)
        && one_of(&MARGINS, &document.margin)
        && document.reopens.iter().all(said)
        && document.steps.is_array()
        && document.figures.cells.iter().all(chosen)
        && election
}

#[cfg(test)]
pub(crate) mod tests;
