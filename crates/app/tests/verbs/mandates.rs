//! What becomes of mandates through the verbs: they end or are suspended in mid-negotiation, and nobody signs for the community then.

use app::{
    AcceptOffer, Actor, AppError, DeclareInterests, GiveMandateReport, MakeOffer, OpenVote, ResignMandate,
    ResumeMandate, TakeUpNegotiation,
};
use domain::{
    ballot::Choice,
    decision::Subject,
    effect::{Door, Effect, Notice},
    fact::Fact,
    id::{IntermediaryId, MandateId, ProposalId},
    mandate::{Ending, MandateState},
    moment::Span,
    party::{Interest, InterestKind},
    proposal::Proposal,
};
use futures_util::future::join_all;

use crate::town::{Town, fresh, on_both, on_both_under, terms};

fn code(refused: &AppError) -> String {
    let found = if let AppError::Refused(refused) = refused { refused.all().first() } else { None };
    found.unwrap().reason.code().to_owned()
}

fn refused<T: std::fmt::Debug>(done: Result<T, AppError>) -> String {
    code(&done.unwrap_err())
}

async fn mandate_of(town: &Town, intermediary: IntermediaryId) -> MandateId {
    let all = town.app.read().await.unwrap().mandates_of(town.community).await.unwrap();
    all.iter().rev().find(|mandate| mandate.text.intermediary == intermediary).unwrap().id
}

async fn state(town: &Town, mandate: MandateId) -> MandateState {
    town.app.read().await.unwrap().mandate(mandate).await.unwrap().unwrap().state
}

async fn proposal(town: &Town, id: ProposalId) -> Proposal {
    town.app.read().await.unwrap().proposal(id).await.unwrap().unwrap()
}

async fn submits(town: &Town, contact: &Actor) -> ProposalId {
    let command = town.submission();
    town.app.submit_proposal(contact, &fresh(), &command).await.unwrap().proposal
}

async fn offers(town: &Town, who: &Actor, proposal: ProposalId, days: u32) -> Result<u32, AppError> {
    let mut shorter = terms();
    shorter.retention = format!("P{days}D");
    town.app.make_offer(who, &fresh(), &MakeOffer { proposal, terms: shorter, note: Vec::new() }).await
}

/// Another intermediary gets a mandate.
async fn another(town: &Town, handle: &str) -> (Actor, IntermediaryId) {
    let (advocate, intermediary) = town.intermediary(handle).await;
    let mandate =
        town.app.nominate(&town.steward, &fresh(), &town.nominates(intermediary, None)).await.unwrap();
    let vote = town.opens(Subject::Mandate(mandate)).await;
    town.votes(&town.steward, vote, Choice::For).await.unwrap();
    town.closes().await;
    (advocate, intermediary)
}

fn a_grant(party: &str) -> DeclareInterests {
    let (kind, description) = (InterestKind::Funding, "A grant".to_owned());
    DeclareInterests { interests: vec![Interest { kind, party: party.to_owned(), description }] }
}

/// Everything that waits to be told; it is only looked at, so that it waits on.
async fn told(town: &Town) -> Vec<Notice> {
    let mut tx = town.app.store().begin(town.app.now()).await.unwrap();
    let due = tx.claim_outbox(Door::Matrix, town.app.now(), Span::seconds(1), 10_000).await.unwrap();
    let notice = |effect| if let Effect::Tell { notice, .. } = effect { Some(notice) } else { None };
    due.into_iter().filter_map(|claimed| notice(claimed.effect)).collect()
}

