//! What a member holds of a decided vote: that their ballot was counted, and not how.
//!
//! **The receipt** can be handed on. It holds the signed decision ([`crate::decision`]), the leaf of a seat with its way to the
//! decision's `rollRoot` ([`crate::roll`]), and, where the member voted by themselves, the commitment of their ballot with its
//! way to the decision's `ballotsRoot` ([`crate::ballots`]). No choice, no salt, no member, no number of acts: whoever is shown
//! it learns that somebody's ballot counted. It holds the log's proof of the decision as well, as text.
//!
//! **The opening** is for the member's own eyes. It says what a commitment or a leaf was made of. A ballot is opened only where
//! that proves nothing to a buyer or a bully: see `docs/decisions/0050-receipts-that-prove-nothing-to-a-bully.md`.
//!
//! **On file** both are canonical JSON ([`crate::canonical`]), with or without one line feed at the end: a receipt that was copied
//! out of a chat has lost it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    ballots,
    canonical::{self, CanonicalError},
    decision::{self, DecisionDocument, VerifyError},
    digest::{self, Hash},
    keys::Jwks,
    merkle::{self, InclusionProof},
    roll,
};

/// The `type` of every receipt.
pub const TYPE: &str = "OwnaccordReceipt";
/// The `type` of every opening.
pub const OPENING: &str = "OwnaccordOpening";
/// The `version` of what is described here.
pub const VERSION: u64 = 1;

/// Why a receipt or an opening was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// Not canonical JSON.
    #[error("not in canonical form: {0}")]
    Form(#[from] CanonicalError),
    /// `type` or `version` is another, or a member is missing, unknown, or not of its kind.
    #[error("not as version 1 has it: {0}")]
    Member(String),
    /// A hash is not `sha256:` and 64 lower-case hexadecimal digits, or a salt not 32 bytes in base64url.
    #[error("{0} is not written as it must be")]
    Spelling(&'static str),
    /// The signed decision was refused.
    #[error(transparent)]
    Decision(#[from] VerifyError),
    /// The seat is not on the roll that the decision names.
    #[error("the seat is not on the roll of this decision")]
    Seat,
    /// The ballot is not among those that the decision counted.
    #[error("the ballot is not among those that this decision counted")]
    Ballot,
    /// An opening does not give what it says it opens.
    #[error("this does not open the {0}")]
    Opening(&'static str),
}

impl ReceiptError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Form(fault) => fault.code(),
            Self::Member(_) => "receipt-member",
            Self::Spelling(_) => "receipt-spelling",
            Self::Decision(fault) => fault.code(),
            Self::Seat => "receipt-seat",
            Self::Ballot => "receipt-ballot",
            Self::Opening(_) => "receipt-opening",
        }
    }
}

/// The receipt, as it can be handed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Receipt {
    /// Always [`TYPE`].
    #[serde(rename = "type")]
    pub receipt_type: String,
    /// Always [`VERSION`].
    pub version: u64,
    /// The signed decision: a compact JWS.
    pub decision: String,
    /// A seat of its roll.
    pub seat: Included,
    /// A ballot that it counted; absent where a delegate's ballot spoke for the seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ballot: Option<Included>,
    /// That the public log told of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<Logged>,
}

/// An entry of the public log, and its receipt there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logged {
    /// The entry's text.
    pub entry: String,
    /// The receipt: a text of its own form ([`crate::log::receipt`]).
    pub proof: String,
}

/// A hash, and its way to a root. Unlike the proofs of RFC 9162 it says on which side each neighbour stands instead of naming a
/// place and a size: those are not signed here, and a byte that could be changed unnoticed would be a byte too many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Included {
    /// The seat's leaf as it stands in the tree, or the ballot's commitment, of which the tree holds SHA-256(0x00 || commitment).
    pub hash: String,
    /// The hashes beside the way, nearest the leaf first.
    pub path: Vec<Beside>,
}

