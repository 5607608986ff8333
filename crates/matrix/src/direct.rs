//! Direct chats: rooms with the bot and one person, where nobody reads along. Encrypted or not.
//!
//! A room is a direct chat while exactly two are in it or invited, and the other one made it, or the bot made it
//! for them. It ceases to be one as soon as a third is let in. No account data is used: the list that Matrix keeps
//! there is written whole at each change, and two changes at once lose one.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use matrix_sdk::{
    Room, RoomMemberships, RoomState,
    deserialized_responses::RawAnySyncOrStrippedState,
    ruma::{
        OwnedRoomId, OwnedUserId, RoomId, UserId, api::client::room::create_room::v3, events::StateEventType,
    },
};
use serde_json::{Value, json};

use crate::{client::Bot, fault::Fault, recipe};

/// The state that says for whom the bot made a direct chat.
const MADE_FOR: &str = "org.ownaccord.direct";

/// Who is at the other end of which room, as far as it was looked up since members last changed.
#[derive(Default)]
pub(crate) struct Directory {
    peers: Mutex<HashMap<OwnedRoomId, Option<OwnedUserId>>>,
}

impl Directory {
    /// Members of the room changed.
    pub(crate) fn forget(&self, room: &RoomId) {
        self.peers().remove(room);
    }

    fn known(&self, room: &RoomId) -> Option<Option<OwnedUserId>> {
        self.peers().get(room).cloned()
    }

    fn learn(&self, room: &RoomId, peer: Option<OwnedUserId>) {
        self.peers().insert(room.to_owned(), peer);
    }

    fn peers(&self) -> MutexGuard<'_, HashMap<OwnedRoomId, Option<OwnedUserId>>> {
        self.peers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Bot {
    /// Who is at the other end of a direct chat; `None` where the room is none.
    pub async fn direct_peer(&self, room: &RoomId) -> Result<Option<OwnedUserId>, Fault> {
        if let Some(peer) = self.directory().known(room) {
            return Ok(peer);
        }
        let Some(found) = self.client().get_room(room) else { return Ok(None) };
        let peer = self.look_up_peer(&found).await?;
        self.directory().learn(room, peer.clone());
        Ok(peer)
    }

    /// The direct chat with a person, if there is one that both are in or invited to.
    pub async fn direct_chat(&self, user: &UserId) -> Result<Option<OwnedRoomId>, Fault> {
        for room in self.client().joined_rooms() {
            if self.direct_peer(room.room_id()).await?.as_deref() == Some(user) {
                return Ok(Some(room.room_id().to_owned()));
            }
        }
        Ok(None)
    }

    /// The direct chat with a person, made if there is none: encrypted, the person invited. The bot can speak in a
    /// new one after the next [`Bot::pull`]; before that, sending is [`Fault::NotInRoom`].
    pub async fn open_direct_chat(&self, user: &UserId) -> Result<OwnedRoomId, Fault> {
        if let Some(room) = self.direct_chat(user).await? {
            return Ok(room);
        }
        let mut request = v3::Request::new();
        request.preset = Some(v3::RoomPreset::PrivateChat);
        request.is_direct = true;
        request.invite = vec![user.to_owned()];
        let state = [
            json!({ "type": "m.room.encryption", "content": { "algorithm": "m.megolm.v1.aes-sha2" } }),
            json!({ "type": MADE_FOR, "content": { "with": user } }),
        ];
        request.initial_state = state.iter().map(recipe::raw).collect::<Result<_, _>>()?;
        Ok(self.client().send(request).await?.room_id)
    }

    /// The rooms that the bot is invited to as to a direct chat, and has not entered.
    pub async fn direct_invitations(&self) -> Vec<OwnedRoomId> {
        let mut invitations = Vec::new();
        for room in self.client().invited_rooms() {
            if room.is_direct().await.unwrap_or(false) {
                invitations.push(room.room_id().to_owned());
            }
        }
        invitations
    }

    /// Accepts an invitation. Accepting it again is nothing new.
    pub async fn accept(&self, room: &RoomId) -> Result<(), Fault> {
        self.client().join_room_by_id(room).await.map(|_| ()).map_err(Fault::from)
    }

    /// Turns an invitation down, or leaves a room that is none of ours.
    pub async fn leave(&self, room: &RoomId) -> Result<(), Fault> {
        self.room(room)?.leave().await.map_err(Fault::from)
    }

    async fn look_up_peer(&self, room: &Room) -> Result<Option<OwnedUserId>, Fault> {
        if room.state() != RoomState::Joined {
            return Ok(None);
        }
        let ids = self.client().state_store().get_user_ids(room.room_id(), RoomMemberships::ACTIVE).await;
        let ids = ids.map_err(|_| Fault::Local("state store"))?;
        let [one, two] = ids.as_slice() else { return Ok(None) };
        let peer = match (one == self.me(), two == self.me()) {
            (true, false) => two,
            (false, true) => one,
            _ => return Ok(None),
        };
        // Not among the creators: whom somebody invites to a "trusted private chat" becomes one of them too.
        let is_ours = room.create_content().is_none_or(|create| create.creator == self.me());
        let is_direct = !is_ours || made_for(room).await?.as_deref() == Some(peer.as_str());
        Ok(is_direct.then(|| peer.clone()))
    }
}

async fn made_for(room: &Room) -> Result<Option<String>, Fault> {
    let state = room.get_state_event(StateEventType::from(MADE_FOR), "").await?;
    let json = state.map(|state| match state {
        RawAnySyncOrStrippedState::Sync(event) => event.into_json(),
        RawAnySyncOrStrippedState::Stripped(event) => event.into_json(),
    });
    let event: Option<Value> = json.and_then(|json| serde_json::from_str(json.get()).ok());
    Ok(event.and_then(|event| event["content"]["with"].as_str().map(str::to_owned)))
}
