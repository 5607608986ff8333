//! Webhooks and their rows.

use domain::{id::Id, moment::Moment, webhook::Webhook};
use uuid::Uuid;

use super::{Row, Stored, read, write};
use crate::{
    entity::webhook,
    error::{Result, StorageError},
};

impl Stored for Webhook {
    type Entity = webhook::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let former = match (row.former_secret, row.former_until) {
            (None, None) => None,
            (Some(secret), Some(until)) => Some((secret, read::moment("webhook.former_until", until)?)),
            _ => return Err(StorageError::inconsistent("webhook.former_until")),
        };
        let off = match (row.off, row.off_at) {
            (None, None) => None,
            (Some(off), Some(at)) => {
                Some((read::word("webhook.off", &off)?, read::moment("webhook.off_at", at)?))
            }
            _ => return Err(StorageError::inconsistent("webhook.off")),
        };
        Ok(Self {
            id: Id::new(row.id),
            requester: Id::new(row.requester),
            by: read::word("webhook.registrar", &row.registrar)?,
            name: row.name,
            address: row.address,
            topics: read::json("webhook.topics", &row.topics)?,
            community: row.community.map(Id::new),
            own: row.own,
            secret: row.secret,
            former,
            off,
            taken: row.taken,
            attempts: read::count("webhook.attempts", row.attempts)?,
            failing_since: read::moment_if("webhook.failing_since", row.failing_since)?,
            due_at: read::moment("webhook.due_at", row.due_at)?,
            fault: row.fault,
            registered_at: read::moment("webhook.registered_at", row.registered_at)?,
            last_taken_at: read::moment_if("webhook.last_taken_at", row.last_taken_at)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let (former_secret, former_until) = match &self.former {
            Some((secret, until)) => (Some(secret.clone()), Some(until.micros())),
            None => (None, None),
        };
        let off = self.off.map(|(off, _)| write::word("webhook.off", &off)).transpose()?;
        Ok(webhook::Model {
            id: self.id.uuid(),
            requester: self.requester.uuid(),
            registrar: write::word("webhook.registrar", &self.by)?,
            name: self.name.clone(),
            address: self.address.clone(),
            topics: write::json("webhook.topics", &self.topics)?,
            community: self.community.map(Id::uuid),
            own: self.own,
            secret: self.secret.clone(),
            former_secret,
            former_until,
            off,
            off_at: self.off.map(|(_, at)| at.micros()),
            taken: self.taken,
            attempts: self.attempts.into(),
            failing_since: self.failing_since.map(Moment::micros),
            due_at: self.due_at.micros(),
            fault: self.fault.clone(),
            registered_at: self.registered_at.micros(),
            last_taken_at: self.last_taken_at.map(Moment::micros),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}
