//! The terms as a policy of ODRL 2.2, in the compacted form that the agreement's own JSON-LD context gives it.

use domain::{
    charter::RedLine,
    terms::{Promise, Terms},
};
use serde::{Deserialize, Serialize};

use super::{
    document::Words,
    words::{self, NO_TECHNOLOGY},
    write::words_of,
};

/// An ODRL agreement. What it does not permit is not permitted, and what it forbids stays forbidden: `conflict` is `prohibit`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Policy {
    /// Address of the agreement and `#policy`.
    pub id: String,
    /// `Agreement`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The community's data.
    pub target: String,
    /// Name of the community.
    pub assigner: String,
    /// Name of the requester.
    pub assignee: String,
    /// Always `prohibit`.
    pub conflict: String,
    /// The one permission: to use, under constraints that all have to hold.
    pub permission: Vec<Rule>,
    /// No retaliation; and the red lines of the charter that was in force, each forbidding what all its constraints name.
    pub prohibition: Vec<Rule>,
    /// To delete after the retention, to delete after a withdrawal, and what was promised.
    pub obligation: Vec<Rule>,
}

/// A permission, prohibition or duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rule {
    /// What is permitted, forbidden or due.
    pub action: String,
    /// All of them have to hold.
    pub constraint: Vec<Constraint>,
    /// What is promised, in plain words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<Words>,
    /// How one can see that it was done, in plain words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Words>,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Constraint {
    /// What is looked at.
    pub left_operand: String,
    /// How it is compared.
    pub operator: String,
    /// With what.
    pub right_operand: Operand,
}

/// What something is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Operand {
    /// A set of notions, written out over the hierarchy.
    Set(Vec<Iri>),
    /// One notion.
    One(Iri),
    /// A value of a type of XML Schema.
    Value(Typed),
}

/// A notion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Iri {
    /// Its IRI.
    pub id: String,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    /// The type, such as `xsd:dateTime`.
    #[serde(rename = "@type")]
    pub kind: String,
    /// The value as text.
    #[serde(rename = "@value")]
    pub value: String,
}

/// Who and what a policy is about.
pub(super) struct Parties<'a> {
    pub id: &'a str,
    pub target: String,
    pub assigner: &'a str,
    pub assignee: &'a str,
    pub from: String,
    pub until: String,
}

/// The policy of these terms.
pub(super) fn policy(parties: Parties<'_>, terms: &Terms, lines: &[RedLine]) -> Policy {
    let mut prohibition = vec![Rule::plain("retaliate", Vec::new())];
    prohibition.extend(lines.iter().map(red_line));
    let retained = value("elapsedTime", "lteq", "xsd:duration", terms.retention.to_string());
    let withdrawn = one("event", "eq", super::WITHDRAWAL_EVENT);
    let within = value("delayPeriod", "lteq", "xsd:duration", terms.withdrawal.within.to_string());
    let mut obligation =
        vec![Rule::plain("delete", vec![retained]), Rule::plain("delete", vec![withdrawn, within])];
    obligation.extend(terms.promises.iter().map(promise));
    let permission = vec![Rule::plain("use", constraints(&parties, terms))];
    Policy {
        id: format!("{}#policy", parties.id),
        kind: "Agreement".to_owned(),
        target: parties.target,
        assigner: parties.assigner.to_owned(),
        assignee: parties.assignee.to_owned(),
        conflict: "prohibit".to_owned(),
        permission,
        prohibition,
        obligation,
    }
}

/// What the permission is limited by, in this order: left operand and operator.
pub(super) const LIMITS: [(&str, &str); 8] = [
    ("purpose", "isAnyOf"),
    ("dataCategory", "isAnyOf"),
    ("journeyStage", "isAnyOf"),
    ("recipient", "isAnyOf"),
    ("spatial", "isAnyOf"),
    ("technology", "isAnyOf"),
    ("dateTime", "gteq"),
    ("dateTime", "lt"),
];

fn constraints(parties: &Parties<'_>, terms: &Terms) -> Vec<Constraint> {
    let mut technologies = words::codes(&terms.technologies);
    technologies.push(NO_TECHNOLOGY.to_owned());
    vec![
        set("purpose", words::codes(&terms.purposes)),
        set("dataCategory", words::codes(&terms.data_categories)),
        set("journeyStage", words::codes(&terms.journey_stages)),
        set("recipient", words::codes(terms.recipients.iter().map(|recipient| &recipient.kind))),
        set("spatial", words::places(&terms.places)),
        set("technology", technologies),
        value("dateTime", "gteq", "xsd:dateTime", parties.from.clone()),
        value("dateTime", "lt", "xsd:dateTime", parties.until.clone()),
    ]
}

fn red_line(line: &RedLine) -> Rule {
    let facets = [
        ("purpose", words::codes(&line.purposes)),
        ("dataCategory", words::codes(&line.data_categories)),
        ("recipient", words::codes(&line.recipient_kinds)),
        ("technology", words::codes(&line.technologies)),
        ("spatial", words::places(&line.places)),
    ];
    let named = facets.into_iter().filter(|(_, iris)| !iris.is_empty());
    Rule::plain("use", named.map(|(left, iris)| set(left, iris)).collect())
}

fn promise(promise: &Promise) -> Rule {
    Rule {
        what: Some(words_of(&promise.what)),
        evidence: Some(words_of(&promise.evidence)),
        ..Rule::plain("promise", vec![value("dateTime", "lteq", "xsd:date", promise.due.as_str().to_owned())])
    }
}

impl Constraint {
    /// The value that it compares with, where it is one.
    pub(super) fn value(&self) -> Option<&String> {
        match &self.right_operand {
            Operand::Value(typed) => Some(&typed.value),
            Operand::Set(_) | Operand::One(_) => None,
        }
    }
}

impl Rule {
    /// What it is limited by, in its order.
    pub(super) fn limits(&self) -> Vec<(&str, &str)> {
        self.constraint.iter().map(|one| (one.left_operand.as_str(), one.operator.as_str())).collect()
    }
    fn plain(action: &str, constraint: Vec<Constraint>) -> Self {
        Self { action: action.to_owned(), constraint, what: None, evidence: None }
    }
}

fn constraint(left: &str, operator: &str, right_operand: Operand) -> Constraint {
    Constraint { left_operand: left.to_owned(), operator: operator.to_owned(), right_operand }
}

fn set(left: &str, iris: Vec<String>) -> Constraint {
    constraint(left, "isAnyOf", Operand::Set(iris.into_iter().map(|id| Iri { id }).collect()))
}

fn one(left: &str, operator: &str, id: &str) -> Constraint {
    constraint(left, operator, Operand::One(Iri { id: id.to_owned() }))
}

fn value(left: &str, operator: &str, kind: &str, value: String) -> Constraint {
    constraint(left, operator, Operand::Value(Typed { kind: kind.to_owned(), value }))
}
