//! One permission answer over HTTP, beside a static reply of axum and beside Cerbos at the same endpoint: one connection, one request
//! after the other, so that what is compared is the work and not the queue. Prints a table.
#![expect(clippy::unwrap_used, reason = "a bench stops where something is not as it should be")]
#![recursion_limit = "256"]

#[allow(dead_code, reason = "as of the town")]
#[path = "../../../../crates/app/tests/verbs/agreed.rs"]
mod agreed;
mod asker;
mod fresh;
#[allow(dead_code, reason = "as of the town")]
#[path = "../../../../crates/app/tests/verbs/signing.rs"]
mod signing;
#[allow(dead_code, reason = "the town of the verbs' tests does more than is needed here")]
#[path = "../../../../crates/app/tests/verbs/town.rs"]
mod town;

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
};

use app::{Actor, App};
use asker::Asker;
use axum::{Router, http::header::CONTENT_TYPE, routing::post};
use domain::{
    id::{AgreementId, RequesterId},
    signatory::SignatoryKey,
    terms::TermsDraft,
};
use serde_json::{Value, json};
use town::{Town, founding, fresh as fresh_origin, terms};

const REQUESTS: usize = 5_000;

/// Serves on a port of its own, in a thread with a runtime of its own.
fn serves(router: Router) -> String {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            tell.send(listener.local_addr().unwrap().to_string()).unwrap();
            axum::serve(listener, router).await.unwrap();
        });
    });
    told.recv().unwrap()
}

/// A town whose members can agree on something.
struct Agreeing {
    town: Town,
    members: Vec<Actor>,
    advocate: Actor,
}

impl Agreeing {
    async fn founded(database: &Path) -> Self {
        let town = Town::found(&format!("sqlite://{}", database.display()), &founding("the-town")).await;
        let members = town.members(3).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        Self { town, members, advocate }
    }

    /// An agreement with a requester of this name.
    async fn agrees(&self, handle: &str, terms: TermsDraft) -> (AgreementId, RequesterId) {
        let made = agreed::agreement_on(&self.town, &self.members, &self.advocate, handle, terms).await;
        self.forgets_keys().await;
        made
    }

    /// The steward signs with another key next time, and has no more than ten at a time.
    async fn forgets_keys(&self) {
        let (app, steward) = (&self.town.app, &self.town.steward);
        let keys = app.read().await.unwrap().keys_of(steward.as_key_holder().unwrap()).await.unwrap();
        for key in keys.into_iter().filter(SignatoryKey::works) {
            app.revoke_key(steward, &fresh_origin(), key.id).await.unwrap();
        }
    }
}

fn door(app: App) -> Router {
    let schema = graphql::schema(app.clone(), graphql::Settings { introspection: false });
    let settings = web::Settings {
        graphiql: false,
        ready: Arc::new(Vec::new),
        alarms: Arc::new(Vec::new),
        pace: web::Pace::default(),
    };
    web::router(app, schema, Router::new(), settings)
}

fn question(requester: &str) -> Value {
    json!({
        "subject": { "type": "requester", "id": requester, "properties": { "cerbos.roles": ["user"] } },
        "action": { "name": "use" },
        "resource": { "type": "data", "id": "data:survey-answers" },
        "context": { "purpose": "purpose:academic-research", "place": "DE" },
    })
}

/// Ends with the bench.
struct Peer(Child);

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.0.kill();
    }
}

/// Cerbos with one policy that says as much, if its program is there.
fn cerbos(dir: &Path) -> Option<(Peer, String)> {
    let program = std::env::var_os("OWNACCORD_CERBOS")?;
    let free = || std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let (http, grpc) = (free(), free());
    let policies = Path::new(env!("CARGO_MANIFEST_DIR")).join("cerbos");
    let config = format!(
        "server:\n  httpListenAddr: \"{http}\"\n  grpcListenAddr: \"{grpc}\"\nstorage:\n  driver: disk\n  disk:\n    directory: {}\ntelemetry:\n  disabled: true\n",
        policies.display()
    );
    std::fs::write(dir.join("cerbos.yaml"), config).unwrap();
    let mut command = Command::new(program);
    command.args(["server", "--log-level=error", "--config"]).arg(dir.join("cerbos.yaml"));
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    Some((Peer(child), http.to_string()))
}

fn main() {
    let dir = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let agreeing = runtime.block_on(async {
        let agreeing = Agreeing::founded(&dir.path().join("bench.db")).await;
        agreeing.agrees("university", terms()).await;
        agreeing.agrees("watched", TermsDraft { usage_trail: Some("P30D".to_owned()), ..terms() }).await;
        agreeing
    });
    let ours = serves(door(agreeing.town.app.clone()));
    let reply = r#"{"decision":true}"#;
    let fixed = Router::new().route(
        "/access/v1/evaluation",
        post(move || async move { ([(CONTENT_TYPE, "application/json")], reply) }),
    );
    let fixed = serves(fixed);
    let (question, watched) = (question("university"), question("watched").to_string());
    let mut batch = question.clone();
    batch["evaluations"] = vec![json!({}); 1_000].into();
    let (question, batch) = (question.to_string(), batch.to_string());
    let one = "/access/v1/evaluation";

    let (mut floor, mut ours) = (Asker::of(&fixed), Asker::of(&ours));
    for asker in [&mut floor, &mut ours] {
        let answer: Value = serde_json::from_slice(&asker.post(one, &question)).unwrap();
        assert_eq!(answer["decision"], true, "{answer}");
        asker.times(one, &question, REQUESTS / 5);
    }
    let (least, floor) = (floor.times(one, &question, REQUESTS), floor);
    drop(floor);
    let rows = [
        ("ours, one question", ours.times(one, &question, REQUESTS)),
        ("ours, one question of which a trail is kept", ours.times(one, &watched, REQUESTS)),
        ("ours, a batch of 1,000", ours.times("/access/v1/evaluations", &batch, 200)),
    ];
    println!("| over HTTP, one connection | p50 µs | p99 µs | times the static reply |");
    println!("|---|---:|---:|---:|");
    let row = |name: &str, (median, late): (f64, f64)| {
        println!("| {name} | {median:.0} | {late:.0} | {:.1} |", median / least.0)
    };
    row("axum, a static reply", least);
    rows.into_iter().for_each(|(name, times)| row(name, times));
    match cerbos(dir.path()) {
        None => println!("| Cerbos: not run, OWNACCORD_CERBOS names no program | | | |"),
        Some((_peer, address)) => {
            let mut cerbos = Asker::of(&address);
            let answer: Value = serde_json::from_slice(&cerbos.post(one, &question)).unwrap();
            assert_eq!(answer["decision"], true, "{answer}");
            cerbos.times(one, &question, REQUESTS / 5);
            row("Cerbos, one question", cerbos.times(one, &question, REQUESTS));
        }
    }
    fresh::tell(&runtime, dir.path(), &agreeing, &mut ours);
}
