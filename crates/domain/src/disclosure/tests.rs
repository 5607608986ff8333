use proptest::prelude::*;

use super::*;
use crate::{
    moment::{Moment, Span},
    rule::Rule,
    tally::judge,
    vote::{Bulletin, SHORTEST_STEP, Vote, tests::open_for},
};

const RULE: &str = "consent: 2/3 of cast; approval quorum 1/4 of roll";

fn figures(electorate: u64, counts: [u64; 4]) -> Figures {
    Figures { electorate, cells: Paper::Consent.choices().iter().copied().zip(counts).collect() }
}

fn published(figures: &Figures, shown: u64) -> Published {
    let rule: Rule = RULE.parse().unwrap();
    publish(Paper::Consent, figures, judge(figures.clone(), &rule).result, shown)
}

fn counts(published: &Published) -> Vec<u64> {
    published.cells.iter().map(|cell| cell.count).collect()
}

/// Electorate; consent, refuse, send back, abstain; turnout shown last | cells, band.
type Case = (u64, [u64; 4], u64, &'static [u64], Band);

#[test]
fn the_finest_harmless_partition_is_shown() {
    use Band::*;
    let cases: [Case; 17] = [
        (40, [15, 6, 5, 5], 0, &[15, 6, 5, 5, 9], Close),
        (40, [15, 6, 5, 1], 0, &[15, 6, 5, 14], Close),
        (40, [15, 4, 1, 1], 0, &[15, 5, 20], High),
        (40, [5, 10, 0, 9], 0, &[5, 10, 25], Low),
        // Here the band would tell how few were against it.
        (40, [15, 1, 0, 0], 0, &[15, 25], None),
        (40, [3, 4, 0, 0], 0, &[7, 33], None),
        (9, [4, 0, 0, 0], 0, &[], None),
        (8, [8, 0, 0, 0], 0, &[], None),
        // Fewer than five were in favour, and it passed; or all who voted abstained: nothing is told.
        (12, [4, 1, 0, 0], 0, &[], None),
        (40, [0, 0, 0, 20], 0, &[], None),
        // What was shown while the vote was open, and the end.
        (40, [15, 6, 5, 5], 20, &[15, 6, 5, 5, 9], Close),
        (40, [12, 6, 5, 5], 25, &[12, 28], None),
        (40, [12, 6, 7, 5], 25, &[12, 6, 7, 5, 10], Close),
        (40, [12, 6, 5, 5], 40, &[12, 28], None),
        (60, [15, 6, 5, 1], 20, &[15, 6, 5, 34], Close),
        (60, [15, 6, 5, 1], 25, &[15, 45], None),
        (60, [3, 20, 0, 1], 20, &[], None),
    ];
    for (electorate, votes, shown, cells, margin) in cases {
        let told = published(&figures(electorate, votes), shown);
        assert_eq!(
            (counts(&told).as_slice(), told.margin),
            (cells, margin),
            "{electorate} {votes:?} {shown}"
        );
    }
}

#[test]
fn a_bulletin_never_falls_and_leaves_ten_unseen() {
    let at = Moment::from_micros(0);
    let mut shown = Vec::new();
    let mut bulletin = Bulletin::first(at);
    for turnout in [0, 9, 14, 15, 19, 20, 34, 12, 0, 25, 90] {
        bulletin = bulletin.after(turnout, at);
        shown.push(bulletin.at_least);
    }
    assert_eq!(shown, [0, 0, 0, 5, 5, 10, 20, 20, 20, 20, 80]);
}

/// What one member does; or the clock goes on, by so many bulletins.
#[derive(Clone, Copy, Debug)]
enum Act {
    Cast(usize, Choice),
    Withdraw(usize),
    Passes(u8),
}

const MOST: usize = 60;

fn any_act() -> impl Strategy<Value = Act> {
    // Few refuse, send back and abstain, so that small cells are no rarity.
    let choice = prop_oneof![
        12 => Just(Choice::Consent),
        5 => Just(Choice::Refuse),
        3 => Just(Choice::SendBack),
        3 => Just(Choice::Abstain),
    ];
    prop_oneof![
        20 => (0..MOST, choice).prop_map(|(member, choice)| Act::Cast(member, choice)),
        3 => (0..MOST).prop_map(Act::Withdraw),
        2 => (0..3_u8).prop_map(Act::Passes),
    ]
}

/// One vote as it went, and what of it was to be seen.
struct Watched {
    figures: Figures,
    told: Published,
    observed: Observation,
    /// For each bulletin that was renewed upwards: how many ballots stood then.
    stood: Vec<(u64, u64)>,
}

fn watched(electorate: usize, acts: &[Act]) -> Watched {
    let mut vote: Vote = open_for(RULE.parse().unwrap(), Span::days(2));
    let mut now = vote.opens_at;
    let (mut ballots, mut bulletins, mut stood) = (vec![None; electorate], vec![0], Vec::new());
    for act in acts {
        match *act {
            Act::Cast(member, choice) => ballots[member % electorate] = Some(choice),
            Act::Withdraw(member) => ballots[member % electorate] = None,
            Act::Passes(steps) => {
                for _ in 0..steps {
                    now = now.plus(SHORTEST_STEP);
                }
            }
        }
        let standing = ballots.iter().flatten().count() as u64;
        let before = vote.bulletin;
        if let Some(step) = vote.clone().renew_bulletin(standing, now) {
            vote = step.next;
            assert!(vote.bulletin.at > before.at && vote.bulletin.at <= now);
            bulletins.push(vote.bulletin.at_least);
            if vote.bulletin.at_least > before.at_least {
                stood.push((vote.bulletin.at_least, standing));
            }
        }
        assert!(vote.clone().renew_bulletin(standing, now).is_none(), "asked again, it is the same");
    }
    let of = |choice| ballots.iter().flatten().filter(|given| **given == choice).count() as u64;
    let figures = figures(
        electorate as u64,
        [of(Choice::Consent), of(Choice::Refuse), of(Choice::SendBack), of(Choice::Abstain)],
    );
    let told = published(&figures, vote.bulletin.at_least);
    let observed = Observation { electorate: electorate as u64, bulletins, cells: told.cells.clone() };
    Watched { figures, told, observed, stood }
}

/// Every way in which the electorate may have voted that shows these cells and this band: consent, refuse, send back,
/// abstain, silent.
fn worlds(told: &Published) -> Vec<[u64; 5]> {
    let place = |choice: &Choice| Paper::Consent.choices().iter().position(|known| known == choice).unwrap();
    let mut found = vec![[0; 5]];
    let everybody =
        Cell { choices: Paper::Consent.choices().to_vec(), did_not_vote: true, count: told.electorate };
    let cells = if told.cells.is_empty() { std::slice::from_ref(&everybody) } else { &told.cells };
    for cell in cells {
        let mut places: Vec<_> = cell.choices.iter().map(place).collect();
        places.extend(cell.did_not_vote.then_some(4));
        found = found.iter().flat_map(|world| spread(*world, &places, cell.count)).collect();
    }
    found.retain(|world| {
        let figures = figures(told.electorate, [world[0], world[1], world[2], world[3]]);
        told.margin == Band::None || band(Paper::Consent, &figures, &told.cells) == told.margin
    });
    found
}

fn spread(world: [u64; 5], places: &[usize], count: u64) -> Vec<[u64; 5]> {
    let [place, rest @ ..] = places else { return vec![world] };
    let shares = if rest.is_empty() { count..=count } else { 0..=count };
    let with = |share| {
        let mut next = world;
        next[*place] = share;
        spread(next, rest, count - share)
    };
    shares.flat_map(with).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Whatever was done in whatever order, and whenever somebody looked: no two figures differ by a small group.
    #[test]
    fn no_sequence_of_observations_exposes_anybody(electorate in 1..=MOST, acts in prop::collection::vec(any_act(), 0..150)) {
        let Watched { figures, told, observed, stood } = watched(electorate, &acts);
        prop_assert!(observed.harmless(), "{observed:?}");
        prop_assert!(observed.bulletins.is_sorted());
        prop_assert!(observed.bulletins.iter().all(|b| b % LEAST == 0));
        for (shown, standing) in stood {
            prop_assert!(shown + 2 * LEAST <= standing && standing <= electorate as u64);
        }
        // Every sum of cells is nothing, everybody, or five and more away from both.
        let cells = counts(&told);
        for set in 1_u32..(1 << cells.len()) - 1 {
            let sum: u64 = cells.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, count)| count).sum();
            prop_assert!(sum >= LEAST && told.electorate - sum >= LEAST);
        }
        if let Some(end) = observed.taken_part() {
            prop_assert!(end == figures.turnout() || end == opinions(Paper::Consent, &figures));
            for shown in &observed.bulletins {
                prop_assert!(end == *shown || end.abs_diff(*shown) >= LEAST);
            }
        }
        // The explanation has no number that is not a sum of cells or follows from the roll.
        let rule: Rule = RULE.parse().unwrap();
        let steps = judge(figures, &rule).steps;
        for step in crate::decision::publishable(&steps, &told, Paper::Consent) {
            if told.cells.len() < 5 {
                prop_assert_eq!(step.without_numbers(), step);
            }
        }
    }

    /// Whoever knows all figures and the ballot of one member (their own) knows of nobody else how they voted, and of no
    /// group of answers that some, but fewer than five, gave one of them.
    #[test]
    fn who_knows_all_figures_and_one_ballot_knows_no_other(electorate in 2..=16_usize, acts in prop::collection::vec(any_act(), 0..60)) {
        let told = watched(electorate, &acts).told;
        let worlds = worlds(&told);
        prop_assert!(!worlds.is_empty());
        for group in 1_u32..(1 << 5) - 1 {
            let sizes = worlds.iter().map(|world| (0..5).filter(|at| group >> at & 1 == 1).map(|at| world[at]).sum::<u64>());
            let (least, most) = sizes.fold((u64::MAX, 0), |(least, most), size| (least.min(size), most.max(size)));
            prop_assert!(least == 0 || most >= LEAST, "group {group:05b}: {least} to {most} of {told:?}");
            prop_assert!(most >= LEAST.min(told.electorate), "group {group:05b}: at most {most} of {told:?}");
        }
        for own in 0..5 {
            let others = worlds.iter().filter(|world| world[own] > 0).map(|world| {
                let mut rest = *world;
                rest[own] -= 1;
                rest
            });
            let mut open = [false; 5];
            for rest in others {
                for (at, left) in rest.iter().enumerate() {
                    open[at] |= *left > 0;
                }
            }
            let possible = open.iter().filter(|open| **open).count();
            prop_assert!(possible == 0 || possible >= 2, "{own} leaves {open:?} of {told:?}");
        }
    }

    /// Where nobody takes a ballot back, the figures of the end and a bulletin do not tell that some, but fewer than five,
    /// came after it. An observer knows by the rule of bulletins how many stood to within five.
    #[test]
    fn nobody_is_seen_to_come_late(electorate in 1..=MOST, acts in prop::collection::vec(any_act(), 0..150)) {
        let acts: Vec<_> = acts.into_iter().filter(|act| !matches!(act, Act::Withdraw(_))).collect();
        let Watched { figures, told, stood, .. } = watched(electorate, &acts);
        let exact = told.cells.iter().any(|cell| cell.did_not_vote && cell.choices.is_empty());
        for (shown, standing) in stood.iter().filter(|_| exact) {
            let unseen = figures.turnout() - shown;
            let (least, most) = (unseen.saturating_sub(3 * LEAST - 1), unseen - 2 * LEAST);
            prop_assert!((least..=most).contains(&(figures.turnout() - standing)));
            prop_assert!(least == 0 || most >= LEAST, "{least} to {most} came after {shown}");
        }
    }
}

#[test]
fn of_a_vote_between_several_only_the_turnout_is_shown() {
    let shown = |electorate, turnout, before| {
        let published = publish_turnout(electorate, turnout, before);
        assert_eq!(published.margin, Band::None);
        published.cells.iter().map(|cell| (cell.words(), cell.count)).collect::<Vec<_>>()
    };
    assert_eq!(shown(40, 30, 0), [(vec!["voted"], 30), (vec!["did-not-vote"], 10)]);
    assert_eq!(shown(40, 30, 20), [(vec!["voted"], 30), (vec!["did-not-vote"], 10)]);
    assert!(shown(40, 36, 0).is_empty() && shown(40, 4, 0).is_empty() && shown(40, 40, 0).is_empty());
    assert!(shown(40, 28, 25).is_empty(), "three more than were shown before");
}
