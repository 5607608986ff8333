//! A requester binds itself to the words the members consented to, and stewards or advocates sign beside the instance.

use domain::{
    agreement::{Agreement, Signed, Signer},
    digest::Digest,
    id::{AgreementId, CommunityId, DecisionId, ProposalId},
    party::Role,
    refusal::Reason,
    signatory::KeyHolder,
};
use evidence::signature::{Cosignature, Countersignature, Held};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    signatories::{good_key, other, read},
};

/// A signature on what a decision leads to.
#[derive(Clone, Debug)]
pub struct Sign {
    /// The decision.
    pub decision: DecisionId,
    /// The signature: a compact JWS of type `countersignature+jwt`, or `cosignature+jwt`.
    pub jws: String,
}

impl App {
    /// The requester signs with a key of its own. With the last signature that is missing the agreement is in force.
    pub async fn countersign(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &Sign,
    ) -> Result<AgreementId, AppError> {
        self.settle(|| async {
            let begun: Begun<AgreementId> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let requester = actor.as_requester(Role::Signatory)?;
            let agreement = work.tx.agreement_of(command.decision).await?;
            let own = agreement.filter(|agreement| agreement.requester == requester);
            let agreement = own.ok_or(Reason::NotConsented {})?;
            let Held { document, key } = read::<Countersignature>(&command.jws)?;
            let key = good_key(&work.tx, &key, KeyHolder::Requester(requester)).await?;
            if document.issuer != self.keys.requester(requester).as_str() {
                return Err(other("issuer"));
            }
            if document.agreement != agreement.id.to_string() {
                return Err(other("agreement"));
            }
            if document.decision != document_digest(&work.tx, &agreement).await?.to_string() {
                return Err(other("decision"));
            }
            let terms = document.terms.parse().map_err(|_| other("terms"))?;
            let signed = Signed { key: key.thumbprint, jws: command.jws.trim().to_owned() };
            let connected = is_connected(&work.tx, &agreement).await?;
            let step = agreement.countersign(terms, Some(signed), connected, work.now)?;
            let agreement = step.next.0.clone();
            work.tx.save(step).await?;
            self.issue_once_in_force(&mut work, &agreement).await?;
            work.done(agreement.id).await
        })
        .await
    }

    /// The requester binds itself by its connector's message, which came over an authenticated channel.
    pub(crate) async fn countersign_by_connector(
        &self,
        actor: &Actor,
        proposal: ProposalId,
        decision: DecisionId,
    ) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(actor, &Origin::Own, &proposal).await?;
            let mut work = fresh!(begun);
            let requester = actor.as_requester(Role::Signatory)?;
            let agreement = work.tx.agreement_of(decision).await?;
            let own = agreement.filter(|agreement| agreement.requester == requester);
            let agreement = own.ok_or(Reason::NotConsented {})?;
            let (terms, connected) = (agreement.digest, is_connected(&work.tx, &agreement).await?);
            let step = agreement.countersign(terms, None, connected, work.now)?;
            let agreement = step.next.0.clone();
            work.tx.save(step).await?;
            self.issue_once_in_force(&mut work, &agreement).await?;
            work.done(()).await
        })
        .await
    }

    /// A steward of the community, or an advocate with a mandate of it, signs beside the instance.
    pub async fn cosign(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &Sign,
    ) -> Result<AgreementId, AppError> {
        self.settle(|| async {
            let begun: Begun<AgreementId> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            // The right first: whoever has none is not told what there is to sign.
            let recorded = work.tx.decision(command.decision).await?.ok_or_else(|| missing("decision"))?;
            let (holder, by) = cosigner(&work.tx, actor, recorded.decision.community, work.now).await?;
            let agreement = work.tx.agreement_of(command.decision).await?.ok_or(Reason::NotConsented {})?;
            let Held { document, key } = read::<Cosignature>(&command.jws)?;
            let key = good_key(&work.tx, &key, holder).await?;
            if document.role != holder.role() {
                return Err(other("role"));
            }
            if document.community != agreement.community.to_string() {
                return Err(other("community"));
            }
            if document.decision != recorded.digest.to_string() {
                return Err(other("decision"));
            }
            let signed = Signed { key: key.thumbprint, jws: command.jws.trim().to_owned() };
            let before = work.tx.signatures_of_agreement(agreement.id).await?;
            let connected = is_connected(&work.tx, &agreement).await?;
            let step = agreement.cosign(by, signed, &before, connected, work.now)?;
            let agreement = step.next.0.clone();
            work.tx.save(step).await?;
            self.issue_once_in_force(&mut work, &agreement).await?;
            work.done(agreement.id).await
        })
        .await
    }
}

/// As whom the actor signs beside the instance. The office is looked at as it is now.
pub(crate) async fn cosigner(
    tx: &Tx,
    actor: &Actor,
    community: CommunityId,
    now: domain::moment::Moment,
) -> Result<(KeyHolder, Signer), AppError> {
    if let Actor::Advocate(advocate) = actor {
        let mandate = tx.mandate_between(community, advocate.intermediary).await?;
        if !mandate.is_some_and(|mandate| mandate.is_active(now)) {
            return Err(Reason::NoMandate {}.into());
        }
        return Ok((actor.as_key_holder()?, Signer::Advocate(advocate.id)));
    }
    actor.as_steward_of(community)?;
    let id = actor.as_member()?.id;
    let member = tx.member(id).await?.ok_or_else(|| missing("member"))?;
    let seen = Actor::Member(member);
    seen.as_steward_of(community)?;
    Ok((seen.as_key_holder()?, Signer::Steward(id)))
}

/// The digest of the signed decision that an agreement rests on.
async fn document_digest(tx: &Tx, agreement: &Agreement) -> Result<Digest, AppError> {
    Ok(tx.decision(agreement.decision).await?.ok_or_else(|| missing("decision"))?.digest)
}

/// Whether the requester's connector carries on the negotiation.
async fn is_connected(tx: &Tx, agreement: &Agreement) -> Result<bool, AppError> {
    let proposal = tx.proposal(agreement.proposal).await?.ok_or_else(|| missing("proposal"))?;
    Ok(proposal.connection.is_some())
}
