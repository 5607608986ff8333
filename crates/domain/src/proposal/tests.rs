use super::*;
use crate::{
    burden::Ledger,
    charter::Charter,
    id::{IntermediaryId, MandateId, VoteId},
    mandate::{Act, Held, Mandate, Nomination},
    moment::Span,
    terms::tests as sample,
};
use uuid::Uuid;

pub(crate) fn ids() -> (CommunityId, RequesterId) {
    (CommunityId::new(Uuid::from_u128(1)), RequesterId::new(Uuid::from_u128(2)))
}

pub(crate) fn submit(draft: TermsDraft, charter: &Charter) -> Step<Moved> {
    let (community, requester) = ids();
    let request = Request::new(community, requester);
    Proposal::submit(ProposalId::new(Uuid::from_u128(3)), request, draft, Gate { charter }, sample::now())
}

pub(crate) fn mandate(charter: &Charter, change: impl FnOnce(&mut Nomination)) -> Mandate {
    let mut nomination = Nomination {
        purposes: vec!["purpose:research".into()],
        data_categories: vec!["data:survey-answers".into()],
        places: vec!["DE".into()],
        acts: vec![Act::Negotiate],
        term: "P365D".into(),
        ..Nomination::default()
    };
    change(&mut nomination);
    let parties = (ids().0, IntermediaryId::new(Uuid::from_u128(4)));
    let nominated = Mandate::nominate(
        MandateId::new(Uuid::from_u128(5)),
        parties,
        Digest::of_bytes(b"none"),
        charter,
        &nomination,
        sample::now(),
    );
    nominated.unwrap().next.voting(VoteId::new(Uuid::nil())).decided(Outcome::Adopted, sample::now()).next
}

fn in_force() -> crate::agreement::AgreementState {
    let from = sample::now();
    crate::agreement::AgreementState::InForce { from, until: from.plus(Span::days(1)) }
}

pub(crate) fn counter() -> TermsDraft {
    TermsDraft { retention: "P30D".into(), ..sample::draft() }
}

#[test]
fn one_counter_offer_then_both_accept_the_same_words() {
    let charter = sample::charter();
    let mandate = mandate(&charter, |_| {});
    let step = submit(sample::draft(), &charter);
    assert!(matches!(step.facts[..], [Fact::ProposalSubmitted { .. }]));
    let (proposal, first) = (step.next.proposal, step.next.offer.unwrap());
    assert_eq!(proposal.dataspace_state(None), Some(DataspaceState::Requested));

    let by = Acceptance::Advocate(&mandate, &[]);
    let step = proposal.offer(by, &first, (&counter(), &Vec::new()), &charter, sample::now()).unwrap();
    let (proposal, second) = (step.next.proposal, step.next.offer.unwrap());
    assert_eq!((second.number, second.side), (2, Side::Community));
    let changes = second.terms.changes_since(&first.terms);
    assert_eq!(changes.iter().map(|change| change.field).collect::<Vec<_>>(), ["retention"]);
    assert_eq!(proposal.dataspace_state(None), Some(DataspaceState::Offered));

    let refused =
        proposal.clone().accept(by, &second, 2, (&charter, &Ledger::default()), sample::now()).unwrap_err();
    assert!(refused.has("proposal.not-your-turn"));
    let refused = proposal
        .clone()
        .accept(Acceptance::Requester, &first, 1, (&charter, &Ledger::default()), sample::now())
        .unwrap_err();
    assert!(refused.has("proposal.not-the-latest-offer"));
    let tabled = proposal
        .accept(Acceptance::Requester, &second, 2, (&charter, &Ledger::default()), sample::now())
        .unwrap()
        .next
        .proposal;
    let Stage::Tabled(stage) = &tabled.stage else { panic!("{:?}", tabled.stage) };
    assert_eq!((stage.digest, stage.vote_from), (second.digest, sample::now().plus(Span::days(7))));
    assert_eq!(tabled.dataspace_state(None), Some(DataspaceState::Accepted));

    // Frozen: no offer, no acceptance, one way on.
    assert!(
        tabled
            .clone()
            .offer(by, &second, (&sample::draft(), &Vec::new()), &charter, sample::now())
            .unwrap_err()
            .has("proposal.wrong-stage")
    );
    let voting = tabled.voting(VoteId::new(Uuid::from_u128(9))).unwrap();
    assert!(voting.clone().withdraw(false, sample::now()).unwrap_err().has("proposal.wrong-stage"));
    let decided = voting.decided(Outcome::Consented).unwrap().next;
    assert_eq!(decided.stage.word(), "consented");
    assert_eq!(decided.dataspace_state(Some(in_force())), Some(DataspaceState::Finalized));
    assert!(decided.decided(Outcome::Refused).unwrap_err().has("proposal.wrong-stage"));
}

