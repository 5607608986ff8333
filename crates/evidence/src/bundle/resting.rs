//! Whether what an agreement says of the decision that it rests on is what that decision says.

use serde_json::Value;

use crate::credential;

/// What an agreement repeats of the decision document, by names that are the same in both.
const REPEATED: [&str; 10] = [
    "rule",
    "charter",
    "mandate",
    "rollRoot",
    "ballotsRoot",
    "figures",
    "margin",
    "attestations",
    "window",
    "decidedAt",
];

/// Whether an agreement rests on this decision: a consent of its community to its terms, of which it says nothing else than the decision.
pub(super) fn rests_on(agreement: &Value, decision: &Value) -> bool {
    let ours = |pointer: &str| agreement.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
    let theirs = |pointer: &str| decision.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
    let told = |name: &str| agreement.pointer(&format!("/credentialSubject/decision/{name}"));
    ours("/credentialSubject/decision/id") == format!("{}/decisions/{}", theirs("/issuer"), theirs("/id"))
        && ours("/issuer").rsplit(':').next() == Some(theirs("/community/id"))
        && credential::digest_of(decision).as_deref() == Some(ours("/credentialSubject/decision/digest"))
        && theirs("/terms") == ours("/credentialSubject/terms")
        && theirs("/outcome") == "consented"
        && REPEATED.iter().all(|name| told(name) == decision.get(*name))
}
