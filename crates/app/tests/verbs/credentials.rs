//! Whatever is decided becomes a credential of the community, in the transaction of the decision.

use app::{AcceptOffer, AppError, Recorded, SubmitProposal};
use domain::{
    agreement::{Agreement, AgreementState, Signing},
    ballot::Choice,
    decision::{Outcome, Subject},
};
use evidence::{canonical, decision::credential};

use serde_json::Value;

use crate::{
    agreed::{agreement, withdraws},
    town::{DELIBERATION, Town, fresh, on_both, terms},
};

/// The members answer a proposal so; nobody answers where there is none.
async fn answered(town: &Town, choice: Option<Choice>) -> Recorded {
    let (contact, _) =
        town.other_requester(&format!("asks-{}", choice.map_or("nothing", Choice::word))).await;
    let (advocate, _) = town.advocate().await;
    let command = SubmitProposal { again: None, terms: terms(), ..town.submission() };
    let proposal = town.app.submit_proposal(&contact, &fresh(), &command).await.unwrap().proposal;
    town.app.accept_offer(&advocate, &fresh(), &AcceptOffer { proposal, number: 1 }).await.unwrap();
    town.passes(DELIBERATION);
    town.app.deadlines().await.unwrap();
    let vote = town.app.read().await.unwrap().vote_on(Subject::Proposal(proposal)).await.unwrap().unwrap().id;
    if let Some(choice) = choice {
        town.votes(&town.steward, vote, choice).await.unwrap();
    }
    town.closes().await;
    town.app.read().await.unwrap().decision_of_vote(vote).await.unwrap().unwrap()
}

#[tokio::test]
async fn refused_or_lapsed_a_decision_is_a_credential_too() {
    for (choice, outcome) in [
        (Some(Choice::Consent), Outcome::Consented),
        (Some(Choice::Refuse), Outcome::Refused),
        (None, Outcome::Lapsed),
    ] {
        on_both(|town| async move {
            town.adopts().await;
            let recorded = answered(&town, choice).await;
            assert_eq!(recorded.decision.outcome, outcome);
            let issued = town.app.decision_issued(recorded.decision.id).await.unwrap().unwrap();
            let keys = town.app.keys().jwks();
            for form in [&issued.document, &issued.jwt] {
                let document = credential::verify(form, keys).unwrap();
                assert_eq!(canonical::to_text(&document).unwrap(), recorded.document);
                let made = credential::DecisionCredential::of(document).unwrap();
                assert_eq!(made.issuer, town.app.keys().community(town.community).to_string());
                assert_eq!(made.credential_subject.digest, recorded.digest.to_string());
            }
            // The charter's adoption before it is one as well.
            let tx = town.app.read().await.unwrap();
            for one in tx.decisions(Some(town.community), None, 10).await.unwrap() {
                assert!(tx.decision_issued(one.decision.id).await.unwrap().is_some());
            }
        })
        .await;
    }
}

#[tokio::test]
async fn an_agreement_is_written_out_rule_by_rule_while_it_is_in_force() {
    on_both(|town| async move {
        let members = town.members(3).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (id, requester) = agreement(&town, &members, &advocate).await;
        let now = async || town.app.read().await.unwrap().agreement(id).await.unwrap().unwrap();
        let policy: Value = serde_json::from_str(&town.app.atomised(&now().await).await.unwrap()).unwrap();
        assert_eq!(policy["uid"], format!("{}/agreements/{id}?view=odrl", town.app.keys().issuer()));
        let rules = policy["permission"].as_array().unwrap();
        let assignee = town.app.keys().requester(requester).to_string();
        assert!(!rules.is_empty() && rules.iter().all(|rule| rule["assignee"] == assignee));
        let refused = async || match town.app.atomised(&now().await).await.unwrap_err() {
            AppError::Refused(refused) => refused.all()[0].reason.code(),
            other => panic!("{other:?}"),
        };
        withdraws(&town, &members, id).await;
        assert_eq!(refused().await, "permission.withdrawn");
        let pending =
            Agreement { state: AgreementState::Pending, signing: Signing::default(), ..now().await };
        let waits = town.app.atomised(&pending).await;
        assert!(format!("{waits:?}").contains("NotCountersigned"), "{waits:?}");
    })
    .await;
}
