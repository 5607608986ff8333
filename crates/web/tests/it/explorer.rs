//! The page to try queries on: there if asked for, and without a third party.

use async_graphql::{Request, Variables};
use serde_json::{Value, json};

use crate::fixture::House;

const FILES: [(&str, &str); 3] = [
    ("/graphql", "text/html; charset=utf-8"),
    ("/graphql/explorer.js", "text/javascript; charset=utf-8"),
    ("/graphql/explorer.css", "text/css; charset=utf-8"),
];

#[tokio::test]
async fn it_asks_no_third_party() {
    let house = House::open(true).await;
    for (path, kind) in FILES {
        let response = house.get(path).send().await.unwrap();
        assert_eq!(
            (response.status().as_u16(), response.headers()["content-type"].to_str().unwrap()),
            (200, kind),
            "{path}"
        );
        let policy = response.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
        let text = response.text().await.unwrap();
        // What the policy would forbid anyway: other hosts, scripts and styles within the page.
        assert!(!text.contains("http://") && !text.contains("https://") && !text.contains("//cdn"), "{path}");
        assert!(
            !text.contains(" style=") && !text.contains("onclick=") && !text.contains("<style"),
            "{path}"
        );
    }
}

/// The ready-made queries, as the page has them: between backquotes after `query:`.
fn ready_made(script: &str) -> Vec<String> {
    let after = |part: &str| part.split_once('`').map(|(query, _)| query.to_owned());
    script.split("query: `").skip(1).filter_map(after).collect()
}

#[tokio::test]
async fn its_ready_made_queries_are_valid() {
    let house = House::open(true).await;
    let script = house.get("/graphql/explorer.js").send().await.unwrap().text().await.unwrap();
    let queries = ready_made(&script);
    assert!(queries.len() >= 8, "{queries:?}");
    let schema = graphql::schema(house.app.clone(), graphql::Settings { introspection: true });
    for query in queries {
        let variables = json!({
            "handle": "x", "id": "vote_x", "community": null, "since": null,
            "input": if query.contains("CastBallotInput") {
                json!({ "idempotencyKey": "k", "vote": "vote_x", "choice": "FOR" })
            } else {
                json!({ "requester": "req_x", "purpose": "purpose:research", "dataCategories": [] })
            },
        });
        let request = Request::new(&query).variables(Variables::from_json(variables));
        if query.trim_start().starts_with("subscription") {
            // It would wait for a decision: that it does is all there is to see.
            let mut stream = Box::pin(schema.execute_stream(request));
            let first = futures_util::poll!(futures_util::StreamExt::next(&mut stream));
            assert!(first.is_pending(), "{query}: {first:?}");
        } else {
            let answer: Value = serde_json::to_value(schema.execute(request).await).unwrap();
            assert!(answer.get("errors").is_none(), "{query}: {answer}");
        }
    }
}
