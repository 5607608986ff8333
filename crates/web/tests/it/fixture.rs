//! A listening instance.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use app::{App, Chance, Clock, Keys, Store};
use domain::moment::Moment;
use reqwest::{Client, RequestBuilder};
use tempfile::TempDir;
use web::{Pace, Router, Settings};

/// Quick, so that a test need not wait.
pub const PACE: Pace = Pace {
    recheck: Duration::from_millis(200),
    patience: Duration::from_secs(2),
    pulse: Duration::from_millis(500),
};

pub struct House {
    pub app: App,
    pub url: String,
    pub bot_is_up: Arc<AtomicBool>,
    pub is_forked: Arc<AtomicBool>,
    _dir: Option<TempDir>,
}

impl House {
    /// Listens on a free port, with or without the page to try queries on.
    pub async fn open(graphiql: bool) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store =
            Store::connect(&format!("sqlite://{}", dir.path().join("test.db").display())).await.unwrap();
        store.migrate().await.unwrap();
        let now: Moment = "2026-11-22T12:00:00Z".parse().unwrap();
        let [signing, log] = [7, 8].map(|seed| evidence::keys::SigningKey::from_seed(&[seed; 32]));
        let keys = Keys::new(signing, log, "https://ownaccord.example");
        let app = App::new(store, Clock::new(move || now), Chance::system(), keys);
        Self { _dir: Some(dir), ..Self::of(app, graphiql).await }
    }

    /// The same of an application that is there already.
    pub async fn of(app: App, graphiql: bool) -> Self {
        let bot_is_up = Arc::new(AtomicBool::new(true));
        let is_forked = Arc::new(AtomicBool::new(false));
        let (bot, forked) = (Arc::clone(&bot_is_up), Arc::clone(&is_forked));
        let ready = Arc::new(move || if bot.load(Ordering::SeqCst) { Vec::new() } else { vec!["bot"] });
        let alarms =
            Arc::new(move || if forked.load(Ordering::SeqCst) { vec!["log-forked"] } else { Vec::new() });
        let schema = graphql::schema(app.clone(), graphql::Settings { introspection: graphiql });
        let router =
            web::router(app.clone(), schema, Router::new(), Settings { graphiql, ready, alarms, pace: PACE });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { app, url, bot_is_up, is_forked, _dir: None }
    }

    pub fn get(&self, path: &str) -> RequestBuilder {
        Client::new().get(format!("{}{path}", self.url))
    }

    /// A POST of JSON to `/graphql`.
    pub fn post(&self, body: impl Into<reqwest::Body>) -> RequestBuilder {
        let post = Client::new().post(format!("{}/graphql", self.url));
        post.header("content-type", "application/json").body(body)
    }
}
