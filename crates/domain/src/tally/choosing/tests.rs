use super::*;
use crate::{delegation::Terms, ranking::Nominee};
use proptest::prelude::*;
use uuid::Uuid;

fn member(n: usize) -> MemberId {
    MemberId::new(Uuid::from_u128(n as u128))
}

/// Counts ballots given as text by members 0, 1, 2, … of an electorate; nothing is given where the text is empty.
fn count(
    rule: &str,
    nominees: usize,
    electorate: usize,
    ballots: &[&str],
    delegations: &[(usize, usize)],
) -> Chosen {
    counted(rule, nominees, electorate, ballots, delegations, None)
}

fn counted(
    rule: &str,
    nominees: usize,
    electorate: usize,
    ballots: &[&str],
    delegations: &[(usize, usize)],
    cap: Option<&str>,
) -> Chosen {
    let slate = Slate::new(nominees).unwrap();
    let rule: Choosing = rule.parse().unwrap();
    let read = |text: &str| match rule.method {
        Method::Schulze => Answer::Ranking(Ranking::read(text, slate).unwrap()),
        Method::Approval => Answer::Approved(Approved::read(text, slate).unwrap()),
    };
    let given = ballots.iter().enumerate().filter(|(_, text)| !text.is_empty());
    let ballots =
        given.map(|(n, text)| Marked { member: member(n), sequence: 1, answer: read(text) }).collect();
    let edges = delegations.iter().map(|(from, to)| Edge { from: member(*from), to: member(*to) }).collect();
    let delegation = Some(Terms { cap: cap.map(|cap| cap.parse().unwrap()) });
    let members = Electorate::new((0..electorate).map(member).collect());
    choose(&members, &Marks { ballots, edges, delegation }, slate, rule).unwrap()
}

fn chosen(number: usize) -> Settled {
    Settled::Chosen(Nominee::new(number).unwrap())
}

fn even(numbers: &[usize]) -> Settled {
    Settled::RunOff(numbers.iter().map(|number| Nominee::new(*number).unwrap()).collect())
}

fn kinds(chosen: &Chosen) -> Vec<String> {
    let word = |step: &Step| serde_json::to_value(step).unwrap()["step"].as_str().unwrap().to_owned();
    chosen.steps.iter().map(word).collect()
}

#[test]
fn outcomes_and_their_explanations() {
    let cases: &[(&str, &[&str], Settled, &[&str])] = &[
        ("choose: schulze", &["2>1", "2>1", "1>2"], chosen(2), &["took", "beats"]),
        ("choose: schulze", &["1>2>3", "2>3>1", "3>1>2"], even(&[1, 2, 3]), &["took", "top-cycle", "even"]),
        (
            "choose: schulze",
            &["1>2>3", "1>2>3", "2>3>1", "2>3>1", "2>3>1", "3>1>2", "3>1>2"],
            chosen(2),
            &["took", "top-cycle", "strongest-paths"],
        ),
        ("choose: schulze", &["none", "none>1", "1"], Settled::NoneOfThem, &["took", "none-of-them"]),
        ("choose: schulze", &["none", "1"], Settled::NoneOfThem, &["took", "top-cycle", "none-of-them"]),
        ("choose: schulze", &[], Settled::Lapsed, &["took", "nobody-said"]),
        (
            "choose: schulze; turnout quorum 1/2 of roll",
            &["1", "1"],
            Settled::Lapsed,
            &["took", "turnout-quorum"],
        ),
        (
            "choose: schulze; turnout quorum 1/5 of roll",
            &["1", "1"],
            chosen(1),
            &["took", "turnout-quorum", "beats"],
        ),
        ("choose: approval", &["1,2", "2", "3"], chosen(2), &["took", "most-approvals"]),
        ("choose: approval", &["1", "2"], even(&[1, 2]), &["took", "even"]),
        ("choose: approval", &["none", "1", "none"], Settled::NoneOfThem, &["took", "none-of-them"]),
        ("choose: approval", &["none"], Settled::NoneOfThem, &["took", "none-of-them"]),
    ];
    for (rule, ballots, settled, steps) in cases {
        let counted = count(rule, 3, 10, ballots, &[]);
        assert_eq!(
            (&counted.settled, kinds(&counted)),
            (settled, steps.iter().map(|s| (*s).to_owned()).collect()),
            "{rule} {ballots:?}"
        );
        assert_eq!((counted.turnout, counted.delegated), (ballots.len() as u64, 0));
        // Nothing that is told of it is a number of voices, the turnout aside.
        let told =
            serde_json::to_string(&counted.steps.iter().map(Step::without_numbers).collect::<Vec<_>>())
                .unwrap();
        assert!(!told.contains("reached\":1") && !told.contains("turnout\":1"), "{told}");
    }
}

