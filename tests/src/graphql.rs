//! GraphQL as a client sees it: a question, then [`Outcome::good`] or [`Outcome::refused`].

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::{SOON, eventually, fail, place};

/// A client with or without a token.
#[derive(Debug, Clone)]
pub struct Api {
    http: reqwest::Client,
    url: String,
    token: Option<String>,
}

impl Api {
    /// A client of the server at `url`.
    pub fn new(url: &str, token: Option<&str>) -> Self {
        let http = reqwest::Client::builder().timeout(SOON).build().expect("an HTTP client");
        Self { http, url: format!("{url}/graphql"), token: token.map(str::to_owned) }
    }

    /// The token it shows.
    pub fn token(&self) -> &str {
        self.token.as_deref().unwrap_or_else(|| fail("this client has no token"))
    }

    /// Posts a body as it is: for what is not GraphQL at all.
    pub async fn post(&self, body: impl Into<reqwest::Body>) -> (StatusCode, String) {
        let mut request = self.http.post(&self.url).header("Content-Type", "application/json").body(body);
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        let answer = request.send().await.unwrap_or_else(|e| fail(&format!("{}: {e}", self.url)));
        (answer.status(), answer.text().await.unwrap_or_default())
    }

    /// The whole answer to a document: `data` and `errors`.
    pub async fn raw(&self, document: &str, variables: Value) -> Value {
        let body = json!({ "query": document, "variables": variables }).to_string();
        let (status, text) = self.post(body).await;
        serde_json::from_str(&text).unwrap_or_else(|e| fail(&format!("{status}, no JSON ({e}): {text}")))
    }

    /// Asks one field with its arguments and selection, such as `vote` in `node(id: $id) { … }`.
    pub async fn ask(&self, document: &str, variables: Value) -> Value {
        let answer = self.raw(document, variables).await;
        assert!(answer["errors"].is_null(), "{document}: {}", answer["errors"]);
        answer["data"].clone()
    }

    /// A node, seen through a selection on its type.
    pub async fn node(&self, kind: &str, id: &str, selection: &str) -> Value {
        let document = format!("query($id: ID!) {{ node(id: $id) {{ ... on {kind} {{ {selection} }} }} }}");
        self.ask(&document, json!({ "id": id })).await["node"].clone()
    }

    /// Looks at a node until `seen` finds there what it looks for.
    pub async fn node_shows<T>(
        &self,
        kind: &str,
        id: &str,
        selection: &str,
        within: std::time::Duration,
        seen: impl Fn(&Value) -> Option<T>,
    ) -> T {
        let what = format!("{kind} shows {selection}");
        eventually(&what, within, async || seen(&self.node(kind, id, selection).await)).await
    }

    /// Sends a mutation; an idempotency key is drawn if `input` has none.
    pub async fn does(&self, mutation: &str, mut input: Value, selection: &str) -> Outcome {
        if input["idempotencyKey"].is_null() {
            input["idempotencyKey"] = json!(place::fresh());
        }
        let document = format!(
            "mutation($input: {}!) {{ {mutation}(input: $input) {{ {selection} refusals {{ code path message remedy }} }} }}",
            input_type(mutation)
        );
        let answer = self.raw(&document, json!({ "input": input })).await;
        Outcome { mutation: mutation.to_owned(), answer }
    }
}

/// The name of a mutation's input type: the mutation's own name, in most cases.
fn input_type(mutation: &str) -> String {
    let mut letters = mutation.chars();
    let first = letters.next().map_or_else(String::new, |letter| letter.to_uppercase().collect());
    format!("{first}{}Input", letters.as_str())
}

/// What came of a mutation.
#[derive(Debug)]
#[must_use = "say whether it is good or refused"]
pub struct Outcome {
    mutation: String,
    answer: Value,
}

impl Outcome {
    fn payload(&self) -> &Value {
        assert!(self.answer["errors"].is_null(), "{}: {}", self.mutation, self.answer["errors"]);
        &self.answer["data"][&self.mutation]
    }

    /// The payload; fails the story if anything was refused.
    pub fn good(self) -> Value {
        let payload = self.payload();
        assert_eq!(payload["refusals"], json!([]), "{} was refused", self.mutation);
        payload.clone()
    }

    /// The payload; fails the story unless it was refused for this reason, among others perhaps.
    pub fn refused(self, code: &str) -> Value {
        let given = codes(self.payload());
        assert!(self.is_refused_for(code), "{} should be refused for {code}, not {given:?}", self.mutation);
        self.payload().clone()
    }

    /// Whether it was refused for this reason, among others perhaps.
    pub fn is_refused_for(&self, code: &str) -> bool {
        codes(self.payload()).iter().any(|given| given == code)
    }

    /// The payload, whatever it says.
    pub fn either(self) -> Value {
        self.payload().clone()
    }

    /// The code of the error, for those who may not even try.
    pub fn denied(self) -> String {
        match self.answer["errors"][0]["extensions"]["code"].as_str() {
            Some(code) => code.to_owned(),
            None => codes(self.payload())
                .first()
                .cloned()
                .unwrap_or_else(|| fail(&format!("{} was allowed", self.mutation))),
        }
    }
}

/// The codes of a payload's refusals.
pub fn codes(payload: &Value) -> Vec<String> {
    let refusals = payload["refusals"].as_array().cloned().unwrap_or_default();
    refusals.iter().filter_map(|refusal| refusal["code"].as_str().map(str::to_owned)).collect()
}

/// A text at a place in an answer; fails the story where there is none.
pub fn text(answer: &Value, pointer: &str) -> String {
    answer
        .pointer(pointer)
        .and_then(Value::as_str)
        .map_or_else(|| fail(&format!("no text at {pointer} in {answer}")), str::to_owned)
}
