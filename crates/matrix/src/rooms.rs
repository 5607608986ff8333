//! Making rooms, closing and opening the ballot box, who is in.

use matrix_sdk::ruma::{
    EventId, OwnedEventId, OwnedRoomId, OwnedUserId, RoomAliasId, RoomId, RoomVersionId, UserId,
    api::client::{
        alias::get_alias,
        membership::{invite_user, kick_user},
        state::{get_state_event_for_key, send_state_event},
    },
    events::StateEventType,
};
use serde_json::Value;

use crate::{
    client::Bot,
    fault::Fault,
    levels::Levels,
    recipe::{self, RoomSpec},
};

/// A room that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its id.
    pub room: OwnedRoomId,
    /// Whether it was there before: made by an attempt that a crash cut short.
    pub found: bool,
}

impl Bot {
    /// Makes a room, or finds the one that an earlier attempt with the same key made, and hangs it into its space.
    ///
    /// # Errors
    /// [`Fault::Refused`] with `M_ROOM_IN_USE` where somebody else has taken the alias.
    pub async fn ensure_room(&self, spec: &RoomSpec) -> Result<Made, Fault> {
        let request = recipe::create(spec, self.server())?;
        let made = match self.client().create_room(request).await.map_err(Fault::from) {
            Ok(room) => Made { room: room.room_id().to_owned(), found: false },
            Err(fault) if fault.has_code("M_ROOM_IN_USE") => {
                Made { room: self.own_room_by_alias(&spec.key, fault).await?, found: true }
            }
            Err(fault) => return Err(fault),
        };
        if let Some(space) = &spec.space {
            let child = recipe::child(self.server());
            self.put_state(space, StateEventType::SpaceChild, made.room.as_str(), &child).await?;
        }
        Ok(made)
    }

    /// Anybody on the homeserver may take an alias: only a room that the bot itself created is believed.
    async fn own_room_by_alias(&self, key: &str, taken: Fault) -> Result<OwnedRoomId, Fault> {
        let alias = format!("#{}:{}", recipe::alias(key), self.server().name);
        let alias = RoomAliasId::parse(alias).map_err(|_| Fault::Garbled)?;
        let room = self.client().send(get_alias::v3::Request::new(alias)).await?.room_id;
        let create = self.state_event(&room, StateEventType::RoomCreate, "").await;
        match create {
            Ok(Some(event)) if event["sender"] == self.me().as_str() => Ok(room),
            Ok(_) | Err(Fault::Refused { .. }) => Err(taken),
            Err(fault) => Err(fault),
        }
    }

    /// The power levels that a room has now, as the homeserver knows them.
    ///
    /// # Errors
    /// [`Fault::Garbled`] where the room's levels are not written whole, as all of ours are.
    pub async fn levels(&self, room: &RoomId) -> Result<Levels, Fault> {
        serde_json::from_value(self.raw_levels(room).await?).map_err(|_| Fault::Garbled)
    }

    pub(crate) async fn raw_levels(&self, room: &RoomId) -> Result<Value, Fault> {
        Ok(self.state_content(room, StateEventType::RoomPowerLevels, "").await?.unwrap_or_default())
    }

    /// Sets the power levels of a room; the event that did it. Levels that are so already change nothing, and the
    /// event that made them so is returned: a closing repeated after a crash is the same event.
    pub async fn set_levels(&self, room: &RoomId, levels: &Levels) -> Result<OwnedEventId, Fault> {
        let content = serde_json::to_value(levels).map_err(|_| Fault::Garbled)?;
        self.put_state(room, StateEventType::RoomPowerLevels, "", &content).await
    }

    /// Opens the ballot box again, for the votes that are still open and those to come.
    pub async fn lower_levels(&self, room: &RoomId) -> Result<OwnedEventId, Fault> {
        let lowered = self.levels(room).await?.open();
        self.set_levels(room, &lowered).await
    }

    /// Gives one person a level in a room; `None` takes it away.
    pub async fn set_level(
        &self,
        room: &RoomId,
        user: &UserId,
        level: Option<i64>,
    ) -> Result<OwnedEventId, Fault> {
        let mut levels = self.levels(room).await?;
        match level {
            Some(level) => levels.users.insert(user.to_string(), level),
            None => levels.users.remove(user.as_str()),
        };
        self.set_levels(room, &levels).await
    }

