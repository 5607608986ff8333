//! The keys that people of the story have for themselves, and what they sign with them. Elsewhere they would make and use them by
//! `ownaccord key` and `ownaccord sign`, each on their own machine.

use domain::signatory::KeyRole;
use evidence::{
    keys::SigningKey,
    signature::{self, Cosignature, Countersignature, Document, KeyProof},
};
use serde_json::{Value, json};

use super::{
    api::{Api, text},
    stage::broken,
};
use crate::{fault::Fault, key};

/// Somebody makes a key and registers it.
async fn registered(api: &Api) -> Result<SigningKey, Fault> {
    let key = key::fresh()?;
    let asked = api.does("askKeyChallenge", json!({}), "challenge audience").await?;
    let proof = KeyProof::new(&key.public(), &text(&asked, "/audience")?, &text(&asked, "/challenge")?);
    api.does("registerKey", json!({ "proof": signed(&proof, &key)? }), "key { thumbprint }").await?;
    Ok(key)
}

fn signed<D: Document>(document: &D, key: &SigningKey) -> Result<String, Fault> {
    signature::sign(document, key).map_err(|error| broken("it can be signed", error))
}

/// What is signed of a decision.
async fn decision(api: &Api, id: &str) -> Result<Value, Fault> {
    api.node("Decision", id, "digest community { id } agreement { id termsDigest requester { did } }").await
}

/// The requester binds itself.
pub async fn countersigns(api: &Api, id: &str) -> Result<Value, Fault> {
    let (key, decision) = (registered(api).await?, decision(api, id).await?);
    let part = |pointer| text(&decision, pointer);
    let (requester, agreement) = (part("/agreement/requester/did")?, part("/agreement/id")?);
    let (terms, digest) = (part("/agreement/termsDigest")?, part("/digest")?);
    let document = Countersignature::new(&key.public(), &requester, &agreement, &terms, &digest);
    let input = json!({ "decision": id, "signature": signed(&document, &key)? });
    api.does("countersign", input, "agreement { id state }").await
}

/// A steward signs beside the instance.
pub async fn cosigns(api: &Api, id: &str) -> Result<Value, Fault> {
    let (key, decision) = (registered(api).await?, decision(api, id).await?);
    let (community, digest) = (text(&decision, "/community/id")?, text(&decision, "/digest")?);
    let document = Cosignature::new(&key.public(), KeyRole::Steward, &community, &digest);
    let input = json!({ "decision": id, "signature": signed(&document, &key)? });
    api.does("cosign", input, "agreement { id state }").await
}
