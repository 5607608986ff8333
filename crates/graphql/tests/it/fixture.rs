//! A community whose people act through the schema, and a clock that a test moves.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

use app::{App, Chance, Clock, Errand, Keys, Store};
use async_graphql::{Request, Variables};
use domain::moment::Moment;
use futures_util::{Stream, StreamExt};
use graphql::{Asker, Schema, Settings};
use serde_json::{Value, json};
use tempfile::TempDir;

/// An application on a database of its own.
pub struct House {
    pub app: App,
    pub schema: Schema,
    clock: Arc<AtomicI64>,
    _dir: Option<TempDir>,
}

static FRESH: AtomicU64 = AtomicU64::new(0);

/// A number that was not there before.
pub fn fresh() -> u64 {
    FRESH.fetch_add(1, Ordering::Relaxed)
}

/// Runs a test on SQLite.
pub async fn on_sqlite<F: Future<Output = ()>>(body: impl FnOnce(House) -> F) {
    let dir = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", dir.path().join("test.db").display());
    body(House::open(&url, Some(dir)).await).await;
}

/// Runs a test on PostgreSQL.
pub async fn on_postgres<F: Future<Output = ()> + Send + 'static>(body: fn(House) -> F) {
    let server = std::env::var("OWNACCORD_TEST_POSTGRES").expect(
        "OWNACCORD_TEST_POSTGRES names no PostgreSQL server: run `./run test`, or `eval \"$(./run env)\"` before one test",
    );
    let (host, _) = server.rsplit_once('/').expect("postgres://USER@HOST:PORT/postgres");
    let name = format!("graphql_test_{:016x}", getrandom::u64().unwrap());
    psql(&server, &format!("CREATE DATABASE {name}"));
    let house = House::open(&format!("{host}/{name}"), None).await;
    // A task of its own, so that a test that fails leaves no database behind.
    let outcome = tokio::spawn(body(house)).await;
    psql(&server, &format!("DROP DATABASE {name} WITH (FORCE)"));
    if let Err(failed) = outcome {
        std::panic::resume_unwind(failed.into_panic());
    }
}

fn psql(server: &str, statement: &str) {
    let done = std::process::Command::new("psql").args([server, "-qXc", statement]).output().expect("psql");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

impl House {
    async fn open(url: &str, dir: Option<TempDir>) -> Self {
        let store = Store::connect(url).await.unwrap();
        store.migrate().await.unwrap();
        let start: Moment = "2026-11-22T12:00:00Z".parse().unwrap();
        let clock = Arc::new(AtomicI64::new(start.micros()));
        let hand = Arc::clone(&clock);
        let time = Clock::new(move || Moment::from_micros(hand.load(Ordering::SeqCst)));
        let [signing, log] = [7, 8].map(|seed| evidence::keys::SigningKey::from_seed(&[seed; 32]));
        let keys = Keys::new(signing, log, "https://ownaccord.example");
        let app = App::new(store, time, Chance::system(), keys);
        let schema = graphql::schema(app.clone(), Settings { introspection: true });
        Self { app, schema, clock, _dir: dir }
    }

    /// Lets so many seconds pass, and does what is due.
    pub async fn passes(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
        self.app.deadlines().await.unwrap();
    }

    /// A one-time token.
    pub async fn enrolment(&self, errand: Errand) -> String {
        self.app.enrol(errand).await.unwrap().0
    }

    async fn request(&self, token: &str, language: &str, query: &str, variables: Value) -> Request {
        let actor = match token {
            "" => app::Actor::Public,
            // One that is used up is worth nothing any more; the door would turn it away.
            token => self.app.actor(token).await.unwrap_or(app::Actor::Public),
        };
        Request::new(query).variables(Variables::from_json(variables)).data(Asker::new(actor, Some(language)))
    }

    /// The whole answer.
    pub async fn raw(&self, token: &str, query: &str, variables: Value) -> Value {
        let request = self.request(token, "en", query, variables).await;
        serde_json::to_value(self.schema.execute(request).await).unwrap()
    }

    /// The data of an answer without errors.
    pub async fn ask(&self, token: &str, query: &str, variables: Value) -> Value {
        self.ask_in("en", token, query, variables).await
    }

    /// The same, asked in a language.
    pub async fn ask_in(&self, language: &str, token: &str, query: &str, variables: Value) -> Value {
        let request = self.request(token, language, query, variables).await;
        let answer = serde_json::to_value(self.schema.execute(request).await).unwrap();
        assert!(answer.get("errors").is_none(), "{query}: {answer}");
        answer["data"].clone()
    }

    /// A node through a selection on its type.
    pub async fn node(&self, token: &str, kind: &str, id: &str, selection: &str) -> Value {
        let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on {kind} {{ {selection} }} }} }}");
        self.ask(token, &query, json!({ "id": id })).await["node"].clone()
    }

    /// What a mutation answers.
    pub async fn does(&self, token: &str, mutation: &str, input: Value, selection: &str) -> Value {
        let (query, variables) = command(mutation, input, selection);
        self.ask(token, &query, variables).await[mutation].clone()
    }

    /// What a mutation that is not refused answers.
    pub async fn good(&self, token: &str, mutation: &str, input: Value, selection: &str) -> Value {
        let answer = self.does(token, mutation, input, selection).await;
        assert_eq!(answer["refusals"], json!([]), "{mutation}: {answer}");
        answer
    }

    /// A subscription.
    pub async fn listens(
        &self,
        token: &str,
        query: &str,
        variables: Value,
    ) -> impl Stream<Item = Value> + Unpin + use<> {
        let request = self.request(token, "en", query, variables).await;
        let stream = self.schema.execute_stream(request);
        stream.map(|answer| serde_json::to_value(answer).unwrap())
    }
}

