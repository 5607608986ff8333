//! A whole export, checked file by file without the network.

use std::collections::BTreeMap;

use evidence::{
    check::Verdict,
    export::{Examined, JWKS, examine},
    keys::Jwks,
};
use serde_json::json;

use super::keys;
use crate::{cli, fault::Fault, folder, say};

pub(super) async fn verify(arguments: &cli::Verify) -> Result<(), Fault> {
    let dir = &arguments.file;
    let files = folder::read(dir).map_err(|error| {
        let remedy = "Name a folder that `ownaccord export` wrote, and that this user may read.";
        Fault::usage(format!("{} cannot be read", dir.display()), error.to_string(), remedy)
    })?;
    let found = examine(&files, &keys::named(arguments).await?);
    if arguments.json {
        say::line(as_json(&found).to_string());
    } else {
        told(&found, &files).iter().for_each(say::line);
    }
    match found.verdict() {
        Verdict::Good => Ok(()),
        Verdict::Refused { code, why } => Err(Fault::new(
            format!("Refused ({code})"),
            why,
            "Do not rely on this folder. If a transfer may have changed it, get it again from whoever exported it.",
        )),
        Verdict::Unchecked { code, why } => {
            let remedy = "Get what is missing, and name it: --jwks FILE_OR_URL or --did FILE.";
            Err(Fault::unchecked(format!("Not checked ({code})"), why, remedy))
        }
    }
}

fn as_json(found: &Examined) -> serde_json::Value {
    let files: BTreeMap<_, _> = found.files.iter().map(|(path, verdict)| (path, verdict.code())).collect();
    json!({ "kind": "export", "code": found.verdict().code(), "files": files, "wordsAbsent": found.absent, "ownKeys": found.own_keys })
}

fn told(found: &Examined, files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let bad = found.files.iter().filter(|(_, verdict)| **verdict != Verdict::Good);
    let mut lines: Vec<_> = bad.map(|(path, verdict)| format!("✗ {path} ({})", verdict.code())).collect();
    if !lines.is_empty() {
        return lines;
    }
    let count = |folder: &str| found.files.keys().filter(|path| path.starts_with(folder)).count();
    lines.push(format!("✓ {} files, and none was changed, lost or added.", found.files.len()));
    lines.push(format!("  decisions    {} signed", count("decisions/")));
    lines.push(format!("  words        {} charters, {} terms", count("charters/"), count("terms/")));
    lines.push(format!("  counted      {} again, and each comes to what was signed", count("records/")));
    if found.own_keys {
        let ids = files.get(JWKS).and_then(|bytes| Jwks::parse(bytes).ok());
        let ids: Vec<_> =
            ids.iter().flat_map(|keys| keys.keys()).map(evidence::keys::PublicKey::id).collect();
        lines.push(format!(
            "  not checked  whose the keys are: they came with the folder. Compare with the instance's own, or name them with --jwks: {}",
            ids.join(", ")
        ));
    }
    if !found.absent.is_empty() {
        let absent: Vec<_> = found.absent.iter().map(String::as_str).collect();
        lines.push(format!("  not checked  words that are not in the folder: {}", absent.join(", ")));
    }
    if count("decisions/") > count("records/") {
        lines.push("  not checked  the count of decisions without a record: ask the operator for an export with --records".to_owned());
    }
    lines
}
