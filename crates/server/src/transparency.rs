//! What others saw of this instance's log: it asks them to sign what it shows, and holds what they saw against what it has.

mod ask;
mod rooms;
mod standing;
mod submit;

use std::path::Path;

use app::App;
use evidence::log::note::Verifier;
use futures_util::future::join_all;
use outward::Way;
use tokio::time::{Duration, timeout};
use web::witness::Weigh;

use crate::{
    compose,
    config::{Config, Named, Transparency},
    data, durable,
    fault::{self, Fault},
    keystore, witness,
};

pub use ask::Said;
pub use rooms::check as check_rooms;
pub use standing::{Standing, told};
pub use submit::keep;

/// At a start nobody waits for a witness any longer: it is asked again by and by.
const PATIENCE: Duration = Duration::from_secs(5);
/// What this instance signed as a witness.
const SIGNED: &str = "witness.json";

/// The way to witnesses.
pub fn way(settings: &Transparency) -> Result<Way, Fault> {
    Way::new(settings.reach).map_err(|error| {
        Fault::new(
            "Witnesses cannot be asked",
            fault::chain(&error),
            "See that this machine has certificates (ca-certificates).",
        )
    })
}

/// Asks the witnesses what they saw, and refuses a database that does not hold it. Whoever does not answer is passed over: nobody
/// outside may keep an instance from starting.
pub async fn check(config: &Config, app: &App) -> Result<(), Fault> {
    let witnesses = &config.transparency.witnesses;
    if witnesses.is_empty() {
        return Ok(());
    }
    let way = way(&config.transparency)?;
    let asked = join_all(witnesses.iter().map(|witness| first_look(app, &way, witness))).await;
    let mut standing = Standing::open(&config.data_dir);
    let mut verdict = Ok(());
    for (witness, said) in witnesses.iter().zip(asked) {
        let said = said?;
        standing.note(&witness.key.name, &said, app.now());
        match said.accuses() {
            Some(why) => verdict = Err(behind(&format!("the witness {}", witness.key.name), &why)),
            None => said.log(&witness.key.name),
        }
    }
    standing.write();
    verdict
}

async fn first_look(app: &App, way: &Way, witness: &Named) -> Result<Said, Fault> {
    match timeout(PATIENCE, ask::ask(app, way, witness)).await {
        Ok(said) => said.map_err(|error| fault::of_log(&error)),
        Err(_) => Ok(Said::Away("unreachable")),
    }
}

/// The refusal of a database that is not what others saw.
fn behind(who: &str, why: &str) -> Fault {
    let remedy = "Nothing was written. Restore the newest backup, or what the disk still holds. If there is none newer: \"When a \
                  backup was restored\" in docs/operating.md.";
    Fault::new(
        "This database is behind what this instance has said (log-behind)",
        format!("{who} saw {why}"),
        remedy,
    )
}

/// This instance as a witness of the logs that the operator named: what weighs requests, and its key. None where none is named.
pub fn as_witness(config: &Config) -> Result<Option<(Weigh, Verifier)>, Fault> {
    let logs = config.transparency.witnessed.clone();
    if logs.is_empty() {
        return Ok(None);
    }
    let (key, file) = (data::key_file(&config.data_dir, data::WITNESS_KEY), config.data_dir.join(SIGNED));
    if key.exists() && !file.exists() {
        return Err(half(&file, &key));
    }
    if !file.exists() {
        // Before the key, so that a crash in between leaves no key without it.
        durable::write(&file, "{}").map_err(|error| unwritten(&file, &error))?;
    }
    let name = name(&config.server.public_url);
    let key = keystore::open(config, data::WITNESS_KEY)?;
    let witness = witness::Witness::open(&name, key, logs, &file)?;
    let key = witness.verifier();
    Ok(Some((Weigh::new(move |body| witness.weigh(body, compose::seconds())), key)))
}

fn unwritten(file: &Path, error: &std::io::Error) -> Fault {
    let remedy = "Let this user write there, and see that the disk is not full.";
    Fault::new(format!("{} cannot be written", file.display()), error.to_string(), remedy)
}

fn half(file: &Path, key: &Path) -> Fault {
    let remedy = format!(
        "Get it back as it was last. If it is lost, move {} away too: this instance is another witness then, under a new key, which \
         the logs' operators must be told.",
        key.display()
    );
    Fault::new(
        format!("{} is missing", file.display()),
        "without it this witness would sign another history than it did",
        remedy,
    )
}

/// The name that an instance signs under as a witness.
fn name(public_url: &str) -> String {
    let host = public_url.split_once("://").map_or(public_url, |(_, host)| host);
    format!("{host}/witness")
}

#[cfg(test)]
mod tests;
