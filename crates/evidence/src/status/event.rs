//! What became of an agreement, and why: one signed document for each change, each bound to the one before it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    canonical::CanonicalError,
    credential::{self, CredentialError, Secured, Signatory},
    decision,
    did::Did,
    digest,
    keys::Jwks,
};

/// The `typ` of a signed event.
pub const MEDIA_TYPE: &str = "status-event+jwt";

/// The `type` of every event.
const TYPE: &str = "StatusEvent";

/// A change of an agreement's standing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatusEvent {
    #[serde(rename = "type")]
    kind: String,
    version: u64,
    /// Name of the instance that signs.
    pub issuer: String,
    /// Address of the agreement.
    pub agreement: String,
    /// Counts the agreement's events from 1.
    pub sequence: u64,
    /// Digest of the event before; left out of the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// Where it stands now: `in-force`, `suspended`, `withdrawn` or `expired`.
    pub status: String,
    /// Why, as a code.
    pub reason: String,
    /// Since when: a moment in UTC (RFC 3339).
    pub since: String,
}

/// What an event says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Address of the agreement.
    pub agreement: String,
    /// Counts the agreement's events from 1.
    pub sequence: u64,
    /// Digest of the event before.
    pub previous: Option<String>,
    /// Where it stands now.
    pub status: &'static str,
    /// Why, as a code.
    pub reason: &'static str,
    /// Since when: a moment in UTC (RFC 3339).
    pub since: String,
}

/// Signs an event.
///
/// # Errors
/// [`CanonicalError`], which no event that was made here gives.
pub fn sign(change: Change, by: Signatory<'_>) -> Result<Secured, CanonicalError> {
    let since = change.since.clone();
    let event = StatusEvent {
        kind: TYPE.to_owned(),
        version: 1,
        issuer: by.did.to_string(),
        agreement: change.agreement,
        sequence: change.sequence,
        previous: change.previous,
        status: change.status.to_owned(),
        reason: change.reason.to_owned(),
        since: change.since,
    };
    let value = serde_json::to_value(&event).map_err(|_| CanonicalError::Inexpressible)?;
    credential::secure(&value, MEDIA_TYPE, by, &since)
}

/// Why the events of an agreement were refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EventError {
    /// A signature was refused.
    #[error(transparent)]
    Credential(#[from] CredentialError),
    /// Not a status event.
    #[error("the signed document is not a status event")]
    Form,
    /// One is missing, or they are of different agreements.
    #[error("the events do not follow each other")]
    Chain,
}

impl EventError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Credential(fault) => fault.code(),
            Self::Form => "status-event-form",
            Self::Chain => "status-event-chain",
        }
    }
}

/// Verifies one event, given as a JWT.
///
/// # Errors
/// [`EventError::Credential`], [`EventError::Form`].
pub fn verify(jwt: &str, keys: &Jwks) -> Result<StatusEvent, EventError> {
    read(credential::verify_jwt(jwt, MEDIA_TYPE, keys)?)
}

/// Reads an event whose signature was found to hold: that it is one, and of an agreement of its issuer's.
///
/// # Errors
/// [`EventError::Form`].
pub fn read(value: Value) -> Result<StatusEvent, EventError> {
    let event: StatusEvent = serde_json::from_value(value.clone()).map_err(|_| EventError::Form)?;
    let known = ["in-force", "suspended", "withdrawn", "expired"].contains(&event.status.as_str());
    let whole = event.kind == TYPE && event.version == 1 && event.sequence > 0 && known;
    let digests = event.previous.as_deref().is_none_or(digest::is_text);
    let url = event.agreement.split_once("/agreements/").map_or("", |(url, _)| url);
    let own = Did::of_url(url).as_str() == event.issuer && decision::moment(&event.since).is_some();
    // A null for a member that is left out would be another spelling.
    let same = serde_json::to_value(&event).is_ok_and(|again| again == value);
    if whole && digests && own && same { Ok(event) } else { Err(EventError::Form) }
}

/// Verifies all events of an agreement, from the first on: none may be missing between two.
///
/// # Errors
/// [`EventError`].
pub fn verify_chain(jwts: &[String], keys: &Jwks) -> Result<Vec<StatusEvent>, EventError> {
    let mut events: Vec<StatusEvent> = Vec::new();
    let mut previous = None;
    for (jwt, sequence) in jwts.iter().zip(1..) {
        let event = verify(jwt, keys)?;
        let same = events.last().is_none_or(|before| before.agreement == event.agreement);
        if !same || event.sequence != sequence || event.previous != previous {
            return Err(EventError::Chain);
        }
        let value = serde_json::to_value(&event).map_err(|_| EventError::Form)?;
        previous = credential::digest_of(&value);
        events.push(event);
    }
    Ok(events)
}
