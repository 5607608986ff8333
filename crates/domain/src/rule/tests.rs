use super::{tests_support::any_full_rule, *};
use proptest::prelude::*;

#[test]
fn notation_cases() {
    for text in [
        "consent: 2/3 of cast; approval quorum 1/4 of roll",
        "for: majority of cast",
        "for: majority of roll",
        "for: more than 2/3 of cast; turnout quorum 1/2 of roll",
        "consent: majority of cast; approval quorum 1/4 of roll; turnout quorum 1/3 of roll",
        "consent: majority of cast; objection by 1/20 of roll sends back",
        "for: 2/3 of cast; objection by 1/20 of roll asks 2/3 of cast",
        "for: 2/3 of cast; objection by 1/20 of roll asks more than 2/3 of roll",
        "for: majority of cast; objection by 1/20 of roll asks 4/5 of roll",
        "consent: majority of cast; concurrent in-lesvos majority of roll; concurrent women 2/3 of cast",
        "consent: 2/3 of cast; approval quorum 1/4 of roll; veto without-papers 1/3 of roll; veto women 1/2 of cast",
    ] {
        assert_eq!(text.parse::<Rule>().map(|rule| rule.to_string()).as_deref(), Ok(text));
    }
    for wrong in [
        "",
        "consent",
        "consent:",
        "consent: ",
        "refuse: majority of cast",
        "consent: 2/3",
        "consent: 4/3 of cast",
        "consent: 2/3 of people",
        "consent: majority of cast;",
        "consent: majority of cast; approval quorum 1/4",
        "consent:majority of cast",
        "consent: majority of cast; turnout quorum 1/3 of roll; approval quorum 1/4 of roll",
        "consent: majority of cast; approval quorum 1/4 of roll; approval quorum 1/4 of roll",
        "for: majority of cast; objection by 1/20 of roll sends back",
        "consent: majority of cast; objection by 1/20 of roll",
        "consent: majority of cast; objection by 1/20 of roll asks more",
        "consent: majority of cast; objection by 1/20 of cast sends back",
        "consent: majority of cast; concurrent women majority of cast; concurrent in-lesvos majority of roll",
        "consent: majority of cast; concurrent women majority of cast; concurrent women majority of cast",
        "consent: majority of cast; concurrent majority of cast",
        "consent: majority of cast; veto women 1/2 of cast; veto women 1/2 of cast",
        "consent: majority of cast; veto women 1/2",
        "consent: majority of cast; veto women 1/2 of cast; concurrent women majority of cast",
        "for: majority of cast; objection by 1/20 of roll sends back",
        "for: 2/3 of cast; objection by 1/20 of roll asks majority of cast",
        "for: 2/3 of cast; objection by 1/20 of roll asks majority of roll",
        "for: 2/3 of roll; objection by 1/20 of roll asks 4/5 of cast",
        "for: more than 2/3 of cast; objection by 1/20 of roll asks 2/3 of cast",
        "consent: 2/4 of cast",
        "consent: more than 1/2 of cast",
    ] {
        assert_eq!(wrong.parse::<Rule>(), Err(NotARule), "{wrong}");
    }
}

#[test]
fn a_rule_that_nobody_could_read_aloud_is_none() {
    let of = |length: usize| {
        let clauses = (10..42).map(|n| format!("; veto in-camp-{n} 1/2 of cast"));
        let rule = format!("for: majority of cast{}", clauses.collect::<String>());
        let rest = length - rule.len() - "; veto  1/2 of cast".len();
        format!("{rule}; veto {} 1/2 of cast", "z".repeat(rest))
    };
    for length in [LONGEST - 1, LONGEST, LONGEST + 1] {
        let text = of(length);
        assert_eq!((text.len(), text.parse::<Rule>().is_ok()), (length, length <= LONGEST));
    }
}

proptest! {
    #[test]
    fn parse_and_print_are_inverses(rule in any_full_rule()) {
        prop_assert_eq!(rule.to_string().parse::<Rule>(), Ok(rule));
    }

    #[test]
    fn a_looser_rule_is_never_looser_than_itself(rule in any_full_rule()) {
        prop_assert!(!rule.looser_than(&rule));
    }
}

#[test]
fn clauses_that_weigh_less_are_looser() {
    for (mine, theirs) in [
        ("consent: 3/5 of cast", "consent: 2/3 of cast"),
        ("consent: 2/3 of cast", "consent: more than 2/3 of cast"),
        ("consent: 4/5 of cast", "consent: 2/3 of roll"),
        ("consent: 2/3 of cast", "consent: 2/3 of cast; objection by 1/20 of roll sends back"),
        (
            "consent: 2/3 of cast; objection by 1/10 of roll sends back",
            "consent: 2/3 of cast; objection by 1/20 of roll sends back",
        ),
        (
            "consent: 2/3 of cast; objection by 1/20 of roll asks 4/5 of cast",
            "consent: 2/3 of cast; objection by 1/20 of roll sends back",
        ),
        (
            "consent: 2/3 of cast; objection by 1/20 of roll asks 3/4 of cast",
            "consent: 2/3 of cast; objection by 1/20 of roll asks 4/5 of cast",
        ),
        ("consent: 2/3 of cast", "consent: 2/3 of cast; concurrent women majority of cast"),
        (
            "consent: 2/3 of cast; concurrent women majority of cast",
            "consent: 2/3 of cast; concurrent women 2/3 of cast",
        ),
        ("consent: 2/3 of cast", "consent: 2/3 of cast; veto women 1/2 of cast"),
        ("consent: 2/3 of cast; veto women 2/3 of cast", "consent: 2/3 of cast; veto women 1/2 of cast"),
        ("consent: 2/3 of cast", "consent: 2/3 of cast; approval quorum 1/4 of roll"),
        (
            "consent: 2/3 of cast; turnout quorum 1/5 of roll",
            "consent: 2/3 of cast; turnout quorum 1/4 of roll",
        ),
    ] {
        let (mine, theirs): (Rule, Rule) = (mine.parse().unwrap(), theirs.parse().unwrap());
        assert!(mine.looser_than(&theirs) && !theirs.looser_than(&mine), "{mine} / {theirs}");
    }
    // Which base of a veto weighs less depends on who votes: each may be looser than the other.
    let [cast, roll] = ["cast", "roll"].map(|base| format!("for: 2/3 of cast; veto women 1/2 of {base}"));
    let (cast, roll): (Rule, Rule) = (cast.parse().unwrap(), roll.parse().unwrap());
    assert!(cast.looser_than(&roll) && roll.looser_than(&cast));
}
