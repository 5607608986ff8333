//! The keys of this instance and the name under which it signs.

use std::sync::Arc;

use evidence::keys::{Jwks, SigningKey};

/// What decisions are signed with. Cheap to clone; never printed.
#[derive(Clone)]
pub struct Keys {
    signing: Arc<SigningKey>,
    jwks: Arc<Jwks>,
    issuer: Arc<str>,
}

impl Keys {
    /// Signs with `signing`; `issuer` is the public URL of this instance.
    pub fn new(signing: SigningKey, issuer: &str) -> Self {
        let jwks = Jwks::new(signing.public(), []);
        Self { signing: Arc::new(signing), jwks: Arc::new(jwks), issuer: issuer.into() }
    }
    /// The signing key.
    pub fn signing(&self) -> &SigningKey {
        &self.signing
    }
    /// The public keys, as served at `/.well-known/jwks.json`.
    pub fn jwks(&self) -> &Jwks {
        &self.jwks
    }
    /// The public URL of this instance.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }
}
