//! Saying things once, however often they are sent.
//!
//! The transaction id is the outbox entry's id, and the device stays the same: a homeserver answers a repetition
//! with the event that it has. It forgets after about a day; for older entries look with [`Bot::find_sent`] first.

use std::time::Duration;

use matrix_sdk::ruma::{OwnedEventId, RoomId, TransactionId, api::Direction};
use serde_json::Value;

use crate::{
    client::Bot,
    content::{OUTBOX_ID, Outgoing},
    fault::Fault,
    paging::Walk,
};

/// What became of something that was to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It stands in the room.
    Sent(OwnedEventId),
    /// The same sign of the bot's stands on the same event already; which event that is was not said.
    AlreadyThere,
    /// The homeserver limits the rate: try again after this time.
    RetryAfter(Duration),
}

impl Bot {
    /// Sends an event, encrypted where the room is. Whether to wait until its readers have joined is the caller's
    /// choice: in our encrypted rooms those who are invited get the keys too.
    ///
    /// # Errors
    /// [`Fault::Refused`] will be refused again; [`Fault::is_passing`] may go well later.
    pub async fn send(&self, room: &RoomId, what: &Outgoing, outbox_id: &str) -> Result<Outcome, Fault> {
        let room = self.room(room)?;
        let transaction = <&TransactionId>::from(outbox_id);
        let sent = room.send_raw(what.kind, what.stamped(outbox_id)).with_transaction_id(transaction).await;
        match sent.map_err(Fault::from) {
            Ok(sent) => Ok(Outcome::Sent(sent.response.event_id)),
            Err(Fault::RetryAfter(wait)) => Ok(Outcome::RetryAfter(wait)),
            Err(fault) if fault.has_code("M_DUPLICATE_ANNOTATION") => Ok(Outcome::AlreadyThere),
            Err(fault) => Err(fault),
        }
    }

    /// Looks in a room for an event that was sent before, back to `not_before` (milliseconds since 1970, of the
    /// homeserver's clock): the time when the outbox entry was written, less some minutes for two clocks.
    pub async fn find_sent(
        &self,
        room: &RoomId,
        outbox_id: &str,
        not_before: i64,
    ) -> Result<Option<OwnedEventId>, Fault> {
        let walk = Walk::new(self.room(room)?, Direction::Backward, None, None);
        let mut walk = walk.of_sender(self.me().to_owned());
        while let Some(page) = walk.next().await? {
            for event in &page {
                let Ok(json) = serde_json::from_str::<Value>(event.raw().json().get()) else { continue };
                if json["content"][OUTBOX_ID] == outbox_id {
                    return Ok(event.event_id());
                }
                if json["origin_server_ts"].as_i64().is_some_and(|sent| sent < not_before) {
                    return Ok(None);
                }
            }
        }
        Ok(None)
    }
}
