//! Arbitrary and damaged crisis clauses: nothing breaks their reader, what is read only tightens, and every refusal says where.

use domain::{
    charter::{Charter, CrisisDraft, RedLineDraft, Template},
    decision::DecisionKind,
    taxonomy::Risk,
};
use proptest::prelude::*;

const PIECES: [&str; 12] = [
    "P90D",
    "P731D",
    "PT0S",
    "P1Y",
    "-P1D",
    "\u{202e}",
    "",
    "consent: majority of cast",
    "consent: 3/4 of cast; approval quorum 1/2 of roll",
    "for: 3/4 of roll",
    "for: 1/3 of cast",
    "consent: 1/1 of roll; approval quorum 1/1 of roll; objection by 1/10 of roll sends back",
];

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![4 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => ".{0,12}"]
}

/// Some rules of the template, each with words of its own or with other ones.
fn any_rules() -> impl Strategy<Value = Vec<(usize, Option<String>, Option<String>)>> {
    let other = || prop::option::weighted(0.3, any_text());
    prop::collection::vec((0_usize..7, other(), other()), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_crisis_clause_loosens_a_charter(
        term in prop_oneof![Just("P90D".to_owned()), any_text()],
        lapses in prop_oneof![Just("P30D".to_owned()), any_text()],
        rules in any_rules(),
        line in prop::option::of(any_text()),
    ) {
        let mut draft = Template::SettledAssociation.draft(&["en".into()], &["DE".into()]);
        let rules = rules.into_iter().map(|(at, rule, deliberation)| {
            let mut changed = draft.rules[at].clone();
            changed.rule = rule.unwrap_or(changed.rule);
            changed.least_deliberation = deliberation.unwrap_or(changed.least_deliberation);
            changed
        });
        let rules: Vec<_> = rules.collect();
        let red_lines = line.map(|code| RedLineDraft { code, ..draft.red_lines[0].clone() });
        let places = [rules.len(), red_lines.iter().len()];
        draft.crisis = Some(CrisisDraft {
            longest_term: term,
            rules,
            red_lines: red_lines.into_iter().collect(),
            burden: None,
            lapses_after: lapses,
        });
        match draft.check() {
            Ok(charter) => {
                let in_crisis = charter.in_crisis();
                prop_assert_eq!(in_crisis.keeps(&charter), Ok(()));
                prop_assert!(charter.red_lines.iter().all(|line| in_crisis.red_lines.contains(line)));
                for (kind, risk) in DecisionKind::ALL.into_iter().flat_map(|kind| Risk::ALL.map(|risk| (kind, risk))) {
                    prop_assert!(in_crisis.rule(kind, risk).is_some());
                }
                let stored = serde_json::to_string(&charter).unwrap();
                prop_assert_eq!(serde_json::from_str::<Charter>(&stored).unwrap(), charter);
            }
            Err(refused) => for refusal in refused.all() {
                prop_assert_eq!(refusal.path.first().map(String::as_str), Some("crisis"));
                let length = match refusal.path.get(1).map(String::as_str) {
                    Some("rules") => places[0],
                    Some("redLines") => places[1],
                    Some("longestTerm" | "lapsesAfter") => 0,
                    other => panic!("{other:?} is no field of a crisis clause"),
                };
                let at = refusal.path.get(2).map(|at| at.parse::<usize>().unwrap());
                prop_assert!(at.is_none_or(|at| at < length), "{:?}", refusal.path);
            },
        }
    }
}
