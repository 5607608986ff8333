//! Elections.

use domain::{
    election::{Election, ElectionState},
    id::Id,
};
use uuid::Uuid;

use super::{Row, Stored, read, write};
use crate::{
    entity::election,
    error::{Result, StorageError},
};

impl Stored for Election {
    type Entity = election::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let state = match (row.state.as_str(), row.vote, row.chosen) {
            ("nominating", None, None) => ElectionState::Nominating,
            ("voting", Some(vote), None) => ElectionState::Voting(Id::new(vote)),
            ("decided", Some(vote), chosen) => {
                ElectionState::Decided { vote: Id::new(vote), chosen: chosen.map(Id::new) }
            }
            ("lapsed", None, None) => ElectionState::Lapsed,
            _ => return Err(StorageError::inconsistent("election.state")),
        };
        Ok(Self {
            id: Id::new(row.id),
            community: Id::new(row.community),
            title: read::json("election.title", &row.title)?,
            called_at: read::moment("election.called_at", row.called_at)?,
            nominations_end: read::moment("election.nominations_end", row.nominations_end)?,
            vote_from: read::moment("election.vote_from", row.vote_from)?,
            state,
            runoff_of: row.runoff_of.map(Id::new),
            candidates: read::json("election.candidates", &row.candidates)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let (state, vote, chosen) = match self.state {
            ElectionState::Nominating => ("nominating", None, None),
            ElectionState::Voting(vote) => ("voting", Some(vote), None),
            ElectionState::Decided { vote, chosen } => ("decided", Some(vote), chosen),
            ElectionState::Lapsed => ("lapsed", None, None),
        };
        Ok(election::Model {
            id: self.id.uuid(),
            community: self.community.uuid(),
            title: write::json("election.title", &self.title)?,
            called_at: self.called_at.micros(),
            nominations_end: self.nominations_end.micros(),
            vote_from: self.vote_from.micros(),
            state: state.to_owned(),
            vote: vote.map(Id::uuid),
            chosen: chosen.map(Id::uuid),
            runoff_of: self.runoff_of.map(Id::uuid),
            candidates: write::json("election.candidates", &self.candidates)?,
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}
