//! What must hold of a signed document beyond its signature, by what it says that it is.

use serde_json::Value;

use super::{Outcome, Verdict};
use crate::{
    agreement, credential, decision,
    jws::JwsError,
    signers::{self, Signers},
    status,
};

/// Checks the shape of a document that was signed as this type of JWS; as a document with a proof where it is none. A credential is one
/// of three, and each of these is a credential.
pub(super) fn whole(document: Value, typ: Option<&str>) -> Outcome {
    let is_credential = typ.is_none_or(|typ| typ == credential::MEDIA_TYPE);
    let kind = kind_of(&document);
    match kind {
        Some(_) if !is_credential => {
            return Err(Verdict::refused(JwsError::Type.code(), "it is signed as something else than it is"));
        }
        None if is_credential => {
            let why = "it is signed, and of a type that this program does not know";
            return Err(Verdict::unchecked("unknown-type", why));
        }
        Some(Credential::Agreement) => {
            agreement::read(document.clone()).map_err(|fault| Verdict::refused(fault.code(), fault))?;
            Signers::of(&document)?;
        }
        Some(Credential::Decision) => {
            decision::credential::read(document.clone())
                .map_err(|fault| Verdict::refused(fault.code(), fault))?;
        }
        Some(Credential::List) => {
            status::read(document.clone()).map_err(|fault| Verdict::refused(fault.code(), fault))?;
        }
        None => {}
    }
    Ok(Some(document))
}

enum Credential {
    Agreement,
    Decision,
    List,
}

/// Which of the credentials a document says that it is.
fn kind_of(document: &Value) -> Option<Credential> {
    match () {
        () if signers::is_agreement(document) => Some(Credential::Agreement),
        () if decision::credential::is_one(document) => Some(Credential::Decision),
        () if status::is_list(document) => Some(Credential::List),
        () => None,
    }
}
