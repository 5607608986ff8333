//! `ownaccord export` and `ownaccord recount`: a decided vote without names, and counted again.

use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

use domain::id::DecisionId;
use evidence::{
    decision::{DecisionDocument, ElectionCandidate, ElectionResult},
    keys::Jwks,
    record::{Difference, VoteRecord},
};

use crate::{
    admin::{self, Request},
    config::Config,
    data,
    fault::Fault,
    keystore, say, verify,
};

/// The id of a decision, if this is one.
pub fn decision(text: &str) -> Option<DecisionId> {
    text.parse().ok()
}

/// Writes the record of a decided vote to a file that only its owner can read, or to the standard output.
pub async fn export(config: &Config, decision: &str, out: Option<&Path>) -> Result<(), Fault> {
    let record = exported(config, decision).await?;
    let Some(file) = out else {
        say::text(&record);
        return Ok(());
    };
    let written = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file);
    written.and_then(|mut file| file.write_all(record.as_bytes())).map_err(|error| {
        let remedy = "Name a file that does not exist yet, in a folder where this user may write.";
        Fault::new(format!("{} cannot be written", file.display()), error.to_string(), remedy)
    })?;
    say::line(format!(
        "✓ {} written. It tells how seats voted: give it to those who count, and to nobody else.",
        file.display()
    ));
    Ok(())
}

async fn exported(config: &Config, decision: &str) -> Result<String, Fault> {
    admin::run(config, &Request::Export { decision: decision.to_owned() }).await
}

/// Counts a vote of this instance again.
pub async fn here(config: &Config, decision: &str, jwks: Option<&str>) -> Result<(), Fault> {
    let record = read(exported(config, decision).await?.as_bytes())?;
    match jwks {
        Some(source) => report(&record, &verify::read_keys(source).await?, source),
        None => {
            let keys = Jwks::new(keystore::open(config, data::SIGNING_KEY)?.public(), []);
            report(&record, &keys, "this instance")
        }
    }
}

/// Counts a vote again from the record in a file.
pub async fn file(file: &Path, jwks: Option<&str>) -> Result<(), Fault> {
    let bytes = fs::read(file).map_err(|error| {
        let remedy = "Name a record that `ownaccord export` wrote, or the id of a decision.";
        Fault::usage(format!("{} cannot be read", file.display()), error.to_string(), remedy)
    })?;
    let record = read(&bytes)?;
    let source = match jwks {
        Some(source) => source.to_owned(),
        None => {
            let issuer = verify::issuer(record.decision.as_bytes()).ok_or_else(verify::no_issuer);
            verify::published_by(&issuer.map_err(unreadable)?)
        }
    };
    report(&record, &verify::read_keys(&source).await.map_err(unreadable)?, &source)
}

/// What cannot be read is told from what differs by the exit code.
fn unreadable(fault: Fault) -> Fault {
    Fault { usage: true, ..fault }
}

fn read(bytes: &[u8]) -> Result<VoteRecord, Fault> {
    VoteRecord::parse(bytes).map_err(|error| {
        let remedy =
            "Get the record again from the operator who exported it: `ownaccord export DECISION --out FILE`.";
        Fault::usage(format!("Refused ({})", error.code()), error.to_string(), remedy)
    })
}

fn report(record: &VoteRecord, keys: &Jwks, source: &str) -> Result<(), Fault> {
    let (signed, differences) = compared(record, keys)?;
    for difference in &differences {
        say::line(difference.to_string());
    }
    if !differences.is_empty() {
        return Err(Fault::new(
            "The record does not come to what was signed",
            format!("{} differ, each on a line of its own above", differences.len()),
            "Ask the operator for the record again, and for the reason; until then do not rely on this decision.",
        ));
    }
    for line in told(record, &signed, source) {
        say::line(line);
    }
    Ok(())
}

/// The signed decision of a record, and where it differs from what the record comes to.
fn compared(record: &VoteRecord, keys: &Jwks) -> Result<(DecisionDocument, Vec<Difference>), Fault> {
    let signed = verify::check(record.decision.as_bytes(), keys).map_err(unreadable)?;
    let differences = record.recount(&signed);
    Ok((signed, differences))
}

fn told(record: &VoteRecord, signed: &DecisionDocument, source: &str) -> Vec<String> {
    let struck = record.seats.iter().filter(|seat| seat.struck).count();
    let mut lines = vec![
        "✓ Counted again from the record alone, and nothing differs from what was signed.".to_owned(),
        format!("  outcome      {}", signed.outcome),
    ];
    lines.extend(signed.election.iter().flat_map(chosen));
    lines.extend([
        format!("  rule         {}", signed.rule),
        format!("  seats        {}, of which {struck} struck", record.seats.len()),
        format!("  ballots      {}", record.ballots.len()),
        format!("  delegations  {}", record.delegations.len()),
        format!("  objections   {}", record.objections.len()),
        format!("  decision     {} of {}", signed.id, signed.community.handle),
        format!("  signed by    a key of {source}"),
    ]);
    lines
}

/// Who stood, and who is chosen or goes to the run-off.
fn chosen(election: &ElectionResult) -> [String; 2] {
    let named = |one: &ElectionCandidate| format!("{} {}", one.number, one.intermediary);
    let those = |numbers: &[u64]| {
        let these = election.candidates.iter().filter(|one| numbers.contains(&one.number));
        these.map(named).collect::<Vec<_>>().join(", ")
    };
    let end = match (election.chosen, &election.tied) {
        (Some(number), _) => those(&[number]),
        (None, Some(tied)) => format!("nobody yet; a run-off among {}", those(tied)),
        (None, None) => "nobody".to_owned(),
    };
    let all: Vec<_> = election.candidates.iter().map(named).collect();
    [format!("  stood        {}", all.join(", ")), format!("  chosen       {end}")]
}

#[cfg(test)]
mod tests;
