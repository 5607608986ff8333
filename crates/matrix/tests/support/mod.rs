//! A real Synapse for the length of a test, and members who talk to it by plain HTTP.

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use matrix::{Bot, Fault, Inbound, OwnedEventId, OwnedRoomId, OwnedUserId, Settings, sync::Batch};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Everything in a test ends sooner than this.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A Synapse of our own, gone with the test.
pub struct Homeserver {
    process: Child,
    url: String,
    dir: TempDir,
    http: reqwest::Client,
}

/// Whether the homeserver limits rates as Synapse does by default, or not at all.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Rates {
    Default,
    Unlimited,
}

impl Homeserver {
    pub async fn start(rates: Rates) -> Self {
        let venv = std::env::var_os("OWNACCORD_SYNAPSE_VENV").map(PathBuf::from).expect(
            "this test needs a real homeserver: run `./run test`, which sets one up, or name a Python environment \
             that has matrix-synapse in OWNACCORD_SYNAPSE_VENV",
        );
        let dir = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let config = dir.path().join("homeserver.yaml");
        std::fs::write(&config, configuration(dir.path(), port, rates)).unwrap();
        std::fs::write(dir.path().join("log.yaml"), "{version: 1, root: {level: ERROR}}").unwrap();
        let key = Command::new(venv.join("bin/generate_signing_key"))
            .arg("-o")
            .arg(dir.path().join("key"))
            .status();
        assert!(key.unwrap().success());
        let log = std::fs::File::create(dir.path().join("log")).unwrap();
        let process = Command::new(venv.join("bin/python"))
            .args(["-m", "synapse.app.homeserver", "-c"])
            .arg(&config)
            .current_dir(dir.path())
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        let url = format!("http://127.0.0.1:{port}");
        let mut homeserver = Self { process, url, dir, http: reqwest::Client::new() };
        homeserver.wait_until_healthy().await;
        homeserver
    }

