//! The bot against a real homeserver.
#![recursion_limit = "256"]
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail like tests")]

mod support;

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use matrix::{
    Bot, ConnectError, Fault, Inbound, OwnedRoomId, content,
    levels::{BOT, Levels},
    read_back::Stands,
    recipe::{self, Kind, RoomSpec},
    reconcile::{self, Desired, Repair},
    send::Outcome,
};
use matrix_sdk::ruma::RoomVersionId;
use serde_json::json;
use support::{Homeserver, Rates, Reader, texts};

fn spec(kind: Kind, space: Option<&OwnedRoomId>) -> RoomSpec {
    let key = format!("community_0190-{kind:?}");
    RoomSpec {
        kind,
        key,
        name: format!("{kind:?}"),
        topic: "A test.".into(),
        space: space.cloned(),
        stewards: vec![],
    }
}

async fn made(bot: &Bot, kind: Kind, space: Option<&OwnedRoomId>) -> OwnedRoomId {
    bot.ensure_room(&spec(kind, space)).await.unwrap().room
}

#[tokio::test]
async fn rooms_are_made_once_and_kept_as_they_should_be() {
    let homeserver = Homeserver::start(Rates::Unlimited).await;
    let bot = homeserver.bot("bot").await;
    let (ada, eve) = (homeserver.member("ada").await, homeserver.member("eve").await);

    // --- made once, hung into the space, though every attempt were repeated
    let space = made(&bot, Kind::Space, None).await;
    let ballot_box = made(&bot, Kind::BallotBox, Some(&space)).await;
    let talk = made(&bot, Kind::Deliberation, Some(&space)).await;
    let again = bot.ensure_room(&spec(Kind::BallotBox, Some(&space))).await.unwrap();
    assert_eq!((again.room, again.found), (ballot_box.clone(), true));

    // --- an alias that somebody else has taken is nobody's room
    let taken = RoomSpec { key: "community_0666".into(), ..spec(Kind::Assembly, Some(&space)) };
    eve.call("POST", "createRoom", json!({ "room_alias_name": recipe::alias(&taken.key) })).await.unwrap();
    assert!(bot.ensure_room(&taken).await.unwrap_err().has_code("M_ROOM_IN_USE"));

    // --- the space's members enter its rooms by themselves, others do not
    bot.invite(&space, &ada.id).await.unwrap();
    ada.join(&space).await.unwrap();
    bot.invite(&space, &ada.id).await.unwrap();
    ada.join(&ballot_box).await.unwrap();
    ada.join(&talk).await.unwrap();
    assert_eq!(eve.join(&ballot_box).await.unwrap_err(), "M_FORBIDDEN");
    assert_eq!(ada.state(&ballot_box, "m.room.create").await["room_version"], "12");
    assert_eq!(ada.state(&talk, "m.room.encryption").await["algorithm"], "m.megolm.v1.aes-sha2");
    let child = ada.state(&space, &format!("m.space.child/{ballot_box}")).await;
    assert_eq!(child["via"], json!(["test"]));

    // --- the ballot box takes what it should
    assert_eq!(ada.send(&ballot_box, "m.poll.start", json!({})).await.unwrap_err(), "M_FORBIDDEN");
    assert_eq!(ada.send(&ballot_box, "m.room.encrypted", json!({})).await.unwrap_err(), "M_FORBIDDEN");
    ada.says(&ballot_box, "!help").await;

    // --- what a human or a crash left is mended, and then there is nothing to mend
    bot.set_level(&ballot_box, &eve.id, Some(BOT)).await.unwrap();
    bot.invite(&ballot_box, &eve.id).await.unwrap();
    let bob = homeserver.member("bob").await;
    let members = BTreeSet::from([ada.id.clone(), bob.id.clone()]);
    let desired = Desired { levels: Levels::ballot_box(), members };
    let repairs = reconcile::repairs(bot.me(), &desired, &bot.actual(&ballot_box).await.unwrap());
    let wanted = [
        Repair::SetLevels(Box::new(Levels::ballot_box())),
        Repair::Kick(eve.id.clone()),
        Repair::Invite(bob.id.clone()),
    ];
    assert_eq!(repairs, wanted);
    for repair in &repairs {
        bot.repair(&ballot_box, repair).await.unwrap();
    }
    assert_eq!(reconcile::repairs(bot.me(), &desired, &bot.actual(&ballot_box).await.unwrap()), []);

    // --- an older room version takes the recipe too, with its creator listed
    let old = recipe::Server { me: ada.id.clone(), version: RoomVersionId::V10, ..bot.server().clone() };
    let request =
        recipe::create(&RoomSpec { key: "old".into(), ..spec(Kind::Assembly, Some(&space)) }, &old).unwrap();
    let body = json!({ "room_version": request.room_version, "initial_state": request.initial_state,
        "power_level_content_override": request.power_level_content_override, "preset": "private_chat" });
    let old_room =
        ada.call("POST", "createRoom", body).await.unwrap()["room_id"].as_str().unwrap().to_owned();
    let levels = ada.state(&old_room.try_into().unwrap(), "m.room.power_levels").await;
    assert_eq!(levels["users"], json!({ "@ada:test": 100 }));
}

