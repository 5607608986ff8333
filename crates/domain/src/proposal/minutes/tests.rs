use uuid::Uuid;

use super::*;
use crate::{
    digest::Digest,
    id::{CommunityId, MandateId},
    proposal::tests as bargaining,
    terms::tests as sample,
};

#[test]
fn every_fact_about_a_negotiation_becomes_a_line_in_the_order_of_the_journal() {
    let charter = sample::charter();
    let first = bargaining::submit(sample::draft(), &charter).next.offer.unwrap();
    let counter = bargaining::counter().check(&charter, sample::now()).unwrap();
    let second = Offer::new(2, Side::Community, counter, LocalText::default(), sample::now());
    let (community, requester) = bargaining::ids();
    let proposal = ProposalId::new(Uuid::from_u128(3));
    let mandate = MandateId::new(Uuid::from_u128(4));
    let digest = Digest::of_bytes(b"words");
    let facts = [
        Fact::ProposalReturned { community, proposal, requester },
        Fact::ProposalSubmitted { community, proposal, requester, digest },
        Fact::OfferMade { community, proposal, number: 2, side: Side::Community, digest },
        Fact::NegotiationPaused { community, proposal },
        Fact::NegotiationTakenUp { community, proposal, mandate },
        Fact::ProposalTabled { community, proposal, number: 2, digest },
        Fact::MemberAdmitted { community: CommunityId::new(Uuid::nil()) },
        Fact::ProposalDecided { community, proposal, outcome: Outcome::Refused },
    ];
    let offers = [first, second];
    let papers =
        Papers { offers: &offers, askings: &[], clarifications: &[], points: &[], lines: &[], titles: &[] };
    let told = timeline(facts.iter().map(|fact| (sample::now(), fact)), papers);
    let told: Vec<_> = told.iter().map(|entry| (entry.minute.word(), entry.minute.side())).collect();
    let (asks, community) = (Some(Side::Requester), Some(Side::Community));
    let wanted = [
        ("returned", None),
        ("submitted", asks),
        ("offered", community),
        ("paused", None),
        ("taken-up", community),
        ("tabled", None),
        ("decided", None),
    ];
    assert_eq!(told, wanted);
}

#[test]
fn what_moved_is_said_clause_by_clause() {
    let charter = sample::charter();
    let before = sample::draft().check(&charter, sample::now()).unwrap();
    let mut draft = bargaining::counter();
    draft.title[0].1 = "Where are teachers missing?".into();
    draft.technologies.push("technology:storage".into());
    let after = draft.check(&charter, sample::now()).unwrap();
    let moved = Movement::between(&before, &after);
    let said = |says: &Option<Says>| says.as_ref().map(Says::word);
    let moved: Vec<_> =
        moved.iter().map(|one| (one.field.as_str(), one.kind, said(&one.before), said(&one.after))).collect();
    use ChangeKind::{Added, Changed};
    let wanted = [
        ("title", Changed, None, None),
        ("technologies", Added, None, Some("technology")),
        ("retention", Changed, Some("retention"), Some("retention")),
    ];
    assert_eq!(moved, wanted);
}

#[test]
fn an_offer_says_which_points_it_touches_and_the_requester_is_not_told_what_members_say() {
    let charter = sample::charter();
    let points = crate::charter::RedLineDraft {
        code: "universities".into(),
        text: vec![("en".into(), "Universities".into())],
        recipient_kinds: vec!["recipient:academic".into()],
        ..Default::default()
    };
    let mandate = bargaining::mandate(&charter, |typed| typed.must_ask_on = vec![points]);
    let offer = bargaining::submit(sample::draft(), &charter).next.offer.unwrap();
    let Minute::Offered { touches, .. } = offered(&offer, None, &mandate.text.must_ask_on) else {
        panic!("an offer")
    };
    assert_eq!(touches, [mandate.text.must_ask_on[0].text.clone()]);
    let words = LocalText::default;
    for (minute, told) in [
        (Minute::MembersAsked { point: words(), words: words() }, false),
        (Minute::MembersHeard { point: words(), words: words() }, false),
        (Minute::Together { line: words(), others: Vec::new() }, false),
        (Minute::Paused {}, true),
        (Minute::Withdrawn {}, true),
    ] {
        assert_eq!(minute.is_told_to_requester(), told, "{}", minute.word());
    }
}
