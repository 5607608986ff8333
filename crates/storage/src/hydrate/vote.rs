//! Votes, seats, ballots.

use std::mem::discriminant;

use domain::{
    ballot::Ballot,
    decision::Subject,
    delegation::{self, Delegation, Said},
    disclosure::LEAST,
    election::Standing,
    id::Id,
    roll::Seat,
    rule::VotingRule,
    vote::{Bulletin, Objection, Pressure, PressureReport, Vote, VoteState},
};
use uuid::Uuid;

use super::{Row, Stored, read, write};
use crate::{
    entity::{self, ballot, objection, pressure_report, seat, vote},
    error::{Result, StorageError},
};

impl Stored for Vote {
    type Entity = vote::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            id: Id::new(row.id),
            community: Id::new(row.community),
            subject: subject(&row)?,
            question: read::json("vote.question", &row.question)?,
            candidates: candidates(&row)?,
            rule: read::text("vote.rule", &row.rule)?,
            secrecy: read::word("vote.secrecy", &row.secrecy)?,
            attestation: read::word("vote.attestation", &row.attestation)?,
            delegation: delegation_terms(&row)?,
            most_assisted: read::count("vote.most_assisted", row.most_assisted)?,
            opens_at: read::moment("vote.opens_at", row.opens_at)?,
            closes_at: read::moment("vote.closes_at", row.closes_at)?,
            state: state(&row)?,
            held_back: row.held_back,
            bulletin: bulletin(&row)?,
            pressure: pressure(&row)?,
            electorate: read::count("vote.electorate", row.electorate)?,
            roll_root: read::digest("vote.roll_root", &row.roll_root)?,
            charter: read::digest("vote.charter_digest", &row.charter_digest)?,
            terms: read::digest_if("vote.terms_digest", row.terms_digest)?,
            mandate: read::digest_if("vote.mandate_digest", row.mandate_digest)?,
            reopens: row.reopens.map(Id::new),
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let (column, id) = subject_column(self.subject);
        let named = |of: vote::Column| (discriminant(&of) == discriminant(&column)).then_some(id);
        let over_at = match self.state {
            VoteState::Open | VoteState::Closing => None,
            VoteState::Closed { at } | VoteState::Void { at } => Some(at.micros()),
        };
        Ok(vote::Model {
            id: self.id.uuid(),
            community: self.community.uuid(),
            charter: named(vote::Column::Charter),
            mandate: named(vote::Column::Mandate),
            election: named(vote::Column::Election),
            proposal: named(vote::Column::Proposal),
            recall: named(vote::Column::Recall),
            withdrawal: named(vote::Column::Withdrawal),
            question: write::json("vote.question", &self.question)?,
            candidates: write::json("vote.candidates", &self.candidates)?,
            rule: self.rule.to_string(),
            secrecy: write::word("vote.secrecy", &self.secrecy)?,
            attestation: write::word("vote.attestation", &self.attestation)?,
            delegation: self.delegation.is_some(),
            delegate_cap: self.delegation.and_then(|terms| terms.cap).map(|cap| cap.to_string()),
            most_assisted: i64::from(self.most_assisted),
            opens_at: self.opens_at.micros(),
            closes_at: self.closes_at.micros(),
            state: state_word(self.state).to_owned(),
            over_at,
            held_back: self.held_back,
            turnout_shown: i64::try_from(self.bulletin.at_least).unwrap_or(i64::MAX),
            turnout_shown_at: self.bulletin.at.micros(),
            pressure_reported: i64::from(self.pressure.reported),
            pause: self.pressure.pause.as_ref().map(|pause| write::json("vote.pause", pause)).transpose()?,
            electorate: i64::from(self.electorate),
            roll_root: self.roll_root.bytes().to_vec(),
            charter_digest: self.charter.bytes().to_vec(),
            terms_digest: self.terms.map(|digest| digest.bytes().to_vec()),
            mandate_digest: self.mandate.map(|digest| digest.bytes().to_vec()),
            reopens: self.reopens.map(Id::uuid),
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

/// The word of a state.
pub(crate) const fn state_word(state: VoteState) -> &'static str {
    match state {
        VoteState::Open => "open",
        VoteState::Closing => "closing",
        VoteState::Closed { .. } => "closed",
        VoteState::Void { .. } => "void",
    }
}

/// The one column in which votes on this subject name it, and what stands there.
pub(crate) const fn subject_column(subject: Subject) -> (vote::Column, Uuid) {
    match subject {
        Subject::Charter(id) => (vote::Column::Charter, id.uuid()),
        Subject::Mandate(id) => (vote::Column::Mandate, id.uuid()),
        Subject::Election(id) => (vote::Column::Election, id.uuid()),
        Subject::Proposal(id) => (vote::Column::Proposal, id.uuid()),
        Subject::Recall(id) => (vote::Column::Recall, id.uuid()),
        Subject::Withdrawal(id) => (vote::Column::Withdrawal, id.uuid()),
    }
}

fn subject(row: &vote::Model) -> Result<Subject> {
    match (row.charter, row.mandate, row.election, row.proposal, row.recall, row.withdrawal) {
        (Some(id), None, None, None, None, None) => Ok(Subject::Charter(Id::new(id))),
        (None, Some(id), None, None, None, None) => Ok(Subject::Mandate(Id::new(id))),
        (None, None, Some(id), None, None, None) => Ok(Subject::Election(Id::new(id))),
        (None, None, None, Some(id), None, None) => Ok(Subject::Proposal(Id::new(id))),
        (None, None, None, None, Some(id), None) => Ok(Subject::Recall(Id::new(id))),
        (None, None, None, None, None, Some(id)) => Ok(Subject::Withdrawal(Id::new(id))),
        _ => Err(StorageError::inconsistent("vote.subject")),
    }
}

/// Who stands: somebody where the rule chooses between several and the subject is an election, else nobody.
fn candidates(row: &vote::Model) -> Result<Vec<Standing>> {
    let candidates: Vec<Standing> = read::json("vote.candidates", &row.candidates)?;
    let rule: VotingRule = read::text("vote.rule", &row.rule)?;
    let several = row.election.is_some();
    let agree = rule.choose().is_some() == several && candidates.is_empty() != several;
    if agree { Ok(candidates) } else { Err(StorageError::inconsistent("vote.candidates")) }
}

fn state(row: &vote::Model) -> Result<VoteState> {
    match (row.state.as_str(), read::moment_if("vote.over_at", row.over_at)?) {
        ("open", None) => Ok(VoteState::Open),
        ("closing", None) => Ok(VoteState::Closing),
        ("closed", Some(at)) => Ok(VoteState::Closed { at }),
        ("void", Some(at)) => Ok(VoteState::Void { at }),
        _ => Err(StorageError::inconsistent("vote.state")),
    }
}

fn bulletin(row: &vote::Model) -> Result<Bulletin> {
    let at_least = u64::from(read::count("vote.turnout_shown", row.turnout_shown)?);
    let at = read::moment("vote.turnout_shown_at", row.turnout_shown_at)?;
    let sound =
        at_least.is_multiple_of(LEAST) && row.turnout_shown <= row.electorate && at.micros() >= row.opens_at;
    if sound { Ok(Bulletin { at_least, at }) } else { Err(StorageError::inconsistent("vote.turnout_shown")) }
}

fn pressure(row: &vote::Model) -> Result<Pressure> {
    let pause = row.pause.as_ref().map(|pause| read::json("vote.pause", pause)).transpose()?;
    if pause.is_some() && row.state != "open" {
        return Err(StorageError::inconsistent("vote.pause"));
    }
    Ok(Pressure { reported: read::count("vote.pressure_reported", row.pressure_reported)?, pause })
}

fn delegation_terms(row: &vote::Model) -> Result<Option<delegation::Terms>> {
    match (row.delegation, &row.delegate_cap) {
        (false, None) => Ok(None),
        (true, None) => Ok(Some(delegation::Terms { cap: None })),
        (true, Some(cap)) => Ok(Some(delegation::Terms { cap: Some(read::text("vote.delegate_cap", cap)?) })),
        (false, Some(_)) => Err(StorageError::inconsistent("vote.delegate_cap")),
    }
}

impl Stored for Delegation {
    type Entity = entity::delegation::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let said = match (row.said.as_str(), row.delegate) {
            ("to", Some(delegate)) => Said::To(Id::new(delegate)),
            ("nobody", None) => Said::Nobody,
            ("taken-back", None) => Said::TakenBack,
            _ => return Err(StorageError::inconsistent("delegation.said")),
        };
        Ok(Self {
            community: Id::new(row.community),
            member: Id::new(row.member),
            scope: read::text("delegation.scope", &row.scope)?,
            said,
            since: read::moment("delegation.since", row.since)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let (said, delegate) = match self.said {
            Said::To(delegate) => ("to", Some(delegate.uuid())),
            Said::Nobody => ("nobody", None),
            Said::TakenBack => ("taken-back", None),
        };
        Ok(entity::delegation::Model {
            community: self.community.uuid(),
            member: self.member.uuid(),
            scope: self.scope.to_string(),
            since: self.since.micros(),
            said: said.to_owned(),
            delegate,
        })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}

impl Stored for Seat {
    type Entity = seat::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let (acts, last) = (read::count("seat.acts", row.acts)?, read::moment_if("seat.last", row.last)?);
        if (acts == 0) != last.is_none()
            || (row.standing && last.is_none())
            || (row.assisted && !row.standing)
        {
            return Err(StorageError::inconsistent("seat.last"));
        }
        Ok(Self {
            vote: Id::new(row.vote),
            member: Id::new(row.member),
            salt: read::bytes("seat.salt", &row.salt)?,
            constituencies: read::json("seat.constituencies", &row.constituencies)?,
            struck: row.struck,
            acts,
            last,
            standing: row.standing,
            assisted: row.assisted,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(seat::Model {
            vote: self.vote.uuid(),
            member: self.member.uuid(),
            salt: self.salt.to_vec(),
            constituencies: write::json("seat.constituencies", &self.constituencies)?,
            struck: self.struck,
            acts: i64::from(self.acts),
            last: self.last.map(|at| at.micros()),
            standing: self.standing,
            assisted: self.assisted,
        })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}

impl Stored for Ballot {
    type Entity = ballot::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            vote: Id::new(row.vote),
            member: Id::new(row.member),
            sequence: read::count("ballot.sequence", row.sequence)?,
            answer: read::text("ballot.choice", &row.choice)?,
            channel: read::word("ballot.channel", &row.channel)?,
            attestation: read::word("ballot.attestation", &row.attestation)?,
            assisted_by: row.assisted_by.map(Id::new),
            received_at: read::moment("ballot.received_at", row.received_at)?,
            salt: read::bytes("ballot.salt", &row.salt)?,
            commitment: read::digest("ballot.commitment", &row.commitment)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(ballot::Model {
            vote: self.vote.uuid(),
            member: self.member.uuid(),
            sequence: i64::from(self.sequence),
            choice: self.answer.to_string(),
            channel: write::word("ballot.channel", &self.channel)?,
            attestation: write::word("ballot.attestation", &self.attestation)?,
            assisted_by: self.assisted_by.map(Id::uuid),
            received_at: self.received_at.micros(),
            salt: self.salt.to_vec(),
            commitment: self.commitment.bytes().to_vec(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}

impl Stored for PressureReport {
    type Entity = pressure_report::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self { vote: Id::new(row.vote), member: Id::new(row.member) })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(pressure_report::Model { vote: self.vote.uuid(), member: self.member.uuid() })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}

impl Stored for Objection {
    type Entity = objection::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            vote: Id::new(row.vote),
            member: Id::new(row.member),
            harm: read::text("objection.harm", &row.harm)?,
            stands: row.stands,
            said_at: read::moment("objection.said_at", row.said_at)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(objection::Model {
            vote: self.vote.uuid(),
            member: self.member.uuid(),
            harm: self.harm.to_string(),
            stands: self.stands,
            said_at: self.said_at.micros(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}
