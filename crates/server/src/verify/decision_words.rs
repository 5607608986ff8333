//! What a decision says, for people.

use evidence::decision::{DecisionDocument, ElectionResult};

/// What a decision says, a line each.
pub(super) fn told(document: &DecisionDocument) -> Vec<String> {
    let mut lines = Vec::new();
    let mut row = |name: &str, value: String| lines.push(format!("  {name:<12} {value}"));
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
