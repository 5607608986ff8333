use super::*;
use crate::{
    constituency::ConstituencyDraft,
    rule::VotingRule,
    taxonomy::{self, CodeKind},
};

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

fn constituency(name: &str) -> ConstituencyDraft {
    let label =
        [("en", "Some of us"), ("ar", "بعضنا")].map(|(tag, words)| (tag.to_owned(), words.to_owned()));
    ConstituencyDraft { name: name.into(), label: label.into() }
}

#[test]
fn rules_can_name_the_charters_constituencies_and_have_objections() {
    let mut draft = draft();
    draft.constituencies = vec![constituency("women")];
    let clauses =
        "objection by 1/20 of roll sends back; concurrent women majority of cast; veto women 1/2 of cast";
    // Every level of consent, for none may ask less than a lower one.
    for rule in draft.rules.iter_mut().filter(|rule| rule.kind == DecisionKind::Consent) {
        rule.rule = format!("{}; {clauses}", rule.rule);
    }
    let charter = draft.check().unwrap();
    assert_eq!(charter.constituencies[0].name.to_string(), "women");
}

type Change = fn(&mut CharterDraft);

/// The crisis clause of a draft, which changes nothing unless a test has it do so.
fn crisis(draft: &mut CharterDraft) -> &mut CrisisDraft {
    draft.crisis.get_or_insert_with(|| CrisisDraft {
        longest_term: "P90D".into(),
        rules: Vec::new(),
        red_lines: Vec::new(),
        burden: None,
        lapses_after: "P30D".into(),
    })
}