#[tokio::test]
async fn a_poll_is_read_back_whole_and_closed_for_good() {
    let homeserver = Homeserver::start(Rates::Unlimited).await;
    let bot = homeserver.bot("bot").await;
    let ada = homeserver.member("ada").await;
    let space = made(&bot, Kind::Space, None).await;
    let room = made(&bot, Kind::BallotBox, Some(&space)).await;
    bot.invite(&room, &ada.id).await.unwrap();
    ada.join(&room).await.unwrap();

    // --- sent once, however often
    let question = content::poll_start("Share?", &[("consent", "I consent"), ("refuse", "I refuse")], 1);
    let Outcome::Sent(poll) = bot.send(&room, &question, "outbox_1").await.unwrap() else { panic!("sent") };
    assert_eq!(bot.send(&room, &question, "outbox_1").await.unwrap(), Outcome::Sent(poll.clone()));
    assert_eq!(bot.find_sent(&room, "outbox_1", 0).await.unwrap(), Some(poll.clone()));
    assert_eq!(bot.find_sent(&room, "outbox_2", 0).await.unwrap(), None);
    assert_eq!(
        bot.find_sent(&room, "outbox_1", i64::MAX).await.unwrap(),
        Some(poll.clone()),
        "the newest is looked at"
    );

    // --- more answers than a page holds, and some that are none
    let mut sent = Vec::new();
    for index in 0..300 {
        sent.push(
            ada.answers(&room, &poll, if index % 2 == 0 { "consent" } else { "refuse" }).await.unwrap(),
        );
    }
    let stable = json!({ "m.relates_to": { "rel_type": "m.reference", "event_id": poll }, "m.selections": ["refuse"] });
    sent.push(ada.send(&room, "m.poll.response", stable).await.unwrap());
    let spoiled =
        json!({ "m.relates_to": { "rel_type": "m.reference", "event_id": poll }, "m.selections": 7 });
    sent.push(ada.send(&room, "m.poll.response", spoiled).await.unwrap());
    ada.answers(&room, &sent[0], "consent").await.unwrap();

    // --- a sign on an answer, once
    let sign = content::reaction("✅", &sent[0]);
    assert!(matches!(bot.send(&room, &sign, "outbox_3").await.unwrap(), Outcome::Sent(_)));
    assert_eq!(bot.send(&room, &sign, "outbox_4").await.unwrap(), Outcome::AlreadyThere);

    // --- closed: the same event however often, and no answer comes in any more
    let closes = async |vote: &str| {
        let raised = bot.levels(&room).await.unwrap().closed_for(vote);
        bot.set_levels(&room, &raised).await.unwrap()
    };
    let closing = closes("vote_1").await;
    assert_eq!(closes("vote_1").await, closing);
    assert_eq!(ada.answers(&room, &poll, "consent").await.unwrap_err(), "M_FORBIDDEN");
    let answers = bot.read_back(&room, &poll, &closing).await.unwrap();
    let ids: Vec<_> = answers.iter().map(|answer| answer.what.event().unwrap().clone()).collect();
    assert_eq!(ids, sent);
    assert!(answers.iter().all(|answer| answer.stands == Stands::Before && !answer.by_relation_only));
    assert!(matches!(answers.last().unwrap().what, Inbound::Unreadable { .. }));

    // --- opened for the next vote: an answer to the old poll is seen to be late
    bot.lower_levels(&room).await.unwrap();
    let late = ada.answers(&room, &poll, "consent").await.unwrap();
    let answers = bot.read_back(&room, &poll, &closing).await.unwrap();
    let last = answers.last().unwrap();
    assert_eq!((last.what.event(), last.stands, answers.len()), (Some(&late), Stands::After, sent.len() + 1));
    assert_ne!(closes("vote_2").await, closing);
    let end = content::poll_end("Closed.", &poll);
    assert!(matches!(bot.send(&room, &end, "outbox_5").await.unwrap(), Outcome::Sent(_)));
}

