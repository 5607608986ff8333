use proptest::prelude::*;

use super::{
    super::{TermsDraft, tests as sample},
    *,
};
use crate::charter::RedLine;

fn read(change: impl FnOnce(&mut TermsDraft)) -> Terms {
    let mut draft = sample::draft_that_answers_all();
    change(&mut draft);
    draft.check(&sample::charter(), sample::now()).unwrap()
}

type Change = fn(&mut TermsDraft);

/// A change as one line: the field, how it moved, what stood and what stands there.
fn told(changes: &[TermChange]) -> Vec<String> {
    let short = |piece: &Option<Piece>| match piece {
        None => "-".to_owned(),
        Some(Piece::Code(code)) => code.to_string(),
        Some(Piece::Place(place)) => place.to_string(),
        Some(Piece::Span(span)) => span.to_string(),
        Some(Piece::Recipient(recipient)) => format!("{}, {}", recipient.name, recipient.country),
        Some(Piece::Promise(promise)) => promise.due.as_str().to_owned(),
        Some(Piece::Risk(risk)) => risk.harm.to_string(),
        Some(Piece::Benefit(benefit)) => benefit.benefit.to_string(),
        Some(_) => "…".to_owned(),
    };
    let line = |c: &TermChange| format!("{} {:?} {} {}", c.field, c.kind, short(&c.before), short(&c.after));
    changes.iter().map(line).collect()
}

#[test]
fn each_field_tells_what_moved() {
    let cases: &[(&[&str], Change)] = &[
        (&[], |_| {}),
        (&["title Changed … …"], |t| t.title[0].1.push('!')),
        (&["summary Changed … …"], |t| t.summary[0].1.push('!')),
        (&["purposes Added - purpose:statistics"], |t| t.purposes.push("purpose:statistics".into())),
        (&["dataCategories Added - data:employment", "dataCategories Removed data:survey-answers -"], |t| {
            t.data_categories = vec!["data:employment".into()]
        }),
        (&["journeyStages Added - stage:in-transit"], |t| t.journey_stages.push("stage:in-transit".into())),
        (&["recipients Changed University, DE University, FR"], |t| t.recipients[0].country = "FR".into()),
        (&["storagePlaces Added - FR"], |t| t.storage_places.push("FR".into())),
        (&["technologies Removed technology:aggregation -"], |t| t.technologies.clear()),
        (&["retention Changed P180D P30D"], |t| t.retention = "P30D".into()),
        (&["term Changed P180D P30D"], |t| t.term = "P30D".into()),
        (&["promises Changed 2027-03-01 2027-04-01"], |t| t.promises[0].due = "2027-04-01".into()),
        (&["promises Added - 2027-04-01"], |t| {
            let mut second = t.promises[0].clone();
            second.due = "2027-04-01".into();
            t.promises.insert(0, second);
        }),
        (&["risks Changed harm:removal harm:removal"], |t| t.risks[0].mitigation[0].1.push('!')),
        (&["risks Reordered - -"], |t| t.risks.reverse()),
        (&["assessment Added - …"], |t| {
            t.assessment = Some(super::super::AssessmentDraft {
                digest: format!("sha256:{}", "0a".repeat(32)),
                at: "https://university.example/study.pdf".into(),
            })
        }),
        (&["benefits Changed benefit:better-services benefit:better-services"], |t| {
            t.benefits[0].due = "2027-05-01".into()
        }),
        (&["ifRefused Changed … …"], |t| t.if_refused[0].1.push('!')),
        (&["withdrawal Changed … …"], |t| t.withdrawal.within = "P7D".into()),
        (&["complaints Changed … …"], |t| t.complaints.to = "the ombuds office".into()),
        (&["conditions Added - condition:interpreter-available"], |t| {
            t.conditions.push("condition:interpreter-available".into())
        }),
        (&["legalBasis Added - basis:public-interest"], |t| {
            t.legal_basis = Some("basis:public-interest".into())
        }),
        (&["usageTrail Added - P90D"], |t| t.usage_trail = Some("P90D".into())),
    ];
    for (wanted, change) in cases {
        let changes = read(change).changes_since(&read(|_| {}));
        assert_eq!(&told(&changes), wanted);
    }
}

