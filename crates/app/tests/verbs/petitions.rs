//! Petitions through the verbs: a mandate recalled, a consent withdrawn, who may ask, and many who sign at once.

use app::{Actor, OpenVote, OpenWithdrawal, Signed, WithdrawSignature};
use domain::{
    agreement::AgreementState,
    decision::Outcome,
    fact::Fact,
    id::{MandateId, RequesterId},
    mandate::{Ending, MandateState},
    moment::Span,
    petition::{Aim, LASTS, PetitionState},
    refusal::Reason,
};
use futures_util::future::join_all;

use crate::{
    agreed::{A_DAY, A_WEEK, agreement, all_for, opened, signs},
    town::{DELIBERATION, Town, fresh, on_both},
};

async fn state(town: &Town, signed: Signed) -> PetitionState {
    town.app.read().await.unwrap().petition(signed.petition).await.unwrap().unwrap().state
}

async fn mandate(town: &Town) -> MandateId {
    town.app.read().await.unwrap().mandates_of(town.community).await.unwrap()[0].id
}

async fn permitted(town: &Town, requester: RequesterId) -> &'static str {
    let question = town.question(requester);
    town.app.permitted(&Actor::Public, &question).await.answer.reason().map_or("permit", Reason::code)
}

#[tokio::test]
async fn a_petition_recalls_a_mandate_and_freezes_nothing_else() {
    on_both(|town| async move {
        // With the steward twenty on the roll: a tenth is two.
        let members = town.members(19).await;
        town.adopts().await;
        town.advocate().await;
        let (mandate, before) = (mandate(&town).await, town.app.now());
        let aim = Aim::Recall(mandate);
        let early = OpenVote { subject: aim.subject() };
        let refused = town.app.open_vote(&town.steward, &fresh(), &early).await.unwrap_err().to_string();
        assert!(refused.contains("petition.too-few-signed"), "a steward alone recalls nobody: {refused}");

        let signed = signs(&town, &members[0], aim).await.unwrap();
        assert_eq!(state(&town, signed).await, PetitionState::Open);
        let again = signs(&town, &members[0], aim).await.unwrap_err().to_string();
        assert!(again.contains("petition.already-signed"), "{again}");
        let stranger = signs(&town, &town.stranger().await, aim).await.unwrap_err().to_string();
        assert!(stranger.contains("actor.not-a-member"), "{stranger}");
        assert_eq!(signs(&town, &members[1], aim).await.unwrap(), signed, "the same petition");
        assert_eq!(state(&town, signed).await, PetitionState::Reached { at: before });
        let taken_back = WithdrawSignature { petition: signed.petition };
        let late =
            town.app.withdraw_signature(&members[0], &fresh(), taken_back).await.unwrap_err().to_string();
        assert!(late.contains("petition.over"), "nobody can stop it: {late}");

        let vote = opened(&town, aim.subject(), DELIBERATION).await;
        assert_eq!(state(&town, signed).await, PetitionState::Voting(vote));
        let open = signs(&town, &members[2], aim).await.unwrap_err().to_string();
        assert!(open.contains("vote.already-open"), "{open}");
        let tx = town.app.read().await.unwrap();
        let standing = tx.mandate(mandate).await.unwrap().unwrap().state;
        assert!(matches!(standing, MandateState::Active { .. }), "it holds until the members have decided");
        drop(tx);
        assert_eq!(all_for(&town, &members, vote, crate::town::WINDOW).await, Outcome::Adopted);
        let tx = town.app.read().await.unwrap();
        assert_eq!(tx.mandate(mandate).await.unwrap().unwrap().state, MandateState::Ended(Ending::Recalled));
        let recorded = tx.decision_of_vote(vote).await.unwrap().unwrap();
        assert!(recorded.document.contains(&format!("recall of {mandate}")), "{}", recorded.document);
        for entry in tx.journal_after(0, None, 1_000).await.unwrap() {
            let fact = format!("{:?}", entry.fact);
            assert!(!fact.contains("mem_"), "nobody is named: {fact}");
        }
        tx.verify_journal().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_consent_permits_nothing() {
    on_both(|town| async move {
        let members = town.members(9).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (agreement, requester) = agreement(&town, &members, &advocate).await;
        assert_eq!(permitted(&town, requester).await, "permit");
        let aim = Aim::Withdrawal(agreement);
        let signed = signs(&town, &members[0], aim).await.unwrap();
        assert!(matches!(state(&town, signed).await, PetitionState::Reached { .. }), "one of ten is a tenth");
        let vote = opened(&town, aim.subject(), A_DAY).await;
        assert_eq!(permitted(&town, requester).await, "permit", "until the members have decided");
        assert_eq!(all_for(&town, &members, vote, A_WEEK).await, Outcome::Adopted);
        assert_eq!(permitted(&town, requester).await, "permission.withdrawn");
        let tx = town.app.read().await.unwrap();
        let ended = tx.agreement(agreement).await.unwrap().unwrap().state;
        assert!(matches!(ended, AgreementState::Withdrawn { .. }));
        drop(tx);
        let refused = signs(&town, &members[1], aim).await.unwrap_err().to_string();
        assert!(refused.contains("agreement.ended"), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn an_advocate_asks_and_a_steward_opens() {
    on_both(|town| async move {
        let members = town.members(9).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (agreement, requester) = agreement(&town, &members, &advocate).await;
        let command = OpenWithdrawal { agreement };
        let opens = async |who: &Actor| {
            let done = town.app.open_withdrawal(who, &fresh(), command).await;
            done.map(|done| done.vote).map_err(|error| error.to_string())
        };
        assert!(opens(&town.steward).await.unwrap_err().contains("petition.too-few-signed"));
        assert!(opens(&members[0]).await.unwrap_err().contains("actor.not-a-steward"));
        assert!(opens(&town.stranger().await).await.unwrap_err().contains("actor.not-a-steward"));
        assert_eq!(opens(&advocate).await, Ok(None));
        assert_eq!(opens(&advocate).await, Ok(None), "asked twice, it is asked once");
        assert!(opens(&town.steward).await.unwrap_err().contains("vote.deliberation-not-over"));
        town.passes(A_DAY);
        let vote = opens(&town.steward).await.unwrap().expect("a vote");
        assert!(opens(&town.steward).await.unwrap_err().contains("vote.already-open"));
        town.passes(A_WEEK);
        town.app.deadlines().await.unwrap();
        let tx = town.app.read().await.unwrap();
        let decided = tx.decision_of_vote(vote).await.unwrap().unwrap().decision.outcome;
        assert_eq!(decided, Outcome::Lapsed, "silence withdraws nothing");
        drop(tx);
        assert_eq!(permitted(&town, requester).await, "permit");
        assert!(opens(&town.steward).await.unwrap_err().contains("petition.too-few-signed"), "asked anew");
    })
    .await;
}

#[tokio::test]
async fn a_petition_lapses_and_another_can_be_begun() {
    on_both(|town| async move {
        let members = town.members(19).await;
        town.adopts().await;
        town.advocate().await;
        let aim = Aim::Recall(mandate(&town).await);
        let signed = signs(&town, &members[0], aim).await.unwrap();
        let taken_back = WithdrawSignature { petition: signed.petition };
        town.app.withdraw_signature(&members[0], &fresh(), taken_back).await.unwrap();
        let twice = town.app.withdraw_signature(&members[0], &fresh(), taken_back).await.unwrap_err();
        assert!(twice.to_string().contains("petition.not-signed"), "{twice}");
        signs(&town, &members[1], aim).await.unwrap();
        assert_eq!(state(&town, signed).await, PetitionState::Open, "one has gone and one has come");
        town.passes(LASTS);
        town.app.deadlines().await.unwrap();
        assert_eq!(state(&town, signed).await, PetitionState::Lapsed);
        let other = signs(&town, &members[0], aim).await.unwrap();
        assert_ne!(other, signed);
        // The mandate's term of a year ends before the new petition has gathered anything.
        town.passes(Span::days(365));
        town.app.deadlines().await.unwrap();
        assert_eq!(state(&town, other).await, PetitionState::Lapsed);
    })
    .await;
}

#[tokio::test]
async fn of_fifty_who_sign_at_once_the_share_is_reached_once() {
    on_both(|town| async move {
        let members = town.members(50).await;
        town.adopts().await;
        town.advocate().await;
        let aim = Aim::Recall(mandate(&town).await);
        let signed = join_all(members.iter().map(|member| signs(&town, member, aim))).await;
        let mut taken = 0;
        for each in signed {
            match each {
                Ok(_) => taken += 1,
                Err(refused) => {
                    let refused = refused.to_string();
                    assert!(refused.contains("petition.over") || refused.contains("busy"), "{refused}");
                }
            }
        }
        // With the steward 51 on the roll: a tenth is reached by six, and nobody signs what is reached.
        assert_eq!(taken, 6);
        let tx = town.app.read().await.unwrap();
        let petitions = tx.petitions_of(town.community).await.unwrap();
        assert_eq!(petitions.len(), 1);
        assert_eq!(tx.signatures(&petitions[0]).await.unwrap(), 6);
        let facts = tx.journal_after(0, None, 1_000).await.unwrap();
        let count = |wanted: fn(&Fact) -> bool| facts.iter().filter(|entry| wanted(&entry.fact)).count();
        assert_eq!(count(|fact| matches!(fact, Fact::PetitionBegun { .. })), 1);
        assert_eq!(count(|fact| matches!(fact, Fact::PetitionReached { .. })), 1);
    })
    .await;
}
