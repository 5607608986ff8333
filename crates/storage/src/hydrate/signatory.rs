//! Keys that people and organisations sign with, challenges, signatures on agreements and after their withdrawal.

use domain::{
    agreement::{AgreementSignature, Discharge, Duty, Signed, Signer},
    id::Id,
    moment::Moment,
    signatory::{KeyChallenge, KeyHolder, SignatoryKey},
};
use uuid::Uuid;

use super::{Row, Stored, read};
use crate::{
    entity::{agreement_signature, discharge, key_challenge, signatory_key},
    error::{Result, StorageError},
};

fn holder(what: &str, role: &str, holder: Uuid, within: Option<Uuid>) -> Result<KeyHolder> {
    match (role, within) {
        ("signatory", None) => Ok(KeyHolder::Requester(Id::new(holder))),
        ("steward", Some(within)) => Ok(KeyHolder::Steward(Id::new(within), Id::new(holder))),
        ("advocate", Some(within)) => Ok(KeyHolder::Advocate(Id::new(within), Id::new(holder))),
        _ => Err(StorageError::inconsistent(what)),
    }
}

fn within(holder: KeyHolder) -> Option<Uuid> {
    match holder {
        KeyHolder::Requester(_) => None,
        KeyHolder::Steward(community, _) => Some(community.uuid()),
        KeyHolder::Advocate(intermediary, _) => Some(intermediary.uuid()),
    }
}

impl Stored for SignatoryKey {
    type Entity = signatory_key::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            id: Id::new(row.id),
            thumbprint: read::text("signatory_key.thumbprint", &row.thumbprint)?,
            public: read::bytes("signatory_key.public", &row.public)?,
            holder: holder("signatory_key.role", &row.role, row.holder, row.within)?,
            registered_at: read::moment("signatory_key.registered_at", row.registered_at)?,
            revoked_at: read::moment_if("signatory_key.revoked_at", row.revoked_at)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(signatory_key::Model {
            id: self.id.uuid(),
            thumbprint: self.thumbprint.to_string(),
            public: self.public.to_vec(),
            role: self.holder.role().word().to_owned(),
            holder: self.holder.uuid(),
            within: within(self.holder),
            registered_at: self.registered_at.micros(),
            revoked_at: self.revoked_at.map(Moment::micros),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Stored for KeyChallenge {
    type Entity = key_challenge::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            holder: holder("key_challenge.role", &row.role, row.holder, row.within)?,
            challenge: row.challenge,
            expires_at: read::moment("key_challenge.expires_at", row.expires_at)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(key_challenge::Model {
            holder: self.holder.uuid(),
            role: self.holder.role().word().to_owned(),
            within: within(self.holder),
            challenge: self.challenge.clone(),
            expires_at: self.expires_at.micros(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.holder.uuid())
    }
}

impl Stored for AgreementSignature {
    type Entity = agreement_signature::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let wrong = || StorageError::inconsistent("agreement_signature.by");
        let signed = match (row.key, row.jws) {
            (Some(key), Some(jws)) => Some(Signed { key: read::text("agreement_signature.key", &key)?, jws }),
            (None, None) => None,
            _ => return Err(wrong()),
        };
        let by = match (row.by.as_str(), &signed) {
            ("requester", Some(_)) => Signer::Requester,
            ("connector", None) => Signer::Connector,
            ("steward", Some(_)) => Signer::Steward(Id::new(row.signer)),
            ("advocate", Some(_)) => Signer::Advocate(Id::new(row.signer)),
            _ => return Err(wrong()),
        };
        let at = read::moment("agreement_signature.at", row.at)?;
        Ok(Self { agreement: Id::new(row.agreement), by, signed, at })
    }

    fn row(&self) -> Result<Row<Self>> {
        let (by, signer) = match self.by {
            Signer::Requester => ("requester", self.agreement.uuid()),
            Signer::Connector => ("connector", self.agreement.uuid()),
            Signer::Steward(id) => ("steward", id.uuid()),
            Signer::Advocate(id) => ("advocate", id.uuid()),
        };
        Ok(agreement_signature::Model {
            agreement: self.agreement.uuid(),
            signer,
            by: by.to_owned(),
            key: self.signed.as_ref().map(|signed| signed.key.to_string()),
            jws: self.signed.as_ref().map(|signed| signed.jws.clone()),
            at: self.at.micros(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}

impl Stored for Discharge {
    type Entity = discharge::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let duty = Duty::ALL.into_iter().find(|duty| duty.word() == row.duty);
        let key = read::text("discharge.key", &row.key)?;
        Ok(Self {
            agreement: Id::new(row.agreement),
            duty: duty.ok_or_else(|| StorageError::inconsistent("discharge.duty"))?,
            signed: Signed { key, jws: row.jws },
            at: read::moment("discharge.at", row.at)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(discharge::Model {
            agreement: self.agreement.uuid(),
            duty: self.duty.word().to_owned(),
            key: self.signed.key.to_string(),
            jws: self.signed.jws.clone(),
            at: self.at.micros(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}
