//! Cases that other systems published, retold as numbers in `src/cases`. Each file names its source and says where the other
//! system and ours differ; a difference that the file does not tell of fails the test, and so does one that is none.

use std::collections::BTreeMap;

use domain::{
    ballot::Choice,
    delegation::{Edge, Terms},
    id::MemberId,
    rule::Rule,
    tally::{Cast, Electorate, Figures, Given, Result, Tally, tally},
};
use uuid::Uuid;

fn member(n: usize) -> MemberId {
    MemberId::new(Uuid::from_u128(n as u128))
}

fn cast(n: usize, choice: Choice) -> Cast {
    Cast { member: member(n), sequence: 1, choice }
}

/// The lines of a file that are cases, by their fields. The others that are no comments are settings: `name: value`.
fn cases(file: &str) -> (BTreeMap<&str, &str>, Vec<Vec<&str>>) {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    let (cases, settings): (Vec<_>, Vec<_>) = lines.partition(|line| line.contains(" | "));
    let settings = settings.iter().map(|line| line.split_once(": ").unwrap());
    (settings.collect(), cases.iter().map(|line| line.split('|').map(str::trim).collect()).collect())
}

fn numbers<const N: usize>(text: &str) -> [usize; N] {
    let numbers: Vec<_> = text.split(' ').map(|n| n.parse().unwrap()).collect();
    numbers.try_into().unwrap()
}

fn word(result: Result) -> String {
    serde_json::to_value(result).unwrap().as_str().unwrap().to_owned()
}

/// Whether theirs passes exactly where ours does; what the case shows must say so where it does not.
fn agree(there: &str, here: &str) -> bool {
    assert!(["passes", "fails"].contains(&there), "{there}");
    (there == "passes") == (here == "passed")
}

/// One case of Cosmos: a thousand voices for each delegate, those of the delegate and of 999 who delegate to it.
mod cosmos {
    use super::*;

    const VOICES: usize = 1_000;

    fn choice(word: &str) -> Choice {
        match word {
            "yes" => Choice::For,
            "no" | "veto" => Choice::Against,
            "abstain" => Choice::Abstain,
            _ => panic!("{word} is no answer"),
        }
    }

    /// The members who say `whom`: a delegate, so many of those behind it, or so many without a seat.
    fn members(whom: &str, roll: usize) -> std::ops::Range<usize> {
        let first = |delegate: &str| (delegate.parse::<usize>().unwrap() - 1) * VOICES;
        match whom.split_once('@') {
            None => first(whom)..first(whom) + 1,
            Some((many, "-")) => roll..roll + many.parse::<usize>().unwrap(),
            Some((many, delegate)) => {
                first(delegate) + 1..first(delegate) + 1 + many.parse::<usize>().unwrap()
            }
        }
    }

    fn counted(delegates: usize, answers: &str, rule: &Rule) -> Tally {
        let roll = delegates * VOICES;
        let everybody: Vec<_> = (0..roll).map(member).collect();
        let electorate =
            Electorate::new(everybody.clone()).with_constituency("everybody".parse().unwrap(), &everybody);
        let behind = (0..roll).filter(|n| n % VOICES != 0);
        let given = Given {
            ballots: answers
                .split(' ')
                .filter_map(|answer| answer.split_once('='))
                .flat_map(|(whom, word)| members(whom, roll).map(|n| cast(n, choice(word))))
                .collect(),
            edges: behind.map(|n| Edge { from: member(n), to: member(n / VOICES * VOICES) }).collect(),
            delegation: Some(Terms { cap: None }),
            ..Given::default()
        };
        tally(&electorate, &given, rule)
    }

    fn check(fields: &[&str], alone: &Rule, with_veto: &Rule) {
        let [_, delegates, answers, figures, there, here, here_with_veto, shows] = fields[..] else {
            panic!("{fields:?}")
        };
        let delegates = delegates.parse().unwrap();
        let counted_alone = counted(delegates, answers, alone);
        let figure = |choice| counted_alone.counts.whole.of(choice) as usize;
        let [yes, no, veto, abstain] = numbers(figures);
        assert_eq!(
            [figure(Choice::For), figure(Choice::Against), figure(Choice::Abstain)],
            [yes, no + veto, abstain],
            "{shows}"
        );
        assert_eq!(word(counted_alone.result), here, "{shows}");
        assert_eq!(word(counted(delegates, answers, with_veto).result), here_with_veto, "{shows}");
        assert_eq!(shows.starts_with("differs alone"), !agree(there, here), "{shows}");
        assert_eq!(shows.starts_with("differs with the veto"), !agree(there, here_with_veto), "{shows}");
    }

    #[test]
    fn cases_of_cosmos() {
        let (settings, cases) = cases(include_str!("../../src/cases/cosmos.txt"));
        assert_eq!(cases.len(), 21);
        for fields in cases {
            let alone = settings[format!("rule {}", fields[0]).as_str()];
            let with_veto = format!("{alone}; {}", settings["veto of all"]);
            check(&fields, &alone.parse().unwrap(), &with_veto.parse().unwrap());
        }
    }
}

