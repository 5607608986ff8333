//! What is kept of negotiations beside proposals and offers.

use domain::{clarification::Clarification, id::Id, mandate::Asking, proposal::OfferDraft};
use uuid::Uuid;

use super::{Row, Stored, read, write};
use crate::{
    entity::{asking, clarification, offer_draft},
    error::Result,
};

impl Stored for Asking {
    type Entity = asking::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            id: Id::new(row.id),
            community: Id::new(row.community),
            proposal: Id::new(row.proposal),
            mandate: Id::new(row.mandate),
            offer: read::count("asking.offer", row.offer)?,
            point: row.point,
            about: read::json("asking.about", &row.about)?,
            asked: read::json("asking.asked", &row.asked)?,
            asked_at: read::moment("asking.asked_at", row.asked_at)?,
            heard: row.heard.map(|heard| read::json("asking.heard", &heard)).transpose()?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let heard = self.heard.as_ref();
        Ok(asking::Model {
            id: self.id.uuid(),
            community: self.community.uuid(),
            proposal: self.proposal.uuid(),
            mandate: self.mandate.uuid(),
            offer: i64::from(self.offer),
            point: self.point.clone(),
            about: write::json("asking.about", &self.about)?,
            asked: write::json("asking.asked", &self.asked)?,
            asked_at: self.asked_at.micros(),
            heard: heard.map(|heard| write::json("asking.heard", heard)).transpose()?,
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Stored for Clarification {
    type Entity = clarification::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            id: Id::new(row.id),
            community: Id::new(row.community),
            proposal: Id::new(row.proposal),
            number: read::count("clarification.number", row.number)?,
            offer: read::count("clarification.offer", row.offer)?,
            by: read::word("clarification.side", &row.side)?,
            words: read::json("clarification.words", &row.words)?,
            asked_at: read::moment("clarification.asked_at", row.asked_at)?,
            answer: row.answer.map(|answer| read::json("clarification.answer", &answer)).transpose()?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let answer = self.answer.as_ref();
        Ok(clarification::Model {
            id: self.id.uuid(),
            community: self.community.uuid(),
            proposal: self.proposal.uuid(),
            number: i64::from(self.number),
            offer: i64::from(self.offer),
            side: write::word("clarification.side", &self.by)?,
            words: write::json("clarification.words", &self.words)?,
            asked_at: self.asked_at.micros(),
            answer: answer.map(|answer| write::json("clarification.answer", answer)).transpose()?,
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Stored for OfferDraft {
    type Entity = offer_draft::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            id: Id::new(row.id),
            proposal: Id::new(row.proposal),
            mandate: Id::new(row.mandate),
            version: read::count("offer_draft.version", row.version)?,
            terms: read::json("offer_draft.terms", &row.terms)?,
            note: read::json("offer_draft.note", &row.note)?,
            saved_at: read::moment("offer_draft.saved_at", row.saved_at)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(offer_draft::Model {
            id: self.id.uuid(),
            proposal: self.proposal.uuid(),
            mandate: self.mandate.uuid(),
            version: i64::from(self.version),
            terms: write::json("offer_draft.terms", &self.terms)?,
            note: write::json("offer_draft.note", &self.note)?,
            saved_at: self.saved_at.micros(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}
