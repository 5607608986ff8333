use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    id::Id,
    proposal::{Side, Stage},
    share::Share,
    taxonomy::Risk,
    terms::tests as samples,
};

const WITHIN: Span = Span::days(7);

fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

fn at(seconds: i64) -> Moment {
    Moment::from_micros(samples::now().micros() + seconds * 1_000_000)
}

/// Tabled at second 0; the vote may open from second 100 on.
fn proposal() -> Proposal {
    let terms = terms();
    let tabled = Tabled { number: 1, digest: terms.digest(), at: at(0), vote_from: at(100), risk: Risk::Low };
    Proposal {
        id: id(1),
        community: id(2),
        requester: id(3),
        stage: Stage::Tabled(tabled),
        mandate: None,
        revision_of: None,
        connection: None,
        paused: None,
        waits_since: at(0),
        warned: None,
        submitted_at: at(0),
    }
}

fn terms() -> Terms {
    samples::draft().check(&samples::charter(), samples::now()).unwrap()
}

fn support(signed: u64, roll: u64) -> Support {
    Support { signed, roll, share: Share::TENTH }
}

fn raising<'a>(terms: &'a Terms, words: (&'a str, &'a str)) -> Raising<'a> {
    Raising {
        id: id(4),
        member: id(5),
        terms,
        clause: Some(2),
        words,
        before: (0, 0),
        support: support(0, 30),
        answer_within: WITHIN,
        reply: None,
    }
}

fn raised(now: Moment) -> (Concern, Supporter) {
    Concern::raise(&proposal(), raising(&terms(), ("en", "Who reads it?")), now).unwrap().next
}

fn backing(before: Option<Supporter>, support: Support) -> Backing {
    Backing { before, support, answer_within: WITHIN, reply: None }
}

fn notices(effects: &[Effect]) -> Vec<&Notice> {
    let all = effects.iter().filter_map(|effect| match effect {
        Effect::Tell { notice, .. } => Some(notice),
        _ => None,
    });
    all.collect()
}

#[test]
fn a_concern_is_told_without_whose_it_is() {
    let terms = terms();
    let step = Concern::raise(&proposal(), raising(&terms, ("ar", " من يقرؤها؟ ")), at(1)).unwrap();
    let (concern, supporter) = &step.next;
    assert_eq!((concern.number, concern.offer, concern.clause), (1, 1, Some(2)));
    let Saying::Words(said) = &concern.says else { panic!("words") };
    assert_eq!(said.get(&"ar".parse().unwrap()), Some("من يقرؤها؟"));
    assert_eq!((supporter.member, supporter.raised), (id(5), true));
    assert!(concern.holds && !concern.waits() && !concern.is_told_to_requester());
    let [Notice::ConcernRaised { number: 1, clause: Some(2), says }] = notices(&step.effects)[..] else {
        panic!("{:?}", step.effects)
    };
    assert_eq!(*says, concern.says);
    assert!(!format!("{:?}{:?}", step.facts, step.effects).contains("mem_"));
}

#[test]
fn what_cannot_be_raised_is_named_at_once() {
    let terms = terms();
    let clauses = terms.clauses().len() as u32;
    let long = "x".repeat(1_001);
    type Change<'a> = Box<dyn Fn(&mut Raising<'a>) + 'a>;
    let cases: Vec<(Change<'_>, Vec<&str>)> = vec![
        (Box::new(|said| said.clause = None), vec![]),
        (Box::new(move |said| said.clause = Some(clauses)), vec![]),
        (Box::new(|said| said.clause = Some(0)), vec!["concern.no-such-clause"]),
        (Box::new(move |said| said.clause = Some(clauses + 1)), vec!["concern.no-such-clause"]),
        (Box::new(|said| said.words.1 = "  "), vec!["input.empty"]),
        (Box::new(|said| said.words.1 = &long), vec!["input.too-long"]),
        (Box::new(|said| said.words.0 = "English"), vec!["input.unknown-language"]),
        (Box::new(|said| said.before = (9, MOST_OF_ONE)), vec!["concern.too-many"]),
        (
            Box::new(|said| {
                said.clause = Some(99);
                said.words = ("?", "");
            }),
            vec!["concern.no-such-clause", "input.unknown-language", "input.empty"],
        ),
    ];
    for (change, codes) in cases {
        let mut said = raising(&terms, ("en", "Who reads it?"));
        change(&mut said);
        let done = Concern::raise(&proposal(), said, at(1));
        let found: Vec<_> =
            done.as_ref().err().iter().flat_map(|r| r.all()).map(|r| r.reason.code()).collect();
        assert_eq!(found, codes);
    }
    let mut voting = proposal();
    voting.stage = Stage::Withdrawn { at: at(1) };
    let refused = Concern::raise(&voting, raising(&terms, ("en", "Late")), at(1)).unwrap_err();
    assert!(refused.has("proposal.wrong-stage"));
}