    /// Invites somebody, or lets in who knocks. Whoever is in already stays in.
    pub async fn invite(&self, room: &RoomId, user: &UserId) -> Result<(), Fault> {
        let target =
            invite_user::v3::InvitationRecipient::UserId(invite_user::v3::InviteUserId::new(user.to_owned()));
        let answer = self.client().send(invite_user::v3::Request::new(room.to_owned(), target)).await;
        match answer.map_err(Fault::from) {
            Err(fault) if fault.has_code("M_FORBIDDEN") && self.is_in(room, user).await? => Ok(()),
            other => other.map(|_| ()),
        }
    }

    /// Puts somebody out, or takes their invitation back. They may come again when they are invited again.
    pub async fn kick(&self, room: &RoomId, user: &UserId) -> Result<(), Fault> {
        let answer = self.client().send(kick_user::v3::Request::new(room.to_owned(), user.to_owned())).await;
        answer.map(|_| ()).map_err(Fault::from)
    }

    /// Takes an event's content away from everybody's eyes, as a message that exposes its sender. `key` makes a
    /// repetition the same redaction.
    pub async fn redact(&self, room: &RoomId, event: &EventId, key: &str) -> Result<(), Fault> {
        let room = self.room(room)?;
        let answer = room.redact(event, None, Some(key.into())).await;
        answer.map(|_| ()).map_err(Fault::from)
    }

    /// The version of a room, as far as the bot knows it; a room that it has not heard of yet is one that it made just
    /// now.
    pub(crate) fn version_of(&self, room: &RoomId) -> RoomVersionId {
        let known = self.client().get_room(room).and_then(|room| room.version());
        known.unwrap_or_else(|| self.server().version.clone())
    }

    async fn is_in(&self, room: &RoomId, user: &UserId) -> Result<bool, Fault> {
        let member = self.state_content(room, StateEventType::RoomMember, user.as_str()).await?;
        Ok(member.is_some_and(|content| content["membership"] == "join"))
    }

    /// Who has entered a room, as the homeserver knows it.
    pub async fn joined(&self, room: &RoomId) -> Result<Vec<OwnedUserId>, Fault> {
        let request =
            matrix_sdk::ruma::api::client::membership::joined_members::v3::Request::new(room.to_owned());
        Ok(self.client().send(request).await?.joined.into_keys().collect())
    }

    /// The content of a state event; `None` where there is none.
    pub(crate) async fn state_content(
        &self,
        room: &RoomId,
        kind: StateEventType,
        key: &str,
    ) -> Result<Option<Value>, Fault> {
        self.state(get_state_event_for_key::v3::Request::new(room.to_owned(), kind, key.to_owned())).await
    }

    /// A whole state event; `None` where there is none.
    pub(crate) async fn state_event(
        &self,
        room: &RoomId,
        kind: StateEventType,
        key: &str,
    ) -> Result<Option<Value>, Fault> {
        let mut request = get_state_event_for_key::v3::Request::new(room.to_owned(), kind, key.to_owned());
        request.format = get_state_event_for_key::v3::StateEventFormat::Event;
        self.state(request).await
    }

    async fn state(&self, request: get_state_event_for_key::v3::Request) -> Result<Option<Value>, Fault> {
        match self.client().send(request).await.map_err(Fault::from) {
            Ok(answer) => {
                serde_json::from_str(answer.event_or_content.get()).map(Some).map_err(|_| Fault::Garbled)
            }
            Err(fault) if fault.has_code("M_NOT_FOUND") => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    pub(crate) async fn put_state(
        &self,
        room: &RoomId,
        kind: StateEventType,
        key: &str,
        content: &Value,
    ) -> Result<OwnedEventId, Fault> {
        let request = send_state_event::v3::Request::new_raw(
            room.to_owned(),
            kind,
            key.to_owned(),
            recipe::raw(content)?,
        );
        Ok(self.client().send(request).await?.event_id)
    }
}
