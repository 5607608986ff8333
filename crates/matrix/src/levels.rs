//! Power levels, written whole: what a homeserver would add by itself is never left to it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The bot's own level, in rooms whose version does not put the creator above all.
pub const BOT: i64 = 100;
/// A steward's level in rooms where people talk: may kick, ban, redact.
pub const STEWARD: i64 = 50;
/// The two spellings of an answer to a poll: the one that Element knows, and the one of the specification.
pub const POLL_RESPONSES: [&str; 2] = ["org.matrix.msc3381.poll.response", "m.poll.response"];

const POLL_STARTS: [&str; 2] = ["org.matrix.msc3381.poll.start", "m.poll.start"];
const POLL_ENDS: [&str; 2] = ["org.matrix.msc3381.poll.end", "m.poll.end"];

/// The content of `m.room.power_levels`, every field set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Levels {
    /// To ban.
    pub ban: i64,
    /// To send an event of a type. A list given here replaces the server's own.
    pub events: BTreeMap<String, i64>,
    /// To send an event of a type that is not listed.
    pub events_default: i64,
    /// To invite.
    pub invite: i64,
    /// To kick.
    pub kick: i64,
    /// To notify everybody in the room.
    pub notifications: BTreeMap<String, i64>,
    /// To redact what another has sent.
    pub redact: i64,
    /// To change state of a type that is not listed.
    pub state_default: i64,
    /// Who has another level than everybody.
    pub users: BTreeMap<String, i64>,
    /// Everybody's level.
    pub users_default: i64,
    /// What the raised levels close. It makes every closing event one of its own, and a closing that is
    /// repeated after a crash the same event again: homeservers drop a change of state that changes nothing.
    #[serde(rename = "org.ownaccord.closes", default, skip_serializing_if = "Option::is_none")]
    pub closes: Option<String>,
}

impl Levels {
    /// A room where everybody talks and the bot alone invites, changes the room and asks questions.
    pub fn talk() -> Self {
        Self {
            ban: STEWARD,
            events: at(BOT, &[&POLL_STARTS[..], &POLL_ENDS[..]].concat()),
            events_default: 0,
            invite: BOT,
            kick: STEWARD,
            notifications: at(STEWARD, &["room"]),
            redact: STEWARD,
            state_default: BOT,
            users: BTreeMap::new(),
            users_default: 0,
            closes: None,
        }
    }

    /// A room where nobody but the bot does anything: the space.
    pub fn silent() -> Self {
        Self {
            ban: BOT,
            events: BTreeMap::new(),
            events_default: BOT,
            kick: BOT,
            notifications: at(BOT, &["room"]),
            redact: BOT,
            ..Self::talk()
        }
    }

    /// The ballot box: members answer polls, react, and write to the bot; nothing else. Encrypted messages stay
    /// out, so that no answer can hide in one.
    pub fn ballot_box() -> Self {
        let mut events = at(0, &POLL_RESPONSES);
        events.extend(at(0, &["m.reaction", "m.room.message"]));
        events.extend(at(BOT, &[&POLL_STARTS[..], &POLL_ENDS[..]].concat()));
        Self { events, ..Self::silent() }
    }

    /// The same with these people at a level.
    #[must_use]
    pub fn with_users(mut self, users: impl IntoIterator<Item = String>, level: i64) -> Self {
        self.users.extend(users.into_iter().map(|user| (user, level)));
        self
    }

    /// The same with answers to polls out of everybody's reach: nothing that comes after is a ballot.
    #[must_use]
    pub fn closed_for(mut self, what: &str) -> Self {
        self.events.extend(at(BOT, &POLL_RESPONSES));
        self.closes = Some(what.to_owned());
        self
    }

    /// The same with answers to polls allowed to all.
    #[must_use]
    pub fn open(mut self) -> Self {
        self.events.extend(at(0, &POLL_RESPONSES));
        self.closes = None;
        self
    }
}

fn at(level: i64, keys: &[&str]) -> BTreeMap<String, i64> {
    keys.iter().map(|key| ((*key).to_owned(), level)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ballot_box_takes_answers_and_little_else() {
        let levels = Levels::ballot_box();
        let may =
            |kind: &str| *levels.events.get(kind).unwrap_or(&levels.events_default) <= levels.users_default;
        for kind in POLL_RESPONSES.into_iter().chain(["m.reaction", "m.room.message"]) {
            assert!(may(kind), "{kind}");
        }
        for kind in POLL_STARTS.into_iter().chain(POLL_ENDS).chain([
            "m.room.encrypted",
            "m.room.redaction",
            "m.sticker",
        ]) {
            assert!(!may(kind), "{kind}");
        }
        for level in [levels.state_default, levels.invite, levels.redact, levels.kick, levels.ban] {
            assert_eq!(level, BOT);
        }
    }

    #[test]
    fn closing_shuts_both_spellings_and_opening_undoes_it() {
        let closed = Levels::ballot_box().closed_for("vote_1");
        assert!(POLL_RESPONSES.iter().all(|kind| closed.events[*kind] == BOT));
        assert_eq!(serde_json::to_value(&closed).unwrap()["org.ownaccord.closes"], "vote_1");
        assert_eq!(closed.open(), Levels::ballot_box());
    }

    #[test]
    fn every_field_is_written() {
        let written = serde_json::to_value(Levels::talk()).unwrap();
        let mut fields: Vec<_> = written.as_object().unwrap().keys().map(String::as_str).collect();
        fields.sort_unstable();
        let whole =
            "ban events events_default invite kick notifications redact state_default users users_default";
        assert_eq!(fields.join(" "), whole);
    }
}
