//! The agreement once more as a policy that any evaluator of ODRL 2.2 can judge: each rule about one dataset, one purpose, one
//! recipient, one place and one technology, compared by `eq`, and with no word but those of the ODRL vocabulary as left operands.
//!
//! What the agreement says with operands of our own is said otherwise here. A data category is a *target* (`<dataset>:<category>`), and
//! so is a category about people at one stage of their journey (`<dataset>:<category>:<stage>`): whoever does not know the stage asks for
//! the first. A technology is a `systemDevice`, and that there is none is one too. A `recipient` that is the requester itself means that
//! it keeps the data. A use of several categories or technologies is as many requests, and permitted if each is.
//!
//! The prohibitions are the red lines that hold now, as far as a permission would run into them: what is not permitted needs none. What
//! a line names meets a use whichever of the two is the wider one ([`crate::agreement::Policy`] has the line as it was written).

use domain::{
    agreement::Agreement, charter::RedLine, moment::Moment, place::Place, taxonomy::Code, terms::Promise,
};
use serde_json::{Value, json};

use super::words::{self, NO_TECHNOLOGY};
use crate::{
    did::Did,
    odrl::{self, NAMESPACE},
};

/// The JSON-LD context of ODRL 2.2 (W3C ODRL Vocabulary & Expression 2.2, section 4).
pub const ODRL_CONTEXT: &str = "http://www.w3.org/ns/odrl.jsonld";

/// There are never more rules.
pub const MOST_RULES: usize = 4_096;

/// It would take more rules than [`MOST_RULES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the policy would have more than {MOST_RULES} rules")]
pub struct TooManyRules;

/// What a view is made from.
#[derive(Clone, Copy, Debug)]
pub struct Atomising<'a> {
    /// Public URL of the instance.
    pub url: &'a str,
    /// The agreement.
    pub agreement: &'a Agreement,
    /// From when it is in force, and until when.
    pub term: (Moment, Moment),
    /// The kind of the requester: who keeps the data is a recipient of that kind.
    pub kind: &'a Code,
    /// The red lines that hold now.
    pub red_lines: &'a [RedLine],
}

/// Who gets the data.
#[derive(Clone)]
enum Getting {
    Itself,
    Kind(Code),
}

/// What is permitted, each facet written out over its hierarchy. None among the stages: any; among the technologies: none at all.
struct Facets {
    targets: Vec<(Code, Option<Code>)>,
    purposes: Vec<Code>,
    recipients: Vec<Getting>,
    places: Vec<Place>,
    technologies: Vec<Option<Code>>,
}

