//! What is kept of negotiations beside proposals and offers comes back as it was saved; drafts go with the end of the negotiation.

use domain::{
    clarification::{Clarification, Said},
    decision::Outcome,
    fact::Fact,
    id::VoteId,
    mandate::{Asking, Heard, Mandate},
    moment::Span,
    proposal::{OfferDraft, Saving, Side},
    step::Step,
};
use storage::StorageError;

use crate::{
    fixture::Db,
    sample::{self, COMMUNITY, PROPOSAL, at, id},
};

/// A town, a mandate and a proposal under negotiation.
async fn negotiated(db: &Db) -> Mandate {
    let store = &db.store;
    sample::town(store, 0).await;
    sample::save(store, at(3), sample::intermediary()).await;
    sample::save(store, at(4), sample::requester()).await;
    let mandate = sample::nominated(20).next.voting(VoteId::numbered(1)).decided(Outcome::Adopted, at(5));
    sample::save(store, at(5), mandate.clone()).await;
    sample::save(store, at(6), sample::submitted(sample::draft("P180D"))).await;
    mandate.next
}

both! {
    async fn askings_and_clarifications_come_back_as_they_moved_on(db) {
        let mandate = negotiated(&db).await;
        let asking = Asking {
            id: id(30),
            community: id(COMMUNITY),
            proposal: id(PROPOSAL),
            mandate: mandate.id,
            offer: 1,
            point: "papers".to_owned(),
            about: vec!["recipient:media".to_owned()],
            asked: sample::text("May they?"),
            asked_at: at(7),
            heard: None,
        };
        sample::save(&db.store, at(7), Step::to(asking.clone())).await;
        let mut tx = db.store.begin(at(8)).await.unwrap();
        assert_eq!(tx.askings_of(id(PROPOSAL)).await.unwrap(), std::slice::from_ref(&asking));
        let found = tx.asking(id(30)).await.unwrap().unwrap();
        let heard = Asking { heard: Some(Heard { words: sample::text("Yes."), at: at(8) }), ..found };
        tx.save(Step::to(heard.clone())).await.unwrap();
        tx.commit().await.unwrap();
        let tx = db.store.read().await.unwrap();
        assert_eq!(tx.asking_seen(id(30)).await.unwrap(), Some(heard));
        assert_eq!(tx.asking_seen(id(31)).await.unwrap(), None);
        drop(tx);

        let mut tx = db.store.begin(at(9)).await.unwrap();
        let proposal = tx.proposal(id(PROPOSAL)).await.unwrap().unwrap();
        let (words, wanted) = (vec![("en".to_owned(), "What?".to_owned())], ["en".parse().unwrap()]);
        let said = |by| Said { by, words: &words, wanted: &wanted };
        let step = Clarification::ask(id(32), &proposal, said(Side::Community), &[], at(9)).unwrap();
        tx.save(step.clone()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = db.store.begin(at(10)).await.unwrap();
        let found = tx.clarification(id(32)).await.unwrap().unwrap();
        assert_eq!(found, step.next);
        let answered = found.answer(&proposal, said(Side::Requester), at(10)).unwrap();
        let after = answered.next.clone();
        tx.save(answered).await.unwrap();
        tx.commit().await.unwrap();
        let tx = db.store.read().await.unwrap();
        assert_eq!(tx.clarifications_of(id(PROPOSAL)).await.unwrap(), vec![after.clone()]);
        assert_eq!(tx.clarification_seen(id(32)).await.unwrap(), Some(after));
        // The journal has what is about this proposal, in its order, and nothing else.
        let about = tx.journal_about(&proposal).await.unwrap();
        let facts: Vec<_> = about.iter().map(|entry| &entry.fact).collect();
        assert!(matches!(
            facts[..],
            [Fact::ProposalSubmitted { .. }, Fact::ClarificationAsked { .. }, Fact::ClarificationAnswered { .. }]
        ), "{facts:?}");
    }

    async fn a_draft_is_saved_once_amended_and_gone_with_the_negotiation(db) {
        let mandate = negotiated(&db).await;
        let terms = sample::draft("P30D");
        let note = vec![("en".to_owned(), "Shorter".to_owned())];
        let mut tx = db.store.begin(at(7)).await.unwrap();
        let proposal = tx.proposal(id(PROPOSAL)).await.unwrap().unwrap();
        let save = |before, number: u128, amends| {
            let said = Saving { id: id(number), amends, terms: &terms, note: &note };
            OfferDraft::save(before, &proposal, &mandate, said, at(7)).unwrap()
        };
        let first = save(None, 40, 0);
        tx.save(first.clone()).await.unwrap();
        tx.commit().await.unwrap();
        // Who decided that there is none is too late.
        let mut tx = db.store.begin(at(8)).await.unwrap();
        assert!(matches!(tx.save(save(None, 41, 0)).await, Err(StorageError::Conflict)));
        drop(tx);
        let mut tx = db.store.begin(at(9)).await.unwrap();
        let found = tx.offer_draft(proposal.id, mandate.id).await.unwrap();
        assert_eq!(found, Some(first.next));
        let second = save(found, 42, 1);
        tx.save(second.clone()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = db.store.begin(at(10)).await.unwrap();
        assert_eq!(tx.offer_draft(proposal.id, mandate.id).await.unwrap(), Some(second.next));
        let found = tx.proposal(id(PROPOSAL)).await.unwrap().unwrap();
        tx.save(found.withdraw(false, at(10)).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        let tx = db.store.read().await.unwrap();
        assert_eq!(tx.offer_draft(proposal.id, mandate.id).await.unwrap(), None);
    }

    async fn what_is_negotiated_and_does_not_rest_is_looked_at_by_the_clock(db) {
        negotiated(&db).await;
        let mut tx = db.store.begin(at(7)).await.unwrap();
        let found = tx.proposals_negotiated().await.unwrap();
        assert_eq!(found.iter().map(|one| (one.id, one.waits_since)).collect::<Vec<_>>(), [(id(PROPOSAL), at(6))]);
        let proposal = tx.proposal(id(PROPOSAL)).await.unwrap().unwrap();
        let late = at(7).plus(Span::days(30));
        let warned = proposal.look(Span::days(30), &sample::text("Classes"), late).unwrap();
        tx.save(warned.clone()).await.unwrap();
        assert_eq!(tx.proposal(id(PROPOSAL)).await.unwrap(), Some(warned.next.clone()));
        tx.save(warned.next.pause(late).unwrap()).await.unwrap();
        assert!(tx.proposals_negotiated().await.unwrap().is_empty());
        tx.commit().await.unwrap();
    }
}
