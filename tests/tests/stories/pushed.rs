//! A requester hears of everything at once, by webhook, WebSocket and server-sent events, and loses nothing though the plug is pulled. Those who
//! judge are none of ours: PyPI `standardwebhooks`, npm `graphql-ws` and npm `graphql-sse`.

use std::{fs, path::PathBuf, time::Duration};

use e2e::{
    SOON,
    graphql::{Api, text},
    node,
    people::Requester,
    place,
    python::Script,
    server::Store,
    terms,
    town::{ConsentVote, Plan, Town},
};
use serde_json::{Value, json};

/// How long something may take that waits for a vote.
const STEP: Duration = Duration::from_secs(90);

const STATUS: &str = "subscription($since: String) { agreementStatus(since: $since) \
                      { cursor kind at agreement { id state } event { sequence status jwt } } }";

/// Everybody who is told.
struct Told {
    hooks: Script,
    secrets: PathBuf,
    webhook: String,
    unvouched: String,
    by_socket: Script,
    by_events: Script,
}

impl Told {
    async fn registers(town: &Town, requester: &Requester) -> Self {
        let (dir, ports) = (town.server.beside(), [place::free_port(), place::free_port()]);
        let secrets = dir.join("secrets");
        fs::write(&secrets, "").expect("a file");
        let [port, tls] = ports.map(|port| port.to_string());
        let arguments = [&port, &tls, secrets.to_str().expect("a path"), "agreement.made"];
        let mut hooks = Script::start("push/receiver.py", &arguments, dir);
        hooks.comes_to("listening", SOON).await;
        let (webhook, secret) = hook(&requester.api, &format!("http://127.0.0.1:{port}/in")).await;
        let (unvouched, _) = hook(&requester.api, &format!("https://localhost:{tls}/in")).await;
        fs::write(&secrets, format!("{secret}\n")).expect("a file");
        let listens = |way| node::listens(way, town.server.url(), requester.api.token(), STATUS, dir);
        let (by_socket, by_events) = (listens("ws"), listens("sse"));
        Self { hooks, secrets, webhook, unvouched, by_socket, by_events }
    }

    /// Waits until all have heard of this, under a signature that is good and cannot be forged.
    async fn hear(&mut self, kind: &str) -> Value {
        let message = self.hooks.comes_to(&format!("took {kind}"), STEP).await;
        judge(&message, 1);
        for listener in [&mut self.by_socket, &mut self.by_events] {
            let event = listener.comes_to(kind, STEP).await;
            assert_eq!(event["data"]["agreement"]["id"], message["data"]["agreement"], "{event}");
        }
        message
    }
}

async fn hook(api: &Api, address: &str) -> (String, String) {
    let topics = ["DECISION", "AGREEMENT", "STATUS", "SUSPENSION", "WITHDRAWAL"];
    let input = json!({ "name": "Ours", "address": address, "topics": topics });
    let made = api.does("registerWebhook", input, "webhook { id } secret").await.good();
    (text(&made, "/webhook/id"), text(&made, "/secret"))
}

/// Every secret verifies it, and nothing that was changed.
fn judge(message: &Value, secrets: usize) {
    assert_eq!(message["verified"], json!(vec![true; secrets]), "{message}");
    assert_eq!((&message["forged"], &message["signatures"]), (&json!(0), &json!(secrets)), "{message}");
}

#[tokio::test]
async fn nothing_is_lost_on_any_way_though_the_plug_is_pulled() {
    let plan = Plan { window: 12, ..Plan::default() };
    let mut town = Town::without_matrix("pushed", Store::Sqlite, plan).await;
    let advocate = town.grants_mandate().await;
    let requester = Requester::registers(&town.server).await;
    let mut told = Told::registers(&town, &requester).await;
    let proposal = town.tables(&advocate, &requester, &terms::survey(&["en"])).await;
    let vote = town.vote_opens(&proposal).await;
    let decision = consents_while_the_plug_is_pulled(&mut town, &mut told, &vote).await;
    requester.countersigns(&text(&decision, "/id"), &text(&decision, "/terms/digest")).await.good();
    town.steward.cosigns(&text(&decision, "/id")).await.good();
    told.hear("agreement.in-force").await;
    told.hear("agreement.status").await;
    town.takes_back(&advocate, &text(&decision, "/agreement/id")).await;
    told.hear("agreement.withdrawn").await;
    rotates_and_replays(&mut told, &requester.api).await;
    let seen = requester.api.ask("{ webhooks { id fault } }", json!({})).await;
    let unvouched = seen["webhooks"]
        .as_array()
        .and_then(|all| all.iter().find(|one| one["id"] == told.unvouched.as_str()).cloned());
    assert_eq!(unvouched.expect("it is listed")["fault"], "unreachable", "{seen}");
    follows_the_proposal(&town, &requester, &proposal).await;
    loses_the_token(&town, &requester).await;
    town.server.is_well();
}

