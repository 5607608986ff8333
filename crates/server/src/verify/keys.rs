//! Whose keys are trusted, and how they are come by.

use std::{collections::BTreeMap, fs, path::Path, time::Duration};

use evidence::{
    check::{self, Kind, Trust},
    keys::Jwks,
    log::{
        checkpoint::Checkpoint,
        note::{Algorithm, Note, Verifier},
    },
};

use crate::{
    cli,
    fault::{self, Fault},
};

/// More than any decision or key set, in bytes.
pub(super) const LONGEST: usize = 4 << 20;
/// How long a key set may take to come.
const PATIENCE: Duration = Duration::from_secs(20);

/// The keys that the command names, and none else.
pub(super) async fn named(arguments: &cli::Verify) -> Result<Trust, Fault> {
    let mut trust = Trust::default();
    for file in &arguments.did {
        let (name, keys) = of_did(file)?;
        trust.dids.insert(name, keys);
    }
    if let Some(source) = &arguments.jwks {
        trust.instance = Some(read_keys(source).await.map_err(|fault| Fault { unchecked: true, ..fault })?);
    }
    if let Some(source) = &arguments.log_key {
        trust.log = Some(of_log(source).await?);
    }
    for text in &arguments.witness {
        trust.witnesses.push(of_witness(text)?);
    }
    if let Some(file) = &arguments.checkpoint {
        trust.kept = Some(kept(file, trust.log.as_ref())?);
    }
    Ok(trust)
}

/// The keys that the command names; where it names none, those that the issuer of the first file that has one publishes.
pub(super) async fn trusted(
    arguments: &cli::Verify,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<(Trust, String), Fault> {
    let mut trust = named(arguments).await?;
    if trust.log.is_none()
        && let Some(source) = files.values().find_map(|bytes| log_of(bytes))
    {
        // Without it the check says what is missing.
        trust.log = of_log(&source).await.ok();
    }
    if let Some(source) = &arguments.jwks {
        return Ok((trust, source.clone()));
    }
    let issuer = files.values().find_map(|bytes| super::issuer(bytes));
    let Some(source) = issuer.map(|issuer| super::published_by(&issuer)) else {
        return Ok((trust, "the DID documents given".to_owned()));
    };
    trust.instance = Some(read_keys(&source).await.map_err(|fault| Fault { unchecked: true, ..fault })?);
    Ok((trust, source))
}

/// The address at which the log of a file shows its key, if the file is of a log or of a receipt that shows it.
fn log_of(bytes: &[u8]) -> Option<String> {
    let note = match Kind::of(bytes) {
        Kind::Receipt => {
            let proof = evidence::receipt::Receipt::parse(bytes).ok()?.log?.proof;
            evidence::log::receipt::Receipt::parse(&proof).ok()?.checkpoint
        }
        Kind::Checkpoint => Note::parse(std::str::from_utf8(bytes).ok()?).ok()?,
        Kind::LogProof => {
            evidence::log::receipt::Receipt::parse(std::str::from_utf8(bytes).ok()?).ok()?.checkpoint
        }
        _ => return None,
    };
    Checkpoint::parse(&note.text).map(|state| format!("https://{}/key", state.origin))
}

/// The log's key: itself, from a file, or from an address.
async fn of_log(source: &str) -> Result<Verifier, Fault> {
    let unread = |why: String| {
        let remedy = "Get the log's key, as /log/key shows it, by a way you trust, and name it: --log-key KEY|FILE|URL.";
        Fault::unchecked("The log's key cannot be read", why, remedy)
    };
    let text = if source.starts_with("http://") || source.starts_with("https://") {
        let bytes = fetch(source).await.map_err(|error| unread(fault::chain(&error)))?;
        String::from_utf8_lossy(&bytes).into_owned()
    } else if Path::new(source).is_file() {
        fs::read_to_string(source).map_err(|error| unread(error.to_string()))?
    } else {
        source.to_owned()
    };
    Verifier::parse(text.trim_end()).map_err(|error| unread(error.to_string()))
}

fn of_witness(text: &str) -> Result<Verifier, Fault> {
    let key = Verifier::parse(text).ok().filter(|key| key.algorithm == Algorithm::Cosignature);
    key.ok_or_else(|| {
        let remedy = "Copy it as `ownaccord witness` prints it.";
        Fault::usage("This is no key of a witness", "it cannot be read", remedy)
    })
}

/// A checkpoint that was kept. Its signature is looked at where the log's key is named: it may have been copied by hand.
fn kept(file: &Path, log: Option<&Verifier>) -> Result<Checkpoint, Fault> {
    let unread = |why: String| {
        let remedy = "Name a file with a checkpoint as /log/checkpoint showed it, or as it stood in a room.";
        Fault::usage(format!("{} cannot be read", file.display()), why, remedy)
    };
    let text = fs::read_to_string(file).map_err(|error| unread(error.to_string()))?;
    let note = Note::parse(&text).map_err(|error| unread(error.to_string()))?;
    if let Some(log) = log {
        return Checkpoint::verify(&note, log).map_err(|error| unread(error.to_string()));
    }
    Checkpoint::parse(&note.text).ok_or_else(|| unread("it is no checkpoint".to_owned()))
}

fn of_did(file: &Path) -> Result<(String, Jwks), Fault> {
    let unread = |why: String| {
        let remedy = "Name a DID document, as served at /.well-known/did.json: --did FILE.";
        Fault::usage(format!("{} cannot be read", file.display()), why, remedy)
    };
    let bytes = fs::read(file).map_err(|error| unread(error.to_string()))?;
    check::keys_of(&bytes).ok_or_else(|| unread("it is no DID document with keys that sign".to_owned()))
}

/// The key set in a file or at an address.
pub async fn read_keys(source: &str) -> Result<Jwks, Fault> {
    let unread = |why: String| {
        let remedy = "Get the issuer's key set by a way you trust, and name it: --jwks FILE_OR_URL.";
        Fault::new(format!("The key set {source} cannot be read"), why, remedy)
    };
    let bytes = if source.starts_with("http://") || source.starts_with("https://") {
        fetch(source).await.map_err(|error| unread(fault::chain(&error)))?
    } else {
        fs::read(source).map_err(|error| unread(error.to_string()))?
    };
    if bytes.len() > LONGEST {
        return Err(unread("it is too long for one".to_owned()));
    }
    Jwks::parse(&bytes).map_err(|error| unread(format!("{error} ({})", error.code())))
}

/// What stands at an address, as far as it is not too long for anything of ours.
pub async fn fetch(url: &str) -> reqwest::Result<Vec<u8>> {
    let client =
        reqwest::Client::builder().timeout(PATIENCE).redirect(reqwest::redirect::Policy::none()).build()?;
    let mut answer = client.get(url).send().await?.error_for_status()?;
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > LONGEST {
            break;
        }
    }
    Ok(bytes)
}
