use super::*;
use crate::{charter::Template, moment::Moment};

/// The charter that the tests of this crate use.
pub(crate) fn charter() -> Charter {
    Template::SettledAssociation.draft(&["en".into()], &["DE".into()]).check().unwrap()
}

/// Terms without a fault under [`charter`].
pub(crate) fn draft() -> TermsDraft {
    let text = |words: &str| vec![("en".to_owned(), words.to_owned())];
    TermsDraft {
        title: text("Where are classes missing?"),
        summary: text("A university asks where language classes are missing."),
        purposes: vec!["purpose:academic-research".into()],
        data_categories: vec!["data:survey-answers".into()],
        journey_stages: vec!["stage:settlement".into()],
        recipients: vec![RecipientDraft {
            name: "University".into(),
            kind: "recipient:academic".into(),
            country: "DE".into(),
            onward: Vec::new(),
        }],
        places: vec!["DE".into()],
        storage_places: vec!["DE".into()],
        technologies: vec!["technology:aggregation".into()],
        retention: "P180D".into(),
        term: "P180D".into(),
        promises: vec![PromiseDraft {
            what: text("A report in your languages"),
            due: "2027-03-01".into(),
            evidence: text("The report"),
        }],
        risks: ["harm:data-breach", "harm:function-creep", "harm:extraction"]
            .map(|harm| RiskAnswerDraft { harm: harm.into(), mitigation: text("Encrypted, deleted") })
            .into(),
        assessment: None,
        benefits: vec![BenefitDraft {
            benefit: "benefit:better-services".into(),
            to_whom: text("Everybody in town"),
            due: "2027-06-01".into(),
        }],
        if_refused: text("Nothing changes for you."),
        withdrawal: AfterWithdrawalDraft {
            within: "P14D".into(),
            how: text("We delete your answers and show you the record."),
        },
        complaints: ComplaintsDraft {
            to: "ombudsperson@university.example".into(),
            how: text("Write in your language. You get an answer within two weeks."),
        },
        conditions: vec!["condition:refusal-costs-nothing".into(), "condition:no-service-depends".into()],
        legal_basis: None,
        usage_trail: None,
    }
}

/// The same with every harm answered that there is: what is asked for can be anything.
pub(crate) fn draft_that_answers_all() -> TermsDraft {
    let mut draft = draft();
    let answered =
        |term: &taxonomy::Term| RiskAnswerDraft { harm: term.code.to_string(), ..draft.risks[0].clone() };
    draft.risks = taxonomy::terms(Some(taxonomy::CodeKind::Harm)).map(answered).collect();
    draft
}

