//! A policy read as terms, as somebody typed them. What is in them is the gate's to judge; here it is only found.

use domain::{
    refusal::{Faults, Reason},
    terms::{
        AfterWithdrawalDraft, AssessmentDraft, BenefitDraft, ComplaintsDraft, OnwardDraft, PromiseDraft,
        RecipientDraft, RiskAnswerDraft, TermsDraft,
    },
};
use serde_json::{Map, Value};

/// A text in several languages, as the domain takes it.
type Text = Vec<(String, String)>;

/// Members of a policy that are no terms: who and what it is on is read elsewhere.
const ABOUT: [&str; 6] = ["@type", "@id", "target", "profile", "assigner", "assignee"];

/// Reads an offer's terms. Everything that has no place in terms is noted.
pub fn read(offer: &Value, faults: &mut Faults) -> TermsDraft {
    let mut draft = TermsDraft::default();
    let Some(policy) = object(offer, faults) else { return draft };
    for (name, value) in policy {
        faults.within(name, |faults| match name.as_str() {
            "permission" => rules(value, faults, |rule, faults| permission(rule, &mut draft, faults)),
            "prohibition" => rules(value, faults, prohibition),
            "obligation" => rules(value, faults, |rule, faults| obligation(rule, &mut draft, faults)),
            "terms" => people(value, &mut draft, faults),
            about if ABOUT.contains(&about) => {}
            _ => unknown(name, faults),
        });
    }
    draft
}

fn unknown(value: impl ToString, faults: &mut Faults) {
    let value = value.to_string().chars().take(80).collect();
    faults.here(Reason::UnknownPart { value });
}

fn object<'a>(value: &'a Value, faults: &mut Faults) -> Option<&'a Map<String, Value>> {
    let found = value.as_object();
    if found.is_none() {
        unknown(value, faults);
    }
    found
}

fn list<'a>(value: &'a Value, faults: &mut Faults) -> &'a [Value] {
    match value.as_array() {
        Some(list) => list,
        None => {
            unknown(value, faults);
            &[]
        }
    }
}

fn line(value: &Value, faults: &mut Faults) -> String {
    match value.as_str() {
        Some(text) => text.to_owned(),
        None => {
            unknown(value, faults);
            String::new()
        }
    }
}

fn each<T>(value: &Value, faults: &mut Faults, read: impl Fn(&Value, &mut Faults) -> T) -> Vec<T> {
    let entries = list(value, faults).iter().enumerate();
    entries.map(|(at, entry)| faults.within(at, |faults| read(entry, faults))).collect()
}

fn text(value: &Value, faults: &mut Faults) -> Text {
    let Some(words) = object(value, faults) else { return Text::new() };
    let words = words.iter();
    words.map(|(tag, words)| (tag.clone(), faults.within(tag, |faults| line(words, faults)))).collect()
}

/// Reads an object member by member; what `known` does not take is noted.
fn members(value: &Value, faults: &mut Faults, mut known: impl FnMut(&str, &Value, &mut Faults) -> bool) {
    for (name, value) in object(value, faults).into_iter().flatten() {
        faults.within(name, |faults| {
            if !known(name, value, faults) {
                unknown(name, faults);
            }
        });
    }
}

fn rules(value: &Value, faults: &mut Faults, mut read: impl FnMut(&Value, &mut Faults)) {
    // Where a policy speaks of rules it has one at least, as the protocol wants it.
    if value.as_array().is_some_and(Vec::is_empty) {
        unknown(value, faults);
    }
    for (at, rule) in list(value, faults).iter().enumerate() {
        faults.within(at, |faults| read(rule, faults));
    }
}

fn action(rule: &Value) -> &str {
    rule.get("action").and_then(Value::as_str).unwrap_or("")
}

/// The constraints of a rule, each as its left operand, operator and right operand.
fn constraints<'a>(rule: &'a Value, faults: &mut Faults) -> Vec<(usize, &'a str, &'a str, &'a Value)> {
    let Some(all) = rule.get("constraint") else { return Vec::new() };
    faults.within("constraint", |faults| {
        let word = |constraint: &'a Value, name: &str| constraint.get(name).and_then(Value::as_str);
        let mut found = Vec::new();
        for (at, constraint) in list(all, faults).iter().enumerate() {
            let members = constraint.as_object().map_or(0, Map::len);
            match (
                word(constraint, "leftOperand"),
                word(constraint, "operator"),
                constraint.get("rightOperand"),
            ) {
                (Some(left), Some(operator), Some(right)) if members == 3 => {
                    found.push((at, left, operator, right));
                }
                _ => faults.within(at, |faults| unknown(constraint, faults)),
            }
        }
        found
    })
}

/// Runs over the constraints of a rule; what `known` does not take is noted. `known` gets the left operand and the operator.
fn constrained(
    rule: &Value,
    faults: &mut Faults,
    mut known: impl FnMut((&str, &str), &Value, &mut Faults) -> bool,
) {
    for (at, left, operator, right) in constraints(rule, faults) {
        faults.within("constraint", |faults| {
            faults.within(at, |faults| {
                if !known((left, operator), right, faults) {
                    unknown(format!("{left} {operator}"), faults);
                }
            });
        });
    }
}

/// Notes a rule that does not say what it is about.
fn acts(rule: &Value, faults: &mut Faults) {
    if rule.is_object() && rule.get("action").is_none() {
        faults.field("action", Reason::OtherMessage { wanted: "action".to_owned() });
    }
}

