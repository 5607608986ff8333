//! Whether the key that signed a good file counted when it did.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

use super::{Kind, Trust, Verdict, log};
use crate::{credential, decision, keys::PublicKey, signers};

/// That the key was not revoked before the log told of the document.
pub(super) fn counts(
    kind: &Kind,
    bytes: &[u8],
    document: Option<&Value>,
    trust: &Trust,
) -> Result<(), Verdict> {
    let Some((key, jws)) = of(kind, bytes) else { return Ok(()) };
    let issuer = document.and_then(|document| document.get("issuer")).and_then(Value::as_str);
    let keys = match kind {
        Kind::Issued(_) | Kind::Secured => issuer.and_then(|issuer| trust.of(issuer)),
        _ => trust.instance.as_ref(),
    };
    let digests: Vec<String> = document
        .and_then(credential::digest_of)
        .into_iter()
        .chain(jws.as_deref().map(signers::digest_of))
        // A credential says nothing that the decision in it does not: it is of the time at which the log told of that one.
        .chain(document.and_then(decision::credential::document_in).and_then(credential::digest_of))
        .collect();
    let published = keys.and_then(|keys| keys.revoked(&key));
    match (kind, trust.history.is_whole()) {
        // What the receipt itself shows of the log.
        (Kind::Receipt, false) => log::with_receipt(bytes, trust).judge(&key, published, &digests),
        _ => trust.history.judge(&key, published, &digests),
    }
    .map_err(Verdict::doubted)
}

/// The key's thumbprint, and the compact form of what it signed, where there is one.
fn of(kind: &Kind, bytes: &[u8]) -> Option<(String, Option<String>)> {
    let text = std::str::from_utf8(bytes).ok()?.trim_end();
    let member = |name: &str| {
        let value: Value = serde_json::from_str(text).ok()?;
        value.get(name).and_then(Value::as_str).map(str::to_owned)
    };
    let jws = match kind {
        Kind::Decision if text.starts_with('{') => member("jwt")?,
        Kind::Receipt | Kind::Record => member("decision")?,
        Kind::Decision | Kind::Issued(_) => text.to_owned(),
        Kind::Secured => {
            let value: Value = serde_json::from_str(text).ok()?;
            let method = value.pointer("/proof/verificationMethod")?.as_str()?;
            let key = PublicKey::from_multibase(method.rsplit('#').next()?).ok()?;
            return Some((key.id(), None));
        }
        _ => return None,
    };
    let header = URL_SAFE_NO_PAD.decode(jws.split('.').next()?).ok()?;
    let header: Value = serde_json::from_slice(&header).ok()?;
    let key = header.get("kid")?.as_str()?.rsplit('#').next()?.to_owned();
    Some((key, Some(jws)))
}
