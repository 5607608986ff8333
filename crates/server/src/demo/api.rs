//! GraphQL, as a client without any library speaks it.

use reqwest::Client;
use serde_json::{Value, json};

use super::stage::broken;
use crate::fault::{self, Fault};

/// A way in, with or without a token.
#[derive(Clone)]
pub struct Api {
    http: Client,
    server: String,
    token: Option<String>,
}

impl Api {
    /// The way in to `server` with this token.
    pub fn new(http: &Client, server: &str, token: Option<&str>) -> Self {
        Self { http: http.clone(), server: server.to_owned(), token: token.map(str::to_owned) }
    }

    /// The same way in with another token.
    pub fn with(&self, token: &str) -> Self {
        Self::new(&self.http, &self.server, Some(token))
    }

    /// The token.
    pub fn token(&self) -> &str {
        self.token.as_deref().unwrap_or_default()
    }

    /// The data that a document asks for.
    pub async fn ask(&self, document: &str, variables: Value) -> Result<Value, Fault> {
        let url = format!("{}/graphql", self.server);
        let mut request = self.http.post(&url).json(&json!({ "query": document, "variables": variables }));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        let asked = async { request.send().await?.json::<Value>().await };
        let mut answer =
            asked.await.map_err(|error| broken(&format!("{url} answers in JSON"), fault::chain(&error)))?;
        if !answer["errors"].is_null() {
            return Err(broken(&format!("GraphQL answers “{}”", head(document)), &answer["errors"]));
        }
        Ok(answer["data"].take())
    }

    /// A node, through a selection on its type.
    pub async fn node(&self, kind: &str, id: &str, selection: &str) -> Result<Value, Fault> {
        let document = format!("query($id: ID!) {{ node(id: $id) {{ ... on {kind} {{ {selection} }} }} }}");
        Ok(self.ask(&document, json!({ "id": id })).await?["node"].take())
    }

    /// The payload of a mutation, whatever it says.
    pub async fn tries(&self, mutation: &str, mut input: Value, selection: &str) -> Result<Value, Fault> {
        input["idempotencyKey"] = json!(super::matrix::fresh()?);
        let input_type = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
        let document = format!(
            "mutation($input: {input_type}!) {{ {mutation}(input: $input) {{ {selection} \
             refusals {{ code path message remedy }} }} }}"
        );
        Ok(self.ask(&document, json!({ "input": input })).await?[mutation].take())
    }

    /// The payload of a mutation that must not be refused.
    pub async fn does(&self, mutation: &str, input: Value, selection: &str) -> Result<Value, Fault> {
        let payload = self.tries(mutation, input, selection).await?;
        match codes(&payload).is_empty() {
            true => Ok(payload),
            false => Err(broken(&format!("{mutation} is not refused"), &payload["refusals"])),
        }
    }
}

fn head(document: &str) -> String {
    document.chars().take(60).collect()
}

/// The codes of a payload's refusals.
pub fn codes(payload: &Value) -> Vec<&str> {
    let refusals = payload["refusals"].as_array().map_or(&[][..], Vec::as_slice);
    refusals.iter().filter_map(|refusal| refusal["code"].as_str()).collect()
}

/// A text at a place in an answer.
pub fn text(answer: &Value, pointer: &str) -> Result<String, Fault> {
    let found = answer.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
    found.ok_or_else(|| broken(&format!("there is a text at {pointer}"), answer))
}
