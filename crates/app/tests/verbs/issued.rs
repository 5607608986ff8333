//! An agreement becomes a document of its own with the last signature, and whoever holds it sees from outside whether it still stands.

use domain::{digest::Digest, fact::Fact};
use evidence::{
    agreement,
    log::tree,
    status::{self, Purpose, event},
};

use crate::{
    agreed::{agreement as agreed, withdraws},
    town::{Town, on_both},
};

async fn is_set(town: &Town, purpose: Purpose, place: u32) -> bool {
    let keys = town.app.keys();
    let list = town.app.status_list(purpose, 1).await.unwrap().unwrap();
    let address = purpose.list(keys.issuer(), 1);
    let (document, list) = status::verify(&list.document, (&address, purpose), keys.jwks()).unwrap();
    assert!(document.valid_from < document.valid_until);
    list.get(place).unwrap()
}

#[tokio::test]
async fn it_is_signed_with_the_last_signature_and_its_end_is_seen_from_outside() {
    on_both(|town| async move {
        let members = town.members(3).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (id, requester) = agreed(&town, &members, &advocate).await;
        let issued = town.app.issued(id).await.unwrap().unwrap();
        let keys = town.app.keys();
        for form in [&issued.document, &issued.jwt] {
            let document = agreement::verify(form, keys.jwks()).unwrap();
            assert_eq!(document.issuer, keys.community(town.community).to_string());
            let subject = document.credential_subject;
            assert_eq!(subject.id, keys.requester(requester).to_string());
            assert_eq!((subject.countersignature.by.as_str(), subject.signatures.len()), ("signature", 1));
            let decision: Digest = subject.decision.digest.parse().unwrap();
            assert!(town.app.read().await.unwrap().decision_by_digest(decision).await.unwrap().is_some());
        }
        // The log holds its digest: anyone can see that it was so then.
        let tx = town.app.read().await.unwrap();
        let entries = tx.journal_after(0, None, 10_000).await.unwrap();
        let told = entries.iter().find(
            |entry| matches!(&entry.fact, Fact::AgreementIssued { digest, .. } if *digest == issued.digest),
        );
        let (_, entry) = tx.log_entry_of(told.unwrap().sequence).await.unwrap().unwrap();
        drop(tx);
        let receipt = town.app.log_receipt(&tree::leaf(entry.as_bytes())).await.unwrap().unwrap();
        receipt.verify(&tree::leaf(entry.as_bytes()), &town.app.log_verifier()).unwrap();

        assert!(!is_set(&town, Purpose::Revocation, issued.status_index).await);
        withdraws(&town, &members, id).await;
        assert!(is_set(&town, Purpose::Revocation, issued.status_index).await);
        assert!(!is_set(&town, Purpose::Suspension, issued.status_index).await);
        let events = town.app.read().await.unwrap().status_events(id).await.unwrap();
        let jwts: Vec<String> = events.into_iter().map(|told| told.jwt).collect();
        let told = event::verify_chain(&jwts, keys.jwks()).unwrap();
        assert_eq!(
            told.iter().map(|event| event.status.as_str()).collect::<Vec<_>>(),
            ["in-force", "withdrawn"]
        );
        assert_eq!(town.app.issued(id).await.unwrap().unwrap(), issued);
    })
    .await;
}