/// A neighbour on the way to a root: the hash of a node, and its side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Beside {
    /// It stands to the left.
    Left(String),
    /// It stands to the right.
    Right(String),
}

impl Included {
    /// This hash by this proof.
    pub fn of(hash: &Hash, proof: &InclusionProof) -> Self {
        let path = proof.sided().into_iter().map(|(left, beside)| {
            let text = digest::text(&beside);
            if left { Beside::Left(text) } else { Beside::Right(text) }
        });
        Self { hash: digest::text(hash), path: path.collect() }
    }

    fn hash(&self) -> Result<Hash, ReceiptError> {
        digest::parse(&self.hash).ok_or(ReceiptError::Spelling("a hash"))
    }

    fn leads(&self, leaf: &Hash, root: &str) -> Result<bool, ReceiptError> {
        let mut found = *leaf;
        for beside in &self.path {
            let (Beside::Left(text) | Beside::Right(text)) = beside;
            let hash = digest::parse(text).ok_or(ReceiptError::Spelling("a path"))?;
            found = match beside {
                Beside::Left(_) => merkle::node(&hash, &found),
                Beside::Right(_) => merkle::node(&found, &hash),
            };
        }
        Ok(digest::text(&found) == root)
    }
}

impl Receipt {
    /// A receipt of these parts.
    pub fn new(decision: String, seat: Included, ballot: Option<Included>) -> Self {
        Self { receipt_type: TYPE.to_owned(), version: VERSION, decision, seat, ballot, log: None }
    }

    /// The same with what the public log says of the decision.
    #[must_use]
    pub fn in_log(self, log: Option<Logged>) -> Self {
        Self { log, ..self }
    }

    /// Reads a receipt from its file. Nothing is verified by that.
    ///
    /// # Errors
    /// [`ReceiptError::Form`], [`ReceiptError::Member`].
    pub fn parse(bytes: &[u8]) -> Result<Self, ReceiptError> {
        let receipt: Self = read(bytes)?;
        named(&receipt.receipt_type, TYPE, receipt.version)?;
        Ok(receipt)
    }

    /// The receipt as it is kept on file, without a line feed.
    ///
    /// # Errors
    /// [`CanonicalError`].
    pub fn to_file(&self) -> Result<String, CanonicalError> {
        canonical::to_text(self)
    }

    /// Verifies everything that the receipt says, against the keys of the decision's issuer. Answers with the decision.
    ///
    /// # Errors
    /// [`ReceiptError`].
    pub fn verify(&self, keys: &Jwks) -> Result<DecisionDocument, ReceiptError> {
        let decision = decision::verify(&self.decision, keys)?;
        if !self.seat.leads(&self.seat.hash()?, &decision.roll_root)? {
            return Err(ReceiptError::Seat);
        }
        if let Some(ballot) = &self.ballot {
            let leaf = merkle::leaf(&[&ballot.hash()?]);
            if !ballot.leads(&leaf, &decision.ballots_root)? {
                return Err(ReceiptError::Ballot);
            }
        }
        Ok(decision)
    }
}

/// What a ballot's commitment, or a seat's leaf, was made of. It may tell how somebody voted, so it has no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Opening {
    /// Always [`OPENING`].
    #[serde(rename = "type")]
    pub opening_type: String,
    /// Always [`VERSION`].
    pub version: u64,
    /// The member's id, `mem_` and 32 hexadecimal digits.
    pub member: String,
    /// The seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<SeatOpening>,
    /// The ballot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ballot: Option<BallotOpening>,
}

/// What the leaf of a seat was made of, beside the member.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeatOpening {
    /// The leaf, a hash.
    pub leaf: String,
    /// The constituencies that the rule counts and the member belonged to, in the order of their names.
    pub constituencies: Vec<String>,
    /// The salt, base64url.
    pub salt: String,
}

