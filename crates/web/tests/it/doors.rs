//! Bodies, tokens, addresses, headers, health.

use std::sync::atomic::Ordering;

use app::Errand;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::fixture::House;

const ME: &str = r#"{"query":"{ me { kind } }"}"#;

async fn answer(request: reqwest::RequestBuilder) -> (StatusCode, Value) {
    let response = request.send().await.unwrap();
    let status = response.status();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or_else(|_| panic!("{status}, no JSON: {text}")))
}

#[tokio::test]
async fn only_json_of_one_operation_is_taken() {
    let house = House::open(false).await;
    for (body, status, code) in [
        ("", 400, "request.malformed"),
        ("{", 400, "request.malformed"),
        ("[]", 400, "request.malformed"),
        (" [{\"query\":\"{ me { id } }\"}]", 400, "request.malformed"),
        ("null", 400, "request.malformed"),
        ("42", 400, "request.malformed"),
        ("{\"query\": 1}", 400, "request.malformed"),
        ("{\"query\":\"{ me { id } }\",\"variables\":[]}", 400, "request.malformed"),
        ("\u{0}\u{0}", 400, "request.malformed"),
        ("{\"query\":\"{{{\"}", 200, "request.invalid"),
    ] {
        let (got, json) = answer(house.post(body)).await;
        assert_eq!(
            (got.as_u16(), &json["errors"][0]["extensions"]["code"]),
            (status, &json!(code)),
            "{body:?}: {json}"
        );
    }
    let deep = format!(
        "{{\"query\":\"{{ me {{ id }} }}\",\"variables\":{{\"x\":{}1{}}}}}",
        "[".repeat(9_000),
        "]".repeat(9_000)
    );
    assert_eq!(answer(house.post(deep)).await.0, 400);
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        let request = reqwest::Client::new()
            .post(format!("{}/graphql", house.url))
            .header("content-type", kind)
            .body(ME);
        let (status, json) = answer(request).await;
        assert_eq!(
            (status.as_u16(), &json["errors"][0]["extensions"]["code"]),
            (415, &json!("request.not-json")),
            "{kind}"
        );
    }
    let (status, json) = answer(house.post(ME)).await;
    assert_eq!((status.as_u16(), json), (200, json!({ "data": { "me": null } })));
}

#[tokio::test]
async fn a_long_body_is_refused_first() {
    let house = House::open(false).await;
    let body = |length: usize| {
        format!("{{\"query\":\"{{ me {{ id }} }}\",\"variables\":{{\"x\":\"{}\"}}}}", "x".repeat(length))
    };
    // With a token that would be refused too, to see what is looked at first.
    let (status, json) = answer(house.post(body(33 * 1024)).bearer_auth("wrong")).await;
    assert_eq!(
        (status.as_u16(), &json["errors"][0]["extensions"]["code"]),
        (413, &json!("request.too-large"))
    );
    assert_eq!(answer(house.post(body(31 * 1024))).await.0, 200);
    // The server may hang up while ten megabytes are still being sent; then there is no answer to read.
    if let Ok(response) = house.post(body(10 << 20)).send().await {
        assert_eq!(response.status(), 413);
    }
}

#[tokio::test]
async fn a_wrong_token_is_never_anybody() {
    let house = House::open(false).await;
    let (good, _) = house.app.enrol(Errand::Founder).await.unwrap();
    let headers = [
        "Bearer".to_owned(),
        "Bearer ".to_owned(),
        "Bearer x".to_owned(),
        format!("Bearer {good}x"),
        format!("Bearer {}", &good[1..]),
        format!("Bearer {}", "x".repeat(7_000)),
        format!("Basic {good}"),
        good.clone(),
    ];
    for header in headers {
        let response = house
            .post(ME)
            .header("authorization", &header)
            .header("accept-language", "fr")
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 401, "{header}");
        assert_eq!(response.headers()["www-authenticate"], "Bearer");
        let json: Value = response.json().await.unwrap();
        assert_eq!(json["errors"][0]["extensions"]["code"], "actor.sign-in-needed");
        assert_eq!(json["data"], Value::Null);
    }
    let (status, json) = answer(house.post(ME).bearer_auth(&good)).await;
    assert_eq!((status.as_u16(), &json["data"]["me"]["kind"]), (200, &json!("FOUNDER")), "{json}");
}

#[tokio::test]
async fn every_answer_is_fenced() {
    let house = House::open(false).await;
    for (method, path, status) in [
        ("GET", "/nothing", 404),
        ("GET", "/graphql", 405),
        ("GET", "/graphql/ws", 400),
        ("DELETE", "/graphql", 405),
        ("GET", "/graphql/explorer.js", 404),
        ("GET", "/.well-known/jwks.json", 200),
        ("GET", "/.well-known/did.json", 200),
        ("GET", "/communities/nobody/did.json", 404),
        ("GET", "/communities/com_00000000000000000000000000000001/did.json", 404),
        ("GET", "/requesters/req_00000000000000000000000000000001/did.json", 404),
        ("GET", "/health/live", 200),
        ("GET", "/health/ready", 200),
    ] {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let request = reqwest::Client::new().request(method.clone(), format!("{}{path}", house.url));
        let response = request.header("x-request-id", "forged").send().await.unwrap();
        assert_eq!(response.status(), status, "{method} {path}");
        let headers = response.headers().clone();
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(
            policy.starts_with("default-src 'none';") && policy.contains("frame-ancestors 'none'"),
            "{policy}"
        );
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(headers["referrer-policy"], "no-referrer");
        let id = headers["x-request-id"].to_str().unwrap();
        assert!(id.len() == 36 && id != "forged", "{id}");
        let json: Value = response.json().await.unwrap();
        assert_eq!(json["errors"].is_null(), status == 200, "{method} {path}: {json}");
    }
    let keys: Value = house.get("/.well-known/jwks.json").send().await.unwrap().json().await.unwrap();
    assert_eq!(keys["keys"][0]["crv"], "Ed25519", "{keys}");
    assert!(keys["keys"][0].get("d").is_none());
}

#[tokio::test]
async fn readiness_says_what_it_waits_for() {
    let house = House::open(false).await;
    assert_eq!(answer(house.get("/health/ready")).await, (StatusCode::OK, json!({ "status": "ready" })));
    // An alarm keeps nobody from working.
    house.is_forked.store(true, Ordering::SeqCst);
    let ready = json!({ "status": "ready", "alarms": ["log-forked"] });
    assert_eq!(answer(house.get("/health/ready")).await, (StatusCode::OK, ready));
    house.bot_is_up.store(false, Ordering::SeqCst);
    let (status, json) = answer(house.get("/health/ready")).await;
    assert_eq!(json["alarms"], json!(["log-forked"]));
    assert_eq!((status.as_u16(), &json["waitingFor"]), (503, &json!(["bot"])));
    house.app.store().close().await.unwrap();
    let (status, json) = answer(house.get("/health/ready")).await;
    assert_eq!((status.as_u16(), &json["waitingFor"]), (503, &json!(["bot", "database"])));
    assert_eq!(answer(house.get("/health/live")).await.0, 200);
    let (status, json) = answer(house.post(ME).bearer_auth("oat_x")).await;
    assert_eq!((status.as_u16(), &json["errors"][0]["extensions"]["code"]), (503, &json!("fault")));
}
