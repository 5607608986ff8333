use uuid::Uuid;

use super::*;
use crate::{
    burden::Waiting,
    effect::{Audience, Callback},
    id::ProposalId,
    moment::Span,
    proposal::{
        Acceptance, DataspaceState,
        tests::{mandate, submit},
    },
    terms::tests as sample,
};

/// A proposal whose first offer the community's side accepts in the face of this ledger.
fn accepted(ledger: &Ledger) -> (Step<Moved>, Offer, Charter) {
    let charter = sample::charter();
    let step = submit(sample::draft(), &charter);
    let (proposal, first) = (step.next.proposal, step.next.offer.unwrap());
    let mandate = mandate(&charter, |_| {});
    let by = Acceptance::Advocate(&mandate, &[]);
    let step = proposal.accept(by, &first, 1, (&charter, ledger), sample::now()).unwrap();
    (step, first, charter)
}

fn full() -> Ledger {
    let burden = Burden { reading: 1_000, deliberating: 0, understanding: 0, voting: 0 };
    let proposal = ProposalId::new(Uuid::from_u128(77));
    Ledger {
        limit: Some(1_000),
        asked: vec![Asked { proposal, burden, at: sample::now() }],
        waiting: Vec::new(),
    }
}

fn rooms(step: &Step<Moved>) -> Vec<RoomRole> {
    let told = |effect: &Effect| match effect {
        Effect::Tell { audience: Audience::Room { role, .. }, .. } => Some(*role),
        _ => None,
    };
    step.effects.iter().filter_map(told).collect()
}

#[test]
fn where_there_is_room_the_members_have_the_floor_at_once() {
    let (step, first, charter) = accepted(&Ledger { asked: Vec::new(), ..full() });
    let Stage::Tabled(tabled) = &step.next.proposal.stage else { panic!("{:?}", step.next.proposal.stage) };
    assert_eq!((tabled.at, tabled.vote_from), (sample::now(), sample::now().plus(Span::days(7))));
    let burden = Burden::of(&first.terms, &charter);
    let proposal = step.next.proposal.id;
    assert_eq!(step.next.asked, Some(Asked { proposal, burden, at: sample::now() }));
    assert!(matches!(step.facts[..], [Fact::ProposalTabled { .. }]));
    assert_eq!(rooms(&step), [RoomRole::Deliberation(proposal), RoomRole::Assembly]);
}

#[test]
fn where_there_is_none_the_words_are_frozen_and_nothing_is_asked() {
    let (step, first, charter) = accepted(&full());
    let proposal = step.next.proposal.clone();
    let queued = proposal.queued().unwrap();
    assert_eq!((queued.digest, queued.number, queued.at), (first.digest, 1, sample::now()));
    assert_eq!((step.next.asked, &step.next.offer), (None, &None));
    assert!(matches!(step.facts[..], [Fact::ProposalTabled { .. }, Fact::ProposalQueued { .. }]));
    assert_eq!(rooms(&step), [RoomRole::Assembly]);
    assert!(!step.effects.iter().any(|effect| matches!(effect, Effect::RoomsWanted { .. })));
    assert_eq!(proposal.dataspace_state(None), Some(DataspaceState::Accepted));

    // Nothing goes on but its beginning and its withdrawal.
    for refused in [
        proposal.tabled().map(drop).unwrap_err(),
        proposal.ready(&charter).map(drop).unwrap_err(),
        proposal.clone().voting(crate::id::VoteId::new(Uuid::nil())).map(drop).unwrap_err(),
        proposal
            .clone()
            .accept(Acceptance::Requester, &first, 1, (&charter, &full()), sample::now())
            .map(drop)
            .unwrap_err(),
    ] {
        assert!(refused.has("proposal.queued"), "{refused}");
    }
    let withdrawn = proposal.clone().withdraw(false, sample::now()).unwrap();
    assert!(matches!(withdrawn.next.stage, Stage::Withdrawn { .. }));
    assert!(
        !withdrawn
            .effects
            .contains(&Effect::CallBack { proposal: proposal.id, message: Callback::Terminated })
    );
    assert!(withdrawn.next.begin(&first, &charter, sample::now()).unwrap_err().has("proposal.wrong-stage"));

    let later = sample::now().plus(Span::days(30));
    let step = proposal.begin(&first, &charter, later).unwrap();
    let tabled = step.next.proposal.tabled().unwrap();
    assert_eq!((tabled.at, tabled.vote_from), (later, later.plus(Span::days(7))));
    assert_eq!((tabled.digest, tabled.risk), (first.digest, first.terms.risk(&charter)));
    assert_eq!(step.next.asked.map(|asked| asked.at), Some(later));
    assert!(matches!(step.facts[..], [Fact::DeliberationBegun { .. }]));
    assert_eq!(rooms(&step).len(), 2);
    assert!(step.next.proposal.begin(&first, &charter, later).unwrap_err().has("proposal.wrong-stage"));
}

#[test]
fn nobody_comes_before_those_who_wait() {
    let waiting = Waiting {
        proposal: ProposalId::new(Uuid::from_u128(78)),
        burden: Burden { reading: 999, deliberating: 0, understanding: 0, voting: 0 },
        since: sample::now(),
    };
    let ledger = Ledger { limit: Some(1_000), asked: Vec::new(), waiting: vec![waiting] };
    assert!(accepted(&ledger).0.next.proposal.queued().is_ok());
}

#[test]
fn words_that_have_come_to_ask_for_too_much_are_not_tabled() {
    let charter = sample::charter();
    let step = submit(sample::draft(), &charter);
    let (proposal, first) = (step.next.proposal, step.next.offer.unwrap());
    let total = Burden::of(&first.terms, &charter).total();
    let tightened =
        Charter { burden: Some(crate::charter::BurdenClause { minutes: total - 1 }), ..charter.clone() };
    let mandate = mandate(&charter, |_| {});
    let by = Acceptance::Advocate(&mandate, &[]);
    let refused =
        proposal.accept(by, &first, 1, (&tightened, &Ledger::default()), sample::now()).unwrap_err();
    assert!(refused.has("terms.take-too-long"));
}

#[test]
fn what_stands_in_the_queue_and_what_was_stored_before_there_was_one_can_be_read() {
    let (step, ..) = accepted(&full());
    let stored = serde_json::to_value(&step.next.proposal.stage).unwrap();
    assert_eq!((&stored["stage"], &stored["number"]), (&"queued".into(), &1.into()));
    assert_eq!(serde_json::from_value::<Stage>(stored).unwrap(), step.next.proposal.stage);
    let digest = Digest::of_bytes(b"words");
    let before = serde_json::json!({
        "stage": "tabled", "number": 2, "digest": digest, "at": "2026-03-01T09:00:00Z",
        "vote_from": "2026-03-08T09:00:00Z", "risk": "low",
    });
    let Stage::Tabled(tabled) = serde_json::from_value(before).unwrap() else { panic!() };
    assert_eq!((tabled.number, tabled.at.plus(Span::days(7))), (2, tabled.vote_from));
}
