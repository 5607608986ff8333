use uuid::Uuid;

use super::*;
use crate::{
    ballot::{Channel, Choice},
    charter::Secrecy,
    vote::tests::{at, cast, given, open, open_of, seat},
};

const TENTH: Share = Share::TENTH;
const DAY: i64 = 86_400;

fn member(number: u128) -> MemberId {
    MemberId::new(Uuid::from_u128(number))
}

fn seat_of(number: u128) -> Seat {
    Seat { member: member(number), ..seat() }
}

fn report(vote: Vote, number: u128, now: i64) -> Step<(Vote, PressureReport)> {
    let said = Reporting { before: false, share: TENTH, confided: None, ombuds: None, reply: None };
    vote.report_pressure(&seat_of(number), said, at(now)).unwrap()
}

/// A vote of ten, paused at second 130, thirty before its end.
fn paused() -> Vote {
    report(open_of(10), 1, 130).next.0
}

fn goes_on(vote: Vote, by: u128, alone: bool, said: &str, now: i64) -> Result<Step<Vote>, Refused> {
    let reason = if said.is_empty() { Vec::new() } else { vec![("en".to_owned(), said.to_owned())] };
    let wanted = ["en".parse().unwrap()];
    vote.let_go_on(LettingGoOn { by: member(by), alone, reason: &reason, wanted: &wanted }, at(now))
}

#[test]
fn exactly_the_share_pauses_it_and_nobody_is_named() {
    for (electorate, needed) in [(1, 1), (10, 1), (11, 2), (20, 2), (21, 3), (100, 10)] {
        let mut vote = open_of(electorate);
        for number in 1..=needed {
            assert!(!vote.is_paused(), "{number} of {electorate}");
            let step = report(vote, number, 130);
            let last = number == needed;
            assert_eq!(step.next.0.is_paused(), last, "{number} of {electorate}");
            assert_eq!((step.facts.len(), step.effects.len()), if last { (1, 3) } else { (0, 0) });
            let text = format!("{:?} {:?}", step.facts, step.effects);
            assert!(!text.contains("mem_") && !text.contains("reported"), "{text}");
            vote = step.next.0;
        }
    }
}

#[test]
fn a_report_is_taken_from_who_has_a_seat_in_the_window_once() {
    let struck = Seat { struck: true, ..seat() };
    for (seat, before, now, refused) in [
        (seat(), false, 100, None),
        (seat(), false, 159, None),
        (seat(), false, 99, Some("vote.not-open-yet")),
        (seat(), false, 160, Some("ballot.too-late")),
        (seat(), true, 130, Some("pressure.already-reported")),
        (struck, false, 130, Some("ballot.struck")),
    ] {
        let said = Reporting { before, share: TENTH, confided: None, ombuds: None, reply: None };
        let found = open(Secrecy::Open).report_pressure(&seat, said, at(now)).err();
        assert_eq!(found.map(|refused| refused.all()[0].reason.code()), refused, "at {now}");
    }
}

#[test]
fn while_it_is_paused_it_takes_ballots_and_does_not_close() {
    let vote = paused();
    for now in [130, 159, 160, 100_000] {
        assert!(vote.is_open(at(now)));
        let paper = given(Choice::Refuse, Channel::Api, Delivery::Here);
        assert!(cast(&vote, seat(), paper, at(now)).is_ok(), "at {now}");
        assert!(vote.clone().begin_closing(true, at(now)).unwrap_err().has("vote.paused"), "at {now}");
    }
    assert!(report(vote, 2, 100_000).next.0.is_paused(), "reports are taken too");
}

#[test]
fn two_stewards_let_it_go_on_with_a_public_reason() {
    let asked = goes_on(paused(), 7, false, "We spoke with them.", 230).unwrap();
    assert!(asked.next.is_paused());
    assert_eq!((asked.facts.len(), asked.effects.len()), (0, 1), "the stewards are told");
    let same = goes_on(asked.next.clone(), 7, false, "", 240).unwrap_err();
    assert!(same.has("crisis.other-steward-needed"));
    let step = goes_on(asked.next, 8, false, "", 330).unwrap();
    assert_eq!(step.next.closes_at, at(160 + 200), "the pause of 200 seconds is given back");
    assert_eq!(step.next.pressure, Pressure::default());
    assert_eq!((step.facts.len(), step.effects.len()), (1, 2));
    assert!(format!("{:?}", step.effects).contains("We spoke with them."));
    assert!(step.next.is_open(at(359)) && !step.next.is_open(at(360)));
    assert!(goes_on(step.next, 8, false, "again", 340).unwrap_err().has("vote.not-paused"));
}

#[test]
fn a_steward_who_is_alone_is_enough_and_silence_of_a_second_is_not() {
    let alone = goes_on(paused(), 7, true, "Done.", 140).unwrap().next;
    assert_eq!(alone.closes_at, at(170));
    for said in ["", " "] {
        assert!(goes_on(paused(), 7, true, said, 140).is_err(), "a reason is owed: {said:?}");
    }
    // What the first one said is void after a day: the second begins anew.
    let asked = goes_on(paused(), 7, false, "Done.", 140).unwrap().next;
    let again = goes_on(asked.clone(), 8, false, "Other words.", 140 + DAY).unwrap().next;
    assert!(again.is_paused());
    assert!(goes_on(asked, 8, false, "", 139 + DAY).is_ok());
}

#[test]
fn after_a_week_it_goes_on_by_itself_and_few_cannot_hold_it_for_ever() {
    assert_eq!(paused().pause_over(at(129 + 7 * DAY)), None);
    assert_eq!(open(Secrecy::Open).pause_over(at(129 + 7 * DAY)), None, "it is not paused");
    let step = paused().pause_over(at(130 + 7 * DAY)).unwrap();
    assert_eq!(step.next.closes_at, at(160 + 7 * DAY));
    // Each of ten members reports once: ten pauses at most, and then none.
    let mut vote = open_of(10);
    let mut now = 110;
    for number in 1..=10 {
        vote = report(vote, number, now).next.0;
        now += 7 * DAY;
        vote = vote.pause_over(at(now)).unwrap().next;
        now += 1;
    }
    let refused = vote.clone().report_pressure(
        &seat_of(10),
        Reporting { before: true, share: TENTH, confided: None, ombuds: None, reply: None },
        at(now),
    );
    assert!(refused.is_err() && !vote.is_paused());
}

#[test]
fn who_reports_by_chat_is_answered_in_their_language() {
    let event = EventRef { room: "!r".into(), event: "$e".into() };
    let reply = Some((event.clone(), Some("ar".parse().unwrap())));
    let step = open_of(100)
        .report_pressure(
            &seat(),
            Reporting { before: false, share: TENTH, confided: None, ombuds: None, reply },
            at(130),
        )
        .unwrap();
    let audience = Audience::Reply { to: event, language: Some("ar".parse().unwrap()) };
    assert_eq!(
        step.effects,
        [Effect::Tell {
            audience,
            notice: Notice::PressureReported { ombuds: None, early: false, confided: None }
        }]
    );
}