#[test]
fn a_change_tells_which_red_lines_it_comes_near() {
    let line = |code: &str, data: &[&str], recipients: &[&str], places: &[&str]| RedLine {
        code: code.into(),
        text: LocalText::default(),
        purposes: Vec::new(),
        data_categories: data.iter().map(|code| code.parse().unwrap()).collect(),
        recipient_kinds: recipients.iter().map(|code| code.parse().unwrap()).collect(),
        technologies: Vec::new(),
        places: places.iter().map(|place| place.parse().unwrap()).collect(),
    };
    let lines = [
        line("kin-to-ngo", &["data:family"], &["recipient:ngo"], &[]),
        line("abroad", &["data:health"], &[], &["FR"]),
    ];
    let near = |change: Change| {
        let changes = read(change).changes_since(&read(|_| {}));
        let touched = |line: &&RedLine| changes.iter().any(|change| change.touches(line));
        lines.iter().filter(touched).map(|line| line.code.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(near(|t| t.retention = "P30D".into()), Vec::<&str>::new());
    assert_eq!(near(|t| t.storage_places.push("FR".into())), ["abroad"]);
    assert_eq!(near(|t| t.recipients[0].country = "FR".into()), ["abroad"]);
    assert_eq!(near(|t| t.technologies.clear()), Vec::<&str>::new(), "what goes comes near nothing");
    let passed_on = super::super::OnwardDraft {
        kind: "recipient:ngo".into(),
        country: "DE".into(),
        what_for: vec![("en".into(), "The law asks for it.".into())],
    };
    let mut draft = sample::draft_that_answers_all();
    draft.recipients[0].onward.push(passed_on);
    let changes = draft.check(&sample::charter(), sample::now()).unwrap().changes_since(&read(|_| {}));
    assert!(changes.iter().any(|change| change.touches(&lines[0])));
}

/// Terms that differ from the sample in a few fields, some of them in the same way.
fn some_terms() -> impl Strategy<Value = Terms> {
    let codes = |pool: &'static [&'static str]| {
        proptest::sample::subsequence(pool.to_vec(), 1..=pool.len()).prop_shuffle()
    };
    let texts = prop::sample::select(vec!["One.", "Two.", "Three."]);
    let purposes = codes(&["purpose:academic-research", "purpose:statistics", "purpose:research"]);
    let places = codes(&["DE", "FR", "GR"]);
    let days =
        prop::collection::vec(prop::sample::select(vec!["2027-01-01", "2027-02-01", "2027-03-01"]), 1..4);
    let spans = prop::sample::select(vec!["P10D", "P20D"]);
    (texts, purposes, places, days, spans).prop_map(|(text, purposes, places, days, span)| {
        read(|draft| {
            draft.summary[0].1 = text.into();
            draft.purposes = purposes.into_iter().map(str::to_owned).collect();
            draft.storage_places = places.into_iter().map(str::to_owned).collect();
            let promise = draft.promises[0].clone();
            let due = |day: &str| super::super::PromiseDraft { due: day.into(), ..promise.clone() };
            draft.promises = days.into_iter().map(due).collect();
            draft.retention = span.into();
        })
    })
}

proptest! {
    /// The list is empty where the words are the same and only then; what was added in one direction was removed in the other.
    #[test]
    fn changes_are_what_tells_two_versions_apart(one in some_terms(), other in some_terms()) {
        let (there, back) = (one.changes_since(&other), other.changes_since(&one));
        prop_assert_eq!(there.is_empty(), one.digest() == other.digest());
        let count = |changes: &[TermChange], kind| changes.iter().filter(|change| change.kind == kind).count();
        prop_assert_eq!(count(&there, ChangeKind::Added), count(&back, ChangeKind::Removed));
        prop_assert_eq!(count(&there, ChangeKind::Changed), count(&back, ChangeKind::Changed));
        prop_assert_eq!(count(&there, ChangeKind::Reordered), count(&back, ChangeKind::Reordered));
    }
}
