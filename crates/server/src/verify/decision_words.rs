//! What a decision says, for people: first in sentences, as the members read them in their rooms, then member by member.

use domain::{
    decision::{Matter, Outcome},
    moment::Moment,
    rule::VotingRule,
    tally::Step,
};
use evidence::decision::{DecisionDocument, ElectionResult};
use notices::{Locale, render};
use serde::de::DeserializeOwned;
use serde_json::Value;

const LOCALE: Locale = Locale::English;

/// What a decision says, a line each.
pub(super) fn told(document: &DecisionDocument) -> Vec<String> {
    let mut lines = Vec::new();
    let mut row = |name: &str, value: String| lines.push(format!("  {name:<12} {value}"));
    for (name, sentence) in sentences(document) {
        row(name, sentence);
    }
    row("outcome", document.outcome.clone());
    row("about", format!("{} {}", document.kind, document.subject));
    row("decided by", format!("the members of {} ({})", document.community.handle, document.community.id));
    row("issuer", document.issuer.clone());
    row("window", format!("{} to {}", document.window.opens_at, document.window.closes_at));
    row("decided at", document.decided_at.clone());
    row("rule", document.rule.clone());
    row("figures", figures(document));
    if let Some(election) = &document.election {
        row("stood", stood(election));
        row("chosen", chosen(election));
    }
    row("margin", document.margin.clone());
    let digests = [
        ("terms", document.terms.as_deref()),
        ("charter", document.charter.as_deref()),
        ("mandate", document.mandate.as_deref()),
        ("roll", Some(document.roll_root.as_str())),
        ("ballots", Some(document.ballots_root.as_str())),
    ];
    for (name, digest) in digests {
        if let Some(digest) = digest {
            row(name, digest.to_owned());
        }
    }
    if let Ok(digest) = document.digest() {
        row("this text", digest);
    }
    row("id", document.id.clone());
    lines
}

/// Who was asked and when, what came of it and why, and by which rule. What a newer program may have written and this one has no
/// words for is left out: the members follow as they are.
fn sentences(document: &DecisionDocument) -> Vec<(&'static str, String)> {
    let day = |text: &str| {
        text.parse::<Moment>().map_or_else(|_| text.to_owned(), |at| render::moment(at, &LOCALE))
    };
    let window = &document.window;
    let asked = format!(
        "The members of {} could answer from {} until {}.",
        document.community.handle,
        day(&window.opens_at),
        day(&window.closes_at)
    );
    let rule = document.rule.parse::<VotingRule>().ok().map(|rule| render::voting_rule(&rule, &LOCALE));
    let all = [("in words", Some(asked)), ("came of it", came_of_it(document)), ("asked for", rule)];
    // On a terminal the marks that isolate people's words would be seen.
    let plain = |text: String| text.replace(['\u{2068}', '\u{2069}'], "");
    all.into_iter().filter_map(|(name, text)| Some((name, plain(text?)))).collect()
}

fn came_of_it(document: &DecisionDocument) -> Option<String> {
    let steps: Vec<Step> = known(&document.steps)?;
    if let Some(election) = &document.election {
        let steps = steps.iter().map(|step| render::step(step, &LOCALE));
        return Some(std::iter::once(elected(election)).chain(steps).collect::<Vec<_>>().join(" "));
    }
    let outcome: Outcome = known(&Value::from(document.outcome.as_str()))?;
    let recall = document.subject.starts_with("recall of ");
    let matter = Matter::ALL.into_iter().find(|matter| matter.word() == document.kind)?;
    Some(render::reason(if recall { Matter::Recall } else { matter }, outcome, &steps, &LOCALE))
}

fn elected(election: &ElectionResult) -> String {
    let named = |number: &u64| {
        let one = election.candidates.iter().find(|one| one.number == *number);
        one.map_or_else(|| number.to_string(), |one| one.intermediary.clone())
    };
    match (&election.chosen, &election.tied) {
        (Some(number), _) => format!("The members chose {}.", named(number)),
        (None, Some(tied)) => {
            let even = tied.iter().map(named).collect::<Vec<_>>().join(", ");
            format!("These came out exactly even in first place: {even}. A run-off between them decides.")
        }
        (None, None) => "The members chose nobody.".to_owned(),
    }
}

fn known<T: DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}

fn stood(election: &ElectionResult) -> String {
    let names = election.candidates.iter().map(|one| format!("{}. {}", one.number, one.intermediary));
    names.collect::<Vec<_>>().join(", ")
}

fn chosen(election: &ElectionResult) -> String {
    let number = |number: &u64| number.to_string();
    match (election.chosen, &election.tied, &election.run_off) {
        (Some(chosen), ..) => chosen.to_string(),
        (None, Some(tied), Some(next)) => {
            format!("tied: {}; run-off in {next}", tied.iter().map(number).collect::<Vec<_>>().join(", "))
        }
        (None, ..) => "nobody".to_owned(),
    }
}

fn figures(document: &DecisionDocument) -> String {
    let cells =
        document.figures.cells.iter().map(|cell| format!("{} {}", cell.choices.join(" or "), cell.count));
    let cells: Vec<String> = cells.collect();
    let told = if cells.is_empty() {
        "not published, for too few would be told apart".to_owned()
    } else {
        cells.join(", ")
    };
    format!("{} could vote; {told}", document.figures.electorate)
}
