//! What rooms hold of the public log: the signed checkpoint that the bot put last into each community's space, as a state event. It
//! stands on the homeservers of all members, and so outside of the database that it is held against.

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use matrix_sdk::ruma::{OwnedRoomId, RoomId, api::client::membership::joined_rooms, events::StateEventType};
use serde_json::{Value, json};

use crate::{client::Bot, fault::Fault};

/// The type of the state event; also the field of the message that tells people the same.
pub const CHECKPOINT: &str = "org.ownaccord.checkpoint";

/// So many rooms are asked at a time.
const TOGETHER: usize = 8;

/// A checkpoint that a room holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keepsake {
    /// The signed text.
    pub text: String,
    /// When it was put there, by the homeserver's clock: milliseconds since 1970.
    pub at: i64,
}

impl Bot {
    /// Every checkpoint that a room of the bot's holds.
    ///
    /// # Errors
    /// As every call to the homeserver.
    pub async fn keepsakes(&self) -> Result<Vec<Keepsake>, Fault> {
        let rooms = self.client().send(joined_rooms::v3::Request::new()).await?.joined_rooms;
        let spaces = rooms.into_iter().filter(|room| self.may_be_space(room));
        let asked = spaces.map(|room| async move { self.keepsake(&room).await });
        let found: Vec<_> = stream::iter(asked).buffer_unordered(TOGETHER).try_collect().await?;
        Ok(found.into_iter().flatten().collect())
    }

    /// A bot that has lost its store knows of no room yet what it is.
    fn may_be_space(&self, room: &OwnedRoomId) -> bool {
        self.client().get_room(room).is_none_or(|room| room.is_space() || room.create_content().is_none())
    }

    /// The checkpoint that a space holds, where the bot itself put it there.
    pub(crate) async fn keepsake(&self, space: &RoomId) -> Result<Option<Keepsake>, Fault> {
        let event = self.state_event(space, StateEventType::from(CHECKPOINT), "").await?;
        Ok(event.as_ref().and_then(|event| read(self.me().as_str(), event)))
    }

    /// Puts a checkpoint into a space, in the place of the one before.
    pub(crate) async fn leave_keepsake(&self, space: &RoomId, text: &str) -> Result<(), Fault> {
        self.put_state(space, StateEventType::from(CHECKPOINT), "", &content(text)).await.map(drop)
    }
}

fn content(text: &str) -> Value {
    json!({ "checkpoint": text })
}

fn read(me: &str, event: &Value) -> Option<Keepsake> {
    let text = event["content"]["checkpoint"].as_str().filter(|_| event["sender"] == me)?;
    Some(Keepsake { text: text.to_owned(), at: event["origin_server_ts"].as_i64()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_bot_put_there_is_believed() {
        let event = |sender: &str, content: Value| json!({ "sender": sender, "origin_server_ts": 7, "content": content });
        let kept = Keepsake { text: "a\n1\nb\n".to_owned(), at: 7 };
        assert_eq!(read("@bot:x", &event("@bot:x", content(&kept.text))), Some(kept.clone()));
        assert_eq!(read("@bot:x", &event("@eve:x", content(&kept.text))), None);
        assert_eq!(read("@bot:x", &event("@bot:x", json!({}))), None);
        assert_eq!(read("@bot:x", &json!({ "sender": "@bot:x", "content": content("a") })), None);
    }
}
