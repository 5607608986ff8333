use uuid::Uuid;

use super::*;
use crate::{
    id::Id,
    moment::Span,
    proposal::{SentBackFor, Stage, Tabled},
    share::Share,
    taxonomy::Risk,
    terms::tests as samples,
};

const DAYS: u32 = 7;

fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

/// So many days after the tabling; the least time for deliberation is a week.
fn day(days: u32) -> Moment {
    samples::now().plus(Span::days(days))
}

fn proposal() -> Proposal {
    let terms = samples::draft().check(&samples::charter(), samples::now()).unwrap();
    let tabled =
        Tabled { number: 1, digest: terms.digest(), at: day(0), vote_from: day(DAYS), risk: Risk::Low };
    Proposal {
        id: id(1),
        community: id(2),
        requester: id(3),
        stage: Stage::Tabled(tabled),
        mandate: None,
        revision_of: None,
        connection: None,
        paused: None,
        waits_since: day(0),
        warned: None,
        submitted_at: day(0),
    }
}

fn title() -> LocalText {
    [("en".parse().unwrap(), "Health on the road".to_owned())].into_iter().collect()
}

fn saying(member: u128, signed: u64, roll: u64) -> ReportingEarly {
    ReportingEarly {
        member: id(member),
        before: false,
        support: Support { signed, roll, share: Share::TENTH },
        title: title(),
        confided: None,
        ombuds: None,
        reply: None,
    }
}

fn held(now: Moment) -> Opening {
    let step = Opening::untroubled(id(1)).report(&proposal(), saying(9, 0, 10), now).unwrap();
    step.next.0
}

fn steward(
    opening: Opening,
    by: u128,
    alone: bool,
    said: &str,
    now: Moment,
) -> Result<Step<Opening>, Refused> {
    let reason = if said.is_empty() { Vec::new() } else { vec![("en".to_owned(), said.to_owned())] };
    let wanted = ["en".parse().unwrap()];
    let said = LettingGoOn { by: id(by), alone, reason: &reason, wanted: &wanted };
    opening.let_open(&proposal(), title(), said, now)
}

fn rooms<N>(step: &Step<N>) -> Vec<RoomRole> {
    let role = |effect: &Effect| match effect {
        Effect::Tell { audience: crate::effect::Audience::Room { role, .. }, .. } => *role,
        other => panic!("{other:?}"),
    };
    step.effects.iter().map(role).collect()
}

#[test]
fn exactly_the_share_of_the_roll_of_now_holds_it_back_and_only_stewards_hear() {
    for (roll, needed) in [(1, 1), (10, 1), (11, 2), (20, 2), (21, 3), (100, 10)] {
        let mut opening = Opening::untroubled(id(1));
        for number in 1..=needed {
            assert_eq!(opening.may(), Ok(()), "{number} of {roll}");
            let step = opening.report(&proposal(), saying(number.into(), number - 1, roll), day(1)).unwrap();
            assert!(step.facts.is_empty(), "nothing of it is in the journal");
            let last = number == needed;
            assert_eq!(rooms(&step), if last { vec![RoomRole::Stewards] } else { vec![] });
            assert!(!format!("{:?}", step.effects).contains("mem_"));
            assert_eq!(step.next.1.round, 0);
            opening = step.next.0;
        }
        assert_eq!(opening.may(), Err(Reason::HeldForPressure {}), "{roll}");
        // More reports change nothing about it, and count for the next time.
        let more = opening.report(&proposal(), saying(50, 0, roll), day(2)).unwrap();
        assert_eq!((more.next.1.round, more.effects.len()), (1, 0));
    }
}

