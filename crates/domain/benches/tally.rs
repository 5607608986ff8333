//! How long a tally takes and what memory it asks for, beside a plain pass over the same ballots as the floor.

use divan::{AllocProfiler, Bencher, counter::ItemsCount};
use domain::{
    ballot::Paper,
    id::MemberId,
    rule::Rule,
    tally::{Cast, Electorate, tally},
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

fn ballots(size: u64) -> Vec<Cast> {
    let choices = Paper::Consent.choices();
    (0..size)
        .map(|n| Cast { member: member(n), sequence: 1, choice: choices[(n % 7 % 4) as usize] })
        .collect()
}

fn rule() -> Rule {
    "consent: 2/3 of cast; approval quorum 1/4 of roll".parse().expect("the notation of the rule is right")
}

/// The whole tally: ballots of a whole electorate, matched to their seats, counted, judged, explained.
#[divan::bench(args = SIZES)]
fn a_tally(bencher: Bencher<'_, '_>, size: u64) {
    let electorate = Electorate::new((0..size).map(member).collect());
    let (ballots, rule) = (ballots(size), rule());
    bencher.counter(ItemsCount::new(size)).bench(|| tally(&electorate, &ballots, &rule));
}

/// The floor: one pass that counts the choices and asks nobody whose they are.
#[divan::bench(args = SIZES)]
fn floor_one_pass(bencher: Bencher<'_, '_>, size: u64) {
    let ballots = ballots(size);
    bencher.counter(ItemsCount::new(size)).bench(|| {
        ballots.iter().fold([0u64; 6], |mut counts, ballot| {
            counts[ballot.choice as usize] += 1;
            counts
        })
    });
}

/// Freezing the electorate: sorting the roll once, before any ballot is counted.
#[divan::bench(args = SIZES)]
fn freezing(bencher: Bencher<'_, '_>, size: u64) {
    let members: Vec<_> = (0..size).map(member).collect();
    bencher.counter(ItemsCount::new(size)).bench(|| Electorate::new(members.clone()));
}
