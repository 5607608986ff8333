//! Petitions, signatures, and requests of advocates.

use domain::{
    agreement::WithdrawalRequest,
    disclosure::LEAST,
    id::Id,
    moment::Moment,
    petition::{Aim, Petition, PetitionState, Signature},
    vote::Bulletin,
};
use uuid::Uuid;

use super::{Row, Stored, read};
use crate::{
    entity::{petition, signature, withdrawal_request},
    error::{Result, StorageError},
};

/// The column in which petitions name this aim, and what stands there.
pub(crate) const fn aim_column(aim: Aim) -> (petition::Column, Uuid) {
    match aim {
        Aim::Recall(id) => (petition::Column::Recall, id.uuid()),
        Aim::Withdrawal(id) => (petition::Column::Withdrawal, id.uuid()),
        Aim::Amendment(id) => (petition::Column::Amendment, id.uuid()),
    }
}

impl Stored for Petition {
    type Entity = petition::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let aim = match (row.recall, row.withdrawal, row.amendment) {
            (Some(id), None, None) => Aim::Recall(Id::new(id)),
            (None, Some(id), None) => Aim::Withdrawal(Id::new(id)),
            (None, None, Some(id)) => Aim::Amendment(Id::new(id)),
            _ => return Err(StorageError::inconsistent("petition.aim")),
        };
        let opened_at = read::moment("petition.opened_at", row.opened_at)?;
        let reached = read::moment_if("petition.reached_at", row.reached_at)?;
        let state = match (row.state.as_str(), reached, row.vote) {
            ("open", None, None) => PetitionState::Open,
            ("reached", Some(at), None) => PetitionState::Reached { at },
            ("voting", None, Some(vote)) => PetitionState::Voting(Id::new(vote)),
            ("lapsed", None, None) => PetitionState::Lapsed,
            _ => return Err(StorageError::inconsistent("petition.state")),
        };
        Ok(Self {
            id: Id::new(row.id),
            community: Id::new(row.community),
            aim,
            opened_at,
            bulletin: sound("petition.signed_shown", row.signed_shown, row.signed_shown_at, opened_at)?,
            state,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let (state, reached, vote) = match self.state {
            PetitionState::Open => ("open", None, None),
            PetitionState::Reached { at } => ("reached", Some(at), None),
            PetitionState::Voting(vote) => ("voting", None, Some(vote)),
            PetitionState::Lapsed => ("lapsed", None, None),
        };
        let (recall, withdrawal, amendment) = match self.aim {
            Aim::Recall(id) => (Some(id.uuid()), None, None),
            Aim::Withdrawal(id) => (None, Some(id.uuid()), None),
            Aim::Amendment(id) => (None, None, Some(id.uuid())),
        };
        Ok(petition::Model {
            id: self.id.uuid(),
            community: self.community.uuid(),
            recall,
            withdrawal,
            amendment,
            opened_at: self.opened_at.micros(),
            signed_shown: i64::try_from(self.bulletin.at_least).unwrap_or(i64::MAX),
            signed_shown_at: self.bulletin.at.micros(),
            state: state.to_owned(),
            reached_at: reached.map(|at| at.micros()),
            vote: vote.map(Id::uuid),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

/// What is shown of a number that is told in batches, from `since` on. `what` names the column of the number.
pub(super) fn sound(what: &str, shown: i64, shown_at: i64, since: Moment) -> Result<Bulletin> {
    let (at_least, at) = (u64::from(read::count(what, shown)?), read::moment(what, shown_at)?);
    let sound = at_least.is_multiple_of(LEAST) && at >= since;
    if sound { Ok(Bulletin { at_least, at }) } else { Err(StorageError::inconsistent(what)) }
}

impl Stored for Signature {
    type Entity = signature::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self { petition: Id::new(row.petition), member: Id::new(row.member) })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(signature::Model { petition: self.petition.uuid(), member: self.member.uuid() })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}

impl Stored for WithdrawalRequest {
    type Entity = withdrawal_request::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let asked_at = read::moment("withdrawal_request.asked_at", row.asked_at)?;
        Ok(Self { agreement: Id::new(row.agreement), asked_at })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(withdrawal_request::Model { agreement: self.agreement.uuid(), asked_at: self.asked_at.micros() })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}