#[test]
fn a_report_is_taken_once_and_while_the_terms_are_tabled() {
    let again = ReportingEarly { before: true, ..saying(9, 0, 10) };
    let refused = Opening::untroubled(id(1)).report(&proposal(), again, day(1)).unwrap_err();
    assert!(refused.has("pressure.already-reported"));
    let back = proposal().sent_back(SentBackFor::Unanswered, title()).unwrap().next;
    let refused = Opening::untroubled(id(1)).report(&back, saying(9, 0, 10), day(1)).unwrap_err();
    assert!(refused.has("proposal.wrong-stage"));
    let wanted = ["en".parse().unwrap()];
    let said = LettingGoOn { by: id(7), alone: true, reason: &Vec::new(), wanted: &wanted };
    assert!(held(day(1)).let_open(&back, title(), said, day(1)).is_err());
    assert_eq!(held(day(1)).hold_over(&back, title(), day(400)), None);
}

#[test]
fn two_stewards_free_it_with_words_for_the_members() {
    let asked = steward(held(day(1)), 7, false, "We spoke with them.", day(2)).unwrap();
    assert!(asked.next.may().is_err());
    assert_eq!(rooms(&asked), [RoomRole::Stewards]);
    let same = steward(asked.next.clone(), 7, false, "", day(2)).unwrap_err();
    assert!(same.has("crisis.other-steward-needed"));
    let step = steward(asked.next.clone(), 8, false, "", day(2)).unwrap();
    assert_eq!((step.next.may(), step.next.round), (Ok(()), 1));
    assert_eq!((rooms(&step), step.facts.len()), (vec![RoomRole::Assembly], 0));
    assert!(format!("{:?}", step.effects).contains("We spoke with them."));
    assert!(steward(step.next, 8, false, "again", day(2)).unwrap_err().has("vote.not-held-back"));
    // What the first one said is void after a day, and words are owed.
    assert!(steward(asked.next, 8, false, "Other words.", day(3)).unwrap().next.may().is_err());
    assert!(steward(held(day(1)), 7, true, " ", day(1)).is_err());
    assert_eq!(steward(held(day(1)), 7, true, "Done.", day(1)).unwrap().next.may(), Ok(()));
}

#[test]
fn silence_ends_it_a_week_after_the_vote_could_have_opened_and_not_for_ever() {
    let second = Span::seconds(1);
    for (since, over) in [(0, 2 * DAYS), (1, 2 * DAYS), (DAYS, 2 * DAYS), (DAYS + 2, 2 * DAYS + 2)] {
        let opening = held(day(since));
        assert_eq!(opening.clone().hold_over(&proposal(), title(), day(over).minus(second)), None, "{since}");
        let step = opening.hold_over(&proposal(), title(), day(over)).unwrap();
        assert_eq!((step.next.may(), rooms(&step)), (Ok(()), vec![RoomRole::Assembly]));
    }
    assert_eq!(Opening::untroubled(id(1)).hold_over(&proposal(), title(), day(400)), None);
    // Each of ten members reports once: it is held ten times at most.
    let mut opening = Opening::untroubled(id(1));
    for round in 1..=10 {
        opening = opening.report(&proposal(), saying(round.into(), 0, 10), day(DAYS)).unwrap().next.0;
        assert_eq!((opening.round, opening.may().is_err()), (round, true));
        opening = opening.hold_over(&proposal(), title(), day(2 * DAYS)).unwrap().next;
    }
}

#[test]
fn who_reports_by_chat_is_answered_with_whom_they_can_turn_to() {
    let event = EventRef { room: "!r".into(), event: "$e".into() };
    let confided = Some(Confided { named: false });
    let said = ReportingEarly {
        reply: Some((event, Some("ar".parse().unwrap()))),
        ombuds: Some(title()),
        confided,
        ..saying(9, 0, 100)
    };
    let step = Opening::untroubled(id(1)).report(&proposal(), said, day(1)).unwrap();
    let [Effect::Tell { notice, .. }] = &step.effects[..] else { panic!("{:?}", step.effects) };
    assert_eq!(*notice, Notice::PressureReported { ombuds: Some(title()), early: true, confided });
}