#[test]
fn enough_support_makes_an_answer_due_and_the_vote_wait_for_it() {
    let (concern, _) = raised(at(1));
    // A tenth of thirty is three.
    let step = concern.support(id(6), backing(None, support(1, 30)), at(2)).unwrap();
    let (concern, second) = step.next;
    assert_eq!((concern.standing, step.facts.len()), (Standing::Raised, 0));
    assert_eq!(hold(&[(concern.clone(), support(2, 30))]), Ok(()));
    let again = concern.clone().support(id(6), backing(Some(second), support(2, 30)), at(3)).unwrap_err();
    assert!(again.has("concern.already-supported"));
    let step = concern.support(id(7), backing(None, support(2, 30)), at(4)).unwrap();
    let (concern, _) = step.next;
    assert_eq!(concern.standing, Standing::Reached { at: at(4), due: at(4).plus(WITHIN) });
    assert!(concern.waits() && concern.is_told_to_requester());
    let told = Notice::ConcernReached { number: 1, due: Some(at(4).plus(WITHIN)), holds: true };
    assert_eq!(notices(&step.effects), [&told]);
    let held = hold(&[(concern.clone(), support(3, 30))]);
    assert_eq!(held, Err(Reason::ConcernUnanswered { concerns: "1".to_owned() }));

    let words = vec![("en".to_owned(), "Two researchers.".to_owned())];
    let said = Answering {
        by: Side::Requester,
        words: &words,
        wanted: &["en".parse().unwrap()],
        before: 0,
        waiting: 0,
    };
    let step = concern.answer(said, at(5)).unwrap();
    let (concern, answer) = step.next;
    assert_eq!((answer.number, answer.by, concern.answered_at), (1, Side::Requester, Some(at(5))));
    assert!(matches!(notices(&step.effects)[..], [Notice::ConcernAnswered { .. }, Notice::AllAnswered {}]));
    assert_eq!(hold(&[(concern.clone(), support(3, 30))]), Ok(()));
    let more = concern.answer(Answering { before: 1, by: Side::Community, ..said }, at(9)).unwrap();
    assert_eq!((more.next.1.number, more.next.0.answered_at), (2, Some(at(5))), "the first stays");
    assert_eq!(notices(&more.effects).len(), 1, "that all are answered is said once");
}

#[test]
fn one_that_reaches_the_share_at_the_opening_itself_is_waited_for() {
    let (concern, _) = raised(at(1));
    let unanswered = Err(Reason::ConcernUnanswered { concerns: "1".to_owned() });
    // The roll became smaller, and the clock has not looked yet.
    assert_eq!(hold(&[(concern.clone(), support(1, 11))]), Ok(()));
    assert_eq!(hold(&[(concern.clone(), support(1, 10))]), unanswered);
    let looked = concern.clone().look(support(1, 10), WITHIN, at(50)).expect("reached");
    assert!(looked.next.waits() && looked.facts.len() == 1);
    assert!(looked.next.look(support(1, 10), WITHIN, at(51)).is_none(), "once");
    let (late, _) = raised(at(100));
    assert!(!late.holds, "the least time is over");
    assert_eq!(hold(&[(late, support(1, 10))]), Ok(()));
}

#[test]
fn long_silence_sends_the_terms_back_and_no_sooner() {
    let (concern, _) = raised(at(1));
    let concern = concern.look(support(3, 30), WITHIN, at(2)).unwrap().next;
    let due = at(2).plus(WITHIN);
    let end = due.plus(WITHIN);
    for (now, late, over) in [
        (at(3), false, false),
        (due.minus(Span::seconds(1)), false, false),
        (due, true, false),
        (end.minus(Span::seconds(1)), true, false),
        (end, true, true),
    ] {
        assert_eq!((concern.is_overdue(now), overdue([&concern], WITHIN, now)), (late, over), "{now}");
    }
    let mut answered = concern.clone();
    answered.answered_at = Some(at(4));
    assert!(!overdue([&answered], WITHIN, end));
    let mut late = concern.clone();
    late.holds = false;
    assert!(!overdue([&late], WITHIN, end), "what holds nothing back sends nothing back");
    let step = proposal().sent_back(crate::proposal::SentBackFor::Unanswered, terms().title).unwrap();
    assert_eq!(step.next.stage.word(), "sent-back");
    assert_eq!((step.facts.len(), step.effects.len()), (1, 2));
    assert!(step.next.sent_back(crate::proposal::SentBackFor::Unanswered, terms().title).is_err());
}

