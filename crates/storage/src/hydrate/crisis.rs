//! Crises.

use domain::{
    crisis::{Asked, Crisis, CrisisState},
    id::Id,
};
use uuid::Uuid;

use super::{Row, Stored, read, write};
use crate::{
    entity::crisis,
    error::{Result, StorageError},
};

impl Stored for Crisis {
    type Entity = crisis::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            id: Id::new(row.id),
            community: Id::new(row.community),
            reason: read::json("crisis.reason", &row.reason)?,
            declared: Asked {
                by: Id::new(row.declared_by),
                at: read::moment("crisis.declared_at", row.declared_at)?,
            },
            state: state(&row)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let (word, in_force, ending, over) = match self.state {
            CrisisState::Declared => ("declared", None, None, None),
            CrisisState::InForce { since, until, ending } => ("in-force", Some((since, until)), ending, None),
            CrisisState::Over { at } => ("over", None, None, Some(at)),
        };
        Ok(crisis::Model {
            id: self.id.uuid(),
            community: self.community.uuid(),
            reason: write::json("crisis.reason", &self.reason)?,
            declared_by: self.declared.by.uuid(),
            declared_at: self.declared.at.micros(),
            state: word.to_owned(),
            since: in_force.map(|(since, _)| since.micros()),
            until: in_force.map(|(_, until)| until.micros()),
            ending_by: ending.map(|asked| asked.by.uuid()),
            ending_at: ending.map(|asked| asked.at.micros()),
            over_at: over.map(|at| at.micros()),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

fn state(row: &crisis::Model) -> Result<CrisisState> {
    let at = |moment| read::moment("crisis.state", moment);
    let inconsistent = || StorageError::inconsistent("crisis.state");
    let ending = match (row.ending_by, row.ending_at) {
        (None, None) => None,
        (Some(by), Some(asked)) => Some(Asked { by: Id::new(by), at: at(asked)? }),
        _ => return Err(inconsistent()),
    };
    match (row.state.as_str(), row.since, row.until, ending, row.over_at) {
        ("declared", None, None, None, None) => Ok(CrisisState::Declared),
        ("in-force", Some(since), Some(until), ending, None) if since < until => {
            Ok(CrisisState::InForce { since: at(since)?, until: at(until)?, ending })
        }
        ("over", None, None, None, Some(over)) => Ok(CrisisState::Over { at: at(over)? }),
        _ => Err(inconsistent()),
    }
}
