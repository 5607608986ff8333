use super::*;
use crate::ranking::tests::{Case, cases, in_words};
use proptest::prelude::*;

fn count(slate: Slate, ballots: &[(Approved, u64)]) -> Outcome {
    elect(slate, ballots.iter().map(|(ballot, weight)| (ballot, *weight))).unwrap()
}

fn check(case: &Case<'_>) {
    let slate = case.slate();
    let ballots: Vec<_> =
        case.ballots().map(|(weight, text)| (Approved::read(text, slate).unwrap(), weight)).collect();
    let outcome = count(slate, &ballots);
    let approvals: Vec<_> = outcome.approvals.iter().map(|count| count.members.to_string()).collect();
    assert_eq!(approvals.join(" "), case.must("approvals"), "{}", case.name());
    assert_eq!(in_words(&outcome.elected), case.must("elected"), "{}", case.name());
}

#[test]
fn golden_cases() {
    let cases = cases(include_str!("../../cases/approval.txt"));
    assert_eq!(cases.len(), 9);
    cases.iter().for_each(check);
}

#[test]
fn more_members_than_can_be_counted_are_refused() {
    let slate = Slate::new(1).unwrap();
    let one = Approved::read("1", slate).unwrap();
    assert_eq!(elect(slate, [(&one, u64::MAX), (&one, 1)]), Err(TooHeavy));
    assert_eq!(count(slate, &[(one, u64::MAX)]).members, u64::MAX);
}

#[test]
fn approvals_of_somebody_who_does_not_stand_count_for_nothing() {
    let wide: Approved = "approve 2,7".parse().unwrap();
    let outcome = count(Slate::new(2).unwrap(), &[(wide, 3)]);
    assert_eq!(outcome.approvals.iter().map(|count| count.members).collect::<Vec<_>>(), [0, 3, 0]);
}

fn any_election() -> impl Strategy<Value = (Slate, Vec<(Approved, u64)>)> {
    (1usize..6).prop_flat_map(|nominees| {
        let ballot = prop::collection::btree_set(1..=nominees, 0..=nominees).prop_map(|numbers| {
            let names: Vec<_> = numbers.iter().map(usize::to_string).collect();
            let names = if names.is_empty() { "none".to_owned() } else { names.join(",") };
            format!("approve {names}").parse().unwrap()
        });
        (Just(Slate::new(nominees).unwrap()), prop::collection::vec((ballot, 0u64..4), 0..12))
    })
}

proptest! {
    #[test]
    fn the_order_of_ballots_does_not_matter((slate, mut ballots) in any_election(), turn in 0usize..12) {
        let before = count(slate, &ballots);
        ballots.reverse();
        let by = turn % ballots.len().max(1);
        ballots.rotate_left(by);
        prop_assert_eq!(count(slate, &ballots), before);
    }

    #[test]
    fn weights_are_repetitions((slate, ballots) in any_election()) {
        let repeated: Vec<_> = ballots.iter()
            .flat_map(|(ballot, weight)| std::iter::repeat_n((ballot.clone(), 1), *weight as usize)).collect();
        prop_assert_eq!(count(slate, &repeated), count(slate, &ballots));
    }

    #[test]
    fn who_is_chosen_has_the_most((slate, ballots) in any_election()) {
        // An oracle of its own: straight from the words of the rule, member by member.
        let of = |candidate: Candidate| ballots.iter()
            .filter(|(ballot, _)| ballot.approves(candidate)).map(|(_, weight)| weight).sum::<u64>();
        let none = of(Candidate::NoneOfThem);
        let ahead: Vec<Nominee> = slate.nominees()
            .filter(|one| of(Candidate::Nominee(*one)) > none)
            .filter(|one| slate.nominees().all(|other| of(Candidate::Nominee(*one)) >= of(Candidate::Nominee(other))))
            .collect();
        match count(slate, &ballots).elected {
            Elected::One(one) => prop_assert_eq!(ahead, vec![one]),
            Elected::RunOff(several) => {
                prop_assert!(several.len() > 1);
                prop_assert_eq!(ahead, several);
            }
            Elected::NoneOfThem(_) => prop_assert_eq!(ahead, vec![]),
        }
    }

    #[test]
    fn one_more_approval_never_hurts((slate, mut ballots) in any_election(), at in 0usize..12) {
        let Elected::One(winner) = count(slate, &ballots).elected else { return Ok(()) };
        let at = at % ballots.len();
        let names = slate.nominees().filter(|one| *one == winner || ballots[at].0.approves(Candidate::Nominee(*one)));
        let names: Vec<_> = names.map(|one| one.to_string()).collect();
        ballots[at].0 = Approved::read(&names.join(","), slate).unwrap();
        prop_assert_eq!(count(slate, &ballots).elected, Elected::One(winner));
    }
}
