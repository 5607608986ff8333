use matrix_sdk::ruma::{room_id, user_id};
use serde_json::json;

use super::*;

/// One line about what was read, for the table below.
fn said(inbound: &Inbound) -> String {
    match inbound {
        Inbound::PollResponse(r) => format!("answer {:?} to {}", r.answers, r.poll),
        Inbound::Unreadable { poll, what, .. } => {
            format!("{what:?} {}", poll.as_ref().map_or("-", |p| p.as_str()))
        }
        Inbound::Text { body, direct, .. } => format!("text {body:?} {direct}"),
        Inbound::Undecryptable { relates_to, .. } => {
            format!("undecryptable {}", relates_to.as_ref().map_or("-", |e| e.as_str()))
        }
        Inbound::Invited { inviter, direct, .. } => format!("invited by {inviter} {direct}"),
        Inbound::MemberChanged { user, membership, .. } => format!("{user} {membership}"),
        Inbound::PowerLevelsChanged { at } => format!("levels by {}", at.sender),
        Inbound::Redaction { redacts, .. } => {
            format!("redacts {}", redacts.as_ref().map_or("-", |e| e.as_str()))
        }
        Inbound::Other { event, .. } => format!("other {}", event.as_ref().map_or("-", |e| e.as_str())),
    }
}

fn reads(json: &Value) -> Inbound {
    read(room_id!("!r:x"), user_id!("@bot:x"), true, &json.to_string())
}

#[test]
fn events_one_by_one() {
    let poll = json!({ "rel_type": "m.reference", "event_id": "$poll" });
    let old = "org.matrix.msc3381.poll.response";
    let answers = |given: Value| json!({ "m.relates_to": poll, old: { "answers": given } });
    let message = |content: Value| ("m.room.message", content);
    let quoted = "> <@bot:x> yes?\n> really\n\n!vote consent";
    let reply = json!({ "m.in_reply_to": { "event_id": "$q" } });
    let cases = [
        // --- answers, in both spellings and both mixed
        ((old, answers(json!(["consent"]))), "answer [\"consent\"] to $poll"),
        (
            ("m.poll.response", json!({ "m.relates_to": poll, "m.selections": ["refuse"] })),
            "answer [\"refuse\"] to $poll",
        ),
        (("m.poll.response", answers(json!(["abstain"]))), "answer [\"abstain\"] to $poll"),
        ((old, answers(json!(["a", "b"]))), "answer [\"a\", \"b\"] to $poll"),
        ((old, answers(json!([]))), "answer [] to $poll"),
        // --- answers that cannot be read
        ((old, answers(json!("consent"))), "NoAnswers $poll"),
        ((old, json!({ "m.relates_to": poll })), "NoAnswers $poll"),
        ((old, json!({ "m.relates_to": poll, old: 7 })), "NoAnswers $poll"),
        ((old, answers(json!(["consent", 7]))), "NotText $poll"),
        ((old, answers(json!([["consent"]]))), "NotText $poll"),
        ((old, json!({ old: { "answers": ["consent"] } })), "NoPoll -"),
        (
            (old, json!({ "m.relates_to": { "event_id": "$poll" }, old: { "answers": ["consent"] } })),
            "NoPoll -",
        ),
        ((old, json!({ "m.relates_to": { "rel_type": "m.reference", "event_id": 3 } })), "NoPoll -"),
        ((old, json!("consent")), "NoPoll -"),
        // --- words
        (message(json!({ "msgtype": "m.text", "body": "!help" })), "text \"!help\" true"),
        (
            message(json!({ "msgtype": "m.text", "body": quoted, "m.relates_to": reply })),
            "text \"!vote consent\" true",
        ),
        (
            message(json!({ "msgtype": "m.text", "body": "> quoted by hand" })),
            "text \"> quoted by hand\" true",
        ),
        (
            message(json!({ "msgtype": "m.text", "body": "> all of it", "m.relates_to": reply })),
            "text \"\" true",
        ),
        (message(json!({ "msgtype": "m.notice", "body": "!help" })), "other $e"),
        (
            message(
                json!({ "msgtype": "m.text", "body": "* !help", "m.relates_to": { "rel_type": "m.replace", "event_id": "$x" } }),
            ),
            "other $e",
        ),
        (message(json!({ "msgtype": "m.text", "body": ["!help"] })), "other $e"),
        (message(json!({ "msgtype": "m.image", "body": "photo.jpg" })), "other $e"),
        (message(json!(null)), "other $e"),
        // --- the rest
        (
            ("m.room.encrypted", json!({ "algorithm": "m.megolm.v1.aes-sha2", "m.relates_to": poll })),
            "undecryptable $poll",
        ),
        (("m.room.encrypted", json!({ "m.relates_to": [] })), "undecryptable -"),
        (("m.room.redaction", json!({ "redacts": "$gone" })), "redacts $gone"),
        (("m.room.redaction", json!({ "redacts": 1 })), "redacts -"),
        (("m.sticker", json!({})), "other $e"),
    ];
    for ((kind, content), wanted) in cases {
        let event = json!({ "type": kind, "event_id": "$e", "sender": "@a:x", "origin_server_ts": 5, "content": content });
        assert_eq!(said(&reads(&event)), wanted, "{event}");
    }
}

