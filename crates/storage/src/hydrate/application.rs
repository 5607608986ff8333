//! Applications, vouches, and what stewards want of each other's office.

use domain::{
    application::{Application, Vouch},
    crisis::Asked,
    id::Id,
    steward::StewardChange,
};
use uuid::Uuid;

use super::{Row, Stored, read, write};
use crate::{
    entity::{application, steward_change, vouch},
    error::Result,
};

impl Stored for Application {
    type Entity = application::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let asked = row.asked.as_deref().map(|asked| read::json("application.asked", asked)).transpose()?;
        Ok(Self {
            id: Id::new(row.id),
            community: Id::new(row.community),
            member: Id::new(row.member),
            code: read::digest("application.code", &row.code)?,
            language: read::text("application.language", &row.language)?,
            account: row.account,
            asked,
            agreed_by: row.agreed_by.map(Id::new),
            expires_at: read::moment("application.expires_at", row.expires_at)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let asked = self.asked.as_ref().map(|asked| write::json("application.asked", asked)).transpose()?;
        Ok(application::Model {
            id: self.id.uuid(),
            community: self.community.uuid(),
            member: self.member.uuid(),
            code: self.code.bytes().to_vec(),
            language: self.language.to_string(),
            account: self.account.clone(),
            asked,
            agreed_by: self.agreed_by.map(Id::uuid),
            expires_at: self.expires_at.micros(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Stored for Vouch {
    type Entity = vouch::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self { application: Id::new(row.application), member: Id::new(row.member) })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(vouch::Model { application: self.application.uuid(), member: self.member.uuid() })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}

impl Stored for StewardChange {
    type Entity = steward_change::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let at = read::moment("steward_change.asked_at", row.asked_at)?;
        Ok(Self {
            community: Id::new(row.community),
            member: Id::new(row.member),
            appoints: row.appoints,
            asked: Asked { by: Id::new(row.asked_by), at },
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(steward_change::Model {
            member: self.member.uuid(),
            community: self.community.uuid(),
            appoints: self.appoints,
            asked_by: self.asked.by.uuid(),
            asked_at: self.asked.at.micros(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.member.uuid())
    }
}
