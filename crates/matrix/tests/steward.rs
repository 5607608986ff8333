//! The steward at work: a real record, a real homeserver, members with plain clients.
#![recursion_limit = "256"]
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail like tests")]
#![expect(dead_code, reason = "the other tests use the rest of what supports them")]

#[path = "support/elections.rs"]
mod elections;
mod support;

use std::time::{Duration, Instant};

use app::{
    Actor, App, CastBallot, Chance, Clock, Errand, FoundCommunity, FoundedCommunity, Invite, Keys, OpenVote,
    Origin, Recorded, Store,
};
use domain::{
    ballot::{Attestation, Channel, Choice, Delivery},
    charter::{RuleDraft, Secrecy},
    decision::{DecisionKind, Outcome, Subject},
    effect::RoomRole,
    id::VoteId,
    moment::Moment,
};
use matrix::{OwnedEventId, OwnedRoomId, Settings, Steward};
use serde_json::{Value, json};
use support::{Homeserver, Member, PATIENCE, Rates};
use tokio::{sync::watch, task::JoinHandle};

/// A community with its record and its homeserver.
struct Town {
    homeserver: Homeserver,
    settings: Settings,
    bot: Member,
    app: App,
    founded: FoundedCommunity,
    steward: Actor,
    _record: tempfile::TempDir,
}

/// A steward that works until it is stopped.
struct Working {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Working {
    async fn start(town: &Town) -> Self {
        let steward = Steward::connect(town.app.clone(), &town.settings, None).await.unwrap();
        let (mut ready, (stop, stopped)) = (steward.ready(), watch::channel(false));
        let task = tokio::spawn(steward.run(stopped));
        tokio::time::timeout(PATIENCE, ready.wait_for(|ready| *ready)).await.unwrap().unwrap();
        Self { stop, task }
    }

    async fn stop(self) {
        self.stop.send_replace(true);
        tokio::time::timeout(Duration::from_secs(10), self.task).await.unwrap().unwrap();
    }
}

#[expect(clippy::disallowed_methods, reason = "a test is a composition root")]
fn now() -> Moment {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    Moment::from_micros(i64::try_from(since.as_micros()).unwrap())
}

fn rule(kind: DecisionKind, window: &str) -> RuleDraft {
    let rule = if kind == DecisionKind::Consent { "consent: 2/3 of cast" } else { "for: 2/3 of cast" };
    RuleDraft {
        kind,
        risk: None,
        rule: rule.into(),
        least_deliberation: "PT1S".into(),
        window: window.into(),
        secrecy: Secrecy::Open,
        attestation: Attestation::RoomAttested,
        delegation: false,
        delegate_cap: None,
    }
}

async fn eventually<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "it does not come: {what}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

impl Town {
    /// Founded, with a charter whose votes are open for so long.
    async fn founded(window: &str) -> Self {
        let homeserver = Homeserver::start(Rates::Unlimited).await;
        let bot = homeserver.member("bot").await;
        let record = tempfile::tempdir().unwrap();
        let store = Store::connect(&format!("sqlite://{}/record.db", record.path().display())).await.unwrap();
        store.migrate().await.unwrap();
        let [signing, log] = [7, 8].map(|seed| evidence::keys::SigningKey::from_seed(&[seed; 32]));
        let keys = Keys::new(signing, log, "http://localhost");
        let app = App::new(store, Clock::new(now), Chance::system(), keys);
        let (token, _) = app.enrol(Errand::Founder).await.unwrap();
        let founder = app.actor(&token).await.unwrap();
        let kinds = [DecisionKind::Charter, DecisionKind::Mandate, DecisionKind::Consent];
        let command = FoundCommunity {
            handle: "amal".into(),
            name: vec![("en".into(), "Amal".into()), ("fr".into(), "Amal".into())],
            template: "settled-association".into(),
            languages: vec!["en".into(), "fr".into()],
            places: vec!["GR".into()],
            steward_language: "en".into(),
            rules: kinds.map(|kind| rule(kind, window)).into(),
            choosing: Some(elections::choosing(window)),
            red_lines: None,
            constituencies: Vec::new(),
            most_assisted: None,
            longest_term: None,
            principles: None,
            reporting: None,
            ombuds: None,
            proven_domain: None,
            petitions: None,
            deliberation: None,
            offers_answered_within: None,
            readability: None,
            admission: None,
            stewards: None,
            cosigners: None,
            burden: None,
            crisis: None,
            parent: None,
        };
        let founded = app.found_community(&founder, &Origin::Own, &command).await.unwrap();
        let steward = app.actor(founded.token.as_deref().unwrap()).await.unwrap();
        let settings = homeserver.settings("bot");
        Self { homeserver, settings, bot, app, founded, steward, _record: record }
    }

