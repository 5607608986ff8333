use super::*;
use crate::{
    agreement::{Agreement, AgreementState, Signer, Signing, Suspension, SuspensionCause},
    charter::{Charter, CrisisClause, Layer, RedLine},
    crisis::{Asked, Crisis, CrisisState},
    id::{CrisisId, DecisionId, MemberId, ProposalId},
    moment::Span,
    terms::tests as sample,
};
use uuid::Uuid;

const HERE: CommunityId = CommunityId::numbered(2);
const THERE: CommunityId = CommunityId::numbered(20);
const ASKER: RequesterId = RequesterId::numbered(3);

fn agreement() -> Agreement {
    let mut draft = sample::draft();
    draft.purposes = vec!["purpose:research".into()];
    let terms = draft.check(&sample::charter(), sample::now()).unwrap();
    let from = sample::now();
    Agreement {
        id: AgreementId::new(Uuid::from_u128(1)),
        community: HERE,
        requester: ASKER,
        decision: DecisionId::new(Uuid::from_u128(4)),
        proposal: ProposalId::new(Uuid::from_u128(5)),
        digest: Digest::of(&terms),
        state: AgreementState::InForce { from, until: from.plus(terms.term) },
        terms,
        signing: Signing::default(),
    }
}

fn suspended(state: AgreementState) -> AgreementState {
    let (from, until) = state.term().unwrap();
    let by = Signer::Steward(MemberId::numbered(1));
    let suspension = Suspension { since: sample::now(), cause: SuspensionCause::Danger, by };
    AgreementState::Suspended { from, until, suspension }
}

/// The same of another community.
fn other(number: u32, community: CommunityId) -> Agreement {
    Agreement { id: AgreementId::numbered(number), community, ..agreement() }
}

fn question() -> Question {
    Question {
        requester: ASKER,
        community: None,
        purpose: "purpose:academic-research".parse().unwrap(),
        data_categories: vec!["data:survey-answers".parse().unwrap()],
        recipient_kind: None,
        place: Some("DE-BE".parse().unwrap()),
        technologies: Vec::new(),
        journey_stage: None,
        at: sample::now(),
    }
}

fn layer(charter: Charter) -> Layer {
    Layer { digest: Digest::of(&charter), charter, crisis: None }
}

fn voice(community: CommunityId, above: &[CommunityId], layers: &[Layer]) -> Voice {
    Voice { community, above: above.to_vec(), forbids: Forbids::of(layers) }
}

/// Of these agreements, whose communities draw no line that is met here.
fn index(agreements: &[Agreement]) -> Index {
    let mut index = Index::default();
    for agreement in agreements {
        index.put(agreement, &"recipient:academic".parse().unwrap());
        index.hear(voice(agreement.community, &[], &[layer(sample::charter())]));
    }
    index
}

fn word(answer: &Answer) -> &'static str {
    answer.reason().map_or("permit", Reason::code)
}

fn asked(question: &Question, agreements: &[Agreement]) -> Answer {
    index(agreements).answer(question, sample::now())
}

type Change = fn(&mut Question, &mut Agreement);

#[test]
fn permit_for_what_was_consented_and_a_reason_for_anything_else() {
    let cases: &[(&str, Change)] = &[
        ("permit", |_, _| {}),
        ("permit", |q, _| q.recipient_kind = Some("recipient:academic".parse().unwrap())),
        ("permit", |q, _| q.technologies = vec!["technology:aggregation".parse().unwrap()]),
        ("permit", |q, _| q.journey_stage = Some("stage:later-generations".parse().unwrap())),
        ("permit", |q, _| q.community = Some(HERE)),
        ("permission.no-agreement", |q, _| q.community = Some(THERE)),
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
            q.technologies = ["technology:noise", "technology:profiling"].map(|t| t.parse().unwrap()).into()
        }),
        ("permission.stage-not-covered", |q, _| q.journey_stage = Some("stage:in-camp".parse().unwrap())),
        ("permission.withdrawn", |q, a| a.state = AgreementState::Withdrawn { at: q.at.plus(Span::days(1)) }),
        ("permission.suspended", |_, a| a.state = suspended(a.state)),
        ("permission.suspended", |q, a| {
            a.state = suspended(a.state);
            q.at = q.at.minus(Span::seconds(1));
        }),
        ("permission.outside-term", |q, a| {
            a.state = suspended(a.state);
            q.at = q.at.plus(a.terms.term);
        }),
        ("permission.not-countersigned", |_, a| a.state = AgreementState::Pending),
        ("permission.not-cosigned", |_, a| {
            a.state = AgreementState::Pending;
            a.signing.countersigned = true;
        }),
        ("permission.outside-term", |q, _| q.at = q.at.minus(Span::seconds(1))),
        ("permission.outside-term", |q, a| q.at = q.at.plus(a.terms.term)),
    ];
    for (at, (wanted, change)) in cases.iter().enumerate() {
        let (mut question, mut agreement) = (question(), agreement());
        change(&mut question, &mut agreement);
        // The same by looking through and by looking up: with ten others that have no voice in it.
        let mut many = vec![agreement.clone()];
        many.extend((0..10).map(|number| {
            let mut idle = other(100 + number, HERE);
            idle.terms.purposes = vec!["purpose:memory".parse().unwrap()];
            idle
        }));
        for agreements in [&many[..1], &many] {
            let answer = asked(&question, agreements);
            assert_eq!(word(&answer), *wanted, "case {at} of {}", agreements.len());
        }
    }
}