fn crisis_rule(draft: &mut CharterDraft, risk: Option<Risk>, rule: &str) {
    let usual = draft.rules.iter().find(|known| known.kind == DecisionKind::Consent && known.risk == risk);
    let usual = usual.unwrap_or(&draft.rules[2]).clone();
    crisis(draft).rules.push(RuleDraft { risk, rule: rule.into(), ..usual });
}

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
        ("rules.1 rules.0", "charter.rule-twice", |d| d.rules[1] = d.rules[0].clone()),
        ("rules.0.rule", "charter.rule-unreadable", |d| d.rules[0].rule = "for: most of them".into()),
        ("choosing.rule", "charter.rule-unreadable", |d| {
            d.choosing.as_mut().unwrap().rule = "for: majority of cast".into()
        }),
        ("choosing.window", "charter.time-too-long", |d| {
            d.choosing.as_mut().unwrap().window = "P366D".into()
        }),
        ("rules.0.rule", "charter.rule-wrong-choice", |d| d.rules[0].rule = "consent: 2/3 of cast".into()),
        ("rules.0.rule", "charter.threshold-too-low", |d| d.rules[0].rule = "for: 1/3 of cast".into()),
        ("petitions.recall", "charter.petition-share-too-high", |d| d.petitions.recall = "51/100".into()),
        ("petitions.withdrawal", "input.malformed", |d| d.petitions.withdrawal = "0/10".into()),
        ("rules.0.window", "charter.time-missing", |d| d.rules[0].window = "PT0S".into()),
        ("rules.0.window", "charter.time-too-long", |d| d.rules[0].window = "P400D".into()),
        ("rules.0.window", "input.malformed", |d| d.rules[0].window = "a week".into()),
        ("rules.5 rules.4", "charter.looser-at-higher-risk", |d| {
            d.rules[5].rule = "consent: majority of cast; approval quorum 1/2 of roll".into()
        }),
        ("rules.5 rules.4", "charter.looser-at-higher-risk", |d| {
            d.rules[5].attestation = Attestation::RoomAttested
        }),
        ("redLines.0", "charter.red-line-empty", |d| d.red_lines[0].purposes.clear()),
        ("rules.0.window longestTerm", "charter.outlasts-term", |d| d.longest_term = "P6D".into()),
        ("rules.5.leastDeliberation longestTerm", "charter.outlasts-term", |d| {
            d.longest_term = "P20D".into()
        }),
        ("choosing.window longestTerm", "charter.outlasts-term", |d| d.longest_term = "P6D".into()),
        ("crisis.rules.0.window crisis.longestTerm", "charter.outlasts-term", |d| {
            let strict = "consent: 1/1 of roll; approval quorum 1/1 of roll";
            crisis_rule(d, Some(Risk::Severe), strict);
            crisis(d).longest_term = "P6D".into();
        }),
        ("rules.5.leastDeliberation", "charter.time-missing", |d| {
            d.rules[5].least_deliberation = "PT0S".into()
        }),
        ("rules.0.rule", "charter.never-reached", |d| d.rules[0].rule = "for: more than 1/1 of cast".into()),
        ("rules.5.rule", "charter.never-reached", |d| {
            d.constituencies = vec![constituency("women")];
            d.rules[5].rule =
                "consent: 3/4 of cast; approval quorum 1/2 of roll; concurrent women more than 1/1 of cast"
                    .into()
        }),
        // A quorum of more than the whole cannot even be written.
        ("rules.0.rule", "charter.rule-unreadable", |d| {
            d.rules[0].rule = "for: 2/3 of cast; turnout quorum 5/4 of roll".into()
        }),
        ("reporting.every", "input.malformed", |d| d.reporting.as_mut().unwrap().every = "often".into()),
        ("reporting.what", "input.language-missing", |d| drop(d.reporting.as_mut().unwrap().what.pop())),
        ("ombuds", "input.language-missing", |d| d.ombuds = Some(TypedText::new())),
        ("redLines.3 redLines.1", "charter.red-line-twice", |d| {
            let again = RedLineDraft { code: "again".into(), ..d.red_lines[1].clone() };
            d.red_lines.push(again);
        }),
        ("redLines.2 rules", "charter.red-line-forbids-all", |d| {
            d.red_lines[2].technologies.clear();
            let roots = taxonomy::terms(Some(CodeKind::Data)).filter(|term| term.broader.is_none());
            d.red_lines[2].data_categories = roots.map(|term| term.code.to_string()).collect();
        }),
        ("redLines.2 rules", "charter.red-line-forbids-all", |d| {
            d.red_lines[2].technologies.clear();
            d.red_lines[2].places = vec!["DE".into()];
        }),
        ("redLines.2 conditions.2", "charter.red-line-forbids-condition", |d| {
            d.conditions.push("condition:interpreter-available".into());
            d.red_lines[2].technologies.clear();
            d.red_lines[2].data_categories = vec!["data:religion".into(), "data:language".into()];
        }),
        ("redLines.1.code", "input.duplicate", |d| d.red_lines[1].code = d.red_lines[0].code.clone()),
        ("redLines.0.purposes.0", "input.unknown-code", |d| {
            d.red_lines[0].purposes[0] = "purpose:evil".into()
        }),
        ("conditions.0", "input.unknown-code", |d| d.conditions[0] = "harm:stigma".into()),
        ("constituencies.0.name", "input.malformed", |d| d.constituencies = vec![constituency("W")]),
        ("constituencies.0.label", "input.language-missing", |d| {
            d.constituencies = vec![constituency("women")];
            d.constituencies[0].label.pop();
        }),
        ("constituencies.1.name", "input.duplicate", |d| {
            d.constituencies = vec![constituency("women"), constituency("women")]
        }),
        ("rules.2.rule", "charter.unknown-constituency", |d| {
            d.constituencies = vec![constituency("women")];
            d.rules[2].rule =
                "consent: majority of cast; approval quorum 1/4 of roll; veto sailors 1/2 of cast".into()
        }),
        ("mostAssisted", "input.too-many", |d| d.most_assisted = 11),
        ("longestTerm", "charter.time-too-long", |d| d.longest_term = "P9999D".into()),
        ("crisis.longestTerm longestTerm", "charter.outlasts-term", |d| {
            crisis(d).longest_term = "P731D".into()
        }),
        ("crisis.longestTerm", "input.malformed", |d| crisis(d).longest_term = "soon".into()),
        ("crisis.lapsesAfter", "charter.time-missing", |d| crisis(d).lapses_after = "PT0S".into()),
        ("crisis.lapsesAfter", "charter.time-too-long", |d| crisis(d).lapses_after = "P181D".into()),
        ("crisis.redLines.0.code", "input.duplicate", |d| {
            let line = d.red_lines[0].clone();
            crisis(d).red_lines.push(line);
        }),
        ("crisis.redLines.0", "charter.red-line-empty", |d| {
            let line = RedLineDraft { code: "none".into(), ..RedLineDraft::default() };
            crisis(d).red_lines.push(line);
        }),
        ("crisis.rules.0.rule", "charter.rule-unreadable", |d| crisis_rule(d, None, "consent: most")),
        ("crisis.rules.0 rules.2", "charter.looser-in-crisis", |d| {
            crisis_rule(d, None, "consent: 2/3 of cast")
        }),
        ("crisis.rules.0 rules.5", "charter.looser-in-crisis", |d| {
            let strict = "consent: 1/1 of roll; approval quorum 1/1 of roll";
            crisis_rule(d, Some(Risk::Severe), strict);
            crisis(d).rules[0].least_deliberation = "P20D".into();
        }),
        // Only "low" is tightened, beyond what "medium" asks.
        ("crisis.rules.0 rules.3", "charter.looser-at-higher-risk", |d| {
            crisis_rule(d, Some(Risk::Low), "consent: 3/4 of roll; approval quorum 1/2 of roll")
        }),
    ];
    for (path, code, change) in cases {
        let mut draft = draft();
        change(&mut draft);
        let refused = draft.check().expect_err(code);
        let found: Vec<_> = refused.all().iter().map(|r| (named(r), r.reason.code())).collect();
        assert!(found.contains(&((*path).to_owned(), *code)), "wanted {path} {code}, found {found:?}");
    }
}

/// The clauses that a refusal names: by its path, and the other one where there is one.
fn named(refusal: &crate::refusal::Refusal) -> String {
    let (path, mut reason) = (refusal.path.join("."), refusal.reason.clone());
    reason.clause_mut().map_or(path.clone(), |clause| format!("{path} {clause}"))
}

