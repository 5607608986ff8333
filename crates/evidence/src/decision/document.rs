//! The members of a decision document, version 1.

use domain::disclosure::Published;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::election::ElectionResult;
use crate::canonical::{self, CanonicalError};
use crate::digest;

/// The `type` of every decision document.
pub const TYPE: &str = "OwnaccordDecision";

/// The `version` of the decision documents described here.
pub const VERSION: u64 = 1;

/// A member of a document is not as version 1 has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// `type` or `version` is another than [`TYPE`] and [`VERSION`].
    #[error("not a decision document of version 1")]
    TypeOrVersion,
    /// The named member is not `sha256:` and 64 lower-case hexadecimal digits.
    #[error("{0} is not a digest")]
    Digest(&'static str),
    /// The named member is not a moment in UTC (RFC 3339, section 5.6, ending in `Z`).
    #[error("{0} is not a moment in UTC")]
    Moment(&'static str),
    /// The election contradicts itself: its candidates are not numbered from 1, or it chooses somebody who does not stand.
    #[error("the election contradicts itself")]
    Election,
    /// The vote closes before it opens, or was decided before it closed.
    #[error("opening, closing and decision are out of order")]
    Order,
}

impl DocumentError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TypeOrVersion => "decision-version",
            Self::Digest(_) => "decision-digest",
            Self::Moment(_) => "decision-moment",
            Self::Election => "decision-election",
            Self::Order => "decision-order",
        }
    }
}

/// The outcome of a vote, with everything it rests on by digest. Strings and integers only; no personal data.
///
/// A member that does not apply is left out. Words (`kind`, `outcome`, choices, `rule`, `margin`) are those of the domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecisionDocument {
    /// Always [`TYPE`].
    #[serde(rename = "type")]
    pub document_type: String,
    /// Always [`VERSION`].
    pub version: u64,
    /// Id of the decision.
    pub id: String,
    /// Public URL of the instance that signs.
    pub issuer: String,
    /// The community that decided.
    pub community: CommunityRef,
    /// What kind of thing was decided: charter, mandate, consent or withdrawal.
    pub kind: String,
    /// Id of the charter, mandate, election, proposal or agreement that was voted on.
    pub subject: String,
    /// The outcome word.
    pub outcome: String,
    /// Who stood and who was chosen, where the vote was between several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub election: Option<ElectionResult>,
    /// The figures as far as they may be published.
    pub figures: Figures,
    /// A coarse band of the margin, never a number.
    pub margin: String,
    /// The decision rule in its one-line notation.
    pub rule: String,
    /// Why the outcome is what it is: the steps of the tally, for programs to read and to put into words.
    pub steps: Value,
    /// Digest of the exact terms voted on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<String>,
    /// Digest of the charter in force when the vote opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charter: Option<String>,
    /// Digest of the mandate that was voted on, or under which the terms were negotiated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandate: Option<String>,
    /// Root of the frozen roll ([`crate::roll`]).
    pub roll_root: String,
    /// Root of the counted ballots' commitments ([`crate::ballots`]).
    pub ballots_root: String,
    /// How many ballots were attested in which way; left out where the numbers would tell more than the figures may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attestations: Option<Attestations>,
    /// When ballots were taken.
    pub window: Window,
    /// Id of the vote that this one was held to replace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reopens: Option<String>,
    /// When the outcome was fixed: a moment in UTC (RFC 3339).
    pub decided_at: String,
}

/// A community, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CommunityRef {
    /// Its id.
    pub id: String,
    /// Its handle.
    pub handle: String,
}

/// The published figures of a vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Figures {
    /// How many members could vote.
    pub electorate: u64,
    /// Counts, each of one choice (`did-not-vote` is one; `voted` is any ballot, where several stood) or of several taken together where one alone would be too small to publish.
    pub cells: Vec<Cell>,
}