/// What one rule is limited by: an operand and a value of each facet that it looks at.
type Choice = Vec<(&'static str, String)>;

impl Atomising<'_> {
    /// The policy.
    ///
    /// # Errors
    /// [`TooManyRules`].
    pub fn policy(&self) -> Result<Value, TooManyRules> {
        let granted = self.granted();
        let permitted = self.limits(&granted);
        let lines: Vec<_> = self.red_lines.iter().filter_map(|line| self.crossing(&granted, line)).collect();
        let all = lines.iter().chain([&permitted]).map(Limits::rules);
        if all.fold(0, usize::saturating_add) > MOST_RULES {
            return Err(TooManyRules);
        }
        let term = [("gteq", self.term.0), ("lt", self.term.1)];
        let term =
            term.map(|(operator, at)| constraint("dateTime", operator, "xsd:dateTime", &at.to_string()));
        let permission = permitted.each(|target, choice| self.rule(target, "use", choice, &term));
        let mut prohibition = vec![self.rule(&self.dataset(), &format!("{NAMESPACE}retaliate"), &[], &[])];
        for line in &lines {
            prohibition.extend(line.each(|target, choice| self.rule(target, "use", choice, &[])));
        }
        let url = self.url;
        Ok(json!({
            "@context": ODRL_CONTEXT,
            "uid": format!("{url}/agreements/{}?view=odrl", self.agreement.id),
            "type": "Agreement",
            "conflict": "prohibit",
            "permission": permission,
            "prohibition": prohibition,
            "obligation": self.duties(),
        }))
    }

    fn granted(&self) -> Facets {
        let terms = &self.agreement.terms;
        let stages = downward(&terms.journey_stages);
        let stages = || std::iter::once(None).chain(stages.iter().cloned().map(Some));
        let targets = downward(&terms.data_categories);
        let kinds = terms.recipients.iter().map(|recipient| &recipient.kind);
        let mut places: Vec<Place> = terms.places.iter().flat_map(Place::downward).collect();
        places.sort();
        places.dedup();
        Facets {
            targets: targets.iter().flat_map(|data| stages().map(|stage| (data.clone(), stage))).collect(),
            purposes: downward(&terms.purposes),
            recipients: std::iter::once(Getting::Itself)
                .chain(downward(kinds).into_iter().map(Getting::Kind))
                .collect(),
            places,
            technologies: std::iter::once(None)
                .chain(downward(&terms.technologies).into_iter().map(Some))
                .collect(),
        }
    }

    /// Where a line and what is granted meet; none where they do not.
    fn crossing(&self, granted: &Facets, line: &RedLine) -> Option<Limits> {
        let hit = |named: &[Code], code: &Code| named.iter().any(|one| one.overlaps(code));
        let getting = |one: &Getting| match one {
            Getting::Itself => hit(&line.recipient_kinds, self.kind),
            Getting::Kind(kind) => hit(&line.recipient_kinds, kind),
        };
        let technology = |one: &Option<Code>| one.as_ref().is_some_and(|code| hit(&line.technologies, code));
        let met = Facets {
            targets: kept(&granted.targets, line.data_categories.is_empty(), |(data, _)| {
                hit(&line.data_categories, data)
            })?,
            purposes: kept(&granted.purposes, line.purposes.is_empty(), |code| hit(&line.purposes, code))?,
            recipients: kept(&granted.recipients, line.recipient_kinds.is_empty(), getting)?,
            places: kept(&granted.places, line.places.is_empty(), |place| {
                line.places.iter().any(|one| one.overlaps(place))
            })?,
            technologies: kept(&granted.technologies, line.technologies.is_empty(), technology)?,
        };
        let mut limits = self.limits(&met);
        // What a line does not name it does not look at.
        let named = [
            !line.purposes.is_empty(),
            !line.recipient_kinds.is_empty(),
            !line.places.is_empty(),
            !line.technologies.is_empty(),
        ];
        let mut named = named.into_iter();
        limits.operands.retain(|_| named.next().unwrap_or_default());
        Some(limits)
    }

    fn limits(&self, facets: &Facets) -> Limits {
        let itself = Did::of_url(self.url).requester(self.agreement.requester).to_string();
        let getting = |one: &Getting| match one {
            Getting::Itself => itself.clone(),
            Getting::Kind(kind) => words::code(kind),
        };
        let technology = |one: &Option<Code>| one.as_ref().map_or(NO_TECHNOLOGY.to_owned(), words::code);
        let target = |(data, stage): &(Code, Option<Code>)| match stage {
            Some(stage) => format!("{}:{data}:{stage}", self.dataset()),
            None => format!("{}:{data}", self.dataset()),
        };
        Limits {
            targets: facets.targets.iter().map(target).collect(),
            operands: vec![
                ("purpose", facets.purposes.iter().map(words::code).collect()),
                ("recipient", facets.recipients.iter().map(getting).collect()),
                ("spatial", facets.places.iter().map(words::place).collect()),
                ("systemDevice", facets.technologies.iter().map(technology).collect()),
            ],
        }
    }

    /// What the requester owes: to delete after the retention and after a withdrawal, and what it promised.
    fn duties(&self) -> Vec<Value> {
        let terms = &self.agreement.terms;
        let within = |left, span: String| constraint(left, "lteq", "xsd:duration", &span);
        let withdrawn = json!({ "leftOperand": "event", "operator": "eq", "rightOperand": { "@id": super::WITHDRAWAL_EVENT } });
        let delete = |limits: &[Value]| self.rule(&self.dataset(), "delete", &[], limits);
        let promised = |promise: &Promise| {
            let due = constraint("dateTime", "lteq", "xsd:date", promise.due.as_str());
            let mut rule = self.rule(&self.dataset(), &format!("{NAMESPACE}promise"), &[], &[due]);
            let said = promise.what.iter();
            let said: Vec<_> = said
                .map(|(language, text)| json!({ "@language": language.to_string(), "@value": text }))
                .collect();
            rule["dct:description"] = said.into();
            rule
        };
        let mut duties = vec![
            delete(&[within("elapsedTime", terms.retention.to_string())]),
            delete(&[withdrawn, within("delayPeriod", terms.withdrawal.within.to_string())]),
        ];
        duties.extend(terms.promises.iter().map(promised));
        duties
    }

    fn dataset(&self) -> String {
        odrl::dataset(self.agreement.community)
    }

    fn rule(&self, target: &str, action: &str, choice: &[(&'static str, String)], more: &[Value]) -> Value {
        let instance = Did::of_url(self.url);
        let is = |(left, value): &(&str, String)| json!({ "leftOperand": left, "operator": "eq", "rightOperand": { "@id": value } });
        let mut rule = json!({
            "target": target,
            "assigner": instance.community(self.agreement.community).as_str(),
            "assignee": instance.requester(self.agreement.requester).as_str(),
            "action": action,
        });
        let limits: Vec<Value> = choice.iter().map(is).chain(more.iter().cloned()).collect();
        if !limits.is_empty() {
            rule["constraint"] = limits.into();
        }
        rule
    }
}

/// Rules to be written out: for each target, and each value of each operand.
struct Limits {
    targets: Vec<String>,
    operands: Vec<(&'static str, Vec<String>)>,
}

impl Limits {
    fn rules(&self) -> usize {
        let sizes = self.operands.iter().map(|(_, values)| values.len());
        sizes.fold(self.targets.len(), usize::saturating_mul)
    }

    fn each(&self, rule: impl Fn(&str, &[(&'static str, String)]) -> Value) -> Vec<Value> {
        let mut choices: Vec<Choice> = vec![Vec::new()];
        for (left, values) in &self.operands {
            let with = |choice: &Choice, value: &String| {
                let mut longer = choice.clone();
                longer.push((left, value.clone()));
                longer
            };
            choices = choices
                .iter()
                .flat_map(|choice| values.iter().map(move |value| with(choice, value)))
                .collect();
        }
        self.targets.iter().flat_map(|target| choices.iter().map(|choice| rule(target, choice))).collect()
    }
}

/// These codes and all below them, each once, in order.
fn downward<'a>(wide: impl IntoIterator<Item = &'a Code>) -> Vec<Code> {
    let mut all: Vec<Code> =
        wide.into_iter().flat_map(Code::downward).map(|term| term.code.clone()).collect();
    all.sort();
    all.dedup();
    all
}

/// All of them where a line names nothing of the kind, else those that it meets; none where it meets none.
fn kept<T: Clone>(all: &[T], unnamed: bool, meets: impl Fn(&T) -> bool) -> Option<Vec<T>> {
    let met: Vec<T> = all.iter().filter(|one| unnamed || meets(one)).cloned().collect();
    (!met.is_empty()).then_some(met)
}

fn constraint(left: &str, operator: &str, kind: &str, value: &str) -> Value {
    json!({ "leftOperand": left, "operator": operator, "rightOperand": { "@type": kind, "@value": value } })
}

#[cfg(test)]
mod tests;
