//! Names of rooms and what they are for.

use domain::effect::RoomRole;

use crate::{
    bundle::{Word, clean},
    locale::Locale,
    words,
};

/// What people see of a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomWords {
    /// Its name.
    pub name: String,
    /// What it is for, in a sentence.
    pub topic: String,
}

/// The words for a room. `title` is the community's name for its space and the title of the proposal for a room of
/// deliberation; the other rooms have names of their own.
pub fn room(role: &RoomRole, title: &str, locale: &Locale) -> RoomWords {
    let word = role_word(role);
    let name = match role {
        RoomRole::Space | RoomRole::Deliberation(_) => clean(title),
        RoomRole::Assembly | RoomRole::BallotBox | RoomRole::Stewards | RoomRole::Negotiations => {
            words::room_name(*locale, Word(word))
        }
    };
    RoomWords { name, topic: words::room_topic(*locale, Word(word)) }
}

/// The word by which sentences tell rooms apart.
pub(crate) const fn role_word(role: &RoomRole) -> &'static str {
    match role {
        RoomRole::Space => "space",
        RoomRole::Assembly => "assembly",
        RoomRole::BallotBox => "ballot-box",
        RoomRole::Stewards => "stewards",
        RoomRole::Negotiations => "negotiations",
        RoomRole::Deliberation(_) => "deliberation",
    }
}
