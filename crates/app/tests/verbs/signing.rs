//! How people of a town sign with keys of their own.

use app::{Actor, AppError, Recorded, RegisterKey, Sign};
use domain::{id::AgreementId, signatory::KeyRole};
use evidence::{
    keys::SigningKey,
    signature::{self, Cosignature, Countersignature, KeyProof},
};

use crate::town::{Town, fresh};

/// A key that nobody else has.
pub fn new_key() -> SigningKey {
    let seed = app::Chance::system().bytes().unwrap();
    SigningKey::from_seed(&seed)
}

impl Town {
    /// Somebody proves that they hold this key, and registers it.
    pub async fn registers(&self, who: &Actor, key: &SigningKey) -> Result<domain::id::KeyId, AppError> {
        let given = self.app.ask_key_challenge(who, &fresh()).await?;
        let proof = KeyProof::new(&key.public(), self.app.keys().did().as_str(), &given.challenge);
        let command = RegisterKey { proof: signature::sign(&proof, key).unwrap() };
        self.app.register_key(who, &fresh(), &command).await
    }

    /// The agreement that a decision leads to.
    pub async fn agreement_of(&self, recorded: &Recorded) -> domain::agreement::Agreement {
        let tx = self.app.read().await.unwrap();
        tx.agreement_of(recorded.decision.id).await.unwrap().unwrap()
    }

    /// What a requester signs.
    pub async fn countersignature(&self, recorded: &Recorded, key: &SigningKey) -> Countersignature {
        let agreement = self.agreement_of(recorded).await;
        let requester = self.app.keys().requester(agreement.requester);
        let (id, terms) = (agreement.id.to_string(), agreement.digest.to_string());
        Countersignature::new(&key.public(), requester.as_str(), &id, &terms, &recorded.digest.to_string())
    }

    /// What a steward or an advocate signs.
    pub fn cosignature(&self, recorded: &Recorded, key: &SigningKey, role: KeyRole) -> Cosignature {
        let community = recorded.decision.community.to_string();
        Cosignature::new(&key.public(), role, &community, &recorded.digest.to_string())
    }

    /// The requester countersigns with a fresh key.
    pub async fn countersigns(&self, contact: &Actor, recorded: &Recorded) -> Result<AgreementId, AppError> {
        let key = new_key();
        self.registers(contact, &key).await?;
        let document = self.countersignature(recorded, &key).await;
        let jws = signature::sign(&document, &key).unwrap();
        let command = Sign { decision: recorded.decision.id, jws };
        self.app.countersign(contact, &fresh(), &command).await
    }

    /// Somebody signs beside the instance with a fresh key.
    pub async fn cosigns(
        &self,
        who: &Actor,
        role: KeyRole,
        recorded: &Recorded,
    ) -> Result<AgreementId, AppError> {
        let key = new_key();
        self.registers(who, &key).await?;
        let jws = signature::sign(&self.cosignature(recorded, &key, role), &key).unwrap();
        self.app.cosign(who, &fresh(), &Sign { decision: recorded.decision.id, jws }).await
    }

    /// The requester and the steward sign: the agreement is in force.
    pub async fn binds(&self, contact: &Actor, recorded: &Recorded) -> AgreementId {
        self.countersigns(contact, recorded).await.unwrap();
        self.cosigns(&self.steward, KeyRole::Steward, recorded).await.unwrap()
    }
}
