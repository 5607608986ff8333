//! Malformed proposals and what their requesters are answered: `tests/malformed/cases.json` changes the good terms of
//! `tests/malformed/base.json`; every fault of every case stands in `tests/malformed/answers.txt`, read by people, compared here.

use std::{fmt::Write, fs, path::Path};

use domain::{
    charter::{BurdenDraft, Charter, Template},
    moment::Moment,
    refusal::{Reason, Refusal},
    terms::TermsDraft,
};
use serde_json::Value;

use super::golden::REWRITE;
use crate::{locale::Locale, render};

const BASE: &str = include_str!("../../tests/malformed/base.json");
const CASES: &str = include_str!("../../tests/malformed/cases.json");

fn charter() -> Charter {
    let languages = ["en", "ar", "fr"].map(str::to_owned);
    let mut draft = Template::SettledAssociation.draft(&languages, &["DE".into()]);
    // Little time, so that a case which asks for too much of it need not be a book.
    draft.burden = Some(BurdenDraft { minutes: 28 });
    draft.check().unwrap()
}

fn now() -> Moment {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

/// The good terms with what a case sets and removes, each named by its JSON pointer; `-` is the end of a list.
fn changed(case: &Value) -> TermsDraft {
    let mut draft: Value = serde_json::from_str(BASE).unwrap();
    let split = |pointer: &str| {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        (parent.to_owned(), name.to_owned())
    };
    for (pointer, value) in case["set"].as_object().into_iter().flatten() {
        let (parent, name) = split(pointer);
        match (name.as_str(), draft.pointer_mut(&parent).unwrap()) {
            ("-", Value::Array(entries)) => entries.push(value.clone()),
            (at, Value::Array(entries)) => entries[at.parse::<usize>().unwrap()] = value.clone(),
            (name, fields) => *fields.get_mut(name).unwrap() = value.clone(),
        }
    }
    for pointer in case["remove"].as_array().into_iter().flatten() {
        let (parent, at) = split(pointer.as_str().unwrap());
        draft.pointer_mut(&parent).unwrap().as_array_mut().unwrap().remove(at.parse().unwrap());
    }
    serde_json::from_value(draft).unwrap()
}

fn cases() -> Vec<(String, Vec<Refusal>)> {
    let cases: Vec<Value> = serde_json::from_str(CASES).unwrap();
    let charter = charter();
    let judged = cases.iter().map(|case| {
        let refused = changed(case).check(&charter, now()).err();
        let faults = refused.map(|refused| refused.all().to_vec()).unwrap_or_default();
        (case["name"].as_str().unwrap().to_owned(), faults)
    });
    judged.collect()
}

#[test]
fn the_terms_that_the_cases_spoil_are_good() {
    changed(&Value::Null).check(&charter(), now()).unwrap();
}

#[test]
fn each_malformed_proposal_has_a_fault_and_is_told_all_of_them_with_what_to_do() {
    let cases = cases();
    assert!(cases.len() >= 60, "{}", cases.len());
    let mut told = String::new();
    for (name, faults) in &cases {
        assert!(!faults.is_empty(), "{name}: nothing is wrong with it");
        let _ = writeln!(told, "# {name}");
        for fault in faults {
            let said = render::refusal(&fault.reason, &Locale::English);
            let remedy = said.remedy.unwrap_or_else(|| panic!("{}: nothing to do", fault.reason.code()));
            let _ = writeln!(
                told,
                "{} [{}]\n    {}\n    → {remedy}",
                fault.path.join("."),
                fault.reason.code(),
                said.message
            );
        }
        told.push('\n');
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/malformed/answers.txt");
    if std::env::var_os(REWRITE).is_some() {
        fs::write(&path, &told).unwrap();
    }
    let agreed = fs::read_to_string(&path).unwrap_or_default();
    let differs = agreed.lines().zip(told.lines()).position(|(a, b)| a != b).map(|at| at + 1);
    assert!(
        agreed == told,
        "{} differs, first at line {differs:?}. Read what changed; to agree to it: {REWRITE}=1 cargo nextest run --workspace -E 'package(notices)'",
        path.display(),
    );
}

/// Every reason that the gate can give is given in some case, so that each answer was read by somebody.
#[test]
fn the_cases_show_every_reason_that_is_about_terms() {
    let given: Vec<&str> = cases()
        .iter()
        .flat_map(|(_, faults)| faults.iter().map(|fault| fault.reason.code()).collect::<Vec<_>>())
        .collect();
    for (code, _) in Reason::ALL.iter().filter(|(code, _)| code.starts_with("terms.")) {
        assert!(given.contains(code), "no case is refused as {code}");
    }
}
