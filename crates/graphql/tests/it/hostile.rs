//! What asks for too much is refused before it costs anything, with a code.

use std::time::{Duration, Instant};

use async_graphql::Request;
use graphql::Settings;
use serde_json::json;

use crate::fixture::{House, on_sqlite};

#[tokio::test]
async fn hostile_queries_are_refused() {
    on_sqlite(async |house: House| {
        let aliases = |count: usize| (0..count).map(|n| format!("a{n}: me {{ id }} ")).collect::<String>();
        let hidden = format!("query {{ me {{ ...f }} }} fragment f on Actor {{ {} }}", (0..21).map(|n| format!("a{n}: id ")).collect::<String>());
        let bomb: String = (0..20).map(|n| format!("fragment f{n} on Community {{ ...f{} ...f{} }} ", n + 1, n + 1)).collect();
        for (query, code) in [
            (format!("{{ {} }}", aliases(21)), "request.too-many-aliases"),
            (hidden, "request.too-many-aliases"),
            (format!("{{ me {{ {} }} }}", "id ".repeat(11_000)), "request.too-large"),
            (format!("{{ communities {{ edges {{ node {{ ...f0 }} }} }} }} {bomb} fragment f20 on Community {{ id }}"), "request.too-large"),
            ("query { ...a } fragment a on Query { ...b } fragment b on Query { ...a }".to_owned(), "request.too-large"),
            (format!("{{ me {} {{ id }} }}", "@skip(if: false) ".repeat(30)), "request.invalid"),
            ("{ communities(first: 101) { edges { node { id } } } }".to_owned(), "input.too-many"),
            ("{ communities(first: -1) { edges { node { id } } } }".to_owned(), "input.too-many"),
            ("{ communities(after: \"nothing\") { edges { node { id } } } }".to_owned(), "input.malformed"),
            (format!("{}{}", "{a".repeat(10_000), "}".repeat(10_000)), "request.invalid"),
            ("{a".repeat(16_000), "request.invalid"),
            (format!("{{ node(id: {}1{}) {{ id }} }}", "[".repeat(10_000), "]".repeat(10_000)), "request.invalid"),
            (format!("query($a: {}Int{}) {{ me {{ id }} }}", "[".repeat(10_000), "]".repeat(10_000)), "request.invalid"),
            ("{{{".to_owned(), "request.invalid"),
            (String::new(), "request.invalid"),
            ("{ node(id: 3.5e400) { id } }".to_owned(), "request.invalid"),
            ("{ comunity(handle: \"x\") { id } }".to_owned(), "request.invalid"),
        ] {
            let began = Instant::now();
            let answer = house.raw("", &query, json!({})).await;
            let short = &query[..query.len().min(80)];
            assert_eq!(answer["errors"][0]["extensions"]["code"], code, "{short}: {answer}");
            assert!(!answer.to_string().contains("Did you mean"), "{answer}");
            assert!(began.elapsed() < Duration::from_secs(2), "{short}: {:?}", began.elapsed());
        }
        let twenty = house.raw("", &format!("{{ {} }}", aliases(20)), json!({})).await;
        assert!(twenty.get("errors").is_none(), "{twenty}");
    })
    .await;
}

#[tokio::test]
async fn depth_and_breadth_are_bounded() {
    on_sqlite(async |house: House| {
        let (open, shut) = ("charter { community { ".repeat(8), "} } ".repeat(8));
        let deep = format!("{{ communities {{ edges {{ node {{ {open} id {shut} }} }} }} }}");
        let wide = "{ communities(first: 100) { edges { node { proposals(first: 100) { edges { node { id stage } } } } } } }";
        for (query, why) in [(deep.as_str(), "Query is nested too deep."), (wide, "Query is too complex.")] {
            let answer = house.raw("", query, json!({})).await;
            assert_eq!(answer["errors"][0]["message"], why, "{answer}");
            assert_eq!(answer["errors"][0]["extensions"]["code"], "request.invalid");
        }
        // A whole page of a whole page of what a reader wants to know is not too much.
        let usual = wide.replace("first: 100", "first: 20");
        assert!(house.raw("", &usual, json!({})).await.get("errors").is_none());
    })
    .await;
}

#[tokio::test]
async fn an_id_that_is_none_is_nobodys() {
    on_sqlite(async |house: House| {
        for id in ["", "vote_nothing", "vote_", "_", "x".repeat(20_000).as_str(), "com_00000000000000000000000000000000", "mem_00000000000000000000000000000000"] {
            let answer = house.ask("", "query($id: ID!) { node(id: $id) { id } proposal(id: $id) { id } decision(id: $id) { id } }", json!({ "id": id })).await;
            assert_eq!(answer, json!({ "node": null, "proposal": null, "decision": null }), "{id}");
        }
    })
    .await;
}

#[tokio::test]
async fn introspection_is_for_development() {
    on_sqlite(async |house: House| {
        // As deep as the usual tools ask.
        let kind = format!("type {{ kind {} name {} }}", "ofType { ".repeat(7), "} ".repeat(7));
        let query = format!("{{ __schema {{ queryType {{ fields {{ name args {{ {kind} }} }} }} }} }}");
        let answer = house.raw("", &query, json!({})).await;
        assert!(answer["data"]["__schema"]["queryType"].is_object(), "{answer}");
        let closed = graphql::schema(house.app.clone(), Settings { introspection: false });
        let answer = serde_json::to_value(closed.execute(Request::new(query)).await).unwrap();
        assert!(answer["data"]["__schema"].is_null(), "{answer}");
    })
    .await;
}