#[test]
fn faulty_terms_are_returned_whole_and_can_come_again() {
    let charter = sample::charter();
    let mut faulty = sample::draft();
    faulty.purposes = vec!["purpose:deportation".into()];
    faulty.title.clear();
    let step = submit(faulty.clone(), &charter);
    let Stage::Returned(returned) = &step.next.proposal.stage else {
        panic!("{:?}", step.next.proposal.stage)
    };
    assert_eq!(returned.draft, faulty, "nothing typed is lost");
    assert!(returned.faults.has("terms.red-line-crossed") && returned.faults.has("input.language-missing"));
    assert_eq!(step.next.proposal.dataspace_state(None), None);
    let again =
        step.next.proposal.submit_again(sample::draft(), Gate { charter: &charter }, sample::now()).unwrap();
    assert_eq!(again.next.proposal.stage.word(), "submitted");
    assert!(
        again.next.proposal.submit_again(sample::draft(), Gate { charter: &charter }, sample::now()).is_err()
    );
}

#[test]
fn a_mandate_binds_the_advocate() {
    let charter = sample::charter();
    type Change = fn(&mut Nomination);
    let cases: &[(&str, Change)] = &[
        ("mandate.outside-scope", |n| n.purposes = vec!["purpose:statistics".into()]),
        ("mandate.outside-scope", |n| n.data_categories = vec!["data:health".into()]),
        ("mandate.outside-scope", |n| n.places = vec!["FR".into()]),
        ("mandate.act-not-allowed", |n| n.acts = vec![Act::Recommend]),
        ("terms.red-line-crossed", |n| {
            n.red_lines = vec![crate::charter::RedLineDraft {
                code: "no-universities".into(),
                text: vec![("en".into(), "No universities".into())],
                recipient_kinds: vec!["recipient:academic".into()],
                ..Default::default()
            }]
        }),
    ];
    for (code, change) in cases {
        let mandate = mandate(&charter, change);
        let step = submit(sample::draft(), &charter);
        let (proposal, first) = (step.next.proposal, step.next.offer.unwrap());
        let by = Acceptance::Advocate(&mandate, &[]);
        let refused = proposal
            .clone()
            .accept(by, &first, 1, (&charter, &Ledger::default()), sample::now())
            .unwrap_err();
        assert!(refused.has(code), "accept, wanted {code}: {refused}");
        let refused =
            proposal.offer(by, &first, (&counter(), &Vec::new()), &charter, sample::now()).unwrap_err();
        assert!(refused.has(code), "offer, wanted {code}: {refused}");
    }
    let over = sample::now().plus(Span::days(365));
    let terms = sample::draft().check(&charter, sample::now()).unwrap();
    let expired = mandate(&charter, |_| {});
    assert!(expired.allows(Act::Negotiate, &terms, over).unwrap_err().has("mandate.none-active"));
    let held = || Held { intermediary: "Bridge".into(), negotiations: Vec::new() };
    assert!(expired.clone().expired(held(), sample::now()).is_none());
    assert!(expired.expired(held(), over).is_some());
}

#[test]
fn an_offer_must_change_something_and_pass_the_gate() {
    let charter = sample::charter();
    let mandate = mandate(&charter, |_| {});
    let step = submit(sample::draft(), &charter);
    let (proposal, first) = (step.next.proposal, step.next.offer.unwrap());
    let offer = |draft: &TermsDraft| {
        proposal.clone().offer(
            Acceptance::Advocate(&mandate, &[]),
            &first,
            (draft, &Vec::new()),
            &charter,
            sample::now(),
        )
    };
    assert!(offer(&sample::draft()).unwrap_err().has("proposal.nothing-changed"));
    let refused =
        offer(&TermsDraft { retention: "P9999D".into(), title: Vec::new(), ..sample::draft() }).unwrap_err();
    assert!(refused.has("terms.kept-too-long") && refused.has("input.language-missing"));
    assert_eq!(refused.all()[0].path[0], "terms");
}

