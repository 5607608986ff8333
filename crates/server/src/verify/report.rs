//! What a check came to, for people and for scripts.

use evidence::{
    bundle::Bundle,
    check::{Found, Kind, Verdict},
    decision::{DecisionDocument, credential},
    standing::Standing,
};
use serde_json::{Value, json};

use super::decision_words;
use crate::{fault::Fault, say};

/// What is said of one file.
#[derive(Clone, Debug)]
pub(super) struct Report {
    path: String,
    kind: &'static str,
    verdict: Verdict,
    document: Option<Value>,
    standing: Option<Standing>,
    /// What is told of it, a line each.
    pub(super) lines: Vec<String>,
}

/// What there is to say of a file that was checked with the keys from `source`, among others.
pub(super) fn of(bundle: &Bundle, path: &str, source: &str) -> Option<Report> {
    let found = bundle.found.get(path)?;
    let standing = bundle.standings.get(path).cloned();
    let mut lines = Vec::new();
    if found.verdict == Verdict::Good {
        let kind = if in_credential(found) { &Kind::Decision } else { &found.kind };
        lines.push(format!("✓ {}", holds(kind, source)));
        if in_credential(found) {
            lines.push("  It is a credential of the community that decided, and everything in it follows from the decision.".to_owned());
        }
        lines.extend(told(found));
        let known = standing.as_ref().filter(|standing| standing.code != "status-missing");
        lines.extend(known.map(|standing| format!("  standing     {}", stands(standing))));
        let open =
            missing(found, known.is_some()).chain(bundle.open.get(path).into_iter().flatten().copied());
        lines.extend(open.map(|what| format!("  not checked  {what}")));
    }
    Some(Report {
        path: path.to_owned(),
        kind: name(&found.kind),
        verdict: found.verdict.clone(),
        document: found.document.clone(),
        standing,
        lines,
    })
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
        json!({
            "kind": self.kind, "verdict": verdict, "code": self.verdict.code(), "why": why, "document": self.document,
            "standing": self.standing.as_ref().map(standing),
        })
    }
}

/// Says what there is to say of several files.
pub(super) fn say_all(reports: &[Report], bundle: &Bundle, as_json: bool) {
    if as_json {
        let files: serde_json::Map<_, _> =
            reports.iter().map(|report| (report.path.clone(), report.to_json())).collect();
        say::line(json!({ "kind": "bundle", "code": bundle.verdict().code(), "files": files }).to_string());
        return;
    }
    for report in reports {
        match &report.verdict {
            Verdict::Good => say::line(&report.path),
            Verdict::Refused { code, why } => say::line(format!("{}\n✗ {why} ({code})", report.path)),
            Verdict::Unchecked { code, why } => say::line(format!("{}\n? {why} ({code})", report.path)),
        }
        report.say(false);
    }
}

/// Where an agreement stands, for programs.
pub(super) fn standing(standing: &Standing) -> Value {
    json!({ "code": standing.code, "since": standing.since, "reason": standing.reason, "at": standing.at })
}

/// Where an agreement stands, in words.
pub(super) fn stands(standing: &Standing) -> String {
    let since = standing.since.as_ref().map(|since| format!(", since {since}")).unwrap_or_default();
    let reason = standing.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
    format!("{}{since}{reason}; said for {}", standing.words(), standing.at)
}

/// What the program exits with.
pub(super) fn end(verdict: &Verdict) -> Result<(), Fault> {
    match verdict {
        Verdict::Good => Ok(()),
        Verdict::Refused { code, why } => Err(Fault::new(
            format!("Refused ({code})"),
            why.clone(),
            "Do not rely on this. If a transfer may have changed it, get it again from whoever issued it.",
        )),
        Verdict::Unchecked { code, why } => {
            Err(Fault::unchecked(format!("Not checked ({code})"), why.clone(), remedy(code)))
        }
    }
}

