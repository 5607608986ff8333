use super::{naive::Naive, *};
use crate::ranking::{
    Nominee, join,
    tests::{Case, any_ranking, cases, in_words, of_levels},
};
use proptest::prelude::*;

type Ballots = Vec<(Ranking, u64)>;

fn count(slate: Slate, ballots: &[(Ranking, u64)]) -> Outcome {
    elect(slate, ballots.iter().map(|(ballot, weight)| (ballot, *weight))).unwrap()
}

fn numbers(text: &str) -> Vec<u64> {
    text.split(' ').map(|number| number.parse().unwrap()).collect()
}

fn names(candidates: &[Candidate]) -> String {
    candidates.iter().map(Candidate::to_string).collect::<Vec<_>>().join(" ")
}

fn outcome(case: &Case<'_>) -> Outcome {
    let slate = case.slate();
    let rows = case.all("row");
    if rows.is_empty() {
        let read = |(weight, text)| (Ranking::read(text, slate).unwrap(), weight);
        count(slate, &case.ballots().map(read).collect::<Vec<_>>())
    } else {
        let table = rows.into_iter().map(numbers).collect();
        judge(Pairwise::published(slate, case.must("members").parse().unwrap(), table).unwrap())
    }
}

fn check(case: &Case<'_>) {
    let outcome = outcome(case);
    let pairwise = &outcome.pairwise;
    let everyone: Vec<_> = case.slate().candidates().collect();
    let paths = Paths::strongest(pairwise, &everyone);
    let nominees: Vec<_> = case.slate().nominees().map(Candidate::Nominee).collect();
    assert_eq!(in_words(&outcome.elected), case.must("elected"), "{}", case.name());
    if let Some(contests) = case.get("contests") {
        let row =
            |one: &Candidate| everyone.iter().map(|other| pairwise.prefer(*one, *other)).collect::<Vec<_>>();
        let expected: Vec<_> = contests.split(" / ").map(numbers).collect();
        assert_eq!(everyone.iter().map(row).collect::<Vec<_>>(), expected, "{}", case.name());
    }
    for line in case.all("paths") {
        let (from, expected) = line.split_once(" = ").unwrap();
        let from = from.parse().unwrap();
        let strengths = nominees.iter().filter(|to| **to != from).map(|to| {
            let strength = paths.strength(from, *to).unwrap();
            format!("{}:{}", strength.votes, strength.against)
        });
        assert_eq!(strengths.collect::<Vec<_>>().join(" "), expected, "{} from {from}", case.name());
    }
    if let Some(pairs) = case.get("better") {
        let pairs: Vec<_> = pairs.split(' ').collect();
        for one in &nominees {
            for other in &nominees {
                let expected = pairs.contains(&format!("{one}>{other}").as_str());
                assert_eq!(paths.better(*one, *other), expected, "{}: {one}>{other}", case.name());
            }
        }
    }
    let expected =
        |key: &str, found: String| assert_eq!(found, case.get(key).unwrap_or(&found), "{}", case.name());
    expected("winners", names(&paths.winners()));
    expected("top cycle", names(&pairwise.top_cycle()));
    expected("order", join(&outcome.order));
    let told = |step: &Step| match step {
        Step::Paths { winner, other, .. } => Some(format!("{winner}-{other}")),
        Step::Contest { .. } | Step::TopCycle { .. } => None,
    };
    let told: Vec<_> = outcome.steps.iter().filter_map(told).collect();
    expected("told", if told.is_empty() { "nothing".to_owned() } else { told.join(" ") });
}

#[test]
fn golden_cases() {
    let cases = cases(include_str!("../../cases/schulze.txt"));
    assert_eq!(cases.len(), 20);
    cases.iter().for_each(check);
}

