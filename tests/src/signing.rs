//! A key of somebody's own, in a file on their own machine, and what they sign with it: all by the built binary, as they would.

use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    fail,
    graphql::{Api, Outcome, text},
    place,
};

/// A key.
#[derive(Debug)]
pub struct OwnKey(TempDir);

impl OwnKey {
    /// Makes one, and registers it with this access.
    pub async fn registered(api: &Api) -> Self {
        let folder = tempfile::tempdir().unwrap_or_else(|error| fail(&format!("a folder: {error}")));
        let key = Self(folder);
        let passphrase = key.path("passphrase");
        std::fs::write(&passphrase, "correct horse\n").unwrap_or_else(|error| fail(&error.to_string()));
        key.runs(&["key", "new", &key.path("key.pem"), "--passphrase-file", &passphrase]);
        let asked = api.does("askKeyChallenge", json!({}), "challenge audience expiresAt").await.good();
        let [challenge, audience] = ["/challenge", "/audience"].map(|part| text(&asked, part));
        let proof = key.signs("proof", &["--challenge", &challenge, "--audience", &audience]);
        api.does("registerKey", json!({ "proof": proof }), "key { thumbprint role }").await.good();
        key
    }

    /// Signs a document of this kind, of these parts.
    pub fn signs(&self, kind: &str, parts: &[&str]) -> String {
        let (key, passphrase) = (self.path("key.pem"), self.path("passphrase"));
        let mut arguments = vec!["sign", kind, "--key", &key, "--passphrase-file", &passphrase];
        arguments.extend(parts);
        self.runs(&arguments).trim().to_owned()
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    fn runs(&self, arguments: &[&str]) -> String {
        let output = Command::new(place::binary()).args(arguments).current_dir(self.0.path()).output();
        let output = output.unwrap_or_else(|error| fail(&error.to_string()));
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

/// What is signed of a decision: its digest, its community, its agreement and the requester's name, where there is an agreement.
async fn decision(api: &Api, id: &str) -> Value {
    let selection = "digest community { id } agreement { id requester { did } }";
    api.node("Decision", id, selection).await
}

/// Signs as the requester, over these terms, with a fresh key.
pub async fn countersigns(api: &Api, id: &str, terms: &str) -> Outcome {
    let key = OwnKey::registered(api).await;
    let signed = decision(api, id).await;
    let part = |pointer: &str, other: &str| {
        signed.pointer(pointer).and_then(Value::as_str).unwrap_or(other).to_owned()
    };
    let agreement = part("/agreement/id", &format!("agr_{}", "0".repeat(32)));
    let requester = part("/agreement/requester/did", "did:web:nobody.example");
    let digest = text(&signed, "/digest");
    let parts =
        ["--requester", &requester, "--agreement", &agreement, "--terms", terms, "--decision", &digest];
    let signature = key.signs("countersignature", &parts);
    let input = json!({ "decision": id, "signature": signature });
    api.does("countersign", input, "agreement { id state countersigned cosignaturesToCome }").await
}

/// Signs in this role beside the instance, with a fresh key.
pub async fn cosigns(api: &Api, role: &str, id: &str) -> Outcome {
    let key = OwnKey::registered(api).await;
    let signed = decision(api, id).await;
    let (community, digest) = (text(&signed, "/community/id"), text(&signed, "/digest"));
    let parts = ["--role", role, "--community", &community, "--decision", &digest];
    let signature = key.signs("cosignature", &parts);
    let input = json!({ "decision": id, "signature": signature });
    api.does("cosign", input, "agreement { id state countersigned cosignaturesToCome }").await
}
