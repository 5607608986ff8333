//! Who hears.

use serde::{Deserialize, Serialize};

use super::{EventRef, RoomRole};
use crate::{
    id::{CommunityId, MemberId},
    text::Language,
};

/// Whom a notice is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// A room, in every language of the charter.
    Room {
        /// Whose room.
        community: CommunityId,
        /// Which.
        role: RoomRole,
    },
    /// The sender of an event, where they wrote it, in their language.
    Reply {
        /// The event that is answered.
        to: EventRef,
        /// The reader's language, if known.
        language: Option<Language>,
    },
    /// One member, in their direct chat and their language. Whoever has no Matrix account hears nothing.
    Member {
        /// Of which community.
        community: CommunityId,
        /// Who.
        member: MemberId,
    },
}
