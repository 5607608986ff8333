//! Keys that people and organisations sign with, and what they signed.

use async_graphql::{Enum, ID, Object, SimpleObject};
use domain::{
    agreement::{AgreementSignature, Signed, Signer},
    charter::{CosignedBy, Cosigners, CosignersDraft},
    signatory::{KeyRole, SignatoryKey},
};
use evidence::{canonical, keys::PublicKey};

use crate::{
    fault::{Fault, Result},
    scalar,
};

/// As what somebody signs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "KeyRole", remote = "KeyRole")]
pub(crate) enum KeyRoleView {
    /// For a requester, to bind it.
    Signatory,
    /// As a steward of a community.
    Steward,
    /// As an advocate of an intermediary.
    Advocate,
}

/// A key with which somebody signs for themselves.
pub(crate) struct SignatoryKeyView(pub SignatoryKey);

impl SignatoryKeyView {
    fn public(&self) -> Result<PublicKey> {
        PublicKey::from_bytes(&self.0.public).map_err(|_| Fault::missing("a key"))
    }
}

#[Object(name = "SignatoryKey")]
impl SignatoryKeyView {
    /// Its id, to revoke it by.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// What it is known by in signatures and in the log (RFC 7638).
    async fn thumbprint(&self) -> String {
        self.0.thumbprint.to_string()
    }
    /// The public key as a JSON Web Key (RFC 8037).
    async fn jwk(&self) -> Result<String> {
        canonical::to_text(&self.public()?.to_jwk()).map_err(|_| Fault::missing("a key"))
    }
    /// The public key as a Multikey (`z6Mk…`).
    async fn multibase(&self) -> Result<String> {
        Ok(self.public()?.to_multibase())
    }
    /// As what its holder signs.
    async fn role(&self) -> KeyRoleView {
        self.0.holder.role().into()
    }
    /// From when it is good.
    async fn registered_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.registered_at)
    }
    /// Since when it is good no more.
    async fn revoked_at(&self) -> Option<scalar::DateTime> {
        self.0.revoked_at.as_ref().map(scalar::DateTime::of)
    }
}

/// A signature on an agreement, beside the instance's own.
pub(crate) struct AgreementSignatureView(pub AgreementSignature);

#[Object(name = "AgreementSignature")]
impl AgreementSignatureView {
    /// As what it was given. Who among the stewards or advocates is not told.
    async fn role(&self) -> KeyRoleView {
        self.0.by.role().into()
    }
    /// Whether it is the word of the requester's connector, over an authenticated channel, and no signature.
    async fn by_connector(&self) -> bool {
        self.0.by == Signer::Connector
    }
    /// The thumbprint of the key (RFC 7638).
    async fn key(&self) -> Option<String> {
        self.0.signed.as_ref().map(|signed| signed.key.to_string())
    }
    /// The signature and what it is over, as a compact JWS (RFC 7515).
    async fn jwt(&self) -> Option<&str> {
        self.0.signed.as_ref().map(|signed| signed.jws.as_str())
    }
    /// The digest of the JWS, as the log has it.
    async fn digest(&self) -> Option<scalar::Digest> {
        self.0.signed.as_ref().map(|signed| scalar::Digest::of(&Signed::digest(signed)))
    }
    /// When it was received.
    async fn at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.at)
    }
}

/// Who may sign beside the instance.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "CosignedBy", remote = "CosignedBy")]
pub(crate) enum CosignedByView {
    /// Stewards.
    Stewards,
    /// Advocates with a mandate.
    Advocates,
    /// Either.
    Either,
}

/// Who must sign an agreement beside the instance and the requester before it is in force.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Cosigners")]
pub(crate) struct CosignersView {
    /// Who.
    by: CosignedByView,
    /// At least so many of them.
    least: u32,
}

impl From<Cosigners> for CosignersView {
    fn from(clause: Cosigners) -> Self {
        Self { by: clause.by.into(), least: clause.least }
    }
}

/// Who must sign an agreement beside the instance and the requester before it is in force.
#[derive(Debug, async_graphql::InputObject)]
pub(crate) struct CosignersInput {
    /// Who.
    by: CosignedByView,
    /// At least so many of them, from one on.
    least: u32,
}

impl From<CosignersInput> for CosignersDraft {
    fn from(input: CosignersInput) -> Self {
        Self { by: input.by.into(), least: input.least }
    }
}
