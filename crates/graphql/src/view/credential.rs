//! What is signed as a credential.

use app::DecisionIssued;
use async_graphql::SimpleObject;

use crate::scalar;

/// A credential, secured in two ways.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Credential")]
pub(crate) struct CredentialView {
    /// The document with its proof (`eddsa-jcs-2022`): canonical JSON (RFC 8785).
    document: String,
    /// The same as a JWT (`vc+jwt`).
    jwt: String,
    /// The digest of the document without its proof.
    digest: scalar::Digest,
}

impl From<DecisionIssued> for CredentialView {
    fn from(issued: DecisionIssued) -> Self {
        Self { document: issued.document, jwt: issued.jwt, digest: scalar::Digest::of(&issued.digest) }
    }
}
