//! Terms written as a policy.

use std::fmt::Display;

use domain::{
    moment::Moment,
    terms::{AfterWithdrawal, Onward, Promise, Recipient, Terms},
    text::LocalText,
};
use serde_json::{Map, Value, json};

/// The offer of these terms on a dataset: `MessageOffer` in the protocol's schema of contracts.
pub fn offer(id: &str, target: &str, terms: &Terms) -> Value {
    let mut policy = content(terms);
    policy.insert("@type".into(), json!("Offer"));
    policy.insert("@id".into(), json!(id));
    policy.insert("target".into(), json!(target));
    Value::Object(policy)
}

/// The agreement on these terms. `parties` are the identifiers of who gives (the community) and who gets (the requester).
pub fn agreement(id: &str, target: &str, parties: (&str, &str), at: Moment, terms: &Terms) -> Value {
    let mut policy = content(terms);
    let (assigner, assignee) = parties;
    policy.insert("@type".into(), json!("Agreement"));
    policy.insert("@id".into(), json!(id));
    policy.insert("target".into(), json!(target));
    policy.insert("assigner".into(), json!(assigner));
    policy.insert("assignee".into(), json!(assignee));
    policy.insert("timestamp".into(), json!(at.to_string()));
    Value::Object(policy)
}

/// A constraint.
pub(super) fn constraint(left: &str, operator: &str, right: impl Into<Value>) -> Value {
    json!({ "leftOperand": left, "operator": operator, "rightOperand": right.into() })
}

/// A list of what prints.
pub(super) fn printed<T: Display>(list: &[T]) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}

fn text(words: &LocalText) -> Value {
    words.iter().map(|(language, text)| (language.to_string(), json!(text))).collect::<Map<_, _>>().into()
}

fn content(terms: &Terms) -> Map<String, Value> {
    let any = |left, list: Vec<String>| constraint(left, "isAnyOf", list);
    let mut constraints = vec![
        any("purpose", printed(&terms.purposes)),
        any("dataCategory", printed(&terms.data_categories)),
        any("journeyStage", printed(&terms.journey_stages)),
        constraint("recipient", "isAnyOf", terms.recipients.iter().map(recipient).collect::<Vec<_>>()),
        any("spatial", printed(&terms.places)),
        any("storage", printed(&terms.storage_places)),
        constraint("elapsedTime", "lteq", terms.term.to_string()),
    ];
    if !terms.technologies.is_empty() {
        constraints.push(any("technology", printed(&terms.technologies)));
    }
    let retention = constraint("elapsedTime", "lteq", terms.retention.to_string());
    let mut duties = vec![json!({ "action": "delete", "constraint": [retention] }), after(&terms.withdrawal)];
    duties.extend(terms.promises.iter().map(promise));
    let policy = json!({
        "permission": [{ "action": "use", "constraint": constraints }],
        "prohibition": [{ "action": "retaliate" }],
        "obligation": duties,
        "terms": people(terms),
    });
    match policy {
        Value::Object(policy) => policy,
        _ => Map::new(),
    }
}

fn recipient(recipient: &Recipient) -> Value {
    let mut written = json!({
        "name": recipient.name,
        "kind": recipient.kind.to_string(),
        "country": recipient.country.to_string(),
    });
    if !recipient.onward.is_empty() {
        written["onward"] = recipient.onward.iter().map(onward).collect();
    }
    written
}

fn onward(onward: &Onward) -> Value {
    json!({
        "kind": onward.kind.to_string(),
        "country": onward.country.to_string(),
        "whatFor": text(&onward.what_for),
    })
}

fn after(withdrawal: &AfterWithdrawal) -> Value {
    let when = constraint("event", "eq", "withdrawal");
    let within = constraint("delayPeriod", "lteq", withdrawal.within.to_string());
    json!({ "action": "delete", "constraint": [when, within], "how": text(&withdrawal.how) })
}

fn promise(promise: &Promise) -> Value {
    json!({
        "action": "promise",
        "constraint": [constraint("dateTime", "lteq", promise.due.as_str())],
        "what": text(&promise.what),
        "evidence": text(&promise.evidence),
    })
}

/// What only people can read.
fn people(terms: &Terms) -> Value {
    let risk = |risk: &domain::terms::RiskAnswer| json!({ "harm": risk.harm.to_string(), "mitigation": text(&risk.mitigation) });
    let benefit = |benefit: &domain::terms::Benefit| {
        json!({
            "benefit": benefit.benefit.to_string(),
            "toWhom": text(&benefit.to_whom),
            "due": benefit.due.as_str(),
        })
    };
    let mut people = json!({
        "title": text(&terms.title),
        "summary": text(&terms.summary),
        "risks": terms.risks.iter().map(risk).collect::<Vec<_>>(),
        "benefits": terms.benefits.iter().map(benefit).collect::<Vec<_>>(),
        "ifRefused": text(&terms.if_refused),
        "complaints": { "to": terms.complaints.to, "how": text(&terms.complaints.how) },
        "conditions": printed(&terms.conditions),
    });
    if let Some(study) = &terms.assessment {
        people["assessment"] = json!({ "digest": study.digest.to_string(), "at": study.at });
    }
    if let Some(basis) = &terms.legal_basis {
        people["legalBasis"] = json!(basis.to_string());
    }
    if let Some(length) = terms.usage_trail {
        people["usageTrail"] = json!(length.to_string());
    }
    people
}
