use domain::{
    ballot::Attestation, charter::Secrecy, decision::DecisionKind, id::Id, moment::Moment, taxonomy::Risk,
};

use super::*;

fn rule(kind: DecisionKind, risk: Option<Risk>, rule: &str) -> RuleDraft {
    RuleDraft {
        kind,
        risk,
        rule: rule.to_owned(),
        least_deliberation: "P7D".to_owned(),
        window: "P7D".to_owned(),
        secrecy: Secrecy::Open,
        attestation: Attestation::RoomAttested,
        delegation: false,
        delegate_cap: None,
    }
}

fn founding() -> FoundCommunity {
    FoundCommunity {
        handle: "amal".to_owned(),
        name: vec![("en".to_owned(), "Amal".to_owned())],
        template: "settled-association".to_owned(),
        languages: vec!["en".to_owned()],
        places: vec!["DE".to_owned()],
        steward_language: "en".to_owned(),
        rules: Vec::new(),
        choosing: None,
        red_lines: None,
        constituencies: Vec::new(),
        most_assisted: None,
        longest_term: None,
        principles: None,
        reporting: None,
        ombuds: None,
        proven_domain: None,
        petitions: None,
        deliberation: None,
        offers_answered_within: None,
        readability: None,
        admission: None,
        stewards: None,
        cosigners: None,
        burden: None,
        crisis: None,
        parent: None,
    }
}

fn constituency(name: &str) -> ConstituencyDraft {
    ConstituencyDraft { name: name.to_owned(), label: vec![("en".to_owned(), "Some of us".to_owned())] }
}

#[test]
fn a_founder_keeps_what_the_template_says_of_groups_and_crises_or_replaces_it() {
    let command = FoundCommunity {
        template: "people-in-transit".to_owned(),
        constituencies: ["travelling-alone", "sailors"].map(constituency).into(),
        ..founding()
    };
    let charter = command.charter().unwrap().draft.check().unwrap();
    let names: Vec<_> = charter.constituencies.iter().map(|one| one.name.to_string()).collect();
    assert_eq!(names, ["women", "travelling-alone", "sailors"]);
    assert!(charter.crisis.is_some());
    let command = FoundCommunity { template: "people-in-transit".to_owned(), ..founding() };
    let other =
        CrisisDraft { lapses_after: "P3D".to_owned(), ..command.charter().unwrap().draft.crisis.unwrap() };
    let command = FoundCommunity { crisis: Some(other.clone()), ..command };
    assert_eq!(command.charter().unwrap().draft.crisis, Some(other));
}

fn faults(command: &FoundCommunity) -> Vec<String> {
    let merged = command.charter().unwrap();
    let founding = Founding {
        ids: (Id::new(Default::default()), Id::new(Default::default()), Id::new(Default::default())),
        handle: command.handle.clone(),
        name: command.name.clone(),
        charter: merged.draft.clone(),
        steward_language: command.steward_language.clone(),
        parent: None,
    };
    let refused = Community::found(&founding, Moment::from_micros(0)).unwrap_err();
    let said =
        |refusal: &domain::refusal::Refusal| format!("{} {}", refusal.path.join("."), refusal.reason.code());
    merged.as_typed(&refused).all().iter().map(said).collect()
}

#[test]
fn faults_are_named_where_the_founder_wrote_them() {
    use DecisionKind::{Consent, Mandate};
    let good = "for: 2/3 of cast";
    let rules = |rules: &[RuleDraft]| FoundCommunity { rules: rules.to_vec(), ..founding() };
    let low = "consent: 1/3 of cast";
    let other = founding();
    for (command, wanted) in [
        (rules(&[rule(Mandate, None, "most")]), "rules.0.rule charter.rule-unreadable"),
        (
            rules(&[rule(Mandate, None, good), rule(Consent, None, low)]),
            "rules.1.rule charter.threshold-too-low",
        ),
        (rules(&[rule(Mandate, None, good), rule(Mandate, None, good)]), "rules.1 charter.rule-twice"),
        (
            rules(&[rule(Consent, Some(Risk::Severe), "consent: majority of cast")]),
            "rules.0 charter.looser-at-higher-risk",
        ),
        (
            FoundCommunity { places: vec!["Atlantis".to_owned()], ..founding() },
            "places.0 input.unknown-place",
        ),
        (
            FoundCommunity {
                template: "people-in-transit".to_owned(),
                constituencies: ["women", "x"].map(constituency).into(),
                ..founding()
            },
            "constituencies.1.name input.malformed",
        ),
        (
            FoundCommunity {
                template: "sudden-crisis".to_owned(),
                languages: vec!["en".to_owned(), "tr".to_owned()],
                ..founding()
            },
            "template.constituencies.1.label input.language-missing",
        ),
        (
            FoundCommunity {
                template: "sudden-crisis".to_owned(),
                longest_term: Some("P20D".to_owned()),
                ..founding()
            },
            "template.crisis.longestTerm charter.outlasts-term",
        ),
        (FoundCommunity { ombuds: Some(Vec::new()), ..founding() }, "ombuds input.language-missing"),
        (
            FoundCommunity { principles: Some(vec![Vec::new()]), ..founding() },
            "principles.0 input.language-missing",
        ),
        (
            FoundCommunity { longest_term: Some("P9999D".to_owned()), ..founding() },
            "longestTerm charter.time-too-long",
        ),
        (
            FoundCommunity { red_lines: Some(vec![RedLineDraft::default()]), ..founding() },
            "redLines.0.code input.empty",
        ),
        (
            FoundCommunity { languages: vec!["en".to_owned(), "tr".to_owned()], ..other },
            "template.principles.0 input.language-missing",
        ),
    ] {
        let found = faults(&command);
        assert!(found.iter().any(|fault| fault == wanted), "wanted {wanted}, found {found:?}");
    }
}

#[test]
fn a_rule_of_the_template_is_named_by_its_place_there() {
    let command =
        FoundCommunity { rules: vec![rule(DecisionKind::Mandate, None, "for: 2/3 of cast")], ..founding() };
    let merged = command.charter().unwrap();
    let path = |text: &str| merged.path(&text.split('.').map(str::to_owned).collect::<Vec<_>>()).join(".");
    for (found, wanted) in [
        ("charter.rules.0.rule", "template.rules.0.rule"),
        ("charter.rules.1.rule", "template.rules.2.rule"),
        ("charter.rules.6.rule", "rules.0.rule"),
        ("charter.redLines.2.text", "template.redLines.2.text"),
        ("charter.longestTerm", "template.longestTerm"),
        ("handle", "handle"),
    ] {
        assert_eq!(path(found), wanted);
    }
    assert_eq!([merged.clause("rules.1"), merged.clause("rules.6")], ["template.rules.2", "rules.0"]);
}
