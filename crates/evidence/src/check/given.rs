//! What requesters give their word for: that a document of theirs is one of its kind, and is of what is here beside it.

use serde_json::Value;

use super::Verdict;
use crate::{
    credential,
    signature::{self, Acknowledgement, Countersignature, Deletion, Document, SignatureError},
    status::event::StatusEvent,
};

/// The types of what a requester signs after a withdrawal.
pub(crate) const AFTER: [&str; 2] = [<Acknowledgement as Document>::TYP, <Deletion as Document>::TYP];

/// That a JWS of this type, whose signature holds, has the shape that its type asks for.
pub(super) fn shape(compact: &str, typ: &str) -> Result<(), Verdict> {
    let checked = match typ {
        <Countersignature as Document>::TYP => signature::verify::<Countersignature>(compact).map(drop),
        <Acknowledgement as Document>::TYP => signature::verify::<Acknowledgement>(compact).map(drop),
        <Deletion as Document>::TYP => signature::verify::<Deletion>(compact).and_then(|held| {
            let moment = held.document.deleted.parse::<domain::moment::Moment>();
            moment.map(drop).map_err(|_| SignatureError::Form)
        }),
        _ => Ok(()),
    };
    checked.map_err(|fault| Verdict::refused(fault.code(), fault))
}

/// That a word given after a withdrawal is of exactly the withdrawal that is here, by the requester of the agreement that is here. What is
/// not here tells nothing.
pub(crate) fn matches<'a>(
    word: &Value,
    events: impl Iterator<Item = (&'a StatusEvent, &'a Value)>,
    mut agreements: impl Iterator<Item = &'a Value>,
) -> Result<(), Verdict> {
    let text = |of: &'a Value, pointer: &str| of.pointer(pointer).and_then(Value::as_str);
    let said = |name: &str| word.get(name).and_then(Value::as_str).unwrap_or_default();
    let is_ours = |address: &str| address.rsplit('/').next() == Some(said("agreement"));
    let other_event = events
        .filter(|(event, _)| event.status == "withdrawn" && is_ours(&event.agreement))
        .any(|(_, document)| credential::digest_of(document).as_deref() != Some(said("event")));
    let other_requester = agreements.any(|one| {
        text(one, "/id").is_some_and(is_ours) && text(one, "/credentialSubject/id") != Some(said("issuer"))
    });
    if other_event || other_requester {
        let why = "it is of another withdrawal, or by somebody else, than what is here says";
        return Err(Verdict::refused("discharge-other", why));
    }
    Ok(())
}
