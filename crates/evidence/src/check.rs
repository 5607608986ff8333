//! Anything that an instance or its partners sign or prove: recognised by its content, and checked with the keys that the reader
//! trusts. `docs/evidence.md` describes each of the formats so that a stranger can do the same.
//!
//! A file is one of three things here. It is **good**: every byte of it is bound by a signature of somebody whose keys are trusted.
//! It is **refused**, with a code. Or it **cannot be checked**, because something is missing that the reader can get: the keys of
//! whoever signed it, or a newer program.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use crate::{
    canonical,
    credential::{self, CredentialError},
    decision::{self, DecisionDocument},
    did,
    history::History,
    jws,
    keys::Jwks,
    log::{checkpoint::Checkpoint, note::Verifier},
    receipt::{self, Opening, Receipt},
    record::{self, VoteRecord},
    signature::{self, Acknowledgement, Cosignature, Countersignature, Deletion, Document},
    signers, status,
};

pub(crate) mod given;
mod log;
mod signer;
mod whole;

pub use log::log_folder;
pub(crate) use log::{prove, state};
use whole::whole;

/// The `typ` of a signed answer to "may I?".
pub const PERMISSION: &str = "permission+jwt";

/// The types of JWS that a document with an issuer is signed as, beside the decision (`docs/evidence.md`, section 3).
pub const ISSUED: [&str; 6] = [
    credential::MEDIA_TYPE,
    status::event::MEDIA_TYPE,
    PERMISSION,
    <Acknowledgement as Document>::TYP,
    <Deletion as Document>::TYP,
    <Countersignature as Document>::TYP,
];

/// The type of JWS that is signed with a key which its document carries, under no name.
pub const BESIDE: &str = <Cosignature as Document>::TYP;

/// Whose keys are trusted.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// The keys of the instance, and so of its communities.
    pub instance: Option<Jwks>,
    /// The keys in DID documents, by the name of whoever's they are.
    pub dids: BTreeMap<String, Jwks>,
    /// The key of the log.
    pub log: Option<Verifier>,
    /// The witnesses that must have signed the log's checkpoints.
    pub witnesses: Vec<Verifier>,
    /// A checkpoint of the log that the reader kept: nothing that contradicts it is good.
    pub kept: Option<Checkpoint>,
    /// Entries of the log that are known to stand in it.
    pub history: History,
}

impl Trust {
    /// The keys of an instance and nobody else's.
    pub fn in_instance(keys: Jwks) -> Self {
        Self { instance: Some(keys), ..Self::default() }
    }

    /// The keys of whoever has this name. The keys of an instance never stand for those of a requester.
    pub fn of(&self, issuer: &str) -> Option<&Jwks> {
        let instance = || self.instance.as_ref().filter(|_| !issuer.contains(":requesters:"));
        self.dids.get(issuer).or_else(instance)
    }
}

/// What a file is, by its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A decision: a decision file, or a JWS of that type.
    Decision,
    /// A member's receipt.
    Receipt,
    /// What a commitment or a leaf was made of.
    Opening,
    /// The record of a vote, to be counted again.
    Record,
    /// A document with an issuer, as a JWS of this type.
    Issued(&'static str),
    /// A document with an issuer and a proof of its own.
    Secured,
    /// A JSON Web Key Set.
    KeySet,
    /// A DID document.
    DidDocument,
    /// An entry of the log.
    LogEntry,
    /// A signed checkpoint of the log.
    Checkpoint,
    /// The receipt of an entry of the log.
    LogProof,
    /// What shows that the log grew out of what it was.
    LogGrowth,
    /// Something else.
    Unknown,
}

impl Kind {
    /// What the file is, before anything in it is believed.
    pub fn of(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim();
        if let Some(kind) = log::kind_of(text) {
            return kind;
        }
        if !text.contains('"') {
            return Self::of_compact(text);
        }
        let Ok(value) = serde_json::from_str::<Value>(text) else { return Self::of_broken(text) };
        let is = |name: &str| value.get("type").and_then(Value::as_str) == Some(name);
        let has = |name: &str| value.get(name).is_some();
        match () {
            () if is(record::TYPE) || has("rollLeaves") => Self::Record,
            () if is(receipt::TYPE) || (has("decision") && has("seat")) => Self::Receipt,
            () if is(receipt::OPENING) || (has("member") && (has("seat") || has("ballot"))) => Self::Opening,
            () if has("document") || has("jwt") => Self::Decision,
            () if has("verificationMethod") => Self::DidDocument,
            () if has("proof") || (has("issuer") && has("type")) => Self::Secured,
            () if has("keys") => Self::KeySet,
            () if has("at") && has("fact") => Self::LogEntry,
            () => Self::Unknown,
        }
    }

