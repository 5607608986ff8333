use proptest::prelude::*;
use uuid::Uuid;

use super::{
    flow::{Carried, Graph, Hand},
    *,
};

fn member(n: usize) -> MemberId {
    MemberId::new(Uuid::from_u128(n as u128))
}

fn at(second: i64) -> Moment {
    Moment::from_micros(second * 1_000_000)
}

fn said(scope: Scope, to: Option<usize>, second: i64) -> Delegation {
    let community = CommunityId::new(Uuid::from_u128(1));
    let said = to.map_or(Said::Nobody, |to| Said::To(member(to)));
    Delegation { community, member: member(0), scope, said, since: at(second) }
}

fn taken_back(scope: Scope, second: i64) -> Delegation {
    Delegation { said: Said::TakenBack, ..said(scope, None, second) }
}

#[test]
fn the_narrower_scope_wins_and_nobody_cuts() {
    let vote = |n: u128| VoteId::new(Uuid::from_u128(n));
    let (this, other) = (Scope::Vote(vote(7)), Scope::Vote(vote(8)));
    let (consent, charter) = (Scope::Kind(DecisionKind::Consent), Scope::Kind(DecisionKind::Charter));
    // What a member said, and who votes for them in the consent vote 7.
    let cases: &[(&[Delegation], Option<usize>, &str)] = &[
        (&[], None, "nothing said"),
        (&[said(Scope::All, Some(1), 1)], Some(1), "for all votes"),
        (
            &[said(Scope::All, Some(1), 2), said(consent, Some(2), 1)],
            Some(2),
            "the kind is narrower, though older",
        ),
        (&[said(consent, Some(2), 2), said(this, Some(3), 1)], Some(3), "the vote is narrower"),
        (&[said(other, Some(3), 1), said(Scope::All, Some(1), 1)], Some(1), "another vote's is no matter"),
        (&[said(charter, Some(3), 1)], None, "another kind's is no matter"),
        (&[said(Scope::All, Some(1), 1), said(consent, None, 1)], None, "nobody cuts what is wider"),
        (&[said(Scope::All, Some(1), 1), said(this, None, 1)], None, "nobody in this vote"),
        (&[said(consent, None, 1), said(this, Some(3), 1)], Some(3), "nobody does not cut what is narrower"),
        (&[said(Scope::All, Some(1), 1), said(Scope::All, Some(2), 2)], Some(2), "the later word"),
        (&[said(Scope::All, Some(1), 1), taken_back(Scope::All, 2)], None, "taken back"),
        (&[taken_back(Scope::All, 1), said(Scope::All, Some(1), 2)], Some(1), "given again"),
        (
            &[said(Scope::All, Some(1), 1), said(consent, Some(2), 2), taken_back(consent, 3)],
            Some(1),
            "the wider holds again",
        ),
        (
            &[said(Scope::All, Some(1), 1), said(consent, None, 2), taken_back(consent, 3)],
            Some(1),
            "nobody was taken back",
        ),
        (
            &[said(Scope::All, Some(1), 1), said(this, Some(2), 9)],
            Some(1),
            "said at the close is said too late",
        ),
        (
            &[said(Scope::All, Some(1), 8), taken_back(Scope::All, 9)],
            Some(1),
            "taken back at the close is too late",
        ),
    ];
    for (delegations, to, what) in cases {
        let expected: Vec<_> = to.iter().map(|to| Edge { from: member(0), to: member(*to) }).collect();
        let mut delegations = delegations.to_vec();
        assert_eq!(edges(&delegations, vote(7), DecisionKind::Consent, at(9)), expected, "{what}");
        delegations.reverse();
        assert_eq!(edges(&delegations, vote(7), DecisionKind::Consent, at(9)), expected, "{what}, backwards");
    }
}

#[test]
fn scopes_are_read_as_they_are_written() {
    let vote = VoteId::new(Uuid::from_u128(7));
    for scope in [Scope::All, Scope::Kind(DecisionKind::Withdrawal), Scope::Vote(vote)] {
        assert_eq!(scope.to_string().parse(), Ok(scope));
    }
    for wrong in ["", "everything", "vot_7", "Consent"] {
        assert_eq!(wrong.parse::<Scope>(), Err(NotAScope), "{wrong}");
    }
}

