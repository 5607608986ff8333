//! An agreement, and how it is taken back: for tests that need one.

use app::{AcceptOffer, Actor, AppError, MakeOffer, SignPetition, Signed, SubmitProposal};
use domain::{
    ballot::Choice,
    decision::{Outcome, Subject},
    id::{AgreementId, RequesterId, VoteId},
    moment::Span,
    permission::Question,
    petition::Aim,
    terms::TermsDraft,
};

use crate::town::{DELIBERATION, Town, fresh, terms};

/// What the template asks for withdrawals: a day to talk, a week to vote.
pub const A_DAY: Span = Span::days(1);
pub const A_WEEK: Span = Span::days(7);

impl Town {
    /// Whether a requester may use what the sample terms ask for, now.
    pub fn question(&self, requester: RequesterId) -> Question {
        Question {
            requester,
            community: None,
            purpose: "purpose:academic-research".parse().unwrap(),
            data_categories: vec!["data:survey-answers".parse().unwrap()],
            recipient_kind: None,
            place: Some("DE".parse().unwrap()),
            technologies: Vec::new(),
            journey_stage: None,
            at: self.app.now(),
        }
    }
}

pub async fn signs(town: &Town, who: &Actor, aim: Aim) -> Result<Signed, AppError> {
    town.app.petition(who, &fresh(), SignPetition { aim }).await
}

/// The vote that the clock opens once the members had their time.
pub async fn opened(town: &Town, subject: Subject, deliberation: Span) -> VoteId {
    town.app.deadlines().await.unwrap();
    assert!(town.app.read().await.unwrap().vote_on(subject).await.unwrap().is_none(), "not before its time");
    town.passes(deliberation);
    town.app.deadlines().await.unwrap();
    let vote = town.app.read().await.unwrap().vote_on(subject).await.unwrap();
    vote.expect("the clock opened the vote").id
}

pub async fn all_for(town: &Town, members: &[Actor], vote: VoteId, window: Span) -> Outcome {
    for member in members {
        town.votes(member, vote, Choice::For).await.unwrap();
    }
    town.passes(window);
    town.app.deadlines().await.unwrap();
    let tx = town.app.read().await.unwrap();
    tx.decision_of_vote(vote).await.unwrap().expect("decided").decision.outcome
}

/// A proposal from its submission to an agreement that is in force.
pub async fn agreement(town: &Town, members: &[Actor], advocate: &Actor) -> (AgreementId, RequesterId) {
    agreement_on(town, members, advocate, "university", terms()).await
}

/// The same of a requester with this short name, on these terms, kept for thirty days as the community's side offers.
pub async fn agreement_on(
    town: &Town,
    members: &[Actor],
    advocate: &Actor,
    handle: &str,
    terms: TermsDraft,
) -> (AgreementId, RequesterId) {
    let (contact, requester) = town.other_requester(handle).await;
    let command = SubmitProposal { again: None, terms: terms.clone(), ..town.submission() };
    let proposal = town.app.submit_proposal(&contact, &fresh(), &command).await.unwrap().proposal;
    let shorter = TermsDraft { retention: "P30D".into(), ..terms };
    let offer = MakeOffer { proposal, terms: shorter, note: Vec::new() };
    town.app.make_offer(advocate, &fresh(), &offer).await.unwrap();
    town.app.accept_offer(&contact, &fresh(), &AcceptOffer { proposal, number: 2 }).await.unwrap();
    town.passes(DELIBERATION);
    town.app.deadlines().await.unwrap();
    let vote = town.app.read().await.unwrap().vote_on(Subject::Proposal(proposal)).await.unwrap().unwrap();
    for member in members {
        town.votes(member, vote.id, Choice::Consent).await.unwrap();
    }
    town.closes().await;
    let recorded = town.app.read().await.unwrap().decision_of_vote(vote.id).await.unwrap().unwrap();
    (town.binds(&contact, &recorded).await, requester)
}

/// The members take it back, from the first signature to the close.
pub async fn withdraws(town: &Town, members: &[Actor], agreement: AgreementId) {
    let aim = Aim::Withdrawal(agreement);
    signs(town, &members[0], aim).await.unwrap();
    let vote = opened(town, aim.subject(), A_DAY).await;
    assert_eq!(all_for(town, members, vote, A_WEEK).await, Outcome::Adopted);
}
