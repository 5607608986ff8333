use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    charter::{CrisisDraft, RedLineDraft, RuleDraft, Template},
    crisis::{Asked, CrisisState},
    decision::DecisionKind,
    id::Id,
    moment::Span,
    taxonomy::Risk,
};

fn at(day: u32) -> Moment {
    Moment::from_micros(1_800_000_000_000_000).plus(Span::days(day))
}

fn line(code: &str, purpose: &str) -> RedLineDraft {
    RedLineDraft {
        code: code.into(),
        text: vec![("en".into(), code.into())],
        purposes: vec![purpose.into()],
        ..RedLineDraft::default()
    }
}

/// A charter whose crisis clause asks for more deliberation, shorter terms, and one red line more.
fn charter(name: &str, purpose: &str, term: u32) -> Charter {
    let mut draft = Template::SettledAssociation.draft(&["en".into()], &["DE".into()]);
    draft.red_lines = vec![line(name, purpose)];
    draft.longest_term = Span::days(term).to_string();
    let stricter = |rule: &RuleDraft| RuleDraft { least_deliberation: "P30D".into(), ..rule.clone() };
    draft.crisis = Some(CrisisDraft {
        longest_term: Span::days(term.min(60)).to_string(),
        rules: draft.rules.iter().filter(|rule| rule.kind == DecisionKind::Consent).map(stricter).collect(),
        red_lines: vec![line(&format!("{name}-in-crisis"), "purpose:marketing")],
        burden: None,
        lapses_after: "P30D".into(),
    });
    draft.check().unwrap()
}

/// In force from this day to before that one.
fn crisis(days: Option<(u32, u32)>) -> Option<Crisis> {
    let (from, to) = days?;
    let by = Id::new(Uuid::from_u128(3));
    Some(Crisis {
        id: Id::new(Uuid::from_u128(1)),
        community: Id::new(Uuid::from_u128(2)),
        reason: [("en".parse().unwrap(), "Raids.".to_owned())].into_iter().collect(),
        declared: Asked { by, at: at(from) },
        state: CrisisState::InForce { since: at(from), until: at(to), ending: None },
    })
}

fn standing(name: &str, purpose: &str, term: u32, days: Option<(u32, u32)>) -> Layer {
    let charter = charter(name, purpose, term);
    Layer { digest: charter.digest(), charter, crisis: crisis(days) }
}

fn lines(charter: &Charter) -> Vec<&str> {
    charter.red_lines.iter().map(|line| line.code.as_str()).collect()
}

#[test]
fn a_crisis_holds_from_its_first_moment_to_before_its_last() {
    let own = standing("own", "purpose:journalism", 200, Some((10, 40)));
    let moment = |day: u32, micros: i64| Moment::from_micros(at(day).micros() + micros);
    for (now, holds) in
        [(moment(10, -1), false), (at(10), true), (at(39), true), (moment(40, -1), true), (at(40), false)]
    {
        let effective = Effective::at(own.clone(), &[], now).charter;
        let deliberation = effective.rule(DecisionKind::Consent, Risk::Low).unwrap().least_deliberation;
        let expected =
            if holds { (Span::days(60), Span::days(30)) } else { (Span::days(200), Span::days(7)) };
        assert_eq!((effective.longest_term, deliberation), expected, "{now}");
        assert_eq!(lines(&effective).len(), if holds { 2 } else { 1 });
        // Of what the clause does not speak, nothing changes.
        let mandate =
            |charter: &Charter| charter.rule(DecisionKind::Mandate, Risk::High).unwrap().rule.clone();
        assert_eq!(mandate(&effective), mandate(&own.charter));
    }
}

#[test]
fn what_any_ancestor_forbids_is_forbidden() {
    let own = standing("own", "purpose:journalism", 200, None);
    let parent = standing("parent", "purpose:migration-control", 150, Some((10, 40)));
    let oldest = standing("oldest", "purpose:law-enforcement", 300, None);
    let now = |day| Effective::at(own.clone(), &[parent.clone(), oldest.clone()], at(day));
    let (before, during) = (now(9), now(20));
    assert_eq!(lines(&before.charter), ["own", "parent", "oldest"]);
    assert_eq!(before.charter.longest_term, Span::days(150));
    assert_eq!(lines(&during.charter), ["own", "parent", "parent-in-crisis", "oldest"]);
    assert_eq!(during.charter.longest_term, Span::days(60));
    assert_eq!(during.digest, own.charter.digest(), "decisions name the charter as it was written");
    // The parent's rules are held against the child's when it is founded or amended, not laid over them.
    assert_eq!(during.charter.rules, own.charter.rules);
}

proptest! {
    /// Whatever was declared where: nothing is ever looser than what was written, for the child or for any ancestor.
    #[test]
    fn what_holds_is_never_looser_than_what_was_written(
        terms in prop::collection::vec(30_u32..700, 1..5),
        crises in prop::collection::vec(prop::option::of((0_u32..50, 1_u32..50)), 5),
        day in 0_u32..100,
    ) {
        let purposes = ["purpose:journalism", "purpose:marketing", "purpose:research", "purpose:law-enforcement"];
        let line: Vec<_> = terms.iter().zip(&crises).enumerate().map(|(at, (term, crisis))| {
            let days = crisis.map(|(from, lasts)| (from, from + lasts));
            standing(&format!("line-{at}"), purposes[at % 4], *term, days)
        }).collect();
        let effective = Effective::at(line[0].clone(), &line[1..], at(day)).charter;
        for ancestor in &line {
            prop_assert!(ancestor.charter.red_lines.iter().all(|line| effective.red_lines.contains(line)));
            prop_assert!(ancestor.charter.conditions.iter().all(|one| effective.conditions.contains(one)));
            prop_assert!(effective.longest_term <= ancestor.charter.longest_term);
        }
        for (kind, risk) in DecisionKind::ALL.into_iter().flat_map(|kind| Risk::ALL.map(|risk| (kind, risk))) {
            let (now, written) = (effective.rule(kind, risk).unwrap(), line[0].charter.rule(kind, risk).unwrap());
            prop_assert!(!now.looser_than(written), "{kind:?} {risk:?}");
        }
        prop_assert_eq!(effective.keeps(&line[0].charter), Ok(()));
    }
}
