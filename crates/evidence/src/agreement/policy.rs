//! The terms as a policy of ODRL 2.2, in the compacted form that the agreement's own JSON-LD context gives it.

use std::collections::BTreeSet;

use domain::{
    charter::RedLine,
    terms::{Promise, Terms},
};
use serde::{Deserialize, Serialize};

use super::{
    document::Words,
    shape,
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
    let mut obligation =
        deletions(&terms.retention.to_string(), &terms.withdrawal.within.to_string()).to_vec();
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

/// What a red line can name, in this order.
const FACETS: [&str; 5] = ["purpose", "dataCategory", "recipient", "technology", "spatial"];

/// The duties to delete: after the retention, and within a time after a withdrawal.
fn deletions(retention: &str, within: &str) -> [Rule; 2] {
    let retained = value("elapsedTime", "lteq", "xsd:duration", retention.to_owned());
    let withdrawn = one("event", "eq", super::WITHDRAWAL_EVENT);
    let within = value("delayPeriod", "lteq", "xsd:duration", within.to_owned());
    [Rule::plain("delete", vec![retained]), Rule::plain("delete", vec![withdrawn, within])]
}

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
        words::codes(&line.purposes),
        words::codes(&line.data_categories),
        words::codes(&line.recipient_kinds),
        words::codes(&line.technologies),
        words::places(&line.places),
    ];
    let named = FACETS.into_iter().zip(facets).filter(|(_, iris)| !iris.is_empty());
    Rule::plain("use", named.map(|(left, iris)| set(left, iris)).collect())
}

fn promise(promise: &Promise) -> Rule {
    Rule {
        what: Some(words_of(&promise.what)),
        evidence: Some(words_of(&promise.evidence)),
        ..Rule::plain("promise", vec![value("dateTime", "lteq", "xsd:date", promise.due.as_str().to_owned())])
    }
}

impl Policy {
    /// What in it is not as [`policy`] writes it for an agreement of this term, with these lengths of retention and of deleting after a
    /// withdrawal; none where all is.
    pub(super) fn fault(&self, term: (&str, &str), lengths: (&str, &str)) -> Option<&'static str> {
        let prohibited = self.prohibition.split_first().is_some_and(|(first, lines)| {
            *first == Rule::plain("retaliate", Vec::new()) && lines.iter().all(Rule::is_red_line)
        });
        let due = self.obligation.split_at_checked(2).is_some_and(|(deleting, promises)| {
            deleting == deletions(lengths.0, lengths.1) && promises.iter().all(Rule::is_promise)
        });
        let cases = [
            (self.kind == "Agreement", "type"),
            (self.conflict == "prohibit", "conflict"),
            (matches!(self.permission.as_slice(), [one] if one.is_permission(term)), "permission"),
            (prohibited, "prohibition"),
            (due, "obligation"),
        ];
        cases.into_iter().find(|(agrees, _)| !agrees).map(|(_, name)| name)
    }
}

impl Constraint {
    /// Whether it compares with a set of notions, each of which is there once.
    fn is_any_of(&self) -> bool {
        let Operand::Set(set) = &self.right_operand else { return false };
        let distinct: BTreeSet<_> = set.iter().map(|iri| &iri.id).collect();
        let whole = !set.is_empty() && distinct.len() == set.len();
        self.operator == "isAnyOf" && whole && set.iter().all(|iri| shape::is_iri(&iri.id))
    }
}

impl Rule {
    fn is_permission(&self, (from, until): (&str, &str)) -> bool {
        let Some((sets, term)) = self.constraint.split_at_checked(6) else { return false };
        let of_term = [
            value("dateTime", "gteq", "xsd:dateTime", from.to_owned()),
            value("dateTime", "lt", "xsd:dateTime", until.to_owned()),
        ];
        self.is_plain("use")
            && self.limits() == LIMITS
            && sets.iter().all(Constraint::is_any_of)
            && term == of_term
    }

    fn is_red_line(&self) -> bool {
        let place = |one: &Constraint| FACETS.iter().position(|facet| *facet == one.left_operand);
        let places: Option<Vec<_>> = self.constraint.iter().map(place).collect();
        let ordered = places.is_some_and(|places| !places.is_empty() && places.is_sorted_by(|a, b| a < b));
        self.is_plain("use") && ordered && self.constraint.iter().all(Constraint::is_any_of)
    }

    fn is_promise(&self) -> bool {
        let worded =
            [&self.what, &self.evidence].into_iter().all(|one| one.as_ref().is_some_and(shape::are_words));
        let due = match self.constraint.as_slice() {
            [Constraint { right_operand: Operand::Value(typed), .. }] => {
                typed.kind == "xsd:date" && shape::is_day(&typed.value)
            }
            _ => false,
        };
        self.action == "promise" && worded && due && self.limits() == [("dateTime", "lteq")]
    }

    /// Whether it is this action, without any words.
    fn is_plain(&self, action: &str) -> bool {
        self.action == action && self.what.is_none() && self.evidence.is_none()
    }

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
