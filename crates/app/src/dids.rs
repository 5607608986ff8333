//! The DID documents of this instance, its communities and its requesters: whose keys are whose.

use domain::{
    id::{CommunityId, RequesterId},
    signatory::KeyHolder,
};
use evidence::keys::PublicKey;
use serde_json::Value;

use crate::{App, AppError};

impl App {
    /// The document of the instance: the key that signs, the next one, and the earlier ones that were not revoked.
    pub fn did_document(&self) -> Value {
        self.keys.did().document(self.keys.did(), &self.keys.jwks().good())
    }

    /// The document of a community, for which the instance signs with its own keys; none where there is no such community.
    pub async fn did_document_of_community(&self, id: CommunityId) -> Result<Option<Value>, AppError> {
        let known = self.read().await?.community(id).await?;
        let document = || self.keys.community(id).document(self.keys.did(), &self.keys.jwks().good());
        Ok(known.map(|_| document()))
    }

    /// The document of a requester, with the keys that it has registered and not revoked; none where there is no such requester.
    pub async fn did_document_of_requester(&self, id: RequesterId) -> Result<Option<Value>, AppError> {
        let tx = self.read().await?;
        if tx.requester(id).await?.is_none() {
            return Ok(None);
        }
        let keys = tx.keys_of(KeyHolder::Requester(id)).await?;
        let good = keys.iter().filter(|key| key.works());
        let good: Result<Vec<_>, _> = good.map(|key| PublicKey::from_bytes(&key.public)).collect();
        let good = good.map_err(|_| AppError::Document { what: "the DID document of a requester" })?;
        let did = self.keys.requester(id);
        Ok(Some(did.document(&did, &good)))
    }
}
