//! The built binary as a server: started, killed, started again on the same data.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Output},
    time::Duration,
};

use serde_json::Value;

use crate::{
    SOON,
    child::Running,
    eventually, fail,
    graphql::Api,
    matrix::{self, Account},
    place,
    postgres::Database,
    subscription::Listener,
};

/// Where the server keeps its record.
#[derive(Debug)]
pub enum Store {
    /// In its data directory.
    Sqlite,
    /// In a database of PostgreSQL that is the story's own.
    Postgres(Database),
}

/// A server of one story.
#[derive(Debug)]
pub struct Server {
    process: Option<Running>,
    dir: PathBuf,
    url: String,
    store: Store,
    bot: Option<String>,
}

impl Server {
    /// Starts one without Matrix and waits until it is ready.
    pub async fn without_matrix(ground: &place::Ground, store: Store) -> Self {
        Self::prepare(ground.room("server"), store, "").await
    }

    /// Starts another organisation's, without Matrix, beside the story's own.
    pub async fn of_a_partner(ground: &place::Ground) -> Self {
        Self::prepare(ground.room("partner"), Store::Sqlite, "").await
    }

    /// Starts one whose bot, an account of its own at `homeserver`, speaks through `through`: the homeserver's own
    /// address or a proxy's.
    pub async fn with_bot(ground: &place::Ground, store: Store, homeserver: &str, through: &str) -> Self {
        let localpart = format!("bot-{}", place::fresh());
        let bot = Account::register(homeserver, &localpart).await;
        let section = format!(
            "[matrix]\nhomeserver = \"{through}\"\nuser = \"{localpart}\"\npassword = \"{}\"\n",
            matrix::PASSWORD
        );
        let mut server = Self::prepare(ground.room("server"), store, &section).await;
        server.bot = Some(bot.user_id().to_owned());
        server
    }

    /// Starts one without Matrix that sends letters by this mail server.
    pub async fn with_mail(ground: &place::Ground, store: Store, smtp: &str) -> Self {
        let section = format!("[mail]\nserver = \"{smtp}\"\nfrom = \"Ownaccord <office@consent.example>\"\n");
        Self::prepare(ground.room("server"), store, &section).await
    }

    async fn prepare(dir: PathBuf, store: Store, matrix: &str) -> Self {
        let port = place::free_port();
        let database = match &store {
            Store::Sqlite => String::new(),
            Store::Postgres(database) => format!("[database]\nurl = \"{}\"\n", database.url()),
        };
        let config = format!(
            "data_dir = \"{}\"\n[server]\nlisten = \"127.0.0.1:{port}\"\npublic_url = \"http://localhost:{port}\"\n\
             graphiql = true\n[dataspace]\nprivate_callbacks = true\n{database}{matrix}",
            dir.join("data").display()
        );
        fs::write(dir.join("config.toml"), config).expect("the configuration is written");
        let url = format!("http://127.0.0.1:{port}");
        let mut server = Self { process: None, dir, url, store, bot: None };
        server.start().await;
        server
    }

    /// Has these lines in its configuration from its next start on, below all others.
    pub fn configure(&self, lines: &str) {
        let file = self.dir.join("config.toml");
        let config = fs::read_to_string(&file).expect("the configuration");
        fs::write(file, format!("{config}{lines}")).expect("the configuration is written");
    }

    /// Starts it on the data that it left, and waits until it is ready.
    pub async fn start(&mut self) {
        self.launch();
        self.ready().await;
    }

    /// Starts it and returns at once: for stories in which it cannot become ready yet.
    pub fn launch(&mut self) {
        let mut command = self.command();
        command.arg("serve");
        self.process = Some(Running::start("Ownaccord", &mut command, &self.dir.join("server.log")));
    }

    /// Waits until database and bot are ready.
    pub async fn ready(&mut self) {
        let health = format!("{}/health/ready", self.url);
        eventually("Ownaccord is ready", SOON * 2, async || {
            if let Some(status) = self.running().ended() {
                fail(&format!("Ownaccord ended while starting: {status}"));
            }
            let answer = reqwest::get(&health).await.ok()?;
            answer.status().is_success().then_some(())
        })
        .await;
    }

