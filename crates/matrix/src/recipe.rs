//! How each kind of room is made. Pure: requests are built here and sent by [`crate::rooms`].

use matrix_sdk::ruma::{
    OwnedRoomId, OwnedServerName, OwnedUserId, RoomVersionId,
    api::client::{
        discovery::get_capabilities::v3::{Capabilities, RoomVersionStability},
        room::{Visibility, create_room::v3},
    },
    serde::Raw,
};
use serde_json::{Value, json};

use crate::{
    fault::Fault,
    levels::{BOT, Levels, STEWARD},
};

/// A kind of room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The community's space, which holds the other rooms.
    Space,
    /// Where the community talks.
    Assembly,
    /// Where polls are answered. Never encrypted: a lost key would be a lost ballot, and power levels by type of
    /// event do not reach into encryption.
    BallotBox,
    /// Where stewards talk among themselves.
    Stewards,
    /// Where the bot posts the minutes of negotiations and members read.
    Negotiations,
    /// Where one proposal is talked about; encrypted.
    Deliberation,
}

/// A room to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomSpec {
    /// What kind of room.
    pub kind: Kind,
    /// What the room is for, the same at every attempt to make it: `community_0190…_ballot-box`. A local alias is
    /// made from it, by which a room made just before a crash is found again. It must name no person.
    pub key: String,
    /// The name that people see.
    pub name: String,
    /// What the room is for, in a sentence.
    pub topic: String,
    /// The space that it belongs to; its members may enter.
    pub space: Option<OwnedRoomId>,
    /// Who keeps the room safe.
    pub stewards: Vec<OwnedUserId>,
}

/// What is to be known about the homeserver before a room is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// The bot.
    pub me: OwnedUserId,
    /// The bot's homeserver.
    pub name: OwnedServerName,
    /// The version that new rooms have.
    pub version: RoomVersionId,
}

impl Server {
    /// Room version 12 if the homeserver has it, else its default.
    pub fn new(me: OwnedUserId, capabilities: &Capabilities) -> Self {
        let versions = &capabilities.room_versions;
        let has_12 = versions.available.get(&RoomVersionId::V12) == Some(&RoomVersionStability::Stable);
        let version = if has_12 { RoomVersionId::V12 } else { versions.default.clone() };
        Self { name: me.server_name().to_owned(), me, version }
    }
}

/// Whether rooms of this version put their creator above all levels, and then refuse to list them.
pub fn creator_stands_above(version: &RoomVersionId) -> bool {
    version.rules().is_some_and(|rules| rules.authorization.explicitly_privilege_room_creators)
}

/// The levels that a room of this kind has, whole.
pub fn levels(kind: Kind, stewards: &[OwnedUserId], me: &OwnedUserId, version: &RoomVersionId) -> Levels {
    let plain = match kind {
        Kind::Space | Kind::Negotiations => Levels::silent(),
        Kind::BallotBox => Levels::ballot_box(),
        Kind::Assembly | Kind::Stewards | Kind::Deliberation => Levels::talk()
            .with_users(stewards.iter().filter(|steward| *steward != me).map(ToString::to_string), STEWARD),
    };
    if creator_stands_above(version) { plain } else { plain.with_users([me.to_string()], BOT) }
}

/// The local part of the alias that stands for a key.
pub fn alias(key: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '.') { c.to_ascii_lowercase() } else { '_' }
    };
    format!("ownaccord_{}", key.chars().map(plain).collect::<String>())
}

/// The request that makes a room.
///
/// # Errors
/// [`Fault::Garbled`] if a part cannot be written as JSON, which no valid specification brings about.
pub fn create(spec: &RoomSpec, server: &Server) -> Result<v3::Request, Fault> {
    let mut request = v3::Request::new();
    request.preset = Some(v3::RoomPreset::PrivateChat);
    request.visibility = Visibility::Private;
    request.room_version = Some(server.version.clone());
    request.room_alias_name = Some(alias(&spec.key));
    request.name = Some(spec.name.clone());
    request.topic = Some(spec.topic.clone());
    if spec.kind == Kind::Space {
        request.creation_content = Some(raw(&json!({ "type": "m.space" }))?);
    }
    let levels = levels(spec.kind, &spec.stewards, &server.me, &server.version);
    request.power_level_content_override = Some(raw(&json!(levels))?);
    request.initial_state = initial_state(spec, server).iter().map(raw).collect::<Result<_, _>>()?;
    Ok(request)
}

fn initial_state(spec: &RoomSpec, server: &Server) -> Vec<Value> {
    let mut state = vec![
        json!({ "type": "m.room.join_rules", "content": join_rule(spec) }),
        json!({ "type": "m.room.history_visibility", "content": { "history_visibility": history(spec.kind) } }),
        // The preset would let guests in.
        json!({ "type": "m.room.guest_access", "content": { "guest_access": "forbidden" } }),
    ];
    if spec.kind == Kind::Deliberation {
        state.push(json!({ "type": "m.room.encryption", "content": {
            "algorithm": "m.megolm.v1.aes-sha2", "rotation_period_ms": 604_800_000, "rotation_period_msgs": 100,
        } }));
    }
    if let Some(space) = &spec.space {
        let content = json!({ "via": [server.name], "canonical": true });
        state.push(json!({ "type": "m.space.parent", "state_key": space, "content": content }));
    }
    state
}

/// Who may enter without an invitation: nobody the space, but they may knock; the space's members its rooms, but
/// not the stewards' room.
fn join_rule(spec: &RoomSpec) -> Value {
    match (&spec.space, spec.kind) {
        (_, Kind::Space) => json!({ "join_rule": "knock" }),
        (Some(space), Kind::Assembly | Kind::BallotBox | Kind::Negotiations | Kind::Deliberation) => {
            json!({ "join_rule": "restricted", "allow": [{ "type": "m.room_membership", "room_id": space }] })
        }
        _ => json!({ "join_rule": "invite" }),
    }
}