/// A mutation as a client sends it.
pub fn command(mutation: &str, mut input: Value, selection: &str) -> (String, Value) {
    if input["idempotencyKey"].is_null() {
        input["idempotencyKey"] = json!(format!("key-{}", fresh()));
    }
    let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    let refusals = "refusals { code path message remedy }";
    let query =
        format!("mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {selection} {refusals} }} }}");
    (query, json!({ "input": input }))
}

/// The codes of the refusals of a payload.
pub fn codes(payload: &Value) -> Vec<String> {
    let refusals = payload["refusals"].as_array().cloned().unwrap_or_default();
    refusals.iter().map(|refusal| text(refusal, "/code")).collect()
}

/// A text in an answer.
pub fn text(answer: &Value, pointer: &str) -> String {
    let found = answer.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("no text at {pointer} in {answer}")).to_owned()
}

/// A community with an adopted charter. Deliberation lasts a minute, a vote an hour.
pub struct Town {
    pub house: House,
    pub id: String,
    pub charter: String,
    pub steward: String,
    pub members: Vec<String>,
}

/// Words in the two languages of the charter.
pub fn words(english: &str) -> Value {
    json!([{ "language": "en", "text": english }, { "language": "fr", "text": format!("En français : {english}") }])
}

/// What a founder says.
pub fn founding() -> Value {
    let rule = |kind: &str, rule: &str| {
        json!({
            "kind": kind, "rule": rule, "leastDeliberation": "PT60S", "window": "PT1H",
            "secrecy": "OPEN", "attestation": "ROOM_ATTESTED", "delegation": true, "delegateCap": "1/2",
        })
    };
    json!({
        "handle": format!("town-{}", fresh()),
        "name": words("The town"),
        "template": "settled-association",
        "languages": ["en", "fr"],
        "places": ["DE"],
        "stewardLanguage": "en",
        "constituencies": [{ "name": "women", "label": words("Women") }],
        "rules": [
            rule("CHARTER", "for: majority of cast"),
            rule("MANDATE", "for: majority of cast"),
            rule("CONSENT", "consent: 2/3 of cast; approval quorum 1/4 of roll"),
        ],
    })
}

/// Terms without a fault.
pub fn terms() -> Value {
    let risk = |harm: &str| json!({ "harm": harm, "mitigation": words("Encrypted, deleted") });
    json!({
        "title": words("Where are classes missing?"),
        "summary": words("A university asks where language classes are missing."),
        "purposes": ["purpose:academic-research"],
        "dataCategories": ["data:survey-answers"],
        "journeyStages": ["stage:settlement"],
        "recipients": [{ "name": "University", "kind": "recipient:academic", "country": "DE" }],
        "places": ["DE"],
        "storagePlaces": ["DE"],
        "technologies": ["technology:aggregation"],
        "retention": "P180D",
        "term": "P180D",
        "promises": [{ "what": words("A report"), "due": "2027-03-01", "evidence": words("The report itself") }],
        "risks": [risk("harm:data-breach"), risk("harm:function-creep"), risk("harm:extraction")],
        "benefits": [{ "benefit": "benefit:better-services", "toWhom": words("Everybody"), "due": "2027-06-01" }],
        "ifRefused": words("Nothing changes for you."),
        "withdrawal": { "within": "P14D", "how": words("We delete it and show you the record.") },
        "complaints": { "to": "The ombuds office", "how": words("Write to it in your language.") },
        "conditions": ["condition:refusal-costs-nothing", "condition:no-service-depends"],
    })
}

