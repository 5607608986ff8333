//! Mandates, and the reports under them.

use domain::{
    digest::Digest,
    id::Id,
    mandate::{Ending, Mandate, MandateReport, MandateState, MandateText},
};
use uuid::Uuid;

use super::{Row, Stored, read, write};
use crate::{
    entity::{mandate, mandate_report},
    error::{Result, StorageError},
};

impl Stored for Mandate {
    type Entity = mandate::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let state = state(&row)?;
        let text: MandateText = read::json("mandate.text", &row.text)?;
        if (text.community.uuid(), text.intermediary.uuid()) != (row.community, row.intermediary) {
            return Err(StorageError::inconsistent("mandate.text"));
        }
        let digest = read::digest("mandate.digest", &row.digest)?;
        if Digest::of(&text) != digest {
            return Err(StorageError::inconsistent("mandate.digest"));
        }
        let going_on = row.going_on.as_deref().map(|going_on| read::json("mandate.going_on", going_on));
        Ok(Self {
            id: Id::new(row.id),
            text,
            digest,
            state,
            nominated_at: read::moment("mandate.nominated_at", row.nominated_at)?,
            election: row.election.map(Id::new),
            outdated: row.outdated,
            going_on: going_on.transpose()?,
            warned: row.warned.map(|days| read::count("mandate.warned", days)).transpose()?,
            reports: read::count("mandate.reports", row.reports)?,
            told_overdue: read::count("mandate.told_overdue", row.told_overdue)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let (state, vote, suspended) = match self.state {
            MandateState::Nominated => ("nominated", None, None),
            MandateState::Voting(vote) => ("voting", Some(vote), None),
            MandateState::Active { .. } => ("active", None, None),
            MandateState::Suspended { since, .. } => ("suspended", None, Some(since)),
            MandateState::NotGranted => ("not-granted", None, None),
            MandateState::Ended(ending) => (ending.word(), None, None),
        };
        let going_on = self.going_on.as_ref().map(|going_on| write::json("mandate.going_on", going_on));
        Ok(mandate::Model {
            id: self.id.uuid(),
            community: self.text.community.uuid(),
            intermediary: self.text.intermediary.uuid(),
            text: write::json("mandate.text", &self.text)?,
            digest: self.digest.bytes().to_vec(),
            state: state.to_owned(),
            vote: vote.map(Id::uuid),
            active_from: self.from().map(|from| from.micros()),
            active_until: self.until().map(|until| until.micros()),
            nominated_at: self.nominated_at.micros(),
            election: self.election.map(Id::uuid),
            suspended_at: suspended.map(|since| since.micros()),
            going_on: going_on.transpose()?,
            outdated: self.outdated,
            warned: self.warned.map(i64::from),
            reports: self.reports.into(),
            told_overdue: self.told_overdue.into(),
            next_look: self.next_look().map(|at| at.micros()),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Stored for MandateReport {
    type Entity = mandate_report::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            mandate: Id::new(row.mandate),
            number: read::count("mandate_report.number", row.number)?,
            report: read::json("mandate_report.report", &row.report)?,
            due: read::moment("mandate_report.due", row.due)?,
            given_at: read::moment("mandate_report.given_at", row.given_at)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(mandate_report::Model {
            mandate: self.mandate.uuid(),
            number: self.number.into(),
            report: write::json("mandate_report.report", &self.report)?,
            due: self.due.micros(),
            given_at: self.given_at.micros(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}

fn state(row: &mandate::Model) -> Result<MandateState> {
    let at = |micros| read::moment("mandate.state", micros);
    let granted = row.active_from.zip(row.active_until);
    let alone = row.vote.is_none() && row.active_from.is_none() && row.active_until.is_none();
    match (row.state.as_str(), row.vote, granted, row.suspended_at) {
        ("nominated", None, None, None) if alone => Ok(MandateState::Nominated),
        ("voting", Some(vote), None, None) => Ok(MandateState::Voting(Id::new(vote))),
        ("active", None, Some((from, until)), None) => {
            Ok(MandateState::Active { from: at(from)?, until: at(until)? })
        }
        ("suspended", None, Some((from, until)), Some(since)) => {
            Ok(MandateState::Suspended { from: at(from)?, until: at(until)?, since: at(since)? })
        }
        ("not-granted", None, None, None) if alone => Ok(MandateState::NotGranted),
        (word, None, None, None) if alone => {
            Ok(MandateState::Ended(read::word::<Ending>("mandate.state", word)?))
        }
        _ => Err(StorageError::inconsistent("mandate.state")),
    }
}
