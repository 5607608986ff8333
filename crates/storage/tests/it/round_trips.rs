//! Every record comes back as it was saved, alone and in the company that a step gives it.

use domain::{
    ballot::Choice,
    burden::Ledger,
    community::CharterState,
    decision::{Outcome, Subject},
    id::{AdvocateId, AgreementId, ContactId, DecisionId},
    mandate::{Ending, Held, MandateState, Resuming},
    moment::Span,
    party::{Advocate, Contact},
    proposal::{Acceptance, Moved, Proposal, Stage},
    step::Step,
    vote::VoteState,
};
use storage::{Holder, Token, TokenLabel};

use crate::sample::{self, CHARTER, COMMUNITY, INTERMEDIARY, PROPOSAL, REQUESTER, STEWARD, VOTE, at, id};

both! {
    async fn a_community_is_founded_and_adopts_its_charter(db) {
        let store = &db.store;
        let step = sample::founded();
        let founded = step.next.clone();
        sample::save(store, at(0), step).await;

        let tx = store.read().await.unwrap();
        assert_eq!(tx.community(id(COMMUNITY)).await.unwrap().as_ref(), Some(&founded.community));
        assert_eq!(tx.community_by_handle(&founded.community.handle).await.unwrap().as_ref(), Some(&founded.community));
        assert_eq!(tx.charter(id(CHARTER)).await.unwrap().as_ref(), Some(&founded.charter));
        assert_eq!(tx.charters_of(id(COMMUNITY)).await.unwrap(), [founded.charter]);
        assert_eq!(tx.charter_as_written(&founded.community).await.unwrap(), None);
        assert_eq!(tx.member(id(STEWARD)).await.unwrap(), Some(founded.steward));
        assert_eq!(tx.communities(None, 10).await.unwrap(), vec![founded.community.clone()]);
        assert!(tx.communities(Some(founded.community.id), 10).await.unwrap().is_empty());
        assert_eq!(tx.community(id(99)).await.unwrap(), None);
        drop(tx);

        let mut tx = store.begin(at(1)).await.unwrap();
        let community = tx.community(id(COMMUNITY)).await.unwrap().unwrap();
        let charter = tx.charter(id(CHARTER)).await.unwrap().unwrap();
        tx.save(charter.decided(community, None, Outcome::Adopted)).await.unwrap();
        tx.commit().await.unwrap();

        let tx = store.read().await.unwrap();
        let community = tx.community(id(COMMUNITY)).await.unwrap().unwrap();
        let charter = tx.charter_as_written(&community).await.unwrap().unwrap();
        assert_eq!((community.in_force, charter.state), (Some(charter.id), CharterState::InForce));
    }

    async fn members_come_in_once_by_an_invitation(db) {
        let store = &db.store;
        sample::town(store, 0).await;
        let invitation = sample::invitation(40);
        let mut tx = store.begin(at(1)).await.unwrap();
        tx.save_invitation(&invitation).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = store.begin(at(2)).await.unwrap();
        let found = tx.invitation_by_code(invitation.code).await.unwrap().unwrap();
        assert_eq!(found, invitation);
        let language = "fr".parse().unwrap();
        let step = found.accept(id(41), language, &sample::text("Amal"), None, at(2)).unwrap();
        let (used, member) = step.next.clone();
        tx.save(step.clone()).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = store.begin(at(3)).await.unwrap();
        assert_eq!(tx.invitation_by_code(invitation.code).await.unwrap(), Some(used));
        assert_eq!(tx.member(member.id).await.unwrap(), Some(member.clone()));
        assert_eq!(tx.roll(id(COMMUNITY)).await.unwrap(), [id(STEWARD), member.id]);
        assert_eq!(tx.roll_size(id(COMMUNITY)).await.unwrap(), 2);
        tx.set_language(member.id, &"ar".parse().unwrap()).await.unwrap();
        assert_eq!(tx.member(member.id).await.unwrap().unwrap().language.tag(), "ar");

        // Used up: whoever decided on the invitation as it was before is too late.
        let again = step.map(|(used, member)| (used, domain::community::Member { id: id(42), ..member }));
        assert!(matches!(tx.save(again).await, Err(storage::StorageError::Conflict)));
    }

    async fn parties_and_their_people(db) {
        let store = &db.store;
        let advocate = Advocate { id: id::<domain::id::AdvocateKind>(50), intermediary: id(INTERMEDIARY) };
        let contact = Contact::first(id::<domain::id::ContactKind>(51), id(REQUESTER));
        let intermediary = sample::intermediary().map(|party| (party, advocate.clone()));
        let requester = sample::requester().map(|party| (party, contact.clone()));
        let (organisation, asking) = (intermediary.next.0.clone(), requester.next.0.clone());
        sample::save(store, at(3), intermediary).await;
        sample::save(store, at(4), requester).await;

        let tx = store.read().await.unwrap();
        let (advocate_id, contact_id): (AdvocateId, ContactId) = (advocate.id, contact.id);
        assert_eq!(tx.advocate(advocate_id).await.unwrap(), Some(advocate));
        assert_eq!(tx.contact(contact_id).await.unwrap(), Some(contact));
        assert_eq!(tx.intermediary(id(INTERMEDIARY)).await.unwrap().as_ref(), Some(&organisation));
        assert_eq!(tx.intermediary_by_handle(&organisation.handle).await.unwrap(), Some(organisation));
        assert_eq!(tx.requester(id(REQUESTER)).await.unwrap().as_ref(), Some(&asking));
        assert_eq!(tx.requester_by_handle(&asking.handle).await.unwrap(), Some(asking));
        assert_eq!(tx.requester_by_handle(&"nobody".parse().unwrap()).await.unwrap(), None);
    }

    async fn a_mandate_through_its_states(db) {
        let store = &db.store;
        sample::town(store, 0).await;
        sample::save(store, at(3), sample::intermediary()).await;
        let nominated = sample::nominated(60);
        let mandate = nominated.next.clone();
        sample::save(store, at(5), nominated).await;
        let between = (id(COMMUNITY), id(INTERMEDIARY));

        let mut tx = store.begin(at(10)).await.unwrap();
        assert_eq!(tx.mandate_between(between.0, between.1).await.unwrap(), Some(mandate.clone()));
        let step = sample::opened(id(VOTE), Subject::Mandate(mandate.id), &[id(STEWARD)]);
        tx.save(step.map(|opened| (mandate.clone().voting(opened.vote.id), opened))).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = store.begin(at(80)).await.unwrap();
        let voting = tx.mandate(mandate.id).await.unwrap().unwrap();
        assert_eq!(voting.state, MandateState::Voting(id(VOTE)));
        tx.save(voting.decided(Outcome::Adopted, at(80))).await.unwrap();
        let active = tx.mandate_between(between.0, between.1).await.unwrap().unwrap();
        let MandateState::Active { until, .. } = active.state else { panic!("{:?}", active.state) };
        assert!(tx.mandates_due(at(81)).await.unwrap().is_empty());
        assert_eq!(tx.mandates_due(active.next_look().unwrap()).await.unwrap(), [mandate.id]);
        let warned = active.warned("Bridge".into(), until.minus(Span::days(6))).unwrap();
        let warned_of = warned.next.clone();
        tx.save(warned).await.unwrap();
        assert_eq!(tx.mandate(mandate.id).await.unwrap().unwrap(), warned_of);
        let held = || Held { intermediary: "Bridge".to_owned(), negotiations: Vec::new() };
        let suspended = warned_of.interests_changed(held(), at(82)).unwrap().next;
        tx.save(Step::to(suspended.clone())).await.unwrap();
        let read = tx.mandate_between(between.0, between.1).await.unwrap().unwrap();
        assert_eq!(read, suspended.0, "a suspended mandate is held");
        let reason = vec![("en".to_owned(), "A small grant.".to_owned())];
        let (by, alone, intermediary) = (id(STEWARD), false, "Bridge".to_owned());
        let said = Resuming { by, alone, reason: &reason, wanted: &["en".parse().unwrap()], intermediary };
        let asked = read.resume(said, at(83)).unwrap();
        let waits = asked.next.clone();
        tx.save(asked).await.unwrap();
        assert_eq!(tx.mandate(mandate.id).await.unwrap().unwrap(), waits);
        assert_eq!(tx.mandates_due(until).await.unwrap(), [mandate.id]);
        tx.save(waits.expired(held(), until).unwrap()).await.unwrap();
        tx.commit().await.unwrap();

        let tx = store.read().await.unwrap();
        assert_eq!(tx.mandate_between(between.0, between.1).await.unwrap(), None);
        assert_eq!(tx.mandates_of(between.0).await.unwrap()[0].state, MandateState::Ended(Ending::Expired));
        assert!(tx.mandates_due(until).await.unwrap().is_empty());
    }

    async fn a_proposal_returned_negotiated_and_tabled(db) {
        let store = &db.store;
        sample::town(store, 0).await;
        sample::save(store, at(3), sample::intermediary()).await;
        sample::save(store, at(4), sample::requester()).await;
        let mut nominated = sample::nominated(60);
        nominated.next = nominated.next.decided(Outcome::Adopted, at(5)).next;
        let mandate = nominated.next.clone();
        sample::save(store, at(5), nominated).await;

        let returned = sample::submitted(sample::draft("for ever"));
        let proposal = returned.next.proposal.clone();
        assert!(matches!(proposal.stage, Stage::Returned(_)));
        sample::save(store, at(6), returned).await;

        let charter = sample::charter();
        let mut tx = store.begin(at(7)).await.unwrap();
        let found = tx.proposal(id(PROPOSAL)).await.unwrap().unwrap();
        assert_eq!(found, proposal);
        let gate = domain::proposal::Gate { charter: &charter };
        let step = found.submit_again(sample::draft("P180D"), gate, at(7)).unwrap();
        let first = step.next.offer.clone().unwrap();
        tx.save(step).await.unwrap();
        tx.commit().await.unwrap();

        let by = Acceptance::Advocate(&mandate, &[]);
        let mut tx = store.begin(at(8)).await.unwrap();
        let found = tx.proposal(id(PROPOSAL)).await.unwrap().unwrap();
        assert_eq!(tx.offer(found.id, 1).await.unwrap(), Some(first.clone()));
        let note = vec![("en".to_owned(), "Shorter, please".to_owned())];
        let step = found.offer(by, &first, (&sample::draft("P30D"), &note), &charter, at(8)).unwrap();
        let second = step.next.offer.clone().unwrap();
        tx.save(step).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = store.begin(at(9)).await.unwrap();
        let found = tx.proposal(id(PROPOSAL)).await.unwrap().unwrap();
        assert_eq!((&found.stage.word(), found.mandate), (&"negotiating", Some(mandate.id)));
        let step = found.accept(Acceptance::Requester, &second, 2, (&charter, &Ledger::default()), at(9)).unwrap();
        let (tabled, asked): (Proposal, _) = (step.next.proposal.clone(), step.next.asked.unwrap());
        tx.save(step).await.unwrap();
        tx.commit().await.unwrap();

        let tx = store.read().await.unwrap();
        assert_eq!(tx.offers(tabled.id).await.unwrap(), [first, second]);
        assert_eq!(tx.offer(tabled.id, 3).await.unwrap(), None);
        assert_eq!(tx.asked_for(tabled.id).await.unwrap(), Some(asked));
        let ledger = |limit| Ledger { limit, asked: vec![asked], waiting: Vec::new() };
        assert_eq!(tx.ledger(id(COMMUNITY), Some(240), at(10)).await.unwrap(), ledger(Some(240)));
        assert_eq!(tx.ledger(id(COMMUNITY), None, asked.until().minus(Span::seconds(1))).await.unwrap(), ledger(None));
        assert_eq!(tx.ledger(id(COMMUNITY), None, asked.until()).await.unwrap(), Ledger::default());
        assert!(tx.communities_with_queues().await.unwrap().is_empty());
        assert_eq!(tx.proposals_of(id(COMMUNITY)).await.unwrap(), vec![tabled.clone()]);
        assert_eq!(tx.proposals_of_requester(id(REQUESTER)).await.unwrap(), vec![tabled.clone()]);
        let Stage::Tabled(stage) = &tabled.stage else { panic!("{:?}", tabled.stage) };
        assert!(tx.proposals_due(stage.vote_from.minus(Span::seconds(1))).await.unwrap().is_empty());
        assert_eq!(tx.proposals_due(stage.vote_from).await.unwrap(), [tabled.id]);
    }

    async fn a_vote_from_opening_to_decision_and_agreement(db) {
        let store = &db.store;
        sample::save(store, at(4), sample::requester()).await;
        let (vote, members) = sample::voting_town(store, 5).await;
        sample::save(store, at(6), sample::submitted(sample::draft("P180D")).map(|moved: Moved| moved)).await;

        let mut tx = store.begin(at(11)).await.unwrap();
        assert_eq!(tx.vote_shared(vote.id).await.unwrap().as_ref(), Some(&vote));
        assert_eq!(tx.vote_on(vote.subject).await.unwrap().as_ref(), Some(&vote));
        assert_eq!(tx.vote_on(Subject::Proposal(id(PROPOSAL))).await.unwrap(), None);
        assert_eq!(tx.votes_of(vote.community).await.unwrap(), vec![vote.clone()]);
        assert_eq!(tx.seats(vote.id).await.unwrap().len(), 6);
        assert_eq!(tx.seat(vote.id, id(77)).await.unwrap(), None);
        let seat = tx.seat(vote.id, members[1]).await.unwrap().unwrap();
        let step = sample::cast(&vote, seat, Choice::For, at(11)).unwrap();
        let seated = step.next.clone();
        tx.save(step).await.unwrap();
        assert_eq!(tx.seat(vote.id, members[1]).await.unwrap(), Some(seated.seat));
        assert_eq!(tx.ballot(vote.id, members[1]).await.unwrap(), seated.ballot);
        assert_eq!(tx.ballots(vote.id).await.unwrap(), seated.ballot.into_iter().collect::<Vec<_>>());
        assert_eq!((tx.turnout(vote.id).await.unwrap(), tx.ballot(vote.id, members[2]).await.unwrap()), (1, None));
        assert!(tx.votes_due(at(69)).await.unwrap().is_empty());
        assert_eq!(tx.votes_due(at(70)).await.unwrap(), [vote.id]);
        tx.commit().await.unwrap();

        let mut tx = store.begin(at(70)).await.unwrap();
        let found = tx.vote(vote.id).await.unwrap().unwrap();
        tx.save(found.begin_closing(false, at(70)).unwrap()).await.unwrap();
        assert_eq!(tx.votes_due(at(0)).await.unwrap(), [vote.id]);
        let closing = tx.vote(vote.id).await.unwrap().unwrap();
        let closed = closing.close(at(80)).unwrap();
        let recorded = sample::recorded(id(70), &closed.next, 6);
        let agreement = sample::agreement(71, &recorded);
        // An agreement before its decision, and both before the vote: foreign keys are looked at in the end.
        let step = closed.map(|vote| (agreement.next.clone(), recorded.clone(), Some(vote), vec![agreement.next.clone()]));
        let Step { next: (agreed, recorded_first, closed, _), facts, effects } = step;
        tx.save(Step { next: (agreed, recorded_first, closed), facts, effects }).await.unwrap();
        tx.commit().await.unwrap();

        let decision: DecisionId = id(70);
        let mut tx = store.begin(at(90)).await.unwrap();
        assert_eq!(tx.vote(vote.id).await.unwrap().unwrap().state, VoteState::Closed { at: at(80) });
        for found in [
            tx.decision(decision).await.unwrap(),
            tx.decision_by_digest(recorded.digest).await.unwrap(),
            tx.decision_of_vote(vote.id).await.unwrap(),
        ] {
            assert_eq!(found.as_ref(), Some(&recorded));
        }
        assert_eq!(tx.decisions(Some(vote.community), None, 5).await.unwrap(), vec![recorded.clone()]);
        assert!(tx.decisions(None, Some(decision), 5).await.unwrap().is_empty());
        assert!(tx.decisions(Some(id(98)), None, 5).await.unwrap().is_empty());

        let pending = tx.agreement_of(decision).await.unwrap().unwrap();
        assert_eq!(pending, agreement.next);
        let digest = pending.digest;
        let step = pending.countersign(digest, None, false, at(90)).unwrap();
        let (in_force, signature) = step.next.clone();
        tx.save(step).await.unwrap();
        tx.commit().await.unwrap();
        let tx = store.read().await.unwrap();
        let agreement_id: AgreementId = id(71);
        assert_eq!(tx.agreement(agreement_id).await.unwrap(), Some(in_force.clone()));
        assert_eq!(tx.signatures_of_agreement(agreement_id).await.unwrap(), [signature]);
        assert_eq!(tx.agreements_of(vote.community).await.unwrap(), vec![in_force.clone()]);
        assert_eq!(tx.agreements_of_requester(id(REQUESTER)).await.unwrap(), [in_force]);
    }

    async fn tokens_of_every_holder(db) {
        let holders = [
            Holder::Founder, Holder::EnrolIntermediary, Holder::EnrolRequester, Holder::Member(id(1)),
            Holder::Advocate(id(2)), Holder::Contact(id(3)), Holder::DataHolder(id(4)),
            Holder::EnrolContact(id(5)), Holder::Connector(id(6), [domain::party::Role::Negotiator].into()),
        ];
        let mut tx = db.store.begin(at(5)).await.unwrap();
        for (number, holder) in holders.into_iter().enumerate() {
            let single_use = number < 3;
            let token = Token {
                id: id(number as u128),
                secret_hash: domain::digest::Digest::of_bytes(&[number as u8]),
                holder,
                created_at: at(0),
                expires_at: (!single_use).then_some(at(100)),
                used_at: None,
                revoked_at: None,
                single_use,
                label: (number > 6).then(|| TokenLabel { name: "Ours".into(), prefix: "oat_1234".into() }),
            };
            tx.save_token(&token).await.unwrap();
            assert_eq!(tx.token(token.secret_hash).await.unwrap().as_ref(), Some(&token));
            tx.use_token(token.id, at(6)).await.unwrap();
            let again = tx.use_token(token.id, at(7)).await;
            assert_eq!(again.is_ok(), !single_use, "{token:?}");
            tx.revoke_token(token.id).await.unwrap();
            assert!(matches!(tx.use_token(token.id, at(8)).await, Err(storage::StorageError::Conflict)));
            let used_at = Some(if single_use { at(6) } else { at(7) });
            let gone = Token { used_at, revoked_at: Some(at(5)), ..token };
            assert_eq!(tx.token(gone.secret_hash).await.unwrap(), Some(gone));
        }
        assert_eq!(tx.token(domain::digest::Digest::of_bytes(b"unknown")).await.unwrap(), None);
        tx.commit().await.unwrap();
    }
}
