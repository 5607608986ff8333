//! Who signed an agreement beside its community: that each signature in it holds, over exactly this decision and these terms, and, with
//! the log and the charter's words at hand, that the keys are those of whom they should be and that they are as many as the charter asks.

use std::collections::BTreeSet;

use domain::signatory::KeyRole;
use serde_json::Value;

use crate::{
    check::Verdict,
    credential, digest,
    history::{Doubt, History},
    keys::Jwks,
    signature::{self, Cosignature, Countersignature, Held},
};

/// The `type` of an agreement among those of its credential.
const TYPE: &str = "CollectiveConsentAgreement";

/// Whether a document is an agreement.
pub fn is_agreement(document: &Value) -> bool {
    credential::is_a(document, TYPE)
}

/// The signatures in an agreement.
#[derive(Clone, Debug, Default)]
pub struct Signers {
    /// Those of stewards and advocates, each with its compact form.
    pub beside: Vec<(Held<Cosignature>, String)>,
    /// The requester's, with its compact form; none where its connector gave its word.
    pub requester: Option<(Held<Countersignature>, String)>,
}

impl Signers {
    /// Reads the signatures in an agreement and sees that each holds and is over this agreement's decision and terms.
    ///
    /// # Errors
    /// A verdict with the code of the signature, or `agreement-cosignature` or `agreement-countersignature`.
    pub fn of(agreement: &Value) -> Result<Self, Verdict> {
        let text = |pointer: &str| agreement.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        let decision = text("/credentialSubject/decision/digest");
        let community = text("/issuer").rsplit(':').next().unwrap_or_default();
        let (mut beside, mut keys) = (Vec::new(), BTreeSet::new());
        let given = agreement.pointer("/credentialSubject/signatures").and_then(Value::as_array);
        for one in given.into_iter().flatten() {
            let jws = one.as_str().unwrap_or_default();
            let held = signature::verify::<Cosignature>(jws)
                .map_err(|fault| Verdict::refused(fault.code(), fault))?;
            let signed = &held.document;
            if signed.community != community || signed.decision != decision || !keys.insert(held.key.id()) {
                let why =
                    "a second signature in it is of another community or decision, or stands there twice";
                return Err(Verdict::refused("agreement-cosignature", why));
            }
            beside.push((held, jws.to_owned()));
        }
        let of_requester = || {
            Verdict::refused("agreement-countersignature", "the requester's signature is of something else")
        };
        let own = agreement.pointer("/credentialSubject/countersignature").ok_or_else(of_requester)?;
        let requester = match (own.get("by").and_then(Value::as_str), own.get("jws").and_then(Value::as_str))
        {
            (Some("dataspace"), None) => None,
            (Some("signature"), Some(jws)) => {
                let held = signature::verify::<Countersignature>(jws)
                    .map_err(|fault| Verdict::refused(fault.code(), fault))?;
                let signed = &held.document;
                let id = text("/id").rsplit('/').next().unwrap_or_default();
                let same = (signed.agreement.as_str(), signed.decision.as_str(), signed.terms.as_str())
                    == (id, decision, text("/credentialSubject/terms"));
                if !same || signed.issuer != text("/credentialSubject/id") {
                    return Err(of_requester());
                }
                Some((held, jws.to_owned()))
            }
            _ => return Err(of_requester()),
        };
        Ok(Self { beside, requester })
    }

    /// That each key was registered in the log before it signed here and not revoked, and that the log tells of each signature. Where the
    /// log is not at hand as a whole, the requester's key must be among `theirs`, if these are.
    ///
    /// # Errors
    /// A verdict with the code `log-absent`, `key-revoked`, `cosigner-unknown` or `countersigner-unknown`.
    pub fn known(&self, history: &History, theirs: Option<&Jwks>) -> Result<(), Verdict> {
        if !history.is_whole() {
            return match (&self.requester, theirs) {
                (Some((held, _)), Some(keys)) if keys.find(&held.key.id()).is_none() => {
                    Err(strange_requester())
                }
                _ => Ok(()),
            };
        }
        for (held, jws) in &self.beside {
            beside(history, held, jws)?;
        }
        self.requester.as_ref().map_or(Ok(()), |(held, jws)| requester(history, held, jws))
    }

    /// That those signed whom a charter asks. `charter` is the words of it.
    ///
    /// # Errors
    /// A verdict with the code `cosigners-too-few`.
    pub fn enough(&self, charter: &Value) -> Result<(), Verdict> {
        let Some(clause) = charter.get("cosigners").filter(|clause| !clause.is_null()) else { return Ok(()) };
        let asked: &[KeyRole] = match clause.get("by").and_then(Value::as_str) {
            Some("stewards") => &[KeyRole::Steward],
            Some("advocates") => &[KeyRole::Advocate],
            _ => &[KeyRole::Steward, KeyRole::Advocate],
        };
        let signed = self.beside.iter().filter(|(held, _)| asked.contains(&held.document.role)).count();
        let least = clause.get("least").and_then(Value::as_u64).unwrap_or(1);
        if signed as u64 >= least {
            return Ok(());
        }
        let why =
            format!("the charter asks for {least} signatures beside the instance, and {signed} are there");
        Err(Verdict::refused("cosigners-too-few", why))
    }
}

/// The digest by which the log tells of a signature: that of its compact form.
pub fn digest_of(jws: &str) -> String {
    digest::text(&digest::sha256(&[jws.as_bytes()]))
}

/// That a second signature is one of the community's, by a log that is at hand as a whole.
///
/// # Errors
/// As [`Signers::known`].
pub fn beside(history: &History, held: &Held<Cosignature>, jws: &str) -> Result<(), Verdict> {
    let (key, signed) = (held.key.id(), &held.document);
    let place = logged(history, &key, jws)?;
    let of = [("role", signed.role.word()), ("community", signed.community.as_str())];
    if history.registered("signatory-key-registered", &key, &of, place) {
        return Ok(());
    }
    let why = "nobody had registered the key of a second signature for this community and office";
    Err(Verdict::refused("cosigner-unknown", why))
}

/// That a countersignature is the requester's, by a log that is at hand as a whole.
///
/// # Errors
/// As [`Signers::known`].
pub fn requester(history: &History, held: &Held<Countersignature>, jws: &str) -> Result<(), Verdict> {
    let key = held.key.id();
    let place = logged(history, &key, jws)?;
    let id = held.document.issuer.rsplit(':').next().unwrap_or_default();
    let known = history.registered("requester-key-registered", &key, &[("requester", id)], place);
    if known { Ok(()) } else { Err(strange_requester()) }
}

fn strange_requester() -> Verdict {
    Verdict::refused(
        "countersigner-unknown",
        "the key of the requester's signature is none of the requester's",
    )
}

/// The place of the entry that tells of a signature with a key that was good then.
fn logged(history: &History, key: &str, jws: &str) -> Result<u64, Verdict> {
    let digests = [digest_of(jws)];
    let told = history.of_document(&digests);
    let told =
        told.ok_or_else(|| Verdict::refused("log-absent", "the log does not tell of a signature in it"))?;
    history.judge(key, None, &digests).map_err(Verdict::doubted)?;
    Ok(told.place)
}

impl Verdict {
    /// What a doubt comes to.
    pub(crate) fn doubted(doubt: Doubt) -> Self {
        match doubt {
            Doubt::Revoked => Self::refused("key-revoked", doubt),
            Doubt::CannotTell => Self::Unchecked { code: "key-revoked-cannot-tell", why: doubt.to_string() },
        }
    }
}