/// A proposal at each stage, in the order in which it goes through them.
fn at_each_stage(charter: &Charter) -> Vec<Proposal> {
    let mandate = mandate(charter, |_| {});
    let faulty = TermsDraft { title: Vec::new(), ..sample::draft() };
    let returned = submit(faulty, charter).next.proposal;
    let step = submit(sample::draft(), charter);
    let (submitted, first) = (step.next.proposal, step.next.offer.unwrap());
    let offered = (&counter(), &Vec::new());
    let by = Acceptance::Advocate(&mandate, &[]);
    let step = submitted.clone().offer(by, &first, offered, charter, sample::now()).unwrap();
    let (negotiating, second) = (step.next.proposal, step.next.offer.unwrap());
    let accepted = negotiating.clone().accept(
        Acceptance::Requester,
        &second,
        2,
        (charter, &Ledger::default()),
        sample::now(),
    );
    let tabled = accepted.unwrap().next.proposal;
    let voting = tabled.clone().voting(VoteId::new(Uuid::from_u128(9))).unwrap();
    let decided = voting.clone().decided(Outcome::Refused).unwrap().next;
    let withdrawn = submitted.clone().withdraw(false, sample::now()).unwrap().next;
    vec![returned, submitted, negotiating, tabled, voting, decided, withdrawn]
}

#[test]
fn each_stage_has_its_word_its_latest_offer_and_its_ways_on() {
    use DataspaceState::*;
    let charter = sample::charter();
    let told: [(&str, Option<u32>, Option<DataspaceState>, &str); 7] = [
        ("returned", None, None, "withdraw"),
        ("submitted", Some(1), Some(Requested), "withdraw"),
        ("negotiating", Some(2), Some(Offered), "withdraw"),
        ("tabled", Some(2), Some(Accepted), "withdraw, vote"),
        ("voting", Some(2), Some(Accepted), "vote again, decide"),
        ("refused", Some(2), Some(Terminated), ""),
        ("withdrawn", None, Some(Terminated), ""),
    ];
    for (proposal, (word, latest, state, ways)) in at_each_stage(&charter).into_iter().zip(told) {
        assert_eq!((proposal.stage.word(), proposal.stage.latest()), (word, latest));
        assert_eq!(proposal.dataspace_state(None), state, "{word}");
        let vote = VoteId::new(Uuid::from_u128(8));
        let tried = [
            ("withdraw", proposal.clone().withdraw(false, sample::now()).map(|step| step.next)),
            ("vote", proposal.clone().voting(vote)),
            ("vote again", proposal.clone().voting_again(vote)),
            ("decide", proposal.clone().decided(Outcome::Lapsed).map(|step| step.next)),
        ];
        let refused =
            |way: &Result<Proposal, Refused>| way.as_ref().is_err_and(|r| r.has("proposal.wrong-stage"));
        assert!(tried.iter().all(|(_, way)| way.is_ok() || refused(way)), "{word}");
        let open: Vec<_> = tried.iter().filter(|(_, way)| way.is_ok()).map(|(name, _)| *name).collect();
        assert_eq!(open.join(", "), ways, "{word}");
        assert_eq!(proposal.ready(&charter).is_ok(), word == "tabled");
    }
}

#[test]
fn a_void_vote_is_repeated_on_the_same_words() {
    let charter = sample::charter();
    let voting = at_each_stage(&charter).remove(4);
    let Stage::Voting(before) = voting.stage.clone() else { panic!("{:?}", voting.stage) };
    let again = voting.voting_again(VoteId::new(Uuid::from_u128(8))).unwrap();
    let vote = VoteId::new(Uuid::from_u128(8));
    assert_eq!(again.stage, Stage::Voting(Voting { vote, ..before }));
    let consented = again.decided(Outcome::Consented).unwrap().next;
    assert_eq!(consented.dataspace_state(None), Some(DataspaceState::Agreed));
}

#[test]
fn nobody_answers_their_own_offer() {
    let charter = sample::charter();
    assert_eq!((Side::Requester.other(), Side::Community.other()), (Side::Community, Side::Requester));
    let step = submit(sample::draft(), &charter);
    let (proposal, first) = (step.next.proposal, step.next.offer.unwrap());
    let own = Acceptance::Requester;
    let refused =
        proposal.offer(own, &first, (&counter(), &Vec::new()), &charter, sample::now()).unwrap_err();
    assert!(refused.has("proposal.not-your-turn"));
}
