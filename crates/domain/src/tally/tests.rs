use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    ballot::Paper,
    delegation::Terms,
    rule::tests_support::{NAMED, any_full_rule, any_rule},
    text::Handle,
};

pub(super) fn member(n: usize) -> MemberId {
    MemberId::new(Uuid::from_u128(n as u128))
}

fn election(electorate: usize, paper: Paper, numbers: [usize; 4]) -> (Electorate, Vec<Cast>) {
    let choices = match paper {
        Paper::Consent => [Choice::Consent, Choice::Refuse, Choice::SendBack, Choice::Abstain],
        Paper::Adopt => [Choice::For, Choice::Against, Choice::Abstain, Choice::Abstain],
    };
    let numbers = if paper == Paper::Adopt { [numbers[0], numbers[1], numbers[3], 0] } else { numbers };
    let ballots =
        choices.iter().zip(numbers).flat_map(|(choice, n)| std::iter::repeat_n(*choice, n)).enumerate();
    let cast = ballots.map(|(n, choice)| Cast { member: member(n), sequence: 1, choice }).collect();
    (Electorate::new((0..electorate).map(member).collect()), cast)
}

#[test]
fn golden_cases() {
    for (line, fields) in cases(include_str!("../cases/tally.txt")) {
        let rule: Rule = fields[1].parse().unwrap();
        let (electorate, ballots) = election(fields[0].parse().unwrap(), rule.paper, numbers(fields[2]));
        let tally = tally(&electorate, &ballots.into(), &rule);
        assert_eq!(serde_json::to_value(tally.result).unwrap(), fields[3], "{line}");
    }
}

fn numbers<const N: usize>(text: &str) -> [usize; N] {
    let numbers: Vec<_> = text.split(' ').map(|n| n.parse().unwrap()).collect();
    numbers.try_into().unwrap()
}

fn cases(file: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| (line, line.split('|').map(str::trim).collect()))
}

/// Ballots of one group, from its five numbers: the four answers and the silent.
fn group(paper: Paper, numbers: [usize; 5]) -> Vec<Option<Choice>> {
    let [favour, opposed, back, abstain, silent] = numbers;
    let (favourable, against) = (paper.favour(), paper.opposed());
    [(Some(favourable), favour), (Some(against), opposed), (Some(Choice::SendBack), back)]
        .into_iter()
        .chain([(Some(Choice::Abstain), abstain), (None, silent)])
        .flat_map(|(choice, n)| std::iter::repeat_n(choice, n))
        .collect()
}

#[test]
fn golden_cases_of_constituencies() {
    for (line, fields) in cases(include_str!("../cases/constituency.txt")) {
        let rule: Rule = fields[0].parse().unwrap();
        let everybody = group(rule.paper, numbers(fields[1]));
        let mut electorate = Electorate::new((0..everybody.len()).map(member).collect());
        // A constituency's members are the first of the whole who gave the same answer.
        let words: Vec<_> = fields[2].split(' ').collect();
        for words in words.chunks(6) {
            let mut members = Vec::new();
            for choice in group(rule.paper, numbers(&words[1..].join(" "))) {
                let same =
                    (0..everybody.len()).find(|n| everybody[*n] == choice && !members.contains(&member(*n)));
                members.push(member(same.expect(line)));
            }
            electorate = electorate.with_constituency(words[0].parse().unwrap(), &members);
        }
        let cast = everybody
            .iter()
            .enumerate()
            .filter_map(|(n, choice)| choice.map(|choice| Cast { member: member(n), sequence: 1, choice }));
        let tally = tally(&electorate, &cast.collect::<Vec<_>>().into(), &rule);
        assert_eq!(serde_json::to_value(tally.result).unwrap(), fields[3], "{line}");
    }
}

#[test]
fn golden_cases_of_objections() {
    for (line, fields) in cases(include_str!("../cases/objection.txt")) {
        let rule: Rule = fields[1].parse().unwrap();
        let (electorate, ballots) = election(fields[0].parse().unwrap(), rule.paper, numbers(fields[2]));
        let mut given = Given::from(ballots);
        let words: Vec<_> = fields[3].split(' ').filter(|word| *word != "-").collect();
        for pair in words.chunks(2) {
            let harm: Code = pair[0].parse().unwrap();
            let behind = 0..pair[1].parse::<usize>().unwrap();
            // Twice each, and one who has no right to vote: neither adds anything.
            for n in behind.clone().chain(behind).chain([9_999]) {
                given.objectors.push(Objector { harm: harm.clone(), member: member(n) });
            }
        }
        let tally = tally(&electorate, &given, &rule);
        assert_eq!(serde_json::to_value(tally.result).unwrap(), fields[4], "{line}");
    }
}