    async fn room(&self, role: RoomRole) -> OwnedRoomId {
        let community = self.founded.community;
        let look = async || self.app.read().await.unwrap().room(community, role).await.unwrap();
        eventually("the room", look).await.try_into().unwrap()
    }

    /// Somebody with an account and a direct chat with the bot.
    async fn newcomer(&self, name: &str) -> (Member, OwnedRoomId) {
        let member = self.homeserver.member(name).await;
        let request = json!({ "is_direct": true, "preset": "trusted_private_chat", "invite": [self.bot.id] });
        let chat = member.call("POST", "createRoom", request).await.unwrap();
        let chat: OwnedRoomId = chat["room_id"].as_str().unwrap().to_owned().try_into().unwrap();
        let path = format!("rooms/{chat}/joined_members");
        eventually("the bot in the chat", async || {
            let members = member.call("GET", &path, json!({})).await.unwrap();
            members["joined"].get(self.bot.id.as_str()).map(|_| ())
        })
        .await;
        (member, chat)
    }

    /// A member by invitation, in the ballot box.
    async fn member(&self, name: &str) -> (Member, OwnedRoomId) {
        let (member, chat) = self.newcomer(name).await;
        let invite = Invite { community: self.founded.community };
        let code = self.app.invite(&self.steward, &Origin::Own, &invite).await.unwrap().code.unwrap();
        let answer = self.asks(&member, &chat, &format!("!join {code}")).await;
        assert!(answer.contains("You are on the roll"), "{answer}");
        for role in [RoomRole::Space, RoomRole::BallotBox] {
            let room = self.room(role).await;
            eventually("the door of a room", async || member.join(&room).await.ok()).await;
        }
        (member, chat)
    }

    /// Says something to the bot and hears its answer to it.
    async fn asks(&self, member: &Member, chat: &OwnedRoomId, words: &str) -> String {
        let asked = member.says(chat, words).await;
        eventually(words, async || self.answer_to(member, chat, &asked).await).await
    }

    async fn answer_to(&self, member: &Member, chat: &OwnedRoomId, asked: &OwnedEventId) -> Option<String> {
        let said = self.said(member, chat, "m.room.message").await;
        let is_answer =
            |content: &Value| content["m.relates_to"]["m.in_reply_to"]["event_id"] == asked.as_str();
        let answer = said.iter().find(|content| is_answer(content))?;
        Some(answer["body"].as_str()?.to_owned())
    }

    /// What the bot has said in a room, newest first.
    async fn said(&self, member: &Member, room: &OwnedRoomId, kind: &str) -> Vec<Value> {
        let path = format!("rooms/{room}/messages?dir=b&limit=200");
        let events = member.call("GET", &path, json!({})).await.unwrap()["chunk"].as_array().unwrap().clone();
        let of_bot =
            events.iter().filter(|event| event["sender"] == self.bot.id.as_str() && event["type"] == kind);
        of_bot.map(|event| event["content"].clone()).collect()
    }

    async fn acknowledgements(&self, member: &Member, ballot: &OwnedEventId) -> usize {
        let room = self.room(RoomRole::BallotBox).await;
        let signs = self.said(member, &room, "m.reaction").await;
        let on = |content: &&Value| content["m.relates_to"]["event_id"] == ballot.as_str();
        signs.iter().filter(on).filter(|content| content["m.relates_to"]["key"] == "✅").count()
    }

    async fn is_acknowledged(&self, member: &Member, ballot: &OwnedEventId) {
        eventually("the acknowledgement", async || {
            (self.acknowledgements(member, ballot).await > 0).then_some(())
        })
        .await;
    }

    /// Opens the vote on the founding charter.
    async fn vote_opens(&self) -> VoteId {
        let command = OpenVote { subject: Subject::Charter(self.founded.charter) };
        let open = async || self.app.open_vote(&self.steward, &Origin::Own, &command).await.ok();
        eventually("the vote", open).await.vote
    }

