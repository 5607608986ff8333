//! Whether an agreement still stands, for anyone to see without asking about one: W3C Bitstring Status List 1.0.
//!
//! An instance publishes two lists, one of what is revoked and one of what is suspended, and further pairs as these fill. An agreement
//! has one [`Place`] in both, drawn by lot, so that who fetches a list does not say which agreement they look at. A list is a credential
//! of the instance. Beside the lists stand the signed [`event`]s, which say since when and why.

pub mod event;
mod place;

use std::io::{Read as _, Write as _};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use flate2::{Compression, GzBuilder, read::GzDecoder};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    canonical::CanonicalError,
    credential::{self, CredentialError, Secured, Signatory},
    decision,
    did::Did,
    keys::Jwks,
};

/// How many places a list has: the fewest that the standard allows (section 6.1, against correlation).
pub const ENTRIES: u32 = 131_072;

pub use place::Place;

const BYTES: usize = ENTRIES as usize / 8;
const TYPES: [&str; 2] = ["VerifiableCredential", "BitstringStatusListCredential"];
const CONTEXT: [&str; 1] = [credential::CONTEXT];

/// What a set bit means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// It ended before its term, for good.
    Revocation,
    /// It may not be relied on for now.
    Suspension,
}

impl Purpose {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Revocation, Self::Suspension];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Suspension => "suspension",
        }
    }

    /// Address of the list with this number, counted from 1, of the instance with this public URL.
    pub fn list(self, url: &str, number: u32) -> String {
        let first = format!("{url}/status/{}", self.word());
        if number == 1 { first } else { format!("{first}/{number}") }
    }

    /// The number of the list at this address of the instance with this public URL; none where it is no such address.
    pub fn number(self, url: &str, address: &str) -> Option<u32> {
        let rest = address.strip_prefix(&self.list(url, 1))?;
        let number = if rest.is_empty() { 1 } else { rest.strip_prefix('/')?.parse().ok()? };
        (self.list(url, number) == address).then_some(number)
    }
}

/// One entry of a status list (W3C Bitstring Status List 1.0, section 2.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatusEntry {
    /// The list's address and, as fragment, the index.
    pub id: String,
    /// `BitstringStatusListEntry`.
    #[serde(rename = "type")]
    pub kind: String,
    /// `revocation` or `suspension`.
    pub status_purpose: String,
    /// Which bit, in decimal digits.
    pub status_list_index: String,
    /// Address of the list.
    pub status_list_credential: String,
}

/// The entries of what has this place in both lists of the instance with this public URL.
pub fn entries(url: &str, place: Place) -> [StatusEntry; 2] {
    Purpose::ALL.map(|purpose| {
        let (list, bit) = (purpose.list(url, place.list), place.bit);
        StatusEntry {
            id: format!("{list}#{bit}"),
            kind: "BitstringStatusListEntry".to_owned(),
            status_purpose: purpose.word().to_owned(),
            status_list_index: bit.to_string(),
            status_list_credential: list,
        }
    })
}

/// The place that a document's entries name, if they are the two that [`entries`] gives for it at the instance with this public URL.
pub fn place(url: &str, named: &[StatusEntry]) -> Option<Place> {
    let first = named.first()?;
    let list = Purpose::Revocation.number(url, &first.status_list_credential).filter(|list| *list > 0)?;
    let place = Place { list, bit: first.status_list_index.parse().ok()? };
    (place.bit < ENTRIES && named == entries(url, place)).then_some(place)
}

/// Why a status list was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StatusError {
    /// Its signature was refused.
    #[error(transparent)]
    Credential(#[from] CredentialError),
    /// Not a status list as it is made here.
    #[error("the signed document is not a status list")]
    Form,
    /// Its bits cannot be unpacked, or are not as many as a list has.
    #[error("the list's bits cannot be unpacked")]
    Bits,
    /// It is a list of something else than was asked for, or at another address.
    #[error("another list than was asked for")]
    OtherList,
}

impl StatusError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Credential(fault) => fault.code(),
            Self::Form => "status-form",
            Self::Bits => "status-bits",
            Self::OtherList => "status-other-list",
        }
    }
}

/// The bits of a list; the first place is the highest bit of the first byte (section 3.2).
#[derive(Clone, PartialEq, Eq)]
pub struct StatusList(Vec<u8>);

impl StatusList {
    /// The list in which exactly these places are set. Places that no list has are passed over.
    pub fn of(set: impl IntoIterator<Item = u32>) -> Self {
        let mut bits = vec![0; BYTES];
        for place in set {
            if let Some(byte) = usize::try_from(place / 8).ok().and_then(|at| bits.get_mut(at)) {
                *byte |= 0x80 >> (place % 8);
            }
        }
        Self(bits)
    }

    /// Whether a place is set; none where the list has no such place.
    pub fn get(&self, place: u32) -> Option<bool> {
        let byte = self.0.get(usize::try_from(place / 8).ok()?)?;
        Some(byte & (0x80 >> (place % 8)) != 0)
    }

