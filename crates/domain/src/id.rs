//! Ids have kinds: a vote's id cannot be handed in where a member's is wanted.
//!
//! The text form is the kind's prefix, an underscore and the 32 lower-case hex digits of a UUID
//! (RFC 9562; version 7, drawn by the caller). To everyone outside it is opaque.

use std::{fmt, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use uuid::Uuid;

/// A kind of thing that has ids.
pub trait Kind {
    /// What the text form starts with.
    const PREFIX: &'static str;
}

/// The id of one thing of kind `K`.
pub struct Id<K> {
    uuid: Uuid,
    kind: PhantomData<fn() -> K>,
}

/// A text that is no id of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id of kind {wanted:?}")]
pub struct NotAnId {
    /// The prefix that was wanted.
    pub wanted: &'static str,
}

impl<K> Id<K> {
    /// The id that wraps this UUID.
    pub const fn new(uuid: Uuid) -> Self {
        Self { uuid, kind: PhantomData }
    }

    /// The id that is but a number: for counting where there are no names.
    pub const fn numbered(number: u32) -> Self {
        Self::new(Uuid::from_u128(number as u128))
    }

    /// The UUID inside, for storage and for hashing.
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.uuid.cmp(&other.uuid)
    }
}
impl<K> std::hash::Hash for Id<K> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}
impl<K: Kind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", K::PREFIX, self.uuid.simple())
    }
}
impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<K: Kind> FromStr for Id<K> {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let wrong = NotAnId { wanted: K::PREFIX };
        let hex =
            text.strip_prefix(K::PREFIX).and_then(|rest| rest.strip_prefix('_')).ok_or(wrong.clone())?;
        // `simple` alone: a UUID has several spellings, an id has one.
        let canonical =
            hex.len() == 32 && hex.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if !canonical {
            return Err(wrong);
        }
        Uuid::try_parse(hex).map(Self::new).map_err(|_| wrong)
    }
}

impl<K: Kind> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, K: Kind> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident, $alias:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $kind {}
        impl Kind for $kind {
            const PREFIX: &'static str = $prefix;
        }
        #[doc = concat!("Id with the prefix `", $prefix, "`.")]
        pub type $alias = Id<$kind>;
    )*};
}

kinds! {
    /// A community.
    CommunityKind, CommunityId = "com";
    /// One version of a charter.
    CharterKind, CharterId = "cha";
    /// A crisis that was declared.
    CrisisKind, CrisisId = "cri";
    /// A member: pseudonymous, the only name the platform has for a person.
    MemberKind, MemberId = "mem";
    /// An invitation to join a community.
    InvitationKind, InvitationId = "inv";
    /// Somebody who asks to come in.
    ApplicationKind, ApplicationId = "apl";
    /// A removal from a roll.
    RemovalKind, RemovalId = "rem";
    /// An intermediary organisation.
    IntermediaryKind, IntermediaryId = "itm";
    /// A person who acts for an intermediary.
    AdvocateKind, AdvocateId = "adv";
    /// A mandate.
    MandateKind, MandateId = "man";
    /// A requester organisation.
    RequesterKind, RequesterId = "req";
    /// A person who acts for a requester.
    ContactKind, ContactId = "con";
    /// A proposal to one community.
    ProposalKind, ProposalId = "pro";
    /// A concern about tabled terms.
    ConcernKind, ConcernId = "cern";
    /// That the members were asked about a point of a mandate.
    AskingKind, AskingId = "ask";
    /// A question to a requester.
    QuestionKind, QuestionId = "que";
    /// A clarification asked for in a negotiation.
    ClarificationKind, ClarificationId = "cla";
    /// A draft of an offer.
    OfferDraftKind, OfferDraftId = "dra";
    /// A temperature check.
    TemperatureKind, TemperatureId = "tem";
    /// A vote.
    VoteKind, VoteId = "vote";
    /// An election between several intermediaries.
    ElectionKind, ElectionId = "ele";
    /// A decision.
    DecisionKind, DecisionId = "dec";
    /// An agreement.
    AgreementKind, AgreementId = "agr";
    /// A petition.
    PetitionKind, PetitionId = "pet";
    /// A key with which somebody signs for themselves.
    KeyKind, KeyId = "key";
    /// An API token or an enrolment token.
    TokenKind, TokenId = "tok";
    /// An entry of a private trail of questions.
    TraceKind, TraceId = "tra";
    /// A webhook.
    WebhookKind, WebhookId = "whk";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_told_apart_and_stored_as_their_text() {
        let (one, other) = (MemberId::numbered(1), MemberId::numbered(2));
        assert_eq!(one.uuid(), Uuid::from_u128(1));
        assert!(one < other && one.max(other) == other);
        let distinct: std::collections::HashSet<_> = [one, other, one].into_iter().collect();
        assert_eq!(distinct.len(), 2);
        let stored = serde_json::to_string(&one).unwrap();
        assert_eq!(stored, r#""mem_00000000000000000000000000000001""#);
        assert_eq!(serde_json::from_str::<MemberId>(&stored).unwrap(), one);
        assert!(serde_json::from_str::<VoteId>(&stored).is_err(), "a member is no vote");
        assert_eq!(format!("{one:?}"), one.to_string());
    }

    #[test]
    fn text_form_round_trips_and_kinds_do_not_mix() {
        let id = VoteId::new(Uuid::from_u128(7));
        assert_eq!(id.to_string(), "vote_00000000000000000000000000000007");
        assert_eq!(id.to_string().parse::<VoteId>(), Ok(id));
        for wrong in [
            "",
            "vote_",
            "mem_00000000000000000000000000000007",
            "vote_0000000000000000000000000000000G",
            "vote_00000000-0000-0000-0000-000000000007",
            "VOTE_00000000000000000000000000000007",
        ] {
            assert!(wrong.parse::<VoteId>().is_err(), "{wrong}");
        }
    }
}
