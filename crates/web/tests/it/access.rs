//! "May I?" over HTTP: the protocol's own rules, what is told, signed answers, and a warm cache.

use std::{path::PathBuf, time::SystemTime};

use app::Actor;
use axum::http;
use domain::id::{AgreementId, RequesterId};
use evidence::check::PERMISSION;
use evidence::credential;
use http_cache_semantics::{BeforeRequest, CachePolicy};
use reqwest::{Client, StatusCode, header::HeaderMap};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    agreed::{agreement, withdraws},
    fixture::House,
    town::{Town, founding},
};

/// The folder with the published schemas and decisions, if it stands beside this clone.
pub fn reference() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let found = ["../shared/reference/authzen", "../../shared/reference/authzen"].map(|path| root.join(path));
    let found = found.into_iter().find(|path| path.is_dir());
    if found.is_none() {
        println!("not run against the published schemas: ../shared/reference/authzen is missing");
    }
    found
}

/// A published schema, or one that takes everything.
fn schema(name: &str) -> jsonschema::Validator {
    let text =
        reference().map(|dir| std::fs::read_to_string(dir.join(format!("{name}.schema.json"))).unwrap());
    let schema = text.map_or(json!(true), |text| serde_json::from_str(&text).unwrap());
    jsonschema::validator_for(&schema).unwrap()
}

/// An instance with one agreement.
pub struct Holder {
    pub house: House,
    pub town: Town,
    pub members: Vec<Actor>,
    pub advocate: Actor,
    agreement: AgreementId,
    requester: RequesterId,
    pub asks: jsonschema::Validator,
    tells: jsonschema::Validator,
    _dir: TempDir,
}

impl Holder {
    pub async fn open() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", dir.path().join("test.db").display());
        let town = Town::found(&url, &founding("the-town")).await;
        let members = town.members(9).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (agreement, requester) = agreement(&town, &members, &advocate).await;
        let house = House::of(town.app.clone(), false).await;
        let (asks, tells) = (schema("evaluation-request"), schema("evaluation-response"));
        Self { house, town, members, advocate, agreement, requester, asks, tells, _dir: dir }
    }

    fn question(&self) -> Value {
        json!({
            "subject": { "type": "requester", "id": "university" },
            "action": { "name": "use" },
            "resource": { "type": "data", "id": "data:survey-answers" },
            "context": { "purpose": "purpose:academic-research", "place": "DE-BE" },
        })
    }

    pub async fn post(&self, path: &str, body: &Value, prefer: &str) -> (StatusCode, HeaderMap, Value) {
        let url = format!("{}/access/v1/{path}", self.house.url);
        let sent =
            Client::new().post(url).header("prefer", prefer).header("x-request-id", "mine-7").json(body);
        let response = sent.send().await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        assert_eq!(headers["x-request-id"], "mine-7");
        let answer = response.json().await.unwrap();
        if status == StatusCode::OK {
            self.are_as_published(body, &answer);
        }
        (status, headers, answer)
    }

    /// Holds what was asked, and what was answered, against the schemas: each question of several by itself, with what stands outside of them.
    fn are_as_published(&self, asked: &Value, answer: &Value) {
        let Some(several) = answer["evaluations"].as_array() else {
            assert!(self.asks.is_valid(asked), "{asked}");
            assert!(self.tells.is_valid(answer), "{answer}");
            return;
        };
        for (own, answer) in asked["evaluations"].as_array().unwrap().iter().zip(several) {
            let mut question = asked.clone();
            for (name, value) in own.as_object().unwrap() {
                let whole = match (question[name].as_object(), value.as_object()) {
                    (Some(common), Some(own)) => {
                        Value::Object(common.clone().into_iter().chain(own.clone()).collect())
                    }
                    _ => value.clone(),
                };
                question[name] = whole;
            }
            let fits = self.asks.is_valid(&question);
            assert!(fits || answer["decision"] == false, "permitted though it is no question: {question}");
            assert!(self.tells.is_valid(answer), "{answer}");
        }
    }

    /// Asks one question that is one.
    pub async fn asks(&self, question: &Value) -> Value {
        let (status, headers, answer) = self.post("evaluation", question, "").await;
        assert_eq!((status, headers["content-type"].to_str().unwrap()), (StatusCode::OK, "application/json"));
        answer
    }
}

fn with(mut question: Value, change: impl Fn(&mut Value)) -> Value {
    change(&mut question);
    question
}

type Change = fn(&mut Value);

