use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    id::Id,
    moment::Moment,
    proposal::{Stage, Tabled},
    taxonomy::Risk,
    terms::tests as samples,
};

fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

fn terms() -> Terms {
    samples::draft().check(&samples::charter(), samples::now()).unwrap()
}

fn proposal() -> Proposal {
    let (digest, at): (_, Moment) = (terms().digest(), samples::now());
    let tabled = Tabled { number: 1, digest, at, vote_from: at.plus(Span::days(1)), risk: Risk::Low };
    let stage = Stage::Tabled(tabled);
    Proposal {
        id: id(1),
        community: id(2),
        requester: id(3),
        stage,
        mandate: None,
        revision_of: None,
        connection: None,
        paused: None,
        waits_since: at,
        warned: None,
        submitted_at: at,
    }
}

fn tries_at(terms: &Terms, answers: &[u32], before: bool, now: Moment) -> Result<Step<Tried>, Refused> {
    Reading::try_out(&proposal(), Trying { member: id(5), terms, before, answers, reply: None, now })
}

fn tries(terms: &Terms, answers: &[u32], before: bool) -> Result<Step<Tried>, Refused> {
    tries_at(terms, answers, before, samples::now())
}

/// The numbers of the right answers.
fn right(terms: &Terms) -> Vec<u32> {
    terms.keyed().into_iter().map(|(_, right)| right as u32 + 1).collect()
}

#[test]
fn one_answer_is_what_the_terms_say_and_the_others_are_not() {
    let terms = terms();
    let checks = terms.checks();
    let asked: Vec<_> = checks.iter().map(|check| check.asks.word()).collect();
    assert_eq!(asked, ["purpose", "recipient", "retention"]);
    for (check, right) in terms.keyed() {
        assert_eq!(check.choices.len(), 3);
        for (at, choice) in check.choices.iter().enumerate() {
            let said = match (check.asks, choice) {
                (Asks::Purpose, Choice::Code(code)) => terms.purposes.iter().any(|own| own.overlaps(code)),
                (Asks::Recipient, Choice::Code(code)) => {
                    terms.recipients.iter().any(|own| own.kind.overlaps(code))
                }
                (Asks::Retention, Choice::Span(span)) => *span == terms.retention,
                other => panic!("{other:?}"),
            };
            assert_eq!(said, at == right, "{check:?}");
        }
    }
}

#[test]
fn who_tries_is_told_what_is_right_and_tries_once() {
    let terms = terms();
    let right = right(&terms);
    let step = tries(&terms, &right, false).unwrap();
    assert_eq!(step.next.0.unwrap().misread, 0);
    assert!(step.next.1.iter().all(|checked| checked.right));
    assert!(step.facts.is_empty() && step.effects.is_empty(), "nothing is recorded or told to others");
    let mut wrong = right.clone();
    wrong[1] = wrong[1] % 3 + 1;
    let step = tries(&terms, &wrong, false).unwrap();
    assert_eq!(step.next.0.unwrap().misread, 0b10);
    assert_eq!(step.next.1.iter().map(|checked| checked.right).collect::<Vec<_>>(), [true, false, true]);
    // What was looked at stays as it was seen.
    let late = tries_at(&terms, &wrong, false, samples::now().plus(Span::days(1))).unwrap();
    assert_eq!((late.next.0, late.next.1), (None, step.next.1));
    for (answers, before, code) in [
        (&right[..], true, "understanding.already-tried"),
        (&right[..2], false, "understanding.answer-each"),
        (&[1, 1, 4], false, "understanding.answer-each"),
        (&[0, 1, 1], false, "understanding.answer-each"),
    ] {
        assert!(tries(&terms, answers, before).unwrap_err().has(code), "{answers:?}");
    }
}

#[test]
fn terms_are_not_understood_where_more_than_the_share_of_enough_misread_one_question() {
    let rules = Deliberation::default();
    let reading = |misread| Reading { proposal: id(1), offer: 1, member: id(5), misread };
    // Who tried, by what they misread; the roll; whether the terms are not understood. A quarter may misread.
    for (readings, roll, not) in [
        (vec![1, 1, 1, 1], 10, false),
        (vec![1, 1, 0, 0, 0], 10, true),
        (vec![1, 0, 0, 0, 0], 10, false),
        (vec![1, 2, 0, 0, 0], 10, false),
        (vec![1, 2, 3, 0, 0], 10, true),
        (vec![4, 4, 0, 0, 0, 0, 0, 0], 10, false),
        (vec![4, 4, 4, 0, 0, 0, 0, 0], 10, true),
        (vec![7; 5], 100, true),
        (vec![7; 5], 101, false),
        (vec![], 10, false),
    ] {
        let all: Vec<_> = readings.iter().copied().map(reading).collect();
        assert_eq!(not_understood(&all, roll, rules), not, "{readings:?} of {roll}");
    }
}

proptest! {
    /// Whatever the terms ask for: the answers to one question differ, exactly one is what the terms say, and the questions are the
    /// same each time.
    #[test]
    fn of_any_terms_each_question_has_exactly_one_right_answer(
        purposes in proptest::collection::btree_set(0usize..18, 1..4),
        kinds in proptest::collection::vec(0usize..11, 1..3),
        seconds in prop_oneof![(1u32..700).prop_map(|days| days * 86_400), 0u32..100, any::<u32>()],
        title in "[a-z]{1,12}",
    ) {
        let all = |kind| taxonomy::terms(Some(kind)).map(|term| term.code.clone()).collect::<Vec<_>>();
        let (known, recipients) = (all(CodeKind::Purpose), all(CodeKind::Recipient));
        let mut terms = terms();
        terms.title = [("en".parse().unwrap(), title)].into_iter().collect();
        terms.purposes = purposes.iter().map(|at| known[at % known.len()].clone()).collect();
        terms.recipients = kinds
            .iter()
            .map(|at| Recipient { kind: recipients[at % recipients.len()].clone(), ..terms.recipients[0].clone() })
            .collect();
        terms.retention = Span::seconds(seconds);
        prop_assert_eq!(terms.checks(), terms.checks());
        for (check, right) in terms.keyed() {
            let distinct: BTreeSet<_> = check.choices.iter().map(|choice| format!("{choice:?}")).collect();
            prop_assert_eq!(distinct.len(), check.choices.len());
            let said = |choice: &Choice| match choice {
                Choice::Span(span) => *span == terms.retention,
                Choice::Code(code) => {
                    let kinds: Vec<_> = terms.recipients.iter().flat_map(every_kind).collect();
                    terms.purposes.iter().chain(&kinds).any(|own| own.overlaps(code))
                }
            };
            let saying: Vec<_> = (0..check.choices.len()).filter(|at| said(&check.choices[*at])).collect();
            prop_assert_eq!(saying, vec![right]);
        }
    }
}
