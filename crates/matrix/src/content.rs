//! What the bot says, as the content of Matrix events. Pure. Text only: no HTML, no markdown, no numbers with a
//! fraction (homeservers refuse them).

use matrix_sdk::ruma::EventId;
use serde_json::{Value, json};

/// The content field by which an event that was sent before is found again.
pub const OUTBOX_ID: &str = "org.ownaccord.outbox_id";

/// An event to be sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Outgoing {
    /// The event's type.
    pub kind: &'static str,
    /// Its content.
    pub content: Value,
}

/// A message of words.
pub fn text(body: &str) -> Outgoing {
    Outgoing { kind: "m.room.message", content: json!({ "msgtype": "m.text", "body": body }) }
}

/// A message of words that answers another message.
pub fn reply(body: &str, to: &EventId) -> Outgoing {
    let relation = json!({ "m.in_reply_to": { "event_id": to } });
    Outgoing {
        kind: "m.room.message",
        content: json!({ "msgtype": "m.text", "body": body, "m.relates_to": relation }),
    }
}

/// A sign on another event, as `✅`.
pub fn reaction(key: &str, to: &EventId) -> Outgoing {
    let relation = json!({ "rel_type": "m.annotation", "event_id": to, "key": key });
    Outgoing { kind: "m.reaction", content: json!({ "m.relates_to": relation }) }
}

/// A question with up to `most` answers to give, whose figures no client shows before its end. In the spelling that
/// Element and Element X know. `answers` are (id, words) in order.
pub fn poll_start(question: &str, answers: &[(&str, &str)], most: usize) -> Outgoing {
    let lines = answers.iter().enumerate().map(|(index, (_, words))| format!("\n{}. {words}", index + 1));
    let fallback = format!("{question}{}", lines.collect::<String>());
    let answers: Vec<Value> =
        answers.iter().map(|(id, words)| json!({ "id": id, "org.matrix.msc1767.text": words })).collect();
    let poll = json!({
        "kind": "org.matrix.msc3381.poll.undisclosed",
        "max_selections": most,
        "question": { "msgtype": "m.text", "body": question, "org.matrix.msc1767.text": question },
        "answers": answers,
    });
    let kind = "org.matrix.msc3381.poll.start";
    Outgoing { kind, content: json!({ kind: poll, "org.matrix.msc1767.text": fallback }) }
}

/// The end of a poll; `text` is read by clients that know no polls. It stops nobody from answering.
pub fn poll_end(text: &str, poll: &EventId) -> Outgoing {
    let relation = json!({ "rel_type": "m.reference", "event_id": poll });
    let kind = "org.matrix.msc3381.poll.end";
    Outgoing { kind, content: json!({ kind: {}, "org.matrix.msc1767.text": text, "m.relates_to": relation }) }
}

impl Outgoing {
    /// The content with the outbox id in it.
    pub fn stamped(&self, outbox_id: &str) -> Value {
        let mut content = self.content.clone();
        content[OUTBOX_ID] = Value::from(outbox_id);
        content
    }
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::{
        event_id,
        events::{
            AnyMessageLikeEventContent, MessageLikeEventContent, MessageLikeEventType, poll::start::PollKind,
        },
        serde::Raw,
    };

    use super::*;

    /// An independent reader: the types of the Matrix library.
    fn read(event: &Outgoing) -> AnyMessageLikeEventContent {
        use matrix_sdk::ruma::events::EventContentFromType;
        let raw =
            Raw::<AnyMessageLikeEventContent>::from_json_string(event.stamped("o-1").to_string()).unwrap();
        AnyMessageLikeEventContent::from_parts(event.kind, raw.json()).unwrap()
    }

    #[test]
    fn others_read_what_we_write() {
        let id = event_id!("$e");
        let AnyMessageLikeEventContent::UnstablePollStart(poll) =
            read(&poll_start("Share?", &[("consent", "I consent"), ("refuse", "I refuse")], 1))
        else {
            panic!("a poll");
        };
        let block = poll.poll_start();
        assert_eq!(block.question.text, "Share?");
        assert_eq!((&block.kind, u64::from(block.max_selections)), (&PollKind::Undisclosed, 1));
        let answers: Vec<_> =
            block.answers.iter().map(|answer| (answer.id.as_str(), answer.text.as_str())).collect();
        assert_eq!(answers, [("consent", "I consent"), ("refuse", "I refuse")]);

        let AnyMessageLikeEventContent::RoomMessage(message) = read(&reply("Counted.", id)) else {
            panic!("a message")
        };
        assert_eq!(message.body(), "Counted.");
        assert!(message.relates_to.is_some());
        let AnyMessageLikeEventContent::Reaction(sign) = read(&reaction("✅", id)) else {
            panic!("a reaction")
        };
        assert_eq!((sign.relates_to.key.as_str(), sign.relates_to.event_id.as_str()), ("✅", "$e"));
        let AnyMessageLikeEventContent::UnstablePollEnd(end) = read(&poll_end("Closed.", id)) else {
            panic!("an end")
        };
        assert_eq!((end.text.as_str(), end.relates_to.event_id.as_str()), ("Closed.", "$e"));
        assert_eq!(read(&text("Hello")).event_type(), MessageLikeEventType::RoomMessage);
    }

    #[test]
    fn a_poll_can_have_several_answers() {
        let answers = [("1", "1. Bridge"), ("2", "2. Harbour"), ("none", "none of them")];
        let AnyMessageLikeEventContent::UnstablePollStart(poll) = read(&poll_start("Who?", &answers, 2))
        else {
            panic!("a poll");
        };
        let block = poll.poll_start();
        let read: Vec<_> =
            block.answers.iter().map(|answer| (answer.id.as_str(), answer.text.as_str())).collect();
        assert_eq!((u64::from(block.max_selections), &read[..]), (2, &answers[..]));
    }

    #[test]
    fn a_poll_is_legible_without_polls() {
        let poll = poll_start("Share?", &[("consent", "I consent"), ("refuse", "I refuse")], 1);
        assert_eq!(poll.content["org.matrix.msc1767.text"], "Share?\n1. I consent\n2. I refuse");
    }

    #[test]
    fn the_stamp_is_in_the_content() {
        assert_eq!(text("Hello").stamped("outbox_7")[OUTBOX_ID], "outbox_7");
    }
}
