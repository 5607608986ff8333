//! Every answer to a poll, read back before the count.
//!
//! Two ways lead to an answer, and each has been seen to miss some: the room's history, and the poll's relations.
//! Both are walked to their end and merged by event id.
//!
//! **Why history's order will do.** A homeserver's history is sorted by the rooms' graph of events, not by arrival.
//! What had arrived before the closing event is an ancestor of it and stands before it in either order. What
//! arrived later, whatever it claims to follow, is refused by the levels that the closing event set, and a
//! homeserver hides what it so refuses from its clients. So read back while the levels are still up.

use std::collections::BTreeSet;

use matrix_sdk::{
    Room,
    deserialized_responses::TimelineEvent,
    room::{IncludeRelations, RelationsOptions},
    ruma::{EventId, OwnedEventId, RoomId, api::Direction, events::relation::RelationType, uint},
};

use crate::{
    client::Bot,
    fault::Fault,
    inbound::{self, Inbound},
    levels::POLL_RESPONSES,
    paging::{Walk, around},
};

/// Where an answer stands to the closing event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Before it: in time, as far as the room's order goes.
    Before,
    /// After it: late.
    After,
    /// Nowhere in the room's history, though the poll's relations name it.
    Nowhere,
}

/// An answer to a poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// A [`Inbound::PollResponse`], or an [`Inbound::Unreadable`] or [`Inbound::Undecryptable`] one.
    pub what: Inbound,
    /// Where it stands.
    pub stands: Stands,
    /// Whether the walk from the poll to the closing event missed it, and only the relations named it.
    pub by_relation_only: bool,
}

impl Bot {
    /// All answers to `poll`, those before `closing` first, in the room's order.
    ///
    /// # Errors
    /// Where anything could not be read to its end: a part is never passed off as the whole.
    pub async fn read_back(
        &self,
        room: &RoomId,
        poll: &EventId,
        closing: &EventId,
    ) -> Result<Vec<Answer>, Fault> {
        let handle = self.room(room)?;
        let (before_poll, _) = around(&handle, poll).await?;
        let (_, after_closing) = around(&handle, closing).await?;
        // Backwards: only so does a homeserver fetch from others what it has missed of the history.
        let walk = Walk::new(handle.clone(), Direction::Backward, after_closing.clone(), before_poll);
        let mut before = walk.of_types(&kinds()).rest().await?;
        before.reverse();
        let related = related(&handle, poll).await?;
        let read = |events: Vec<TimelineEvent>| -> Vec<Inbound> {
            let read =
                events.iter().map(|event| inbound::read(room, self.me(), false, event.raw().json().get()));
            read.filter(|one| one.answers_to().is_some_and(|answered| answered == poll)).collect()
        };
        let (before, related) = (read(before), read(related));
        let mut after = Vec::new();
        if has_unplaced(&before, &related) {
            let walk = Walk::new(handle, Direction::Forward, after_closing, None);
            after = read(walk.of_types(&kinds()).rest().await?);
        }
        Ok(merge(before, after, related))
    }
}

fn kinds() -> [&'static str; 3] {
    let [unstable, stable] = POLL_RESPONSES;
    [unstable, stable, "m.room.encrypted"]
}

async fn related(room: &Room, poll: &EventId) -> Result<Vec<TimelineEvent>, Fault> {
    let mut options = RelationsOptions {
        dir: Direction::Forward,
        limit: Some(uint!(250)),
        include_relations: IncludeRelations::RelationsOfType(RelationType::Reference),
        ..RelationsOptions::default()
    };
    let mut events = Vec::new();
    loop {
        let page = room.relations(poll.to_owned(), options.clone()).await?;
        events.extend(page.chunk);
        if page.next_batch_token.is_none() || page.next_batch_token == options.from {
            return Ok(events);
        }
        options.from = page.next_batch_token;
    }
}

fn has_unplaced(before: &[Inbound], related: &[Inbound]) -> bool {
    let placed: BTreeSet<_> = before.iter().filter_map(Inbound::event).collect();
    related.iter().filter_map(Inbound::event).any(|id| !placed.contains(id))
}

fn merge(before: Vec<Inbound>, after: Vec<Inbound>, related: Vec<Inbound>) -> Vec<Answer> {
    let mut seen: BTreeSet<OwnedEventId> = BTreeSet::new();
    let mut answers = Vec::new();
    let walks =
        [(before, Stands::Before, false), (after, Stands::After, true), (related, Stands::Nowhere, true)];
    for (events, stands, by_relation_only) in walks {
        for what in events {
            if what.event().is_some_and(|id| seen.insert(id.clone())) {
                answers.push(Answer { what, stands, by_relation_only });
            }
        }
    }
    answers
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::{room_id, user_id};
    use serde_json::json;

    use super::*;

    fn answers(ids: &str) -> Vec<Inbound> {
        let event = |id: &str| {
            let content = json!({ "m.relates_to": { "rel_type": "m.reference", "event_id": "$poll" }, "m.selections": ["consent"] });
            json!({ "type": "m.poll.response", "event_id": id, "sender": "@a:x", "content": content })
                .to_string()
        };
        ids.split_whitespace()
            .map(|id| inbound::read(room_id!("!r"), user_id!("@bot:x"), false, &event(id)))
            .collect()
    }

    fn check(before: &str, after: &str, related: &str, wanted: &str) {
        let merged = merge(answers(before), answers(after), answers(related)).into_iter().map(|answer| {
            let mark = match answer.stands {
                Stands::Before => "<",
                Stands::After => ">",
                Stands::Nowhere => "?",
            };
            format!("{}{mark}", answer.what.event().unwrap())
        });
        assert_eq!(merged.collect::<Vec<_>>().join(" "), wanted);
    }

    #[test]
    fn each_answer_once_in_the_rooms_order() {
        check("", "", "", "");
        check("$b $a", "", "$a $b", "$b< $a<");
        check("$a", "", "", "$a<");
        check("$a", "$c", "$a $b $c", "$a< $c> $b?");
        check("$a $a", "$a $d", "$a $d $d", "$a< $d>");
    }

    #[test]
    fn the_way_onward_is_walked_only_where_it_must_be() {
        assert!(!has_unplaced(&answers("$a $b"), &answers("$b")));
        assert!(has_unplaced(&answers("$a"), &answers("$a $b")));
    }
}
