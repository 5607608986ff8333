//! `ownaccord witness`: signs what logs show, if it grew out of what they showed before. What it signed is on the disk before the
//! signature is out, so that no crash makes it sign two histories.

use std::{
    collections::BTreeMap,
    fs::File,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use evidence::{
    keys::SigningKey,
    log::{
        checkpoint::Checkpoint,
        cosignature,
        note::{self, Algorithm, Note, Verifier},
        request::{AddCheckpoint, Objection},
    },
};
use web::witness::{Verdict, Weigh};

use crate::{cli, compose, doctor, durable, fault::Fault, say, telemetry};

#[cfg(test)]
mod tests;

/// What a witness knows.
#[derive(Debug)]
pub struct Witness {
    name: String,
    key: SigningKey,
    logs: Vec<Verifier>,
    file: PathBuf,
    /// The signed checkpoint of each log that was signed here last: by the log's key, as one writes it down. Before a log had a second
    /// key, by its name; such an entry counts for the key that signed it.
    seen: Mutex<BTreeMap<String, String>>,
    /// As long as it is open, no other process signs by this file.
    _claim: File,
}

impl Witness {
    /// The witness that signs under this name for these logs, and remembers in this file.
    pub fn open(name: &str, key: SigningKey, logs: Vec<Verifier>, file: &Path) -> Result<Self, Fault> {
        if !note::is_name(name) {
            let remedy = "Choose one such as witness.example/ours, without spaces and plus signs.";
            return Err(Fault::usage("The witness has no name", "it cannot be part of a note", remedy));
        }
        let unread = |why: String| {
            let remedy =
                "Never begin a new file in its place: the witness would sign another history. Get it back.";
            Fault::new(format!("{} cannot be read", file.display()), why, remedy)
        };
        let claim = durable::claim(file).map_err(|error| unread(error.to_string()))?;
        let claim = claim.ok_or_else(|| {
            let remedy = "Let one process at a time be this witness.";
            Fault::new(format!("{} is in use", file.display()), "another process has it", remedy)
        })?;
        let text = durable::read(file).map_err(|error| unread(error.to_string()))?;
        let seen: BTreeMap<String, String> = text
            .map(|text| serde_json::from_str(&text).map_err(|error| unread(error.to_string())))
            .transpose()?
            .unwrap_or_default();
        if let Some(origin) = seen.iter().find(|(_, text)| last(text).is_none()).map(|(origin, _)| origin) {
            return Err(unread(format!("what it says of {origin} is no checkpoint")));
        }
        let seen = Mutex::new(seen);
        Ok(Self { name: name.to_owned(), key, logs, file: file.to_owned(), seen, _claim: claim })
    }

    /// Its key, as one writes it down.
    pub fn verifier(&self) -> Verifier {
        cosignature::verifier(&self.name, &self.key)
    }

    /// Weighs a request, and signs at this time, in seconds since 1970.
    pub fn weigh(&self, body: &str, at: u64) -> Verdict {
        let Some(request) = AddCheckpoint::parse(body) else { return Verdict::Malformed };
        let origin = request.checkpoint.text.lines().next().unwrap_or_default();
        let mut named = self.logs.iter().filter(|log| log.name == origin).peekable();
        if named.peek().is_none() {
            return Verdict::UnknownLog;
        }
        // A log that goes on under another key begins anew: what its former key signed is no history of this one.
        let Some(log) = named.find(|log| Checkpoint::verify(&request.checkpoint, log).is_ok()) else {
            return Verdict::Unsigned;
        };
        // Held until the new state is on the disk: of two requests at once the second meets what the first left.
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let before = remembered(&seen, log);
        match request.judge(log, before.as_ref()) {
            Ok(now) => {
                if before.as_ref() != Some(&now) {
                    let mut next = seen.clone();
                    next.insert(log.to_text(), request.checkpoint.to_text());
                    if let Err(error) = durable::write(&self.file, &serde_json::json!(next).to_string()) {
                        tracing::error!(%error, "what is to be signed cannot be kept: nothing is signed");
                        return Verdict::Unkept;
                    }
                    *seen = next;
                }
                Verdict::Signed(cosignature::sign(&now.to_text(), &self.name, &self.key, at).line())
            }
            Err(Objection::Fork(size)) => {
                tracing::error!(log = origin, size, "FORK: the log signed two histories of one size");
                Verdict::Stands(size)
            }
            Err(Objection::Behind(size)) => Verdict::Stands(size),
            Err(Objection::NoGrowth) => {
                tracing::error!(
                    log = origin,
                    "nothing shows that the log grew out of what was signed before"
                );
                Verdict::NoGrowth
            }
            Err(Objection::Unsigned) => Verdict::Unsigned,
            Err(Objection::Malformed) => Verdict::Malformed,
        }
    }
}

/// What was signed last of the log with this key.
fn remembered(seen: &BTreeMap<String, String>, log: &Verifier) -> Option<Checkpoint> {
    if let Some(text) = seen.get(&log.to_text()) {
        return last(text);
    }
    let note = Note::parse(seen.get(&log.name)?).ok()?;
    Checkpoint::verify(&note, log).ok()
}

/// The checkpoint in a note that was kept.
fn last(text: &str) -> Option<Checkpoint> {
    Checkpoint::parse(&Note::parse(text).ok()?.text)
}

/// Answers until told to stop.
pub async fn witness(arguments: &cli::Witness) -> Result<(), Fault> {
    telemetry::start(&crate::config::Log {
        filter: "info".to_owned(),
        format: crate::config::LogFormat::Text,
    });
    let key = arguments.passphrase.open(&arguments.key)?;
    let log = |text: &String| {
        let log = Verifier::parse(text).ok().filter(|log| log.algorithm == Algorithm::Ed25519);
        log.ok_or_else(|| {
            let remedy = "Name each log by its key, as /log/key shows it: --log KEY.";
            Fault::usage(format!("{text} is no log's key"), "it is not spelled as one", remedy)
        })
    };
    let logs = arguments.logs.iter().map(log).collect::<Result<_, _>>()?;
    let witness = Witness::open(&arguments.name, key, logs, &arguments.state)?;
    let listener = doctor::bind(arguments.listen).await?;
    let witness_key = witness.verifier();
    say::line(witness_key.to_text());
    let weigh = Weigh::new(move |body| witness.weigh(body, compose::seconds()));
    let stopped = async {
        // Nothing is under way that a sudden end could harm: what is signed is on the disk.
        let _ = tokio::signal::ctrl_c().await;
    };
    web::serve(listener, web::witness::router(weigh, &witness_key), stopped)
        .await
        .map_err(|error| Fault::new("The witness has ended", error.to_string(), "Start it again."))
}
