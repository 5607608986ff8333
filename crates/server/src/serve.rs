//! `ownaccord serve`: the doors opened, the clock's work and the bot kept going, and everything closed in order.

mod alarms;
mod bot;
mod deadlines;
mod mail;
mod trail;

use std::{sync::Arc, time::Duration};

use app::App;
use evidence::log::note::Verifier;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
    task::JoinSet,
    time::timeout,
};
use web::Router;

pub use alarms::Alarms;

use crate::{admin::Door, compose, config::Config, data, doctor, fault::Fault, seen, transparency};

/// How long requests under way, and the bot, may take to finish.
const GRACE: Duration = Duration::from_secs(10);

/// Runs until told to stop.
pub async fn serve(config: &Config) -> Result<(), Fault> {
    let mut signals = Signals::watch()?;
    let listener = doctor::bind(config.server.listen).await?;
    let (stopping, stop) = watch::channel(false);
    let (opening, mut parts) = (web::Opening::default(), JoinSet::new());
    // From here on it says that it lives, however long those are waited for who remember the log.
    parts.spawn(answers(listener, opening.router(), stop.clone()));
    let app = match begin(config, &opening, &mut parts, &stop).await {
        Ok(app) => app,
        Err(fault) => {
            parts.shutdown().await;
            return Err(fault);
        }
    };
    tracing::info!(listen = %config.server.listen, public_url = config.server.public_url, "listening");
    let ended = tokio::select! {
        () = signals.next() => None,
        part = parts.join_next() => Some(part),
    };
    tracing::info!("stopping");
    stopping.send_replace(true);
    let all = async { while parts.join_next().await.is_some() {} };
    if timeout(GRACE, all).await.is_err() {
        tracing::warn!("some requests were cut off: they took too long to finish");
        parts.shutdown().await;
    }
    trail::end(&app).await;
    compose::close(&app).await;
    match ended {
        None => {
            tracing::info!("stopped");
            Ok(())
        }
        Some(_) => Err(Fault::new(
            "The server has ended",
            "a part of it ended by itself",
            "The log says which; start it again.",
        )),
    }
}

/// Answers requests until told to stop.
async fn answers(listener: TcpListener, routes: Router, mut stop: watch::Receiver<bool>) {
    let told = async move { stopped(&mut stop).await };
    if let Err(error) = web::serve(listener, routes, told).await {
        tracing::error!(%error, "the HTTP server has ended");
    }
}

/// Everything that is done before the door opens, and what goes on behind it then.
async fn begin(
    config: &Config,
    opening: &web::Opening,
    parts: &mut JoinSet<()>,
    stop: &watch::Receiver<bool>,
) -> Result<App, Fault> {
    let mailer = mail::mailer(config)?;
    let (app, known) = opened(config).await?;
    let app = if mailer.is_some() { app.with_mail() } else { app };
    if let Err(error) = app.learn_permissions().await {
        tracing::error!(%error, "what is agreed on could not be read; nothing is permitted until it can be");
    }
    warn_of_open_files(config);
    let doors = Doors {
        admin: Door::open(&config.data_dir).await?,
        way: transparency::way(&config.transparency)?,
        witness: transparency::as_witness(config)?,
        known,
    };
    opening.open(start(config, &app, doors, parts, stop));
    if let Some(mailer) = mailer {
        parts.spawn(mail::deliver(app.clone(), mailer, config.server.public_url.clone(), stop.clone()));
    }
    Ok(app)
}

/// The application, and the bot where it could log in: not before everybody outside who remembers the log and can be asked has no
/// objection to what the database holds.
async fn opened(config: &Config) -> Result<(App, Option<matrix::Bot>), Fault> {
    let app = compose::checked(config).await?;
    let known = match bot_settings(config) {
        Some(settings) => transparency::check_rooms(&app, &settings).await,
        None => Ok(None),
    };
    match known {
        Ok(known) => Ok((compose::publish(config, app).await?, known)),
        Err(fault) => {
            compose::close(&app).await;
            Err(fault)
        }
    }
}