/// Who comes late reads what was said before where everybody was to hear it; elsewhere from their invitation on.
/// Never `joined`: then the Matrix library would give keys to those only who have entered already, and an invited
/// member could not read what was said before they came in.
fn history(kind: Kind) -> &'static str {
    match kind {
        Kind::Space | Kind::Assembly | Kind::BallotBox | Kind::Negotiations => "shared",
        Kind::Stewards | Kind::Deliberation => "invited",
    }
}

/// The content that makes a room a child of its space.
pub(crate) fn child(server: &Server) -> Value {
    json!({ "via": [server.name], "suggested": true })
}

/// JSON as one of the library's raw types.
pub(crate) fn raw<T>(value: &Value) -> Result<Raw<T>, Fault> {
    Raw::from_json_string(value.to_string()).map_err(|_| Fault::Garbled)
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::{owned_room_id, owned_user_id};

    use super::*;

    fn spec(kind: Kind) -> RoomSpec {
        let space = (kind != Kind::Space).then(|| owned_room_id!("!space"));
        let stewards = vec![owned_user_id!("@ada:example.org")];
        RoomSpec {
            kind,
            key: "Community_01/Box".into(),
            name: "Box".into(),
            topic: "Polls.".into(),
            space,
            stewards,
        }
    }

    fn server(capabilities: Value) -> Server {
        Server::new(owned_user_id!("@bot:example.org"), &serde_json::from_value(capabilities).unwrap())
    }

    fn versions(default: &str, available: Value) -> Value {
        json!({ "m.room_versions": { "default": default, "available": available } })
    }

    fn request(kind: Kind, server: &Server) -> Value {
        let r = create(&spec(kind), server).unwrap();
        json!({
            "levels": r.power_level_content_override, "state": r.initial_state, "create": r.creation_content,
            "alias": r.room_alias_name, "version": r.room_version, "visibility": r.visibility,
        })
    }

    fn state<'a>(request: &'a Value, kind: &str) -> &'a Value {
        let all = request["state"].as_array().unwrap();
        all.iter().find(|event| event["type"] == kind).map_or(&Value::Null, |event| &event["content"])
    }

    #[test]
    fn the_version_is_the_servers_to_allow() {
        for (default, available, version, above) in [
            ("10", json!({ "10": "stable", "12": "stable" }), "12", true),
            ("12", json!({ "12": "stable" }), "12", true),
            ("10", json!({ "10": "stable", "12": "unstable" }), "10", false),
            ("11", json!({ "11": "stable" }), "11", false),
            ("org.example.odd", json!({}), "org.example.odd", false),
        ] {
            let server = server(versions(default, available));
            assert_eq!(server.version.as_str(), version);
            assert_eq!(creator_stands_above(&server.version), above, "{version}");
        }
    }

    #[test]
    fn the_bot_is_listed_where_the_version_wants_it() {
        let new = server(versions("12", json!({ "12": "stable" })));
        let old = server(versions("10", json!({ "10": "stable" })));
        assert_eq!(request(Kind::BallotBox, &new)["levels"]["users"], json!({}));
        assert_eq!(request(Kind::BallotBox, &old)["levels"]["users"], json!({ "@bot:example.org": 100 }));
        let talk = request(Kind::Assembly, &old);
        assert_eq!(talk["levels"]["users"], json!({ "@bot:example.org": 100, "@ada:example.org": 50 }));
    }

    #[test]
    fn each_kind_has_its_doors_and_its_memory() {
        let server = server(versions("12", json!({ "12": "stable" })));
        for (kind, rule, history, encrypted) in [
            (Kind::Space, "knock", "shared", false),
            (Kind::Assembly, "restricted", "shared", false),
            (Kind::BallotBox, "restricted", "shared", false),
            (Kind::Stewards, "invite", "invited", false),
            (Kind::Negotiations, "restricted", "shared", false),
            (Kind::Deliberation, "restricted", "invited", true),
        ] {
            let request = request(kind, &server);
            assert_eq!(state(&request, "m.room.join_rules")["join_rule"], rule, "{kind:?}");
            assert_eq!(
                state(&request, "m.room.history_visibility")["history_visibility"],
                history,
                "{kind:?}"
            );
            assert_eq!(state(&request, "m.room.guest_access")["guest_access"], "forbidden");
            assert_eq!(!state(&request, "m.room.encryption").is_null(), encrypted, "{kind:?}");
            assert_eq!(request["create"]["type"] == "m.space", kind == Kind::Space);
            assert_eq!(state(&request, "m.space.parent").is_null(), kind == Kind::Space);
            assert_eq!(request["alias"], "ownaccord_community_01_box");
            assert_eq!(request["visibility"], "private");
        }
    }

    #[test]
    fn members_read_the_minutes_and_the_bot_alone_writes_them() {
        let server = server(versions("12", json!({ "12": "stable" })));
        let levels = &request(Kind::Negotiations, &server)["levels"];
        assert_eq!((&levels["events_default"], &levels["invite"]), (&json!(BOT), &json!(BOT)));
        assert_eq!((&levels["events"], &levels["users"]), (&json!({}), &json!({})));
    }

    #[test]
    fn only_members_of_the_space_enter_by_themselves() {
        let server = server(versions("12", json!({ "12": "stable" })));
        let request = request(Kind::Assembly, &server);
        let allow = json!([{ "type": "m.room_membership", "room_id": "!space" }]);
        assert_eq!(state(&request, "m.room.join_rules")["allow"], allow);
    }
}
