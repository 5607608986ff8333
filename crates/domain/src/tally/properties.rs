//! What holds under every rule, whatever everybody does.

use std::collections::BTreeSet;

use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

use super::{
    tests::{constituted, member},
    *,
};
use crate::{
    ballot::Paper,
    delegation::{
        Terms,
        flow::Hand,
        tests::{Town, naive},
    },
    rule::{
        Sustained, TurnoutQuorum,
        tests_support::{NAMED, any_full_rule, any_share},
    },
};

/// Members of [`constituted`]; the few after them have no right to vote.
const SEATS: usize = 30;
const PEOPLE: usize = 33;

/// Rules with any of the clauses there are. With all of them nothing would ever pass.
fn any_thinned_rule() -> impl Strategy<Value = Rule> {
    let few = prop_oneof![Just(None), any_share().prop_map(Some)];
    (any_full_rule(), prop::collection::vec(any::<bool>(), 4), few).prop_map(|(mut rule, dropped, few)| {
        rule.approval_quorum.take_if(|_| dropped[0]);
        rule.turnout_quorum.take_if(|_| dropped[1]);
        rule.concurrent.truncate(usize::from(dropped[2]));
        rule.vetoes.truncate(usize::from(dropped[3]));
        if let Some(objection) = &mut rule.objection {
            objection.share = few.unwrap_or("1/12".parse().unwrap());
        }
        rule
    })
}

/// A rule and what everybody gives under it. Most are in favour, so that rules are met about as often as they are missed.
fn any_vote() -> impl Strategy<Value = (Rule, Given)> {
    any_thinned_rule().prop_flat_map(|rule| {
        let choice = prop_oneof![
            9 => Just(rule.paper.favour()),
            3 => Just(rule.paper.opposed()),
            3 => prop::sample::select(rule.paper.choices()),
        ];
        let ballots = prop::collection::vec(prop::option::weighted(0.7, choice), PEOPLE);
        let edges = prop::collection::vec(prop::option::weighted(0.4, 0..PEOPLE), PEOPLE);
        let delegation =
            prop::option::weighted(0.8, prop::option::of(any_share()).prop_map(|cap| Terms { cap }));
        let secret = prop::collection::vec(0..PEOPLE, 0..3);
        let harm = prop::sample::select(vec!["harm:stigma", "harm:refoulement"]);
        let objectors = prop::collection::vec((harm, 0..PEOPLE), 0..6);
        (Just(rule), ballots, edges, delegation, secret, objectors).prop_map(
            |(rule, ballots, edges, delegation, secret, objectors)| {
                let cast = |(n, choice): (usize, Option<Choice>)| {
                    Some(Cast { member: member(n), sequence: 1, choice: choice? })
                };
                let edge = |(n, to): (usize, Option<usize>)| Some(Edge { from: member(n), to: member(to?) });
                let objector =
                    |(harm, n): (&str, usize)| Objector { harm: harm.parse().unwrap(), member: member(n) };
                let given = Given {
                    ballots: ballots.into_iter().enumerate().filter_map(cast).collect(),
                    edges: edges.into_iter().enumerate().filter_map(edge).collect(),
                    delegation,
                    secret: secret.into_iter().map(member).collect(),
                    objectors: objectors.into_iter().map(objector).collect(),
                };
                (rule, given)
            },
        )
    })
}

fn result(rule: &Rule, given: &Given) -> Result {
    tally(&constituted(), given, rule).result
}

/// The same vote, but that this member answers so, or not at all.
fn answering(given: &Given, n: usize, choice: Option<Choice>) -> Given {
    let mut given = given.clone();
    given.ballots.retain(|ballot| ballot.member != member(n));
    given.ballots.extend(choice.map(|choice| Cast { member: member(n), sequence: 1, choice }));
    given
}

fn answer(given: &Given, n: usize) -> Option<Choice> {
    given.ballots.iter().find(|ballot| ballot.member == member(n)).map(|ballot| ballot.choice)
}

