//! An agreement from its first day to its end, watched from outside: what machines are answered, what the lists say to software that none
//! of us wrote (npm `@digitalbazaar/vc-bitstring-status-list`, `vc` and `jose`), and what is told signed.

use std::{
    io::Write as _,
    path::PathBuf,
    process::{Command, Stdio},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use e2e::{
    graphql::text,
    people::{Advocate, Requester},
    place,
    server::Store,
    signing::OwnKey,
    terms,
    town::{Plan, Town},
};
use reqwest::StatusCode;
use serde_json::{Value, json};

const DATA: &str = "data:survey-answers";
const PURPOSE: &str = "purpose:academic-research";

/// Somebody outside who relies on the agreement and keeps what they are told.
struct Onlooker {
    url: String,
    requester: String,
    agreement: String,
    /// The tag of the last answer that permitted.
    warm: Option<String>,
}

/// What an onlooker finds.
#[derive(Debug, PartialEq)]
struct Found {
    /// `permit`, or why not.
    answer: String,
    /// What the judge reads from the lists.
    lists: String,
    /// Status and reason of each event.
    events: Vec<(String, String)>,
}

fn found(answer: &str, lists: &str, events: &[(&str, &str)]) -> Found {
    let events = events.iter().map(|(status, reason)| ((*status).to_owned(), (*reason).to_owned())).collect();
    Found { answer: answer.to_owned(), lists: lists.to_owned(), events }
}

impl Onlooker {
    async fn looks(&mut self, town: &Town) -> Found {
        // Permission first: nothing else is asked between what happened and the question.
        let answer = self.asks(town).await;
        let (documents, agreement) = self.reads().await;
        let lists = judged(&documents, &agreement).await;
        Found { answer, lists, events: self.events(&documents).await }
    }

    /// Asks on every way; all give the same answer.
    async fn asks(&mut self, town: &Town) -> String {
        let answer = self.by_address().await;
        let question = json!({ "requester": self.requester, "purpose": PURPOSE, "dataCategories": [DATA], "place": "GR" });
        let document =
            "query($input: PermissionQuestion!) { permitted(input: $input) { permit reason { code } } }";
        let told = town.server.public().ask(document, json!({ "input": question })).await;
        let told = &told["permitted"];
        assert_eq!(told["permit"], answer == "permit", "{told}");
        assert_eq!(told["reason"]["code"].as_str().unwrap_or("permit"), answer);
        let question = json!({
            "subject": { "type": "requester", "id": self.requester },
            "action": { "name": "use" },
            "resource": { "type": "data", "id": DATA },
            "context": { "purpose": PURPOSE, "place": "GR" },
        });
        let told = reqwest::Client::new()
            .post(format!("{}/access/v1/evaluation", self.url))
            .header("content-type", "application/json")
            .body(question.to_string());
        assert_eq!(code(&body(told).await), answer);
        answer
    }

    /// Asks as a cache does that kept the last permission: whether it still holds.
    async fn by_address(&mut self) -> String {
        let address = format!(
            "{}/access/v1/evaluation?requester={}&purpose={PURPOSE}&data={DATA}&place=GR",
            self.url, self.requester
        );
        let mut question = reqwest::Client::new().get(address);
        if let Some(tag) = &self.warm {
            question = question.header("if-none-match", tag);
        }
        let told = question.send().await.expect("the server answers");
        if told.status() == StatusCode::NOT_MODIFIED {
            return "permit".to_owned();
        }
        let tag = told.headers()["etag"].to_str().expect("a tag").to_owned();
        let answer = code(&told.json().await.expect("JSON"));
        if answer == "permit" {
            self.warm = Some(tag);
        }
        answer
    }

    /// The agreement, and everything that it names, by their addresses, as they are served.
    async fn reads(&self) -> (Value, Value) {
        let agreement = self.document(&format!("/agreements/{}", self.agreement)).await;
        let mut documents = serde_json::Map::new();
        for entry in agreement["credentialStatus"].as_array().expect("two entries") {
            let address = text(entry, "/statusListCredential");
            let list = self.document(address.strip_prefix(&self.public()).expect("one of its own")).await;
            documents.insert(address, list);
        }
        let instance = self.document("/.well-known/did.json").await;
        documents.insert(text(&instance, "/id"), instance);
        (documents.into(), agreement)
    }

    async fn document(&self, path: &str) -> Value {
        let accept = "application/vc, application/json;q=0.5";
        body(reqwest::Client::new().get(format!("{}{path}", self.url)).header("accept", accept)).await
    }

    /// Under which address the instance signs.
    fn public(&self) -> String {
        self.url.replace("127.0.0.1", "localhost")
    }

    /// Each event is the instance's, by jose's word, and names the one before it.
    async fn events(&self, documents: &Value) -> Vec<(String, String)> {
        let path = format!("{}/agreements/{}/events", self.url, self.agreement);
        let jwts: Vec<String> =
            serde_json::from_value(body(reqwest::Client::new().get(path)).await).expect("an array of texts");
        let asked = |jwt: &String| json!({ "jwt": jwt, "typ": "status-event+jwt", "documents": documents });
        let answers = ask(jwts.iter().map(asked).collect()).await;
        assert!(answers.iter().all(|answer| answer["jose"] == true), "{answers:?}");
        let (mut events, mut before) = (Vec::new(), Value::Null);
        for (jwt, sequence) in jwts.iter().zip(1..) {
            let payload = jwt.split('.').nth(1).expect("three parts");
            let bytes = URL_SAFE_NO_PAD.decode(payload).expect("base64url");
            let event: Value = serde_json::from_slice(&bytes).expect("JSON");
            assert_eq!((&event["previous"], &event["sequence"]), (&before, &json!(sequence)), "{event}");
            assert_eq!(
                text(&event, "/agreement"),
                format!("{}/agreements/{}", self.public(), self.agreement)
            );
            before = json!(format!("sha256:{}", sha256(&bytes)));
            events.push((text(&event, "/status"), text(&event, "/reason")));
        }
        events
    }
}

async fn body(request: reqwest::RequestBuilder) -> Value {
    let answer = request.send().await.expect("the server answers");
    assert!(answer.status().is_success(), "{}", answer.status());
    answer.json().await.expect("JSON")
}

fn code(answer: &Value) -> String {
    match answer["decision"].as_bool() {
        Some(true) => "permit".to_owned(),
        _ => text(answer, "/context/reason"),
    }
}

/// What Digital Bazaar's library finds set for an agreement, in lists whose signatures their credentials' library finds good.
async fn judged(documents: &Value, agreement: &Value) -> String {
    let lists: Vec<&Value> = documents.as_object().expect("an object").values().collect();
    let lists = lists.into_iter().filter(|document| document.get("proof").is_some());
    let mut questions: Vec<Value> =
        lists.map(|list| json!({ "document": list, "integrity": true, "documents": documents })).collect();
    assert_eq!(questions.len(), 2, "one for each purpose");
    questions.push(json!({ "document": agreement, "status": true, "documents": documents }));
    let mut answers = ask(questions).await;
    let last = answers.pop().expect("an answer");
    assert!(answers.iter().all(|answer| answer["integrity"] == true), "{answers:?}");
    text(&last, "/status")
}

/// Asks the judge of signatures and lists, off the threads on which the story waits.
async fn ask(questions: Vec<Value>) -> Vec<Value> {
    let judging = tokio::task::spawn_blocking(move || {
        let libraries = PathBuf::from(place::variable("OWNACCORD_ORACLES")).join("node");
        let script = place::root().join("crates/evidence/tests/judges/judge.mjs");
        let lines: String = questions.iter().map(|question| format!("{question}\n")).collect();
        let mut judge = Command::new("node");
        let said = piped(judge.arg(script).arg(libraries), lines.as_bytes());
        said.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect::<Vec<Value>>()
    });
    judging.await.expect("the judge answers")
}

fn sha256(bytes: &[u8]) -> String {
    piped(&mut Command::new("sha256sum"), bytes).split_whitespace().next().expect("a digest").to_owned()
}

/// What a program says to what it is told.
fn piped(program: &mut Command, told: &[u8]) -> String {
    let mut running = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a program that ./run test brings");
    // Taken out and dropped, so that it hears the end.
    running.stdin.take().expect("a pipe").write_all(told).expect("it listens");
    let said = running.wait_with_output().expect("it ends");
    assert!(said.status.success(), "{program:?} failed");
    String::from_utf8(said.stdout).expect("text")
}

/// An agreement that is in force, the advocate who negotiated it, and its requester.
async fn agrees(town: &Town) -> (Onlooker, Advocate, Requester) {
    let advocate = town.grants_mandate().await;
    let requester = Requester::registers(&town.server).await;
    let proposal = town.tables(&advocate, &requester, &terms::survey(town.plan.languages)).await;
    let vote = town.vote_opens(&proposal).await;
    for member in town.everyone() {
        member.casts(&vote.id, "consent").await.good();
    }
    let decision = town.decides(&vote, "CONSENTED").await;
    requester.countersigns(&text(&decision, "/id"), &text(&decision, "/terms/digest")).await.good();
    town.steward.cosigns(&text(&decision, "/id")).await.good();
    let onlooker = Onlooker {
        url: town.server.url().to_owned(),
        requester: requester.id.clone(),
        agreement: text(&decision, "/agreement/id"),
        warm: None,
    };
    (onlooker, advocate, requester)
}

/// What a requester owes, as anyone sees it; what it signed.
async fn owes(town: &Town, agreement: &str) -> Value {
    let selection = "outstanding { duty due overdue } discharges { duty jwt digest } events { status digest } requester { did }";
    town.server.public().node("Agreement", agreement, selection).await
}

/// The requester says that it knows, and that everything is deleted: with a key and the built binary, as it would.
async fn gives_its_word(town: &Town, requester: &Requester, agreement: &str) {
    let seen = owes(town, agreement).await;
    let owed = |seen: &Value| -> Vec<String> {
        let owed = seen["outstanding"].as_array().expect("a list");
        owed.iter().map(|one| format!("{} {}", text(one, "/duty"), one["overdue"])).collect()
    };
    assert_eq!(owed(&seen), ["ACKNOWLEDGEMENT false", "DELETION false"], "{seen}");
    let event = text(seen["events"].as_array().and_then(|all| all.last()).expect("an event"), "/digest");
    let key = OwnKey::registered(&requester.api).await;
    let did = text(&seen, "/requester/did");
    let parts = ["--requester", &did, "--agreement", agreement, "--event", &event];
    for (kind, mutation, left) in [
        ("acknowledgement", "acknowledgeWithdrawal", &["DELETION false"][..]),
        ("deletion", "attestDeletion", &[]),
    ] {
        let since = if kind == "deletion" { &["--deleted", "2026-01-31T08:00:00Z"][..] } else { &[] };
        let input =
            json!({ "agreement": agreement, "signature": key.signs(kind, &[&parts[..], since].concat()) });
        let given = requester.api.does(mutation, input.clone(), "agreement { id }").await;
        given.good();
        let again = requester.api.does(mutation, input, "agreement { id }").await;
        assert!(again.is_refused_for("agreement.duty-done"));
        assert_eq!(owed(&owes(town, agreement).await), left);
    }
    // Whoever is outside finds both good, by a library that is not ours.
    let keys = body(reqwest::Client::new().get(format!(
        "{}/requesters/{}/did.json",
        town.server.url(),
        requester.id
    )));
    let documents = json!({ did: keys.await });
    let given = owes(town, agreement).await;
    let asked = |(one, typ): (&Value, &str)| json!({ "jwt": one["jwt"], "typ": typ, "documents": documents });
    let given = given["discharges"].as_array().expect("a list").iter();
    let answers = ask(given.zip(["acknowledgement+jwt", "deletion+jwt"]).map(asked).collect()).await;
    assert_eq!(answers.len(), 2);
    assert!(answers.iter().all(|answer| answer["jose"] == true), "{answers:?}");
}

#[tokio::test]
async fn one_stops_another_lets_it_go_on_and_the_members_end_it() {
    let mut town = Town::on_shared_homeserver("suspended", Store::Sqlite, Plan::default()).await;
    let (mut onlooker, advocate, requester) = agrees(&town).await;
    let mut events = vec![("in-force", "signed-by-all")];
    assert_eq!(onlooker.looks(&town).await, found("permit", "clear", &events));
    assert!(onlooker.warm.is_some(), "the answer is kept from here on");

    // One steward stops it from a chat.
    let [second, member] = &town.members[..] else { e2e::fail("two members") };
    let input = json!({ "community": town.id, "member": second.id });
    town.steward.api.does("appointSteward", input, "__typename").await.good();
    let listed = town.steward.tells_bot("!agreements").await;
    assert!(listed.contains("A survey on finding work"), "{listed}");
    assert!(member.tells_bot("!suspend 1 danger").await.contains("Only a steward"));
    assert!(town.steward.tells_bot("!suspend 1").await.contains("!suspend NUMBER CAUSE"));
    let told = town.steward.tells_bot("!suspend 1 danger").await;
    assert!(told.contains("people may be in danger"), "{told}");
    events.push(("suspended", "danger"));
    assert_eq!(onlooker.looks(&town).await, found("permission.suspended", "suspension", &events));

    // It takes another one to let it go on.
    let own = town.steward.tells_bot("!lift 1").await;
    assert!(own.contains("suspended this agreement yourself"), "{own}");
    let told = second.tells_bot("!lift 1").await;
    assert!(told.contains("in force again"), "{told}");
    events.push(("in-force", "suspension-lifted"));
    assert_eq!(onlooker.looks(&town).await, found("permit", "clear", &events));

    // From the members' word on nothing is permitted: not by a warm cache either.
    assert!(onlooker.warm.is_some());
    town.takes_back(&advocate, &onlooker.agreement).await;
    events.push(("withdrawn", "decided-by-members"));
    assert_eq!(onlooker.looks(&town).await, found("permission.withdrawn", "revocation", &events));
    let none = town.steward.tells_bot("!agreements").await;
    assert!(none.contains("No agreement is in force"), "{none}");

    gives_its_word(&town, &requester, &onlooker.agreement).await;
    town.server.is_well();
}