fn remedy(code: &str) -> &'static str {
    match code {
        "no-keys" => {
            "Get the key set or the DID document of whoever signed it, by a way you trust, and name it: --jwks FILE_OR_URL or --did FILE."
        }
        "no-log-key" => {
            "Get the log's key, as /log/key shows it, by a way you trust, and name it: --log-key KEY|FILE|URL."
        }
        "key-revoked-cannot-tell" => {
            "Get an export of the community, or the log's entry and proof of this document, and check them together."
        }
        "log-no-entry" | "log-no-proof" => "Name both: the entry and its proof, as /log/proof shows it.",
        "log-no-growth" => {
            "Ask `ownaccord watch URL --checkpoint FILE`, or check a copy of the log's files with --checkpoint FILE."
        }
        "log-not-witnessed" => "Ask for a later checkpoint, or ask the witness what it saw.",
        "whose-key" => "Check it within an export of its community: the log in there says whose it is.",
        "status-missing" | "status-stale" => {
            "Fetch the lists that the agreement names under credentialStatus, and name them beside it."
        }
        "unknown-type" => "Is this program the newest? Ask whoever gave it to you what it is.",
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
        Kind::LogEntry => "log-entry",
        Kind::Checkpoint => "checkpoint",
        Kind::LogProof => "log-proof",
        Kind::LogGrowth => "log-growth",
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
        Kind::Checkpoint => {
            "This checkpoint is signed by the log's key and by every witness that you named.".to_owned()
        }
        Kind::LogGrowth => {
            "The log grew out of the checkpoint that you kept: nothing of it was rewritten.".to_owned()
        }
        Kind::LogProof => "This proof holds: the log with this key has the entry beside it.".to_owned(),
        Kind::LogEntry => "This entry stands in the log: the proof beside it holds.".to_owned(),
        _ => format!("This document is signed by a key of {source}, and no byte of it was changed."),
    }
}

/// Whether it is the credential of a decision.
fn in_credential(found: &Found) -> bool {
    found.document.as_ref().is_some_and(credential::is_one)
}

const COUNT: &str = "whether the count is right: ask for the record, and `ownaccord recount` it";

/// What a good check leaves open, and how to close it.
fn missing(found: &Found, standing_known: bool) -> impl Iterator<Item = &'static str> {
    let what: &[&str] = match &found.kind {
        Kind::Decision => &[COUNT],
        _ if in_credential(found) => &[COUNT],
        Kind::Receipt => &[
            "how the ballot was filled in: a receipt does not show that, to anybody",
            "whose it is: only its member can show that, with the opening",
        ],
        Kind::Opening => {
            &["whether it is of a ballot that counts: compare its number with that of the receipt"]
        }
        Kind::Record => &["whether the answers are those behind the numbers: see docs/recount.md"],
        Kind::Checkpoint => {
            &["whether others are shown the same: compare with a room, or name a witness (--witness)"]
        }
        Kind::LogProof | Kind::LogGrowth | Kind::LogEntry => &[],
        _ if standing_known => &[],
        _ => &["whether it still stands: name the status lists beside it"],
    };
    what.iter().copied()
}

fn told(found: &Found) -> Vec<String> {
    let Some(value) = &found.document else { return Vec::new() };
    let decision = match &found.kind {
        Kind::Decision | Kind::Receipt | Kind::Record => Some(value),
        _ => credential::document_in(value),
    };
    let decision =
        decision.and_then(|decision| serde_json::from_value::<DecisionDocument>(decision.clone()).ok());
    if let Some(decision) = decision {
        return decision_words::told(&decision);
    }
    let members = [
        "type",
        "id",
        "issuer",
        "validFrom",
        "validUntil",
        "agreement",
        "status",
        "since",
        "origin",
        "size",
        "root",
    ];
    let row = |name: &&str| {
        let value = value.get(*name)?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Some(format!("  {name:<12} {text}"))
    };
    members.iter().filter_map(row).collect()
}
