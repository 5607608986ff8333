//! A member's Matrix account, by bare HTTP: no library of ours or of others stands between the story and the homeserver.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{SOON, eventually, fail, place};

/// The password of every account of the stories.
pub const PASSWORD: &str = "not-a-secret-on-a-loopback";

const POLL_START: &str = "org.matrix.msc3381.poll.start";

/// The two spellings of polls that clients use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// `org.matrix.msc3381.poll.*`: what Element sends.
    Unstable,
    /// `m.poll.*`: what the specification says.
    Stable,
}

/// An account, signed in.
#[derive(Debug, Clone)]
pub struct Account {
    http: reqwest::Client,
    homeserver: String,
    user_id: String,
    token: String,
    sent: Arc<AtomicU64>,
}

/// An event's id and the room it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The room.
    pub room: String,
    /// The event.
    pub id: String,
}

impl Account {
    /// Registers with [`PASSWORD`] and signs in.
    pub async fn register(homeserver: &str, localpart: &str) -> Self {
        let http = reqwest::Client::builder().timeout(SOON).build().expect("an HTTP client");
        let mut account = Self {
            http,
            homeserver: homeserver.to_owned(),
            user_id: String::new(),
            token: String::new(),
            sent: Arc::default(),
        };
        let body =
            json!({ "username": localpart, "password": PASSWORD, "auth": { "type": "m.login.dummy" } });
        let answer = account.calls(Method::POST, "v3/register", Some(body)).await;
        account.user_id =
            answer["user_id"].as_str().unwrap_or_else(|| fail(&format!("no account: {answer}"))).to_owned();
        account.token = answer["access_token"].as_str().unwrap_or_default().to_owned();
        account
    }

    /// Its full Matrix id.
    pub fn user_id(&self) -> &str {
        &self.user_id
    }

