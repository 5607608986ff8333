use super::*;
use crate::{ballot::Choice, charter::DecisionRule, id::MemberId, moment::Span, rule::Rule};
use uuid::Uuid;

pub(crate) fn at(seconds: i64) -> Moment {
    Moment::from_micros(1_800_000_000_000_000 + seconds * 1_000_000)
}

pub(super) fn rule(secrecy: Secrecy) -> DecisionRule {
    DecisionRule {
        kind: DecisionKind::Consent,
        risk: None,
        rule: "consent: majority of cast".parse().unwrap(),
        least_deliberation: Span::seconds(100),
        window: Span::seconds(60),
        secrecy,
        attestation: Attestation::RoomAttested,
        delegation: None,
    }
}

pub(crate) fn seat() -> Seat {
    Seat::new(VoteId::new(Uuid::from_u128(1)), MemberId::new(Uuid::from_u128(2)), [0; 32])
}

fn opening(rule: &DecisionRule, seats: Vec<Seat>) -> Opening {
    Opening {
        id: VoteId::new(Uuid::from_u128(1)),
        community: CommunityId::new(Uuid::from_u128(3)),
        subject: Subject::Proposal(crate::id::ProposalId::new(Uuid::from_u128(4))),
        question: LocalText::default(),
        candidates: Vec::new(),
        rule: rule.into(),
        since: at(0),
        seats,
        roll_root: Digest::of_bytes(b"roll"),
        charter: Digest::of_bytes(b"charter"),
        terms: None,
        mandate: None,
        most_assisted: 0,
        reopens: None,
    }
}

/// Open from second 100 to before second 160.
pub(crate) fn open(secrecy: Secrecy) -> Vote {
    Vote::open(opening(&rule(secrecy), vec![seat()]), at(100)).unwrap().next.vote
}

/// The same, with so many on the roll.
pub(crate) fn open_of(electorate: u128) -> Vote {
    let seats = (1..=electorate)
        .map(|number| Seat::new(seat().vote, MemberId::new(Uuid::from_u128(number)), [0; 32]));
    Vote::open(opening(&rule(Secrecy::Open), seats.collect()), at(100)).unwrap().next.vote
}

/// The same, about something else.
pub(super) fn open_as(subject: Subject, secrecy: Secrecy) -> Vote {
    let opening = Opening { subject, ..opening(&rule(secrecy), vec![seat()]) };
    Vote::open(opening, at(100)).unwrap().next.vote
}

/// The same, decided by this rule.
pub(crate) fn open_under(notation: Rule) -> Vote {
    let rule = DecisionRule { rule: notation, ..rule(Secrecy::Open) };
    Vote::open(opening(&rule, vec![seat()]), at(100)).unwrap().next.vote
}

/// The same, open for so long.
pub(crate) fn open_for(notation: Rule, window: Span) -> Vote {
    let rule = DecisionRule { rule: notation, window, ..rule(Secrecy::Open) };
    Vote::open(opening(&rule, vec![seat()]), at(100)).unwrap().next.vote
}

pub(crate) fn given(choice: Choice, channel: Channel, delivery: Delivery) -> Given {
    let event = (channel != Channel::Api).then(|| EventRef { room: "!r".into(), event: "$e".into() });
    Given { answer: choice.into(), channel, delivery, event, language: None, assistance: None, salt: [7; 32] }
}

pub(crate) fn cast(vote: &Vote, seat: Seat, given: Given, now: Moment) -> Result<Step<Seated>, Refused> {
    vote.cast(seat, given, now, |seat, answer, salt| {
        Digest::of_bytes(&[&[seat.acts as u8], answer.to_string().as_bytes(), &salt[..]].concat())
    })
}

fn code(result: Result<Step<Seated>, Refused>) -> &'static str {
    result.map_or_else(|refused| refused.all()[0].reason.code(), |_| "taken")
}

#[test]
fn it_opens_after_the_deliberation_and_not_before() {
    let code = |rule: &DecisionRule, seats, now| {
        Vote::open(opening(rule, seats), now).map_or_else(|r| r.all()[0].reason.code(), |_| "open")
    };
    assert_eq!(code(&rule(Secrecy::Open), vec![seat()], at(99)), "vote.deliberation-not-over");
    assert_eq!(code(&rule(Secrecy::Open), vec![seat()], at(100)), "open");
    assert_eq!(code(&rule(Secrecy::Open), vec![], at(100)), "vote.roll-empty");
    let signed = DecisionRule { attestation: Attestation::Signed, ..rule(Secrecy::Open) };
    assert_eq!(code(&signed, vec![seat()], at(100)), "vote.grade-unavailable");
}

