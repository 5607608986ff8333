//! A hundred thousand questions in random worlds: the index answers as the plain reading of the rule does, reasons included.

use std::collections::BTreeMap;

use bench::{Chance, World, naive, start};
use domain::{moment::Span, refusal::Reason};

#[test]
fn the_index_answers_as_the_plain_reading_does() {
    let mut chance = Chance(2_026);
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..1_000 {
        let world = World::crowded(&mut chance, 30);
        let index = world.index();
        for _ in 0..100 {
            let question = world.question(&mut chance);
            let now = start().plus(Span::days(10 + chance.below(30) as u32));
            let answer = index.answer(&question, now);
            let got = answer.reason().map_or("permit", Reason::code);
            assert_eq!(got, naive::answer(&world, &question, now), "{question:?}");
            *seen.entry(got).or_default() += 1;
        }
    }
    // Else it would say little that they agree.
    assert!(seen.len() >= 11 && seen["permit"] > 5_000 && seen["permission.prohibited"] > 500, "{seen:?}");
    assert!(seen.values().all(|count| *count > 50), "{seen:?}");
}
