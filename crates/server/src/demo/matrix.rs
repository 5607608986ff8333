//! A person's Matrix account, by bare HTTP.

use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{broken, until};
use crate::fault::{self, Fault};

const POLL_START: &str = "org.matrix.msc3381.poll.start";
const POLL_RESPONSE: &str = "org.matrix.msc3381.poll.response";

/// An account, signed in.
#[derive(Clone)]
pub struct Account {
    http: Client,
    homeserver: String,
    /// The full Matrix id.
    pub user_id: String,
    /// The password.
    pub password: String,
    /// The access token.
    pub token: String,
}

/// A text that nobody has drawn before.
pub fn fresh() -> Result<String, Fault> {
    let mut bytes = [0; 12];
    getrandom::fill(&mut bytes).map_err(|error| broken("the system gives randomness", error))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

impl Account {
    /// Registers, without any e-mail address or telephone number.
    pub async fn register(http: &Client, homeserver: &str, localpart: &str) -> Result<Self, Fault> {
        let mut account = Self {
            http: http.clone(),
            homeserver: homeserver.to_owned(),
            user_id: String::new(),
            password: fresh()?,
            token: String::new(),
        };
        let body = json!({ "username": localpart, "password": account.password, "auth": { "type": "m.login.dummy" } });
        let answer = account.calls(Method::POST, "v3/register", Some(body)).await?;
        account.user_id = super::api::text(&answer, "/user_id")?;
        account.token = super::api::text(&answer, "/access_token")?;
        Ok(account)
    }

    /// One call of the client API; the status and the answer, whatever they say.
    async fn tries(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Result<(StatusCode, Value), Fault> {
        let url = format!("{}/_matrix/client/{path}", self.homeserver);
        let mut request = self.http.request(method, &url);
        if !self.token.is_empty() {
            request = request.bearer_auth(&self.token);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer =
            request.send().await.map_err(|error| broken("the homeserver answers", fault::chain(&error)))?;
        Ok((answer.status(), answer.json().await.unwrap_or(Value::Null)))
    }

    async fn calls(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value, Fault> {
        let (status, answer) = self.tries(method, path, body).await?;
        let what = path.split('?').next().unwrap_or_default();
        if status.is_success() {
            Ok(answer)
        } else {
            Err(broken(&format!("the homeserver does {what}"), format!("{status} {answer}")))
        }
    }

    /// Joins a room as soon as it may.
    pub async fn joins(&self, room: &str) -> Result<(), Fault> {
        until("a member may join the room", async || {
            let status = self.tries_to_join(room).await?;
            let not_yet = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&status);
            if status.is_success() || not_yet {
                Ok(status.is_success().then_some(()))
            } else {
                Err(broken("a member joins", status))
            }
        })
        .await
    }

    /// Tries to join a room; the homeserver's answer.
    pub async fn tries_to_join(&self, room: &str) -> Result<StatusCode, Fault> {
        Ok(self.tries(Method::POST, &format!("v3/rooms/{}/join", encoded(room)), Some(json!({}))).await?.0)
    }

    /// Opens a direct chat and waits until the other is there.
    pub async fn chats_with(&self, other: &str) -> Result<String, Fault> {
        let body = json!({ "is_direct": true, "preset": "trusted_private_chat", "invite": [other] });
        let room =
            super::api::text(&self.calls(Method::POST, "v3/createRoom", Some(body)).await?, "/room_id")?;
        let path = format!("v3/rooms/{}/joined_members", encoded(&room));
        until("the bot comes to the direct chat", async || {
            let members = self.calls(Method::GET, &path, None).await?;
            Ok(members["joined"].get(other).map(|_| ()))
        })
        .await?;
        Ok(room)
    }

    /// Sends an event; its id, or the status with which the homeserver refused it.
    pub async fn tries_to_send(
        &self,
        room: &str,
        kind: &str,
        content: Value,
    ) -> Result<Result<String, StatusCode>, Fault> {
        let path = format!("v3/rooms/{}/send/{kind}/{}", encoded(room), fresh()?);
        let (status, answer) = self.tries(Method::PUT, &path, Some(content)).await?;
        if status.is_success() { super::api::text(&answer, "/event_id").map(Ok) } else { Ok(Err(status)) }
    }

    /// Says something in a direct chat and gets the other's answer.
    pub async fn tells(&self, room: &str, other: &str, words: &str) -> Result<String, Fault> {
        let before = self.heard(room, other).await?.len();
        let content = json!({ "msgtype": "m.text", "body": words });
        let sent = self.tries_to_send(room, "m.room.message", content).await?;
        sent.map_err(|status| broken("the homeserver takes a message", status))?;
        self.is_told(room, other, before).await
    }

    /// Waits until the other has said more than `before` things, and gives the newest.
    pub async fn is_told(&self, room: &str, other: &str, before: usize) -> Result<String, Fault> {
        let command = "the bot answers in the direct chat";
        until(command, async || {
            let heard = self.heard(room, other).await?;
            Ok((heard.len() > before).then(|| heard.into_iter().next()).flatten())
        })
        .await
    }

    /// What somebody has said in a room of late, newest first.
    pub async fn heard(&self, room: &str, sender: &str) -> Result<Vec<String>, Fault> {
        let events = self.reads(room, &["m.room.message"]).await?;
        let theirs = events.iter().filter(|event| event["sender"] == sender);
        Ok(theirs.filter_map(|event| event["content"]["body"].as_str().map(str::to_owned)).collect())
    }

    /// The newest events of these types in a room, newest first.
    pub async fn reads(&self, room: &str, types: &[&str]) -> Result<Vec<Value>, Fault> {
        let filter = encoded(&json!({ "types": types }).to_string());
        let path = format!("v3/rooms/{}/messages?dir=b&limit=100&filter={filter}", encoded(room));
        Ok(self.calls(Method::GET, &path, None).await?["chunk"].as_array().cloned().unwrap_or_default())
    }

    /// Whether a room has this piece of state.
    pub async fn has_state(&self, room: &str, kind: &str) -> Result<bool, Fault> {
        let path = format!("v3/rooms/{}/state/{kind}/", encoded(room));
        Ok(self.tries(Method::GET, &path, None).await?.0.is_success())
    }

    /// The newest poll in a room that offers this choice and is none of those seen before.
    pub async fn finds_poll(&self, room: &str, choice: &str, seen: &[String]) -> Result<String, Fault> {
        until(&format!("the bot puts a poll that offers “{choice}” into the ballot box"), async || {
            let polls = self.reads(room, &[POLL_START]).await?;
            let offers = |poll: &&Value| {
                let answers = poll["content"][POLL_START]["answers"].as_array();
                answers.is_some_and(|answers| answers.iter().any(|answer| answer["id"] == choice))
            };
            let ids =
                polls.iter().filter(offers).filter_map(|poll| poll["event_id"].as_str().map(str::to_owned));
            Ok(ids.into_iter().find(|id| !seen.contains(id)))
        })
        .await
    }

    /// Answers a poll, as Element does; the event's id, or the status with which the homeserver refused it.
    pub async fn tries_to_answer(
        &self,
        room: &str,
        poll: &str,
        choice: &str,
    ) -> Result<Result<String, StatusCode>, Fault> {
        let relates = json!({ "rel_type": "m.reference", "event_id": poll });
        self.tries_to_send(
            room,
            POLL_RESPONSE,
            json!({ "m.relates_to": relates, POLL_RESPONSE: { "answers": [choice] } }),
        )
        .await
    }

    /// Answers a poll.
    pub async fn answers(&self, room: &str, poll: &str, choice: &str) -> Result<String, Fault> {
        let sent = self.tries_to_answer(room, poll, choice).await?;
        sent.map_err(|status| broken("the homeserver takes a ballot while the vote is open", status))
    }

    /// Every event in the room on which `bot` has put ✅, of late.
    pub async fn acknowledged(&self, room: &str, bot: &str) -> Result<Vec<String>, Fault> {
        let reactions = self.reads(room, &["m.reaction"]).await?;
        let marked = reactions
            .iter()
            .filter(|event| event["sender"] == bot)
            .map(|event| &event["content"]["m.relates_to"]);
        let marked =
            marked.filter(|relates| relates["key"].as_str().is_some_and(|key| key.starts_with('\u{2705}')));
        Ok(marked.filter_map(|relates| relates["event_id"].as_str().map(str::to_owned)).collect())
    }
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
