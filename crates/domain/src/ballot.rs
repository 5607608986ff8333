//! What a member can answer, and one member's answer.

mod answer;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    digest::Digest,
    id::{MemberId, VoteId},
    moment::Moment,
};
pub use answer::{Answer, NotAnAnswer};

/// An answer to the question of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// Yes to a requester's terms.
    Consent,
    /// No to a requester's terms. It needs no reason and costs nothing.
    Refuse,
    /// Not on these terms: back to the negotiation.
    SendBack,
    /// Present, without an opinion.
    Abstain,
    /// Yes to a charter, a mandate or a withdrawal.
    For,
    /// No to a charter, a mandate or a withdrawal.
    Against,
}

impl Choice {
    /// The word for it in documents, polls and commands.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Refuse => "refuse",
            Self::SendBack => "send-back",
            Self::Abstain => "abstain",
            Self::For => "for",
            Self::Against => "against",
        }
    }
}
impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A text that is no choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a choice")]
pub struct NotAChoice;

impl FromStr for Choice {
    type Err = NotAChoice;
    fn from_str(text: &str) -> Result<Self, NotAChoice> {
        [Paper::Consent, Paper::Adopt]
            .iter()
            .flat_map(|paper| paper.choices())
            .copied()
            .find(|choice| choice.word() == text)
            .ok_or(NotAChoice)
    }
}

/// The ballot paper: which choices a vote offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    /// For a requester's terms.
    Consent,
    /// For a charter, a mandate, a withdrawal.
    Adopt,
}

impl Paper {
    /// The choices on this paper, "yes" first, in the order in which they are always shown.
    pub const fn choices(self) -> &'static [Choice] {
        match self {
            Self::Consent => &[Choice::Consent, Choice::Refuse, Choice::SendBack, Choice::Abstain],
            Self::Adopt => &[Choice::For, Choice::Against, Choice::Abstain],
        }
    }
    /// The choice that wants the thing to happen.
    pub const fn favour(self) -> Choice {
        match self {
            Self::Consent => Choice::Consent,
            Self::Adopt => Choice::For,
        }
    }
    /// The choice that wants it not to happen. "Send back" wants it to happen otherwise.
    pub const fn opposed(self) -> Choice {
        match self {
            Self::Consent => Choice::Refuse,
            Self::Adopt => Choice::Against,
        }
    }
    /// The words of all choices, for a sentence.
    pub fn words(self) -> String {
        self.choices().iter().map(|choice| choice.word()).collect::<Vec<_>>().join(", ")
    }
}

/// The way by which a ballot came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// An answer to the poll in the ballot box, before everybody's eyes.
    Room,
    /// A message to the bot in a direct chat.
    DirectChat,
    /// The API, with the member's own token.
    Api,
}

/// How we know whose ballot it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attestation {
    /// A server vouches for the sender: the homeserver for a Matrix account, this instance for an API token.
    RoomAttested,
    /// The member signed the canonical ballot with a passkey; outsiders can check it.
    Signed,
}

impl Attestation {
    /// Its word in documents.
    pub const fn word(self) -> &'static str {
        match self {
            Self::RoomAttested => "room-attested",
            Self::Signed => "signed",
        }
    }
}

/// How an act reached us, which decides when it was done and what "the last one" means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Received by this server itself: done when it is durably received.
    Here,
    /// By Matrix, as it was sent, at this moment by the homeserver's clock: the order of receipt is the order of answers.
    Live(Moment),
    /// By Matrix, found afterwards (the bot was away, or a sync left a gap), sent at this moment by the homeserver's clock.
    CaughtUp(Moment),
}

impl Delivery {
    /// When it was done, as far as the window of a vote is concerned. Nothing was done in the future.
    pub fn done_at(self, now: Moment) -> Moment {
        match self {
            Self::Here => now,
            Self::Live(at) | Self::CaughtUp(at) => at.min(now),
        }
    }
}

/// One member's ballot as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// The vote.
    pub vote: VoteId,
    /// Whose.
    pub member: MemberId,
    /// Counts this member's acts in this vote from 1; the highest stands.
    pub sequence: u32,
    /// The answer.
    pub answer: Answer,
    /// How it came in.
    pub channel: Channel,
    /// How we know whose it is.
    pub attestation: Attestation,
    /// Who cast it, where that was not the member.
    pub assisted_by: Option<MemberId>,
    /// When it was durably received.
    pub received_at: Moment,
    /// What the commitment was salted with.
    pub salt: [u8; 32],
    /// The salted commitment that stands in the journal.
    pub commitment: Digest,
}