#[tokio::test]
async fn each_part_of_a_question_counts() {
    let holder = Holder::open().await;
    let (id, did) = (holder.requester.to_string(), holder.town.app.keys().requester(holder.requester));
    for subject in ["university", &id, did.as_str()] {
        let answer = holder.asks(&with(holder.question(), |q| q["subject"]["id"] = json!(subject))).await;
        assert_eq!(answer["decision"], true, "{subject}: {answer}");
        let context = &answer["context"];
        assert_eq!(context["agreements"][0]["id"], json!(holder.agreement), "{answer}");
        assert!(context["agreements"][0]["terms"].as_str().unwrap().starts_with("sha256:"));
        assert_eq!(
            (&context["duties"][0]["what"]["en"], &context["duties"][0]["due"]),
            (&json!("A report"), &json!("2027-03-01"))
        );
        assert!(context["valid_until"].is_string() && context["journal_size"].as_i64() > Some(0));
    }
    let cases: &[(&str, Change)] = &[
        (
            "",
            |q| q["resource"] = json!({ "type": "data", "id": "table 7", "properties": { "dataCategories": ["data:survey-answers"] } }),
        ),
        ("", |q| q["resource"]["properties"] = json!({ "community": "the-town" })),
        ("", |q| q["action"] = json!({ "name": "technology:aggregation" })),
        ("", |q| q["context"]["journeyStage"] = json!("stage:settlement")),
        ("", |q| q["context"]["time"] = json!("2026-12-24T18:00:00+01:00")),
        ("permission.question-unfit", |q| q["subject"]["type"] = json!("user")),
        ("permission.question-unfit", |q| q["resource"]["type"] = json!("record")),
        ("permission.question-unfit", |q| q["resource"]["properties"] = json!({ "community": "nowhere" })),
        ("permission.question-unfit", |q| q["context"]["place"] = json!(7)),
        ("permission.no-agreement", |q| q["subject"]["id"] = json!("nobody")),
        ("permission.purpose-missing", |q| drop(q.as_object_mut().unwrap().remove("context"))),
        ("permission.purpose-not-covered", |q| q["context"]["purpose"] = json!("purpose:marketing")),
        ("permission.data-not-covered", |q| q["resource"]["id"] = json!("data:health")),
        ("permission.recipient-not-covered", |q| q["context"]["recipient"] = json!("recipient:police")),
        ("permission.place-not-covered", |q| q["context"]["place"] = json!("FR")),
        ("permission.technology-not-covered", |q| {
            q["action"]["properties"] = json!({ "technology": "technology:profiling" })
        }),
        ("permission.stage-not-covered", |q| q["context"]["journeyStage"] = json!("stage:in-camp")),
        ("permission.outside-term", |q| q["context"]["time"] = json!("2031-01-01T00:00:00Z")),
        ("input.unknown-code", |q| q["context"]["purpose"] = json!("purpose:anything")),
        ("input.unknown-code", |q| q["action"]["name"] = json!("read")),
        ("input.unknown-place", |q| q["context"]["place"] = json!("Berlin")),
        ("input.malformed", |q| q["context"]["time"] = json!("tomorrow")),
    ];
    for (at, (reason, change)) in cases.iter().enumerate() {
        let answer = holder.asks(&with(holder.question(), change)).await;
        assert_eq!(answer["decision"], reason.is_empty(), "case {at}: {answer}");
        assert_eq!(answer["context"]["reason"].as_str().unwrap_or_default(), *reason, "case {at}");
        if reason.is_empty() {
            continue;
        }
        assert!(
            answer["context"]["reason_user"]["en"].as_str().is_some_and(|text| text.len() > 20),
            "{answer}"
        );
        let asked_for = answer["context"]["how_to_ask"]["url"].is_string();
        assert_eq!(
            asked_for,
            reason.ends_with("covered") || reason.ends_with("agreement") || reason.ends_with("term"),
            "case {at}"
        );
    }
}

