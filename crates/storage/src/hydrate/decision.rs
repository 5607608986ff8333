//! Decisions and agreements.

use domain::{
    agreement::{Agreement, AgreementState, Signing},
    decision::Decision,
    digest::Digest,
    id::Id,
};
use uuid::Uuid;

use super::{Row, Stored, read, write};
use crate::{
    entity::{agreement, decision},
    error::{Result, StorageError},
    save::Recorded,
};

impl Stored for Recorded {
    type Entity = decision::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let decision: Decision = read::json("decision.decision", &row.decision)?;
        let named = (decision.id.uuid(), decision.community.uuid(), decision.vote.uuid());
        if named != (row.id, row.community, row.vote) {
            return Err(StorageError::inconsistent("decision.decision"));
        }
        let digest = read::digest("decision.digest", &row.digest)?;
        if Digest::of_bytes(row.document.as_bytes()) != digest {
            return Err(StorageError::inconsistent("decision.digest"));
        }
        Ok(Self { decision, document: row.document, jws: row.jws, digest })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(decision::Model {
            id: self.decision.id.uuid(),
            community: self.decision.community.uuid(),
            vote: self.decision.vote.uuid(),
            decision: write::json("decision.decision", &self.decision)?,
            document: self.document.clone(),
            jws: self.jws.clone(),
            digest: self.digest.bytes().to_vec(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.decision.id.uuid())
    }
}

impl Stored for Agreement {
    type Entity = agreement::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let at = |micros| read::moment("agreement.in_force", micros);
        let moments = (row.in_force_from, row.in_force_until, row.withdrawn_at);
        let suspension = row.suspension.as_deref().map(|text| read::json("agreement.suspension", text));
        let state = match (row.state.as_str(), moments) {
            ("pending", (None, None, None)) => AgreementState::Pending,
            ("in-force", (Some(from), Some(until), None)) => {
                AgreementState::InForce { from: at(from)?, until: at(until)? }
            }
            ("suspended", (Some(from), Some(until), None)) => AgreementState::Suspended {
                from: at(from)?,
                until: at(until)?,
                suspension: suspension
                    .ok_or_else(|| StorageError::inconsistent("agreement.suspension"))??,
            },
            ("declined", (None, None, Some(declined))) => AgreementState::Declined { at: at(declined)? },
            ("withdrawn", (None, None, Some(withdrawn))) => AgreementState::Withdrawn { at: at(withdrawn)? },
            _ => return Err(StorageError::inconsistent("agreement.state")),
        };
        let agreement = Self {
            id: Id::new(row.id),
            community: Id::new(row.community),
            requester: Id::new(row.requester),
            decision: Id::new(row.decision),
            proposal: Id::new(row.proposal),
            terms: read::json("agreement.terms", &row.terms)?,
            digest: read::digest("agreement.digest", &row.digest)?,
            state,
            // One from before asks for nobody's second signature, and one that was in force then has what it needs.
            signing: match row.signing {
                Some(signing) => read::json("agreement.signing", &signing)?,
                None => Signing { countersigned: row.state == "in-force", ..Signing::default() },
            },
        };
        let sound = agreement.terms.digest() == agreement.digest;
        if sound { Ok(agreement) } else { Err(StorageError::inconsistent("agreement.digest")) }
    }

    fn row(&self) -> Result<Row<Self>> {
        let (state, withdrawn, suspension) = match self.state {
            AgreementState::Pending => ("pending", None, None),
            AgreementState::InForce { .. } => ("in-force", None, None),
            AgreementState::Suspended { suspension, .. } => ("suspended", None, Some(suspension)),
            AgreementState::Declined { at } => ("declined", Some(at), None),
            AgreementState::Withdrawn { at } => ("withdrawn", Some(at), None),
        };
        let in_force = self.state.term();
        Ok(agreement::Model {
            id: self.id.uuid(),
            community: self.community.uuid(),
            requester: self.requester.uuid(),
            decision: self.decision.uuid(),
            proposal: self.proposal.uuid(),
            terms: write::json("agreement.terms", &self.terms)?,
            digest: self.digest.bytes().to_vec(),
            state: state.to_owned(),
            in_force_from: in_force.map(|(from, _)| from.micros()),
            in_force_until: in_force.map(|(_, until)| until.micros()),
            withdrawn_at: withdrawn.map(|at| at.micros()),
            signing: Some(write::json("agreement.signing", &self.signing)?),
            suspension: suspension.map(|known| write::json("agreement.suspension", &known)).transpose()?,
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}