#[test]
fn the_answer_names_what_permits_and_until_when() {
    let agreement = agreement();
    let until = question().at.plus(agreement.terms.term);
    let Answer::Permit { grants, until: ends } = asked(&question(), std::slice::from_ref(&agreement)) else {
        panic!("denied")
    };
    assert_eq!(
        (ends, grants.len(), grants[0].agreement, grants[0].terms),
        (until, 1, agreement.id, agreement.digest)
    );
    assert_eq!(grants[0].duties[..], agreement.terms.promises[..]);
}

#[test]
fn one_agreement_that_covers_is_enough_and_the_closest_miss_is_told() {
    let (mut far, near) = (other(7, HERE), agreement());
    far.terms.purposes = vec!["purpose:statistics".parse().unwrap()];
    assert_eq!(word(&asked(&question(), &[far.clone(), near.clone()])), "permit");
    let elsewhere = Question { place: None, ..question() };
    assert_eq!(word(&asked(&elsewhere, &[far, near])), "permission.place-not-covered");
}

#[test]
fn of_several_communities_the_stricter_answer_is_given_and_all_are_named() {
    let (one, mut two) = (agreement(), other(9, THERE));
    let early = question().at.plus(Span::days(3));
    two.state = AgreementState::InForce { from: question().at, until: early };
    let Answer::Permit { grants, until } = asked(&question(), &[one.clone(), two.clone()]) else {
        panic!("denied")
    };
    assert_eq!((grants.len(), until), (2, early), "both, until the first ends");

    let at = question().at;
    two.state = AgreementState::Withdrawn { at };
    let Answer::Deny(denial) = asked(&question(), &[one.clone(), two.clone()]) else { panic!("permitted") };
    assert_eq!((denial.reason.code(), denial.agreements), ("permission.withdrawn", vec![one.id, two.id]));
    let of_one = Question { community: Some(HERE), ..question() };
    assert_eq!(word(&asked(&of_one, &[one.clone(), two.clone()])), "permit", "its own people only");

    // What is suspended speaks against the use, beside what permits it.
    let stopped = Agreement { state: suspended(one.state), ..one.clone() };
    let both = asked(&question(), &[other(11, HERE), stopped.clone()]);
    let Answer::Deny(denial) = both else { panic!("permitted") };
    assert_eq!(
        (denial.reason.code(), denial.agreements),
        ("permission.suspended", vec![AgreementId::numbered(11), stopped.id])
    );

    // What the same community consented to again holds.
    let again = other(10, THERE);
    assert_eq!(word(&asked(&question(), &[one.clone(), two.clone(), again])), "permit");
    // What ran out has no voice.
    two.state = AgreementState::InForce { from: at.minus(Span::days(9)), until: at };
    assert_eq!(word(&asked(&question(), &[one, two])), "permit");
}

#[test]
fn who_is_part_of_a_community_speaks_when_it_is_asked_about() {
    let (parent, mut child) = (agreement(), other(9, THERE));
    child.state = AgreementState::Withdrawn { at: question().at };
    let mut index = index(&[parent, child]);
    let about = |community| Question { community: Some(community), ..question() };
    assert_eq!(word(&index.answer(&about(HERE), sample::now())), "permit");
    index.hear(voice(THERE, &[HERE], &[]));
    let grand = CommunityId::numbered(21);
    assert_eq!(word(&index.answer(&about(grand), sample::now())), "permission.no-agreement");
    index.hear(voice(grand, &[THERE, HERE], &[]));
    assert_eq!(
        word(&index.answer(&about(grand), sample::now())),
        "permission.withdrawn",
        "of those above it"
    );
    assert_eq!(word(&index.answer(&about(HERE), sample::now())), "permission.withdrawn");
    assert_eq!(word(&index.answer(&about(THERE), sample::now())), "permission.withdrawn");
}