#[test]
fn what_was_said_can_be_told_without_the_name() {
    for (said, word) in [
        (Said::To(member(1)), SaidWord::To),
        (Said::Nobody, SaidWord::Nobody),
        (Said::TakenBack, SaidWord::TakenBack),
    ] {
        assert_eq!(said.word(), word);
    }
}

#[test]
fn nobody_delegates_to_themselves() {
    assert!(said(Scope::All, Some(0), 1).give().unwrap_err().has("delegation.to-yourself"));
    assert!(said(Scope::All, Some(1), 1).give().is_ok() && said(Scope::All, None, 1).give().is_ok());
}

#[test]
fn a_cap_never_takes_the_delegates_own_voice() {
    let terms = |cap: &str| Terms { cap: Some(cap.parse().unwrap()) };
    assert_eq!([terms("1/10").most(5), terms("3/10").most(10), terms("1/3").most(11)], [1, 3, 3]);
    assert_eq!(Terms { cap: None }.most(5), u64::MAX);
}

/// Who delegates to whom by place, and who casts (`true`).
pub(crate) type Town = Vec<(Option<usize>, Hand)>;

fn carry(town: &Town, cap: u64) -> Carried {
    carry_of(town, |_| true, cap)
}

/// Carries the voices of some alone, as for a constituency.
fn carry_of(town: &Town, has_voice: impl Fn(usize) -> bool, cap: u64) -> Carried {
    let members: Vec<_> = (0..town.len()).map(member).collect();
    let hands: Vec<_> = town.iter().map(|(_, hand)| *hand).collect();
    Graph::new(&members, &edges_of(town)).carry(&hands, has_voice, cap)
}

fn edges_of(town: &Town) -> Vec<Edge> {
    let edge = |(from, (to, _)): (usize, &(Option<usize>, Hand))| {
        to.map(|to| Edge { from: member(from), to: member(to) })
    };
    town.iter().enumerate().filter_map(edge).collect()
}

/// The same as [`speaker`] tells it, one member after the other: without caps, in a vote without secret ballots.
fn spoken_for(town: &Town) -> Carried {
    let mut carried = Carried { weights: vec![0; town.len()], uncast: 0, secret: 0 };
    let casting: Vec<_> = (0..town.len()).filter(|place| town[*place].1 == Hand::Casts).collect();
    for voice in 0..town.len() {
        let speaks = speaker(&edges_of(town), member(voice), |who| casting.iter().any(|n| member(*n) == who));
        match casting.iter().find(|place| speaks == Some(member(**place))) {
            Some(place) => carried.weights[*place] += 1,
            None => {
                assert_eq!(speaks, None, "somebody speaks who does not cast");
                carried.uncast += 1;
            }
        }
    }
    carried
}

fn is_open(town: &Town) -> bool {
    town.iter().all(|(_, hand)| *hand != Hand::Secret)
}

/// The worked cases of `cases/delegation.txt`.
#[test]
fn golden_cases() {
    let mut checked = 0;
    for line in include_str!("../cases/delegation.txt").lines() {
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        let fields: Vec<_> = line.split('|').map(str::trim).collect();
        let place = |letter: char| letter as usize - 'A' as usize;
        let mut town: Town = Vec::new();
        // `A>B`: A delegates to B. A capital after `!` casts; after `?` votes secretly.
        for word in fields[0].split(' ') {
            let mut letters = word.chars().filter(|c| c.is_ascii_uppercase());
            let who = place(letters.next().unwrap());
            if town.len() <= who {
                town.resize(who + 1, (None, Hand::Silent));
            }
            town[who].0 = letters.next().map(place);
            town[who].1 = match word.chars().next_back() {
                Some('!') => Hand::Casts,
                Some('?') => Hand::Secret,
                _ => Hand::Silent,
            };
        }
        let cap = if fields[1] == "-" { u64::MAX } else { fields[1].parse().unwrap() };
        let carried = carry(&town, cap);
        let told: Vec<_> = carried
            .weights
            .iter()
            .zip('A'..)
            .filter(|(weight, _)| **weight > 0)
            .map(|(weight, letter)| format!("{letter}={weight}"))
            .chain((carried.uncast > 0).then(|| format!("uncast={}", carried.uncast)))
            .chain((carried.secret > 0).then(|| format!("secret={}", carried.secret)))
            .collect();
        assert_eq!(told.join(" "), fields[2], "{line}");
        if cap == u64::MAX && is_open(&town) {
            assert_eq!(spoken_for(&town), carried, "{line}");
        }
        checked += 1;
    }
    assert!(checked > 15);
}