#[test]
fn the_explanation_names_whom_it_is_about() {
    let named = |text: &str| text.split(' ').map(|one| one.parse().unwrap()).collect::<Vec<Candidate>>();
    let one = |text: &str| named(text)[0];
    let cases: &[(&str, &[&str], &[Step])] = &[
        (
            "choose: schulze",
            &["2>1", "2>1", "1>2"],
            &[Step::Beats { one: one("2"), others: named("1 3 none") }],
        ),
        (
            "choose: schulze",
            &["1>2>3", "1>2>3", "2>3>1", "2>3>1", "2>3>1", "3>1>2", "3>1>2"],
            &[Step::TopCycle { candidates: named("1 2 3") }, Step::StrongestPaths { one: one("2") }],
        ),
        (
            "choose: schulze",
            &["1>2", "2>1"],
            &[Step::TopCycle { candidates: named("1 2") }, Step::Even { candidates: named("1 2") }],
        ),
        (
            "choose: schulze",
            &["none", "1"],
            &[
                Step::TopCycle { candidates: named("1 none") },
                Step::NoneOfThem { because: Because::InTopCycle },
            ],
        ),
        ("choose: schulze", &["none", "none", "1"], &[Step::NoneOfThem { because: Because::BeatsEveryone }]),
        ("choose: approval", &["1,2", "2", "3"], &[Step::MostApprovals { one: one("2") }]),
        ("choose: approval", &["1", "2"], &[Step::Even { candidates: named("1 2") }]),
        ("choose: approval", &["none", "1"], &[Step::NoneOfThem { because: Because::ApprovedAsOften }]),
        ("choose: approval", &["none"], &[Step::NoneOfThem { because: Because::NobodyApproved }]),
    ];
    for (rule, ballots, why) in cases {
        let counted = count(rule, 3, 10, ballots, &[]);
        assert_eq!(&counted.steps[1..], *why, "{rule} {ballots:?}");
    }
}

#[test]
fn a_delegates_ballot_counts_for_all_whom_it_carries_up_to_the_cap() {
    // 0 votes for 3, 4, 5 and 6; 1 and 2 would have the other.
    let delegations = [(3, 0), (4, 0), (5, 0), (6, 0)];
    let alone = count("choose: schulze", 2, 10, &["1>2", "2>1", "2>1"], &[]);
    assert_eq!((alone.settled, alone.turnout), (chosen(2), 3));
    let carried = count("choose: schulze", 2, 10, &["1>2", "2>1", "2>1"], &delegations);
    assert_eq!((carried.settled, carried.turnout, carried.delegated), (chosen(1), 7, 4));
    assert!(carried.steps.contains(&Step::Delegated { voices: Some(4) }));
    let capped = counted("choose: schulze", 2, 10, &["1>2", "2>1", "2>1"], &delegations, Some("1/10"));
    assert_eq!((capped.settled, capped.turnout, capped.delegated), (chosen(2), 3, 0));
    let approved = count("choose: approval", 2, 10, &["1", "2", "2"], &delegations);
    assert_eq!((approved.settled, approved.turnout), (chosen(1), 7));
    // A delegation helps to reach a quorum, as in every vote.
    let quorum = count("choose: schulze; turnout quorum 1/2 of roll", 2, 10, &["1>2"], &delegations);
    assert_eq!(quorum.settled, chosen(1));
}

#[test]
fn what_is_no_ballot_of_this_paper_counts_for_nothing() {
    let ballot = |n: usize, sequence, text: &str| Marked {
        member: member(n),
        sequence,
        answer: text.parse().unwrap(),
    };
    let electorate = Electorate::new((0..5).map(member).collect());
    let slate = Slate::new(2).unwrap();
    let marks = Marks {
        ballots: vec![
            ballot(0, 1, "1>2=none"),
            ballot(0, 2, "2>1=none"),
            ballot(0, 3, "1>none"),
            ballot(0, 4, "for"),
            ballot(1, 1, "approve 1"),
            ballot(9, 1, "1>2=none"),
        ],
        ..Marks::default()
    };
    let counted = choose(&electorate, &marks, slate, "choose: schulze".parse().unwrap()).unwrap();
    assert_eq!((counted.settled, counted.turnout), (chosen(2), 1));
}

proptest! {
    #[test]
    fn the_order_of_the_ballots_never_matters(
        ballots in prop::collection::vec("[123]([>=][123])?", 0..9)
            .prop_filter("nobody twice", |all| all.iter().all(|one| Ranking::read(one, Slate::new(3).unwrap()).is_ok())),
        edges in prop::collection::vec((0usize..12, 0usize..12), 0..8),
        turn in 0usize..9,
    ) {
        let rule: Choosing = "choose: schulze; turnout quorum 1/6 of roll".parse().unwrap();
        let slate = Slate::new(3).unwrap();
        let electorate = Electorate::new((0..12).map(member).collect());
        let mut marks = Marks {
            ballots: ballots.iter().enumerate().map(|(n, text)| Marked {
                member: member(n),
                sequence: 1,
                answer: Answer::Ranking(Ranking::read(text, slate).unwrap()),
            }).collect(),
            edges: edges.iter().map(|(from, to)| Edge { from: member(*from), to: member(*to) }).collect(),
            delegation: Some(Terms { cap: None }),
        };
        let once = choose(&electorate, &marks, slate, rule).unwrap();
        let turned = turn.min(marks.ballots.len());
        marks.ballots.rotate_left(turned);
        let again = choose(&electorate, &marks, slate, rule).unwrap();
        prop_assert!(once.turnout <= once.electorate && once.delegated <= once.turnout);
        prop_assert_eq!(once, again);
    }
}