/// The first message is refused once and comes again. The server is killed while the receiver has the news of the agreement and has not
/// answered: it comes again under the same id.
async fn consents_while_the_plug_is_pulled(town: &mut Town, told: &mut Told, vote: &ConsentVote) -> Value {
    for member in town.everyone() {
        member.casts(&vote.id, "consent").await.good();
    }
    let decision = town.decides(vote, "CONSENTED").await;
    let refused = told.hooks.comes_to("message 1", STEP).await;
    assert_eq!((&refused["type"], &refused["answered"]), (&json!("decision.made"), &json!(500)));
    let again = told.hooks.comes_to("message 2", STEP).await;
    assert_eq!(
        (&again["id"], &again["body"], &again["again"]),
        (&refused["id"], &refused["body"], &json!(true))
    );
    judge(&again, 1);
    assert_eq!(again["data"]["decision"], decision["id"], "{again}");
    let held = told.hooks.comes_to("held", STEP).await;
    judge(&held, 1);
    town.server.kill_nine();
    town.server.start().await;
    let third = told.hooks.comes_to("message 4", STEP).await;
    assert_eq!((&third["id"], &third["body"], &third["again"]), (&held["id"], &held["body"], &json!(true)));
    for listener in [&mut told.by_socket, &mut told.by_events] {
        let made = listener.comes_to("agreement.made", STEP).await;
        assert_eq!(made["data"]["agreement"]["id"], held["data"]["agreement"]);
        assert_eq!(listener.times("agreement.made"), 1, "once, though the connection broke");
    }
    decision
}

/// While a secret is exchanged both sign, and what is read again is the same to the byte.
async fn rotates_and_replays(told: &mut Told, api: &Api) {
    let rotated = api.does("rotateWebhook", json!({ "webhook": told.webhook }), "secret").await.good();
    let before = fs::read_to_string(&told.secrets).expect("a file");
    fs::write(&told.secrets, format!("{before}{}\n", text(&rotated, "/secret"))).expect("a file");
    let first = told.hooks.comes_to("message 2", SOON).await;
    // The last one of the withdrawal: nothing else is on its way.
    e2e::eventually("both events of the status came", STEP, async || {
        (told.hooks.times("took agreement.status") == 2).then_some(())
    })
    .await;
    // The one that was held has a number, and no such line.
    let count = told.hooks.count("message ");
    let from = text(&first, "/data/cursor");
    api.does("replayWebhook", json!({ "webhook": told.webhook, "from": from }), "webhook { id }")
        .await
        .good();
    let again = told.hooks.comes_to(&format!("message {}", count + 2), STEP).await;
    judge(&again, 2);
    let made = told.hooks.comes_to("held", SOON).await;
    assert_eq!((&again["id"], &again["body"]), (&made["id"], &made["body"]));
}

/// From the beginning, for its requester, and from the tabling on for anybody.
async fn follows_the_proposal(town: &Town, requester: &Requester, proposal: &str) {
    let query = format!(
        "subscription($since: String) {{ proposal(id: \"{proposal}\", since: $since) {{ cursor kind: step proposal {{ stage }} }} }}"
    );
    let mut follower =
        node::listens("ws", town.server.url(), requester.api.token(), &query, town.server.beside());
    for step in ["SUBMITTED", "TABLED", "VOTE_OPENED", "DECIDED"] {
        let event = follower.comes_to(step, SOON).await;
        assert_eq!(event["data"]["proposal"]["stage"], "CONSENTED");
    }
    assert_eq!(follower.comes_to("event 1", SOON).await["data"]["kind"], "SUBMITTED");
}

/// A stream ends soon after its token is revoked, and a page of another site gets none.
async fn loses_the_token(town: &Town, requester: &Requester) {
    let input = json!({ "name": "Holder", "scopes": ["ASK"], "days": 1 });
    let made = requester.api.does("makeToken", input, "token machineToken { id }").await.good();
    let (token, dir) = (text(&made, "/token"), town.server.beside());
    let listens = |way| node::listens(way, town.server.url(), &token, STATUS, dir);
    let mut streams = [listens("ws"), listens("sse")];
    for stream in &mut streams {
        stream.comes_to("agreement.withdrawn", SOON).await;
    }
    let input = json!({ "token": text(&made, "/machineToken/id") });
    requester.api.does("revokeToken", input, "machineToken { revokedAt }").await.good();
    for stream in &mut streams {
        stream.comes_to("may not", SOON).await;
    }
    let mut foreign = node::listens("foreign", town.server.url(), requester.api.token(), STATUS, dir);
    foreign.comes_to("ended", SOON).await;
    assert_eq!(foreign.count("event "), 0);
}