#[tokio::test]
async fn who_resigns_in_mid_negotiation_pauses_it_and_another_takes_it_up() {
    on_both(|town| async move {
        town.adopts().await;
        let (first, bridge) = town.advocate().await;
        let (second, _) = another(&town, "harbour").await;
        let (contact, _) = town.requester().await;
        let (under, beside) = (submits(&town, &contact).await, submits(&town, &contact).await);
        offers(&town, &first, under, 30).await.unwrap();
        let mandate = mandate_of(&town, bridge).await;

        let resign = ResignMandate { mandate };
        assert_eq!(
            refused(town.app.resign_mandate(&second, &fresh(), resign).await),
            "actor.not-the-intermediary"
        );
        assert_eq!(
            refused(town.app.resign_mandate(&town.steward, &fresh(), resign).await),
            "actor.not-the-intermediary"
        );
        let key = fresh();
        town.app.resign_mandate(&first, &key, resign).await.unwrap();
        assert_eq!(
            town.app.resign_mandate(&first, &key, resign).await.unwrap(),
            mandate,
            "repeated, it is done once"
        );
        assert_eq!(refused(town.app.resign_mandate(&first, &fresh(), resign).await), "mandate.not-held");
        assert_eq!(state(&town, mandate).await, MandateState::Ended(Ending::Resigned));
        assert_eq!(proposal(&town, under).await.paused, Some(town.app.now()));
        assert_eq!(proposal(&town, beside).await.paused, None, "nobody had acted in that one");
        let notice =
            Notice::MandateEnded { intermediary: "The bridge".into(), ending: Ending::Resigned, paused: 1 };
        assert!(told(&town).await.contains(&notice));

        let accepts = AcceptOffer { proposal: under, number: 2 };
        assert_eq!(refused(town.app.accept_offer(&contact, &fresh(), &accepts).await), "proposal.paused");
        assert_eq!(refused(offers(&town, &contact, under, 20).await), "proposal.paused");
        assert_eq!(refused(offers(&town, &first, under, 20).await), "mandate.none-active");
        assert_eq!(refused(offers(&town, &second, under, 20).await), "proposal.paused");
        let take_up = TakeUpNegotiation { proposal: under };
        for (who, why) in [(&contact, "actor.not-the-intermediary"), (&first, "mandate.none-active")] {
            assert_eq!(refused(town.app.take_up_negotiation(who, &fresh(), take_up).await), why);
        }
        town.app.take_up_negotiation(&second, &fresh(), take_up).await.unwrap();
        assert_eq!(
            refused(town.app.take_up_negotiation(&second, &fresh(), take_up).await),
            "proposal.not-paused"
        );
        town.app.accept_offer(&contact, &fresh(), &accepts).await.unwrap();
        assert_eq!(proposal(&town, under).await.stage.word(), "tabled");
        town.app.read().await.unwrap().verify_journal().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_clock_warns_twice_and_ends_a_mandate_and_what_is_negotiated_rests_even_before_it() {
    // Nobody answers for most of a year: the charter lets them.
    let patient = |founder: &mut app::FoundCommunity| founder.offers_answered_within = Some("P365D".into());
    on_both_under(patient, |town| async move {
        town.adopts().await;
        let (advocate, bridge) = town.advocate().await;
        let (contact, _) = town.requester().await;
        let under = submits(&town, &contact).await;
        offers(&town, &advocate, under, 30).await.unwrap();
        let mandate = mandate_of(&town, bridge).await;
        let warnings = async |town: &Town| {
            let all = told(town).await;
            all.iter().filter(|notice| matches!(notice, Notice::MandateExpires { .. })).count()
        };
        for (days, warned) in [(334, 0), (1, 1), (1, 1), (22, 2), (6, 2)] {
            town.passes(Span::days(days));
            for _ in 0..2 {
                town.app.deadlines().await.unwrap();
            }
            assert_eq!(warnings(&town).await, warned);
        }
        assert!(matches!(state(&town, mandate).await, MandateState::Active { .. }));
        town.passes(Span::days(1));
        let accepts = AcceptOffer { proposal: under, number: 2 };
        assert_eq!(refused(town.app.accept_offer(&contact, &fresh(), &accepts).await), "proposal.paused");
        assert_eq!(proposal(&town, under).await.paused, None, "the clock has not looked yet");
        town.app.deadlines().await.unwrap();
        assert_eq!(state(&town, mandate).await, MandateState::Ended(Ending::Expired));
        assert_eq!(proposal(&town, under).await.paused, Some(town.app.now()));
        assert!(town.app.read().await.unwrap().mandates_due(town.app.now()).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn other_interests_suspend_every_mandate_until_two_stewards_confirm() {
    on_both(|town| async move {
        town.adopts().await;
        let (advocate, bridge) = town.advocate().await;
        let (contact, _) = town.requester().await;
        let under = submits(&town, &contact).await;
        offers(&town, &advocate, under, 30).await.unwrap();
        let mandate = mandate_of(&town, bridge).await;
        let other = town.beside(&crate::town::founding("other-town")).await;
        other.adopts().await;
        let sought =
            town.app.nominate(&other.steward, &fresh(), &other.nominates(bridge, None)).await.unwrap();

        let nothing = DeclareInterests { interests: Vec::new() };
        assert_eq!(
            refused(town.app.declare_interests(&advocate, &fresh(), &nothing).await),
            "interests.unchanged"
        );
        let grant = a_grant("A ministry");
        assert_eq!(
            refused(town.app.declare_interests(&contact, &fresh(), &grant).await),
            "actor.not-the-intermediary"
        );
        town.app.declare_interests(&advocate, &fresh(), &grant).await.unwrap();
        let tx = town.app.read().await.unwrap();
        let (now, former) =
            (tx.intermediary(bridge).await.unwrap().unwrap(), tx.former_interests(bridge).await.unwrap());
        assert_eq!((now.version, now.interests, former.len()), (2, grant.interests.clone(), 1));
        assert!(former[0].interests.is_empty() && former[0].until == town.app.now());
        assert!(tx.mandate(sought).await.unwrap().unwrap().outdated);
        drop(tx);
        assert!(matches!(state(&town, mandate).await, MandateState::Suspended { .. }));
        assert_eq!(proposal(&town, under).await.paused, Some(town.app.now()));
        assert_eq!(refused(offers(&town, &advocate, under, 20).await), "proposal.paused");
        let take_up = TakeUpNegotiation { proposal: under };
        assert_eq!(
            refused(town.app.take_up_negotiation(&advocate, &fresh(), take_up).await),
            "mandate.suspended"
        );
        let nominated = town.app.nominate(&town.steward, &fresh(), &town.nominates(bridge, None)).await;
        assert_eq!(refused(nominated), "mandate.already-nominated");

        let second = town.second_steward().await;
        let why = ResumeMandate { mandate, reason: vec![("en".into(), "It is a small grant.".into())] };
        let confirm = ResumeMandate { mandate, reason: Vec::new() };
        assert_eq!(refused(town.app.resume_mandate(&advocate, &fresh(), &why).await), "actor.not-a-steward");
        assert_eq!(
            refused(town.app.resume_mandate(&other.steward, &fresh(), &why).await),
            "actor.not-a-steward"
        );
        assert_eq!(
            refused(town.app.resume_mandate(&second, &fresh(), &confirm).await),
            "input.language-missing"
        );
        assert!(!town.app.resume_mandate(&second, &fresh(), &why).await.unwrap().resumed);
        assert_eq!(
            refused(town.app.resume_mandate(&second, &fresh(), &confirm).await),
            "crisis.other-steward-needed"
        );
        let steward = town.steward.clone();
        assert!(town.app.resume_mandate(&steward, &fresh(), &confirm).await.unwrap().resumed);
        assert_eq!(refused(town.app.resume_mandate(&steward, &fresh(), &why).await), "mandate.not-suspended");
        assert_eq!(refused(offers(&town, &advocate, under, 20).await), "proposal.paused");
        town.app.take_up_negotiation(&advocate, &fresh(), take_up).await.unwrap();
        offers(&town, &contact, under, 20).await.unwrap();
        let facts = town.app.read().await.unwrap().journal_after(0, None, 1_000).await.unwrap();
        let has = |fact: &Fact| facts.iter().any(|entry| entry.fact == *fact);
        let community = town.community;
        assert!(
            has(&Fact::MandateSuspended { community, mandate })
                && has(&Fact::MandateResumed { community, mandate })
        );
        assert!(has(&Fact::NegotiationTakenUp { community, proposal: under, mandate }));
    })
    .await;
}

#[tokio::test]
async fn the_members_can_decide_on_a_suspended_mandate() {
    on_both(|town| async move {
        town.adopts().await;
        let (advocate, bridge) = town.advocate().await;
        let mandate = mandate_of(&town, bridge).await;
        for (declares, choice, comes_to) in
            [("A ministry", Choice::For, "active"), ("A company", Choice::Against, "recalled")]
        {
            town.app.declare_interests(&advocate, &fresh(), &a_grant(declares)).await.unwrap();
            let vote = town.opens(Subject::Mandate(mandate)).await;
            let subject = OpenVote { subject: Subject::Mandate(mandate) };
            let again = town.app.open_vote(&town.steward, &fresh(), &subject).await;
            assert_eq!(refused(again), "vote.already-open");
            assert!(matches!(state(&town, mandate).await, MandateState::Suspended { .. }));
            town.votes(&town.steward, vote, choice).await.unwrap();
            town.closes().await;
            let found = match state(&town, mandate).await {
                MandateState::Active { .. } => "active",
                MandateState::Ended(ending) => ending.word(),
                other => panic!("{other:?}"),
            };
            assert_eq!(found, comes_to);
        }
        let opened = OpenVote { subject: Subject::Mandate(mandate) };
        assert_eq!(refused(town.app.open_vote(&town.steward, &fresh(), &opened).await), "mandate.not-open");
    })
    .await;
}

#[tokio::test]
async fn reports_are_given_in_time_or_told_to_be_late() {
    on_both(|town| async move {
        town.adopts().await;
        let (advocate, bridge) = town.advocate().await;
        let (other, _) = town.intermediary("harbour").await;
        let mandate = mandate_of(&town, bridge).await;
        let report = GiveMandateReport { mandate, report: vec![("en".into(), "We met twice.".into())] };
        for who in [&other, &town.steward] {
            assert_eq!(
                refused(town.app.give_mandate_report(who, &fresh(), &report).await),
                "actor.not-the-intermediary"
            );
        }
        let late = async |town: &Town| {
            town.app.deadlines().await.unwrap();
            let all = told(town).await;
            all.iter().filter(|notice| matches!(notice, Notice::ReportOverdue { .. })).count()
        };
        assert_eq!(late(&town).await, 0);
        // The template asks for a report every 182 days.
        town.passes(Span::days(182));
        assert_eq!((late(&town).await, late(&town).await), (2, 2), "the assembly and the stewards, once");
        let key = fresh();
        for _ in 0..2 {
            town.app.give_mandate_report(&advocate, &key, &report).await.unwrap();
        }
        assert_eq!(late(&town).await, 2);
        let tx = town.app.read().await.unwrap();
        let given = tx.mandate_reports(mandate).await.unwrap();
        assert_eq!((given.len(), given[0].number, given[0].given_at), (1, 1, town.app.now()));
        assert!(!tx.mandate(mandate).await.unwrap().unwrap().report_overdue(town.app.now()));
        drop(tx);
        town.app.give_mandate_report(&advocate, &fresh(), &report).await.unwrap();
        assert_eq!(
            refused(town.app.give_mandate_report(&advocate, &fresh(), &report).await),
            "mandate.report-given"
        );
    })
    .await;
}

#[tokio::test]
async fn offers_against_a_resignation_fall_on_one_side() {
    on_both(|town| async move {
        town.adopts().await;
        let (advocate, bridge) = town.advocate().await;
        let (contact, _) = town.requester().await;
        let mandate = mandate_of(&town, bridge).await;
        let mut proposals = Vec::new();
        for _ in 0..6 {
            proposals.push(submits(&town, &contact).await);
        }
        let offered = join_all(proposals.iter().map(|proposal| offers(&town, &advocate, *proposal, 30)));
        let key = fresh();
        let resigned = town.app.resign_mandate(&advocate, &key, ResignMandate { mandate });
        let (offered, resigned) = futures_util::future::join(offered, resigned).await;
        resigned.unwrap();
        for (id, offered) in proposals.into_iter().zip(offered) {
            let found = proposal(&town, id).await;
            match offered {
                Ok(2) => assert!(found.paused.is_some() && found.mandate == Some(mandate), "{found:?}"),
                Ok(number) => panic!("{number}"),
                Err(refused) => {
                    assert_eq!(code(&refused), "mandate.none-active");
                    assert_eq!((found.paused, found.mandate, found.stage.word()), (None, None, "submitted"));
                }
            }
        }
    })
    .await;
}
