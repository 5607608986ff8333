//! How people sign with keys of their own through the schema.

use domain::signatory::KeyRole;
use evidence::{
    keys::SigningKey,
    signature::{self, Cosignature, Countersignature, KeyProof},
};
use serde_json::{Value, json};

use crate::fixture::{House, Town, text};

impl House {
    /// Somebody makes a key and registers it; what is to be signed is told whole, too.
    pub async fn registers(&self, token: &str) -> SigningKey {
        let key = SigningKey::from_seed(&std::array::from_fn(|_| getrandom::u32().expect("chance") as u8));
        let input = json!({ "publicKey": key.public().to_multibase() });
        let asked =
            self.good(token, "askKeyChallenge", input, "challenge audience typ payload expiresAt").await;
        let proof = KeyProof::new(&key.public(), &text(&asked, "/audience"), &text(&asked, "/challenge"));
        assert_eq!(evidence::canonical::to_text(&proof).expect("canonical"), text(&asked, "/payload"));
        assert_eq!(asked["typ"], "key-proof+jwt");
        let proof = signature::sign(&proof, &key).expect("signed");
        self.good(token, "registerKey", json!({ "proof": proof }), "key { id thumbprint role }").await;
        key
    }
}

impl Town {
    async fn signed(&self, decision: &Value) -> (String, Value) {
        let id = text(decision, "/id");
        let selection = "digest agreement { id termsDigest requester { did } }";
        let seen = self.house.node("", "Decision", &id, selection).await;
        (id, seen)
    }

    /// The requester countersigns with a fresh key.
    pub async fn countersigns(&self, contact: &str, decision: &Value, selection: &str) -> Value {
        let key = self.house.registers(contact).await;
        let (id, seen) = self.signed(decision).await;
        let part = |pointer| text(&seen, pointer);
        let document = Countersignature::new(
            &key.public(),
            &part("/agreement/requester/did"),
            &part("/agreement/id"),
            &part("/agreement/termsDigest"),
            &part("/digest"),
        );
        let input = json!({ "decision": id, "signature": signature::sign(&document, &key).expect("signed") });
        self.house.good(contact, "countersign", input, selection).await
    }

    /// A steward signs beside the instance with a fresh key.
    pub async fn cosigns(&self, steward: &str, decision: &Value, selection: &str) -> Value {
        let key = self.house.registers(steward).await;
        let (id, seen) = self.signed(decision).await;
        let document = Cosignature::new(&key.public(), KeyRole::Steward, &self.id, &text(&seen, "/digest"));
        let input = json!({ "decision": id, "signature": signature::sign(&document, &key).expect("signed") });
        self.house.good(steward, "cosign", input, selection).await
    }
}
