//! `ownaccord verify`: whatever an instance signs or proves, checked without the database and without the instance.

use std::{collections::BTreeMap, fs, path::Path};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::moment::Moment;
use evidence::{
    bundle::Bundle,
    check::{self as checks, Trust, Verdict},
    decision::{self, DecisionDocument},
    export::MANIFEST,
    keys::Jwks,
    receipt::{Opening, Receipt},
};
use serde_json::Value;

use crate::{cli, compose::now, fault::Fault};

mod decision_words;
mod folder;
mod keys;
mod log_folder;
mod report;
#[cfg(test)]
mod tests;

pub use keys::{fetch, read_keys};

/// Checks files, or a folder, and says what was checked, what was not, and how to get what is missing.
pub async fn verify(arguments: &cli::Verify) -> Result<(), Fault> {
    match arguments.files.as_slice() {
        [dir] if dir.is_dir() && dir.join(MANIFEST).exists() => folder::verify(arguments, dir).await,
        [dir] if dir.is_dir() && dir.join("checkpoint").exists() => log_folder::verify(arguments, dir).await,
        [dir] if dir.is_dir() => folder::verify(arguments, dir).await,
        files => {
            let files = files.iter().map(|file| read(file)).collect::<Result<BTreeMap<_, _>, _>>()?;
            together(arguments, &files).await
        }
    }
}

async fn together(arguments: &cli::Verify, files: &BTreeMap<String, Vec<u8>>) -> Result<(), Fault> {
    let (trust, source) = keys::trusted(arguments, files).await?;
    let at = moment(arguments)?.unwrap_or_else(now);
    let bundle = Bundle::relied_on(files, &trust, at);
    let reports: Vec<_> = files.keys().filter_map(|path| report::of(&bundle, path, &source)).collect();
    let [only] = reports.as_slice() else {
        report::say_all(&reports, &bundle, arguments.json);
        return report::end(&bundle.verdict());
    };
    let mut only = only.clone();
    if let (Some(opening), Some(bytes)) = (&arguments.opening, files.values().next()) {
        only.lines.push(opened(bytes, opening)?);
    }
    only.say(arguments.json);
    report::end(&bundle.verdict())
}

fn read(file: &Path) -> Result<(String, Vec<u8>), Fault> {
    let bytes = fs::read(file).map_err(|error| {
        let remedy = "Name a decision, a receipt or another signed file, or a folder that was exported.";
        Fault::usage(format!("{} cannot be read", file.display()), error.to_string(), remedy)
    })?;
    Ok((file.display().to_string(), bytes))
}

/// The moment that the command names.
fn moment(arguments: &cli::Verify) -> Result<Option<Moment>, Fault> {
    let wrong = |_| {
        let remedy = "Write it in UTC: 2026-03-01T12:00:00Z.";
        Fault::usage("--at is no moment", "it cannot be read", remedy)
    };
    arguments.at.as_deref().map(|text| text.parse().map_err(wrong)).transpose()
}

/// Checks one file with the keys at `jwks`.
pub async fn file(file: &Path, jwks: Option<&str>) -> Result<(), Fault> {
    let (files, jwks) = (vec![file.to_owned()], jwks.map(str::to_owned));
    verify(&cli::Verify { files, jwks, ..cli::Verify::default() }).await
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

/// The document, if every byte of it is signed by one of the keys, and by one that was not revoked: when it signed, only the log tells.
pub fn check(bytes: &[u8], keys: &Jwks) -> Result<DecisionDocument, Fault> {
    let document = decision::verify(bytes, keys).map_err(|error| {
        Fault::new(
            format!("Refused ({})", error.code()),
            error.to_string(),
            "Do not rely on this file. If a transfer may have changed it, get it again from the issuer.",
        )
    })?;
    match checks::check(bytes, &Trust::in_instance(keys.clone())).verdict {
        Verdict::Good => Ok(document),
        verdict => report::end(&verdict).map(|()| document),
    }
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