#[test]
fn only_an_open_vote_gets_a_poll() {
    let effects = |secrecy| Vote::open(opening(&rule(secrecy), vec![seat()]), at(100)).unwrap().effects;
    assert!(effects(Secrecy::Open).iter().any(|effect| matches!(effect, Effect::OpenPoll { .. })));
    assert!(!effects(Secrecy::Confidential).iter().any(|effect| matches!(effect, Effect::OpenPoll { .. })));
}

#[test]
fn the_window_is_half_open_and_each_channel_has_its_clock() {
    let open = open(Secrecy::Open);
    let closing = open.clone().begin_closing(true, at(160)).unwrap().next;
    let closed = closing.clone().close(at(170)).unwrap().next;
    use {Channel::*, Delivery::*};
    let cases = [
        (&open, Api, Here, 100, "taken"),
        (&open, Api, Here, 159, "taken"),
        (&open, Api, Here, 160, "ballot.too-late"),
        (&open, Room, Live(at(159)), 161, "taken"),
        (&open, Room, Live(at(160)), 161, "ballot.too-late"),
        (&open, Room, Live(at(99)), 101, "vote.not-open-yet"),
        (&open, Room, Live(at(999)), 120, "taken"), // a clock that runs ahead is held to ours
        (&closing, Api, Here, 160, "ballot.too-late"),
        (&closing, Api, Here, 120, "ballot.too-late"),
        (&closing, Room, CaughtUp(at(159)), 165, "taken"),
        (&closing, DirectChat, Live(at(159)), 165, "taken"),
        (&closing, Room, CaughtUp(at(160)), 165, "ballot.too-late"),
        (&closed, Room, CaughtUp(at(159)), 171, "vote.over"),
        (&closed, Api, Here, 171, "vote.over"),
    ];
    for (vote, channel, delivery, now, wanted) in cases {
        let got = code(cast(vote, seat(), given(Choice::Refuse, channel, delivery), at(now)));
        assert_eq!(got, wanted, "{channel:?} {delivery:?} at {now}");
    }
}

#[test]
fn the_last_answer_stands_and_a_late_find_does_not_undo_it() {
    let vote = open(Secrecy::Open);
    let first =
        cast(&vote, seat(), given(Choice::Consent, Channel::Room, Delivery::Live(at(110))), at(110)).unwrap();
    let second =
        cast(&vote, first.next.seat, given(Choice::Refuse, Channel::Api, Delivery::Here), at(120)).unwrap();
    let ballot = second.next.ballot.clone().unwrap();
    assert_eq!((ballot.sequence, ballot.answer), (2, Choice::Refuse.into()));
    let seat = second.next.seat;
    let late_find = cast(
        &vote,
        seat.clone(),
        given(Choice::Consent, Channel::Room, Delivery::CaughtUp(at(115))),
        at(130),
    );
    assert_eq!(code(late_find), "ballot.later-stands");
    let newer_find =
        cast(&vote, seat, given(Choice::Consent, Channel::Room, Delivery::CaughtUp(at(125))), at(130))
            .unwrap();
    assert_eq!(newer_find.next.ballot.unwrap().sequence, 3);
}

#[test]
fn what_was_done_before_a_withdrawal_does_not_come_back_after_it() {
    let vote = open(Secrecy::Open);
    let found = |second| given(Choice::Consent, Channel::Room, Delivery::CaughtUp(at(second)));
    let api = given(Choice::Refuse, Channel::Api, Delivery::Here);
    let seat = cast(&vote, seat(), api, at(120)).unwrap().next.seat;
    // A withdrawal that was given before the ballot, and is found after it, takes nothing back.
    let early = vote.withdraw_ballot(seat.clone(), Delivery::CaughtUp(at(115)), None, at(130));
    assert_eq!(code(early), "ballot.later-stands");
    let empty = vote.withdraw_ballot(seat, Delivery::Here, None, at(125)).unwrap().next.seat;
    assert_eq!(code(cast(&vote, empty.clone(), found(110), at(130))), "ballot.later-stands");
    assert_eq!(code(cast(&vote, empty.clone(), found(124), at(130))), "ballot.later-stands");
    assert_eq!(code(cast(&vote, empty, found(126), at(130))), "taken");
}

#[test]
fn what_does_not_count_is_refused_with_its_reason() {
    let vote = open(Secrecy::Open);
    let room = |choice| given(choice, Channel::Room, Delivery::Live(at(110)));
    assert_eq!(code(cast(&vote, seat(), room(Choice::For), at(110))), "ballot.no-such-choice");
    assert_eq!(
        code(cast(&vote, Seat { struck: true, ..seat() }, room(Choice::Consent), at(110))),
        "ballot.struck"
    );
    let confidential = open(Secrecy::Confidential);
    assert_eq!(code(cast(&confidential, seat(), room(Choice::Consent), at(110))), "ballot.not-in-public");
    let direct = given(Choice::Consent, Channel::DirectChat, Delivery::Live(at(110)));
    assert_eq!(code(cast(&confidential, seat(), direct, at(110))), "taken");
}

