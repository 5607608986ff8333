use super::*;
use crate::{
    charter::{CharterDraft, Template},
    taxonomy::Risk,
};

fn draft() -> CharterDraft {
    let mut draft = Template::PeopleInTransit.draft(&["en".into(), "ar".into()], &["GR".into()]);
    draft.ombuds = Some(draft.principles[0].clone());
    let crisis = draft.crisis.as_mut().unwrap();
    crisis.rules = vec![draft.rules[0].clone()];
    draft
}

fn told(changes: &[Change]) -> Vec<String> {
    changes.iter().map(|change| format!("{} {}", change.how().word(), change.path)).collect()
}

#[test]
fn each_clause_that_differs_is_named_with_how() {
    type Edit = fn(&mut CharterDraft);
    let cases: &[(&[&str], Edit)] = &[
        (&[], |_| {}),
        (&["changed languages.first"], |d| d.languages.swap(0, 1)),
        (&["added places.TR"], |d| d.places.push("TR".into())),
        (&["changed scale"], |d| d.scale = Scale::International),
        (&["removed principles.لا أحد يقرّر بشأن بياناتنا من دوننا."], |d| {
            drop(d.principles.remove(0))
        }),
        (&["removed redLines.no-tracking", "added redLines.no-following"], |d| {
            d.red_lines[3].code = "no-following".into();
        }),
        (&["changed redLines.no-body-data"], |d| d.red_lines[4].data_categories.push("data:health".into())),
        (&["removed conditions.condition:interpreter-available"], |d| drop(d.conditions.pop())),
        (&["changed constituencies.travelling-alone"], |d| d.constituencies[1].label[0].1 = "Alone".into()),
        (&["changed rules.consent", "added rules.mandate.high"], |d| {
            d.rules[2].window = "P9D".into();
            let mandate = super::super::RuleDraft { risk: Some(Risk::High), ..d.rules[1].clone() };
            d.rules.push(mandate);
        }),
        (&["removed choosing"], |d| d.choosing = None),
        (&["changed choosing"], |d| d.choosing.as_mut().unwrap().window = "P9D".into()),
        (&["changed mostAssisted"], |d| d.most_assisted = 1),
        (&["removed risks.stage:in-camp,data:aid-received,*"], |d| {
            d.risks.remove(1);
        }),
        (&["changed longestTerm"], |d| d.longest_term = "P100D".into()),
        (&["changed deliberation.answerWithin"], |d| d.deliberation.answer_within = "P9D".into()),
        (&["changed reporting.every"], |d| d.reporting.as_mut().unwrap().every = "P9D".into()),
        (&["removed reporting.what", "removed reporting.every"], |d| d.reporting = None),
        (&["changed ombuds"], |d| d.ombuds = Some(d.principles[1].clone())),
        (&["changed petitions.amendment"], |d| d.petitions.amendment = "1/3".into()),
        (
            &[
                "removed crisis.longestTerm",
                "removed crisis.lapsesAfter",
                "removed crisis.rules.charter",
                "removed crisis.redLines.no-state-now",
                "removed crisis.burden.minutes",
            ],
            |d| d.crisis = None,
        ),
        (&["changed burden.minutes"], |d| d.burden.as_mut().unwrap().minutes += 1),
        (&["removed burden.minutes"], |d| d.burden = None),
        (&["removed crisis.burden.minutes"], |d| d.crisis.as_mut().unwrap().burden = None),
        // What only stands elsewhere reads as it did.
        (&[], |d| d.red_lines.swap(0, 1)),
        (&[], |d| d.principles.swap(0, 1)),
        (&[], |d| d.rules.swap(0, 1)),
    ];
    let before = draft().check().unwrap();
    for (wanted, edit) in cases {
        let mut edited = draft();
        edit(&mut edited);
        let after = edited.check().unwrap();
        let changes = after.changes_against(&before);
        assert_eq!(told(&changes), *wanted);
        // Read the other way round, what is new is what was gone.
        let back = before.changes_against(&after);
        let other = |how: How| match how {
            How::Added => How::Removed,
            How::Removed => How::Added,
            How::Changed => How::Changed,
        };
        assert_eq!(back.len(), changes.len());
        for change in &changes {
            let same = back.iter().find(|same| same.path == change.path).unwrap();
            assert_eq!(
                (&same.before, &same.after, same.how()),
                (&change.after, &change.before, other(change.how()))
            );
            assert!(after.parts_unlike(&before).contains(&change.part));
        }
        let stored = serde_json::to_string(&changes).unwrap();
        assert_eq!(serde_json::from_str::<Vec<Change>>(&stored).unwrap(), changes);
    }
}

#[test]
fn every_part_has_clauses_and_no_two_share_a_path() {
    let charter = draft().check().unwrap();
    let mut paths: Vec<String> = Vec::new();
    for part in Part::ALL {
        let clauses = charter.clauses(part);
        assert!(!clauses.is_empty(), "{part:?}");
        paths.extend(clauses.into_iter().map(|(path, _)| path));
    }
    let count = paths.len();
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), count);
}