impl Town {
    /// Founds a community, adopts its charter, admits so many members beside the steward.
    pub async fn founded(house: House, members: usize) -> Self {
        let (founded, steward) = Self::another(&house).await;
        let (id, charter) = (text(&founded, "/community/id"), text(&founded, "/charter/id"));
        let mut town = Self { house, id, charter, steward, members: Vec::new() };
        let vote = town.opens(&town.charter).await;
        town.casts(&town.steward, &vote, "FOR").await;
        town.house.passes(3_600).await;
        for _ in 0..members {
            town.admits("fr").await;
        }
        town
    }

    /// Founds a community, and nothing more; what was answered, and its steward's token.
    pub async fn another(house: &House) -> (Value, String) {
        let founder = house.enrolment(Errand::Founder).await;
        let selection = "community { id handle } charter { id digest state } member { id } token";
        let founded = house.good(&founder, "foundCommunity", founding(), selection).await;
        let steward = text(&founded, "/token");
        (founded, steward)
    }

    /// Admits a member who reads this language.
    pub async fn admits(&mut self, language: &str) {
        let input = json!({ "community": self.id });
        let invited = self.house.good(&self.steward, "invite", input, "code expiresAt").await;
        let input = json!({ "invitation": invited["code"], "language": language });
        let admitted = self.house.good("", "admitMember", input, "member { id } token").await;
        self.members.push(text(&admitted, "/token"));
    }

    /// The steward opens a vote once the time to think is over.
    pub async fn opens(&self, subject: &str) -> String {
        self.house.passes(60).await;
        let input = json!({ "subject": subject });
        text(&self.house.good(&self.steward, "openVote", input, "vote { id state }").await, "/vote/id")
    }

    /// Somebody votes.
    pub async fn casts(&self, token: &str, vote: &str, choice: &str) {
        let input = json!({ "vote": vote, "choice": choice });
        self.house.good(token, "castBallot", input, "ballot { choice receivedAt sequence }").await;
    }

    /// An intermediary registers and gets a mandate; its id and its advocate's token.
    pub async fn mandates(&self) -> (String, String) {
        let input = json!({
            "handle": format!("bridge-{}", fresh()), "name": "Bridge", "kind": "recipient:ngo",
            "interests": [{ "kind": "FUNDING", "party": "The city", "description": "Rent" }],
        });
        let token = self.house.enrolment(Errand::Intermediary).await;
        let selection = "intermediary { id } advocate { id } token";
        let registered = self.house.good(&token, "registerIntermediary", input, selection).await;
        let input = json!({
            "community": self.id,
            "intermediary": registered["intermediary"]["id"],
            "scope": {
                "purposes": ["purpose:research"], "dataCategories": ["data:personal"], "places": ["DE"],
                "acts": ["NEGOTIATE", "RECOMMEND"],
            },
            "mustAskOn": [{ "code": "storage", "text": words("What is stored"), "technologies": ["technology:storage"] }],
            "term": "P365D",
        });
        let nominated =
            self.house.good(&self.steward, "nominateIntermediary", input, "mandate { id state }").await;
        let vote = self.opens(&text(&nominated, "/mandate/id")).await;
        self.casts(&self.steward, &vote, "FOR").await;
        self.house.passes(3_600).await;
        (text(&registered, "/intermediary/id"), text(&registered, "/token"))
    }

    /// A requester registers; its id and its contact's token.
    pub async fn requester(&self) -> (String, String) {
        let input = json!({ "handle": format!("asker-{}", fresh()), "name": "University", "kind": "recipient:academic", "services": [] });
        let token = self.house.enrolment(Errand::Requester).await;
        let selection = "requester { id } contact { id } token";
        let registered = self.house.good(&token, "registerRequester", input, selection).await;
        (text(&registered, "/requester/id"), text(&registered, "/token"))
    }

    /// The requester submits terms that are good.
    pub async fn submits(&self, requester: &str) -> String {
        let input = json!({ "community": self.id, "terms": terms() });
        let submitted = self.house.good(requester, "submitProposal", input, "proposal { id stage }").await;
        text(&submitted, "/proposal/id")
    }

    /// The stewards say why the vote goes on without whoever is not in the room.
    pub async fn waives(&self, proposal: &str) {
        let input = json!({ "proposal": proposal, "words": words("Nobody could be asked") });
        self.house.good(&self.steward, "answerAbsence", input, "proposal { id }").await;
    }

    /// The vote on a tabled proposal, which opens by itself.
    pub async fn vote_on(&self, proposal: &str) -> String {
        self.waives(proposal).await;
        self.house.passes(60).await;
        let node = self.house.node("", "Proposal", proposal, "stage vote { id state }").await;
        assert_eq!(node["vote"]["state"], "OPEN", "{node}");
        text(&node, "/vote/id")
    }
}
