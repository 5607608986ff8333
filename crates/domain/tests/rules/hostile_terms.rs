//! Terms as nobody would write them: whatever comes in, the gate answers with terms or with faults that say where, and what
//! it lets through crosses no red line.

use domain::{
    charter::{Charter, Template},
    moment::Moment,
    refusal::Refused,
    taxonomy::{self, Code, CodeKind},
    terms::{Terms, TermsDraft},
};
use proptest::prelude::*;
use serde_json::{Value, json};

const BASE: &str = include_str!("../../../notices/tests/malformed/base.json");

fn charter() -> Charter {
    let languages = ["en", "ar", "fr"].map(str::to_owned);
    Template::SettledAssociation.draft(&languages, &["DE".into()]).check().unwrap()
}

fn now() -> Moment {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

/// Whether codes of a kind touch a forbidden one, found by walking the list by hand.
fn touches(codes: &[Code], forbidden: &str) -> bool {
    let above = |code: &str| -> Vec<String> {
        let (mut chain, mut at) = (Vec::new(), Some(code.to_owned()));
        while let Some(code) = at {
            let line = taxonomy::terms(None).find(|term| term.code.as_str() == code).unwrap();
            at = line.broader.as_ref().map(|wider| wider.as_str().to_owned());
            chain.push(code);
        }
        chain
    };
    let forbidden_chain = above(forbidden);
    codes.iter().any(|code| {
        above(code.as_str()).contains(&forbidden.to_owned())
            || forbidden_chain.contains(&code.as_str().to_owned())
    })
}

fn crosses(terms: &Terms) -> bool {
    let recipients = terms.recipients.iter().flat_map(|recipient| {
        std::iter::once(recipient.kind.clone())
            .chain(recipient.onward.iter().map(|onward| onward.kind.clone()))
    });
    touches(&terms.purposes, "purpose:migration-control")
        || touches(&terms.purposes, "purpose:law-enforcement")
        || touches(&terms.technologies, "technology:face-recognition")
        || touches(&recipients.collect::<Vec<_>>(), "recipient:origin-state-authority")
}

fn judged(answer: Result<Terms, Refused>, charter: &Charter) -> Result<bool, TestCaseError> {
    match answer {
        Ok(terms) => {
            prop_assert!(terms.crosses_none(&charter.red_lines).is_ok());
            prop_assert!(!crosses(&terms), "{:?}", terms);
            prop_assert_eq!(&serde_json::from_value::<Terms>(json!(terms)).unwrap(), &terms);
            Ok(true)
        }
        Err(refused) => {
            prop_assert!(!refused.all().is_empty());
            for refusal in refused.all() {
                // A red line is crossed by the whole, not by one field.
                let whole = refusal.reason.code() == "terms.red-line-crossed";
                prop_assert!(whole || !refusal.path.is_empty(), "{:?}", refusal);
            }
            Ok(false)
        }
    }
}

fn any_code() -> impl Strategy<Value = String> {
    let all: Vec<String> = taxonomy::terms(None).map(|term| term.code.to_string()).collect();
    prop_oneof![8 => prop::sample::select(all), 1 => ".{0,12}"]
}

fn any_word() -> impl Strategy<Value = String> {
    let typical = [
        "",
        " ",
        "en",
        "ar",
        "fr",
        "fa-AF",
        "zz",
        "DE",
        "DE-BE",
        "FR",
        "GR-01",
        "P7D",
        "P180D",
        "P0D",
        "P99999999D",
        "PT1S",
        "2027-03-01",
        "2027-02-30",
        "9999-12-31",
        "0000-00-00",
        "-",
        "\n",
        "sha256:00",
        "\u{202e}",
        "؟",
        "።",
    ];
    prop_oneof![
        4 => prop::sample::select(typical.map(str::to_owned).to_vec()),
        4 => any_code(),
        1 => any::<String>(),
        1 => "[a-z ،.؟]{0,400}",
    ]
}

/// What can stand where something else is expected.
fn any_value() -> impl Strategy<Value = Value> {
    let text = || any_word().prop_map(Value::from);
    let pair = || (any_word(), any_word()).prop_map(|(tag, words)| json!([tag, words]));
    let nothing = prop::sample::select(vec![json!([]), json!(null), json!({}), json!(7)]);
    prop_oneof![
        5 => text(),
        2 => pair(),
        1 => prop::collection::vec(text(), 0..4).prop_map(Value::from),
        1 => prop::collection::vec(pair(), 0..4).prop_map(Value::from),
        1 => nothing,
    ]
}

/// The addresses of everything in a value.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(n, entry)| pointers(entry, &format!("{at}/{n}"), found));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| pointers(field, &format!("{at}/{name}"), found));
        }
        _ => {}
    }
}

/// One thing put in another's place, a list made longer or shorter, or an entry repeated.
fn mutate(value: &mut Value, place: prop::sample::Index, way: u8, with: &Value) {
    let mut all = Vec::new();
    pointers(value, "", &mut all);
    let Some(target) = value.pointer_mut(&all[1 + place.index(all.len() - 1)]) else { return };
    match (way, target) {
        (0, Value::Array(entries)) => entries.clear(),
        (1, Value::Array(entries)) => entries.extend(entries.first().cloned()),
        (2, Value::Array(entries)) => entries.push(with.clone()),
        (3, Value::Array(entries)) => entries.reverse(),
        (_, target) => *target = with.clone(),
    }
}