    /// JSON that is none any more, by the words in it: what was a receipt is refused as one.
    fn of_broken(text: &str) -> Self {
        match () {
            () if text.contains(record::TYPE) => Self::Record,
            () if text.contains(receipt::TYPE) => Self::Receipt,
            () if text.contains(receipt::OPENING) => Self::Opening,
            () if text.contains("\"jwt\"") || text.contains("\"document\"") => Self::Decision,
            () if text.contains("proofValue") || text.contains("eddsa-jcs-2022") => Self::Secured,
            () => Self::Unknown,
        }
    }

    fn of_compact(text: &str) -> Self {
        let header = text.split('.').next().and_then(|part| URL_SAFE_NO_PAD.decode(part).ok());
        let header: Option<Value> = header.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let typ = header.as_ref().and_then(|header| header.get("typ")).and_then(Value::as_str);
        let is_jws = text.matches('.').count() == 2 && !text.contains(char::is_whitespace);
        match ISSUED.iter().find(|one| typ == Some(**one)) {
            Some(typ) => Self::Issued(typ),
            None if typ == Some(BESIDE) => Self::Issued(BESIDE),
            // A JWS of another type, or of none that can be read, is refused as the one that is asked for most. So is what would be
            // one with a dot more.
            None if is_jws || text.starts_with("eyJ") => Self::Decision,
            None => Self::Unknown,
        }
    }
}

/// What a check came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Good,
    /// It does not, for this reason.
    Refused {
        /// A stable code for machines.
        code: &'static str,
        /// The reason in words.
        why: String,
    },
    /// Something is missing that it takes to tell.
    Unchecked {
        /// A stable code for machines.
        code: &'static str,
        /// What is missing, in words.
        why: String,
    },
}

impl Verdict {
    /// `good`, or the code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Refused { code, .. } | Self::Unchecked { code, .. } => code,
        }
    }

    pub(crate) fn refused(code: &'static str, why: impl ToString) -> Self {
        Self::Refused { code, why: why.to_string() }
    }

    pub(crate) fn unchecked(code: &'static str, why: impl ToString) -> Self {
        Self::Unchecked { code, why: why.to_string() }
    }

    fn no_keys(issuer: &str) -> Self {
        Self::Unchecked { code: "no-keys", why: format!("the keys of {issuer} are not at hand") }
    }
}

/// What a file was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: Kind,
    /// What the check came to.
    pub verdict: Verdict,
    /// The document that is signed, where the check was good. Of a receipt the decision, of an opening nothing.
    pub document: Option<Value>,
}

/// Recognises and checks a file.
pub fn check(bytes: &[u8], trust: &Trust) -> Found {
    let kind = Kind::of(bytes);
    let outcome = match &kind {
        Kind::Decision => decision(bytes, trust),
        Kind::Receipt => receipt(bytes, trust),
        Kind::Opening => match Opening::parse(bytes) {
            Ok(_) => Ok(None),
            Err(fault) => Err(Verdict::refused(fault.code(), fault)),
        },
        Kind::Record => record(bytes, trust),
        Kind::Issued(BESIDE) => beside(bytes, trust),
        Kind::Issued(typ) => issued(bytes, typ, trust),
        Kind::Secured => secured(bytes, trust),
        Kind::KeySet | Kind::DidDocument => Err(Verdict::Unchecked {
            code: "nobody-signs-this",
            why: "keys are not signed: they are trusted for the way by which they came".to_owned(),
        }),
        Kind::LogEntry | Kind::Checkpoint | Kind::LogProof | Kind::LogGrowth => {
            log::check(&kind, bytes, trust)
        }
        Kind::Unknown => Err(Verdict::Unchecked {
            code: "unknown-kind",
            why: "this is none of the files that this program knows".to_owned(),
        }),
    };
    let outcome = outcome.and_then(|document| {
        signer::counts(&kind, bytes, document.as_ref(), trust)?;
        Ok(document)
    });
    match outcome {
        Ok(document) => Found { kind, verdict: Verdict::Good, document },
        Err(verdict) => Found { kind, verdict, document: None },
    }
}

type Outcome = Result<Option<Value>, Verdict>;

