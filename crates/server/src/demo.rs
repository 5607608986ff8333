//! `ownaccord demo`: the whole story, from a request to a binding decision, played as a client on a running server and a
//! running homeserver. Nothing here knows the server's inside: it speaks GraphQL and Matrix, as anybody could.

mod api;
mod ask;
mod bind;
mod come;
mod decide;
mod found;
mod listen;
mod matrix;
mod poll;
mod report;
mod signing;
mod stage;
mod words;

use std::{path::PathBuf, time::Duration};

use clap::Args;

use crate::{
    admin::{self, Errand, Issued, Known, Request},
    config::Config,
    doctor,
    fault::Fault,
};
use api::Api;
use matrix::Account;
use stage::Stage;

/// The story takes about a minute and a half; if it has not ended by now, something hangs.
const LONGEST: Duration = Duration::from_secs(290);

/// Arguments of `demo`.
#[derive(Debug, Args)]
pub struct Options {
    /// The homeserver, on which anyone may register (the bot's own).
    #[arg(long, value_name = "URL")]
    homeserver: String,
    /// The running server. Without it: the one of the configuration.
    #[arg(long, value_name = "URL")]
    server: Option<String>,
    /// The bot's Matrix id. Without it: the configured user on that homeserver.
    #[arg(long, value_name = "@USER:SERVER")]
    bot: Option<String>,
    /// Write addresses, ids and tokens there, for scripts.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// What every act needs.
struct World<'a> {
    config: &'a Config,
    stage: Stage,
    server: String,
    homeserver: String,
    bot: String,
    /// What sets the names of this run apart from those of another on the same servers.
    mark: String,
    http: reqwest::Client,
}

/// Somebody on the roll.
struct Member {
    name: &'static str,
    account: Account,
    /// The direct chat with the bot.
    chat: String,
    /// Their id and their way in by GraphQL; those who came by `!join` alone have none.
    access: Option<Access>,
}

/// A way in by GraphQL.
#[derive(Clone)]
struct Access {
    id: String,
    api: Api,
}

/// The community and its people.
struct Town {
    id: String,
    handle: String,
    charter: String,
    steward: Member,
    members: Vec<Member>,
    ballot_box: String,
}

/// What the organisations that deal with the community have.
struct Parties {
    advocate: Access,
    intermediary: String,
    /// The contact of the requester, and the requester's id.
    contact: Access,
    requester: String,
}

/// Plays the story.
pub async fn demo(config: &Config, options: &Options) -> Result<(), Fault> {
    let mut world = World::new(config, options)?;
    let played = tokio::time::timeout(LONGEST, play(&mut world, options)).await;
    let outcome =
        played.unwrap_or_else(|_| Err(stage::broken("the story ends", "it hung until its time was over")));
    outcome.map_err(|fault| Fault { what: format!("{} – {}", world.stage.act(), fault.what), ..fault })
}

async fn play(world: &mut World<'_>, options: &Options) -> Result<(), Fault> {
    world.bot = match &options.bot {
        Some(bot) => bot.clone(),
        None => world.guess_bot().await?,
    };
    let mut town = found::found(world).await?;
    come::come(world, &mut town).await?;
    let seen = found::adopt(world, &town).await?;
    let (advocate, intermediary, seen) = found::mandate(world, &town, seen).await?;
    let (proposal, parties) = ask::ask(world, &town, advocate, intermediary).await?;
    let decided = decide::decide(world, &town, &proposal, &seen).await?;
    let bound = bind::bind(world, &town, &parties, &decided, options.json.as_deref()).await?;
    report::report(world, &town, &parties, &proposal, &decided, &bound, options.json.as_deref()).await?;
    Ok(())
}

impl<'a> World<'a> {
    fn new(config: &'a Config, options: &Options) -> Result<Self, Fault> {
        let failed = |why: String| Fault::new("The story cannot begin", why, "Try again.");
        let mut mark = [0; 3];
        getrandom::fill(&mut mark).map_err(|error| failed(error.to_string()))?;
        let http = reqwest::Client::builder().timeout(Duration::from_secs(60)).build();
        let server = options
            .server
            .clone()
            .unwrap_or_else(|| format!("http://{}", doctor::reachable(config.server.listen)));
        Ok(Self {
            config,
            stage: Stage::new(),
            server: server.trim_end_matches('/').to_owned(),
            homeserver: options.homeserver.trim_end_matches('/').to_owned(),
            bot: String::new(),
            mark: mark.iter().map(|byte| format!("{byte:02x}")).collect(),
            http: http.map_err(|error| failed(error.to_string()))?,
        })
    }

    /// The configured user on the server that an account registered there belongs to.
    async fn guess_bot(&self) -> Result<String, Fault> {
        let user = self.config.matrix.as_ref().map_or("ownaccord-bot", |matrix| &matrix.user);
        if user.starts_with('@') {
            return Ok(user.to_owned());
        }
        let somebody = self.account("visitor").await?;
        let server = somebody.user_id.split_once(':').map_or("localhost", |(_, server)| server);
        Ok(format!("@{user}:{server}"))
    }

    /// A fresh account on the homeserver.
    async fn account(&self, name: &str) -> Result<Account, Fault> {
        Account::register(&self.http, &self.homeserver, &format!("{}-{}", name.to_lowercase(), self.mark))
            .await
    }

    fn api(&self, token: Option<&str>) -> Api {
        Api::new(&self.http, &self.server, token)
    }

    /// A one-time token from the operator.
    async fn enrolment(&self, kind: Errand) -> Result<Api, Fault> {
        let issued: Issued = admin::run(self.config, &Request::Invite { kind }).await?;
        Ok(self.api(Some(&issued.token)))
    }

    /// A further token from the operator.
    async fn token(&self, kind: Known, id: &str) -> Result<String, Fault> {
        let request = Request::Token { kind, id: id.to_owned(), days: None };
        Ok(admin::run::<Issued>(self.config, &request).await?.token)
    }
}

impl Town {
    /// The steward and all members.
    fn everyone(&self) -> impl Iterator<Item = &Member> {
        std::iter::once(&self.steward).chain(&self.members)
    }

    /// The steward's way in.
    fn steward_api(&self) -> Result<&Api, Fault> {
        self.steward
            .access
            .as_ref()
            .map(|access| &access.api)
            .ok_or_else(|| stage::broken("the steward has a token", "she has none"))
    }

    /// The room with this role, once the bot has made it.
    async fn room(&self, role: &str) -> Result<String, Fault> {
        let api = self.steward_api()?;
        stage::until(&format!("the bot makes the room “{role}”"), async || {
            let node = api.node("Community", &self.id, "rooms { role roomId }").await?;
            let rooms = node["rooms"].as_array().cloned().unwrap_or_default();
            let is_it = |room: &serde_json::Value| {
                room["role"].as_str().is_some_and(|given| given.to_lowercase().replace('_', "-") == role)
            };
            Ok(rooms.into_iter().find(is_it).and_then(|room| room["roomId"].as_str().map(str::to_owned)))
        })
        .await
    }
}
