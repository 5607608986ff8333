//! Communities, charters, members, invitations.

use domain::{
    community::{CharterState, CharterVersion, Community, Invitation, Member},
    id::Id,
    roll::Removal,
};
use uuid::Uuid;

use super::{Row, Stored, read, write};
use crate::{
    entity::{charter, community, invitation, member, removal},
    error::{Result, StorageError},
};

impl Stored for Community {
    type Entity = community::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            id: Id::new(row.id),
            handle: read::text("community.handle", &row.handle)?,
            name: read::json("community.name", &row.name)?,
            founded_at: read::moment("community.founded_at", row.founded_at)?,
            in_force: row.in_force.map(Id::new),
            parent: row.parent.map(Id::new),
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(community::Model {
            id: self.id.uuid(),
            handle: self.handle.to_string(),
            name: write::json("community.name", &self.name)?,
            founded_at: self.founded_at.micros(),
            in_force: self.in_force.map(Id::uuid),
            parent: self.parent.map(Id::uuid),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Stored for CharterVersion {
    type Entity = charter::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let state = match (row.state.as_str(), row.vote) {
            ("draft", None) => CharterState::Draft,
            ("voting", Some(vote)) => CharterState::Voting(Id::new(vote)),
            ("in-force", None) => CharterState::InForce,
            ("superseded", None) => CharterState::Superseded,
            ("not-adopted", None) => CharterState::NotAdopted,
            _ => return Err(StorageError::inconsistent("charter.state")),
        };
        let version = Self {
            id: Id::new(row.id),
            community: Id::new(row.community),
            number: read::count("charter.number", row.number)?,
            state,
            amends: row.amends.map(Id::new),
            charter: read::json("charter.charter", &row.charter)?,
            digest: read::digest("charter.digest", &row.digest)?,
            drafted_at: read::moment("charter.drafted_at", row.drafted_at)?,
        };
        // `Charter::language` relies on it, and whoever votes relies on the digest.
        let sound = !version.charter.languages.is_empty() && version.charter.digest() == version.digest;
        if sound { Ok(version) } else { Err(StorageError::inconsistent("charter.digest")) }
    }

    fn row(&self) -> Result<Row<Self>> {
        let (state, vote) = match self.state {
            CharterState::Draft => ("draft", None),
            CharterState::Voting(vote) => ("voting", Some(vote)),
            CharterState::InForce => ("in-force", None),
            CharterState::Superseded => ("superseded", None),
            CharterState::NotAdopted => ("not-adopted", None),
        };
        Ok(charter::Model {
            id: self.id.uuid(),
            community: self.community.uuid(),
            number: i64::from(self.number),
            state: state.to_owned(),
            vote: vote.map(Id::uuid),
            amends: self.amends.map(Id::uuid),
            charter: write::json("charter.charter", &self.charter)?,
            digest: self.digest.bytes().to_vec(),
            drafted_at: self.drafted_at.micros(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Stored for Member {
    type Entity = member::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            id: Id::new(row.id),
            community: Id::new(row.community),
            steward: row.steward,
            language: read::text("member.language", &row.language)?,
            joined_at: read::moment("member.joined_at", row.joined_at)?,
            left_at: read::moment_if("member.left_at", row.left_at)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(member::Model {
            id: self.id.uuid(),
            community: self.community.uuid(),
            steward: self.steward,
            language: self.language.to_string(),
            joined_at: self.joined_at.micros(),
            left_at: self.left_at.map(|at| at.micros()),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Stored for Invitation {
    type Entity = invitation::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            id: Id::new(row.id),
            community: Id::new(row.community),
            code: read::digest("invitation.code", &row.code)?,
            expires_at: read::moment("invitation.expires_at", row.expires_at)?,
            used_at: read::moment_if("invitation.used_at", row.used_at)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(invitation::Model {
            id: self.id.uuid(),
            community: self.community.uuid(),
            code: self.code.bytes().to_vec(),
            expires_at: self.expires_at.micros(),
            used_at: self.used_at.map(|at| at.micros()),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Stored for Removal {
    type Entity = removal::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            id: Id::new(row.id),
            community: Id::new(row.community),
            reason: read::json("removal.reason", &row.reason)?,
            at: read::moment("removal.at", row.at)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(removal::Model {
            id: self.id.uuid(),
            community: self.community.uuid(),
            reason: write::json("removal.reason", &self.reason)?,
            at: self.at.micros(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}