fn decision(bytes: &[u8], trust: &Trust) -> Outcome {
    let keys = trust.instance.as_ref().ok_or_else(|| Verdict::no_keys("the instance"))?;
    let document = decision::verify(bytes, keys).map_err(|fault| Verdict::refused(fault.code(), fault))?;
    Ok(value_of(&document))
}

fn value_of(document: &DecisionDocument) -> Option<Value> {
    serde_json::to_value(document).ok()
}

fn receipt(bytes: &[u8], trust: &Trust) -> Outcome {
    let refused = |fault: receipt::ReceiptError| Verdict::refused(fault.code(), fault);
    let receipt = Receipt::parse(bytes).map_err(refused)?;
    let keys = trust.instance.as_ref().ok_or_else(|| Verdict::no_keys("the instance"))?;
    let document = receipt.verify(keys).map_err(refused)?;
    if let Some(logged) = &receipt.log {
        log::logged(logged, &document, trust)?;
    }
    Ok(value_of(&document))
}

fn record(bytes: &[u8], trust: &Trust) -> Outcome {
    let record = VoteRecord::parse(bytes).map_err(|fault| Verdict::refused(fault.code(), fault))?;
    let keys = trust.instance.as_ref().ok_or_else(|| Verdict::no_keys("the instance"))?;
    let signed =
        decision::verify(&record.decision, keys).map_err(|fault| Verdict::refused(fault.code(), fault))?;
    match record.recount(&signed).first() {
        None => Ok(value_of(&signed)),
        Some(difference) => Err(Verdict::refused("record-differs", difference)),
    }
}

fn issued(bytes: &[u8], typ: &str, trust: &Trust) -> Outcome {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let compact = text.strip_suffix('\n').unwrap_or(text);
    // Believed for nothing but finding the keys.
    let claimed = compact.split('.').nth(1).and_then(|part| URL_SAFE_NO_PAD.decode(part).ok());
    let claimed: Option<Value> = claimed.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let issuer = claimed.as_ref().and_then(|claims| claims.get("issuer")).and_then(Value::as_str);
    let Some(issuer) = issuer else {
        // Without an issuer it is none of these, whoever signed it.
        let fault = jws::verify(compact, typ, &Jwks::none()).err();
        let fault = fault.map_or(CredentialError::Issuer, CredentialError::Jws);
        return Err(Verdict::refused(fault.code(), fault));
    };
    let own = log::registered_key(issuer, claimed.as_ref(), trust);
    let keys = own.as_ref().or_else(|| trust.of(issuer)).ok_or_else(|| Verdict::no_keys(issuer))?;
    let document =
        credential::verify_jwt(compact, typ, keys).map_err(|fault| Verdict::refused(fault.code(), fault))?;
    given::shape(compact, typ)?;
    if typ == status::event::MEDIA_TYPE {
        status::event::read(document.clone()).map_err(|fault| Verdict::refused(fault.code(), fault))?;
    }
    whole(document, Some(typ))
}

/// A second signature: it holds by the key that it carries, and the whole log says whose that is.
fn beside(bytes: &[u8], trust: &Trust) -> Outcome {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let compact = text.strip_suffix('\n').unwrap_or(text);
    let held =
        signature::verify::<Cosignature>(compact).map_err(|fault| Verdict::refused(fault.code(), fault))?;
    if !trust.history.is_whole() {
        return Err(Verdict::unchecked(
            "whose-key",
            "the signature holds, and whose key made it stands in the log",
        ));
    }
    signers::beside(&trust.history, &held, compact)?;
    Ok(serde_json::to_value(&held.document).ok())
}

fn secured(bytes: &[u8], trust: &Trust) -> Outcome {
    let text = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let document = canonical::parse_canonical(text);
    let issuer = document.as_ref().ok().and_then(|document| document.get("issuer")).and_then(Value::as_str);
    let keys = match issuer {
        Some(issuer) => trust.of(issuer).ok_or_else(|| Verdict::no_keys(issuer))?,
        None => &Jwks::none(),
    };
    whole(
        credential::verify_document(bytes, keys).map_err(|fault| Verdict::refused(fault.code(), fault))?,
        None,
    )
}

/// The name and the keys of a DID document.
pub fn keys_of(document: &[u8]) -> Option<(String, Jwks)> {
    did::read(&canonical::parse(document).ok()?)
}

#[cfg(test)]
pub(crate) mod tests;
