//! CollectiveConsentAgreement, version 1: what a community consented to and a requester bound itself to, as one document.
//!
//! It is at once a credential (W3C Verifiable Credentials Data Model 2.0) that any such library verifies, an agreement of ODRL 2.2
//! with the words of the W3C Data Privacy Vocabulary 2.3 that a machine holds a use against, and the consent record of ISO/IEC TS
//! 27560 that an auditor looks for. It says what was agreed and how the decision came about, and names the members only as the
//! group that they are. Whether it still stands is not in it: that is for its two status lists to say.

mod atomised;
mod check;
mod document;
mod policy;
mod shape;
mod words;
mod write;

use serde_json::Value;

pub(crate) use self::shape::is_id;
pub use self::{
    atomised::{Atomising, MOST_RULES, ODRL_CONTEXT, TooManyRules},
    check::AgreementError,
    document::{
        AgreementDocument, Complaints, Controller, Countersignature, DecisionEvidence, NoticeRef, Onward,
        Recipient, Risk, SchemaRef, Scope, Study, Subject, Withdrawal, Words,
    },
    policy::{Constraint, Iri, Operand, Policy, Rule, Typed},
    words::{code as code_iri, place as place_iri},
    write::Making,
};
use crate::{
    canonical::CanonicalError,
    credential::{self, Secured, Signatory},
    keys::Jwks,
};

/// The version described here.
pub const VERSION: u64 = 1;

/// The `type` of every agreement.
pub const TYPES: [&str; 2] = ["VerifiableCredential", "CollectiveConsentAgreement"];

/// The `type` of its subject.
const SUBJECT_TYPE: &str = "ConsentRecord";

/// The event of a duty that begins when consent is taken back.
const WITHDRAWAL_EVENT: &str = "https://ownaccord.org/ns/v1#withdrawal";

/// The JSON-LD context of agreements, as an instance serves it.
pub const CONTEXT: &str = include_str!("agreement/context.json");

/// The JSON Schema of agreements (draft 2020-12), as an instance serves it.
pub const SCHEMA: &str = include_str!("agreement/schema.json");

/// Where an instance serves its context, below its public URL.
pub const CONTEXT_PATH: &str = "/contexts/collective-consent-agreement/v1";

/// Where an instance serves its schema, below its public URL.
pub const SCHEMA_PATH: &str = "/schemas/collective-consent-agreement/v1";

fn context(url: &str) -> Vec<String> {
    vec![credential::CONTEXT.to_owned(), format!("{url}{CONTEXT_PATH}")]
}

fn schema(url: &str) -> String {
    format!("{url}{SCHEMA_PATH}")
}

/// Signs an agreement as its community. The same document, key and moment always give the same bytes.
///
/// # Errors
/// [`AgreementError`] if a member is not as version 1 has it; [`AgreementError::Canonical`].
pub fn sign(
    document: &AgreementDocument,
    by: Signatory<'_>,
    created: &str,
) -> Result<Secured, AgreementError> {
    document.check()?;
    let value = serde_json::to_value(document).map_err(|_| CanonicalError::Inexpressible)?;
    Ok(credential::secure(&value, credential::MEDIA_TYPE, by, created)?)
}

/// Verifies an agreement, given as a JWT or as a document with its proof, against its issuer's keys. Whether these are that
/// community's keys is for the caller to see to, as is whether it still stands.
///
/// # Errors
/// [`AgreementError`]. Any changed byte of the input is an error.
pub fn verify(input: impl AsRef<[u8]>, keys: &Jwks) -> Result<AgreementDocument, AgreementError> {
    read(credential::verify(input.as_ref(), keys)?)
}

/// Reads an agreement whose signature was found to hold: that it is one, and that its parts agree.
///
/// # Errors
/// Every [`AgreementError`] but [`AgreementError::Canonical`] and [`AgreementError::Credential`].
pub fn read(value: Value) -> Result<AgreementDocument, AgreementError> {
    let document: AgreementDocument =
        serde_json::from_value(value.clone()).map_err(|_| AgreementError::Form)?;
    // Refuses spellings that reading forgives, such as a null for a member that is left out.
    if serde_json::to_value(&document).ok() != Some(value) {
        return Err(AgreementError::Form);
    }
    document.check()?;
    Ok(document)
}

#[cfg(test)]
mod documented;
#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
pub(crate) mod tests;
