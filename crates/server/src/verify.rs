//! `ownaccord verify`: whatever an instance signs or proves, checked without the database and without the instance.

use std::{fs, path::Path};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use evidence::{
    check as checks,
    decision::{self, DecisionDocument},
    keys::Jwks,
    receipt::{Opening, Receipt},
};
use serde_json::Value;

use crate::{cli, fault::Fault};

mod decision_words;
mod folder;
mod keys;
mod report;
#[cfg(test)]
mod tests;

pub use keys::{fetch, read_keys};

/// Checks a file, or a folder that `ownaccord export` wrote, and says what was checked, what was not, and how to get what is missing.
pub async fn verify(arguments: &cli::Verify) -> Result<(), Fault> {
    let file = &arguments.file;
    if file.is_dir() {
        return folder::verify(arguments).await;
    }
    let bytes = fs::read(file).map_err(|error| {
        let remedy = "Name a decision, a receipt or another signed file, or a folder that was exported.";
        Fault::usage(format!("{} cannot be read", file.display()), error.to_string(), remedy)
    })?;
    let (trust, source) = keys::trusted(arguments, &bytes).await?;
    let mut report = report::of(&checks::check(&bytes, &trust), &source);
    if let Some(opening) = &arguments.opening {
        report.lines.push(opened(&bytes, opening)?);
    }
    report.say(arguments.json);
    report.end()
}

/// Checks one file with the keys at `jwks`.
pub async fn file(file: &Path, jwks: Option<&str>) -> Result<(), Fault> {
    let (file, jwks) = (file.to_owned(), jwks.map(str::to_owned));
    verify(&cli::Verify { file, jwks, did: Vec::new(), opening: None, json: false }).await
}

/// That an opening is of this receipt.
fn opened(receipt: &[u8], file: &Path) -> Result<String, Fault> {
    let refused = |why: String| {
        Fault::new("Refused (receipt-opening)", why, "Get the opening again, of the same vote.")
    };
    let bytes = fs::read(file).map_err(|error| {
        Fault::usage(
            format!("{} cannot be read", file.display()),
            error.to_string(),
            "Name the file of an opening.",
        )
    })?;
    let opening = Opening::parse(&bytes).map_err(|error| refused(error.to_string()))?;
    let receipt = Receipt::parse(receipt).map_err(|error| refused(error.to_string()))?;
    if opening.seat.as_ref().is_some_and(|seat| seat.leaf != receipt.seat.hash) {
        return Err(refused("the seat that is opened is not the receipt's".to_owned()));
    }
    let ballot = receipt.ballot.as_ref().map(|ballot| &ballot.hash);
    if opening.ballot.as_ref().is_some_and(|opened| Some(&opened.commitment) != ballot) {
        return Err(refused("the ballot that is opened is not the receipt's".to_owned()));
    }
    Ok("✓ The opening is of this receipt. Keep it to yourself: it names a member.".to_owned())
}

/// The document, if every byte of it is signed by one of the keys.
pub fn check(bytes: &[u8], keys: &Jwks) -> Result<DecisionDocument, Fault> {
    decision::verify(bytes, keys).map_err(|error| {
        Fault::new(
            format!("Refused ({})", error.code()),
            error.to_string(),
            "Do not rely on this file. If a transfer may have changed it, get it again from the issuer.",
        )
    })
}

/// Where an issuer publishes its keys.
pub fn published_by(issuer: &str) -> String {
    format!("{}/.well-known/jwks.json", issuer.trim_end_matches('/'))
}

/// The issuer that a document names, before anything is checked: only good for asking it for its keys. Of an issuer by the name of
/// did:web, the address of its instance.
pub fn issuer(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?.trim_end();
    let claims: Value = if text.starts_with('{') {
        let value: Value = serde_json::from_str(text).ok()?;
        if let Some(inner) = value.get("decision").and_then(Value::as_str) {
            return issuer(inner.as_bytes());
        }
        value.get("document").unwrap_or(&value).clone()
    } else {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text.split('.').nth(1)?).ok()?).ok()?
    };
    let issuer = claims.get("issuer")?.as_str()?;
    if let Some(name) = issuer.strip_prefix("did:web:") {
        let host = name.split(':').next()?.replace("%3A", ":");
        return Some(format!("https://{host}"));
    }
    ["http://", "https://"].iter().any(|scheme| issuer.starts_with(scheme)).then(|| issuer.to_owned())
}

pub fn no_issuer() -> Fault {
    Fault::new(
        "Refused (decision-form)",
        "this is no signed decision, or it names no issuer that could be asked for its keys",
        "Name the key set yourself: --jwks FILE_OR_URL.",
    )
}
