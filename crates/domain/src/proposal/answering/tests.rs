use super::*;
use crate::{
    charter::Charter,
    mandate::Mandate,
    proposal::{Acceptance, Connection, Offer, tests as bargaining},
    terms::tests as sample,
};

const MONTH: Span = Span::days(30);

fn after(days: u32) -> Moment {
    sample::now().plus(Span::days(days))
}

fn submitted(charter: &Charter) -> (Proposal, Offer) {
    let step = bargaining::submit(sample::draft(), charter);
    (step.next.proposal, step.next.offer.unwrap())
}

/// The community has made an offer ten days after the requester's first.
fn offered(charter: &Charter, mandate: &Mandate) -> (Proposal, Offer) {
    let (proposal, first) = submitted(charter);
    let by = Acceptance::Advocate(mandate, &[]);
    let typed = (&bargaining::counter(), &Vec::new());
    let step = proposal.offer(by, &first, typed, charter, after(10)).unwrap();
    (step.next.proposal, step.next.offer.unwrap())
}

fn looked(proposal: &Proposal, within: Span, now: Moment) -> Option<Step<Proposal>> {
    proposal.clone().look(within, &LocalText::default(), now)
}

#[test]
fn who_has_to_answer_is_warned_a_week_before_the_end_or_at_half_of_a_short_time() {
    let charter = sample::charter();
    let mandate = bargaining::mandate(&charter, |_| {});
    let (first, _) = submitted(&charter);
    let (second, _) = offered(&charter, &mandate);
    let cases = [
        ("an advocate", &first, Side::Community, MONTH, 23, 30),
        ("the requester", &second, Side::Requester, MONTH, 33, 40),
        ("half of a short time", &first, Side::Community, Span::days(4), 2, 4),
    ];
    for (what, proposal, by, within, warned, over) in cases {
        assert_eq!(proposal.waits_for(), Some(by), "{what}");
        assert_eq!(proposal.answer_by(within), Some(after(over)), "{what}");
        assert!(looked(proposal, within, after(warned).minus(Span::seconds(1))).is_none(), "{what}: early");
        let step = looked(proposal, within, after(warned)).unwrap();
        let until = after(over);
        let (community, id) = (proposal.community, proposal.id);
        assert_eq!(step.facts, [Fact::AnswerWarned { community, proposal: id, by, until }], "{what}");
        let stewards = step.effects.iter().filter(|effect| matches!(effect, Effect::Tell { .. })).count();
        assert_eq!(stewards, usize::from(by == Side::Community), "{what}");
        let warned = step.next;
        assert_eq!(warned.answer_by(within), Some(until), "{what}: a warning in time changes nothing");
        assert!(looked(&warned, within, until.minus(Span::seconds(1))).is_none(), "{what}: once");
        let step = looked(&warned, within, until).unwrap();
        assert_eq!(step.next.stage.word(), "timed-out", "{what}");
        assert_eq!(step.facts, [Fact::NegotiationTimedOut { community, proposal: id, by }], "{what}");
        assert!(looked(&step.next, within, until).is_none(), "{what}: once");
        assert!(step.next.withdraw(false, until).unwrap_err().has("proposal.wrong-stage"), "{what}");
    }
}

#[test]
fn nobody_is_shut_out_without_the_time_that_a_warning_gives() {
    let (proposal, _) = submitted(&sample::charter());
    let late = after(100);
    let warned = looked(&proposal, MONTH, late).unwrap().next;
    assert_eq!(warned.answer_by(MONTH), Some(after(107)));
    assert!(looked(&warned, MONTH, after(107).minus(Span::seconds(1))).is_none());
    assert!(looked(&warned, MONTH, after(107)).is_some());
}

#[test]
fn an_answer_begins_the_time_anew_and_a_pause_is_not_counted() {
    let charter = sample::charter();
    let mandate = bargaining::mandate(&charter, |_| {});
    let (proposal, latest) = offered(&charter, &mandate);
    let warned = looked(&proposal, MONTH, after(33)).unwrap().next;
    let typed = (&sample::draft(), &Vec::new());
    let again = warned.clone().offer(Acceptance::Requester, &latest, typed, &charter, after(34)).unwrap();
    let again = again.next.proposal;
    assert_eq!((again.warned, again.answer_by(MONTH)), (None, Some(after(64))));

    let rests = warned.pause(after(35)).unwrap().next;
    assert_eq!(rests.answer_by(MONTH), None);
    assert!(looked(&rests, MONTH, after(300)).is_none(), "what rests does not end by the clock");
    let on = rests.take_up((&mandate, &[]), None, &latest, after(135)).unwrap().next;
    assert_eq!((on.answer_by(MONTH), on.warned), (Some(after(140)), Some(after(133))));
    assert!(looked(&on, MONTH, after(139)).is_none());
    assert!(looked(&on, MONTH, after(140)).is_some());
}

#[test]
fn a_connector_is_told_of_the_end_and_of_no_warning() {
    let (proposal, _) = submitted(&sample::charter());
    let connection = Connection::check("urn:x", "https://connector.example/", "urn:d").ok();
    let proposal = Proposal { connection, ..proposal };
    let warned = looked(&proposal, MONTH, after(23)).unwrap();
    let called = |step: &Step<Proposal>| {
        let message = Callback::Terminated;
        step.effects.contains(&Effect::CallBack { proposal: proposal.id, message })
    };
    assert!(!called(&warned));
    let over = looked(&warned.next, MONTH, after(30)).unwrap();
    assert!(called(&over));
    assert_eq!(over.next.dataspace_state(None), Some(crate::proposal::DataspaceState::Terminated));
}
