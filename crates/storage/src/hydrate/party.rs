//! Intermediaries and what they declared, advocates, requesters, contacts.

use domain::{
    id::Id,
    party::{
        Advocate, Contact, FormerInterests, Intermediary, MailProof, ProvenDomain, Requester, Role, SentLink,
    },
};
use uuid::Uuid;

use super::{Row, Stored, read, write};
use crate::{
    entity::{advocate, contact, former_interests, intermediary, mail_proof, requester},
    error::{Result, StorageError},
};

impl Stored for Intermediary {
    type Entity = intermediary::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let declared_at = row.interests_since.unwrap_or(row.registered_at);
        Ok(Self {
            id: Id::new(row.id),
            handle: read::text("intermediary.handle", &row.handle)?,
            name: row.name,
            kind: read::text("intermediary.kind", &row.kind)?,
            interests: read::json("intermediary.interests", &row.interests)?,
            version: read::count("intermediary.interests_version", row.interests_version)?,
            declared_at: read::moment("intermediary.interests_since", declared_at)?,
            registered_at: read::moment("intermediary.registered_at", row.registered_at)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(intermediary::Model {
            id: self.id.uuid(),
            handle: self.handle.to_string(),
            name: self.name.clone(),
            kind: self.kind.to_string(),
            interests: write::json("intermediary.interests", &self.interests)?,
            registered_at: self.registered_at.micros(),
            interests_version: self.version.into(),
            interests_since: (self.declared_at != self.registered_at).then(|| self.declared_at.micros()),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Stored for Advocate {
    type Entity = advocate::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self { id: Id::new(row.id), intermediary: Id::new(row.intermediary) })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(advocate::Model { id: self.id.uuid(), intermediary: self.intermediary.uuid() })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Stored for Requester {
    type Entity = requester::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            id: Id::new(row.id),
            handle: read::text("requester.handle", &row.handle)?,
            name: row.name,
            kind: read::text("requester.kind", &row.kind)?,
            services: row.services.map(|json| read::json("requester.services", &json)).transpose()?,
            mail_domain: match (row.mail_domain, row.mail_domain_proven_at) {
                (None, None) => None,
                (Some(domain), Some(at)) => Some(ProvenDomain {
                    domain: read::text("requester.mail_domain", &domain)?,
                    at: read::moment("requester.mail_domain_proven_at", at)?,
                }),
                _ => return Err(StorageError::inconsistent("requester.mail_domain")),
            },
            registered_at: read::moment("requester.registered_at", row.registered_at)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(requester::Model {
            id: self.id.uuid(),
            handle: self.handle.to_string(),
            name: self.name.clone(),
            kind: self.kind.to_string(),
            registered_at: self.registered_at.micros(),
            services: self
                .services
                .as_ref()
                .map(|services| write::json("requester.services", services))
                .transpose()?,
            mail_domain: self.mail_domain.as_ref().map(|proven| proven.domain.to_string()),
            mail_domain_proven_at: self.mail_domain.as_ref().map(|proven| proven.at.micros()),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Stored for MailProof {
    type Entity = mail_proof::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let link = match (row.domain, row.secret_hash, row.expires_at) {
            (None, None, None) => None,
            (Some(domain), Some(secret), Some(expires_at)) => Some(SentLink {
                domain: read::text("mail_proof.domain", &domain)?,
                secret: read::digest("mail_proof.secret_hash", &secret)?,
                expires_at: read::moment("mail_proof.expires_at", expires_at)?,
            }),
            _ => return Err(StorageError::inconsistent("mail_proof.link")),
        };
        let (requester, sent) = (Id::new(row.requester), read::json("mail_proof.sent", &row.sent)?);
        Ok(Self { requester, sent, link })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(mail_proof::Model {
            requester: self.requester.uuid(),
            sent: write::json("mail_proof.sent", &self.sent)?,
            domain: self.link.as_ref().map(|link| link.domain.to_string()),
            secret_hash: self.link.as_ref().map(|link| link.secret.bytes().to_vec()),
            expires_at: self.link.as_ref().map(|link| link.expires_at.micros()),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.requester.uuid())
    }
}

/// Whoever acted before there were roles may do everything.
impl Stored for Contact {
    type Entity = contact::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            id: Id::new(row.id),
            requester: Id::new(row.requester),
            roles: match row.roles {
                Some(roles) => read::json("contact.roles", &roles)?,
                None => Role::ALL.into(),
            },
            state: read::word("contact.state", &row.state)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(contact::Model {
            id: self.id.uuid(),
            requester: self.requester.uuid(),
            roles: Some(write::json("contact.roles", &self.roles)?),
            state: write::word("contact.state", &self.state)?,
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Stored for FormerInterests {
    type Entity = former_interests::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            intermediary: Id::new(row.intermediary),
            version: read::count("former_interests.version", row.version)?,
            interests: read::json("former_interests.interests", &row.interests)?,
            declared_at: read::moment("former_interests.declared_at", row.declared_at)?,
            until: read::moment("former_interests.until", row.until)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(former_interests::Model {
            intermediary: self.intermediary.uuid(),
            version: self.version.into(),
            interests: write::json("former_interests.interests", &self.interests)?,
            declared_at: self.declared_at.micros(),
            until: self.until.micros(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}
