//! What strange clients send to the rooms: the bot goes on, and says what it did not understand.

use e2e::{
    matrix::Event,
    people::Member,
    server::Store,
    town::{Plan, Town},
};
use serde_json::{Value, json};

const RESPONSE: &str = "org.matrix.msc3381.poll.response";

#[tokio::test]
async fn matrix_garbage() {
    let plan = Plan { window: 60, ..Plan::default() };
    let mut town = Town::on_shared_homeserver("garbage", Store::Sqlite, plan).await;
    let (vote, _) = town.asks_for_consent().await;
    let poll = town.consent_poll().await;
    let [a, b] = &town.members[..] else { e2e::fail("two members") };
    b.votes(&poll, "consent").await;

    for (event_type, content) in garbage(&poll) {
        // What the homeserver itself refuses does not reach the bot.
        a.account().tries_to_send(&poll.room, event_type, content).await;
    }
    talks_nonsense(a).await;
    a.votes(&poll, "consent").await;
    assert_eq!(b.ballot(&vote.id).await.as_deref(), Some("consent"));

    town.decides(&vote, "CONSENTED").await;
    town.server.is_well();
}

fn garbage(poll: &Event) -> Vec<(&'static str, Value)> {
    let to = |id: &str| json!({ "rel_type": "m.reference", "event_id": id });
    let answer = |relates: Value, answers: Value| {
        (RESPONSE, json!({ "m.relates_to": relates, RESPONSE: { "answers": answers } }))
    };
    let stable = |selections: Value| {
        ("m.poll.response", json!({ "m.relates_to": to(&poll.id), "m.selections": selections }))
    };
    let many: Value = (0..500).map(|n| json!(format!("choice-{n}"))).collect();
    vec![
        answer(to("$no-such-poll"), json!(["consent"])),
        answer(to(""), json!(["consent"])),
        answer(json!({ "rel_type": "m.thread", "event_id": poll.id }), json!(["consent"])),
        answer(json!(7), json!(["consent"])),
        answer(to(&poll.id), json!("consent")),
        answer(to(&poll.id), json!([])),
        answer(to(&poll.id), json!([1, 2, 3])),
        answer(to(&poll.id), json!(["consent", "refuse"])),
        answer(to(&poll.id), json!([{ "id": "consent" }])),
        answer(to(&poll.id), json!(["x".repeat(60_000)])),
        answer(to(&poll.id), many),
        stable(json!(null)),
        stable(json!({ "0": "consent" })),
        stable(json!(["CONSENT\u{0}"])),
        (RESPONSE, json!({})),
        (RESPONSE, json!({ RESPONSE: null, "m.relates_to": null })),
        (
            "m.reaction",
            json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": poll.id, "key": "x".repeat(200) } }),
        ),
    ]
}

async fn talks_nonsense(member: &Member) {
    for words in [
        "!",
        "!nonsense",
        "!vote",
        "!vote perhaps",
        "!join",
        "!link \u{0}",
        "!terms 99999999999999999999",
        "!vtoe consent",
    ] {
        let answer = member.tells_bot(words).await;
        assert!(!answer.trim().is_empty(), "{words}");
    }
    // 60 KB is the most that a homeserver carries; the bot must read it and go on.
    let (status, _) = member
        .account()
        .tries_to_send(
            member.direct_chat(),
            "m.room.message",
            json!({ "msgtype": "m.text", "body": "!vote ".repeat(10_000) }),
        )
        .await;
    assert!(status.is_success());
    for content in
        [json!({}), json!({ "msgtype": 3, "body": [] }), json!({ "msgtype": "m.text", "body": null })]
    {
        member.account().tries_to_send(member.direct_chat(), "m.room.message", content).await;
    }
    let answer = member.tells_bot("!help").await;
    assert!(answer.contains("vote"), "{answer}");
}
