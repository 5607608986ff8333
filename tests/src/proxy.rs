//! Stands between the bot and the homeserver, to stop the world at an exact instant.
//!
//! A [`Snare`] catches the requests that match: as they arrive (the homeserver has not seen them), or when the
//! homeserver has answered (it has, but the bot does not know). What is caught waits until it is let go or lost.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Method, Request, StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::sync::{oneshot, watch};

use crate::{SOON, fail};

/// A request on its way to the homeserver.
#[derive(Debug, Clone)]
pub struct Passing {
    /// GET, PUT, …
    pub method: Method,
    /// Path and query, percent-encoded as sent.
    pub path: String,
    /// What was sent.
    pub body: Bytes,
}

impl Passing {
    /// A PUT of an event of this type into a room.
    pub fn sends(&self, event_type: &str) -> bool {
        self.method == Method::PUT && self.path.contains(&format!("/send/{event_type}/"))
    }

    /// A PUT of a state event of this type.
    pub fn sets(&self, event_type: &str) -> bool {
        self.method == Method::PUT && self.path.contains(&format!("/state/{event_type}"))
    }

    /// Whether the body names this text, such as an event id.
    pub fn names(&self, text: &str) -> bool {
        String::from_utf8_lossy(&self.body).contains(text)
    }
}

/// Where a snare catches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instant {
    /// Before the homeserver sees the request.
    Arrival,
    /// After the homeserver has done it, before the bot hears of it.
    Answer,
}

type Matcher = Box<dyn Fn(&Passing) -> bool + Send + Sync>;

struct Rule {
    id: u64,
    matches: Matcher,
    act: Act,
}

enum Act {
    Hold { instant: Instant, caught: watch::Sender<usize>, open: watch::Receiver<bool> },
    Refuse,
    Count(watch::Sender<usize>),
}

struct Inner {
    target: String,
    http: reqwest::Client,
    rules: Mutex<(u64, Vec<Rule>)>,
}

/// The proxy. It ends when dropped.
pub struct Proxy {
    url: String,
    inner: Arc<Inner>,
    end: Option<oneshot::Sender<()>>,
}

impl Proxy {
    /// Starts one before the homeserver at `target`.
    pub async fn before(target: &str) -> Self {
        let http =
            reqwest::Client::builder().timeout(Duration::from_secs(120)).build().expect("an HTTP client");
        let inner = Arc::new(Inner { target: target.to_owned(), http, rules: Mutex::new((0, Vec::new())) });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("its address"));
        let (end, ended) = oneshot::channel();
        let router = Router::new().fallback(pass).with_state(inner.clone());
        tokio::spawn(async move {
            tokio::select! {
                served = axum::serve(listener, router) => served.expect("the proxy serves"),
                _ = ended => {}
            }
        });
        Self { url, inner, end: Some(end) }
    }

    /// What the bot takes for the homeserver.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Catches the requests that match, at that instant.
    pub fn hold(
        &self,
        instant: Instant,
        matches: impl Fn(&Passing) -> bool + Send + Sync + 'static,
    ) -> Snare {
        let (caught, seen) = watch::channel(0);
        let (gate, open) = watch::channel(false);
        let id = self.add(Box::new(matches), Act::Hold { instant, caught, open });
        Snare { inner: self.inner.clone(), id, seen, gate: Some(gate) }
    }

    /// Answers the requests that match with 502, as though the homeserver were away, until the guard is dropped.
    pub fn refuse(&self, matches: impl Fn(&Passing) -> bool + Send + Sync + 'static) -> Snare {
        let (_, seen) = watch::channel(0);
        let id = self.add(Box::new(matches), Act::Refuse);
        Snare { inner: self.inner.clone(), id, seen, gate: None }
    }

    /// Counts the requests that match and lets them pass.
    pub fn count(&self, matches: impl Fn(&Passing) -> bool + Send + Sync + 'static) -> Snare {
        let (counted, seen) = watch::channel(0);
        let id = self.add(Box::new(matches), Act::Count(counted));
        Snare { inner: self.inner.clone(), id, seen, gate: None }
    }

    fn add(&self, matches: Matcher, act: Act) -> u64 {
        let mut rules = lock(&self.inner);
        rules.0 += 1;
        let id = rules.0;
        rules.1.push(Rule { id, matches, act });
        id
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        drop(self.end.take());
    }
}

