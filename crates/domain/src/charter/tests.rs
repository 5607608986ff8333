use super::*;

fn draft() -> CharterDraft {
    Template::SettledAssociation.draft(&["en".into(), "ar".into()], &["DE".into()])
}

#[test]
fn the_template_holds_together_and_keeps_its_digest() {
    let charter = draft().check().unwrap();
    assert_eq!(charter.language().tag(), "en");
    for kind in DecisionKind::ALL {
        for risk in Risk::ALL {
            assert!(charter.rule(kind, risk).is_some(), "{kind:?} {risk:?}");
        }
    }
    let stored = serde_json::to_string(&charter).unwrap();
    let read: Charter = serde_json::from_str(&stored).unwrap();
    assert_eq!((read.digest(), read), (charter.digest(), charter));
}

type Change = fn(&mut CharterDraft);

#[test]
fn each_contradiction_is_named_with_its_place() {
    let cases: &[(&str, &str, Change)] = &[
        ("languages", "input.empty", |d| d.languages.clear()),
        ("languages.0", "input.unknown-language", |d| d.languages[0] = "English".into()),
        ("languages.1", "input.duplicate", |d| d.languages[1] = "en".into()),
        ("principles.0", "input.language-missing", |d| d.languages.push("fa-AF".into())),
        ("places", "input.empty", |d| d.places.clear()),
        ("places.0", "input.unknown-place", |d| d.places[0] = "Atlantis".into()),
        ("rules", "charter.rule-missing", |d| {
            d.rules.remove(1);
        }),
        ("rules.1", "charter.rule-twice", |d| d.rules[1] = d.rules[0].clone()),
        ("rules.0.rule", "charter.rule-unreadable", |d| d.rules[0].rule = "for: most of them".into()),
        ("choosing.rule", "charter.rule-unreadable", |d| {
            d.choosing.as_mut().unwrap().rule = "for: majority of cast".into()
        }),
        ("choosing.window", "charter.time-too-long", |d| {
            d.choosing.as_mut().unwrap().window = "P366D".into()
        }),
        ("rules.0.rule", "charter.rule-wrong-choice", |d| d.rules[0].rule = "consent: 2/3 of cast".into()),
        ("rules.0.rule", "charter.threshold-too-low", |d| d.rules[0].rule = "for: 1/3 of cast".into()),
        ("rules.0.window", "charter.time-missing", |d| d.rules[0].window = "PT0S".into()),
        ("rules.0.window", "charter.time-too-long", |d| d.rules[0].window = "P400D".into()),
        ("rules.0.window", "input.malformed", |d| d.rules[0].window = "a week".into()),
        ("rules", "charter.looser-at-higher-risk", |d| {
            d.rules[5].rule = "consent: majority of cast; approval quorum 1/2 of roll".into()
        }),
        ("rules", "charter.looser-at-higher-risk", |d| d.rules[5].attestation = Attestation::RoomAttested),
        ("redLines.0", "charter.red-line-empty", |d| d.red_lines[0].purposes.clear()),
        ("redLines.1.code", "input.duplicate", |d| d.red_lines[1].code = d.red_lines[0].code.clone()),
        ("redLines.0.purposes.0", "input.unknown-code", |d| {
            d.red_lines[0].purposes[0] = "purpose:evil".into()
        }),
        ("conditions.0", "input.unknown-code", |d| d.conditions[0] = "harm:stigma".into()),
        ("longestTerm", "charter.time-too-long", |d| d.longest_term = "P9999D".into()),
    ];
    for (path, code, change) in cases {
        let mut draft = draft();
        change(&mut draft);
        let refused = draft.check().expect_err(code);
        let found: Vec<_> = refused.all().iter().map(|r| (r.path.join("."), r.reason.code())).collect();
        assert!(found.contains(&((*path).to_owned(), *code)), "wanted {path} {code}, found {found:?}");
    }
}

#[test]
fn a_wider_purpose_crosses_the_line_of_a_narrower_one() {
    let charter = draft().check().unwrap();
    let crossed = |purpose: &str| {
        let purposes = [purpose.parse().unwrap()];
        let asked = UseOfData {
            purposes: &purposes,
            data_categories: &[],
            recipient_kinds: &[],
            technologies: &[],
            places: &[],
        };
        let lines = charter.red_lines.iter().filter(|line| line.crossed_by(asked));
        lines.map(|line| line.code.clone()).collect::<Vec<_>>()
    };
    assert_eq!(crossed("purpose:deportation"), ["no-migration-control"]);
    assert_eq!(crossed("purpose:migration-control"), ["no-migration-control"]);
    assert!(crossed("purpose:academic-research").is_empty());
}
