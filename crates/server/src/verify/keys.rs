//! Whose keys are trusted, and how they are come by.

use std::{fs, path::Path, time::Duration};

use evidence::{
    check::{self, Trust},
    keys::Jwks,
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
    Ok(trust)
}

/// The keys that the command names; where it names none, those that the issuer of a file publishes.
pub(super) async fn trusted(arguments: &cli::Verify, bytes: &[u8]) -> Result<(Trust, String), Fault> {
    let mut trust = named(arguments).await?;
    if let Some(source) = &arguments.jwks {
        return Ok((trust, source.clone()));
    }
    let Some(source) = super::issuer(bytes).map(|issuer| super::published_by(&issuer)) else {
        return Ok((trust, "the DID documents given".to_owned()));
    };
    trust.instance = Some(read_keys(&source).await.map_err(|fault| Fault { unchecked: true, ..fault })?);
    Ok((trust, source))
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
