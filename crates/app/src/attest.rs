//! A requester signs, after a consent was taken back, that it knows and that the data is gone.

use domain::{
    agreement::{Agreement, Duty, Outstanding, Signed},
    digest::Digest,
    id::AgreementId,
    moment::Moment,
    party::Role,
    refusal::Reason,
    signatory::KeyHolder,
};
use evidence::signature::{Acknowledgement, Deletion, Document, Held};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    signatories::{good_key, other, read},
};

/// What a requester signed.
#[derive(Clone, Debug)]
pub struct Attest {
    /// After the withdrawal of which agreement.
    pub agreement: AgreementId,
    /// A compact JWS of type `acknowledgement+jwt` or `deletion+jwt`.
    pub jws: String,
}

/// What is the same in both documents.
struct Said {
    agreement: String,
    event: String,
    issuer: String,
    /// Since when it is done; none where the word itself does it.
    since: Option<String>,
}

impl From<Acknowledgement> for Said {
    fn from(said: Acknowledgement) -> Self {
        Self { agreement: said.agreement, event: said.event, issuer: said.issuer, since: None }
    }
}

impl From<Deletion> for Said {
    fn from(said: Deletion) -> Self {
        Self { agreement: said.agreement, event: said.event, issuer: said.issuer, since: Some(said.deleted) }
    }
}

impl App {
    /// The requester knows that a consent was taken back. By a contact in the role of a signatory.
    ///
    /// # Errors
    /// A refusal, where the actor may not, nothing is owed, or the signature is not one over this withdrawal.
    pub async fn acknowledge_withdrawal(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &Attest,
    ) -> Result<AgreementId, AppError> {
        self.attest::<Acknowledgement>(actor, origin, command, Duty::Acknowledgement).await
    }

    /// What the requester had under a withdrawn agreement is deleted. By a contact in the role of a signatory.
    ///
    /// # Errors
    /// As those of [`App::acknowledge_withdrawal`].
    pub async fn attest_deletion(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &Attest,
    ) -> Result<AgreementId, AppError> {
        self.attest::<Deletion>(actor, origin, command, Duty::Deletion).await
    }

    async fn attest<D: Document + Into<Said> + Send>(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &Attest,
        duty: Duty,
    ) -> Result<AgreementId, AppError> {
        self.settle(|| async {
            let begun: Begun<AgreementId> = self.begin(actor, origin, &(duty, command)).await?;
            let mut work = fresh!(begun);
            let requester = actor.as_requester(Role::Signatory)?;
            let agreement = work.tx.agreement(command.agreement).await?;
            let own = agreement.filter(|agreement| agreement.requester == requester);
            let agreement = own.ok_or_else(|| missing("agreement"))?;
            let Held { document, key } = read::<D>(&command.jws)?;
            let key = good_key(&work.tx, &key, KeyHolder::Requester(requester)).await?;
            let said: Said = document.into();
            if said.issuer != self.keys.requester(requester).as_str() {
                return Err(other("issuer"));
            }
            if said.agreement != agreement.id.to_string() {
                return Err(other("agreement"));
            }
            let since = said.since.map(|since| since.parse::<Moment>()).transpose();
            let since = since.map_err(|_| other("deleted"))?.unwrap_or(work.now);
            let event = withdrawal_event(&work.tx, agreement.id).await?;
            let done = work.tx.discharges_of(agreement.id).await?;
            let signed = Signed { key: key.thumbprint, jws: command.jws.trim().to_owned() };
            let step = agreement.discharge(duty, signed, since, &done, work.now)?;
            let event = event.ok_or(Reason::NothingOwed {})?;
            if said.event != event.to_string() {
                return Err(other("event"));
            }
            work.tx.save(step).await?;
            work.done(agreement.id).await
        })
        .await
    }

    /// What a requester still owes after the withdrawal of an agreement.
    ///
    /// # Errors
    /// [`AppError`], where it cannot be read.
    pub async fn outstanding(&self, agreement: &Agreement) -> Result<Vec<Outstanding>, AppError> {
        let tx = self.read().await?;
        // Nothing can be signed over a withdrawal from before there were such events.
        if withdrawal_event(&tx, agreement.id).await?.is_none() {
            return Ok(Vec::new());
        }
        Ok(agreement.outstanding(&tx.discharges_of(agreement.id).await?))
    }
}

/// The digest of the signed event that tells of the withdrawal of an agreement.
async fn withdrawal_event(tx: &Tx, id: AgreementId) -> Result<Option<Digest>, AppError> {
    let told = tx.status_events(id).await?;
    Ok(told.into_iter().find(|event| event.status == "withdrawn").map(|event| event.digest))
}