fn some<T: std::fmt::Debug>(of: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
    prop::collection::vec(of, 0..4)
}

fn any_text() -> impl Strategy<Value = Value> {
    some((any_word(), any_word())).prop_map(|pairs| json!(pairs))
}

fn any_draft() -> impl Strategy<Value = Value> {
    let onward = (any_word(), any_word(), any_text()).prop_map(
        |(kind, country, what_for)| json!({ "kind": kind, "country": country, "what_for": what_for }),
    );
    let recipient = (any_word(), any_code(), any_word(), some(onward)).prop_map(|(name, kind, country, onward)| {
        json!({ "name": name, "kind": kind, "country": country, "onward": onward })
    });
    let promise = (any_text(), any_word(), any_text())
        .prop_map(|(what, due, evidence)| json!({ "what": what, "due": due, "evidence": evidence }));
    let risk = (any_code(), any_text())
        .prop_map(|(harm, mitigation)| json!({ "harm": harm, "mitigation": mitigation }));
    let benefit = (any_code(), any_text(), any_word())
        .prop_map(|(benefit, to_whom, due)| json!({ "benefit": benefit, "to_whom": to_whom, "due": due }));
    let codes = prop::collection::vec(some(any_code()), 5);
    let words = prop::collection::vec(any_word(), 6);
    let texts = prop::collection::vec(any_text(), 5);
    (codes, words, texts, some(any_word()), some(recipient), some(promise), some(risk), some(benefit)).prop_map(
        |(codes, words, texts, places, recipients, promises, risks, benefits)| {
            json!({
                "title": texts[0], "summary": texts[1], "purposes": codes[0], "data_categories": codes[1],
                "journey_stages": codes[2], "recipients": recipients, "places": places, "storage_places": places,
                "technologies": codes[3], "retention": words[0], "term": words[1], "promises": promises, "risks": risks,
                "assessment": { "digest": words[2], "at": words[3] }, "benefits": benefits, "if_refused": texts[2],
                "withdrawal": { "within": words[4], "how": texts[3] },
                "complaints": { "to": words[5], "how": texts[4] }, "conditions": codes[4],
            })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn anything_at_all_is_answered(draft in any_draft()) {
        let draft: TermsDraft = serde_json::from_value(draft).unwrap();
        let charter = charter();
        judged(draft.check(&charter, now()), &charter)?;
    }

    #[test]
    fn good_terms_gone_wrong_are_answered(
        mutations in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..8, any_value()), 1..6)
    ) {
        let mut draft: Value = serde_json::from_str(BASE).unwrap();
        for (place, way, with) in &mutations {
            mutate(&mut draft, *place, *way, with);
        }
        // What has not the shape of a draft does not reach the gate.
        let Ok(draft) = serde_json::from_value::<TermsDraft>(draft) else { return Ok(()) };
        let charter = charter();
        judged(draft.check(&charter, now()), &charter)?;
    }

    /// Codes alone are changed, so that many of these pass: what passes is what the red lines are held against.
    #[test]
    fn no_choice_of_codes_slips_past_a_red_line(
        purpose in any_of(CodeKind::Purpose), technology in any_of(CodeKind::Technology),
        recipient in any_of(CodeKind::Recipient), onward in any_of(CodeKind::Recipient),
    ) {
        let mut draft: Value = serde_json::from_str(BASE).unwrap();
        draft["purposes"] = json!([purpose]);
        draft["technologies"] = json!([technology]);
        draft["recipients"][0]["kind"] = json!(recipient);
        draft["recipients"][0]["onward"][0]["kind"] = json!(onward);
        draft["assessment"] = json!({ "digest": format!("sha256:{}", "0".repeat(64)), "at": "https://example.org/assessment" });
        let answer = draft["risks"][0].clone();
        for harm in taxonomy::touched([&purpose, &technology, &recipient, &onward]) {
            let answers = draft["risks"].as_array_mut().unwrap();
            if !answers.iter().any(|known| known["harm"] == json!(harm)) {
                let mut more = answer.clone();
                more["harm"] = json!(harm);
                answers.push(more);
            }
        }
        let draft: TermsDraft = serde_json::from_value(draft).unwrap();
        let charter = charter();
        let forbidden = [
            touches(std::slice::from_ref(&purpose), "purpose:migration-control"),
            touches(std::slice::from_ref(&purpose), "purpose:law-enforcement"),
            touches(std::slice::from_ref(&technology), "technology:face-recognition"),
            touches(&[recipient, onward], "recipient:origin-state-authority"),
        ];
        let passed = judged(draft.check(&charter, now()), &charter)?;
        prop_assert_eq!(passed, !forbidden.contains(&true));
    }
}

fn any_of(kind: CodeKind) -> impl Strategy<Value = Code> {
    prop::sample::select(taxonomy::terms(Some(kind)).map(|term| term.code.clone()).collect::<Vec<_>>())
}