#[test]
fn a_delegate_speaks_for_those_who_said_so() {
    let rule: Rule = "consent: 2/3 of cast; approval quorum 1/2 of roll; concurrent women majority of cast"
        .parse()
        .unwrap();
    // Of ten, 0 consents, 1 refuses; 2 to 5 delegate to 0, 6 to 1; 7 to 9 say nothing. 1, 6 and 7 are women.
    let women: Vec<_> = [1, 6, 7].map(member).into();
    let electorate =
        Electorate::new((0..10).map(member).collect()).with_constituency("women".parse().unwrap(), &women);
    let edges = [(2, 0), (3, 0), (4, 0), (5, 0), (6, 1)]
        .map(|(from, to)| Edge { from: member(from), to: member(to) });
    let cast = |n, choice| Cast { member: member(n), sequence: 1, choice };
    let mut given = Given::from(vec![cast(0, Choice::Consent), cast(1, Choice::Refuse)]);
    given.edges = edges.into();
    let counted = |given: &Given| {
        let counts = tally(&electorate, given, &rule).counts;
        let women = &counts.constituencies[&"women".parse::<Handle>().unwrap()];
        let of = |figures: &Figures| (figures.of(Choice::Consent), figures.of(Choice::Refuse));
        (of(&counts.whole), of(women), counts.delegated)
    };
    assert_eq!(counted(&given), ((1, 1), (0, 1), 0), "the rule takes no delegations");
    given.delegation = Some(Terms { cap: None });
    assert_eq!(counted(&given), ((5, 2), (0, 2), 5));
    given.delegation = Some(Terms { cap: Some("3/10".parse().unwrap()) });
    assert_eq!(counted(&given), ((3, 2), (0, 1), 3), "three of ten, and one of three women");
    given.secret = vec![member(2)];
    given.delegation = Some(Terms { cap: None });
    assert_eq!(counted(&given), ((4, 2), (0, 2), 4), "a secret ballot is counted elsewhere");
    assert!(tally(&electorate, &given, &rule).steps.contains(&Step::Delegated { voices: Some(4) }));
}

#[test]
fn what_is_explained_names_every_clause() {
    let rule: Rule = "consent: majority of cast; approval quorum 1/4 of roll; turnout quorum 1/4 of roll; \
                      objection by 1/20 of roll asks 2/3 of cast; concurrent women majority of cast; veto women 1/2 of cast"
        .parse()
        .unwrap();
    let (electorate, ballots) = election(20, Paper::Consent, [8, 3, 0, 1]);
    let electorate = electorate.with_constituency("women".parse().unwrap(), &[7, 8, 9].map(member));
    let mut given = Given::from(ballots);
    given.objectors.push(Objector { harm: "harm:stigma".parse().unwrap(), member: member(19) });
    let steps = serde_json::to_value(tally(&electorate, &given, &rule).steps).unwrap();
    let told: Vec<_> = steps.as_array().unwrap().iter().map(|step| step["step"].as_str().unwrap()).collect();
    assert_eq!(
        told,
        ["took", "objection", "threshold", "approval-quorum", "turnout-quorum", "concurrent", "veto",]
    );
    assert_eq!(
        (&steps[2]["needed"], &steps[2]["reached"], &steps[2]["whole"]),
        (&8.into(), &8.into(), &11.into())
    );
    assert_eq!((&steps[6]["needed"], &steps[6]["reached"]), (&2.into(), &2.into()));
}

#[test]
fn an_electorate_knows_who_belongs() {
    let women: Handle = "women".parse().unwrap();
    let electorate = Electorate::new([3, 1, 2, 1].map(member).into());
    assert_eq!((electorate.len(), electorate.is_empty()), (3, false));
    assert_eq!(electorate.members(), [1, 2, 3].map(member));
    assert_eq!(electorate.belonging_to(&women), None);
    // Said twice, the later word holds; other constituencies stay.
    let others = electorate.with_constituency("in-lesvos".parse().unwrap(), &[member(1)]);
    let said = others.with_constituency(women.clone(), &[1, 9].map(member));
    let corrected = said.with_constituency(women.clone(), &[2, 9].map(member));
    assert_eq!(corrected.belonging_to(&women), Some(&[false, true, false][..]));
    assert_eq!(corrected.belonging_to(&"in-lesvos".parse().unwrap()), Some(&[true, false, false][..]));
    assert!(Electorate::new(Vec::new()).is_empty());
}

