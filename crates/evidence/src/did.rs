//! Who signs, by a name that says where its keys are published: `did:web` (the did:web method specification of the W3C CCG) and
//! DID documents (W3C DID Core 1.0).
//!
//! An instance's name is made from its public URL. The communities and the requesters that live on it have names below its own,
//! by their ids: a handle might be given to somebody else one day, an id never is. The keys of an instance sign for its
//! communities, whose documents therefore name the instance as the keys' controller.

use std::fmt;

use serde_json::{Value, json};

use crate::keys::{Jwks, PublicKey};

/// A `did:web` name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Did(String);

impl Did {
    /// The name of the instance with this public URL: scheme, host and port, without a path. Whoever resolves it asks by HTTPS,
    /// whatever the scheme says here.
    pub fn of_url(url: &str) -> Self {
        let host = url.split_once("://").map_or(url, |(_, host)| host).trim_end_matches('/');
        // The one character of a host and port that would be taken for the method's own.
        Self(format!("did:web:{}", host.replace(':', "%3A")))
    }

    /// The name of a community of this instance, by its printed id.
    #[must_use]
    pub fn community(&self, id: impl fmt::Display) -> Self {
        Self(format!("{self}:communities:{id}"))
    }

    /// The name of a requester registered at this instance, by its printed id.
    #[must_use]
    pub fn requester(&self, id: impl fmt::Display) -> Self {
        Self(format!("{self}:requesters:{id}"))
    }

    /// The name of one of its keys: the DID URL whose fragment is the key's thumbprint (RFC 7638).
    pub fn key(&self, thumbprint: &str) -> String {
        format!("{self}#{thumbprint}")
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The DID document (DID Core, section 5) with these keys, the current one first. Each key is there twice: as a JSON Web Key,
    /// for JOSE, and as a Multikey, for Data Integrity proofs; both may sign assertions and nothing else.
    pub fn document(&self, controller: &Self, keys: &[PublicKey]) -> Value {
        let methods: Vec<Value> = keys.iter().flat_map(|key| self.methods(controller, key)).collect();
        let ids: Vec<&Value> = methods.iter().map(|method| &method["id"]).collect();
        json!({
            "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1", "https://w3id.org/security/multikey/v1"],
            "id": self.0,
            "assertionMethod": ids,
            "verificationMethod": methods,
        })
    }

    fn methods(&self, controller: &Self, key: &PublicKey) -> [Value; 2] {
        let (jwk, multibase) = (key.to_jwk(), key.to_multibase());
        [
            json!({ "id": self.key(&key.id()), "type": "JsonWebKey", "controller": controller.0, "publicKeyJwk": jwk }),
            json!({ "id": self.key(&multibase), "type": "Multikey", "controller": controller.0, "publicKeyMultibase": multibase }),
        ]
    }
}

/// The name and the keys of a DID document: those that may sign assertions, written as JSON Web Keys under the document's own name
/// and their thumbprint. None where it is no such document, or a key's id is not its thumbprint.
pub fn read(document: &Value) -> Option<(String, Jwks)> {
    let id = document.get("id")?.as_str().filter(|id| id.starts_with("did:web:"))?;
    let asserting = document.get("assertionMethod")?.as_array()?;
    let mut keys = Vec::new();
    for method in document.get("verificationMethod")?.as_array()? {
        let named = method.get("id")?.as_str()?;
        let Some(jwk) = method.get("publicKeyJwk").filter(|_| asserting.iter().any(|one| one == named))
        else {
            continue;
        };
        let key = PublicKey::from_jwk(jwk).ok()?;
        if named != format!("{id}#{}", key.id()) {
            return None;
        }
        keys.push(key);
    }
    let current = keys.first()?.clone();
    Some((id.to_owned(), Jwks::new(current, keys.into_iter().skip(1))))
}

impl fmt::Display for Did {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::SigningKey;

    #[test]
    fn names() {
        let cases = [
            ("https://ownaccord.example", "did:web:ownaccord.example"),
            ("https://ownaccord.example/", "did:web:ownaccord.example"),
            ("http://localhost:8080", "did:web:localhost%3A8080"),
        ];
        for (url, did) in cases {
            assert_eq!(Did::of_url(url).as_str(), did);
        }
        let instance = Did::of_url("https://a.example");
        assert_eq!(instance.community("com_1").as_str(), "did:web:a.example:communities:com_1");
        assert_eq!(instance.requester("req_1").key("k"), "did:web:a.example:requesters:req_1#k");
    }

    /// The key of RFC 8037, appendix A, in the other spelling; its multibase was worked out by hand from the Multikey format
    /// (W3C Controlled Identifiers 1.0, section 2.2.2): z, base58btc, 0xed 0x01 and the 32 bytes.
    #[test]
    fn a_document_holds_each_key_in_both_forms() {
        let key = SigningKey::from_seed(&[7; 32]).public();
        let (instance, community) =
            (Did::of_url("https://a.example"), Did::of_url("https://a.example").community("c"));
        let document = community.document(&instance, std::slice::from_ref(&key));
        let methods = document["verificationMethod"].as_array().unwrap();
        assert_eq!(methods[0]["publicKeyJwk"]["kid"], json!(key.id()));
        assert_eq!(methods[0]["id"], json!(community.key(&key.id())));
        assert_eq!(methods[1]["publicKeyMultibase"].as_str().unwrap().get(..4), Some("z6Mk"));
        assert!(methods.iter().all(|method| method["controller"] == json!(instance.as_str())));
        assert_eq!(document["assertionMethod"].as_array().unwrap().len(), 2);
        assert_eq!(read(&document), Some((community.to_string(), Jwks::new(key.clone(), []))));
        let mut moved = document.clone();
        moved["id"] = json!("did:web:b.example");
        assert_eq!(read(&moved), None, "a key under another's name");
        assert_eq!(PublicKey::from_multibase(methods[1]["publicKeyMultibase"].as_str().unwrap()), Ok(key));
    }
}