#[test]
fn who_raised_it_takes_it_back_until_it_is_everybodys() {
    let (concern, own) = raised(at(1));
    let other = Supporter { concern: concern.id, member: id(9), raised: false };
    let codes = |done: Result<(), Refused>| done.err().map(|refused| refused.all()[0].reason.code());
    let withdraw =
        |concern: &Concern, by| codes(concern.clone().withdraw(backing(by, support(2, 30)), at(2)).map(drop));
    let unsupport = |concern: &Concern, by| codes(concern.unsupport(backing(by, support(2, 30))).map(drop));
    assert_eq!(withdraw(&concern, None), Some("concern.not-yours"));
    assert_eq!(withdraw(&concern, Some(other)), Some("concern.not-yours"));
    assert_eq!(unsupport(&concern, None), Some("concern.not-supported"));
    assert_eq!(unsupport(&concern, Some(own)), Some("concern.withdraw-instead"));
    assert_eq!(unsupport(&concern, Some(other)), None);
    assert_eq!(withdraw(&concern, Some(own)), None);

    let reached = concern.clone().look(support(3, 30), WITHIN, at(2)).unwrap().next;
    assert_eq!(withdraw(&reached, Some(own)), Some("concern.reached"));
    assert_eq!(unsupport(&reached, Some(own)), None);

    let over = concern.withdraw(backing(Some(own), support(1, 30)), at(2)).unwrap().next;
    assert_eq!(withdraw(&over, Some(own)), Some("concern.over"));
    assert_eq!(unsupport(&over, Some(other)), Some("concern.over"));
    assert!(
        over.clone().support(id(6), backing(None, support(0, 30)), at(3)).unwrap_err().has("concern.over")
    );
    assert!(over.look(support(30, 30), WITHIN, at(90)).is_none());
}

#[test]
fn a_requester_is_told_of_nothing_before_its_time_and_of_a_summary_alone() {
    let (concern, _) = raised(at(1));
    let words = vec![("en".to_owned(), "Two researchers.".to_owned())];
    let wanted = ["en".parse().unwrap()];
    let said = |by| Answering { by, words: &words, wanted: &wanted, before: 0, waiting: 0 };
    assert!(concern.clone().answer(said(Side::Requester), at(2)).unwrap_err().has("not-found"));
    let early = concern.clone().answer(said(Side::Community), at(2)).unwrap();
    assert_eq!(notices(&early.effects).len(), 1, "nothing waited for it");
    let reached = early.next.0.look(support(3, 30), WITHIN, at(3)).unwrap();
    assert!(!reached.next.waits(), "the answer is on record already");
    let told = Notice::ConcernReached { number: 1, due: None, holds: true };
    assert_eq!(notices(&reached.effects), [&told]);
    let empty = concern.clone().summarise(&Vec::new(), &wanted).unwrap_err();
    assert!(empty.has("input.language-missing"));
    let summed = concern.summarise(&words, &wanted).unwrap();
    assert!(summed.facts.is_empty() && summed.effects.is_empty());
    assert!(!summed.next.summary.is_empty());
}

#[test]
fn a_harm_is_named_by_many_and_answered_by_the_terms_or_by_somebody() {
    let terms = terms();
    let name = |harm: &str| {
        let said = Naming {
            id: id(4),
            member: id(5),
            terms: &terms,
            harm: Concern::harm(harm).unwrap(),
            before: 3,
            support: support(0, 30),
            answer_within: WITHIN,
            reply: None,
        };
        Concern::name_harm(&proposal(), said, at(1)).unwrap()
    };
    for wrong in ["harm:rain", "purpose:research", ""] {
        assert!(Concern::harm(wrong).unwrap_err().has("input.unknown-code"), "{wrong}");
    }
    // The terms say what is done against a breach, and nothing of being sent back.
    for (harm, answered) in [("harm:data-breach", true), ("harm:refoulement", false)] {
        let step = name(harm);
        assert!(!format!("{:?}{:?}", step.facts, step.effects).contains("mem_"));
        let (concern, supporter) = step.next;
        assert_eq!((concern.number, supporter.raised), (4, false), "nobody's own");
        assert_eq!((concern.clause.is_some(), concern.answered_at.is_some()), (answered, answered), "{harm}");
        let (concern, second) = concern.support(id(6), backing(None, support(1, 30)), at(2)).unwrap().next;
        assert!(concern.clone().withdraw(backing(Some(second), support(2, 30)), at(3)).is_err());
        assert!(concern.unsupport(backing(Some(supporter), support(2, 30))).is_ok());
        let (concern, _) = concern.support(id(7), backing(None, support(2, 30)), at(4)).unwrap().next;
        assert!(concern.is_told_to_requester());
        assert_eq!(hold(&[(concern.clone(), support(3, 30))]).is_ok(), answered, "{harm}");
        assert_eq!(concern.waits(), !answered);
        let stored = serde_json::to_string(&concern.says).unwrap();
        assert_eq!(serde_json::from_str::<Saying>(&stored).unwrap(), concern.says);
    }
    let words = raised(at(1)).0.says;
    let stored = serde_json::to_string(&words).unwrap();
    assert_eq!(serde_json::from_str::<Saying>(&stored).unwrap(), words);
}