#[test]
fn the_no_show_paradox_is_named() {
    // Of twenty: for, against; the quorum; whether the opponents made the difference.
    for (favour, against, quorum, told) in
        [(6, 4, "1/2", true), (10, 4, "1/2", false), (12, 4, "3/4", true), (15, 5, "3/4", false)]
    {
        let rule: Rule = format!("for: majority of cast; turnout quorum {quorum} of roll").parse().unwrap();
        let (electorate, ballots) = election(20, Paper::Adopt, [favour, against, 0, 0]);
        let tally = tally(&electorate, &ballots.into(), &rule);
        assert_eq!(tally.result, Result::Passed);
        assert_eq!(tally.steps.contains(&Step::NoShow), told, "{favour} for, {against} against, {quorum}");
    }
}

#[test]
fn the_threshold_says_what_it_is_measured_against() {
    for (rule, roll) in [("for: majority of cast", false), ("for: majority of roll", true)] {
        let (electorate, ballots) = election(20, Paper::Adopt, [12, 2, 0, 1]);
        let steps = tally(&electorate, &ballots.into(), &rule.parse().unwrap()).steps;
        let (needed, whole) = if roll { (11, 20) } else { (8, 14) };
        let (needed, reached, whole) = (Some(needed), Some(12), Some(whole));
        let told = Step::Threshold { of_roll: roll, needed, reached, whole, met: true };
        assert!(steps.contains(&told), "{steps:?}");
    }
}

fn any_ballots() -> impl Strategy<Value = Vec<Cast>> {
    let choice = prop_oneof![
        Just(Choice::Consent),
        Just(Choice::Refuse),
        Just(Choice::SendBack),
        Just(Choice::Abstain),
        Just(Choice::For),
        Just(Choice::Against)
    ];
    prop::collection::vec((0usize..40, 1u32..4, choice), 0..80).prop_map(|all| {
        all.into_iter().map(|(n, sequence, choice)| Cast { member: member(n), sequence, choice }).collect()
    })
}

/// Thirty members of whom every third, fourth and fifth belongs to a constituency.
pub(super) fn constituted() -> Electorate {
    let electorate = Electorate::new((0..30).map(member).collect());
    NAMED.iter().zip(3..).fold(electorate, |electorate, (name, step)| {
        electorate
            .with_constituency(name.parse().unwrap(), &(0..30).step_by(step).map(member).collect::<Vec<_>>())
    })
}

/// Everything that can be given, by people of whom some have no right to vote.
fn any_given() -> impl Strategy<Value = Given> {
    let edges = prop::collection::vec((0usize..35, 0usize..35), 0..25);
    let cap = prop::option::of(prop::option::of(crate::rule::tests_support::any_share()));
    let secret = prop::collection::vec(0usize..35, 0..3);
    let harms = ["harm:stigma", "harm:refoulement"];
    let objectors = prop::collection::vec((prop::sample::select(harms.to_vec()), 0usize..35), 0..8);
    (any_ballots(), edges, cap, secret, objectors).prop_map(|(ballots, edges, cap, secret, objectors)| {
        Given {
            ballots,
            edges: edges.into_iter().map(|(from, to)| Edge { from: member(from), to: member(to) }).collect(),
            delegation: cap.map(|cap| Terms { cap }),
            secret: secret.into_iter().map(member).collect(),
            objectors: objectors
                .into_iter()
                .map(|(harm, n)| Objector { harm: harm.parse().unwrap(), member: member(n) })
                .collect(),
        }
    })
}

fn rotate<T>(list: &mut [T], by: prop::sample::Index) {
    if !list.is_empty() {
        list.rotate_left(by.index(list.len()));
        list.reverse();
    }
}