/// What the commitment of a ballot was made of, beside the member.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BallotOpening {
    /// The commitment, a hash.
    pub commitment: String,
    /// Id of the vote.
    pub vote: String,
    /// The member's count of acts in the vote.
    pub sequence: u64,
    /// The answer's canonical text.
    pub choice: String,
    /// The salt, base64url.
    pub salt: String,
}

impl BallotOpening {
    /// The opening of a ballot that is opened by `opening`.
    pub fn of(opening: &ballots::Opening<'_>) -> Self {
        Self {
            commitment: digest::text(&opening.commitment()),
            vote: opening.vote.to_owned(),
            sequence: opening.sequence,
            choice: opening.choice.to_owned(),
            salt: URL_SAFE_NO_PAD.encode(opening.salt),
        }
    }
}

impl SeatOpening {
    /// The opening of the seat that this member holds. None where the salt is none.
    pub fn of(member: &[u8; 16], constituencies: Vec<String>, salt: &[u8; 32]) -> Option<Self> {
        let leaf = roll::leaf(salt, &roll::holder(member, &constituencies)).ok()?;
        Some(Self { leaf: digest::text(&leaf), constituencies, salt: URL_SAFE_NO_PAD.encode(salt) })
    }
}

impl Opening {
    /// An opening of these parts.
    pub fn new(member: String, seat: Option<SeatOpening>, ballot: Option<BallotOpening>) -> Self {
        Self { opening_type: OPENING.to_owned(), version: VERSION, member, seat, ballot }
    }

    /// Reads an opening from its file and sees that it opens what it says.
    ///
    /// # Errors
    /// [`ReceiptError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, ReceiptError> {
        let opening: Self = read(bytes)?;
        named(&opening.opening_type, OPENING, opening.version)?;
        let id = member_bytes(&opening.member).ok_or(ReceiptError::Spelling("the member"))?;
        if let Some(seat) = &opening.seat {
            let leaf = roll::leaf(&salt(&seat.salt)?, &roll::holder(&id, &seat.constituencies));
            if leaf.ok().map(|leaf| digest::text(&leaf)).as_ref() != Some(&seat.leaf) {
                return Err(ReceiptError::Opening("seat"));
            }
        }
        if let Some(ballot) = &opening.ballot {
            let opened = ballots::Opening {
                vote: &ballot.vote,
                member: &opening.member,
                sequence: ballot.sequence,
                choice: &ballot.choice,
                salt: &salt(&ballot.salt)?,
            };
            if digest::text(&opened.commitment()) != ballot.commitment {
                return Err(ReceiptError::Opening("ballot"));
            }
        }
        Ok(opening)
    }

    /// The opening as it is kept on file, without a line feed.
    ///
    /// # Errors
    /// [`CanonicalError`].
    pub fn to_file(&self) -> Result<String, CanonicalError> {
        canonical::to_text(self)
    }
}

fn named(given: &str, wanted: &str, version: u64) -> Result<(), ReceiptError> {
    if given == wanted && version == VERSION {
        Ok(())
    } else {
        Err(ReceiptError::Member(format!("type or version is not {wanted} 1")))
    }
}

/// One file, one spelling: such as a null for a member that is left out would be another.
fn read<T: DeserializeOwned + Serialize>(bytes: &[u8]) -> Result<T, ReceiptError> {
    let text = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let value = canonical::parse_canonical(text)?;
    let read: T = serde_json::from_value(value).map_err(|fault| ReceiptError::Member(fault.to_string()))?;
    if canonical::to_text(&read)?.as_bytes() == text {
        Ok(read)
    } else {
        Err(CanonicalError::NotCanonical.into())
    }
}

fn salt(text: &str) -> Result<[u8; 32], ReceiptError> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| bytes.try_into().ok());
    bytes.ok_or(ReceiptError::Spelling("a salt"))
}

fn member_bytes(text: &str) -> Option<[u8; 16]> {
    let hex = text.strip_prefix("mem_").filter(|hex| hex.len() == 32 && hex.is_ascii())?;
    if hex.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let mut bytes = [0; 16];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests;
