//! Walking a room's history page by page.

use matrix_sdk::{
    Room,
    deserialized_responses::TimelineEvent,
    room::{Messages, MessagesOptions},
    ruma::{
        EventId, OwnedUserId, UInt,
        api::{Direction, client::context::get_context},
        uint,
    },
};

use crate::fault::Fault;

/// Events asked for at a time.
const PAGE: u32 = 250;

/// A walk through a room's history.
pub(crate) struct Walk {
    room: Room,
    options: Option<MessagesOptions>,
}

impl Walk {
    pub(crate) fn new(room: Room, direction: Direction, from: Option<String>, to: Option<String>) -> Self {
        let mut options = MessagesOptions::new(direction);
        (options.from, options.to, options.limit) = (from, to, UInt::from(PAGE));
        Self { room, options: Some(options) }
    }

    /// Only events of these types. In encrypted rooms `m.room.encrypted` must be among them.
    pub(crate) fn of_types(mut self, types: &[&str]) -> Self {
        if let Some(options) = &mut self.options {
            options.filter.types = Some(types.iter().map(|kind| (*kind).to_owned()).collect());
        }
        self
    }

    /// Only events that this user sent.
    pub(crate) fn of_sender(mut self, sender: OwnedUserId) -> Self {
        if let Some(options) = &mut self.options {
            options.filter.senders = Some(vec![sender]);
        }
        self
    }

    /// The next page, decrypted where it can be; `None` at the end of the walk.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<TimelineEvent>>, Fault> {
        let Some(options) = self.options.take() else { return Ok(None) };
        let mut again = MessagesOptions::new(options.dir);
        (again.to, again.limit, again.filter) = (options.to.clone(), options.limit, options.filter.clone());
        let from = options.from.clone();
        let Messages { end, chunk, .. } = self.room.messages(options).await?;
        // A server that answers with where we stood would keep us for ever.
        if end.is_some() && end != from {
            again.from = end;
            self.options = Some(again);
        }
        Ok(Some(chunk))
    }

    /// All pages that are left, in the order of the walk.
    pub(crate) async fn rest(mut self) -> Result<Vec<TimelineEvent>, Fault> {
        let mut events = Vec::new();
        while let Some(page) = self.next().await? {
            events.extend(page);
        }
        Ok(events)
    }
}

/// The places right before and right after an event.
pub(crate) async fn around(room: &Room, event: &EventId) -> Result<(Option<String>, Option<String>), Fault> {
    let mut request = get_context::v3::Request::new(room.room_id().to_owned(), event.to_owned());
    request.limit = uint!(0);
    let answer = room.client().send(request).await?;
    Ok((answer.start, answer.end))
}
