//! Making a room what the database says, whatever a human or a crash has left. The comparison takes two
//! descriptions and nothing else; the calls after it can be repeated.

use std::collections::{BTreeMap, BTreeSet};

use matrix_sdk::ruma::{OwnedUserId, RoomId, UserId, api::client::membership::get_member_events};
use serde_json::Value;

use crate::{client::Bot, fault::Fault, levels::Levels};

/// What a room should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desired {
    /// Its power levels.
    pub levels: Levels,
    /// Who should be in it, besides the bot.
    pub members: BTreeSet<OwnedUserId>,
}

/// What a room is.
#[derive(Debug, Clone, PartialEq)]
pub struct Actual {
    /// Its power levels, as they stand in the room.
    pub levels: Value,
    /// Everybody who has anything to do with it.
    pub members: BTreeMap<OwnedUserId, Standing>,
}

/// How somebody stands to a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In it.
    Joined,
    /// Invited.
    Invited,
    /// Asking to be let in.
    Knocking,
    /// Put out, or their invitation taken back, by the bot.
    RemovedByBot,
    /// Gone by their own will, or put out or banned by a steward: both are to be respected.
    Gone,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repair {
    /// Set the power levels.
    SetLevels(Box<Levels>),
    /// Invite somebody.
    Invite(OwnedUserId),
    /// Put somebody out.
    Kick(OwnedUserId),
}

/// What makes the actual room the desired one. Nobody who left is called back: the rooms' join rules let members
/// in again. Who knocks and does not belong is left to knock.
pub fn repairs(me: &UserId, desired: &Desired, actual: &Actual) -> Vec<Repair> {
    let mut repairs = Vec::new();
    if serde_json::to_value(&desired.levels).ok().as_ref() != Some(&actual.levels) {
        repairs.push(Repair::SetLevels(Box::new(desired.levels.clone())));
    }
    for (user, standing) in &actual.members {
        if user != me
            && !desired.members.contains(user)
            && matches!(standing, Standing::Joined | Standing::Invited)
        {
            repairs.push(Repair::Kick(user.clone()));
        }
    }
    for user in desired.members.iter().filter(|user| *user != me) {
        if matches!(actual.members.get(user), None | Some(Standing::Knocking | Standing::RemovedByBot)) {
            repairs.push(Repair::Invite(user.clone()));
        }
    }
    repairs
}

impl Bot {
    /// How a room is, as the homeserver knows it.
    pub async fn actual(&self, room: &RoomId) -> Result<Actual, Fault> {
        let answer = self.client().send(get_member_events::v3::Request::new(room.to_owned())).await?;
        let events =
            answer.chunk.iter().filter_map(|raw| serde_json::from_str::<Value>(raw.json().get()).ok());
        let members = events.filter_map(|event| standing(self.me(), &event)).collect();
        Ok(Actual { levels: self.raw_levels(room).await?, members })
    }

    /// Does one repair. Each can be repeated.
    pub async fn repair(&self, room: &RoomId, repair: &Repair) -> Result<(), Fault> {
        match repair {
            Repair::SetLevels(levels) => self.set_levels(room, levels).await.map(|_| ()),
            Repair::Invite(user) => self.invite(room, user).await,
            Repair::Kick(user) => self.kick(room, user).await,
        }
    }
}

fn standing(me: &UserId, event: &Value) -> Option<(OwnedUserId, Standing)> {
    let user = UserId::parse(event["state_key"].as_str()?).ok()?;
    let standing = match event["content"]["membership"].as_str()? {
        "join" => Standing::Joined,
        "invite" => Standing::Invited,
        "knock" => Standing::Knocking,
        "leave" if event["sender"] == me.as_str() => Standing::RemovedByBot,
        _ => Standing::Gone,
    };
    Some((user, standing))
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::{owned_user_id, user_id};
    use serde_json::json;

    use super::*;

    fn user(name: &str) -> OwnedUserId {
        UserId::parse(format!("@{name}:x")).unwrap()
    }

    /// `wanted` and `present` as `name` and `name=standing`; the repairs of members as `+name` and `-name`.
    fn check(wanted: &str, present: &str, repairs_wanted: &str) {
        let standing = |word: &str| match word {
            "in" => Standing::Joined,
            "asked" => Standing::Invited,
            "knocks" => Standing::Knocking,
            "removed" => Standing::RemovedByBot,
            _ => Standing::Gone,
        };
        let desired =
            Desired { levels: Levels::talk(), members: wanted.split_whitespace().map(user).collect() };
        let members = present.split_whitespace().filter_map(|word| word.split_once('='));
        let members = members.map(|(name, word)| (user(name), standing(word))).collect();
        let actual = Actual { levels: json!(Levels::talk()), members };
        let said = repairs(user_id!("@bot:x"), &desired, &actual).into_iter().map(|repair| match repair {
            Repair::Invite(user) => format!("+{}", user.localpart()),
            Repair::Kick(user) => format!("-{}", user.localpart()),
            Repair::SetLevels(_) => "levels".to_owned(),
        });
        assert_eq!(said.collect::<Vec<_>>().join(" "), repairs_wanted, "{wanted} | {present}");
    }

    #[test]
    fn members() {
        check("ada", "bot=in", "+ada");
        check("ada", "bot=in ada=in", "");
        check("ada", "bot=in ada=asked", "");
        check("ada", "bot=in ada=knocks", "+ada");
        check("ada", "bot=in ada=removed", "+ada");
        check("ada", "bot=in ada=gone", "");
        check("", "bot=in ada=in", "-ada");
        check("", "bot=in ada=asked", "-ada");
        check("", "bot=in ada=knocks eve=gone bob=removed", "");
        check("bot", "bot=in", "");
        check("ada bob", "bot=in eve=in bob=in", "-eve +ada");
    }

    #[test]
    fn levels_are_compared_whole() {
        let me = user_id!("@bot:x");
        let desired = Desired { levels: Levels::ballot_box(), members: BTreeSet::new() };
        let mut actual = Actual { levels: json!(Levels::ballot_box()), members: BTreeMap::new() };
        assert_eq!(repairs(me, &desired, &actual), []);
        let mend = [Repair::SetLevels(Box::new(Levels::ballot_box()))];
        for wrong in
            [json!({}), json!(null), json!({ "users": 3 }), json!(Levels::ballot_box().closed_for("vote_1"))]
        {
            actual.levels = wrong;
            assert_eq!(repairs(me, &desired, &actual), mend);
        }
        actual.levels = json!(Levels::ballot_box());
        actual.levels["users"] = json!({ "@eve:x": 100 });
        assert_eq!(repairs(me, &desired, &actual), mend);
    }

    #[test]
    fn standings() {
        let event = |membership: &str, sender: &str| json!({ "state_key": "@a:x", "sender": sender, "content": { "membership": membership } });
        for (membership, sender, standing_wanted) in [
            ("join", "@a:x", Standing::Joined),
            ("leave", "@a:x", Standing::Gone),
            ("leave", "@steward:x", Standing::Gone),
            ("leave", "@bot:x", Standing::RemovedByBot),
            ("ban", "@bot:x", Standing::Gone),
        ] {
            let read = standing(user_id!("@bot:x"), &event(membership, sender));
            assert_eq!(read, Some((owned_user_id!("@a:x"), standing_wanted)));
        }
        assert_eq!(standing(user_id!("@bot:x"), &json!({ "state_key": 3 })), None);
    }
}
