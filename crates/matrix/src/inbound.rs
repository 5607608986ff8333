//! Raw events to the closed list of things that the bot reacts to. Pure, and deaf to garbage: whatever a client,
//! a homeserver or a malicious neighbour puts into an event, reading it never fails.

use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, OwnedUserId, RoomId, UserId};
use serde_json::Value;

use crate::levels::POLL_RESPONSES;

/// Something that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inbound {
    /// An answer to a poll that can be read.
    PollResponse(PollResponse),
    /// An answer to a poll that cannot be read; its sender is to be asked again.
    Unreadable {
        /// Where and by whom.
        at: Source,
        /// The poll it answers, where it says so.
        poll: Option<OwnedEventId>,
        /// What is wrong with it.
        what: Malformed,
    },
    /// A message of words.
    Text {
        /// Where and by whom.
        at: Source,
        /// What was written, without the quotation that some clients put before a reply.
        body: String,
        /// Whether nobody but the bot reads along.
        direct: bool,
    },
    /// An encrypted event whose key is not here (yet).
    Undecryptable {
        /// Where and by whom.
        at: Source,
        /// The event it relates to, which stands outside the encryption: the poll, where it is an answer.
        relates_to: Option<OwnedEventId>,
    },
    /// Somebody invites the bot.
    Invited {
        /// The room.
        room: OwnedRoomId,
        /// Who invites.
        inviter: OwnedUserId,
        /// Whether it looks like a direct chat.
        direct: bool,
    },
    /// Somebody's membership of a room.
    MemberChanged {
        /// Where, and by whom it was changed.
        at: Source,
        /// Whose.
        user: OwnedUserId,
        /// What it is now: `join`, `invite`, `knock`, `leave`, `ban`, or what a later version brings.
        membership: String,
    },
    /// The power levels of a room were set, by the bot (then `at.sender` is the bot) or by another.
    PowerLevelsChanged {
        /// Where and by whom.
        at: Source,
    },
    /// An event was redacted. It changes no ballot.
    Redaction {
        /// Where and by whom.
        at: Source,
        /// What was redacted, where it can be read.
        redacts: Option<OwnedEventId>,
    },
    /// Nothing that the bot reacts to.
    Other {
        /// The room.
        room: OwnedRoomId,
        /// The event's id, where it can be read.
        event: Option<OwnedEventId>,
    },
}

/// Where an event stands and who sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The room.
    pub room: OwnedRoomId,
    /// The event.
    pub event: OwnedEventId,
    /// The sender, for whom their homeserver vouches.
    pub sender: OwnedUserId,
    /// The sender's homeserver's clock, in milliseconds since 1970; 0 where it says none.
    pub origin_server_ts: i64,
}

/// An answer to a poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollResponse {
    /// Where and by whom.
    pub at: Source,
    /// The event that asked.
    pub poll: OwnedEventId,
    /// The answers' ids, as given: none, several or unknown ones are for others to judge.
    pub answers: Vec<String>,
}

/// Why an answer to a poll cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Malformed {
    /// It does not say which poll it answers.
    NoPoll,
    /// It has no list of answers.
    NoAnswers,
    /// Its answers are not all text.
    NotText,
    /// It was redacted before the bot saw it.
    Redacted,
}

impl Inbound {
    /// The event's id, where there is one.
    pub fn event(&self) -> Option<&OwnedEventId> {
        match self {
            Self::Invited { .. } => None,
            Self::Other { event, .. } => event.as_ref(),
            Self::PollResponse(response) => Some(&response.at.event),
            Self::Unreadable { at, .. }
            | Self::Text { at, .. }
            | Self::Undecryptable { at, .. }
            | Self::MemberChanged { at, .. }
            | Self::PowerLevelsChanged { at }
            | Self::Redaction { at, .. } => Some(&at.event),
        }
    }

    /// Who sent it or invites, where that is known.
    pub fn sender(&self) -> Option<&UserId> {
        match self {
            Self::Invited { inviter, .. } => Some(inviter),
            Self::Other { .. } => None,
            Self::PollResponse(response) => Some(&response.at.sender),
            Self::Unreadable { at, .. }
            | Self::Text { at, .. }
            | Self::Undecryptable { at, .. }
            | Self::MemberChanged { at, .. }
            | Self::PowerLevelsChanged { at }
            | Self::Redaction { at, .. } => Some(&at.sender),
        }
    }

    /// The poll that this answers, readably or not.
    pub fn answers_to(&self) -> Option<&OwnedEventId> {
        match self {
            Self::PollResponse(response) => Some(&response.poll),
            Self::Unreadable { poll, .. } => poll.as_ref(),
            Self::Undecryptable { relates_to, .. } => relates_to.as_ref(),
            _ => None,
        }
    }
}

