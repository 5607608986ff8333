//! What a check came to, for people and for scripts.

use evidence::{
    check::{Found, Kind, Verdict},
    decision::DecisionDocument,
};
use serde_json::{Value, json};

use super::decision_words;
use crate::{fault::Fault, say};

/// What is said of one file.
#[derive(Debug)]
pub(super) struct Report {
    kind: &'static str,
    verdict: Verdict,
    document: Option<Value>,
    /// What is told of it, a line each.
    pub(super) lines: Vec<String>,
}

/// What there is to say of a file that was checked with the keys from `source`.
pub(super) fn of(found: &Found, source: &str) -> Report {
    let mut lines = Vec::new();
    if found.verdict == Verdict::Good {
        lines.push(format!("✓ {}", holds(&found.kind, source)));
        lines.extend(told(found));
        lines.extend(missing(&found.kind).map(|what| format!("  not checked  {what}")));
    }
    Report {
        kind: name(&found.kind),
        verdict: found.verdict.clone(),
        document: found.document.clone(),
        lines,
    }
}

impl Report {
    /// Says it: lines for people, or one line of JSON.
    pub(super) fn say(&self, as_json: bool) {
        if as_json {
            say::line(self.to_json().to_string());
            return;
        }
        for line in &self.lines {
            say::line(line);
        }
    }

    fn to_json(&self) -> Value {
        let (verdict, why) = match &self.verdict {
            Verdict::Good => ("good", None),
            Verdict::Refused { why, .. } => ("refused", Some(why)),
            Verdict::Unchecked { why, .. } => ("unchecked", Some(why)),
        };
        json!({ "kind": self.kind, "verdict": verdict, "code": self.verdict.code(), "why": why, "document": self.document })
    }

    /// What the program exits with.
    pub(super) fn end(&self) -> Result<(), Fault> {
        match &self.verdict {
            Verdict::Good => Ok(()),
            Verdict::Refused { code, why } => Err(Fault::new(
                format!("Refused ({code})"),
                why.clone(),
                "Do not rely on this file. If a transfer may have changed it, get it again from whoever issued it.",
            )),
            Verdict::Unchecked { code, why } => {
                Err(Fault::unchecked(format!("Not checked ({code})"), why.clone(), remedy(code)))
            }
        }
    }
}

fn remedy(code: &str) -> &'static str {
    match code {
        "no-keys" => {
            "Get the key set or the DID document of whoever signed it, by a way you trust, and name it: --jwks FILE_OR_URL or --did FILE."
        }
        "nobody-signs-this" => {
            "Name it as what it is: --jwks FILE or --did FILE, beside a file to be checked."
        }
        _ => "Is it the whole file, and is this program the newest? Ask whoever gave it to you what it is.",
    }
}

/// What a file is called by programs.
fn name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Decision => "decision",
        Kind::Receipt => "receipt",
        Kind::Opening => "opening",
        Kind::Record => "record",
        Kind::Issued(typ) => typ,
        Kind::Secured => "secured-document",
        Kind::KeySet => "key-set",
        Kind::DidDocument => "did-document",
        Kind::Unknown => "unknown",
    }
}

/// What holds, in words.
fn holds(kind: &Kind, source: &str) -> String {
    match kind {
        Kind::Decision => {
            format!("This decision is signed by a key of {source}, and no byte of it was changed.")
        }
        Kind::Receipt => format!(
            "This receipt holds: the decision in it is signed by a key of {source}, and the seat and the ballot are among those it names."
        ),
        Kind::Opening => "This opening holds: the numbers in it are made of what it says.".to_owned(),
        Kind::Record => format!("Counted again, and nothing differs from what a key of {source} signed."),
        _ => format!("This document is signed by a key of {source}, and no byte of it was changed."),
    }
}

/// What a good check leaves open, and how to close it.
fn missing(kind: &Kind) -> impl Iterator<Item = &'static str> {
    let what: &[&str] = match kind {
        Kind::Decision => &["whether the count is right: ask for the record, and `ownaccord recount` it"],
        Kind::Receipt => &[
            "how the ballot was filled in: a receipt does not show that, to anybody",
            "whose it is: only its member can show that, with the opening",
        ],
        Kind::Opening => {
            &["whether it is of a ballot that counts: compare its number with that of the receipt"]
        }
        Kind::Record => &["whether the answers are those behind the numbers: see docs/recount.md"],
        _ => &["whether it still stands: ask the instance for the latest status"],
    };
    what.iter().copied()
}

fn told(found: &Found) -> Vec<String> {
    let Some(value) = &found.document else { return Vec::new() };
    if let (Kind::Decision | Kind::Receipt | Kind::Record, Ok(document)) =
        (&found.kind, serde_json::from_value::<DecisionDocument>(value.clone()))
    {
        return decision_words::told(&document);
    }
    let members = ["type", "id", "issuer", "validFrom", "validUntil"];
    let row = |name: &&str| {
        let value = value.get(*name)?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Some(format!("  {name:<12} {text}"))
    };
    members.iter().filter_map(row).collect()
}