#[test]
fn proxy_cases_of_openslides() {
    let (_, cases) = cases(include_str!("../../src/cases/openslides.txt"));
    let rule: Rule = "for: majority of cast".parse().unwrap();
    let mut theirs = 0;
    for fields in cases {
        let [_, roll, edges, taken, casting, there, here, shows] = fields[..] else { panic!("{fields:?}") };
        let list = |text: &str| -> Vec<usize> { text.split(' ').filter_map(|n| n.parse().ok()).collect() };
        let edges = edges.split(' ').filter_map(|edge| edge.split_once('>'));
        let given = Given {
            ballots: list(casting).iter().map(|n| cast(*n, Choice::For)).collect(),
            edges: edges
                .map(|(from, to)| Edge {
                    from: member(from.parse().unwrap()),
                    to: member(to.parse().unwrap()),
                })
                .collect(),
            delegation: (taken == "yes").then_some(Terms { cap: None }),
            ..Given::default()
        };
        let counts =
            tally(&Electorate::new(list(roll).into_iter().map(member).collect()), &given, &rule).counts;
        assert_eq!(format!("{}+{}", counts.whole.of(Choice::For), counts.delegated), here, "{shows}");
        if there != "-" {
            theirs += 1;
            let differs = (there == "refused") != (here == "0+0");
            assert_eq!(shows.starts_with("differs"), differs, "{shows}");
        }
    }
    assert_eq!(theirs, 14);
}

#[test]
fn double_majorities_of_the_cabforum() {
    let (settings, cases) = cases(include_str!("../../src/cases/cabforum.txt"));
    let rule: Rule = settings["rule"].parse().unwrap();
    assert_eq!(cases.len(), 16);
    for fields in cases {
        let [issuers, consumers, quorum, there, here, shows] = fields[..] else { panic!("{fields:?}") };
        let answers = |group: &str| -> Vec<Option<Choice>> {
            let [yes, no, abstain] = if group == "-" { [0; 3] } else { numbers(group) };
            let answers = [(Choice::For, yes), (Choice::Against, no), (Choice::Abstain, abstain)];
            answers.into_iter().flat_map(|(choice, n)| std::iter::repeat_n(Some(choice), n)).collect()
        };
        let (mut issuing, mut consuming) = (answers(issuers), answers(consumers));
        // The smallest number of which `quorum` is the first above half. Those who are left over say nothing.
        let active = 2 * (quorum.parse::<usize>().unwrap() - 1);
        let silent = active.saturating_sub(issuing.len() + consuming.len());
        if consumers != "-" && silent > 0 {
            consuming.push(None);
        }
        let roll = active.max(issuing.len() + consuming.len());
        issuing.resize(roll - consuming.len(), None);
        let place = |n| member(n);
        let issuing_members: Vec<_> = (0..issuing.len()).map(place).collect();
        let consuming_members: Vec<_> = (issuing.len()..roll).map(place).collect();
        let electorate = Electorate::new((0..roll).map(place).collect())
            .with_constituency("issuers".parse().unwrap(), &issuing_members)
            .with_constituency("consumers".parse().unwrap(), &consuming_members);
        let ballots: Vec<_> = issuing
            .iter()
            .chain(&consuming)
            .enumerate()
            .filter_map(|(n, choice)| choice.map(|choice| cast(n, choice)))
            .collect();
        let tally = tally(&electorate, &ballots.into(), &rule);
        assert_eq!(word(tally.result), here, "{shows}");
        assert_eq!(shows.starts_with("differs"), !agree(there, here), "{shows}");
    }
}

/// Where a constituency was counted at all, its figures are those of its members: the file's rule counts two of them.
#[test]
fn figures_of_two_constituencies_that_are_everybody_add_up() {
    let (settings, _) = cases(include_str!("../../src/cases/cabforum.txt"));
    let rule: Rule = settings["rule"].parse().unwrap();
    let [one, other] = ["issuers", "consumers"].map(|name| name.parse().unwrap());
    let members = |range: std::ops::Range<usize>| range.map(member).collect::<Vec<_>>();
    let electorate = Electorate::new(members(0..9))
        .with_constituency(one, &members(0..4))
        .with_constituency(other, &members(4..9));
    let ballots: Vec<_> =
        (0..7).map(|n| cast(n, if n % 3 == 0 { Choice::Against } else { Choice::For })).collect();
    let counts = tally(&electorate, &ballots.into(), &rule).counts;
    let sum = |of: fn(&Figures) -> u64| counts.constituencies.values().map(of).sum::<u64>();
    assert_eq!(sum(|figures| figures.electorate), counts.whole.electorate);
    assert_eq!(sum(Figures::turnout), counts.whole.turnout());
    assert_eq!(sum(|figures| figures.of(Choice::For)), counts.whole.of(Choice::For));
}
