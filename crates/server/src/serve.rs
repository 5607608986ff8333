//! `ownaccord serve`: the doors opened, the clock's work and the bot kept going, and everything closed in order.

mod bot;
mod deadlines;
mod mail;

use std::{sync::Arc, time::Duration};

use app::App;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
    task::JoinSet,
    time::timeout,
};

use crate::{admin::Door, compose, config::Config, data, doctor, fault::Fault, seen};

/// How long requests under way, and the bot, may take to finish.
const GRACE: Duration = Duration::from_secs(10);

/// Runs until told to stop.
pub async fn serve(config: &Config) -> Result<(), Fault> {
    let mut signals = Signals::watch()?;
    let listener = doctor::bind(config.server.listen).await?;
    let mailer = mail::mailer(config)?;
    let app = compose::open(config).await?;
    let app = if mailer.is_some() { app.with_mail() } else { app };
    if let Err(error) = app.learn_permissions().await {
        tracing::error!(%error, "what is agreed on could not be read; nothing is permitted until it can be");
    }
    warn_of_open_files(config);
    let door = Door::open(&config.data_dir).await?;
    let (stopping, stop) = watch::channel(false);
    let mut parts = start(config, &app, listener, door, &stop);
    if let Some(mailer) = mailer {
        parts.spawn(mail::deliver(app.clone(), mailer, config.server.public_url.clone(), stop.clone()));
    }
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

fn start(
    config: &Config,
    app: &App,
    listener: TcpListener,
    door: Door,
    stop: &watch::Receiver<bool>,
) -> JoinSet<()> {
    let mut parts = JoinSet::new();
    let bot = bot::Watch::new(config.matrix.is_some());
    let settings = web::Settings {
        graphiql: config.server.graphiql,
        ready: Arc::clone(&bot).ready(),
        pace: web::Pace::default(),
    };
    let schema = graphql::schema(app.clone(), graphql::Settings { introspection: config.server.graphiql });
    let dataspace = dataspace::Settings { public_url: config.server.public_url.as_str().into() };
    let connectors = dataspace::router(app.clone(), dataspace.clone());
    let router = web::router(app.clone(), schema, connectors, settings);
    let mut told = stop.clone();
    parts.spawn(async move {
        let stopped = async move { stopped(&mut told).await };
        if let Err(error) = web::serve(listener, router, stopped).await {
            tracing::error!(%error, "the HTTP server has ended");
        }
    });
    parts.spawn(door.serve(app.clone(), stop.clone()));
    parts.spawn(deadlines::keep(app.clone(), stop.clone()));
    parts.spawn(seen::keep(app.clone(), config.data_dir.clone(), stop.clone()));
    parts.spawn(dataspace::deliver(app.clone(), dataspace, stop.clone()));
    parts.spawn(outward::deliver(app.clone(), stop.clone()));
    if let Some(matrix) = &config.matrix {
        let settings = matrix::Settings {
            homeserver: matrix.homeserver.clone(),
            user: matrix.user.clone(),
            password: matrix.password.expose().to_owned(),
            data_dir: config.data_dir.clone(),
        };
        parts.spawn(bot::keep(app.clone(), settings, bot, stop.clone()));
    }
    parts
}

/// An instance may live with a folder that others can read; its operator should know.
fn warn_of_open_files(config: &Config) {
    let keys =
        data::KEYS.into_iter().chain([data::NEXT_KEY]).map(|key| data::key_file(&config.data_dir, key));
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