    /// One call of the client API; the status and the answer, whatever they say.
    pub async fn tries(&self, method: Method, path: &str, body: Option<Value>) -> (StatusCode, Value) {
        let url = format!("{}/_matrix/client/{path}", self.homeserver);
        let mut request = self.http.request(method, &url);
        if !self.token.is_empty() {
            request = request.bearer_auth(&self.token);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await.unwrap_or_else(|e| fail(&format!("{url}: {e}")));
        (answer.status(), answer.json().await.unwrap_or(Value::Null))
    }

    async fn calls(&self, method: Method, path: &str, body: Option<Value>) -> Value {
        let (status, answer) = self.tries(method.clone(), path, body).await;
        assert!(status.is_success(), "{method} {path}: {status} {answer}");
        answer
    }

    /// Joins a room as soon as it may: once invited, or once a member of its space.
    pub async fn joins(&self, room: &str) {
        let path = format!("v3/rooms/{}/join", encoded(room));
        eventually("may join the room", SOON, async || {
            let (status, answer) = self.tries(Method::POST, &path, Some(json!({}))).await;
            assert!(
                status.is_success() || status == StatusCode::FORBIDDEN || status == StatusCode::NOT_FOUND,
                "join: {status} {answer}"
            );
            status.is_success().then_some(())
        })
        .await;
    }

    /// Opens a direct chat, unencrypted, and waits until the other is there.
    pub async fn chats_with(&self, other: &str) -> String {
        let body = json!({ "is_direct": true, "preset": "trusted_private_chat", "invite": [other] });
        let answer = self.calls(Method::POST, "v3/createRoom", Some(body)).await;
        let room =
            answer["room_id"].as_str().unwrap_or_else(|| fail(&format!("no room: {answer}"))).to_owned();
        let path = format!("v3/rooms/{}/joined_members", encoded(&room));
        eventually("the other comes to the chat", SOON, async || {
            let members = self.calls(Method::GET, &path, None).await;
            members["joined"].get(other).map(|_| ())
        })
        .await;
        room
    }

    /// Sends a text.
    pub async fn says(&self, room: &str, text: &str) -> Event {
        self.sends(room, "m.room.message", json!({ "msgtype": "m.text", "body": text })).await
    }

    /// Sends any event.
    pub async fn sends(&self, room: &str, event_type: &str, content: Value) -> Event {
        let (status, answer) = self.tries_to_send(room, event_type, content).await;
        let id =
            answer["event_id"].as_str().unwrap_or_else(|| fail(&format!("{event_type}: {status} {answer}")));
        Event { room: room.to_owned(), id: id.to_owned() }
    }

    /// Sends any event; the homeserver's answer, whatever it says.
    pub async fn tries_to_send(&self, room: &str, event_type: &str, content: Value) -> (StatusCode, Value) {
        let number = self.sent.fetch_add(1, Ordering::Relaxed);
        let path = format!("v3/rooms/{}/send/{event_type}/{number}-{}", encoded(room), place::fresh());
        self.tries(Method::PUT, &path, Some(content)).await
    }

    /// The newest poll in the room that offers this choice and is not among `known`.
    pub async fn finds_poll(&self, room: &str, choice: &str, known: &[Event]) -> Event {
        eventually(&format!("a poll offers “{choice}”"), SOON, async || {
            let events = self.reads(room, Some(POLL_START)).await;
            let offers = |event: &&Value| {
                let answers = event["content"][POLL_START]["answers"].as_array();
                answers.is_some_and(|answers| answers.iter().any(|answer| answer["id"] == choice))
            };
            let is_new = |event: &&Value| !known.iter().any(|known| event["event_id"] == known.id.as_str());
            let id = events.iter().filter(offers).find(is_new)?["event_id"].as_str()?.to_owned();
            Some(Event { room: room.to_owned(), id })
        })
        .await
    }

    /// Answers a poll.
    pub async fn answers(&self, poll: &Event, choice: &str, spelling: Spelling) -> Event {
        let (event_type, content) = answer_content(poll, choice, spelling);
        self.sends(&poll.room, event_type, content).await
    }

    /// Answers a poll; the homeserver's answer, whatever it says.
    pub async fn tries_to_answer(&self, poll: &Event, choice: &str) -> (StatusCode, Value) {
        let (event_type, content) = answer_content(poll, choice, Spelling::Unstable);
        self.tries_to_send(&poll.room, event_type, content).await
    }

    /// How many reactions ✅ of `bot` an event has.
    pub async fn acknowledgements(&self, event: &Event, bot: &str) -> usize {
        let (room, id) = (encoded(&event.room), encoded(&event.id));
        let path = format!("v1/rooms/{room}/relations/{id}/m.annotation/m.reaction");
        let answer = self.calls(Method::GET, &path, None).await;
        let reactions = answer["chunk"].as_array().map_or(&[][..], Vec::as_slice);
        reactions
            .iter()
            .filter(|r| {
                r["sender"] == bot && r["content"]["m.relates_to"]["key"].as_str().is_some_and(is_check_mark)
            })
            .count()
    }

    /// Waits until the bot has acknowledged an event of one's own.
    pub async fn is_acknowledged(&self, event: &Event, bot: &str) {
        eventually("the ballot is acknowledged", SOON, async || {
            (self.acknowledgements(event, bot).await > 0).then_some(())
        })
        .await;
    }

    /// Waits until `sender` has said something in the room that contains one of these texts.
    pub async fn hears(&self, room: &str, sender: &str, texts: &[&str]) -> String {
        eventually(&format!("somebody says one of {texts:?}"), SOON, async || {
            let events = self.reads(room, Some("m.room.message")).await;
            let bodies =
                events.iter().filter(|e| e["sender"] == sender).filter_map(|e| e["content"]["body"].as_str());
            bodies.into_iter().find(|body| texts.iter().any(|text| body.contains(text))).map(str::to_owned)
        })
        .await
    }

    /// Waits until `sender` has said more in the room than `before` messages, and gives the newest.
    pub async fn is_answered(&self, room: &str, sender: &str, before: usize) -> String {
        eventually("the bot answers", SOON, async || {
            let heard = self.heard(room, sender).await;
            (heard.len() > before).then(|| heard[0].clone())
        })
        .await
    }

    /// Everything that `sender` has said in the room of late, newest first.
    pub async fn heard(&self, room: &str, sender: &str) -> Vec<String> {
        let events = self.reads(room, Some("m.room.message")).await;
        let bodies =
            events.iter().filter(|e| e["sender"] == sender).filter_map(|e| e["content"]["body"].as_str());
        bodies.map(str::to_owned).collect()
    }

    /// The newest events of a room, newest first.
    pub async fn reads(&self, room: &str, event_type: Option<&str>) -> Vec<Value> {
        let types = event_type.map_or_else(Vec::new, |event_type| vec![event_type]);
        let filter = if types.is_empty() { json!({}) } else { json!({ "types": types }) };
        let path = format!(
            "v3/rooms/{}/messages?dir=b&limit=100&filter={}",
            encoded(room),
            encoded(&filter.to_string())
        );
        let answer = self.calls(Method::GET, &path, None).await;
        answer["chunk"].as_array().cloned().unwrap_or_default()
    }

    /// Every event of a type that a room has, newest first, however many there are.
    pub async fn reads_all(&self, room: &str, event_type: &str) -> Vec<Value> {
        let filter = encoded(&json!({ "types": [event_type] }).to_string());
        let path = format!("v3/rooms/{}/messages?dir=b&limit=1000&filter={filter}", encoded(room));
        let (mut events, mut from) = (Vec::new(), String::new());
        loop {
            let answer = self.calls(Method::GET, &format!("{path}{from}"), None).await;
            events.extend(answer["chunk"].as_array().cloned().unwrap_or_default());
            match answer["end"].as_str() {
                Some(end) => from = format!("&from={}", encoded(end)),
                None => return events,
            }
        }
    }

    /// One piece of a room's state, if it is there and may be read.
    pub async fn state(&self, room: &str, event_type: &str) -> Option<Value> {
        let path = format!("v3/rooms/{}/state/{event_type}/", encoded(room));
        let (status, answer) = self.tries(Method::GET, &path, None).await;
        status.is_success().then_some(answer)
    }
}

fn answer_content(poll: &Event, choice: &str, spelling: Spelling) -> (&'static str, Value) {
    let relates = json!({ "rel_type": "m.reference", "event_id": poll.id });
    match spelling {
        Spelling::Unstable => {
            let response = "org.matrix.msc3381.poll.response";
            (response, json!({ "m.relates_to": relates, response: { "answers": [choice] } }))
        }
        Spelling::Stable => ("m.poll.response", json!({ "m.relates_to": relates, "m.selections": [choice] })),
    }
}

fn is_check_mark(key: &str) -> bool {
    key.trim_end_matches('\u{fe0f}') == "\u{2705}"
}

/// Percent-encodes everything that is not plainly safe in a path or a query.
fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
        out
    })
}
