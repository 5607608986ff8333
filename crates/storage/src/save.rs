//! What a step can lead to, and how each of it is written.

use domain::{
    absence::{Absence, AbsenceAnswer},
    agreement::{Agreement, AgreementSignature, Discharge, WithdrawalRequest},
    clarification::Clarification,
    community::{CharterVersion, Community, Founded, Invitation, Member},
    concern::{Concern, ConcernAnswer, Supporter},
    crisis::Crisis,
    decision::Decision,
    delegation::Delegation,
    digest::Digest,
    election::Election,
    fact::Fact,
    instance_key::InstanceKey,
    mandate::{Asking, Mandate, MandateReport},
    opening::{EarlyReport, Opening},
    party::{Advocate, Contact, Intermediary, MailProof},
    petition::{Petition, Signature, Unsigned},
    proposal::{Moved, OfferDraft, Proposal, Stage},
    question::{Question, QuestionAsker},
    roll::Removal,
    signatory::SignatoryKey,
    temperature::Temperature,
    understanding::Reading,
    vote::{Opened, PressureReport, Seated, Vote, VoteState},
    webhook::Webhook,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::OnConflict,
};

use crate::{
    entity::{ballot, invitation, seat, signature, vote},
    error::{Result, StorageError},
    hydrate::{AskedRow, OfferRow, Stored, state_word},
    token::Token,
    tx::{Tx, guard, insert_all},
};

/// A decision as it is kept: the signed document in words, bytes and signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// What was decided.
    pub decision: Decision,
    /// The decision document: canonical JSON (RFC 8785).
    pub document: String,
    /// The document as a signed JWS.
    pub jws: String,
    /// SHA-256 of the document's bytes.
    pub digest: Digest,
}

impl Recorded {
    /// That it was decided and signed.
    pub fn fact(&self) -> Fact {
        let decision = &self.decision;
        Fact::Decided {
            community: decision.community,
            decision: decision.id,
            vote: decision.vote,
            kind: decision.subject.kind(),
            outcome: decision.outcome,
            digest: self.digest,
        }
    }
}

/// What a step can lead to. Tuples, options and lists of records are records; the parts are written in order.
pub trait Record: Write {}
impl<R: Write> Record for R {}

pub(crate) mod sealed {
    use crate::{error::Result, tx::Tx};

    /// Writing, which is this crate's own.
    pub trait Write: Send + Sync {
        /// Writes it.
        fn write(&self, tx: &Tx) -> impl Future<Output = Result<()>> + Send;
    }
}
use sealed::Write;

/// Records that are one row: updated where this transaction loaded it, else inserted.
macro_rules! single_rows {
    ($($record:ty),*) => {$(
        impl Write for $record {
            async fn write(&self, tx: &Tx) -> Result<()> {
                tx.put(self).await
            }
        }
    )*};
}
single_rows!(
    Community,
    Contact,
    MailProof,
    Token,
    CharterVersion,
    Crisis,
    Member,
    Mandate,
    Election,
    Agreement,
    SignatoryKey,
    InstanceKey,
    Petition,
    Concern,
    Question,
    Asking,
    Clarification,
    OfferDraft,
    Absence,
    Temperature,
    Opening,
    Webhook
);

/// Records that are one row and never change.
macro_rules! single_insertions {
    ($($record:ty: $fault:expr;)*) => {$(
        impl Write for $record {
            async fn write(&self, tx: &Tx) -> Result<()> {
                tx.insert(self, $fault).await
            }
        }
    )*};
}
single_insertions! {
    Intermediary: StorageError::taken("handle");
    Advocate: StorageError::from;
    Recorded: StorageError::from;
    Delegation: StorageError::from;
    Signature: StorageError::from;
    WithdrawalRequest: StorageError::from;
    AgreementSignature: StorageError::from;
    Discharge: StorageError::from;
    Removal: StorageError::from;
    PressureReport: StorageError::from;
    MandateReport: StorageError::from;
    Supporter: StorageError::from;
    ConcernAnswer: StorageError::from;
    QuestionAsker: StorageError::from;
    Reading: StorageError::from;
    EarlyReport: StorageError::from;
    AbsenceAnswer: StorageError::from;
}

/// What is kept for one stage goes with it: drafts of offers with the negotiation, what members made of the questions and
/// what pressure they reported with the deliberation.
impl Write for Proposal {
    async fn write(&self, tx: &Tx) -> Result<()> {
        tx.put(self).await?;
        if !self.negotiable() {
            tx.erase_drafts(self.id).await?;
        }
        match self.stage {
            Stage::Voting(_) | Stage::Decided { .. } | Stage::Withdrawn { .. } | Stage::TimedOut { .. } => {
                tx.erase_readings(self.id).await?;
                tx.erase_early_reports(self.id).await
            }
            Stage::Returned(_)
            | Stage::Submitted(_)
            | Stage::Negotiating(_)
            | Stage::Queued(_)
            | Stage::Tabled(_) => Ok(()),
        }
    }
}

impl Write for Founded {
    async fn write(&self, tx: &Tx) -> Result<()> {
        tx.insert(&self.community, StorageError::taken("handle")).await?;
        tx.insert(&self.charter, StorageError::from).await?;
        tx.insert(&self.steward, StorageError::from).await
    }
}

