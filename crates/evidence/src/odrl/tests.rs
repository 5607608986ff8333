use domain::{
    charter::{Charter, Template},
    moment::Moment,
    refusal::{Faults, Refused},
    terms::{
        AfterWithdrawalDraft, AssessmentDraft, BenefitDraft, ComplaintsDraft, OnwardDraft, PromiseDraft,
        RecipientDraft, RiskAnswerDraft, Terms, TermsDraft,
    },
};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::pointers::pointers;

pub(crate) fn charter() -> Charter {
    Template::SettledAssociation.draft(&["en".into(), "ar".into()], &["DE".into()]).check().unwrap()
}

fn now() -> Moment {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

fn draft() -> TermsDraft {
    let text =
        |words: &str| vec![("ar".to_owned(), "نص قصير.".to_owned()), ("en".to_owned(), words.to_owned())];
    TermsDraft {
        title: text("Where are classes missing?"),
        summary: text("A university asks."),
        purposes: vec!["purpose:academic-research".into()],
        data_categories: vec!["data:survey-answers".into()],
        journey_stages: vec!["stage:settlement".into()],
        recipients: vec![RecipientDraft {
            name: "University".into(),
            kind: "recipient:academic".into(),
            country: "DE".into(),
            onward: vec![OnwardDraft {
                kind: "recipient:ngo".into(),
                country: "FR".into(),
                what_for: text("To plan classes."),
            }],
        }],
        places: vec!["DE".into()],
        storage_places: vec!["DE".into(), "FR".into()],
        technologies: vec!["technology:aggregation".into()],
        retention: "P180D".into(),
        term: "P90D".into(),
        promises: vec![PromiseDraft {
            what: text("A report"),
            due: "2027-03-01".into(),
            evidence: text("It"),
        }],
        risks: ["harm:data-breach", "harm:function-creep", "harm:loss-of-aid", "harm:extraction"]
            .map(|harm| RiskAnswerDraft { harm: harm.into(), mitigation: text("Encrypted") })
            .into(),
        assessment: Some(AssessmentDraft {
            digest: format!("sha256:{}", "0a".repeat(32)),
            at: "https://university.example/study.pdf".into(),
        }),
        benefits: vec![BenefitDraft {
            benefit: "benefit:better-services".into(),
            to_whom: text("Everybody"),
            due: "2027-06-01".into(),
        }],
        if_refused: text("Nothing changes."),
        withdrawal: AfterWithdrawalDraft { within: "P14D".into(), how: text("We delete it.") },
        complaints: ComplaintsDraft { to: "The ombuds office".into(), how: text("Write to it.") },
        conditions: charter().conditions.iter().map(ToString::to_string).collect(),
        legal_basis: Some("basis:public-interest".into()),
        usage_trail: Some("P90D".into()),
    }
}

pub(crate) fn terms() -> Terms {
    draft().check(&charter(), now()).unwrap()
}

fn read_back(offer: &Value) -> Result<TermsDraft, Refused> {
    let mut faults = Faults::default();
    let draft = read(offer, &mut faults);
    faults.or(draft)
}

#[test]
fn terms_written_as_a_policy_are_read_back_word_for_word() {
    let written = offer("urn:offer", "urn:dataset", &terms());
    let back = read_back(&written).unwrap();
    assert_eq!(back, draft());
    assert_eq!(back.check(&charter(), now()).unwrap().digest(), terms().digest());
    let plain =
        Terms { technologies: Vec::new(), assessment: None, legal_basis: None, usage_trail: None, ..terms() };
    let back = read_back(&offer("urn:offer", "urn:dataset", &plain)).unwrap();
    assert_eq!(back.check(&charter(), now()).unwrap(), plain);
}

#[test]
fn what_terms_have_no_place_for_is_named_with_its_place() {
    type Change = fn(&mut Value);
    let cases: &[(&str, Change)] = &[
        ("permission.1.action", |o| {
            let more = json!({ "action": "sell" });
            o["permission"].as_array_mut().unwrap().push(more);
        }),
        ("permission.0.duty", |o| o["permission"][0]["duty"] = json!([])),
        ("permission.0.constraint.0", |o| {
            o["permission"][0]["constraint"][0]["operator"] = json!("isNoneOf")
        }),
        ("permission.0.constraint.0", |o| o["permission"][0]["constraint"][0] = json!({ "or": [] })),
        ("permission.0.constraint.0.1", |o| {
            o["permission"][0]["constraint"][0]["rightOperand"] = json!(["purpose:research", 7])
        }),
        ("prohibition.0.action", |o| o["prohibition"] = json!([{ "action": "distribute" }])),
        ("prohibition.0.constraint", |o| o["prohibition"][0]["constraint"] = json!([])),
        ("obligation.0", |o| o["obligation"][0]["action"] = json!("inform")),
        ("obligation", |o| o["obligation"] = json!("none")),
        ("obligation", |o| o["obligation"] = json!([])),
        ("prohibition", |o| o["prohibition"] = json!([])),
        ("terms.comment", |o| o["terms"]["comment"] = json!("trust us")),
        ("terms.risks.0.level", |o| o["terms"]["risks"][0]["level"] = json!("low")),
        ("terms.summary.en", |o| o["terms"]["summary"]["en"] = json!(["a", "b"])),
        ("inheritFrom", |o| o["inheritFrom"] = json!("urn:other")),
        ("", |o| *o = json!("urn:offer")),
    ];
    for (path, change) in cases {
        let mut policy = offer("urn:offer", "urn:dataset", &terms());
        change(&mut policy);
        let refused = read_back(&policy).expect_err(path);
        let found: Vec<_> = refused.all().iter().map(|r| (r.path.join("."), r.reason.code())).collect();
        assert!(found.contains(&((*path).to_owned(), "dataspace.unknown-part")), "{path}: {found:?}");
    }
}

#[test]
fn a_rule_says_what_it_is_about() {
    for kind in ["permission", "prohibition"] {
        let mut policy = offer("urn:offer", "urn:dataset", &terms());
        policy[kind][0].as_object_mut().unwrap().remove("action");
        let refused = read_back(&policy).expect_err(kind);
        let found: Vec<_> = refused.all().iter().map(|r| (r.path.join("."), r.reason.code())).collect();
        assert_eq!(found, [(format!("{kind}.0.action"), "dataspace.other-message")]);
    }
}

/// Each part of an offer left out or changed is refused, or is other terms with another digest: nothing of it can be changed unseen.
#[test]
fn no_part_of_an_offer_can_be_changed_unseen() {
    let good = offer("urn:offer", "urn:dataset", &terms());
    // Who and what it is on is held against the negotiation; and the prohibition stands in every agreement, said or not.
    let about = |at: &str| at.starts_with("/@") || at == "/target" || at == "/prohibition";
    let mut tried = 0;
    for at in pointers(&good).into_iter().filter(|at| !about(at)) {
        let mut without = good.clone();
        let (parent, name) = at.rsplit_once('/').unwrap();
        match without.pointer_mut(parent).unwrap() {
            Value::Object(members) => drop(members.remove(name)),
            Value::Array(items) => drop(items.remove(name.parse().unwrap())),
            other => unreachable!("{other}"),
        }
        let mut copies = vec![without];
        for instead in [json!(null), json!(7), json!("x"), json!([]), json!({})] {
            let mut changed = good.clone();
            *changed.pointer_mut(&at).unwrap() = instead;
            copies.push(changed);
        }
        for copy in copies.into_iter().filter(|copy| *copy != good) {
            if let Ok(read) = read_back(&copy).and_then(|draft| draft.check(&charter(), now())) {
                assert_ne!(read.digest(), terms().digest(), "{at}: {copy}");
            }
            tried += 1;
        }
    }
    assert!(tried > 500, "{tried}");
}

#[test]
fn the_catalog_offers_every_bundle_that_no_red_line_rules_out() {
    let community: domain::id::CommunityId = domain::id::Id::new(uuid_of(7));
    let mut charter = charter();
    let all = start(community, &charter);
    assert!(all.len() > 5);
    for (id, offer) in &all {
        let (of, category) = target_of(id).unwrap();
        assert_eq!((of, offer["@id"].as_str()), (community, Some(format!("{id}:offer").as_str())));
        let constraint = &offer["permission"][0]["constraint"][0];
        match category {
            Some(category) => assert_eq!(constraint["rightOperand"], json!([category.to_string()])),
            None => assert_eq!(constraint["rightOperand"].as_array().unwrap().len() + 1, all.len()),
        }
    }
    let mut line = charter.red_lines[0].clone();
    (line.purposes, line.recipient_kinds, line.technologies, line.places) = Default::default();
    line.data_categories = vec!["data:health".parse().unwrap()];
    charter.red_lines.push(line);
    let fewer = start(community, &charter);
    assert_eq!(fewer.len() + 1, all.len());
    assert!(fewer.iter().all(|(id, _)| !id.ends_with(":health")));
    for other in
        ["urn:uuid:1", "urn:ownaccord:dataset:x", "urn:ownaccord:dataset:", &format!("{}:nothing", all[0].0)]
    {
        assert_eq!(target_of(other), None, "{other}");
    }
}

fn uuid_of(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

/// Any JSON, with our own words among the names so that it goes deep.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[a-z:-]{0,12}".prop_map(Value::from),
        proptest::sample::select(vec![
            "use",
            "delete",
            "promise",
            "isAnyOf",
            "lteq",
            "purpose",
            "elapsedTime"
        ])
        .prop_map(Value::from),
    ];
    let names = [
        "permission",
        "prohibition",
        "obligation",
        "terms",
        "action",
        "constraint",
        "leftOperand",
        "operator",
        "rightOperand",
        "title",
        "summary",
        "risks",
        "onward",
        "how",
        "what",
        "en",
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(proptest::sample::select(names.to_vec()), inner, 0..6).prop_map(
                |map| map
                    .into_iter()
                    .map(|(k, v)| (k.to_owned(), v))
                    .collect::<serde_json::Map<_, _>>()
                    .into()
            ),
        ]
    })
}

proptest! {
    /// No policy breaks its reader, and whatever passes the gate is written as it was read.
    #[test]
    fn any_policy_is_read_or_refused(policy in any_json()) {
        let mut faults = Faults::default();
        let draft = read(&policy, &mut faults);
        if let Ok(terms) = draft.check(&charter(), now()) {
            prop_assert_eq!(read_back(&offer("a", "b", &terms)).unwrap().check(&charter(), now()).unwrap(), terms);
        }
    }

    /// One place of a good policy replaced by anything: refused with its place, or read.
    #[test]
    fn a_damaged_policy_never_crosses_a_red_line(at in 0_usize..200, instead in any_json()) {
        let mut policy = offer("urn:offer", "urn:dataset", &terms());
        // The whole of it, too.
        let places = [vec![String::new()], pointers(&policy)].concat();
        if let Some(place) = policy.pointer_mut(&places[at % places.len()]) {
            *place = instead;
        }
        if let Ok(terms) = read_back(&policy).and_then(|draft| draft.check(&charter(), now())) {
            prop_assert!(terms.crosses_none(&charter().red_lines).is_ok());
        }
    }
}