    async fn poll(&self, vote: VoteId) -> OwnedEventId {
        let look = async || self.app.read().await.unwrap().poll(vote).await.unwrap();
        eventually("the poll", look).await.event.try_into().unwrap()
    }

    /// Lets the clock do its work until the vote is decided on.
    async fn decided(&self, vote: VoteId) -> Recorded {
        eventually("the decision", async || {
            self.app.deadlines().await.unwrap();
            self.app.read().await.unwrap().decision_of_vote(vote).await.unwrap()
        })
        .await
    }

    async fn choice_of(&self, vote: VoteId, member: &Member) -> Option<Choice> {
        let known =
            self.app.member_by_account(self.founded.community, member.id.as_str()).await.unwrap().unwrap();
        self.app
            .read()
            .await
            .unwrap()
            .ballot(vote, known.id)
            .await
            .unwrap()
            .and_then(|ballot| ballot.answer.choice())
    }
}

#[tokio::test]
async fn members_come_in_vote_by_every_way_and_are_counted() {
    let town = Town::founded("PT25S").await;
    let working = Working::start(&town).await;
    let assembly = town.room(RoomRole::Assembly).await;
    let ballot_box = town.room(RoomRole::BallotBox).await;
    let ((ada, chat_of_ada), (bob, chat_of_bob)) = (town.member("ada").await, town.member("bob").await);
    eventually("the welcome", async || {
        ada.join(&assembly).await.ok()?;
        let said = town.said(&ada, &assembly, "m.room.message").await;
        said.iter()
            .any(|content| content["body"].as_str().is_some_and(|body| body.contains("———")))
            .then_some(())
    })
    .await;

    // --- who means no command is told once what can be written; what cannot be done is answered
    let (carl, chat_of_carl) = town.newcomer("carl").await;
    assert!(town.asks(&carl, &chat_of_carl, "hello").await.contains("!vote"));
    let again = carl.says(&chat_of_carl, "hello").await;
    assert!(town.asks(&carl, &chat_of_carl, "!proposals").await.contains("not connected to a member"));
    assert_eq!(town.answer_to(&carl, &chat_of_carl, &again).await, None);
    for (words, answer) in [
        ("!vtoe for", "vote"),
        ("!vote for", "No vote is open"),
        ("!join nonsense", "invitation"),
        ("!language Klingonisch!", "language"),
        ("!langue français", "français"),
    ] {
        let said = town.asks(&ada, &chat_of_ada, words).await;
        assert!(said.contains(answer), "{words}: {said}");
    }
    town.asks(&ada, &chat_of_ada, "!language en").await;
    let help = town.asks(&ada, &chat_of_ada, "!help vote").await;
    assert!(help.starts_with("!vote") && !help.contains("!join"), "{help}");

    // --- by poll, by chat, by API; not by command where others read along
    let vote = town.vote_opens().await;
    let poll = town.poll(vote).await;
    ada.says(&ballot_box, "!vote against").await;
    eventually("why it was not counted", async || {
        let said = town.said(&ada, &chat_of_ada, "m.room.message").await;
        let is_it = |said: &Value| said["body"].as_str().is_some_and(|text| text.contains("not done here"));
        said.iter().any(is_it).then_some(())
    })
    .await;
    let first = ada.answers(&ballot_box, &poll, "against").await.unwrap();
    town.is_acknowledged(&ada, &first).await;
    let second = ada.answers(&ballot_box, &poll, "for").await.unwrap();
    town.is_acknowledged(&ada, &second).await;
    assert!(town.asks(&bob, &chat_of_bob, "!vote for").await.contains("Your ballot counts"));
    let cast =
        CastBallot { vote, answer: Choice::For.into(), channel: Channel::Api, delivery: Delivery::Here };
    town.app.cast_ballot(&town.steward, &Origin::Api("one".into()), cast).await.unwrap();

    // --- what does not count erases nothing, and its sender is told where nobody reads along
    let heard = town.said(&ada, &chat_of_ada, "m.room.message").await.len();
    let wrong = ada.answers(&ballot_box, &poll, "perhaps").await.unwrap();
    eventually("the refusal", async || {
        (town.said(&ada, &chat_of_ada, "m.room.message").await.len() > heard).then_some(())
    })
    .await;
    assert_eq!(town.choice_of(vote, &ada).await, Some(Choice::For));

    // --- words in the ballot box are taken out of everybody's eyes
    let aloud = bob.says(&ballot_box, "!vote against").await;
    eventually("the redaction", async || {
        let path = format!("rooms/{ballot_box}/event/{aloud}");
        let event = bob.call("GET", &path, json!({})).await.unwrap();
        event["content"]["body"].is_null().then_some(())
    })
    .await;

    let decision = town.decided(vote).await.decision;
    assert_eq!((decision.outcome, decision.published.electorate), (Outcome::Adopted, 3));
    assert_eq!(town.acknowledgements(&ada, &wrong).await, 0);
    assert_eq!(town.choice_of(vote, &bob).await, Some(Choice::For));

    // --- afterwards the room knows, and the next poll could be answered
    eventually("the end of the poll", async || {
        let ends = town.said(&ada, &ballot_box, "org.matrix.msc3381.poll.end").await;
        let levels = ada.state(&ballot_box, "m.room.power_levels").await;
        (!ends.is_empty() && levels["events"]["m.poll.response"] == 0).then_some(())
    })
    .await;
    eventually("an empty outbox", async || {
        (town.app.read().await.unwrap().outbox_size().await.unwrap() == 0).then_some(())
    })
    .await;
    working.stop().await;
}

#[tokio::test]
async fn the_closing_finds_what_the_bot_has_missed() {
    let town = Town::founded("PT20S").await;
    let working = Working::start(&town).await;
    let ballot_box = town.room(RoomRole::BallotBox).await;
    let ((ada, _), (bob, chat_of_bob)) = (town.member("ada").await, town.member("bob").await);
    let (eve, _) = town.newcomer("eve").await;
    let vote = town.vote_opens().await;
    let poll = town.poll(vote).await;
    working.stop().await;

    // --- answers that no sync brings: the cursor stands behind them
    let changed = ada.answers(&ballot_box, &poll, "against").await.unwrap();
    let missed = ada.answers(&ballot_box, &poll, "for").await.unwrap();
    let unreadable = bob.answers(&ballot_box, &poll, "perhaps").await.unwrap();
    assert_eq!(eve.answers(&ballot_box, &poll, "against").await.unwrap_err(), "M_FORBIDDEN");
    let sync = town.bot.call("GET", "sync?timeout=0", json!({})).await.unwrap();
    town.app.synced(sync["next_batch"].as_str().unwrap()).await.unwrap();
    let heard = town.said(&bob, &chat_of_bob, "m.room.message").await.len();

    // --- somebody meddles with the levels meanwhile
    let mut levels = ada.state(&ballot_box, "m.room.power_levels").await;
    let state = format!("rooms/{ballot_box}/state/m.room.power_levels");
    levels["users"][ada.id.as_str()] = json!(100);
    town.bot.call("PUT", &state, levels.clone()).await.unwrap();
    levels["events"]["m.room.message"] = json!(50);
    ada.call("PUT", &state, levels).await.unwrap();

    let working = Working::start(&town).await;
    let decision = town.decided(vote).await.decision;
    assert_eq!(decision.outcome, Outcome::Adopted);
    assert_eq!(town.choice_of(vote, &ada).await, Some(Choice::For));
    town.is_acknowledged(&ada, &missed).await;
    eventually("the refusal", async || {
        (town.said(&bob, &chat_of_bob, "m.room.message").await.len() > heard).then_some(())
    })
    .await;
    for uncounted in [&changed, &unreadable] {
        assert_eq!(town.acknowledgements(&ada, uncounted).await, 0);
    }
    eventually("the levels as they should be", async || {
        let levels = ada.state(&ballot_box, "m.room.power_levels").await;
        (levels["events"]["m.room.message"] == 0 && levels["events"]["m.poll.response"] == 0).then_some(())
    })
    .await;
    let stewards = town.room(RoomRole::Stewards).await;
    eventually("the alarm in the stewards' room", async || {
        let said = town.said(&town.bot, &stewards, "m.room.message").await;
        let is_it =
            |said: &Value| said["body"].as_str().is_some_and(|text| text.contains("other than the bot"));
        said.iter().any(is_it).then_some(())
    })
    .await;
    working.stop().await;
}