    /// `u` and base64url of the packed bits (section 3.2). The same bits always give the same text: no time, no name of a system.
    pub fn encode(&self) -> String {
        let mut packed =
            GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
        // Writing into memory does not fail.
        let packed = packed.write_all(&self.0).and_then(|()| packed.finish()).unwrap_or_default();
        format!("u{}", URL_SAFE_NO_PAD.encode(packed))
    }

    /// Reads what [`Self::encode`] writes. No more is unpacked than a list has.
    ///
    /// # Errors
    /// [`StatusError::Bits`].
    pub fn decode(text: &str) -> Result<Self, StatusError> {
        let packed = text.strip_prefix('u').and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
        let packed = packed.ok_or(StatusError::Bits)?;
        let mut bits = Vec::new();
        let mut unpacked = GzDecoder::new(packed.as_slice()).take(BYTES as u64 + 1);
        unpacked.read_to_end(&mut bits).map_err(|_| StatusError::Bits)?;
        if bits.len() == BYTES { Ok(Self(bits)) } else { Err(StatusError::Bits) }
    }
}

impl std::fmt::Debug for StatusList {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let set: u32 = self.0.iter().map(|byte| byte.count_ones()).sum();
        write!(formatter, "StatusList({set} set)")
    }
}

/// A status list as a credential (section 2.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListDocument {
    #[serde(rename = "@context")]
    context: Vec<String>,
    /// Its address.
    pub id: String,
    #[serde(rename = "type")]
    kind: Vec<String>,
    /// Name of the instance.
    pub issuer: String,
    /// When it was made: a moment in UTC (RFC 3339).
    pub valid_from: String,
    /// When a newer one must be fetched, at the latest.
    pub valid_until: String,
    credential_subject: ListSubject,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ListSubject {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    status_purpose: Purpose,
    encoded_list: String,
    /// For how many milliseconds it may be kept.
    ttl: u64,
}

impl ListDocument {
    /// The list with this number at the instance with this public URL.
    pub fn new(
        (url, purpose, number): (&str, Purpose, u32),
        issuer: &Did,
        list: &StatusList,
        (from, until): (String, String),
        ttl: u64,
    ) -> Self {
        let id = purpose.list(url, number);
        Self {
            context: CONTEXT.map(str::to_owned).to_vec(),
            kind: TYPES.map(str::to_owned).to_vec(),
            issuer: issuer.to_string(),
            valid_from: from,
            valid_until: until,
            credential_subject: ListSubject {
                id: format!("{id}#list"),
                kind: "BitstringStatusList".to_owned(),
                status_purpose: purpose,
                encoded_list: list.encode(),
                ttl,
            },
            id,
        }
    }

    /// What a set bit means.
    pub const fn purpose(&self) -> Purpose {
        self.credential_subject.status_purpose
    }

    /// Signs it.
    ///
    /// # Errors
    /// [`CanonicalError`], which no list that was made here gives.
    pub fn sign(&self, by: Signatory<'_>) -> Result<Secured, CanonicalError> {
        let value = serde_json::to_value(self).map_err(|_| CanonicalError::Inexpressible)?;
        credential::secure(&value, credential::MEDIA_TYPE, by, &self.valid_from)
    }
}

/// Verifies the list that a credential's entry names, given as a JWT or as a document with its proof, against the instance's keys.
/// Whether it is fresh enough is for the caller to judge by [`ListDocument::valid_until`].
///
/// # Errors
/// [`StatusError`]. Any changed byte of the input is an error.
pub fn verify(
    input: impl AsRef<[u8]>,
    (address, purpose): (&str, Purpose),
    keys: &Jwks,
) -> Result<(ListDocument, StatusList), StatusError> {
    let value = credential::verify(input.as_ref(), keys)?;
    let (document, list) = read(value)?;
    if document.id == address && document.purpose() == purpose {
        Ok((document, list))
    } else {
        Err(StatusError::OtherList)
    }
}

/// Whether a document calls itself a status list.
pub fn is_list(document: &Value) -> bool {
    credential::is_a(document, TYPES[1])
}

/// Reads a list whose signature was found to hold: that it is one, with the bits of one, at an address of its issuer's.
///
/// # Errors
/// [`StatusError::Form`], [`StatusError::OtherList`], [`StatusError::Bits`].
pub fn read(document: Value) -> Result<(ListDocument, StatusList), StatusError> {
    let document: ListDocument = serde_json::from_value(document).map_err(|_| StatusError::Form)?;
    let subject = &document.credential_subject;
    if document.kind != TYPES || document.context != CONTEXT || subject.kind != "BitstringStatusList" {
        return Err(StatusError::Form);
    }
    let term = [&document.valid_from, &document.valid_until].map(|text| decision::moment(text));
    if !matches!(term, [Some(from), Some(until)] if from < until) || subject.ttl == 0 {
        return Err(StatusError::Form);
    }
    let url = document.id.split_once("/status/").map_or("", |(url, _)| url);
    let named = document.purpose().number(url, &document.id).is_some_and(|number| number > 0);
    if !named || Did::of_url(url).as_str() != document.issuer || subject.id != format!("{}#list", document.id)
    {
        return Err(StatusError::OtherList);
    }
    let list = StatusList::decode(&subject.encoded_list)?;
    Ok((document, list))
}

#[cfg(test)]
mod tests;