/// A second implementation, deliberately naive: one voice after the other walks from its owner until it finds a ballot with
/// room. `order` is the order of the voices.
pub(crate) fn naive(town: &Town, cap: u64, order: &[usize]) -> Carried {
    let mut carried = Carried { weights: vec![0; town.len()], uncast: 0, secret: 0 };
    'voices: for voice in order {
        if town[*voice].1 == Hand::Secret {
            carried.secret += 1;
            continue;
        }
        let mut place = *voice;
        for _ in 0..=town.len() {
            if town[place].1 == Hand::Casts && carried.weights[place] < cap {
                carried.weights[place] += 1;
                continue 'voices;
            }
            match town[place].0.filter(|next| town[place].1 != Hand::Secret && *next != place) {
                Some(next) => place = next,
                None => break,
            }
        }
        carried.uncast += 1;
    }
    carried
}

fn any_town() -> impl Strategy<Value = Town> {
    let hand = prop_oneof![5 => Just(Hand::Silent), 4 => Just(Hand::Casts), 1 => Just(Hand::Secret)];
    (1usize..40).prop_flat_map(move |size| {
        prop::collection::vec((prop::option::weighted(0.8, 0..size), hand.clone()), size)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_naive_walker_comes_to_the_same_in_any_order(town in any_town(), cap in prop_oneof![1u64..8, Just(u64::MAX)], seed in any::<u64>()) {
        let mut order: Vec<_> = (0..town.len()).collect();
        order.sort_by_key(|n| (*n as u64 + 1).wrapping_mul(seed | 1).rotate_left(17));
        prop_assert_eq!(carry(&town, cap), naive(&town, cap, &order));
    }

    #[test]
    fn the_voices_of_some_are_carried_as_a_naive_walker_does(
        town in any_town(), cap in prop_oneof![1u64..8, Just(u64::MAX)], belongs in prop::collection::vec(any::<bool>(), 40),
    ) {
        let voices: Vec<_> = (0..town.len()).filter(|place| belongs[*place]).collect();
        let carried = carry_of(&town, |place| belongs[place], cap);
        let sum = carried.weights.iter().sum::<u64>() + carried.uncast + carried.secret;
        prop_assert_eq!(sum, voices.len() as u64);
        prop_assert_eq!(carried, naive(&town, cap, &voices));
    }

    #[test]
    fn whose_ballot_a_voice_goes_to_is_where_it_is_carried(mut town in any_town()) {
        for (_, hand) in &mut town {
            *hand = if *hand == Hand::Secret { Hand::Silent } else { *hand };
        }
        prop_assert_eq!(spoken_for(&town), carry(&town, u64::MAX));
    }

    #[test]
    fn no_voice_is_lost_or_doubled(town in any_town(), cap in 1u64..8) {
        let carried = carry(&town, cap);
        let sum = carried.weights.iter().sum::<u64>() + carried.uncast + carried.secret;
        prop_assert_eq!(sum, town.len() as u64);
        for ((_, hand), weight) in town.iter().zip(&carried.weights) {
            prop_assert!(*weight <= cap && (*hand == Hand::Casts) == (*weight > 0));
        }
    }

    #[test]
    fn one_more_direct_ballot_takes_back_at_most_what_it_carries(town in any_town()) {
        let silent = town.iter().position(|(_, hand)| *hand == Hand::Silent);
        prop_assume!(silent.is_some());
        let place = silent.unwrap_or_default();
        let mut after = town.clone();
        after[place].1 = Hand::Casts;
        let (before, after) = (carry(&town, u64::MAX), carry(&after, u64::MAX));
        prop_assert!(after.uncast <= before.uncast);
        let taken: u64 = before.weights.iter().zip(&after.weights).map(|(b, a)| b.saturating_sub(*a)).sum();
        prop_assert_eq!(after.weights[place], taken + (before.uncast - after.uncast));
    }
}

#[test]
fn long_chains_and_broad_stars() {
    for length in [1usize, 2, 10, 1_000, 10_000] {
        // A chain at whose end somebody casts, and the same without anybody casting, and closed to a ring.
        let mut town: Town = (0..length).map(|n| ((n + 1 < length).then_some(n + 1), Hand::Silent)).collect();
        assert_eq!(carry(&town, u64::MAX).uncast, length as u64);
        town[length - 1].0 = Some(0);
        assert_eq!(carry(&town, u64::MAX).uncast, length as u64, "a ring");
        town[length / 2].1 = Hand::Casts;
        assert_eq!(carry(&town, u64::MAX).weights[length / 2], length as u64, "a ring with one ballot");
        let order: Vec<_> = (0..length).collect();
        assert_eq!(carry(&town, 7), naive(&town, 7, &order));
        let mut star: Town = vec![(Some(0), Hand::Silent); length];
        star[0] = (None, Hand::Casts);
        assert_eq!(carry(&star, u64::MAX).weights[0], length as u64);
    }
}

/// Towns of up to 10,000: chains one after the other, each of which ends, or runs into any place of the town (so that there are
/// tails, stars and rings), and in which few cast. Who comes after whom has nothing to do with the order of the members.
fn any_large_town() -> impl Strategy<Value = Town> {
    let length = prop_oneof![4 => 1usize..=1_000, 1 => 1_000usize..=10_000];
    let chain = (length, prop::option::of(any::<prop::sample::Index>()), 0usize..4, any::<u64>());
    prop::collection::vec(chain, 1..6).prop_map(|chains| {
        let mut town: Town = Vec::new();
        let mut open = Vec::new();
        for (length, end, casting, seed) in chains {
            let (first, length) = (town.len(), length.min(10_000 - town.len()));
            town.extend((first..first + length).map(|place| (Some(place + 1), Hand::Silent)));
            if length > 0 {
                open.push((first + length - 1, end));
            }
            for n in 0..casting.min(length) as u64 {
                let place = first + (seed.rotate_left(13 * n as u32) as usize) % length;
                town[place].1 = if seed.rotate_left(7) % 5 == n { Hand::Secret } else { Hand::Casts };
            }
        }
        for (last, end) in open {
            town[last].0 = end.map(|end| end.index(town.len()));
        }
        scattered(&town)
    })
}

/// The same town with its places dealt out anew.
fn scattered(town: &Town) -> Town {
    let mut deal: Vec<_> = (0..town.len()).collect();
    deal.sort_by_key(|n| (*n as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut dealt = town.clone();
    for (place, (next, hand)) in town.iter().enumerate() {
        dealt[deal[place]] = (next.map(|next| deal[next]), *hand);
    }
    dealt
}

proptest! {
    // Few: the naive walker takes up to a hundred million steps for the largest.
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn large_towns_are_carried_as_a_naive_walker_does(town in any_large_town(), cap in prop_oneof![Just(3u64), 1u64..3_000, Just(u64::MAX)]) {
        let order: Vec<_> = (0..town.len()).rev().collect();
        prop_assert_eq!(carry(&town, cap), naive(&town, cap, &order));
    }
}

#[test]
fn strangers_carry_nothing() {
    let members = [member(1), member(2)];
    let edges = [(1, 9), (9, 2), (2, 2)].map(|(from, to)| Edge { from: member(from), to: member(to) });
    let carried = Graph::new(&members, &edges).carry(&[Hand::Silent, Hand::Casts], |_| true, u64::MAX);
    assert_eq!(carried, Carried { weights: vec![0, 1], uncast: 1, secret: 0 });
}
