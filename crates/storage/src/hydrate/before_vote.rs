//! Who is not in the room before a vote, and temperature checks.

use domain::{
    absence::{Absence, AbsenceAnswer},
    id::Id,
    temperature::{Temperature, TemperatureState},
};
use uuid::Uuid;

use super::{Row, Stored, read, write};
use crate::{
    entity::{absence, absence_answer, temperature},
    error::{Result, StorageError},
};

impl Stored for Absence {
    type Entity = absence::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            proposal: Id::new(row.proposal),
            community: Id::new(row.community),
            looked_at: read::moment("absence.looked_at", row.looked_at)?,
            found: read::json("absence.found", &row.found)?,
            told: read::json("absence.told", &row.told)?,
            held: read::json("absence.held", &row.held)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(absence::Model {
            proposal: self.proposal.uuid(),
            community: self.community.uuid(),
            looked_at: self.looked_at.micros(),
            found: write::json("absence.found", &self.found)?,
            told: write::json("absence.told", &self.told)?,
            held: write::json("absence.held", &self.held)?,
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.proposal.uuid())
    }
}

impl Stored for AbsenceAnswer {
    type Entity = absence_answer::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            proposal: Id::new(row.proposal),
            number: read::count("absence_answer.number", row.number)?,
            findings: read::json("absence_answer.findings", &row.findings)?,
            settles: read::json("absence_answer.settles", &row.settles)?,
            words: read::json("absence_answer.words", &row.words)?,
            at: read::moment("absence_answer.at", row.at)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(absence_answer::Model {
            proposal: self.proposal.uuid(),
            number: i64::from(self.number),
            findings: write::json("absence_answer.findings", &self.findings)?,
            settles: write::json("absence_answer.settles", &self.settles)?,
            words: write::json("absence_answer.words", &self.words)?,
            at: self.at.micros(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}

impl Stored for Temperature {
    type Entity = temperature::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let state = match (row.salt, row.over_at, row.shown) {
            (Some(salt), None, None) => {
                TemperatureState::Open { salt: read::bytes("temperature.salt", &salt)? }
            }
            (None, Some(at), Some(shown)) => TemperatureState::Over {
                at: read::moment("temperature.over_at", at)?,
                shown: read::json("temperature.shown", &shown)?,
            },
            _ => return Err(StorageError::inconsistent("temperature.over_at")),
        };
        Ok(Self {
            id: Id::new(row.id),
            community: Id::new(row.community),
            proposal: Id::new(row.proposal),
            offer: read::count("temperature.offer", row.offer)?,
            number: read::count("temperature.number", row.number)?,
            clause: row.clause.map(|clause| read::count("temperature.clause", clause)).transpose()?,
            asked_at: read::moment("temperature.asked_at", row.asked_at)?,
            closes_at: read::moment("temperature.closes_at", row.closes_at)?,
            state,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let (salt, over_at, shown) = match &self.state {
            TemperatureState::Open { salt } => (Some(salt.to_vec()), None, None),
            TemperatureState::Over { at, shown } => {
                (None, Some(at.micros()), Some(write::json("temperature.shown", shown)?))
            }
        };
        Ok(temperature::Model {
            id: self.id.uuid(),
            community: self.community.uuid(),
            proposal: self.proposal.uuid(),
            offer: i64::from(self.offer),
            number: i64::from(self.number),
            clause: self.clause.map(i64::from),
            asked_at: self.asked_at.micros(),
            closes_at: self.closes_at.micros(),
            salt,
            over_at,
            shown,
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}