    /// Pulls the plug.
    pub fn kill_nine(&mut self) {
        self.running().kill_nine();
    }

    /// Pulls the plug at the instant at which it writes the next byte anywhere, before that byte is written.
    pub fn dies_of_writing(&mut self) {
        self.running().dies_of_writing();
    }

    /// Waits until it has died so.
    pub async fn died_of_writing(&mut self) {
        self.running().died_of_writing().await;
    }

    /// Whether it runs.
    pub fn is_running(&mut self) -> bool {
        self.running().ended().is_none()
    }

    /// Stops it as an operator would.
    pub async fn stop(&mut self) -> ExitStatus {
        self.running().stop(Duration::from_secs(30)).await
    }

    /// Fails the story if the server has ended, or has said that something in it broke.
    pub fn is_well(&mut self) {
        let running = self.running();
        assert!(running.ended().is_none(), "the server has ended");
        assert!(!running.said().contains("panicked at"), "the server panicked");
    }

    /// Everything it has logged.
    pub fn said(&mut self) -> String {
        self.running().said()
    }

    /// How many seconds of processor time it has used so far.
    pub fn processor_seconds(&mut self) -> f64 {
        self.running().processor_seconds()
    }

    /// Freezes it: nothing that comes in is looked at.
    pub fn suspend(&mut self) {
        self.running().signal("STOP");
    }

    /// Lets it go on after [`Self::suspend`].
    pub fn resume(&mut self) {
        self.running().signal("CONT");
    }

    fn running(&mut self) -> &mut Running {
        self.process.as_mut().unwrap_or_else(|| fail("the server was never started"))
    }

    /// Its address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its database, if it is PostgreSQL.
    pub fn postgres(&self) -> &Database {
        match &self.store {
            Store::Postgres(database) => database,
            Store::Sqlite => fail("this story's server keeps its record in SQLite"),
        }
    }

    /// The Matrix id of its bot.
    pub fn bot(&self) -> &str {
        self.bot.as_deref().unwrap_or_else(|| fail("this story's server has no bot"))
    }

    /// A directory for files of the story beside the server's data.
    pub fn beside(&self) -> &Path {
        &self.dir
    }

    /// GraphQL with this token.
    pub fn api(&self, token: &str) -> Api {
        Api::new(&self.url, Some(token))
    }

    /// GraphQL without any.
    pub fn public(&self) -> Api {
        Api::new(&self.url, None)
    }

    /// A subscriber to a community's decisions, with this token.
    pub async fn listens_to_decisions(&self, community: &str, token: &str) -> Listener {
        Listener::decisions(&self.url, community, token).await
    }

    fn command(&self) -> Command {
        let mut command = Command::new(place::binary());
        command.arg("--config").arg(self.dir.join("config.toml")).current_dir(&self.dir);
        command
    }

    /// Runs the binary for one errand, with the server's configuration.
    pub fn cli(&self, arguments: &[&str]) -> Output {
        self.command().args(arguments).output().expect("the binary runs")
    }

    fn cli_token(&self, arguments: &[&str]) -> String {
        let output = self.cli(arguments);
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{arguments:?}: {said}{}", String::from_utf8_lossy(&output.stderr));
        let answer: Value =
            serde_json::from_str(&said).unwrap_or_else(|e| fail(&format!("{arguments:?}: {said}: {e}")));
        answer["token"]
            .as_str()
            .unwrap_or_else(|| fail(&format!("{arguments:?}: no token in {said}")))
            .to_owned()
    }

    /// A one-time enrolment token for a `founder`, an `intermediary` or a `requester`.
    pub fn enrolment(&self, kind: &str) -> String {
        self.cli_token(&["invite", kind])
    }

    /// An API token for somebody who exists.
    pub fn token(&self, kind: &str, id: &str) -> String {
        self.cli_token(&["token", kind, "--id", id])
    }
}
