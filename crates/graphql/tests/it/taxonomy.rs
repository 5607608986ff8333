//! The shared language of codes, through the schema.

use serde_json::{Value, json};

use crate::fixture::{House, on_sqlite};

const SELECTION: &str = "kind code label sentence symbol broader narrower sameAs iri";

async fn asked(house: &House, arguments: &str) -> Value {
    house.ask("", &format!("{{ taxonomy{arguments} {{ {SELECTION} }} }}"), json!({})).await["taxonomy"]
        .clone()
}

#[tokio::test]
async fn codes_are_shown_with_words_in_the_language_asked_for() {
    on_sqlite(async |house: House| {
        let shown = asked(&house, "(kind: HARM, search: \"refoulement\")").await;
        assert_eq!(
            shown,
            json!([{
                "kind": "HARM", "code": "harm:refoulement", "label": "being sent back into danger",
                "sentence": "Somebody is sent to a place where their life or freedom is in danger.", "symbol": "☠",
                "broader": "harm:removal", "narrower": [], "sameAs": null, "iri": null,
            }])
        );
        // The wide code has the narrow one, and the name of the other vocabulary in full.
        let shown = asked(&house, "(kind: PURPOSE, search: \"purpose:research\", language: \"fr-BE\")").await;
        assert_eq!(shown[0]["label"], "recherche");
        assert_eq!(shown[0]["iri"], "https://w3id.org/dpv#ResearchAndDevelopment");
        assert_eq!(shown[0]["narrower"][0], "purpose:academic-research");
        // Without a language, the asker's own; a language that we do not speak is the asker's own, too.
        for language in ["", ", language: \"ti\""] {
            let query = format!("{{ taxonomy(kind: STAGE, search: \"الحدود\"{language}) {{ code }} }}");
            let shown = house.ask_in("ar", "", &query, json!({})).await;
            assert!(shown["taxonomy"].as_array().is_some_and(|found| found.len() > 1), "{shown}");
        }
        assert_eq!(asked(&house, "(search: \"nothing has these words\")").await, json!([]));
        let all = asked(&house, "").await;
        assert!(all.as_array().is_some_and(|all| all.len() > 300));
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_looked_for_is_refused_in_words() {
    on_sqlite(async |house: House| {
        let long = format!("{{ taxonomy(search: \"{}\") {{ code }} }}", "x".repeat(201));
        for (query, code) in [
            (long.as_str(), "input.too-long"),
            ("{ taxonomy(language: \"not a language\") { code } }", "input.unknown-language"),
        ] {
            let answer = house.raw("", query, json!({})).await;
            assert_eq!(answer["errors"][0]["extensions"]["code"], code, "{answer}");
        }
    })
    .await;
}
