//! How long a tally takes and what memory it asks for, beside a plain pass over the same data as the floor.

use divan::{AllocProfiler, Bencher, counter::ItemsCount};
use domain::{
    ballot::Paper,
    delegation::{Edge, Terms},
    id::MemberId,
    rule::Rule,
    tally::{Cast, Electorate, Given, tally},
};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const SIZES: [u64; 3] = [10_000, 100_000, 1_000_000];

fn main() {
    divan::main();
}

/// Members spread over the id space, so that looking one up is no accident of order.
fn member(n: u64) -> MemberId {
    let high = n.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    MemberId::new(uuid::Uuid::from_u64_pair(high, n))
}

fn electorate(size: u64) -> Electorate {
    Electorate::new((0..size).map(member).collect())
}

fn cast(n: u64) -> Cast {
    let choices = Paper::Consent.choices();
    Cast { member: member(n), sequence: 1, choice: choices[(n % 7 % 4) as usize] }
}

fn rule() -> Rule {
    "consent: 2/3 of cast; approval quorum 1/4 of roll".parse().expect("the notation of the rule is right")
}

/// The whole tally: ballots of a whole electorate, matched to their seats, counted, judged, explained.
#[divan::bench(args = SIZES)]
fn a_tally(bencher: Bencher<'_, '_>, size: u64) {
    let (electorate, rule) = (electorate(size), rule());
    let given = Given::from((0..size).map(cast).collect::<Vec<_>>());
    bencher.counter(ItemsCount::new(size)).bench(|| tally(&electorate, &given, &rule));
}

/// How members delegate.
#[derive(Clone, Copy, Debug)]
enum Shape {
    /// Chains of a thousand, at whose ends somebody casts.
    Chains,
    /// Half of all delegate to one member, the others cast.
    Star,
    /// Nine of ten delegate to somebody at random, one of ten casts; a cap of a hundredth sends excess on.
    AtRandom,
}

fn delegated(shape: Shape, size: u64) -> Given {
    let casts = |n: u64| match shape {
        Shape::Chains => n.is_multiple_of(1_000),
        Shape::Star => n.is_multiple_of(2),
        Shape::AtRandom => n.is_multiple_of(10),
    };
    let delegate = |n: u64| match shape {
        Shape::Chains => n.saturating_sub(1),
        Shape::Star => 0,
        Shape::AtRandom => n.wrapping_mul(0x2545_F491_4F6C_DD1D).rotate_left(23) % size,
    };
    let cap = matches!(shape, Shape::AtRandom).then(|| "1/100".parse().expect("a share"));
    let sends_on = |n: &u64| !casts(*n) || matches!(shape, Shape::AtRandom);
    Given {
        ballots: (0..size).filter(|n| casts(*n)).map(cast).collect(),
        edges: (0..size)
            .filter(sends_on)
            .map(|n| Edge { from: member(n), to: member(delegate(n)) })
            .collect(),
        delegation: Some(Terms { cap }),
        ..Given::default()
    }
}

fn with_delegation(bencher: Bencher<'_, '_>, shape: Shape, size: u64) {
    let (electorate, given, rule) = (electorate(size), delegated(shape, size), rule());
    bencher.counter(ItemsCount::new(size)).bench(|| tally(&electorate, &given, &rule));
}

/// A tally in which voices go along chains of a thousand.
#[divan::bench(args = SIZES)]
fn delegation_in_chains(bencher: Bencher<'_, '_>, size: u64) {
    with_delegation(bencher, Shape::Chains, size);
}

/// A tally in which half of all voices go to one member: at a million members a star of 500,000.
#[divan::bench(args = SIZES)]
fn delegation_in_a_star(bencher: Bencher<'_, '_>, size: u64) {
    with_delegation(bencher, Shape::Star, size);
}

/// A tally in which nine of ten delegate to anybody, with a cap.
#[divan::bench(args = SIZES)]
fn delegation_at_random(bencher: Bencher<'_, '_>, size: u64) {
    with_delegation(bencher, Shape::AtRandom, size);
}

/// The floor of a tally: one pass that counts the choices and asks nobody whose they are.
#[divan::bench(args = SIZES)]
fn floor_one_pass(bencher: Bencher<'_, '_>, size: u64) {
    let ballots: Vec<_> = (0..size).map(cast).collect();
    bencher.counter(ItemsCount::new(size)).bench(|| {
        ballots.iter().fold([0u64; 6], |mut counts, ballot| {
            counts[ballot.choice as usize] += 1;
            counts
        })
    });
}

/// The floor of a tally with delegation: one walk over arrays of who comes next, as if everybody's place were known
/// already, there were no cycles and no cap. Every member follows their chain, and remembers where it ended.
#[divan::bench(args = SIZES)]
fn floor_array_walk(bencher: Bencher<'_, '_>, size: u64) {
    let next: Vec<u32> = (0..size as u32).map(|n| if n.is_multiple_of(1_000) { n } else { n - 1 }).collect();
    bencher.counter(ItemsCount::new(size)).bench(|| {
        let mut end: Vec<u32> = vec![u32::MAX; next.len()];
        let mut weights = vec![0u32; next.len()];
        for start in 0..next.len() {
            let mut at = start;
            while end[at] == u32::MAX && next[at] as usize != at {
                at = next[at] as usize;
            }
            let last = if end[at] == u32::MAX { at as u32 } else { end[at] };
            end[start] = last;
            weights[last as usize] += 1;
        }
        weights
    });
}

/// Freezing the electorate: sorting the roll once, before any ballot is counted.
#[divan::bench(args = SIZES)]
fn freezing(bencher: Bencher<'_, '_>, size: u64) {
    let members: Vec<_> = (0..size).map(member).collect();
    bencher.counter(ItemsCount::new(size)).bench(|| Electorate::new(members.clone()));
}
