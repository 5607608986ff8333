use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::id::Id;

fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

fn matter(stage: &str, topic: &str) -> Matter {
    let some = |text| Some(text).filter(|text: &&str| !text.is_empty());
    Matter::read(some(stage), some(topic)).unwrap()
}

fn day(days: u32) -> Moment {
    Moment::from_micros(0).plus(Span::days(days))
}

fn trust(member: u128, intermediary: u128, on: &Matter) -> Trust {
    Trust {
        community: id(1),
        member: id(member),
        intermediary: id(intermediary),
        on: on.clone(),
        given: true,
    }
}

fn many(members: std::ops::Range<u128>, intermediary: u128, on: &Matter) -> Vec<Trust> {
    members.map(|member| trust(member, intermediary, on)).collect()
}

fn shown(register: &Register, on: &Matter) -> Vec<(u128, u32)> {
    register.on(on).iter().map(|figure| (figure.intermediary.uuid().as_u128(), figure.shown)).collect()
}

#[test]
fn codes_of_the_wrong_kind_are_refused_with_their_place() {
    let refused = Matter::read(Some("purpose:research"), Some("stage:arrival")).unwrap_err();
    let found: Vec<_> = refused.all().iter().map(|r| (r.path.join("."), r.reason.code())).collect();
    let wanted = ["stage", "topic"].map(|path| (path.to_owned(), "input.unknown-code"));
    assert_eq!(found, wanted);
}

#[test]
fn trust_on_everything_counts_for_each_thing_and_nobody_counts_twice() {
    let (all, camp, aid) =
        (matter("", ""), matter("stage:in-camp", ""), matter("", "purpose:humanitarian-assistance"));
    let both = matter("stage:in-camp", "purpose:humanitarian-assistance");
    let mut said = many(0..6, 7, &all);
    said.extend(many(3..12, 7, &camp));
    said.extend(many(20..25, 8, &aid));
    said.extend(many(0..4, 9, &all));
    let register = Register::begun(id(1), day(0), day(0)).renewed(&said, day(1)).unwrap().next;
    // Twelve trust 7 in a camp: six on everything, six more there; three of them said both.
    for (on, wanted) in [
        (&all, vec![(7, 5)]),
        (&camp, vec![(7, 10)]),
        (&matter("stage:in-transit", ""), vec![(7, 5)]),
        (&aid, vec![(7, 5), (8, 5)]),
        (&both, vec![(7, 10), (8, 5)]),
        (&matter("", "purpose:research"), vec![(7, 5)]),
    ] {
        assert_eq!(shown(&register, on), wanted, "{on:?}");
    }
    assert!(register.figures.iter().all(|figure| figure.since == Some(day(1)) || figure.shown == 0));
}

#[test]
fn what_is_shown_moves_once_a_day_and_by_five_members_at_least() {
    let on = matter("", "");
    let mut register = Register::begun(id(1), day(0), day(3).plus(Span::seconds(5)));
    assert_eq!(register.at, day(3), "in the grid of the founding");
    assert!(register.clone().renewed(&many(0..9, 7, &on), day(3).plus(Span::seconds(86_399))).is_none());
    // How many say so on each day, and what is shown.
    let days = [
        (4, 0),
        (5, 5),
        (9, 5),
        (10, 10),
        (14, 10),
        (15, 15),
        (11, 15),
        (10, 10),
        (6, 10),
        (5, 5),
        (1, 5),
        (0, 0),
    ];
    for (on_day, (count, wanted)) in (4u32..).zip(days) {
        let step = register.renewed(&many(0..count, 7, &on), day(on_day)).unwrap();
        assert!(step.facts.is_empty() && step.effects.is_empty());
        register = step.next;
        assert_eq!(
            shown(&register, &on),
            Some((7, wanted)).filter(|(_, shown)| *shown > 0).into_iter().collect::<Vec<_>>(),
            "{count}"
        );
    }
    assert!(register.figures.is_empty(), "nothing is kept of what is over");
}

#[test]
fn it_is_told_that_something_was_said_and_not_what() {
    let said = trust(3, 7, &matter("stage:in-camp", ""));
    let step = said.clone().said("Bridge", None);
    assert_eq!((step.facts, step.effects.len()), (vec![Fact::TrustSaid { community: id(1) }], 0));
    let to = EventRef { room: "!room".into(), event: "$event".into() };
    assert_eq!(said.said("Bridge", Some((to, None))).effects.len(), 1);
}

proptest! {
    /// However members come and go, no two figures of one intermediary and matter, of any two days, differ by a change of fewer
    /// than five members, and none is off by more than four.
    #[test]
    fn no_difference_of_days_speaks_of_fewer_than_five(counts in prop::collection::vec(0u128..40, 1..30)) {
        let on = matter("", "");
        let mut register = Register::begun(id(1), day(0), day(0));
        let mut moved: Vec<(u32, u32)> = vec![(0, 0)];
        for (on_day, count) in (1u32..).zip(counts) {
            register = register.renewed(&many(0..count, 7, &on), day(on_day)).unwrap().next;
            let figure = shown(&register, &on).first().map_or(0, |(_, shown)| *shown);
            prop_assert_eq!(figure % 5, 0);
            prop_assert!(u64::from(figure.abs_diff(count as u32)) < 2 * LEAST - 1, "{} for {}", figure, count);
            let (last, then) = moved[moved.len() - 1];
            if figure != last {
                prop_assert!(u64::from((count as u32).abs_diff(then)) >= LEAST, "{} to {}", then, count);
                moved.push((figure, count as u32));
            } else if u64::from((count as u32).abs_diff(then)) >= LEAST {
                moved.push((figure, count as u32));
            }
        }
    }
}