/// Reads an event of a room's timeline, decrypted if it could be. `me` is the bot: what it says itself is
/// [`Inbound::Other`]. `direct` is whether the room is a direct chat.
pub fn read(room: &RoomId, me: &UserId, direct: bool, json: &str) -> Inbound {
    let Ok(event) = serde_json::from_str::<Value>(json) else {
        return Inbound::Other { room: room.to_owned(), event: None };
    };
    let id = parsed::<OwnedEventId>(&event["event_id"]);
    let Some(at) = source(room, id.clone(), &event) else {
        return Inbound::Other { room: room.to_owned(), event: id };
    };
    let other = Inbound::Other { room: room.to_owned(), event: id };
    match event["type"].as_str() {
        Some(kind) if POLL_RESPONSES.contains(&kind) && at.sender != me => poll_response(at, &event),
        Some("m.room.message") if at.sender != me => text(at, &event["content"], direct).unwrap_or(other),
        Some("m.room.encrypted") if at.sender != me => {
            Inbound::Undecryptable { at, relates_to: relation(&event["content"], None) }
        }
        Some("m.room.member") => member(at, &event).unwrap_or(other),
        Some("m.room.power_levels") if event["state_key"] == "" => Inbound::PowerLevelsChanged { at },
        Some("m.room.redaction") => {
            // Room versions before 11 have it outside the content.
            let redacts = parsed(&event["content"]["redacts"]).or_else(|| parsed(&event["redacts"]));
            Inbound::Redaction { at, redacts }
        }
        _ => other,
    }
}

/// Reads the state that comes with an invitation; `None` where nobody can be seen to invite the bot.
pub fn read_invitation<'a>(
    room: &RoomId,
    me: &UserId,
    state: impl IntoIterator<Item = &'a str>,
) -> Option<Inbound> {
    let state: Vec<Value> = state.into_iter().filter_map(|json| serde_json::from_str(json).ok()).collect();
    let of = |kind: &str| state.iter().find(|event| event["type"] == kind);
    let mine = state.iter().find(|event| {
        event["type"] == "m.room.member"
            && event["state_key"] == me.as_str()
            && event["content"]["membership"] == "invite"
    })?;
    let inviter = parsed::<OwnedUserId>(&mine["sender"])?;
    // Some clients forget the flag: a room without name, alias and purpose that one needs an invitation for.
    let nameless = ["m.room.name", "m.room.canonical_alias"].into_iter().all(|kind| of(kind).is_none());
    let plain = of("m.room.create").is_none_or(|event| event["content"].get("type").is_none());
    let closed = of("m.room.join_rules").is_none_or(|event| event["content"]["join_rule"] == "invite");
    let direct = mine["content"]["is_direct"] == true || (nameless && plain && closed);
    Some(Inbound::Invited { room: room.to_owned(), inviter, direct })
}

fn source(room: &RoomId, event: Option<OwnedEventId>, json: &Value) -> Option<Source> {
    let sender = parsed(&json["sender"])?;
    let origin_server_ts = json["origin_server_ts"].as_i64().unwrap_or(0);
    Some(Source { room: room.to_owned(), event: event?, sender, origin_server_ts })
}

/// Both spellings, each also in the other's clothes: clients have mixed them.
fn poll_response(at: Source, event: &Value) -> Inbound {
    let content = &event["content"];
    let poll = relation(content, Some("m.reference"));
    let given = content.get("m.selections").or_else(|| content[POLL_RESPONSES[0]].get("answers"));
    let redacted = event["unsigned"].get("redacted_because").is_some();
    let what = match (given.map(Value::as_array), poll) {
        (_, None) if redacted => Malformed::Redacted,
        (_, None) => Malformed::NoPoll,
        (Some(Some(answers)), Some(poll)) => {
            let texts: Option<Vec<String>> =
                answers.iter().map(|answer| answer.as_str().map(str::to_owned)).collect();
            match texts {
                Some(answers) => return Inbound::PollResponse(PollResponse { at, poll, answers }),
                None => return Inbound::Unreadable { at, poll: Some(poll), what: Malformed::NotText },
            }
        }
        (_, poll) => return Inbound::Unreadable { at, poll, what: Malformed::NoAnswers },
    };
    Inbound::Unreadable { at, poll: None, what }
}

/// Words of a person: no notices (bots must not answer bots), no edits (a command is not given by correcting one).
fn text(at: Source, content: &Value, direct: bool) -> Option<Inbound> {
    let relates = &content["m.relates_to"];
    if content["msgtype"] != "m.text" || relates["rel_type"] == "m.replace" {
        return None;
    }
    let body = content["body"].as_str()?;
    let body = if relates["m.in_reply_to"].is_object() { without_quotation(body) } else { body };
    Some(Inbound::Text { at, body: body.to_owned(), direct })
}

/// A reply without the lines `> …` that older clients put first.
fn without_quotation(body: &str) -> &str {
    let mut rest = body;
    while rest.starts_with('>') {
        rest = rest.split_once('\n').map_or("", |(_, after)| after);
    }
    if rest.len() < body.len() { rest.trim_start_matches('\n') } else { body }
}

fn member(at: Source, event: &Value) -> Option<Inbound> {
    let user = parsed(&event["state_key"])?;
    let membership = event["content"]["membership"].as_str()?.to_owned();
    Some(Inbound::MemberChanged { at, user, membership })
}

fn relation(content: &Value, kind: Option<&str>) -> Option<OwnedEventId> {
    let relates = &content["m.relates_to"];
    if kind.is_some_and(|kind| relates["rel_type"] != kind) {
        return None;
    }
    parsed(&relates["event_id"])
}

fn parsed<T: for<'a> TryFrom<&'a str>>(value: &Value) -> Option<T> {
    T::try_from(value.as_str()?).ok()
}

#[cfg(test)]
#[path = "inbound_tests.rs"]
mod tests;
