//! The form of the policy. That it says the same as the permission rule, an evaluator of others judges in `tests/bench/tests/odrl.rs`.

use domain::{
    agreement::{AgreementState, Signing},
    id::{AgreementId, CommunityId, DecisionId, ProposalId, RequesterId},
    taxonomy::{self, CodeKind},
    terms::Terms,
};

use super::*;
use crate::odrl::tests::terms;

fn policy(terms: Terms, kind: &str, red_lines: &[RedLine]) -> Result<Value, TooManyRules> {
    let term = ["2026-03-09T07:00:00Z", "2026-06-07T07:00:00Z"].map(|text| text.parse::<Moment>().unwrap());
    let agreement = Agreement {
        id: AgreementId::numbered(6),
        community: CommunityId::numbered(2),
        requester: RequesterId::numbered(5),
        decision: DecisionId::numbered(1),
        proposal: ProposalId::numbered(4),
        digest: terms.digest(),
        terms,
        state: AgreementState::InForce { from: term[0], until: term[1] },
        signing: Signing::default(),
    };
    let kind = &kind.parse().unwrap();
    Atomising { url: "https://ownaccord.example", agreement: &agreement, term: term.into(), kind, red_lines }
        .policy()
}

/// The agreement of the tests, in a country of few parts, with a line that meets it and one that does not.
fn sample() -> Value {
    in_place("LU")
}

fn in_place(place: &str) -> Value {
    let terms = Terms { places: vec![place.parse().unwrap()], ..terms() };
    let met = RedLine {
        recipient_kinds: vec!["recipient:academic".parse().unwrap()],
        places: vec!["LU-CL".parse().unwrap()],
        ..super::super::tests::red_line()
    };
    let met = RedLine { purposes: Vec::new(), ..met };
    policy(terms, "recipient:ngo", &[met, super::super::tests::red_line()]).unwrap()
}

/// Each rule has one target, party, action and value an operand, and no left operand that is not the vocabulary's.
#[test]
fn every_rule_is_an_atom() {
    let policy = sample();
    let core = [
        "purpose",
        "recipient",
        "spatial",
        "systemDevice",
        "dateTime",
        "elapsedTime",
        "event",
        "delayPeriod",
    ];
    for (name, least) in [("permission", 100), ("prohibition", 2), ("obligation", 3)] {
        let rules = policy[name].as_array().unwrap();
        assert!(rules.len() >= least, "{name}: {}", rules.len());
        for rule in rules {
            assert!(
                ["target", "assigner", "assignee", "action"].iter().all(|one| rule[one].is_string()),
                "{rule}"
            );
            for limit in rule["constraint"].as_array().into_iter().flatten() {
                assert!(core.iter().any(|one| limit["leftOperand"] == *one), "{limit}");
                assert!(limit["operator"].is_string() && limit["rightOperand"].is_object(), "{limit}");
            }
        }
        let distinct: std::collections::BTreeSet<String> = rules.iter().map(ToString::to_string).collect();
        assert_eq!(distinct.len(), rules.len(), "no rule twice");
    }
}

/// A line is written where it meets what is permitted, and looks at nothing but what it names.
#[test]
fn a_red_line_is_written_as_far_as_it_is_met() {
    let policy = sample();
    let lines = policy["prohibition"].as_array().unwrap();
    assert_eq!(lines[0]["action"], "https://ownaccord.org/ns/v1#retaliate");
    for line in &lines[1..] {
        let named: Vec<_> =
            line["constraint"].as_array().unwrap().iter().map(|one| &one["leftOperand"]).collect();
        assert_eq!(named, ["recipient", "spatial"], "{line}");
    }
    let values: std::collections::BTreeSet<_> = lines[1..]
        .iter()
        .map(|line| line["constraint"][1]["rightOperand"]["@id"].as_str().unwrap())
        .collect();
    let met = ["https://ownaccord.org/ns/v1#place:LU-CL", "https://w3id.org/dpv/loc#LU"];
    assert_eq!(values.into_iter().collect::<Vec<_>>(), met, "the part, and the whole that holds it");
}

#[test]
fn what_would_be_too_large_is_refused() {
    let mut terms = terms();
    terms.places = ["DE", "FR", "IT", "ES", "GR", "TR"].map(|place| place.parse().unwrap()).into();
    terms.purposes = taxonomy::terms(Some(CodeKind::Purpose)).map(|term| term.code.clone()).collect();
    assert_eq!(policy(terms, "recipient:academic", &[]), Err(TooManyRules));
    assert!(sample()["permission"].as_array().unwrap().len() <= MOST_RULES);
}

/// The sample on file, for judges that know only the crate's public face. Written anew with `EVIDENCE_WRITE_GOLDEN=1`.
#[test]
fn the_sample_on_file_is_the_sample() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges/odrl.json");
    let text = format!("{}\n", serde_json::to_string_pretty(&in_place("LU-CL")).unwrap());
    if std::env::var_os("EVIDENCE_WRITE_GOLDEN").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    let mend = "EVIDENCE_WRITE_GOLDEN=1 cargo nextest run -p evidence the_sample_on_file";
    assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), text, "write it anew: {mend}");
}
