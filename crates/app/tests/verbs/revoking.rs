//! A key is revoked while the agreement that it signed waits for other signatures.

use app::{AcceptOffer, Actor, Recorded, Sign, SubmitProposal};
use domain::{agreement::AgreementState, ballot::Choice, decision::Subject, fact::Fact, signatory::KeyRole};
use evidence::{keys::SigningKey, signature};

use crate::{
    signing::new_key,
    town::{DELIBERATION, Town, fresh, on_both, terms},
};

async fn consented(town: &Town, advocate: &Actor, contact: &Actor) -> Recorded {
    let command = SubmitProposal { again: None, terms: terms(), ..town.submission() };
    let proposal = town.app.submit_proposal(contact, &fresh(), &command).await.unwrap().proposal;
    town.app.accept_offer(advocate, &fresh(), &AcceptOffer { proposal, number: 1 }).await.unwrap();
    town.passes(DELIBERATION);
    town.app.deadlines().await.unwrap();
    let vote = town.app.read().await.unwrap().vote_on(Subject::Proposal(proposal)).await.unwrap().unwrap().id;
    town.votes(&town.steward, vote, Choice::Consent).await.unwrap();
    town.closes().await;
    town.app.read().await.unwrap().decision_of_vote(vote).await.unwrap().unwrap()
}

async fn cosigned(town: &Town, recorded: &Recorded, key: &SigningKey) -> Result<(), app::AppError> {
    let jws = signature::sign(&town.cosignature(recorded, key, KeyRole::Steward), key).unwrap();
    town.app.cosign(&town.steward, &fresh(), &Sign { decision: recorded.decision.id, jws }).await.map(drop)
}

#[tokio::test]
async fn what_it_signed_counts_no_more_and_is_signed_anew() {
    on_both(|town| async move {
        town.adopts().await;
        let ((advocate, _), (contact, _)) = (town.advocate().await, town.requester().await);
        let recorded = consented(&town, &advocate, &contact).await;
        let (lost, own) = (new_key(), new_key());
        let lost_id = town.registers(&town.steward, &lost).await.unwrap();
        cosigned(&town, &recorded, &lost).await.unwrap();
        town.app.revoke_key(&town.steward, &fresh(), lost_id).await.unwrap();
        let agreement = town.agreement_of(&recorded).await;
        assert_eq!(agreement.signing.cosignatures_to_come(), 1);
        let tx = town.app.read().await.unwrap();
        assert!(tx.signatures_of_agreement(agreement.id).await.unwrap().is_empty());
        drop(tx);

        // The requester's signature alone does not complete what the stolen key had begun.
        town.countersigns(&contact, &recorded).await.unwrap();
        assert_eq!(town.agreement_of(&recorded).await.state, AgreementState::Pending);
        assert!(town.app.issued(agreement.id).await.unwrap().is_none());
        assert!(cosigned(&town, &recorded, &lost).await.is_err(), "revoked");
        let own_id = town.registers(&town.steward, &own).await.unwrap();
        cosigned(&town, &recorded, &own).await.unwrap();
        let in_force = town.agreement_of(&recorded).await;
        assert!(matches!(in_force.state, AgreementState::InForce { .. }));

        // What came into force while the key was good stays in force.
        town.app.revoke_key(&town.steward, &fresh(), own_id).await.unwrap();
        assert_eq!(town.agreement_of(&recorded).await, in_force);
        let tx = town.app.read().await.unwrap();
        assert_eq!(tx.signatures_of_agreement(agreement.id).await.unwrap().len(), 2);
        let facts = tx.journal_after(0, None, 1_000).await.unwrap();
        let undone = facts.iter().filter(|entry| matches!(entry.fact, Fact::SignatureUndone { .. })).count();
        assert_eq!(undone, 1);
    })
    .await;
}

#[tokio::test]
async fn of_a_revocation_and_the_last_signature_at_once_one_comes_first() {
    on_both(|town| async move {
        town.adopts().await;
        let ((advocate, _), (contact, _)) = (town.advocate().await, town.requester().await);
        let recorded = consented(&town, &advocate, &contact).await;
        let (theirs, own) = (new_key(), new_key());
        let id = town.registers(&contact, &theirs).await.unwrap();
        town.registers(&town.steward, &own).await.unwrap();
        let jws = signature::sign(&town.countersignature(&recorded, &theirs).await, &theirs).unwrap();
        let command = Sign { decision: recorded.decision.id, jws };
        town.app.countersign(&contact, &fresh(), &command).await.unwrap();
        let origin = fresh();
        let (revoked, signed) =
            tokio::join!(town.app.revoke_key(&contact, &origin, id), cosigned(&town, &recorded, &own));
        assert!(revoked.is_ok() && signed.is_ok(), "{revoked:?} {signed:?}");
        let agreement = town.agreement_of(&recorded).await;
        let count = town.app.read().await.unwrap().signatures_of_agreement(agreement.id).await.unwrap().len();
        match agreement.state {
            AgreementState::InForce { .. } => assert_eq!((count, agreement.signing.countersigned), (2, true)),
            AgreementState::Pending => assert_eq!((count, agreement.signing.countersigned), (1, false)),
            other => panic!("{other:?}"),
        }
    })
    .await;
}
