//! A whole export, checked file by file without the network.

use std::{collections::BTreeMap, path::Path};

use evidence::{
    check::Verdict,
    export::{Examined, JWKS, examine},
    keys::Jwks,
};
use serde_json::json;

use super::{keys, report};
use crate::{cli, fault::Fault, folder, say};

pub(super) async fn verify(arguments: &cli::Verify, dir: &Path) -> Result<(), Fault> {
    let files = folder::read(dir).map_err(|error| {
        let remedy = "Name a folder that `ownaccord export` wrote, and that this user may read.";
        Fault::usage(format!("{} cannot be read", dir.display()), error.to_string(), remedy)
    })?;
    let found = examine(&files, &keys::named(arguments).await?, super::moment(arguments)?);
    if arguments.json {
        say::line(as_json(&found).to_string());
    } else {
        told(&found, &files, arguments).iter().for_each(say::line);
    }
    report::end(&found.verdict())
}

fn as_json(found: &Examined) -> serde_json::Value {
    let files: BTreeMap<_, _> = found.files.iter().map(|(path, verdict)| (path, verdict.code())).collect();
    let standings: BTreeMap<_, _> =
        found.standings.iter().map(|(path, standing)| (path, report::standing(standing))).collect();
    json!({
        "kind": "export", "code": found.verdict().code(), "files": files, "wordsAbsent": found.absent,
        "ownKeys": found.own_keys, "ownLogKey": found.own_log_key, "standing": standings,
        "logSize": found.log.as_ref().map(|state| state.size),
    })
}

fn told(found: &Examined, files: &BTreeMap<String, Vec<u8>>, arguments: &cli::Verify) -> Vec<String> {
    let bad = found.files.iter().filter(|(_, verdict)| **verdict != Verdict::Good);
    let mut lines: Vec<_> = bad.map(|(path, verdict)| format!("✗ {path} ({})", verdict.code())).collect();
    if !lines.is_empty() {
        return lines;
    }
    let count = |folder: &str, ending: &str| {
        found.files.keys().filter(|path| path.starts_with(folder) && path.ends_with(ending)).count()
    };
    lines.push(format!("✓ {} files, and none was changed, lost or added.", found.files.len()));
    lines.push(format!(
        "  decisions    {} signed, {} of them as credentials, too",
        count("decisions/", ""),
        count("credentials/", "")
    ));
    lines.push(format!("  agreements   {} signed", count("agreements/", "/agreement.json")));
    for (path, standing) in &found.standings {
        let id = path.split('/').nth(1).unwrap_or_default();
        lines.push(format!("               {id}: {}", report::stands(standing)));
    }
    lines.push(format!("  words        {} charters, {} terms", count("charters/", ""), count("terms/", "")));
    lines.push(format!("  counted      {} again, and each comes to what was signed", count("records/", "")));
    if let Some(state) = &found.log {
        lines.push(format!(
            "  log          {} entries of {}: it tells of each document here, and all of which it tells are here",
            state.size, state.origin
        ));
    }
    lines.extend(not_checked(found, files, arguments).map(|what| format!("  not checked  {what}")));
    if count("decisions/", "") > count("records/", "") {
        lines.push("  not checked  the count of decisions without a record: ask the operator for an export with --records".to_owned());
    }
    lines
}

fn not_checked<'a>(
    found: &'a Examined,
    files: &BTreeMap<String, Vec<u8>>,
    arguments: &cli::Verify,
) -> impl Iterator<Item = String> + 'a {
    let ids = files.get(JWKS).and_then(|bytes| Jwks::parse(bytes).ok());
    let ids: Vec<_> = ids.iter().flat_map(|keys| keys.keys()).map(evidence::keys::PublicKey::id).collect();
    let keys = found.own_keys.then(|| {
        format!(
            "whose the keys are: they came with the folder. Compare with the instance's own, or name them with --jwks: {}",
            ids.join(", ")
        )
    });
    let log = found.own_log_key.then(|| {
        "whose the log's key is: it came with the folder. Name the instance's own with --log-key".to_owned()
    });
    let grew = arguments.checkpoint.is_none().then(|| {
        "whether the log was rewritten: name a checkpoint that you kept, or one from a room, with --checkpoint".to_owned()
    });
    let later = (!found.standings.is_empty())
        .then(|| "what became of agreements since: ask the instance for their status".to_owned());
    let absent: Vec<_> = found.absent.iter().map(String::as_str).collect();
    let words =
        (!absent.is_empty()).then(|| format!("words that are not in the folder: {}", absent.join(", ")));
    [keys, log, grew, later, words].into_iter().flatten()
}