#[test]
fn a_ballot_can_be_taken_back_and_given_again() {
    let vote = open(Secrecy::Open);
    assert_eq!(code(vote.withdraw_ballot(seat(), Delivery::Here, None, at(110))), "ballot.none-to-withdraw");
    let cast_once =
        cast(&vote, seat(), given(Choice::Consent, Channel::Api, Delivery::Here), at(110)).unwrap();
    let to = EventRef { room: "!r".into(), event: "$e".into() };
    let told = Effect::Tell {
        audience: Audience::Reply { to: to.clone(), language: None },
        notice: Notice::BallotWithdrawn {},
    };
    let seat_cast = cast_once.next.seat;
    let live = vote.withdraw_ballot(seat_cast.clone(), Delivery::Live(at(111)), Some((to, None)), at(111));
    assert_eq!(live.unwrap().effects, [told], "who said so in Matrix is answered there");
    let back = vote.withdraw_ballot(seat_cast, Delivery::Here, None, at(111)).unwrap().next;
    assert_eq!((back.ballot, back.seat.standing, back.seat.acts), (None, false, 2));
    assert_eq!(code(vote.withdraw_ballot(back.seat, Delivery::Here, None, at(160))), "ballot.too-late");
}

#[test]
fn closing_is_a_barrier_and_closed_is_final() {
    let vote = open(Secrecy::Open);
    assert!(vote.clone().begin_closing(true, at(159)).unwrap_err().has("vote.not-over-yet"));
    assert!(vote.clone().close(at(200)).unwrap_err().has("vote.not-over-yet"));
    let closing = vote.begin_closing(true, at(160)).unwrap();
    assert!(matches!(closing.effects[..], [Effect::CloseBallotBox { .. }]));
    let again = closing.next.clone().begin_closing(true, at(161)).unwrap();
    assert!(again.facts.is_empty() && again.effects.is_empty(), "begun once, told once");
    let closed = closing.next.close(at(170)).unwrap().next;
    assert!(closed.clone().close(at(171)).unwrap_err().has("vote.over"));
    assert!(closed.begin_closing(true, at(171)).unwrap_err().has("vote.over"));
}

#[test]
fn a_count_held_back_is_told_once() {
    let open = open(Secrecy::Open);
    assert!(open.clone().hold_back().is_none());
    let held = open.begin_closing(true, at(160)).unwrap().next.hold_back().unwrap();
    assert!(matches!(held.effects[..], [Effect::Tell { notice: Notice::CountHeldBack { .. }, .. }]));
    assert!(held.next.clone().hold_back().is_none());
    assert!(held.next.close(at(300)).unwrap().next.hold_back().is_none());
}

#[test]
fn a_count_that_waits_longer_than_a_day_is_void() {
    let closing = open(Secrecy::Open).begin_closing(true, at(160)).unwrap().next;
    assert!(closing.clone().give_up(at(160 + 86_399)).is_none());
    let void = closing.give_up(at(160 + 86_400)).unwrap().next;
    assert!(matches!(void.state, VoteState::Void { .. }));
}

#[test]
fn bulletins_are_renewed_by_the_clock_alone() {
    let hour = 3_600;
    // The window in hours; how many hours after the opening somebody looks; for which hour the figure is then.
    for (window, looks) in [
        (12, [(0, 0), (1, 1), (2, 2), (11, 11), (12, 0)]),
        (24, [(0, 0), (1, 1), (5, 5), (23, 23), (24, 0)]),
        (72, [(1, 0), (2, 0), (3, 3), (8, 6), (71, 69)]),
    ] {
        let vote = open_for("consent: majority of cast".parse().unwrap(), Span::seconds(window * hour));
        for (looks, of) in looks {
            let now = vote.opens_at.plus(Span::seconds(looks * hour + 1));
            let shown = vote.clone().renew_bulletin(40, now).map_or(vote.bulletin, |step| step.next.bulletin);
            let expected = if of == 0 { 0 } else { 30 };
            let at = vote.opens_at.plus(Span::seconds(of * hour));
            assert_eq!(shown, Bulletin { at_least: expected, at }, "{window} h, looking after {looks} h");
        }
    }
    let mut vote = open_for("consent: majority of cast".parse().unwrap(), Span::days(1));
    vote.state = VoteState::Closing;
    assert!(vote.renew_bulletin(40, at(100 + 2 * 3_600)).is_none());
}
