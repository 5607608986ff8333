//! A copy of a log's published files, checked as a whole.

use std::path::Path;

use evidence::{check::log_folder, export::key_of_log, log::checkpoint::Checkpoint};
use serde_json::json;

use super::{keys, report};
use crate::{cli, fault::Fault, folder, say};

pub(super) async fn verify(arguments: &cli::Verify, dir: &Path) -> Result<(), Fault> {
    let files = folder::read(dir).map_err(|error| {
        let remedy = "Name a folder with the files that stand below /log of an instance.";
        Fault::usage(format!("{} cannot be read", dir.display()), error.to_string(), remedy)
    })?;
    let mut trust = keys::named(arguments).await?;
    let own_key = trust.log.is_none();
    if own_key {
        trust.log = files.get("key").and_then(|bytes| key_of_log(bytes));
    }
    match log_folder(&files, &trust) {
        Ok((state, _)) => {
            told(&state, own_key, arguments);
            Ok(())
        }
        Err((path, verdict)) => {
            if arguments.json {
                say::line(json!({ "kind": "log", "code": verdict.code(), "file": path }).to_string());
            } else {
                say::line(format!("✗ {path} ({})", verdict.code()));
            }
            report::end(&verdict)
        }
    }
}

fn told(state: &Checkpoint, own_key: bool, arguments: &cli::Verify) {
    if arguments.json {
        let told = json!({ "kind": "log", "code": "good", "origin": state.origin, "size": state.size, "ownLogKey": own_key });
        return say::line(told.to_string());
    }
    say::line(format!(
        "✓ These are all {} entries that {} signed for, and no other.",
        state.size, state.origin
    ));
    match &arguments.checkpoint {
        Some(_) => {
            say::line("  grew         out of the checkpoint that you kept: nothing of it was rewritten")
        }
        None => say::line(
            "  not checked  whether it was rewritten before: name a checkpoint that you kept (--checkpoint)",
        ),
    }
    if arguments.witness.is_empty() {
        say::line("  not checked  whether others are shown the same log: name a witness (--witness)");
    }
    if own_key {
        say::line("  not checked  whose the log's key is: it came with the folder. Name it (--log-key)");
    }
}