impl From<&Published> for Figures {
    fn from(published: &Published) -> Self {
        let cell = |cell: &domain::disclosure::Cell| Cell {
            choices: cell.words().into_iter().map(str::to_owned).collect(),
            count: cell.count,
        };
        Self { electorate: published.electorate, cells: published.cells.iter().map(cell).collect() }
    }
}

/// One published count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cell {
    /// The choices counted together.
    pub choices: Vec<String>,
    /// How many members made one of them.
    pub count: u64,
}

/// How many of the counted ballots are known to be their member's in which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Attestations {
    /// The homeserver vouched for the sender.
    pub room_attested: u64,
    /// The member signed the ballot.
    pub signed: u64,
    /// A secret ballot.
    pub secret: u64,
}

impl Attestations {
    /// All of them came by a server that vouches for the sender.
    pub const fn from_rooms(room_attested: u64) -> Self {
        Self { room_attested, signed: 0, secret: 0 }
    }
}

/// The time in which ballots are taken: from `opens_at`, up to and without `closes_at`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Window {
    /// A moment in UTC (RFC 3339).
    pub opens_at: String,
    /// A moment in UTC (RFC 3339).
    pub closes_at: String,
}

impl DecisionDocument {
    /// The document's canonical JSON (RFC 8785).
    ///
    /// # Errors
    /// [`CanonicalError`], of a count or a step beyond what [`crate::canonical`] admits.
    pub fn canonical(&self) -> Result<String, CanonicalError> {
        canonical::to_text(self)
    }

    /// SHA-256 of the canonical JSON, as `sha256:` and 64 hexadecimal digits.
    ///
    /// # Errors
    /// As [`Self::canonical`].
    pub fn digest(&self) -> Result<String, CanonicalError> {
        Ok(digest::text(&digest::sha256(&[self.canonical()?.as_bytes()])))
    }

    /// Whether every member is as version 1 has it.
    ///
    /// # Errors
    /// The first [`DocumentError`] found.
    pub fn check(&self) -> Result<(), DocumentError> {
        if self.document_type != TYPE || self.version != VERSION {
            return Err(DocumentError::TypeOrVersion);
        }
        self.check_digests()?;
        self.election.as_ref().map_or(Ok(()), ElectionResult::check)?;
        let opens = given("window.opensAt", &self.window.opens_at)?;
        let closes = given("window.closesAt", &self.window.closes_at)?;
        let decided = given("decidedAt", &self.decided_at)?;
        if opens < closes && closes <= decided { Ok(()) } else { Err(DocumentError::Order) }
    }

    /// `decidedAt` in whole seconds since 1970-01-01T00:00:00Z (a NumericDate of RFC 7519, section 2).
    ///
    /// # Errors
    /// [`DocumentError::Moment`].
    pub fn decided_at_seconds(&self) -> Result<i64, DocumentError> {
        given("decidedAt", &self.decided_at).map(OffsetDateTime::unix_timestamp)
    }

    fn check_digests(&self) -> Result<(), DocumentError> {
        let digests = [
            ("rollRoot", Some(&self.roll_root)),
            ("ballotsRoot", Some(&self.ballots_root)),
            ("terms", self.terms.as_ref()),
            ("charter", self.charter.as_ref()),
            ("mandate", self.mandate.as_ref()),
        ];
        match digests.into_iter().find(|(_, given)| given.is_some_and(|text| !digest::is_text(text))) {
            Some((member, _)) => Err(DocumentError::Digest(member)),
            None => Ok(()),
        }
    }
}

fn given(member: &'static str, text: &str) -> Result<OffsetDateTime, DocumentError> {
    moment(text).ok_or(DocumentError::Moment(member))
}

/// A moment in UTC as documents write it (RFC 3339, section 5.6, ending in `Z`).
pub(crate) fn moment(text: &str) -> Option<OffsetDateTime> {
    // One spelling, and no seconds that most clocks do not have.
    let plain = text.ends_with('Z') && text.as_bytes().get(10) == Some(&b'T') && !text.contains(":60");
    OffsetDateTime::parse(text, &Rfc3339).ok().filter(|_| plain)
}