#[tokio::test]
async fn nothing_is_lost_in_gaps_crashes_and_restarts() {
    let homeserver = Homeserver::start(Rates::Unlimited).await;
    let settings = homeserver.settings("bot");
    let bot = homeserver.bot("bot").await;
    let ada = homeserver.member("ada").await;
    let room = made(&bot, Kind::Assembly, None).await;
    bot.invite(&room, &ada.id).await.unwrap();
    ada.join(&room).await.unwrap();
    let mut reader = Reader::new(&bot);
    reader.read().await;

    // --- more than a sync answer holds: all of it, in order
    let said: Vec<String> = (0..320).map(|index| format!("message {index}")).collect();
    for body in &said {
        ada.says(&room, body).await;
    }
    for patience in [0, 1, 20, 50, 100] {
        let _given_up = tokio::time::timeout(Duration::from_millis(patience), reader.peek()).await;
    }
    let batch = reader.peek().await.unwrap();
    assert_eq!(texts(&batch.inbound), said);

    // --- not committed: the same again, from this process and from the next
    assert_eq!(reader.peek().await.unwrap(), batch);
    let me = bot.me().to_owned();
    drop((bot, reader.bot));
    let bot = Bot::connect(&settings).await.unwrap();
    assert_eq!(bot.me(), me);
    reader.bot = bot.clone();
    let again = reader.peek().await.unwrap();
    assert_eq!(texts(&again.inbound), said);
    reader.cursor = Some(again.next);
    assert_eq!(texts(&reader.read().await), Vec::<&str>::new());

    // --- a quiet answer is not kept for ever: what comes after it, with the cursor where it was, is heard
    let quiet = async |reader: &mut Reader| {
        let before = reader.cursor.clone();
        assert_eq!(texts(&reader.read().await), Vec::<&str>::new());
        reader.cursor == before
    };
    while !quiet(&mut reader).await {}
    ada.says(&room, "after the quiet").await;
    reader.wait_for(|one| texts(std::slice::from_ref(one)).contains(&"after the quiet").then_some(())).await;
    let said = [said, vec!["after the quiet".to_owned()]].concat();

    // --- no cursor: back to the beginning, or to what is known
    drop((bot, reader));
    let bot = Bot::connect(&settings).await.unwrap();
    let from_the_start = Reader::new(&bot);
    let everything = from_the_start.peek().await.unwrap();
    assert_eq!(texts(&everything.inbound), said);

    // --- what can be wrong at the start is told apart
    drop(bot);
    let wrong = |change: fn(&mut matrix::Settings)| {
        let mut settings = settings.clone();
        change(&mut settings);
        async move { Bot::connect(&settings).await.map(|_| ()).unwrap_err() }
    };
    assert!(matches!(wrong(|s| s.user = "ada".into()).await, ConnectError::AnotherUser));
    assert!(matches!(
        wrong(|s| s.homeserver = "http://127.0.0.1:9".parse().unwrap()).await,
        ConnectError::Unreachable(_)
    ));
    let elsewhere: fn(&mut matrix::Settings) =
        |s| (s.data_dir, s.password) = (s.data_dir.join("new"), "wrong".into());
    assert!(matches!(wrong(elsewhere).await, ConnectError::WrongPassword));
    std::fs::write(settings.data_dir.join("matrix-store.passphrase"), "another").unwrap();
    assert!(matches!(wrong(|_| ()).await, ConnectError::WrongPassphrase));
}