    async fn wait_until_healthy(&mut self) {
        let health = format!("{}/health", self.url);
        let start = Instant::now();
        while !self.http.get(&health).send().await.is_ok_and(|answer| answer.status().is_success()) {
            let log = || std::fs::read_to_string(self.dir.path().join("log")).unwrap_or_default();
            assert!(self.process.try_wait().unwrap().is_none(), "Synapse ended: {}", log());
            assert!(start.elapsed() < PATIENCE, "Synapse does not come up: {}", log());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Registers an account.
    pub async fn member(&self, name: &str) -> Member {
        let request =
            json!({ "username": name, "password": password(name), "auth": { "type": "m.login.dummy" } });
        let url = format!("{}/_matrix/client/v3/register", self.url);
        let answer: Value = self.http.post(url).json(&request).send().await.unwrap().json().await.unwrap();
        let token = answer["access_token"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned();
        let id = OwnedUserId::try_from(answer["user_id"].as_str().unwrap()).unwrap();
        Member { id, token, base: format!("{}/_matrix/client/v3", self.url), http: self.http.clone() }
    }

    /// Where a bot with this account lives, and who it is.
    pub fn settings(&self, name: &str) -> Settings {
        Settings {
            homeserver: self.url.parse().unwrap(),
            user: name.to_owned(),
            password: password(name),
            data_dir: self.dir.path().join("bots").join(name),
        }
    }

    /// Registers an account and starts a bot with it.
    pub async fn bot(&self, name: &str) -> Bot {
        self.member(name).await;
        Bot::connect(&self.settings(name)).await.unwrap()
    }
}

impl Drop for Homeserver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn password(name: &str) -> String {
    format!("the password of {name}")
}

fn configuration(dir: &Path, port: u16, rates: Rates) -> String {
    let dir = dir.display();
    let mut config = format!(
        "server_name: test\npid_file: {dir}/pid\nreport_stats: false\nsigning_key_path: {dir}/key\n\
         log_config: {dir}/log.yaml\nmedia_store_path: {dir}/media\nmacaroon_secret_key: m\nform_secret: f\n\
         listeners: [{{port: {port}, type: http, bind_addresses: [127.0.0.1], resources: [{{names: [client]}}]}}]\n\
         database: {{name: sqlite3, args: {{database: '{dir}/db'}}}}\n\
         enable_registration: true\nenable_registration_without_verification: true\nbcrypt_rounds: 4\n\
         trusted_key_servers: []\nsuppress_key_server_warning: true\nfederation_domain_whitelist: []\n\
         rc_registration: {{per_second: 1000, burst_count: 1000}}\n"
    );
    if rates == Rates::Unlimited {
        let free = "{per_second: 100000, burst_count: 100000}";
        config.push_str(&format!(
            "rc_message: {free}\nrc_room_creation: {free}\nrc_joins: {{local: {free}, remote: {free}}}\n\
             rc_joins_per_room: {free}\nrc_invites: {{per_room: {free}, per_user: {free}, per_issuer: {free}}}\n\
             rc_login: {{address: {free}, account: {free}, failed_attempts: {free}}}\n"
        ));
    }
    config
}

/// Somebody with an account and the simplest client there is.
pub struct Member {
    pub id: OwnedUserId,
    token: String,
    base: String,
    http: reqwest::Client,
}

impl Member {
    /// A call to the homeserver: what it answers, or its error code.
    pub async fn call(&self, method: &str, path: &str, body: Value) -> Result<Value, String> {
        let request = self.http.request(method.parse().unwrap(), format!("{}/{path}", self.base));
        let answer = request.bearer_auth(&self.token).json(&body).send().await.unwrap();
        let is_fine = answer.status().is_success();
        let json: Value = answer.json().await.unwrap();
        if is_fine { Ok(json) } else { Err(json["errcode"].as_str().unwrap_or("?").to_owned()) }
    }

    pub async fn join(&self, room: &OwnedRoomId) -> Result<Value, String> {
        self.call("POST", &format!("join/{room}"), json!({})).await
    }

    pub async fn send(&self, room: &OwnedRoomId, kind: &str, content: Value) -> Result<OwnedEventId, String> {
        let transaction = matrix_sdk::ruma::TransactionId::new();
        let answer = self.call("PUT", &format!("rooms/{room}/send/{kind}/{transaction}"), content).await?;
        Ok(OwnedEventId::try_from(answer["event_id"].as_str().unwrap()).unwrap())
    }

    pub async fn says(&self, room: &OwnedRoomId, body: &str) -> OwnedEventId {
        self.send(room, "m.room.message", json!({ "msgtype": "m.text", "body": body })).await.unwrap()
    }

    /// Answers a poll in the spelling of Element.
    pub async fn answers(
        &self,
        room: &OwnedRoomId,
        poll: &OwnedEventId,
        choice: &str,
    ) -> Result<OwnedEventId, String> {
        self.marks(room, poll, &[choice]).await
    }

    /// Gives several answers to a poll at once.
    pub async fn marks(
        &self,
        room: &OwnedRoomId,
        poll: &OwnedEventId,
        choices: &[&str],
    ) -> Result<OwnedEventId, String> {
        let kind = "org.matrix.msc3381.poll.response";
        let relation = json!({ "rel_type": "m.reference", "event_id": poll });
        self.send(room, kind, json!({ "m.relates_to": relation, kind: { "answers": choices } })).await
    }

    /// The content of a state event.
    pub async fn state(&self, room: &OwnedRoomId, kind: &str) -> Value {
        self.call("GET", &format!("rooms/{room}/state/{kind}"), json!({})).await.unwrap()
    }
}

/// A bot's cursor and the way that a caller moves it.
pub struct Reader {
    pub bot: Bot,
    pub cursor: Option<String>,
    pub wait: Duration,
}

impl Reader {
    pub fn new(bot: &Bot) -> Self {
        Self { bot: bot.clone(), cursor: None, wait: Duration::from_millis(500) }
    }

    /// What there is, without committing it.
    pub async fn peek(&self) -> Result<Batch, Fault> {
        let nothing = |_: OwnedRoomId, _: Vec<OwnedEventId>| -> futures_util::future::BoxFuture<'_, bool> {
            Box::pin(async { false })
        };
        self.bot.pull(self.cursor.as_deref(), &nothing, self.wait).await
    }

    /// What there is; the next reading goes on after it.
    pub async fn read(&mut self) -> Vec<Inbound> {
        let batch = self.peek().await.unwrap();
        self.cursor = Some(batch.next);
        batch.inbound
    }

    /// Reads until something is there.
    pub async fn wait_for<T>(&mut self, mut find: impl FnMut(&Inbound) -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(found) = self.read().await.iter().find_map(&mut find) {
                return found;
            }
            assert!(start.elapsed() < PATIENCE, "it did not come");
        }
    }
}

/// The bodies of the messages among these.
pub fn texts(inbound: &[Inbound]) -> Vec<&str> {
    inbound
        .iter()
        .filter_map(|one| if let Inbound::Text { body, .. } = one { Some(body.as_str()) } else { None })
        .collect()
}