/// A new invitation has a function of its own; a step only ever uses one up, which nobody else may have done before.
impl Write for Invitation {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let used = invitation::ActiveModel { used_at: Set(self.row()?.used_at), ..Default::default() };
        let updated = invitation::Entity::update_many()
            .set(used)
            .filter(invitation::Column::Id.eq(self.id.uuid()))
            .filter(invitation::Column::UsedAt.is_null())
            .exec(tx.writer()?)
            .await?;
        guard(updated.rows_affected)
    }
}

impl Write for Unsigned {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let key = (self.0.petition.uuid(), self.0.member.uuid());
        let gone = signature::Entity::delete_by_id(key).exec(tx.writer()?).await?;
        guard(gone.rows_affected)
    }
}

impl Write for Moved {
    async fn write(&self, tx: &Tx) -> Result<()> {
        self.proposal.write(tx).await?;
        if let Some(offer) = &self.offer {
            let row = OfferRow { proposal: self.proposal.id, offer: offer.clone() };
            tx.insert(&row, StorageError::from).await?;
        }
        match self.asked {
            None => Ok(()),
            Some(asked) => {
                let row = AskedRow { community: self.proposal.community, asked };
                tx.insert(&row, StorageError::from).await
            }
        }
    }
}

impl Write for Opened {
    async fn write(&self, tx: &Tx) -> Result<()> {
        tx.insert(&self.vote, StorageError::from).await?;
        let rows = self.seats.iter().map(|seat| seat.row().map(IntoActiveModel::into_active_model));
        let rows = rows.collect::<Result<Vec<seat::ActiveModel>>>()?;
        insert_all(tx.writer()?, rows).await
    }
}

/// Of a vote that was opened only the state, the end of its window and what is told of it move on, and only from a state that leads there.
impl Write for Vote {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let before: &[VoteState] = match self.state {
            VoteState::Open => &[VoteState::Open],
            VoteState::Closing => &[VoteState::Open, VoteState::Closing],
            VoteState::Closed { .. } | VoteState::Void { .. } => &[VoteState::Closing],
        };
        let row = self.row()?;
        let moved = vote::ActiveModel {
            state: Set(row.state),
            closes_at: Set(row.closes_at),
            pressure_reported: Set(row.pressure_reported),
            pause: Set(row.pause),
            over_at: Set(row.over_at),
            held_back: Set(row.held_back),
            turnout_shown: Set(row.turnout_shown),
            turnout_shown_at: Set(row.turnout_shown_at),
            ..Default::default()
        };
        let updated = vote::Entity::update_many()
            .set(moved)
            .filter(vote::Column::Id.eq(row.id))
            .filter(vote::Column::State.is_in(before.iter().map(|state| state_word(*state))))
            .exec(tx.writer()?)
            .await?;
        guard(updated.rows_affected)
    }
}

/// One act of a member: the seat is guarded by the acts before, so that of several acts at once each counts one.
impl Write for Seated {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let row = self.seat.row()?;
        let acted = seat::ActiveModel {
            acts: Set(row.acts),
            last: Set(row.last),
            standing: Set(row.standing),
            assisted: Set(row.assisted),
            ..Default::default()
        };
        let updated = seat::Entity::update_many()
            .set(acted)
            .filter(seat::Column::Vote.eq(row.vote))
            .filter(seat::Column::Member.eq(row.member))
            .filter(seat::Column::Acts.eq(row.acts - 1))
            .exec(tx.writer()?)
            .await?;
        guard(updated.rows_affected)?;
        match &self.ballot {
            None => {
                ballot::Entity::delete_by_id((row.vote, row.member)).exec(tx.writer()?).await?;
            }
            Some(ballot) => {
                let replace = OnConflict::columns([ballot::Column::Vote, ballot::Column::Member])
                    .update_columns([
                        ballot::Column::Sequence,
                        ballot::Column::Choice,
                        ballot::Column::Channel,
                        ballot::Column::Attestation,
                        ballot::Column::AssistedBy,
                        ballot::Column::ReceivedAt,
                        ballot::Column::Salt,
                        ballot::Column::Commitment,
                    ])
                    .to_owned();
                let row = ballot.row()?.into_active_model();
                ballot::Entity::insert(row).on_conflict(replace).exec_without_returning(tx.writer()?).await?;
            }
        }
        Ok(())
    }
}

/// Nothing to keep: what happened is in the facts, what must be told in the effects.
impl Write for () {
    async fn write(&self, _: &Tx) -> Result<()> {
        Ok(())
    }
}

impl<R: Write> Write for Option<R> {
    async fn write(&self, tx: &Tx) -> Result<()> {
        match self {
            None => Ok(()),
            Some(record) => record.write(tx).await,
        }
    }
}

impl<R: Write> Write for Vec<R> {
    async fn write(&self, tx: &Tx) -> Result<()> {
        for record in self {
            record.write(tx).await?;
        }
        Ok(())
    }
}

macro_rules! tuples {
    ($(($($part:ident $at:tt),*);)*) => {$(
        impl<$($part: Write),*> Write for ($($part,)*) {
            async fn write(&self, tx: &Tx) -> Result<()> {
                $(self.$at.write(tx).await?;)*
                Ok(())
            }
        }
    )*};
}
tuples! {
    (A 0, B 1);
    (A 0, B 1, C 2);
    (A 0, B 1, C 2, D 3);
    (A 0, B 1, C 2, D 3, E 4);
}
