//! Keys with which people and organisations sign for themselves: a requester binds itself with one, stewards and advocates sign
//! beside the instance with theirs. The secret half never comes here; whoever registers a key shows that they hold it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{
    fact::Fact,
    id::{AdvocateId, CommunityId, IntermediaryId, KeyId, MemberId, RequesterId},
    moment::{Moment, Span, serde_as_text},
    refusal::{Reason, Refused},
    step::Step,
};

/// What a key is known by: the base64url SHA-256 of its public half (RFC 7638), 43 characters. It cannot be moved to another key.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thumbprint(String);

/// A text that is no thumbprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a thumbprint: 43 characters of base64url")]
pub struct NotAThumbprint;

/// 32 bytes in base64url without padding.
const LENGTH: usize = 43;

impl FromStr for Thumbprint {
    type Err = NotAThumbprint;
    fn from_str(text: &str) -> Result<Self, NotAThumbprint> {
        let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        // The last character carries two bits of nothing: sixteen spellings would be the same bytes, and one of four is the right one.
        let whole = text.bytes().next_back().is_some_and(|last| b"AEIMQUYcgkosw048".contains(&last));
        let sound = text.len() == LENGTH && text.bytes().all(known) && whole;
        if sound { Ok(Self(text.to_owned())) } else { Err(NotAThumbprint) }
    }
}
impl fmt::Display for Thumbprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Debug for Thumbprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
serde_as_text!(Thumbprint);

/// As what somebody signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyRole {
    /// For a requester, to bind it.
    Signatory,
    /// As a steward of a community.
    Steward,
    /// As an advocate of an intermediary.
    Advocate,
}

impl KeyRole {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Signatory => "signatory",
            Self::Steward => "steward",
            Self::Advocate => "advocate",
        }
    }
}

/// Who holds a key. A requester's keys are the organisation's own; the others are a person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyHolder {
    /// A requester.
    Requester(RequesterId),
    /// A steward of a community.
    Steward(CommunityId, MemberId),
    /// An advocate of an intermediary.
    Advocate(IntermediaryId, AdvocateId),
}

impl KeyHolder {
    /// As what they sign.
    pub const fn role(self) -> KeyRole {
        match self {
            Self::Requester(_) => KeyRole::Signatory,
            Self::Steward(..) => KeyRole::Steward,
            Self::Advocate(..) => KeyRole::Advocate,
        }
    }
    /// The id of the person or organisation itself.
    pub const fn uuid(self) -> uuid::Uuid {
        match self {
            Self::Requester(id) => id.uuid(),
            Self::Steward(_, id) => id.uuid(),
            Self::Advocate(_, id) => id.uuid(),
        }
    }
}

/// A key that somebody registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatoryKey {
    /// Its id here.
    pub id: KeyId,
    /// What it is known by.
    pub thumbprint: Thumbprint,
    /// The 32 bytes of its public half (RFC 8032, section 5.1.2).
    pub public: [u8; 32],
    /// Whose it is.
    pub holder: KeyHolder,
    /// From when it is good.
    pub registered_at: Moment,
    /// Since when it is good no more.
    pub revoked_at: Option<Moment>,
}

/// Something to sign that was never there before, so that nobody can show an old signature as a new proof. One a holder: another one
/// takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyChallenge {
    /// For whom.
    pub holder: KeyHolder,
    /// What is to be signed.
    pub challenge: String,
    /// From when it is worth nothing.
    pub expires_at: Moment,
}

/// How long a challenge waits: time to carry it to a machine without a network and back.
pub const CHALLENGE_LASTS: Span = Span::seconds(3_600);
/// So many keys that are good a holder has at most.
const MOST_KEYS: u32 = 10;

impl KeyChallenge {
    /// A challenge for a holder.
    pub fn new(holder: KeyHolder, challenge: String, now: Moment) -> Self {
        Self { holder, challenge, expires_at: now.plus(CHALLENGE_LASTS) }
    }
}

/// A key whose holder has shown that they hold it. The signature was checked before: here it is looked at what was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyProven {
    /// The key's thumbprint.
    pub thumbprint: Thumbprint,
    /// Its public half.
    pub public: [u8; 32],
    /// The challenge that was signed.
    pub challenge: String,
}

/// A key from now on, and the challenge that it used up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRegistered {
    /// The key.
    pub key: SignatoryKey,
    /// What was signed.
    pub spent: KeyChallenge,
}

impl SignatoryKey {
    /// Whether it is good now.
    pub const fn works(&self) -> bool {
        self.revoked_at.is_none()
    }

    /// Registers a key. `asked` is the challenge that the holder was given, `before` are all the keys that they have registered.
    pub fn register(
        id: KeyId,
        asked: Option<KeyChallenge>,
        proven: KeyProven,
        before: &[Self],
        now: Moment,
    ) -> Result<Step<KeyRegistered>, Refused> {
        let asked = asked.filter(|asked| now < asked.expires_at && asked.challenge == proven.challenge);
        let spent = asked.ok_or(Reason::ChallengeOver {})?;
        if before.iter().filter(|key| key.works()).count() >= MOST_KEYS as usize {
            return Err(Reason::TooMany { most: MOST_KEYS }.into());
        }
        let KeyProven { thumbprint, public, .. } = proven;
        let (holder, registered_at) = (spent.holder, now);
        let key = Self { id, thumbprint, public, holder, registered_at, revoked_at: None };
        let fact = key.registered();
        Ok(Step::to(KeyRegistered { key, spent }).fact(fact))
    }

    /// It is good no more; once more changes nothing.
    pub fn revoke(mut self, now: Moment) -> Option<Step<Self>> {
        if !self.works() {
            return None;
        }
        self.revoked_at = Some(now);
        let fact = self.revoked(now);
        Some(Step::to(self).fact(fact))
    }

    /// Refused where the key cannot sign any more.
    pub fn usable(&self) -> Result<(), Reason> {
        self.revoked_at.map_or(Ok(()), |since| Err(Reason::KeyRevoked { since }))
    }

    fn registered(&self) -> Fact {
        let key = self.thumbprint.clone();
        match self.holder {
            KeyHolder::Requester(requester) => Fact::RequesterKeyRegistered { requester, key },
            KeyHolder::Steward(community, _) => {
                Fact::SignatoryKeyRegistered { community: Some(community), key, role: KeyRole::Steward }
            }
            KeyHolder::Advocate(..) => {
                Fact::SignatoryKeyRegistered { community: None, key, role: KeyRole::Advocate }
            }
        }
    }

    fn revoked(&self, since: Moment) -> Fact {
        let key = self.thumbprint.clone();
        match self.holder {
            KeyHolder::Requester(requester) => Fact::RequesterKeyRevoked { requester, key, since },
            KeyHolder::Steward(community, _) => {
                Fact::SignatoryKeyRevoked { community: Some(community), key, role: KeyRole::Steward, since }
            }
            KeyHolder::Advocate(..) => {
                Fact::SignatoryKeyRevoked { community: None, key, role: KeyRole::Advocate, since }
            }
        }
    }
}

#[cfg(test)]
mod tests;