/// The figures of those who belong, counted by walking with each voice to whoever casts it.
fn naive_figures(rule: &Rule, given: &Given, belongs: impl Fn(usize) -> bool) -> (Vec<(Choice, u64)>, u64) {
    let mut town: Town = vec![(None, Hand::Silent); SEATS];
    let place = |id: MemberId| (0..SEATS).find(|n| member(*n) == id);
    let mut answers = vec![None; SEATS];
    for ballot in &given.ballots {
        if let Some(n) = place(ballot.member).filter(|_| rule.paper.choices().contains(&ballot.choice)) {
            answers[n] = answers[n].max(Some((ballot.sequence, ballot.choice)));
            town[n].1 = Hand::Casts;
        }
    }
    for n in given.secret.iter().filter_map(|id| place(*id)) {
        town[n].1 = Hand::Secret;
    }
    for edge in given.edges.iter().filter(|_| given.delegation.is_some()) {
        if let (Some(from), Some(to)) = (place(edge.from), place(edge.to)) {
            town[from].0 = town[from].0.max(Some(to));
        }
    }
    let voices: Vec<_> = (0..SEATS).filter(|n| belongs(*n)).collect();
    let cap = given.delegation.map_or(u64::MAX, |terms| terms.most(voices.len() as u64));
    let carried = naive(&town, cap, &voices);
    let of = |choice| {
        let casting = (0..SEATS).filter(|n| answers[*n].is_some_and(|(_, answer)| answer == choice));
        casting.map(|n| carried.weights[n]).sum()
    };
    let cells = rule.paper.choices().iter().map(|choice| (*choice, of(*choice))).collect();
    (cells, carried.uncast + carried.secret)
}

fn json(step: &Step) -> serde_json::Map<String, serde_json::Value> {
    serde_json::to_value(step).unwrap().as_object().unwrap().clone()
}

fn kind(step: &serde_json::Map<String, serde_json::Value>) -> &str {
    step["step"].as_str().unwrap()
}

