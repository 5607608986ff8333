//! An offer waits for its answer so long as the charter says: the clock warns and ends, a pause is not counted, and members read it.

use app::{Actor, MakeOffer, ResignMandate, SaveOfferDraft, SubmitProposal, TakeUpNegotiation};
use domain::{
    ballot::Choice,
    decision::Subject,
    effect::{Callback, Door, Effect, RoomRole},
    id::ProposalId,
    moment::Span,
    proposal::{Connection, Proposal},
    terms::TermsDraft,
};

use crate::{
    negotiation::{code, told},
    town::{Town, fresh, on_both, terms},
};

async fn proposal(town: &Town, id: ProposalId) -> Proposal {
    town.app.read().await.unwrap().proposal(id).await.unwrap().unwrap()
}

async fn submits(town: &Town, contact: &Actor, connection: Option<Connection>) -> ProposalId {
    let command = SubmitProposal { connection, ..town.submission() };
    town.app.submit_proposal(contact, &fresh(), &command).await.unwrap().proposal
}

async fn days_pass(town: &Town, days: u32) {
    town.passes(Span::days(days));
    town.app.deadlines().await.unwrap();
    // As often as it is called.
    town.app.deadlines().await.unwrap();
}

/// How often these steps stand in the minutes, by their words.
async fn minuted(town: &Town, words: [&str; 2]) -> [usize; 2] {
    let told = told(town).await;
    let here = |word: &str| {
        let of = |(role, minute): &&(RoomRole, domain::proposal::Minute)| {
            *role == RoomRole::Negotiations && minute.word() == word
        };
        told.iter().filter(of).count()
    };
    words.map(here)
}

#[tokio::test]
async fn an_offer_that_nobody_answers_is_warned_of_and_then_the_negotiation_is_over() {
    on_both(|town| async move {
        town.adopts().await;
        let (advocate, bridge) = town.advocate().await;
        let (contact, _) = town.requester().await;
        let connection = Connection::check("urn:one", "https://connector.example/", "urn:data").unwrap();
        let waits = submits(&town, &contact, Some(connection)).await;
        let shorter = TermsDraft { retention: "P30D".into(), ..terms() };
        let draft = SaveOfferDraft { proposal: waits, amends: 0, terms: shorter.clone(), note: Vec::new() };
        town.app.save_offer_draft(&advocate, &fresh(), &draft).await.unwrap();
        days_pass(&town, 22).await;
        assert_eq!(minuted(&town, ["warned", "timed-out"]).await, [0, 0]);
        days_pass(&town, 1).await;
        assert_eq!(minuted(&town, ["warned", "timed-out"]).await, [1, 0]);
        days_pass(&town, 6).await;
        assert_eq!(proposal(&town, waits).await.stage.word(), "submitted");
        days_pass(&town, 1).await;
        assert_eq!(minuted(&town, ["warned", "timed-out"]).await, [1, 1]);
        assert_eq!(proposal(&town, waits).await.stage.word(), "timed-out");

        let offer = MakeOffer { proposal: waits, terms: shorter, note: Vec::new() };
        assert_eq!(code(town.app.make_offer(&advocate, &fresh(), &offer).await), "proposal.wrong-stage");
        let tx = town.app.read().await.unwrap();
        let mandate = tx.mandates_of(town.community).await.unwrap().pop().unwrap();
        assert_eq!(mandate.text.intermediary, bridge);
        assert!(tx.offer_draft(waits, mandate.id).await.unwrap().is_none(), "drafts are erased with it");
        drop(tx);
        // The connector is told by the protocol's own message.
        let mut tx = town.app.store().begin(town.app.now()).await.unwrap();
        let due = tx.claim_outbox(Door::Dataspace, town.app.now(), Span::seconds(1), 10).await.unwrap();
        let effects: Vec<_> = due.into_iter().map(|claimed| claimed.effect).collect();
        assert_eq!(effects, [Effect::CallBack { proposal: waits, message: Callback::Terminated }]);
        drop(tx);
        let called = town.app.callback(waits, Callback::Terminated).await.unwrap().unwrap();
        assert_eq!(called.negotiation.proposal.stage.word(), "timed-out", "the message's code");
        town.app.read().await.unwrap().verify_journal().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_pause_of_the_mandate_stops_the_clock_of_the_offer() {
    on_both(|town| async move {
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (contact, _) = town.requester().await;
        let waits = submits(&town, &contact, None).await;
        let shorter = TermsDraft { retention: "P30D".into(), ..terms() };
        let offer = MakeOffer { proposal: waits, terms: shorter, note: Vec::new() };
        town.app.make_offer(&advocate, &fresh(), &offer).await.unwrap();
        days_pass(&town, 10).await;
        let mandate = proposal(&town, waits).await.mandate.unwrap();
        town.app.resign_mandate(&advocate, &fresh(), ResignMandate { mandate }).await.unwrap();
        days_pass(&town, 60).await;
        assert_eq!(proposal(&town, waits).await.stage.word(), "negotiating", "it rests");

        let (other, intermediary) = town.intermediary("harbour").await;
        let nominated = town.app.nominate(&town.steward, &fresh(), &town.nominates(intermediary, None)).await;
        let vote = town.opens(Subject::Mandate(nominated.unwrap())).await;
        town.votes(&town.steward, vote, Choice::For).await.unwrap();
        town.closes().await;
        let take_up = TakeUpNegotiation { proposal: waits };
        town.app.take_up_negotiation(&other, &fresh(), take_up).await.unwrap();
        let until = proposal(&town, waits).await.answer_by(Span::days(30));
        assert_eq!(until, Some(town.app.now().plus(Span::days(20))));
        days_pass(&town, 12).await;
        assert_eq!(minuted(&town, ["paused", "taken-up"]).await, [1, 1]);
        assert_eq!(minuted(&town, ["warned", "timed-out"]).await, [0, 0]);
        days_pass(&town, 1).await;
        assert_eq!(minuted(&town, ["warned", "timed-out"]).await, [1, 0]);
        days_pass(&town, 7).await;
        assert_eq!(proposal(&town, waits).await.stage.word(), "timed-out");
    })
    .await;
}