/// What happens to one concern, one after the other.
#[derive(Clone, Debug)]
enum Event {
    Support(u8),
    Unsupport(u8),
    Withdraw(u8),
    Answer(bool),
    Roll(u8),
    Look(u16),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (0u8..12).prop_map(Event::Support),
        2 => (0u8..12).prop_map(Event::Unsupport),
        1 => (0u8..12).prop_map(Event::Withdraw),
        1 => any::<bool>().prop_map(Event::Answer),
        1 => (12u8..60).prop_map(Event::Roll),
        2 => (0u16..500).prop_map(Event::Look),
    ]
}

proptest! {
    /// Whatever happens in whatever order: reached stays reached, the first answer stays the first, what is shown never tells
    /// more than stood at some time with ten behind it, and the vote waits exactly for what is reached and unanswered.
    #[test]
    fn whatever_happens_a_question_once_asked_by_enough_is_answered_first(
        events in proptest::collection::vec(event(), 0..60),
    ) {
        let (mut concern, own) = raised(at(1));
        let (mut supporters, mut roll, mut now, mut most, mut answers) = (BTreeSet::from([0u8]), 30u64, 2i64, 1, 0);
        for event in events {
            now += 1;
            let stood = |member: u8| supporters.contains(&member).then(|| Supporter {
                concern: concern.id, member: id(100 + u128::from(member)), raised: member == 0 && own.raised,
            });
            let (before, tally) = (concern.clone(), support(supporters.len() as u64, roll));
            match event {
                Event::Support(member) => {
                    let said = backing(stood(member), tally);
                    if let Ok(step) = concern.clone().support(id(100 + u128::from(member)), said, at(now)) {
                        concern = step.next.0;
                        prop_assert!(supporters.insert(member));
                    }
                }
                Event::Unsupport(member) => {
                    if concern.unsupport(backing(stood(member), tally)).is_ok() {
                        prop_assert!(supporters.remove(&member));
                    }
                }
                Event::Withdraw(member) => {
                    if let Ok(step) = concern.clone().withdraw(backing(stood(member), tally), at(now)) {
                        prop_assert_eq!(member, 0, "nobody but the raiser");
                        concern = step.next;
                    }
                }
                Event::Answer(by_requester) => {
                    let by = if by_requester { Side::Requester } else { Side::Community };
                    let words = vec![("en".to_owned(), "So.".to_owned())];
                    let wanted = ["en".parse().unwrap()];
                    let said = Answering { by, words: &words, wanted: &wanted, before: answers, waiting: 0 };
                    if let Ok(step) = concern.clone().answer(said, at(now)) {
                        concern = step.next.0;
                        answers += 1;
                        prop_assert_eq!(step.next.1.number, answers);
                    }
                }
                Event::Roll(size) => roll = u64::from(size),
                Event::Look(hours) => {
                    now += i64::from(hours) * 3_600;
                    if let Some(step) = concern.clone().look(tally, WITHIN, at(now)) {
                        concern = step.next;
                    }
                }
            }
            most = most.max(supporters.len() as u64);
            if let Standing::Reached { .. } | Standing::Withdrawn { .. } = before.standing {
                prop_assert_eq!(concern.standing, before.standing);
            }
            prop_assert!(before.answered_at.is_none() || concern.answered_at == before.answered_at);
            prop_assert_eq!(concern.answered_at.is_some(), answers > 0);
            prop_assert!(concern.bulletin.at_least == 0 || concern.bulletin.at_least + 10 <= most);
            prop_assert!(concern.bulletin.at_least >= before.bulletin.at_least);
            let tally = support(supporters.len() as u64, roll);
            let enough = matches!(concern.standing, Standing::Reached { .. })
                || (concern.standing == Standing::Raised && tally.reached());
            prop_assert_eq!(hold(&[(concern.clone(), tally)]).is_err(), enough && answers == 0);
        }
    }
}