proptest! {
    #[test]
    fn order_does_not_matter(given in any_given(), rule in any_full_rule(), rolled in any::<prop::sample::Index>()) {
        let mut shuffled = given.clone();
        rotate(&mut shuffled.ballots, rolled);
        rotate(&mut shuffled.edges, rolled);
        rotate(&mut shuffled.secret, rolled);
        rotate(&mut shuffled.objectors, rolled);
        prop_assert_eq!(tally(&constituted(), &given, &rule), tally(&constituted(), &shuffled, &rule));
    }

    #[test]
    fn every_voice_is_counted_once_or_not_at_all(given in any_given(), rule in any_full_rule()) {
        let counts = tally(&constituted(), &given, &rule).counts;
        for figures in counts.constituencies.values().chain([&counts.whole]) {
            prop_assert!(figures.turnout() <= figures.electorate);
        }
        prop_assert!(counts.delegated <= counts.whole.turnout());
    }

    #[test]
    fn one_voice_a_seat_and_none_without(ballots in any_ballots(), rule in any_rule()) {
        let electorate = Electorate::new((0..30).chain(0..30).map(member).collect());
        let figures = tally(&electorate, &ballots.clone().into(), &rule).counts.whole;
        let seated: std::collections::BTreeSet<_> =
            ballots.iter().filter(|b| b.member < member(30) && rule.paper.choices().contains(&b.choice)).map(|b| b.member).collect();
        prop_assert_eq!(figures.electorate, 30);
        prop_assert_eq!(figures.turnout(), seated.len() as u64);
    }

    #[test]
    fn one_more_consent_never_unconsents(favour in 0u64..30, against in 0u64..30, abstain in 0u64..30, silent in 1u64..30, rule in any_rule()) {
        let figures = |favour| Figures {
            electorate: favour + against + abstain + silent,
            cells: rule.paper.choices().iter().map(|c| (*c, match c {
                Choice::Consent | Choice::For => favour,
                Choice::Refuse | Choice::Against => against,
                Choice::Abstain => abstain,
                Choice::SendBack => 0,
            })).collect(),
        };
        let mut more = figures(favour + 1);
        more.electorate -= 1;
        if judge(figures(favour), &rule).result == Result::Passed {
            prop_assert_eq!(judge(more, &rule).result, Result::Passed);
        }
    }

    #[test]
    fn under_an_approval_quorum_one_more_refusal_never_helps(favour in 0u64..30, against in 0u64..30, silent in 1u64..30, mut rule in any_rule()) {
        rule.turnout_quorum = None;
        let judged = |against, electorate| judge(Figures { electorate, cells: vec![(rule.paper.favour(), favour),
            (if rule.paper == Paper::Consent { Choice::Refuse } else { Choice::Against }, against)] }, &rule).result;
        let electorate = favour + against + silent;
        if judged(against, electorate) != Result::Passed {
            prop_assert_ne!(judged(against + 1, electorate), Result::Passed);
        }
    }

    #[test]
    fn a_passing_result_is_one_that_the_rule_passes(favour in 0u64..40, against in 0u64..40, back in 0u64..40, abstain in 0u64..40, silent in 0u64..40, rule in any_rule()) {
        // An oracle of its own: fractions compared by cross-multiplication, straight from the words of the rule.
        let cells = if rule.paper == Paper::Consent {
            vec![(Choice::Consent, favour), (Choice::Refuse, against), (Choice::SendBack, back), (Choice::Abstain, abstain)]
        } else {
            vec![(Choice::For, favour), (Choice::Against, against + back), (Choice::Abstain, abstain)]
        };
        let electorate = favour + against + back + abstain + silent;
        let notation = rule.to_string();
        let cast = favour + against + back;
        let passed = notation.split(": ").nth(1).unwrap().split("; ").all(|part| {
            let words: Vec<_> = part.split(' ').collect();
            let share = words.iter().find(|w| w.contains('/')).map_or((1, 2), |w| {
                let (n, d) = w.split_once('/').unwrap();
                (n.parse::<u64>().unwrap(), d.parse::<u64>().unwrap())
            });
            let (got, whole) = match words[0] {
                "approval" => (favour, electorate),
                "turnout" => (cast + abstain, electorate),
                _ => (favour, if words.ends_with(&["roll"]) { electorate } else { cast }),
            };
            let strict = words[0] == "majority" || words[0] == "more";
            whole > 0 && cast > 0 && if strict { got * share.1 > whole * share.0 } else { got * share.1 >= whole * share.0 }
        });
        prop_assert_eq!(judge(Figures { electorate, cells }, &rule).result == Result::Passed, passed && favour > 0);
    }
}
