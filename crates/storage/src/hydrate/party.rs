//! Intermediaries, advocates, requesters, contacts, mandates.

use domain::{
    digest::Digest,
    id::Id,
    mandate::{Mandate, MandateState, MandateText},
    party::{Advocate, Contact, Intermediary, Requester},
};
use uuid::Uuid;

use super::{Row, Stored, read, write};
use crate::{
    entity::{advocate, contact, intermediary, mandate, requester},
    error::{Result, StorageError},
};

impl Stored for Intermediary {
    type Entity = intermediary::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            id: Id::new(row.id),
            handle: read::text("intermediary.handle", &row.handle)?,
            name: row.name,
            kind: read::text("intermediary.kind", &row.kind)?,
            interests: read::json("intermediary.interests", &row.interests)?,
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
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Stored for Contact {
    type Entity = contact::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self { id: Id::new(row.id), requester: Id::new(row.requester) })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(contact::Model { id: self.id.uuid(), requester: self.requester.uuid() })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Stored for Mandate {
    type Entity = mandate::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let at = |micros| read::moment("mandate.active_until", micros);
        let state = match (row.state.as_str(), row.vote, row.active_from, row.active_until) {
            ("nominated", None, None, None) => MandateState::Nominated,
            ("voting", Some(vote), None, None) => MandateState::Voting(Id::new(vote)),
            ("active", None, Some(from), Some(until)) => {
                MandateState::Active { from: at(from)?, until: at(until)? }
            }
            ("not-granted", None, None, None) => MandateState::NotGranted,
            ("expired", None, None, None) => MandateState::Expired,
            ("recalled", None, None, None) => MandateState::Recalled,
            _ => return Err(StorageError::inconsistent("mandate.state")),
        };
        let text: MandateText = read::json("mandate.text", &row.text)?;
        if (text.community.uuid(), text.intermediary.uuid()) != (row.community, row.intermediary) {
            return Err(StorageError::inconsistent("mandate.text"));
        }
        let digest = read::digest("mandate.digest", &row.digest)?;
        if Digest::of(&text) != digest {
            return Err(StorageError::inconsistent("mandate.digest"));
        }
        Ok(Self {
            id: Id::new(row.id),
            text,
            digest,
            state,
            nominated_at: read::moment("mandate.nominated_at", row.nominated_at)?,
            election: row.election.map(Id::new),
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let (state, vote, active) = match self.state {
            MandateState::Nominated => ("nominated", None, None),
            MandateState::Voting(vote) => ("voting", Some(vote), None),
            MandateState::Active { from, until } => ("active", None, Some((from, until))),
            MandateState::NotGranted => ("not-granted", None, None),
            MandateState::Expired => ("expired", None, None),
            MandateState::Recalled => ("recalled", None, None),
        };
        Ok(mandate::Model {
            id: self.id.uuid(),
            community: self.text.community.uuid(),
            intermediary: self.text.intermediary.uuid(),
            text: write::json("mandate.text", &self.text)?,
            digest: self.digest.bytes().to_vec(),
            state: state.to_owned(),
            vote: vote.map(Id::uuid),
            active_from: active.map(|(from, _)| from.micros()),
            active_until: active.map(|(_, until)| until.micros()),
            nominated_at: self.nominated_at.micros(),
            election: self.election.map(Id::uuid),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}
