use super::*;
use crate::{
    agreement::Signing,
    digest::Digest,
    id::{CommunityId, DecisionId, ProposalId},
    terms::tests as sample,
};
use uuid::Uuid;

fn agreement() -> Agreement {
    let mut draft = sample::draft();
    draft.purposes = vec!["purpose:research".into()];
    let terms = draft.check(&sample::charter(), sample::now()).unwrap();
    let from = sample::now();
    Agreement {
        id: AgreementId::new(Uuid::from_u128(1)),
        community: CommunityId::new(Uuid::from_u128(2)),
        requester: RequesterId::new(Uuid::from_u128(3)),
        decision: DecisionId::new(Uuid::from_u128(4)),
        proposal: ProposalId::new(Uuid::from_u128(5)),
        digest: Digest::of(&terms),
        state: AgreementState::InForce { from, until: from.plus(terms.term) },
        terms,
        signing: Signing::default(),
    }
}

fn question() -> Question {
    Question {
        requester: RequesterId::new(Uuid::from_u128(3)),
        purpose: "purpose:academic-research".parse().unwrap(),
        data_categories: vec!["data:survey-answers".parse().unwrap()],
        recipient_kind: None,
        place: Some("DE-BE".parse().unwrap()),
        technology: None,
        at: sample::now(),
    }
}

type Change = fn(&mut Question, &mut Agreement);

#[test]
fn permit_for_what_was_consented_and_a_reason_for_anything_else() {
    let cases: &[(&str, Change)] = &[
        ("permit", |_, _| {}),
        ("permit", |q, _| q.recipient_kind = Some("recipient:academic".parse().unwrap())),
        ("permit", |q, _| q.technology = Some("technology:aggregation".parse().unwrap())),
        ("permission.no-agreement", |q, _| q.requester = RequesterId::new(Uuid::nil())),
        ("permission.purpose-not-covered", |q, _| q.purpose = "purpose:marketing".parse().unwrap()),
        ("permission.purpose-not-covered", |q, a| {
            // Purposes do not match upward.
            a.terms.purposes = vec!["purpose:academic-research".parse().unwrap()];
            q.purpose = "purpose:research".parse().unwrap();
        }),
        ("permission.data-not-covered", |q, _| q.data_categories.push("data:health".parse().unwrap())),
        ("permission.data-not-covered", |q, _| q.data_categories.clear()),
        ("permission.data-not-covered", |q, _| q.data_categories = vec!["data:personal".parse().unwrap()]),
        ("permission.recipient-not-covered", |q, _| {
            q.recipient_kind = Some("recipient:police".parse().unwrap())
        }),
        ("permission.place-not-covered", |q, _| q.place = Some("FR".parse().unwrap())),
        ("permission.place-not-covered", |q, _| q.place = None),
        ("permission.technology-not-covered", |q, _| {
            q.technology = Some("technology:profiling".parse().unwrap())
        }),
        ("permission.withdrawn", |q, a| {
            a.state = AgreementState::Withdrawn { at: q.at.plus(crate::moment::Span::days(1)) }
        }),
        ("permission.not-countersigned", |_, a| a.state = AgreementState::Pending),
        ("permission.not-cosigned", |_, a| {
            a.state = AgreementState::Pending;
            a.signing.countersigned = true;
        }),
        ("permission.outside-term", |q, _| q.at = q.at.minus(crate::moment::Span::seconds(1))),
        ("permission.outside-term", |q, a| q.at = q.at.plus(a.terms.term)),
    ];
    for (at, (wanted, change)) in cases.iter().enumerate() {
        let (mut question, mut agreement) = (question(), agreement());
        change(&mut question, &mut agreement);
        let got = match permitted(&question, [&agreement]) {
            Answer::Permit { .. } => "permit",
            Answer::Deny(reason) => reason.code(),
        };
        assert_eq!(got, *wanted, "case {at}");
    }
}

#[test]
fn one_agreement_that_covers_is_enough_and_the_closest_miss_is_told() {
    let (mut far, near) = (agreement(), agreement());
    far.terms.purposes = vec!["purpose:statistics".parse().unwrap()];
    assert!(matches!(permitted(&question(), [&far, &near]), Answer::Permit { .. }));
    let elsewhere = Question { place: None, ..question() };
    assert_eq!(permitted(&elsewhere, [&far, &near]), Answer::Deny(Reason::PlaceNotCovered {}));
}
