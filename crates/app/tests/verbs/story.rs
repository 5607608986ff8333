//! From a request to a binding decision, without Matrix.

use app::{AcceptOffer, Actor, Answered, MakeOffer, SubmitProposal, WithdrawProposal};
use domain::{
    agreement::AgreementState,
    ballot::Choice,
    decision::{Outcome, Subject},
    moment::Span,
    permission::Question,
    proposal::Stage,
    refusal::Reason,
};

use crate::town::{DELIBERATION, Town, WINDOW, fresh, on_both, terms};

#[tokio::test]
async fn from_a_request_to_a_binding_decision() {
    on_both(|town| async move {
        let members = town.members(9).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (contact, requester) = town.requester().await;

        let mut crossing = terms();
        crossing.purposes = vec!["purpose:deportation".into()];
        let command = SubmitProposal { again: None, terms: crossing, ..town.submission() };
        let returned = town.app.submit_proposal(&contact, &fresh(), &command).await.unwrap();
        assert!(returned.returned.unwrap().has("terms.red-line-crossed"));

        let command = SubmitProposal { again: Some(returned.proposal), terms: terms(), ..town.submission() };
        let submitted = town.app.submit_proposal(&contact, &fresh(), &command).await.unwrap();
        assert_eq!((submitted.proposal, submitted.returned), (returned.proposal, None));
        let proposal = submitted.proposal;

        let mut shorter = terms();
        shorter.retention = "P30D".into();
        let offer = MakeOffer { proposal, terms: shorter, note: Vec::new() };
        assert_eq!(town.app.make_offer(&advocate, &fresh(), &offer).await.unwrap(), 2);
        town.app.accept_offer(&contact, &fresh(), &AcceptOffer { proposal, number: 2 }).await.unwrap();

        town.passes(DELIBERATION);
        town.app.deadlines().await.unwrap();
        let tx = town.app.read().await.unwrap();
        let vote = tx.vote_on(Subject::Proposal(proposal)).await.unwrap().expect("the clock opened the vote");
        drop(tx);
        for (at, member) in members.iter().enumerate() {
            let choice = if at < 7 { Choice::Consent } else { Choice::Refuse };
            town.votes(member, vote.id, choice).await.unwrap();
        }
        town.closes().await;

        let tx = town.app.read().await.unwrap();
        let recorded = tx.decision_of_vote(vote.id).await.unwrap().unwrap();
        let found = tx.proposal(proposal).await.unwrap().unwrap();
        assert!(matches!(found.stage, Stage::Decided { number: 2, outcome: Outcome::Consented, .. }));
        let offer = tx.offer(proposal, 2).await.unwrap().unwrap();
        tx.verify_journal().await.unwrap();
        drop(tx);
        assert_eq!(recorded.decision.terms, Some(offer.digest), "the decision names the words voted on");
        assert_eq!(offer.terms.retention, Span::days(30));
        let document = evidence::decision::verify(&recorded.jws, town.app.keys().jwks()).unwrap();
        assert_eq!(
            (document.outcome.as_str(), document.terms),
            ("consented", Some(offer.digest.to_string()))
        );

        permission_follows_the_countersignature(&town, &contact, requester, &recorded).await;
    })
    .await;
}

async fn permission_follows_the_countersignature(
    town: &Town,
    contact: &Actor,
    requester: domain::id::RequesterId,
    recorded: &app::Recorded,
) {
    let question = || town.question(requester);
    let asked = |answered: Answered| answered.answer.reason().map_or("permit", Reason::code);
    assert_eq!(asked(town.app.permitted(&Actor::Public, &question()).await), "permission.not-countersigned");
    let agreement = town.countersigns(contact, recorded).await.unwrap();
    assert_eq!(asked(town.app.permitted(&Actor::Public, &question()).await), "permission.not-cosigned");
    town.cosigns(&town.steward, domain::signatory::KeyRole::Steward, recorded).await.unwrap();
    let tx = town.app.read().await.unwrap();
    assert!(matches!(tx.agreement(agreement).await.unwrap().unwrap().state, AgreementState::InForce { .. }));
    drop(tx);
    assert_eq!(asked(town.app.permitted(&Actor::Public, &question()).await), "permit");
    let marketing = Question { purpose: "purpose:marketing".parse().unwrap(), ..question() };
    assert_eq!(asked(town.app.permitted(&Actor::Public, &marketing).await), "permission.purpose-not-covered");
    town.passes(Span::days(180));
    assert_eq!(asked(town.app.permitted(&Actor::Public, &question()).await), "permission.outside-term");
}

#[tokio::test]
async fn a_proposal_belongs_to_its_requester() {
    on_both(|town| async move {
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (contact, _) = town.requester().await;
        let command = SubmitProposal { again: None, terms: terms(), ..town.submission() };
        let proposal = town.app.submit_proposal(&contact, &fresh(), &command).await.unwrap().proposal;
        for (actor, code) in [
            (&advocate, "actor.not-the-requester"),
            (&town.steward, "actor.not-the-requester"),
            (&Actor::Public, "actor.sign-in-needed"),
        ] {
            let refused = town
                .app
                .withdraw_proposal(actor, &fresh(), &WithdrawProposal { proposal, by_connector: false })
                .await
                .unwrap_err();
            assert!(refused.to_string().contains(code), "{refused}");
        }
        let accept = AcceptOffer { proposal, number: 1 };
        let refused = town.app.accept_offer(&contact, &fresh(), &accept).await.unwrap_err();
        assert!(refused.to_string().contains("proposal.not-your-turn"), "{refused}");
        let refused = town.app.accept_offer(&town.steward, &fresh(), &accept).await.unwrap_err();
        assert!(refused.to_string().contains("not-found"), "a member never negotiates: {refused}");
        town.app
            .withdraw_proposal(&contact, &fresh(), &WithdrawProposal { proposal, by_connector: false })
            .await
            .unwrap();
        let refused = town.app.accept_offer(&advocate, &fresh(), &accept).await.unwrap_err();
        assert!(refused.to_string().contains("proposal.wrong-stage"), "{refused}");
        town.passes(WINDOW);
    })
    .await;
}