/// What a snare has caught. Dropped, it lets everything go and catches no more.
pub struct Snare {
    inner: Arc<Inner>,
    id: u64,
    seen: watch::Receiver<usize>,
    gate: Option<watch::Sender<bool>>,
}

impl Snare {
    /// How many requests it has caught or counted.
    pub fn seen(&self) -> usize {
        *self.seen.borrow()
    }

    /// Waits until at least one request is caught or counted.
    pub async fn caught(&mut self) {
        let waiting = tokio::time::timeout(SOON, self.seen.wait_for(|seen| *seen > 0)).await;
        assert!(matches!(waiting, Ok(Ok(_))), "waited {} s in vain for a request to catch", SOON.as_secs());
    }

    /// Forgets what is held: the sender sees its connection break, the homeserver never sees what had not reached it.
    pub fn lose(mut self) {
        drop(self.gate.take());
    }
}

impl Drop for Snare {
    fn drop(&mut self) {
        lock(&self.inner).1.retain(|rule| rule.id != self.id);
        if let Some(gate) = &self.gate {
            // Nobody may be held.
            let _ = gate.send(true);
        }
    }
}

fn lock(inner: &Inner) -> MutexGuard<'_, (u64, Vec<Rule>)> {
    inner.rules.lock().unwrap_or_else(PoisonError::into_inner)
}

enum Fate {
    Pass,
    Refuse,
    Hold(Instant, watch::Receiver<bool>),
}

fn fate(inner: &Inner, passing: &Passing) -> Fate {
    for rule in lock(inner).1.iter().filter(|rule| (rule.matches)(passing)) {
        match &rule.act {
            Act::Hold { instant, caught, open } => {
                // An arrival is caught now; an answer is announced once it is there.
                if *instant == Instant::Arrival {
                    caught.send_modify(|seen| *seen += 1);
                }
                return Fate::Hold(*instant, open.clone());
            }
            Act::Refuse => return Fate::Refuse,
            Act::Count(counted) => counted.send_modify(|seen| *seen += 1),
        }
    }
    Fate::Pass
}

fn answered(inner: &Inner, passing: &Passing) {
    for rule in lock(inner).1.iter().filter(|rule| (rule.matches)(passing)) {
        if let Act::Hold { instant: Instant::Answer, caught, .. } = &rule.act {
            caught.send_modify(|seen| *seen += 1);
        }
    }
}

async fn released(mut open: watch::Receiver<bool>) -> bool {
    open.wait_for(|open| *open).await.is_ok()
}

async fn pass(State(inner): State<Arc<Inner>>, request: Request<Body>) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, usize::MAX).await else { return away() };
    let path = parts.uri.path_and_query().map_or_else(String::new, ToString::to_string);
    let passing = Passing { method: parts.method, path, body };
    // A spawned task: the homeserver must get what was let through even when the bot has hung up meanwhile.
    let carried = tokio::spawn(async move { carry(&inner, &passing, &parts.headers).await });
    carried.await.unwrap_or_else(|e| fail(&format!("the proxy broke: {e}")))
}

async fn carry(inner: &Inner, passing: &Passing, headers: &HeaderMap) -> Response {
    match fate(inner, passing) {
        Fate::Pass => forward(inner, passing, headers).await,
        Fate::Refuse => away(),
        Fate::Hold(Instant::Arrival, open) => {
            if released(open).await {
                forward(inner, passing, headers).await
            } else {
                away()
            }
        }
        Fate::Hold(Instant::Answer, open) => {
            let answer = forward(inner, passing, headers).await;
            answered(inner, passing);
            if released(open).await { answer } else { away() }
        }
    }
}

async fn forward(inner: &Inner, passing: &Passing, headers: &HeaderMap) -> Response {
    let mut request = inner.http.request(passing.method.clone(), format!("{}{}", inner.target, passing.path));
    for name in [header::AUTHORIZATION, header::CONTENT_TYPE, header::ACCEPT] {
        if let Some(value) = headers.get(&name) {
            request = request.header(name, value);
        }
    }
    let Ok(answer) = request.body(passing.body.clone()).send().await else { return away() };
    let status = answer.status();
    let kind = answer.headers().get(header::CONTENT_TYPE).cloned();
    let Ok(body) = answer.bytes().await else { return away() };
    let mut response = (status, body).into_response();
    if let Some(kind) = kind {
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    response
}

fn away() -> Response {
    (StatusCode::BAD_GATEWAY, "the homeserver is away").into_response()
}