pub(crate) fn now() -> Moment {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

#[test]
fn good_terms_pass_and_keep_their_digest() {
    let terms = draft().check(&charter(), now()).unwrap();
    let stored: Terms = serde_json::from_str(&serde_json::to_string(&terms).unwrap()).unwrap();
    assert_eq!(stored.digest(), terms.digest());
    assert_eq!(terms.risk(&charter()), Risk::Low);
    let mut other = terms.clone();
    other.retention = Span::days(30);
    assert_eq!(other.changes_since(&terms).len(), 1);
    assert_ne!(other.digest(), terms.digest());
}

#[test]
fn terms_that_ask_for_no_trail_have_the_words_and_the_digest_that_they_had_before_there_was_one() {
    let terms = draft().check(&charter(), now()).unwrap();
    let words = serde_json::to_value(&terms).unwrap();
    assert!(words.get("usageTrail").is_none(), "{words}");
    assert_eq!(serde_json::from_value::<Terms>(words).unwrap(), terms);
    let asking = TermsDraft { usage_trail: Some("P90D".into()), ..draft() };
    let asking = asking.check(&charter(), now()).unwrap();
    assert_eq!(serde_json::to_value(&asking).unwrap()["usageTrail"], "P90D");
    assert_ne!(asking.digest(), terms.digest());
}

type Change = fn(&mut TermsDraft);

#[test]
fn each_fault_is_named_with_its_place() {
    let cases: &[(&str, &str, Change)] = &[
        ("title", "input.language-missing", |t| t.title.clear()),
        ("summary.0", "input.too-long", |t| t.summary[0].1 = "x".repeat(5_000)),
        ("summary.1", "input.duplicate", |t| t.summary.push(("en".into(), "Other words".into()))),
        ("summary.0", "input.unknown-language", |t| t.summary[0].0 = "klingon".into()),
        ("purposes", "input.empty", |t| t.purposes.clear()),
        ("purposes.0", "input.unknown-code", |t| t.purposes[0] = "data:health".into()),
        ("purposes.1", "input.duplicate", |t| t.purposes.push("purpose:academic-research".into())),
        ("recipients.0.country", "input.unknown-place", |t| t.recipients[0].country = "ZZ".into()),
        ("recipients", "input.too-many", |t| t.recipients = vec![RecipientDraft::default(); 201]),
        ("places", "terms.place-outside-charter", |t| t.places.push("FR".into())),
        ("storagePlaces", "input.empty", |t| t.storage_places.clear()),
        ("recipients.0.onward.0.kind", "input.unknown-code", |t| {
            t.recipients[0].onward = vec![OnwardDraft::default()]
        }),
        ("recipients.0.onward.0.whatFor", "input.language-missing", |t| {
            t.recipients[0].onward = vec![OnwardDraft::default()]
        }),
        ("assessment", "terms.assessment-missing", |t| t.data_categories = vec!["data:biometric".into()]),
        ("assessment.digest", "input.malformed", |t| t.assessment = Some(AssessmentDraft::default())),
        ("assessment.at", "input.malformed", |t| {
            t.assessment = Some(AssessmentDraft { at: "http://here.example".into(), ..Default::default() })
        }),
        ("legalBasis", "input.unknown-code", |t| t.legal_basis = Some("condition:plain-words".into())),
        ("usageTrail", "input.malformed", |t| t.usage_trail = Some("long".into())),
        ("usageTrail", "charter.time-too-long", |t| t.usage_trail = Some("P366D".into())),
        ("withdrawal.within", "charter.time-too-long", |t| t.withdrawal.within = "P31D".into()),
        ("withdrawal.how", "input.language-missing", |t| t.withdrawal.how.clear()),
        ("complaints.to", "input.empty", |t| t.complaints.to.clear()),
        ("complaints.how", "input.language-missing", |t| t.complaints.how.clear()),
        ("retention", "input.malformed", |t| t.retention = "long".into()),
        ("retention", "terms.kept-too-long", |t| t.retention = "P900D".into()),
        ("term", "mandate.term-too-long", |t| t.term = "P900D".into()),
        ("promises", "input.empty", |t| t.promises.clear()),
        ("promises.0.due", "input.malformed", |t| t.promises[0].due = "2027-02-30".into()),
        ("promises.0.due", "terms.promise-due-outside-term", |t| t.promises[0].due = "2020-01-01".into()),
        ("promises.0.due", "terms.promise-due-outside-term", |t| t.promises[0].due = "2035-01-01".into()),
        ("risks", "terms.risk-unanswered", |t| {
            t.risks.pop();
        }),
        ("conditions", "terms.condition-unattested", |t| {
            t.conditions.pop();
        }),
        ("", "terms.red-line-crossed", |t| t.purposes.push("purpose:deportation".into())),
        ("ifRefused", "input.language-missing", |t| t.if_refused.clear()),
    ];
    for (path, code, change) in cases {
        let mut draft = draft();
        change(&mut draft);
        let refused = draft.check(&charter(), now()).expect_err(code);
        let found: Vec<_> = refused.all().iter().map(|r| (r.path.join("."), r.reason.code())).collect();
        assert!(found.contains(&((*path).to_owned(), *code)), "wanted {path} {code}, found {found:?}");
    }
}

#[test]
fn a_red_line_on_a_place_or_a_kind_holds_for_whoever_gets_the_data_at_second_hand() {
    let crossed = |line: RedLine, change: Change| {
        let mut draft = draft();
        change(&mut draft);
        let mut faults = Faults::default();
        let terms = draft.read(&charter(), &mut faults).unwrap();
        assert!(faults.none());
        terms.crosses_none(&[line]).is_err()
    };
    let line = |kinds: &[&str], places: &[&str]| RedLine {
        code: "not-there".into(),
        text: LocalText::default(),
        purposes: Vec::new(),
        data_categories: Vec::new(),
        recipient_kinds: kinds.iter().map(|code| code.parse().unwrap()).collect(),
        technologies: Vec::new(),
        places: places.iter().map(|place| place.parse().unwrap()).collect(),
    };
    fn passed_on(draft: &mut TermsDraft) {
        draft.recipients[0].onward = vec![OnwardDraft {
            kind: "recipient:government".into(),
            country: "IT".into(),
            what_for: vec![("en".into(), "The law asks for it.".into())],
        }];
    }
    assert!(!crossed(line(&["recipient:government"], &[]), |_| {}));
    assert!(crossed(line(&["recipient:government"], &[]), passed_on));
    assert!(crossed(line(&[], &["IT"]), passed_on));
    assert!(crossed(line(&[], &["IT"]), |t| t.storage_places = vec!["IT".into()]));
    assert!(crossed(line(&[], &["IT"]), |t| t.recipients[0].country = "IT".into()));
    assert!(!crossed(line(&[], &["IT"]), |_| {}));
}

#[test]
fn forty_faults_are_forty_refusals() {
    let mut draft = draft();
    draft.purposes = (0..40).map(|n| format!("purpose:unknown-{n}")).collect();
    let refused = draft.check(&charter(), now()).unwrap_err();
    assert_eq!(refused.all().iter().filter(|r| r.reason.code() == "input.unknown-code").count(), 40);
}

#[test]
fn lines_drawn_later_are_held_against_words_already_taken_in() {
    let terms = draft().check(&charter(), now()).unwrap();
    let line = |purposes: &[&str]| RedLine {
        code: "no-marketing".into(),
        text: LocalText::default(),
        purposes: purposes.iter().map(|code| code.parse().unwrap()).collect(),
        data_categories: Vec::new(),
        recipient_kinds: Vec::new(),
        technologies: Vec::new(),
        places: Vec::new(),
    };
    assert!(terms.crosses_none(&[line(&["purpose:marketing"])]).is_ok());
    let refused =
        terms.crosses_none(&[line(&["purpose:marketing"]), line(&["purpose:research"])]).unwrap_err();
    assert_eq!(refused.all().len(), 1);
    assert!(refused.has("terms.red-line-crossed"));
}
