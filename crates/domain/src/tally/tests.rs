use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::rule::tests_support::any_rule;

fn member(n: usize) -> MemberId {
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
    for line in include_str!("../cases/tally.txt").lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<_> = line.split('|').map(str::trim).collect();
        let rule: Rule = fields[1].parse().unwrap();
        let numbers: Vec<usize> = fields[2].split(' ').map(|n| n.parse().unwrap()).collect();
        let (electorate, ballots) =
            election(fields[0].parse().unwrap(), rule.paper, numbers.try_into().unwrap());
        let tally = tally(&electorate, &ballots, &rule);
        assert_eq!(serde_json::to_value(tally.result).unwrap(), fields[3], "{line}");
    }
}

#[test]
fn the_no_show_paradox_is_named() {
    let rule: Rule = "for: majority of cast; turnout quorum 1/2 of roll".parse().unwrap();
    let steps = |numbers| {
        let (electorate, ballots) = election(20, Paper::Adopt, numbers);
        tally(&electorate, &ballots, &rule).steps
    };
    assert!(steps([6, 4, 0, 0]).contains(&Step::NoShow));
    assert!(!steps([10, 4, 0, 0]).contains(&Step::NoShow));
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

proptest! {
    #[test]
    fn order_does_not_matter(ballots in any_ballots(), rule in any_rule(), seed in any::<u64>()) {
        let electorate = Electorate::new((0..30).map(member).collect());
        let mut shuffled = ballots.clone();
        shuffled.sort_by_key(|b| (b.member.uuid().as_u128() as u64).wrapping_mul(seed | 1).wrapping_add(u64::from(b.sequence) * 7919) ^ (b.choice as u64) << 3);
        prop_assert_eq!(tally(&electorate, &ballots, &rule), tally(&electorate, &shuffled, &rule));
    }

    #[test]
    fn one_voice_a_seat_and_none_without(ballots in any_ballots(), rule in any_rule()) {
        let electorate = Electorate::new((0..30).chain(0..30).map(member).collect());
        let figures = tally(&electorate, &ballots, &rule).figures;
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
