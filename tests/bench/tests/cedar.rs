//! A hundred thousand questions in random worlds: the index permits what `cedar-policy` permits, agreements being its entities.

use std::collections::BTreeSet;

use bench::{Chance, World, cedar::Cedar, naive::kin, start};
use domain::{
    moment::{Moment, Span},
    permission::{Answer, Question},
};

/// What cedar decides of each agreement, put together as the rule says of several communities.
fn permits(cedar: &Cedar, world: &World, asked: &Question, now: Moment) -> bool {
    let bound = |id| world.communities.iter().find(|one| one.id == id).expect("a community");
    let kind = &world.requesters.iter().find(|(id, _)| *id == asked.requester).expect("a requester").1;
    let (mut consenting, mut against) = (BTreeSet::new(), BTreeSet::new());
    for agreement in &world.agreements {
        let about = asked.community.is_none_or(|named| kin(bound(named), bound(agreement.community)));
        if agreement.requester != asked.requester || !about {
            continue;
        }
        let allows = |action| cedar.allows(&Cedar::requests(action, asked, agreement, kind, now));
        if allows("grant") {
            if !allows("use") {
                return false;
            }
            consenting.insert(agreement.community);
        } else if allows("veto") {
            against.insert(agreement.community);
        }
    }
    !consenting.is_empty() && against.is_subset(&consenting)
}

/// A quarter of the hundred thousand: in quarters they are answered side by side.
fn agree(seed: u64) {
    let mut chance = Chance(seed);
    let mut permitted = 0;
    for _ in 0..100 {
        let world = World::crowded(&mut chance, 10);
        let (index, cedar) = (world.index(), Cedar::of(&world));
        for _ in 0..250 {
            let question = world.question(&mut chance);
            let now = start().plus(Span::days(10 + chance.below(30) as u32));
            let permit = matches!(index.answer(&question, now), Answer::Permit { .. });
            assert_eq!(permit, permits(&cedar, &world, &question, now), "{question:?}");
            permitted += u32::from(permit);
        }
    }
    // Else it would say little that they agree.
    assert!(permitted > 1_250, "{permitted} permitted");
}

#[test]
fn the_index_permits_what_cedar_permits_in_one_quarter_of_the_worlds() {
    agree(11);
}

#[test]
fn the_index_permits_what_cedar_permits_in_another_quarter() {
    agree(12);
}

#[test]
fn the_index_permits_what_cedar_permits_in_a_third_quarter() {
    agree(13);
}

#[test]
fn the_index_permits_what_cedar_permits_in_the_last_quarter() {
    agree(14);
}