#[tokio::test]
async fn a_direct_chat_is_private_and_survives_a_lost_store() {
    let homeserver = Homeserver::start(Rates::Unlimited).await;
    let settings = homeserver.settings("bot");
    let (bot, ada) = (homeserver.bot("bot").await, homeserver.bot("ada").await);
    let bob = homeserver.member("bob").await;
    let (mut at_bot, mut at_ada) = (Reader::new(&bot), Reader::new(&ada));

    // --- Ada writes first, encrypted, before the bot has come in
    let chat = ada.open_direct_chat(bot.me()).await.unwrap();
    at_ada.wait_for(|one| (one.event().is_some()).then_some(())).await;
    ada.send(&chat, &content::text("!help"), "a-1").await.unwrap();
    let (invited, inviter) = at_bot
        .wait_for(|one| match one {
            Inbound::Invited { room, inviter, direct: true } => Some((room.clone(), inviter.clone())),
            _ => None,
        })
        .await;
    assert_eq!((&invited, &inviter), (&chat, &ada.me().to_owned()));
    bot.accept(&chat).await.unwrap();
    bot.accept(&chat).await.unwrap();
    let is = |wanted: &'static str| {
        move |one: &Inbound| match one {
            Inbound::Text { body, direct, .. } if body == wanted => Some(*direct),
            _ => None,
        }
    };
    assert!(at_bot.wait_for(is("!help")).await, "direct");
    assert_eq!(bot.direct_chat(ada.me()).await.unwrap(), Some(chat.clone()));
    assert_eq!(bot.open_direct_chat(ada.me()).await.unwrap(), chat, "the one there is");

    // --- the bot answers
    let reply = bot.send(&chat, &content::text("What can I do for you?"), "b-1").await.unwrap();
    assert!(matches!(reply, Outcome::Sent(_)));
    at_ada.wait_for(is("What can I do for you?")).await;

    // --- a chat that the bot makes is one too; a room of its own with one person in it is not
    let with_bob = bot.open_direct_chat(&bob.id).await.unwrap();
    at_bot
        .wait_for(|one| matches!(one, Inbound::MemberChanged { at, .. } if at.room == with_bob).then_some(()))
        .await;
    assert_eq!(bot.direct_peer(&with_bob).await.unwrap(), Some(bob.id.clone()));
    let talk = made(&bot, Kind::Assembly, None).await;
    bot.invite(&talk, &bob.id).await.unwrap();
    at_bot
        .wait_for(|one| {
            matches!(one, Inbound::MemberChanged { user, at, .. } if *user == bob.id && at.room == talk)
                .then_some(())
        })
        .await;
    assert_eq!(bot.direct_peer(&talk).await.unwrap(), None);

    // --- with a third who reads along it is direct no more
    ada.invite(&chat, &bob.id).await.unwrap();
    at_ada.read().await;
    ada.send(&chat, &content::text("!vote consent"), "a-2").await.unwrap();
    assert!(!at_bot.wait_for(is("!vote consent")).await, "not direct");

    // --- the store is lost: a new device, the old keys by the recovery key
    bot.wait_for_backup().await.unwrap();
    drop((bot, at_bot.bot));
    std::fs::remove_dir_all(settings.data_dir.join("matrix-store")).unwrap();
    let bot = Bot::connect(&settings).await.unwrap();
    at_bot.bot = bot.clone();
    at_bot.cursor = None;
    let old = at_bot.wait_for(|one| match one {
        Inbound::Text { at, body, .. } if body == "!help" => Some((at.event.clone(), true)),
        Inbound::Undecryptable { at, .. } if at.room == chat => Some((at.event.clone(), false)),
        _ => None,
    });
    let (event, _) = old.await;
    let start = Instant::now();
    while !matches!(bot.reread(&chat, &event).await.unwrap(), Inbound::Text { .. }) {
        assert!(start.elapsed().as_secs() < 30, "the old message stays unreadable");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test]
async fn the_homeservers_pace_is_kept() {
    let homeserver = Homeserver::start(Rates::Default).await;
    let bot = homeserver.bot("bot").await;
    let room = made(&bot, Kind::Assembly, None).await;
    let mut outcomes = Vec::new();
    for index in 0..15 {
        outcomes.push(bot.send(&room, &content::text("Hello"), &format!("o-{index}")).await.unwrap());
    }
    assert!(matches!(outcomes[0], Outcome::Sent(_)));
    assert!(matches!(outcomes[14], Outcome::RetryAfter(wait) if !wait.is_zero()));
    let refused = bot.send(matrix_sdk::ruma::room_id!("!nowhere:test"), &content::text("Hello"), "o-x").await;
    assert_eq!(refused, Err(Fault::NotInRoom));
}