#[test]
fn the_explanation_of_the_worked_example() {
    let cases = cases(include_str!("../../cases/schulze.txt"));
    let outcome = outcome(&cases[0]);
    let steps: Vec<_> = outcome.steps.iter().map(|step| serde_json::to_string(step).unwrap()).collect();
    let link = |from, to, votes, against| {
        format!(r#"{{"from":"{from}","to":"{to}","strength":{{"votes":{votes},"against":{against}}}}}"#)
    };
    assert_eq!(
        steps,
        [
            r#"{"step":"contest","one":"1","other":"2","for_one":6,"for_other":3}"#.to_owned(),
            r#"{"step":"contest","one":"1","other":"none","for_one":4,"for_other":5}"#.to_owned(),
            r#"{"step":"contest","one":"2","other":"none","for_one":7,"for_other":2}"#.to_owned(),
            r#"{"step":"top-cycle","candidates":["1","2","none"]}"#.to_owned(),
            format!(
                r#"{{"step":"paths","winner":"1","other":"2","there":[{}],"back":[{},{}]}}"#,
                link("1", "2", 6, 3),
                link("2", "none", 7, 2),
                link("none", "1", 5, 4)
            ),
            format!(
                r#"{{"step":"paths","winner":"1","other":"none","there":[{},{}],"back":[{}]}}"#,
                link("1", "2", 6, 3),
                link("2", "none", 7, 2),
                link("none", "1", 5, 4)
            ),
        ]
    );
    for (step, text) in outcome.steps.iter().zip(&steps) {
        assert_eq!(&serde_json::from_str::<Step>(text).unwrap(), step);
    }
}

#[test]
fn more_members_than_can_be_counted_are_refused() {
    let slate = Slate::new(1).unwrap();
    let one: Ranking = "1>none".parse().unwrap();
    assert_eq!(elect(slate, [(&one, u64::MAX), (&one, 1)]), Err(TooHeavy));
    assert_eq!(count(slate, &[(one, u64::MAX)]).pairwise.members(), u64::MAX);
}

#[test]
fn a_ranking_of_another_paper_counts_for_nothing() {
    let other: Ranking = "3>2>1>none".parse().unwrap();
    let own: Ranking = "1>2>none".parse().unwrap();
    let outcome = count(Slate::new(2).unwrap(), &[(other, 5), (own, 1)]);
    assert_eq!((outcome.pairwise.members(), in_words(&outcome.elected)), (1, "1".to_owned()));
}

#[test]
fn tables_that_nobody_can_have_counted_are_refused() {
    let slate = Slate::new(1).unwrap();
    let table = |members, rows: &[&[u64]]| {
        Pairwise::published(slate, members, rows.iter().map(|row| row.to_vec()).collect()).is_some()
    };
    assert!(table(3, &[&[0, 2], &[1, 0]]));
    assert!(!table(2, &[&[0, 2], &[1, 0]]), "more votes than members");
    assert!(!table(3, &[&[1, 2], &[1, 0]]), "against oneself");
    assert!(!table(3, &[&[0, 2]]) && !table(3, &[&[0, 2], &[1]]), "not square");
    assert!(!table(u64::MAX, &[&[0, u64::MAX], &[1, 0]]), "more than can be counted");
}

fn any_election(most: usize) -> impl Strategy<Value = (Slate, Ballots)> {
    (1..=most).prop_flat_map(|nominees| {
        let ballots = prop::collection::vec((any_ranking(nominees), 0u64..5), 0..10);
        (Just(Slate::new(nominees).unwrap()), ballots)
    })
}

/// The ranking as levels, to be changed and made a ranking again.
fn levels(ranking: &Ranking) -> Vec<usize> {
    ranking.places().iter().map(|tier| usize::from(*tier) * 2 + 1).collect()
}

proptest! {
    #[test]
    fn agrees_with_walking_every_path((slate, ballots) in any_election(4)) {
        let naive = Naive::new(slate, &ballots);
        let outcome = count(slate, &ballots);
        let everyone: Vec<_> = slate.candidates().collect();
        let paths = Paths::strongest(&outcome.pairwise, &everyone);
        for one in &everyone {
            for other in everyone.iter().filter(|other| *other != one) {
                prop_assert_eq!(outcome.pairwise.prefer(*one, *other), naive.prefer(*one, *other));
                let strength = naive.strongest(*one, *other).map(|(votes, against)| Strength { votes, against: against.0 });
                prop_assert_eq!(paths.strength(*one, *other), strength);
                // The links lead there, and the weakest of them is the path's strength.
                let links = paths.links(&outcome.pairwise, *one, *other);
                prop_assert_eq!(links.iter().map(|link| link.strength).min(), strength);
                prop_assert!(links.windows(2).all(|pair| pair[0].to == pair[1].from));
                if let (Some(first), Some(last)) = (links.first(), links.last()) {
                    prop_assert_eq!((first.from, last.to), (*one, *other));
                }
                if let Some(direct) = outcome.pairwise.link(*one, *other).filter(|link| Some(link.strength) == strength) {
                    prop_assert_eq!(links, vec![direct]);
                }
            }
            prop_assert_eq!(paths.strength(*one, *one), None);
        }
        prop_assert_eq!(paths.winners(), naive.winners());
        prop_assert_eq!(outcome.pairwise.top_cycle(), naive.top_cycle());
        prop_assert_eq!(&outcome.order[0], &paths.winners());
        let expected = if naive.top_cycle().contains(&Candidate::NoneOfThem) { vec![] } else { naive.winners() };
        let chosen: Vec<Nominee> = match outcome.elected {
            Elected::One(one) => vec![one],
            Elected::RunOff(several) => several,
            Elected::NoneOfThem(_) => vec![],
        };
        prop_assert_eq!(chosen.into_iter().map(Candidate::Nominee).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn winners_are_in_the_top_cycle_and_everybody_has_one_place((slate, ballots) in any_election(7)) {
        let outcome = count(slate, &ballots);
        let top = outcome.pairwise.top_cycle();
        prop_assert!(outcome.order[0].iter().all(|winner| top.contains(winner)));
        let mut placed: Vec<_> = outcome.order.concat();
        placed.sort_unstable();
        prop_assert_eq!(placed, slate.candidates().collect::<Vec<_>>());
    }

    #[test]
    fn the_order_of_ballots_does_not_matter((slate, mut ballots) in any_election(6), turn in 0usize..10) {
        let before = count(slate, &ballots);
        ballots.reverse();
        let by = turn % ballots.len().max(1);
        ballots.rotate_left(by);
        prop_assert_eq!(count(slate, &ballots), before);
    }

    #[test]
    fn weights_are_repetitions((slate, ballots) in any_election(6)) {
        let repeated: Ballots = ballots.iter()
            .flat_map(|(ballot, weight)| std::iter::repeat_n((ballot.clone(), 1), *weight as usize)).collect();
        prop_assert_eq!(count(slate, &repeated), count(slate, &ballots));
    }

    #[test]
    fn who_beats_everyone_is_chosen((slate, ballots) in any_election(6)) {
        let outcome = count(slate, &ballots);
        let beats_all = slate.candidates().find(|one| {
            slate.candidates().all(|other| other == *one || outcome.pairwise.beats(*one, other))
        });
        match beats_all {
            Some(Candidate::Nominee(one)) => prop_assert_eq!(outcome.elected, Elected::One(one)),
            Some(Candidate::NoneOfThem) => {
                prop_assert_eq!(outcome.elected, Elected::NoneOfThem(WhyNone::BeatsEveryone));
            }
            None => {}
        }
    }

    #[test]
    fn a_single_winner_does_not_win_alone_with_all_ballots_reversed((slate, ballots) in any_election(6)) {
        let reversed: Ballots = ballots.iter().map(|(ballot, weight)| {
            let most = levels(ballot).into_iter().max().unwrap();
            (of_levels(&levels(ballot).iter().map(|level| most - level).collect::<Vec<_>>()), *weight)
        }).collect();
        if let [winner] = count(slate, &ballots).order[0].as_slice() {
            let after = count(slate, &reversed);
            prop_assert_ne!(after.order[0].as_slice(), std::slice::from_ref(winner));
        }
    }

    #[test]
    fn raising_the_chosen_one_never_hurts(
        (slate, mut ballots) in any_election(6), at in 0usize..10, to in 0usize..12,
    ) {
        let before = count(slate, &ballots).elected;
        let raised = match &before {
            Elected::One(one) => Candidate::Nominee(*one),
            Elected::RunOff(several) => Candidate::Nominee(several[0]),
            Elected::NoneOfThem(_) => Candidate::NoneOfThem,
        };
        if !ballots.is_empty() {
            // Into any tier above, or between two.
            let at = at % ballots.len();
            let ballot = &mut ballots[at].0;
            let mut changed = levels(ballot);
            let place = slate.index(raised).unwrap();
            changed[place] = changed[place].min(to);
            *ballot = of_levels(&changed);
        }
        let after = count(slate, &ballots).elected;
        match (before, after) {
            (Elected::One(one), after) => prop_assert_eq!(after, Elected::One(one)),
            (Elected::RunOff(several), Elected::One(one)) => prop_assert_eq!(several[0], one),
            (Elected::RunOff(several), Elected::RunOff(left)) => prop_assert!(left.contains(&several[0])),
            (before, Elected::NoneOfThem(_)) => prop_assert!(matches!(before, Elected::NoneOfThem(_))),
            (before, after) => prop_assert!(false, "{:?} became {:?}", before, after),
        }
    }

    #[test]
    fn a_twin_changes_nothing_for_the_others((slate, ballots) in any_election(5), which in 0usize..5) {
        // One more nominee, whom every member puts beside the one it is a twin of.
        let twin = which % (slate.len() - 1);
        let doubled: Ballots = ballots.iter().map(|(ballot, weight)| {
            let mut changed = levels(ballot);
            changed.insert(changed.len() - 1, changed[twin]);
            (of_levels(&changed), *weight)
        }).collect();
        let new = Nominee::new(slate.len()).unwrap();
        let before = count(slate, &ballots).elected;
        let after = count(Slate::new(slate.len()).unwrap(), &doubled).elected;
        let has_twin = |several: &[Nominee]| several.iter().any(|one| one.number() == twin + 1);
        let expected = match before {
            Elected::One(one) if has_twin(&[one]) => Elected::RunOff(vec![one, new]),
            Elected::RunOff(several) if has_twin(&several) => Elected::RunOff([several, vec![new]].concat()),
            Elected::NoneOfThem(WhyNone::InTopCycleWith(others)) => {
                let twinned = others.iter().filter_map(|one| one.nominee()).any(|one| has_twin(&[one]));
                let more = twinned.then_some(Candidate::Nominee(new));
                Elected::NoneOfThem(WhyNone::InTopCycleWith(others.into_iter().chain(more).collect()))
            }
            other => other,
        };
        prop_assert_eq!(after, expected);
    }
}