fn permission(rule: &Value, draft: &mut TermsDraft, faults: &mut Faults) {
    acts(rule, faults);
    members(rule, faults, |name, value, _| match name {
        "action" => value == "use",
        "constraint" => true,
        _ => false,
    });
    constrained(rule, faults, |what, right, faults| {
        let lines = |faults: &mut Faults| each(right, faults, line);
        match what {
            ("purpose", "isAnyOf") => draft.purposes.extend(lines(faults)),
            ("dataCategory", "isAnyOf") => draft.data_categories.extend(lines(faults)),
            ("journeyStage", "isAnyOf") => draft.journey_stages.extend(lines(faults)),
            ("technology", "isAnyOf") => draft.technologies.extend(lines(faults)),
            ("spatial", "isAnyOf") => draft.places.extend(lines(faults)),
            ("storage", "isAnyOf") => draft.storage_places.extend(lines(faults)),
            ("recipient", "isAnyOf") => draft.recipients.extend(each(right, faults, recipient)),
            ("elapsedTime", "lteq") if draft.term.is_empty() => draft.term = line(right, faults),
            _ => return false,
        }
        true
    });
}

/// What we ask of every requester may be repeated; nothing else is prohibited by terms.
fn prohibition(rule: &Value, faults: &mut Faults) {
    acts(rule, faults);
    members(rule, faults, |name, value, _| name == "action" && value == "retaliate");
}

fn obligation(rule: &Value, draft: &mut TermsDraft, faults: &mut Faults) {
    match action(rule) {
        "delete" if rule.get("how").is_some() => draft.withdrawal = withdrawal(rule, faults),
        "delete" => {
            members(rule, faults, |name, _, _| matches!(name, "action" | "constraint"));
            constrained(rule, faults, |what, right, faults| match what {
                ("elapsedTime", "lteq") if draft.retention.is_empty() => {
                    draft.retention = line(right, faults);
                    true
                }
                _ => false,
            });
        }
        "promise" => draft.promises.push(promise(rule, faults)),
        other => unknown(other, faults),
    }
}

fn withdrawal(rule: &Value, faults: &mut Faults) -> AfterWithdrawalDraft {
    let mut read = AfterWithdrawalDraft::default();
    members(rule, faults, |name, value, faults| match name {
        "how" => {
            read.how = text(value, faults);
            true
        }
        _ => matches!(name, "action" | "constraint"),
    });
    let mut after = false;
    constrained(rule, faults, |what, right, faults| match what {
        ("event", "eq") => {
            after = right == "withdrawal";
            after
        }
        ("delayPeriod", "lteq") => {
            read.within = line(right, faults);
            true
        }
        _ => false,
    });
    // Without it the duty would be another one.
    if !after {
        faults.field("constraint", Reason::OtherMessage { wanted: "event eq withdrawal".to_owned() });
    }
    read
}

fn promise(rule: &Value, faults: &mut Faults) -> PromiseDraft {
    let mut read = PromiseDraft::default();
    members(rule, faults, |name, value, faults| {
        match name {
            "what" => read.what = text(value, faults),
            "evidence" => read.evidence = text(value, faults),
            _ => return matches!(name, "action" | "constraint"),
        }
        true
    });
    constrained(rule, faults, |what, right, faults| match what {
        ("dateTime", "lteq") => {
            read.due = line(right, faults);
            true
        }
        _ => false,
    });
    read
}

/// Declares how an object becomes a draft: one line a member.
macro_rules! objects {
    ($($function:ident -> $draft:ident { $($member:literal => $field:ident: $read:expr),* $(,)? })*) => {$(
        fn $function(value: &Value, faults: &mut Faults) -> $draft {
            let mut read = $draft::default();
            members(value, faults, |name, value, faults| {
                match name {
                    $($member => read.$field = $read(value, faults),)*
                    _ => return false,
                }
                true
            });
            read
        }
    )*};
}

objects! {
    recipient -> RecipientDraft {
        "name" => name: line,
        "kind" => kind: line,
        "country" => country: line,
        "onward" => onward: |value, faults: &mut Faults| each(value, faults, onward),
    }
    onward -> OnwardDraft { "kind" => kind: line, "country" => country: line, "whatFor" => what_for: text }
    risk -> RiskAnswerDraft { "harm" => harm: line, "mitigation" => mitigation: text }
    benefit -> BenefitDraft { "benefit" => benefit: line, "toWhom" => to_whom: text, "due" => due: line }
    assessment -> AssessmentDraft { "digest" => digest: line, "at" => at: line }
    complaints -> ComplaintsDraft { "to" => to: line, "how" => how: text }
}

fn people(value: &Value, draft: &mut TermsDraft, faults: &mut Faults) {
    members(value, faults, |name, value, faults| {
        match name {
            "title" => draft.title = text(value, faults),
            "summary" => draft.summary = text(value, faults),
            "risks" => draft.risks = each(value, faults, risk),
            "benefits" => draft.benefits = each(value, faults, benefit),
            "assessment" => draft.assessment = Some(assessment(value, faults)),
            "ifRefused" => draft.if_refused = text(value, faults),
            "complaints" => draft.complaints = complaints(value, faults),
            "conditions" => draft.conditions = each(value, faults, line),
            "legalBasis" => draft.legal_basis = Some(line(value, faults)),
            "usageTrail" => draft.usage_trail = Some(line(value, faults)),
            _ => return false,
        }
        true
    });
}