/// The ways in and out that are open before anything starts.
struct Doors {
    admin: Door,
    way: outward::Way,
    witness: Option<(web::witness::Weigh, Verifier)>,
    known: Option<matrix::Bot>,
}

/// Starts what goes on by itself, and gives the routes to open.
fn start(
    config: &Config,
    app: &App,
    doors: Doors,
    parts: &mut JoinSet<()>,
    stop: &watch::Receiver<bool>,
) -> Router {
    let alarms = Alarms::default();
    let bot = bot::Watch::new(config.matrix.is_some(), alarms.clone());
    let settings = web::Settings {
        graphiql: config.server.graphiql,
        ready: Arc::clone(&bot).ready(),
        alarms: alarms.told(),
        pace: web::Pace::default(),
    };
    let schema = graphql::schema(app.clone(), graphql::Settings { introspection: config.server.graphiql });
    let dataspace = dataspace::Settings { public_url: config.server.public_url.as_str().into() };
    let connectors = dataspace::router(app.clone(), dataspace.clone());
    let others = match &doors.witness {
        Some((weigh, key)) => connectors.nest("/witness", web::witness::routes(weigh.clone(), key)),
        None => connectors,
    };
    let router = web::router(app.clone(), schema, others, settings);
    parts.spawn(doors.admin.serve(app.clone(), stop.clone()));
    parts.spawn(trail::keep(app.clone(), stop.clone()));
    parts.spawn(deadlines::keep(app.clone(), stop.clone()));
    parts.spawn(seen::keep(app.clone(), config.data_dir.clone(), stop.clone()));
    let witnesses = config.transparency.witnesses.clone();
    let data_dir = config.data_dir.clone();
    parts.spawn(transparency::keep(app.clone(), doors.way, (witnesses, data_dir, alarms), stop.clone()));
    parts.spawn(dataspace::deliver(app.clone(), dataspace, stop.clone()));
    parts.spawn(outward::deliver(app.clone(), stop.clone()));
    if let Some(settings) = bot_settings(config) {
        parts.spawn(bot::keep(app.clone(), settings, doors.known, bot, stop.clone()));
    }
    router
}

fn bot_settings(config: &Config) -> Option<matrix::Settings> {
    config.matrix.as_ref().map(|matrix| matrix::Settings {
        homeserver: matrix.homeserver.clone(),
        user: matrix.user.clone(),
        password: matrix.password.expose().to_owned(),
        data_dir: config.data_dir.clone(),
    })
}

/// An instance may live with a folder that others can read; its operator should know.
fn warn_of_open_files(config: &Config) {
    let keys =
        data::KEYS.into_iter().chain(data::LATER_KEYS).map(|key| data::key_file(&config.data_dir, key));
    for path in keys.chain([config.data_dir.clone()]) {
        if path.exists() && !data::is_private(&path).unwrap_or(false) {
            tracing::warn!(path = %path.display(), "others than its owner can get at it: chmod go= on it");
        }
    }
}

/// What tells the server to stop.
struct Signals {
    terminate: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
}

impl Signals {
    fn watch() -> Result<Self, Fault> {
        let watch = |kind| {
            signal(kind).map_err(|error| {
                Fault::new(
                    "The server cannot wait for signals",
                    error.to_string(),
                    "See the limits of this user: ulimit -a.",
                )
            })
        };
        Ok(Self { terminate: watch(SignalKind::terminate())?, interrupt: watch(SignalKind::interrupt())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Returns when the server is to stop, or nobody is left who could say so.
pub async fn stopped(stop: &mut watch::Receiver<bool>) {
    drop(stop.wait_for(|stop| *stop).await);
}

/// Waits so long, or until told to stop; whether it was the latter.
async fn pause(length: Duration, stop: &mut watch::Receiver<bool>) -> bool {
    timeout(length, stopped(stop)).await.is_ok()
}