#[test]
fn a_line_that_leaves_something_to_ask_for_is_no_contradiction() {
    let changes: [Change; 4] = [
        // Of what is asked for in other places, or not for this, the members can decide.
        |d| {
            d.places.push("FR".into());
            d.red_lines[2].technologies.clear();
            d.red_lines[2].places = vec!["DE".into()];
        },
        |d| d.red_lines[2].data_categories = vec!["data:personal".into()],
        |d| {
            d.conditions.push("condition:interpreter-available".into());
            d.red_lines[2].data_categories = vec!["data:language".into()];
        },
        |d| {
            d.conditions.push("condition:interpreter-available".into());
            d.red_lines[2].technologies.clear();
            d.red_lines[2].data_categories = vec!["data:language".into()];
            d.red_lines[2].recipient_kinds = vec!["recipient:government".into()];
        },
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let mut draft = draft();
        change(&mut draft);
        assert!(draft.check().is_ok(), "{number}: {:?}", draft.check().unwrap_err());
    }
}

#[test]
fn a_child_asks_no_less_than_its_parent() {
    let draft = || CharterDraft { proven_domain: true, ..draft() };
    let parent = draft().check().unwrap();
    let cases: &[(&str, &[&str], Change)] = &[
        ("the same", &[], |_| {}),
        ("red lines need not be repeated", &[], |d| d.red_lines.clear()),
        ("more conditions, a shorter term", &[], |d| {
            d.longest_term = "P100D".into();
            d.conditions.push("condition:interpreter-available".into());
        }),
        ("a longer term", &["longestTerm charter.time-too-long"], |d| d.longest_term = "P731D".into()),
        ("a condition less", &["conditions charter.parent-condition-missing"], |d| {
            d.conditions.remove(0);
        }),
        ("reports more often, and somebody to turn to", &[], |d| {
            d.reporting.as_mut().unwrap().every = "P7D".into();
            d.ombuds = Some(d.principles[0].clone());
        }),
        ("reports less often", &["reporting charter.reports-seldomer-than-parent"], |d| {
            d.reporting.as_mut().unwrap().every = "P365D".into()
        }),
        ("no proof", &["provenDomain charter.proof-not-asked"], |d| d.proven_domain = false),
        ("no reports", &["reporting charter.reports-seldomer-than-parent"], |d| d.reporting = None),
        ("a smaller quorum", &["rules charter.looser-than-parent"; 4], |d| {
            d.rules[0].rule = "for: 2/3 of cast".into()
        }),
        ("less time to think, at one level", &["rules charter.looser-than-parent"], |d| {
            d.rules[5].least_deliberation = "P14D".into()
        }),
        ("seen by the room", &["rules charter.looser-than-parent"; 2], |d| {
            d.rules[4].secrecy = Secrecy::Open;
            d.rules[5].secrecy = Secrecy::Open;
        }),
        ("a lesser attestation", &["rules charter.looser-than-parent"; 2], |d| {
            d.rules[4].attestation = Attestation::RoomAttested;
            d.rules[5].attestation = Attestation::RoomAttested;
        }),
    ];
    for (name, codes, change) in cases {
        let mut child = draft();
        change(&mut child);
        let refused = child.check().unwrap().keeps(&parent).err();
        let found = refused.iter().flat_map(|refused| refused.all());
        let found: Vec<_> = found.map(|r| format!("{} {}", r.path.join("."), r.reason.code())).collect();
        assert_eq!(found, *codes, "{name}");
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

#[test]
fn a_vote_is_held_as_the_rule_for_its_question_says() {
    let charter = draft().check().unwrap();
    let (rule, choosing) =
        (charter.rule(DecisionKind::Consent, Risk::Low).unwrap(), charter.choosing.clone().unwrap());
    for (held, voting_rule, window, takeable) in [
        (Procedure::from(rule), VotingRule::Decide(rule.rule.clone()), rule.window, rule.takeable()),
        (Procedure::from(&choosing), VotingRule::Choose(choosing.rule), choosing.window, choosing.takeable()),
    ] {
        assert_eq!((&held.rule, held.window, takeable), (&voting_rule, window, Ok(())));
        let signed = Procedure { attestation: Attestation::Signed, ..held };
        assert_eq!(signed.takeable().unwrap_err().code(), "vote.grade-unavailable");
    }
}

#[test]
fn a_text_of_its_own_field_lacks_no_language() {
    let wanted = ["en", "ar"].map(|tag| tag.parse().unwrap());
    let typed = |tags: &[&str]| {
        tags.iter().map(|tag| ((*tag).to_owned(), format!("in {tag}"))).collect::<TypedText>()
    };
    assert_eq!(local_text("reason", &typed(&["en", "ar"]), &wanted).unwrap().nearest("ar"), "in ar");
    let refused = local_text("reason", &typed(&["en"]), &wanted).unwrap_err();
    assert!(refused.has("input.language-missing") && refused.all()[0].path[0] == "reason");
}