proptest! {
    #[test]
    fn a_withdrawn_consent_or_one_more_refusal_never_makes_it_pass((mut rule, given) in any_vote()) {
        // With a turnout quorum it can, which the next property is about; with an approval quorum, and every other clause, never.
        rule.turnout_quorum = None;
        let before = result(&rule, &given);
        prop_assume!(before != Result::Passed);
        for n in 0..PEOPLE {
            let refusing = answering(&given, n, Some(rule.paper.opposed()));
            prop_assert_ne!(result(&rule, &refusing), Result::Passed, "member {} refuses", n);
            if answer(&given, n) == Some(rule.paper.favour()) {
                prop_assert_ne!(result(&rule, &answering(&given, n, None)), Result::Passed, "member {} withdraws", n);
            }
        }
    }

    #[test]
    fn a_refusal_that_makes_it_pass_is_named((mut rule, given) in any_vote(), share in any_share()) {
        rule.turnout_quorum = Some(TurnoutQuorum(share));
        prop_assume!(result(&rule, &given) != Result::Passed);
        for n in 0..PEOPLE {
            let after = tally(&constituted(), &answering(&given, n, Some(rule.paper.opposed())), &rule);
            if after.result == Result::Passed {
                prop_assert!(after.steps.contains(&Step::NoShow), "member {} made it pass", n);
            }
        }
    }

    #[test]
    fn a_named_harm_never_makes_it_pass((rule, given) in any_vote()) {
        let unopposed = Given { objectors: Vec::new(), ..given.clone() };
        if result(&rule, &given) == Result::Passed {
            prop_assert_eq!(result(&rule, &unopposed), Result::Passed);
        }
    }

    #[test]
    fn cast_and_not_cast_are_the_electorate_in_the_whole_and_in_each_constituency((rule, given) in any_vote()) {
        let counts = tally(&constituted(), &given, &rule).counts;
        let (cells, not_cast) = naive_figures(&rule, &given, |_| true);
        prop_assert_eq!(&counts.whole.cells, &cells);
        prop_assert_eq!(counts.whole.turnout() + not_cast, SEATS as u64);
        for (at, name) in NAMED.iter().enumerate() {
            if let Some(figures) = counts.constituencies.get(&name.parse().unwrap()) {
                // Every third, fourth and fifth, as `constituted` has them.
                let (cells, not_cast) = naive_figures(&rule, &given, |n| n % (at + 3) == 0);
                prop_assert_eq!(&figures.cells, &cells, "{}", name);
                prop_assert_eq!(figures.turnout() + not_cast, figures.electorate, "{}", name);
            }
        }
        prop_assert_eq!(counts.constituencies.len(), rule.constituencies().len());
    }

    #[test]
    fn one_voice_a_seat_however_often_anything_is_said((rule, given) in any_vote()) {
        let twice = Given {
            ballots: given.ballots.repeat(2),
            edges: given.edges.repeat(2),
            secret: given.secret.repeat(2),
            objectors: [given.objectors.clone(), given.objectors.clone()].concat(),
            ..given.clone()
        };
        let once = tally(&constituted(), &given, &rule);
        prop_assert_eq!(&tally(&constituted(), &twice, &rule), &once);
        // Nobody without a seat adds anything, by ballot, by delegation or by objection.
        let seated = |id: &MemberId| *id < member(SEATS);
        let mut among_themselves = given;
        among_themselves.ballots.retain(|ballot| seated(&ballot.member));
        among_themselves.edges.retain(|edge| seated(&edge.from) && seated(&edge.to));
        among_themselves.secret.retain(seated);
        among_themselves.objectors.retain(|objector| seated(&objector.member));
        prop_assert_eq!(tally(&constituted(), &among_themselves, &rule), once);
    }

    #[test]
    fn steps_lose_every_number_that_tells_how_people_voted((rule, given) in any_vote()) {
        for step in tally(&constituted(), &given, &rule).steps {
            let (full, bare) = (json(&step), json(&step.without_numbers()));
            for (key, value) in &full {
                let telling = ["turnout", "voices", "reached", "whole", "behind"].contains(&key.as_str());
                // What the roll alone tells stays: the electorate, and what a quorum of it asks for.
                let of_ballots = key == "needed" && ["threshold", "concurrent", "veto", "with-send-back"].contains(&kind(&full));
                let expected = if telling || of_ballots { &serde_json::Value::Null } else { value };
                prop_assert_eq!(&bare[key], expected, "{} of {}", key, kind(&full));
            }
            let cuts_across = ["delegated", "objection", "concurrent", "veto"].contains(&kind(&full));
            prop_assert_eq!(json(&step.beside_figures()), if cuts_across { bare } else { full });
        }
    }

    #[test]
    fn where_all_cast_themselves_nobody_carries_anything((rule, given) in any_vote()) {
        // All cast themselves: no delegation moves anything, and each counts once, in the whole and wherever they belong.
        let everybody = (0..SEATS).fold(given, |given, n| {
            let choice = answer(&given, n).unwrap_or(Choice::Abstain);
            answering(&given, n, Some(choice))
        });
        let counts = tally(&constituted(), &Given { secret: Vec::new(), ..everybody }, &rule).counts;
        prop_assert_eq!((counts.whole.turnout(), counts.delegated), (SEATS as u64, 0));
        for figures in counts.constituencies.values() {
            prop_assert_eq!(figures.turnout(), figures.electorate);
        }
    }
}

/// The properties above are about something: every result comes up, delegated voices and sustained objections too.
#[test]
fn generated_votes_end_in_every_way() {
    let mut runner = TestRunner::deterministic();
    let votes = any_vote();
    let (mut results, mut delegated, mut stopped) = (BTreeSet::new(), 0, BTreeSet::new());
    for _ in 0..600 {
        let (rule, given) = votes.new_tree(&mut runner).unwrap().current();
        let tally = tally(&constituted(), &given, &rule);
        results.insert(serde_json::to_string(&tally.result).unwrap());
        delegated += usize::from(tally.counts.delegated > 0);
        for step in &tally.steps {
            stopped.extend(match step {
                Step::Objection { .. } => Some("objection"),
                Step::Veto { .. } => Some("veto"),
                Step::Concurrent { met: false, .. } => Some("constituency"),
                Step::ApprovalQuorum { met: false, .. } => Some("approval"),
                Step::TurnoutQuorum { met: false, .. } => Some("turnout"),
                Step::NoShow => Some("no-show"),
                _ => None,
            });
        }
        if let (Some(objection), Paper::Adopt) = (rule.objection, rule.paper) {
            assert!(matches!(objection.then, Sustained::Asks(_)));
        }
    }
    assert_eq!(results.len(), 4, "{results:?}");
    assert_eq!(stopped.len(), 6, "{stopped:?}");
    assert!(delegated > 100, "{delegated}");
}
