//! The protocol's routes on a database of their own, and a requester.

use app::{App, Chance, Clock, Errand, Keys, Origin, RegisterRequester, Store};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use dataspace::Settings;
use domain::{moment::Moment, party::Registration};
use serde_json::Value;
use tempfile::TempDir;
use tower::ServiceExt;

pub struct Door {
    router: Router,
    pub token: String,
    _dir: Option<TempDir>,
}

impl Door {
    pub async fn open() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store =
            Store::connect(&format!("sqlite://{}", dir.path().join("test.db").display())).await.unwrap();
        store.migrate().await.unwrap();
        let now: Moment = "2026-11-22T12:00:00Z".parse().unwrap();
        let [signing, log] = [7, 8].map(|seed| evidence::keys::SigningKey::from_seed(&[seed; 32]));
        let keys = Keys::new(signing, log, "https://ownaccord.example");
        let app = App::new(store, Clock::new(move || now), Chance::system(), keys);
        Self { _dir: Some(dir), ..Self::of(app).await }
    }

    /// The same of an application that is there already.
    pub async fn of(app: App) -> Self {
        let (right, _) = app.enrol(Errand::Requester).await.unwrap();
        let registration = Registration {
            handle: "university".into(),
            name: "University".into(),
            kind: "recipient:academic".into(),
        };
        let actor = app.actor(&right).await.unwrap();
        let command = RegisterRequester { registration, services: Vec::new() };
        let registered = app.register_requester(&actor, &Origin::Api("1".into()), &command).await.unwrap();
        let token = registered.token.unwrap();
        let settings = Settings { public_url: "https://ownaccord.example".into() };
        Self { router: dataspace::router(app, settings), token, _dir: None }
    }

    /// The answer to a message, or to a question where there is none.
    pub async fn answers(&self, path: &str, body: Option<Vec<u8>>, token: &str) -> (StatusCode, Value) {
        let request = Request::builder().uri(path).header("authorization", format!("Bearer {token}"));
        let request = request.method(if body.is_some() { "POST" } else { "GET" });
        let request = request.body(Body::from(body.unwrap_or_default())).unwrap();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let status = answer.status();
        let bytes = to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    /// The answer to the requester's message.
    pub async fn hears(&self, path: &str, message: &Value) -> (StatusCode, Value) {
        self.answers(path, Some(message.to_string().into_bytes()), &self.token).await
    }
}