#[tokio::test]
async fn what_is_no_question_is_refused_with_400() {
    let holder = Holder::open().await;
    let cases: &[Change] = &[
        |q| drop(q.as_object_mut().unwrap().remove("subject")),
        |q| drop(q.as_object_mut().unwrap().remove("action")),
        |q| drop(q.as_object_mut().unwrap().remove("resource")),
        |q| q["subject"] = json!({ "id": "university" }),
        |q| q["subject"] = json!({ "type": "requester" }),
        |q| q["action"] = json!({}),
        |q| q["resource"] = json!({ "id": "x" }),
        |q| q["resource"] = json!({ "type": "data" }),
        |q| q["subject"] = json!("university"),
        |q| q["action"] = json!({ "name": 123 }),
        |q| q["context"] = json!([]),
        |q| *q = json!([]),
        |q| *q = json!("x"),
    ];
    for (at, change) in cases.iter().enumerate() {
        let question = with(holder.question(), change);
        assert!(reference().is_none() || !holder.asks.is_valid(&question), "case {at}");
        let (status, _, answer) = holder.post("evaluation", &question, "").await;
        assert_eq!(
            (status.as_u16(), &answer["errors"][0]["extensions"]["code"]),
            (400, &json!("request.malformed")),
            "case {at}"
        );
    }
    let url = format!("{}/access/v1/evaluation", holder.house.url);
    for (kind, body) in [("application/json", ""), ("application/json", "{"), ("text/plain", "{}")] {
        let response = Client::new().post(&url).header("content-type", kind).body(body).send().await.unwrap();
        assert_eq!(response.status(), 400, "{kind} {body}");
    }
    let wrong =
        Client::new().post(&url).json(&holder.question()).bearer_auth("nothing").send().await.unwrap();
    assert_eq!(wrong.status(), 401, "a wrong token is never anybody");
    let more = with(holder.question(), |q| q["futureField"] = json!({ "nested": true }));
    assert_eq!(holder.asks(&more).await["decision"], true, "what is not known is no fault");
}

#[tokio::test]
async fn several_at_once_in_their_order() {
    let holder = Holder::open().await;
    let resource = |id: &str| json!({ "resource": { "id": id } });
    let batch = |semantic: &str| {
        let mut all = holder.question();
        all["resource"] = json!({ "type": "data" });
        all["evaluations"] = json!([resource("data:survey-answers"), resource("data:health"), {}, { "subject": 7 }, resource("data:survey-answers")]);
        if !semantic.is_empty() {
            all["options"] = json!({ "evaluations_semantic": semantic });
        }
        all
    };
    for (semantic, wanted) in [
        ("", vec![true, false, false, false, true]),
        ("execute_all", vec![true, false, false, false, true]),
        ("deny_on_first_deny", vec![true, false]),
        ("permit_on_first_permit", vec![true]),
    ] {
        let (status, _, answer) = holder.post("evaluations", &batch(semantic), "").await;
        assert_eq!(status, 200, "{answer}");
        let each = answer["evaluations"].as_array().unwrap();
        assert_eq!(
            each.iter().map(|one| one["decision"] == true).collect::<Vec<_>>(),
            wanted,
            "{semantic}: {answer}"
        );
    }
    assert_eq!(holder.post("evaluations", &batch("sometimes"), "").await.0, 400);
    for evaluations in [json!(null), json!([])] {
        let alone = with(holder.question(), |q| q["evaluations"] = evaluations.clone());
        assert_eq!(holder.post("evaluations", &alone, "").await.2["decision"], true);
    }
    let many = |count: usize| {
        let mut all = holder.question();
        all["evaluations"] = vec![json!({}); count].into();
        all
    };
    let (status, _, answer) = holder.post("evaluations", &many(1_000), "").await;
    assert_eq!((status.as_u16(), answer["evaluations"].as_array().map(Vec::len)), (200, Some(1_000)));
    assert_eq!(holder.post("evaluations", &many(1_001), "").await.0, 400);
}

#[tokio::test]
async fn where_to_ask_is_published() {
    let holder = Holder::open().await;
    let found = holder.house.get("/.well-known/authzen-configuration").send().await.unwrap();
    assert_eq!(
        (found.status().as_u16(), found.headers()["content-type"].to_str().unwrap()),
        (200, "application/json")
    );
    let found: Value = found.json().await.unwrap();
    let base = found["policy_decision_point"].as_str().unwrap();
    assert_eq!(base, "https://ownaccord.example");
    assert_eq!(found["access_evaluation_endpoint"], json!(format!("{base}/access/v1/evaluation")));
    assert_eq!(found["access_evaluations_endpoint"], json!(format!("{base}/access/v1/evaluations")));
}

