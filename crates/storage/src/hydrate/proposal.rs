//! Proposals and their offers.

use domain::{
    id::{Id, ProposalId},
    proposal::{Connection, Offer, Proposal, Stage},
};
use uuid::Uuid;

use super::{Row, Stored, read, write};
use crate::{
    entity::{offer, proposal},
    error::{Result, StorageError},
};

impl Stored for Proposal {
    type Entity = proposal::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let stage: Stage = read::json("proposal.stage", &row.stage)?;
        if stage.word() != row.stage_word || vote_from(&stage) != row.vote_from {
            return Err(StorageError::inconsistent("proposal.stage"));
        }
        let connection = match (row.consumer_pid, row.callback, row.target, row.finalized) {
            (None, None, None, None) => None,
            (Some(consumer_pid), Some(callback), Some(target), Some(finalized)) => {
                Some(Connection { consumer_pid, callback, target, finalized })
            }
            _ => return Err(StorageError::inconsistent("proposal.consumer_pid")),
        };
        Ok(Self {
            id: Id::new(row.id),
            community: Id::new(row.community),
            requester: Id::new(row.requester),
            stage,
            mandate: row.mandate.map(Id::new),
            revision_of: row.revision_of.map(Id::new),
            connection,
            waits_since: read::moment("proposal.waits_since", row.waits_since.unwrap_or(row.submitted_at))?,
            warned: read::moment_if("proposal.warned_at", row.warned_at)?,
            paused: read::moment_if("proposal.paused_at", row.paused_at)?,
            submitted_at: read::moment("proposal.submitted_at", row.submitted_at)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let connection = self.connection.as_ref();
        Ok(proposal::Model {
            id: self.id.uuid(),
            community: self.community.uuid(),
            requester: self.requester.uuid(),
            stage: write::json("proposal.stage", &self.stage)?,
            stage_word: self.stage.word().to_owned(),
            vote_from: vote_from(&self.stage),
            mandate: self.mandate.map(Id::uuid),
            revision_of: self.revision_of.map(Id::uuid),
            consumer_pid: connection.map(|connection| connection.consumer_pid.clone()),
            callback: connection.map(|connection| connection.callback.clone()),
            target: connection.map(|connection| connection.target.clone()),
            finalized: connection.map(|connection| connection.finalized),
            submitted_at: self.submitted_at.micros(),
            waits_since: Some(self.waits_since.micros()),
            warned_at: self.warned.map(|at| at.micros()),
            paused_at: self.paused.map(|at| at.micros()),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

/// When the vote on tabled terms may open.
fn vote_from(stage: &Stage) -> Option<i64> {
    match stage {
        Stage::Tabled(tabled) => Some(tabled.vote_from.micros()),
        _ => None,
    }
}

/// An offer and the proposal it belongs to, which the offer itself does not name.
pub(crate) struct OfferRow {
    /// The proposal.
    pub(crate) proposal: ProposalId,
    /// The offer.
    pub(crate) offer: Offer,
}

impl Stored for OfferRow {
    type Entity = offer::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let offer = Offer {
            number: read::count("offer.number", row.number)?,
            side: read::word("offer.side", &row.side)?,
            terms: read::json("offer.terms", &row.terms)?,
            digest: read::digest("offer.digest", &row.digest)?,
            note: read::json("offer.note", &row.note)?,
            at: read::moment("offer.at", row.at)?,
        };
        if offer.terms.digest() != offer.digest {
            return Err(StorageError::inconsistent("offer.digest"));
        }
        Ok(Self { proposal: Id::new(row.proposal), offer })
    }

    fn row(&self) -> Result<Row<Self>> {
        let offer = &self.offer;
        Ok(offer::Model {
            proposal: self.proposal.uuid(),
            number: i64::from(offer.number),
            side: write::word("offer.side", &offer.side)?,
            terms: write::json("offer.terms", &offer.terms)?,
            digest: offer.digest.bytes().to_vec(),
            note: write::json("offer.note", &offer.note)?,
            at: offer.at.micros(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}
