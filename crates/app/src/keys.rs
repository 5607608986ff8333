//! The keys of this instance and the names under which it signs.

use std::sync::Arc;

use domain::id::{CommunityId, RequesterId};
use evidence::{
    credential::Signatory,
    did::Did,
    keys::{Jwks, SigningKey},
};

/// What is signed with, and as whom. Cheap to clone; never printed.
#[derive(Clone)]
pub struct Keys {
    signing: Arc<SigningKey>,
    log: Arc<SigningKey>,
    jwks: Arc<Jwks>,
    issuer: Arc<str>,
    did: Arc<Did>,
}

impl Keys {
    /// Documents are signed with `signing`, the log's checkpoints with `log`; `issuer` is the public URL of this instance.
    pub fn new(signing: SigningKey, log: SigningKey, issuer: &str) -> Self {
        let jwks = Jwks::new(signing.public(), []);
        Self {
            signing: Arc::new(signing),
            log: Arc::new(log),
            jwks: Arc::new(jwks),
            issuer: issuer.into(),
            did: Arc::new(Did::of_url(issuer)),
        }
    }
    /// The same, serving this key set.
    pub(crate) fn serving(self, jwks: Jwks) -> Self {
        Self { jwks: Arc::new(jwks), ..self }
    }
    /// The key that signs documents.
    pub fn signing(&self) -> &SigningKey {
        &self.signing
    }
    /// The key that signs the checkpoints of the log, and nothing else.
    pub fn log(&self) -> &SigningKey {
        &self.log
    }
    /// The public keys of documents, as served at `/.well-known/jwks.json`.
    pub fn jwks(&self) -> &Jwks {
        &self.jwks
    }
    /// The public URL of this instance.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }
    /// The name of this instance.
    pub fn did(&self) -> &Did {
        &self.did
    }
    /// The name of a community of this instance.
    pub fn community(&self, id: CommunityId) -> Did {
        self.did.community(id)
    }
    /// The name of a requester registered at this instance.
    pub fn requester(&self, id: RequesterId) -> Did {
        self.did.requester(id)
    }
    /// This instance, signing as itself or for one of its communities.
    pub fn as_signatory<'a>(&'a self, did: &'a Did) -> Signatory<'a> {
        Signatory { did, key: &self.signing }
    }
}