#[test]
fn state_and_old_rooms() {
    let event = |kind: &str, key: &str, content: Value| json!({ "type": kind, "state_key": key, "event_id": "$e", "sender": "@a:x", "content": content });
    for (event, wanted) in [
        (event("m.room.member", "@b:x", json!({ "membership": "join" })), "@b:x join"),
        (event("m.room.member", "@b:x", json!({ "membership": 1 })), "other $e"),
        (event("m.room.member", "b", json!({ "membership": "join" })), "other $e"),
        (event("m.room.power_levels", "", json!({})), "levels by @a:x"),
        (event("m.room.power_levels", "other", json!({})), "other $e"),
        (
            json!({ "type": "m.room.redaction", "redacts": "$old", "event_id": "$e", "sender": "@a:x" }),
            "redacts $old",
        ),
    ] {
        assert_eq!(said(&reads(&event)), wanted, "{event}");
    }
    let mut gone = json!({ "type": "m.poll.response", "event_id": "$e", "sender": "@a:x", "content": {} });
    gone["unsigned"]["redacted_because"] = json!({ "type": "m.room.redaction" });
    assert_eq!(said(&reads(&gone)), "Redacted -");
}

#[test]
fn what_the_bot_says_itself_is_not_read_back() {
    for kind in ["m.room.message", "m.poll.response", "m.room.encrypted"] {
        let content = json!({ "msgtype": "m.text", "body": "!help", "m.selections": ["consent"] });
        let event = json!({ "type": kind, "event_id": "$e", "sender": "@bot:x", "content": content });
        assert_eq!(said(&reads(&event)), "other $e", "{kind}");
    }
}

#[test]
fn garbage_is_passed_over() {
    let deep = "[".repeat(5_000);
    let long = "x".repeat(60 * 1024);
    let long_text = json!({ "type": "m.room.message", "event_id": "$e", "sender": "@a:x", "content": { "msgtype": "m.text", "body": long } });
    assert!(matches!(reads(&long_text), Inbound::Text { body, .. } if body == long));
    let room = room_id!("!r:x");
    for json in [
        "",
        "{",
        "null",
        "[]",
        "7",
        "{}",
        "\"text\"",
        deep.as_str(),
        r#"{"type":{},"sender":[],"event_id":null}"#,
        r#"{"type":"m.poll.response","sender":"@a:x"}"#,
        r#"{"type":"m.poll.response","event_id":"$e","sender":"nobody"}"#,
        r#"{"type":"m.room.message","event_id":"no sigil","sender":"@a:x"}"#,
    ] {
        assert!(matches!(read(room, user_id!("@bot:x"), false, json), Inbound::Other { .. }), "{json:.60}");
    }
    let odd_time = json!({ "type": "m.room.power_levels", "state_key": "", "event_id": "$e", "sender": "@a:x", "origin_server_ts": "now" });
    assert!(matches!(reads(&odd_time), Inbound::PowerLevelsChanged { at } if at.origin_server_ts == 0));
}

#[test]
fn invitations() {
    let invite = |direct: Value| json!({ "type": "m.room.member", "state_key": "@bot:x", "sender": "@a:x", "content": { "membership": "invite", "is_direct": direct } });
    let create = |content: Value| json!({ "type": "m.room.create", "state_key": "", "sender": "@a:x", "content": content });
    let rule = |rule: &str| json!({ "type": "m.room.join_rules", "state_key": "", "content": { "join_rule": rule } });
    let name = json!({ "type": "m.room.name", "state_key": "", "content": { "name": "Everybody" } });
    for (state, wanted) in [
        (vec![invite(json!(true)), name.clone()], "invited by @a:x true"),
        (vec![invite(json!(null)), create(json!({})), rule("invite")], "invited by @a:x true"),
        (vec![invite(json!("yes"))], "invited by @a:x true"),
        (vec![invite(json!(false)), name], "invited by @a:x false"),
        (vec![invite(json!(null)), create(json!({ "type": "m.space" }))], "invited by @a:x false"),
        (vec![invite(json!(null)), rule("public")], "invited by @a:x false"),
        (vec![create(json!({}))], "nothing"),
    ] {
        let texts: Vec<String> = state.iter().map(Value::to_string).collect();
        let read = read_invitation(room_id!("!r:x"), user_id!("@bot:x"), texts.iter().map(String::as_str));
        assert_eq!(read.as_ref().map_or("nothing".to_owned(), said), wanted, "{state:?}");
    }
}
