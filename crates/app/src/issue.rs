//! An agreement signed as a document of its own when it comes into force, and signed events of what becomes of it.

use domain::{
    agreement::{Agreement, AgreementSignature, AgreementState, Signer},
    decision::Outcome,
    digest::Digest,
    fact::Fact,
    id::AgreementId,
    moment::Moment,
    step::Step,
};
use evidence::{
    agreement::{self as document, AgreementDocument, Countersignature, Making},
    credential::Secured,
    status::{
        Place,
        event::{self, Change},
    },
};
use storage::{Issued, StatusTold, Tx};

use crate::{App, AppError, begin::Work, error::missing, governing::governing};

const DOCUMENT: AppError = AppError::Document { what: "the agreement" };
const STATUS: AppError = AppError::Document { what: "the status of an agreement" };

impl App {
    /// Signs the agreement, if the last signature that was missing has just brought it into force: in the same transaction.
    pub(crate) async fn issue_once_in_force(
        &self,
        work: &mut Work,
        agreement: &Agreement,
    ) -> Result<(), AppError> {
        let AgreementState::InForce { from, until } = agreement.state else { return Ok(()) };
        let (status_index, place) = self.draw_place(&work.tx).await?;
        let made = self.document_of(&work.tx, agreement, (from, until), place).await?;
        let did = self.keys.community(agreement.community);
        let secured = document::sign(&made, self.keys.as_signatory(&did), &work.now.to_string());
        let secured = secured.map_err(|_| DOCUMENT)?;
        let digest = secured.digest.parse().map_err(|_| DOCUMENT)?;
        let fact = Fact::AgreementIssued { community: agreement.community, agreement: agreement.id, digest };
        let Secured { document, jwt, .. } = secured;
        let issued = Issued { agreement: agreement.id, document, jwt, digest, status_index };
        work.tx.save(Step::to(issued).fact(fact)).await?;
        self.tell_status(work, agreement, ("in-force", "signed-by-all"), from).await
    }

    /// The members have decided on taking their consent back. Tells it, signed, if they do; before that that its term was over, where
    /// nobody has told that yet: what it was that they took back is said as it was.
    pub(crate) async fn withdraw(
        &self,
        work: &mut Work,
        agreement: Agreement,
        outcome: Outcome,
    ) -> Result<(), AppError> {
        let before = agreement.clone();
        let now = work.now;
        let step = agreement.withdrawn(outcome, now);
        if step.next == before {
            return Ok(());
        }
        self.tell_if_over(work, &before).await?;
        work.tx.save(step).await?;
        self.tell_status(work, &before, ("withdrawn", "decided-by-members"), now).await
    }

    /// Tells, signed, that the term of an agreement is over, if it is and nobody has told it yet.
    pub(crate) async fn tell_if_over(&self, work: &mut Work, agreement: &Agreement) -> Result<(), AppError> {
        let over = agreement.state.term().filter(|(_, until)| *until <= work.now);
        let Some((_, until)) = over else { return Ok(()) };
        if work.tx.status_events(agreement.id).await?.iter().any(|event| event.status == "expired") {
            return Ok(());
        }
        self.tell_status(work, agreement, ("expired", "term-over"), until).await
    }

    /// Signs the next event of an agreement: its status and the reason, since when. One that never came into force, or before there were
    /// such documents, has none.
    pub(crate) async fn tell_status(
        &self,
        work: &mut Work,
        agreement: &Agreement,
        (status, reason): (&'static str, &'static str),
        since: Moment,
    ) -> Result<(), AppError> {
        if work.tx.issued(agreement.id).await?.is_none() {
            return Ok(());
        }
        let before = work.tx.status_events(agreement.id).await?;
        let sequence = before.last().map_or(1, |last| last.sequence + 1);
        let change = Change {
            agreement: format!("{}/agreements/{}", self.keys.issuer(), agreement.id),
            sequence,
            previous: before.last().map(|last| last.digest.to_string()),
            status,
            reason,
            since: since.to_string(),
        };
        let signed = event::sign(change, self.keys.as_signatory(self.keys.did())).map_err(|_| STATUS)?;
        let digest: Digest = signed.digest.parse().map_err(|_| STATUS)?;
        let (community, agreement, status) = (agreement.community, agreement.id, status.to_owned());
        let fact = Fact::AgreementStatusChanged { community, agreement, status: status.clone(), digest };
        let told = StatusTold { agreement, sequence, status, jwt: signed.jwt, digest };
        Ok(work.tx.save(Step::to(told).fact(fact)).await?)
    }

    async fn document_of(
        &self,
        tx: &Tx,
        agreement: &Agreement,
        term: (Moment, Moment),
        place: Place,
    ) -> Result<AgreementDocument, AppError> {
        let recorded = tx.decision(agreement.decision).await?.ok_or_else(|| missing("decision"))?;
        let requester = tx.requester(agreement.requester).await?.ok_or_else(|| missing("requester"))?;
        let community = tx.community(agreement.community).await?.ok_or_else(|| missing("community"))?;
        let charter = governing(tx, &community, term.0).await?.ok_or_else(|| missing("charter"))?;
        let signatures = tx.signatures_of_agreement(agreement.id).await?;
        let jws = |one: &AgreementSignature| one.signed.as_ref().map(|signed| signed.jws.clone());
        let (own, others): (Vec<_>, Vec<_>) =
            signatures.iter().partition(|one| matches!(one.by, Signer::Requester | Signer::Connector));
        let own = own.first().ok_or(DOCUMENT)?;
        let by = if own.signed.is_some() { "signature" } else { "dataspace" };
        let countersignature = Countersignature { by: by.to_owned(), at: own.at.to_string(), jws: jws(own) };
        Ok(AgreementDocument::of(&Making {
            url: self.keys.issuer(),
            agreement: agreement.id,
            proposal: agreement.proposal,
            terms: &agreement.terms,
            term,
            requester: &requester,
            red_lines: &charter.charter.red_lines,
            decision: (&recorded.decision, recorded.digest),
            countersignature,
            signatures: others.into_iter().filter_map(jws).collect(),
            place,
        }))
    }

    /// An agreement as it was signed; none before it came into force.
    pub async fn issued(&self, id: AgreementId) -> Result<Option<Issued>, AppError> {
        Ok(self.read().await?.issued(id).await?)
    }
}