#[tokio::test]
async fn a_signed_answer_says_the_same_for_a_minute() {
    let holder = Holder::open().await;
    let keys = holder.town.app.keys();
    for (purpose, permits) in [("purpose:academic-research", true), ("purpose:marketing", false)] {
        let question = with(holder.question(), |q| q["context"]["purpose"] = json!(purpose));
        let (_, headers, answer) = holder.post("evaluation", &question, "respond-async, Signed").await;
        assert_eq!(
            (headers["preference-applied"].to_str().unwrap(), headers["cache-control"].to_str().unwrap()),
            ("signed", "no-store")
        );
        let jws = answer["context"]["signed"].as_str().unwrap();
        let signed = credential::verify_jwt(jws, PERMISSION, keys.jwks()).unwrap();
        assert_eq!((&signed["decision"], signed["decision"] == json!(permits)), (&answer["decision"], true));
        assert_eq!(signed["question"]["context"]["purpose"], purpose);
        let (iat, exp) = (signed["iat"].as_i64().unwrap(), signed["exp"].as_i64().unwrap());
        assert_eq!((iat, exp - iat), (holder.town.app.now().seconds(), 60));
        assert!(
            credential::verify_jwt(jws, "decision+jwt", keys.jwks()).is_err(),
            "never taken for something else"
        );
        let mut tampered = jws.to_owned();
        tampered.replace_range(120..121, if &jws[120..121] == "A" { "B" } else { "A" });
        assert!(credential::verify_jwt(&tampered, PERMISSION, keys.jwks()).is_err());
    }
    // What ends sooner ends the signature sooner.
    let ends: Value = holder.asks(&holder.question()).await;
    let ends: domain::moment::Moment = ends["context"]["valid_until"].as_str().unwrap().parse().unwrap();
    let left = ends.seconds() - holder.town.app.now().seconds() - 20;
    holder.town.passes(domain::moment::Span::seconds(u32::try_from(left).unwrap()));
    let (_, _, answer) = holder.post("evaluation", &holder.question(), "signed").await;
    let signed =
        credential::verify_jwt(answer["context"]["signed"].as_str().unwrap(), PERMISSION, keys.jwks())
            .unwrap();
    assert_eq!(signed["exp"].as_i64().unwrap(), ends.seconds());
}

/// A cache that keeps to RFC 9111 by somebody else's reading of it.
#[derive(Default)]
struct Cache(Option<(CachePolicy, Vec<u8>)>);

impl Cache {
    /// Gets it as a cache does: from memory where that is allowed, asking whether it still holds where not.
    #[expect(clippy::disallowed_methods, reason = "this judge keeps real time")]
    async fn get(&mut self, url: &str) -> (Value, bool) {
        let request = Client::new().get(url).build().unwrap();
        let plain = |headers: &HeaderMap| {
            let mut plain = http::Request::get(url).body(()).unwrap();
            *plain.headers_mut() = headers.clone();
            plain
        };
        let mut headers = request.headers().clone();
        if let Some((policy, body)) = &self.0 {
            match policy.before_request(&plain(&headers), SystemTime::now()) {
                BeforeRequest::Fresh(_) => return (serde_json::from_slice(body).unwrap(), true),
                BeforeRequest::Stale { request, .. } => headers = request.headers,
            }
        }
        let response = Client::new().get(url).headers(headers.clone()).send().await.unwrap();
        let mut parts = http::Response::new(());
        *parts.status_mut() = response.status();
        *parts.headers_mut() = response.headers().clone();
        let body = response.bytes().await.unwrap().to_vec();
        if parts.status() == StatusCode::NOT_MODIFIED {
            let (_, body) = self.0.as_ref().unwrap();
            return (serde_json::from_slice(body).unwrap(), true);
        }
        let answer = serde_json::from_slice(&body).unwrap();
        self.0 = Some((CachePolicy::new(&plain(&headers), &parts), body));
        (answer, false)
    }
}

#[tokio::test]
async fn no_warm_cache_permits_what_was_withdrawn() {
    let holder = Holder::open().await;
    let url = format!(
        "{}/access/v1/evaluation?requester=university&purpose=purpose:academic-research&data=data:survey-answers&place=DE",
        holder.house.url
    );
    let mut cache = Cache::default();
    let (first, kept) = cache.get(&url).await;
    assert!(holder.tells.is_valid(&first), "{first}");
    assert_eq!((&first["decision"], kept), (&json!(true), false), "{first}");
    let (again, kept) = cache.get(&url).await;
    assert_eq!((again, kept), (first, true), "answered from what was kept, once asked");
    withdraws(&holder.town, &holder.members, holder.agreement).await;
    let (after, kept) = cache.get(&url).await;
    assert_eq!((&after["decision"], kept), (&json!(false), false), "{after}");
    assert_eq!(after["context"]["reason"], "permission.withdrawn");
    assert_eq!(holder.asks(&holder.question()).await["decision"], false);
    assert!(cache.get(&url).await.1, "a denial is kept for a moment");
    for address in ["", "?requester=x&colour=red", "?purpose=purpose:memory"] {
        let refused = holder.house.get(&format!("/access/v1/evaluation{address}")).send().await.unwrap();
        assert_eq!(refused.status(), 400, "{address}");
    }
}