fn line(change: impl Fn(&mut RedLine)) -> RedLine {
    let mut line = RedLine {
        code: "drawn-later".into(),
        text: sample::charter().red_lines[0].text.clone(),
        purposes: Vec::new(),
        data_categories: Vec::new(),
        recipient_kinds: Vec::new(),
        technologies: Vec::new(),
        places: Vec::new(),
    };
    change(&mut line);
    line
}

type Drawing = fn(&mut RedLine);

#[test]
fn a_red_line_of_now_forbids_what_was_consented_to_before() {
    let cases: &[(&str, Drawing)] = &[
        ("permission.prohibited", |l| l.purposes = vec!["purpose:research".parse().unwrap()]),
        ("permission.prohibited", |l| l.data_categories = vec!["data:survey-answers".parse().unwrap()]),
        ("permission.prohibited", |l| l.places = vec!["DE".parse().unwrap()]),
        ("permit", |l| l.places = vec!["FR".parse().unwrap()]),
        // Who asks keeps the data, and is an academic recipient.
        ("permission.prohibited", |l| l.recipient_kinds = vec!["recipient:academic".parse().unwrap()]),
        ("permit", |l| l.recipient_kinds = vec!["recipient:police".parse().unwrap()]),
        ("permit", |l| l.technologies = vec!["technology:profiling".parse().unwrap()]),
        ("permit", |l| {
            l.purposes = vec!["purpose:research".parse().unwrap()];
            l.technologies = vec!["technology:profiling".parse().unwrap()];
        }),
    ];
    for (at, (wanted, change)) in cases.iter().enumerate() {
        let mut index = index(&[agreement()]);
        let charter = Charter { red_lines: vec![line(change)], ..sample::charter() };
        index.hear(voice(HERE, &[], &[layer(sample::charter()), layer(charter)]));
        assert_eq!(word(&index.answer(&question(), sample::now())), *wanted, "case {at}");
    }
}

#[test]
fn the_lines_of_a_crisis_hold_while_it_does() {
    let mut charter = sample::charter();
    charter.crisis = Some(CrisisClause {
        longest_term: charter.longest_term,
        rules: Vec::new(),
        red_lines: vec![line(|l| l.purposes = vec!["purpose:research".parse().unwrap()])],
        burden: None,
        lapses_after: Span::days(2),
    });
    let (since, until) = (sample::now(), sample::now().plus(Span::days(2)));
    let crisis = Crisis {
        id: CrisisId::numbered(1),
        community: HERE,
        reason: charter.red_lines[0].text.clone(),
        declared: Asked { by: MemberId::numbered(1), at: since },
        state: CrisisState::InForce { since, until, ending: None },
    };
    let mut index = index(&[agreement()]);
    index.hear(voice(HERE, &[], &[Layer { crisis: Some(crisis), ..layer(charter) }]));
    let Answer::Deny(denial) = index.answer(&question(), since) else { panic!("permitted") };
    assert_eq!((denial.reason.code(), denial.until), ("permission.prohibited", Some(until)));
    assert_eq!(word(&index.answer(&question(), until)), "permit", "it lapses whether or not anybody notices");
    assert_eq!(word(&index.answer(&question(), since.minus(Span::seconds(1)))), "permit");
}

#[test]
fn of_whom_nothing_is_known_nothing_is_permitted() {
    let mut index = Index::default();
    index.put(&agreement(), &"recipient:academic".parse().unwrap());
    assert_eq!(word(&index.answer(&question(), sample::now())), "permission.unknown");
}

#[test]
fn what_changes_takes_the_place_of_what_was() {
    let mut index = index(&[agreement()]);
    index.put(
        &Agreement { state: AgreementState::Withdrawn { at: sample::now() }, ..agreement() },
        &"recipient:academic".parse().unwrap(),
    );
    assert_eq!((index.len(), word(&index.answer(&question(), sample::now()))), (1, "permission.withdrawn"));
    let many: Vec<_> = (0..20).map(|number| other(100 + number, HERE)).collect();
    let mut index = self::index(&many);
    let Answer::Permit { grants, .. } = index.answer(&question(), sample::now()) else { panic!("denied") };
    assert_eq!(grants.len(), 20);
    let mut changed = many[7].clone();
    changed.terms.purposes = vec!["purpose:memory".parse().unwrap()];
    index.put(&changed, &"recipient:academic".parse().unwrap());
    let Answer::Permit { grants, .. } = index.answer(&question(), sample::now()) else { panic!("denied") };
    assert_eq!(grants.len(), 19);
}
