//! Decisions as credentials, at their own addresses.

use evidence::decision::{self, credential};
use serde_json::Value;

use crate::{
    agreed::{agreement, withdraws},
    fixture::House,
    town::{Town, founding},
};

#[tokio::test]
async fn a_decision_comes_in_the_form_that_is_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", dir.path().join("test.db").display());
    let town = Town::found(&url, &founding("the-town")).await;
    town.adopts().await;
    let house = House::of(town.app.clone(), false).await;
    let keys = town.app.keys().jwks();
    let recorded = town.app.read().await.unwrap().decisions(None, None, 1).await.unwrap().remove(0);
    let path = format!("/decisions/{}", recorded.decision.id);
    let asked = async |accept: &str| {
        let response = house.get(&path).header("accept", accept).send().await.unwrap();
        let head =
            |name: &str| response.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
        let (kind, tag, vary) = (head("content-type"), head("etag"), head("vary"));
        assert_eq!(vary, "accept", "what is asked for decides");
        (kind, tag, response.text().await.unwrap())
    };
    for accept in [
        "*/*",
        "application/json",
        "text/html, */*;q=0.1",
        "application/vc;q=0.4, application/json;q=0.5",
        "application/vc;q=0, application/*",
    ] {
        let (kind, _, file) = asked(accept).await;
        assert_eq!(kind, "application/json", "{accept}");
        assert_eq!(decision::verify(file, keys).unwrap().id, recorded.decision.id.to_string());
    }
    let mut tags = Vec::new();
    for (accept, wanted) in [
        ("application/vc", "application/vc"),
        ("text/html, Application/VC;q=0.9", "application/vc"),
        ("application/vc+jwt", "application/vc+jwt"),
        ("application/json;q=0.5, application/vc+jwt;q=0.6, */*;q=0.1", "application/vc+jwt"),
    ] {
        let (kind, tag, text) = asked(accept).await;
        assert_eq!(kind, wanted, "{accept}");
        assert_eq!(credential::verify(text, keys).unwrap().id, recorded.decision.id.to_string());
        tags.push(tag);
    }
    assert!(tags[0] == tags[1] && tags[1] != tags[2] && tags[2] == tags[3], "{tags:?}");
    for accept in ["text/html", "application/vcard", "*/*;q=0", "application/json;q=0"] {
        let refused = house.get(&path).header("accept", accept).send().await.unwrap();
        let vary = refused.headers()["vary"].to_str().unwrap();
        assert_eq!((refused.status().as_u16(), vary), (406, "accept"), "{accept}");
    }
    let again = house.get(&path).header("accept", "application/vc").header("if-none-match", &tags[0]);
    assert_eq!(again.send().await.unwrap().status(), 304);
    let unknown =
        house.get("/decisions/dec_00000000000000000000000000000001").header("accept", "application/vc");
    assert_eq!(unknown.send().await.unwrap().status(), 404);

    // What the credential names, there is.
    let (_, _, document) = asked("application/vc").await;
    let document: Value = serde_json::from_str(&document).unwrap();
    for (address, kind) in [
        (&document["@context"][1], "application/ld+json"),
        (&document["credentialSchema"]["id"], "application/schema+json"),
    ] {
        let path = address.as_str().unwrap().strip_prefix(town.app.keys().issuer()).unwrap();
        let response = house.get(path).send().await.unwrap();
        assert_eq!(
            (response.status().as_u16(), response.headers()["content-type"].to_str().unwrap()),
            (200, kind)
        );
        let schema: Value = response.json().await.unwrap();
        if kind.contains("schema") {
            assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&document));
        }
    }
    let query = format!("{{ decision(id: \"{}\") {{ credential {{ jwt digest }} }} }}", recorded.decision.id);
    let body = serde_json::json!({ "query": query }).to_string();
    let told: Value = house
        .post(body)
        .header("content-type", "application/json")
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let jwt = told["data"]["decision"]["credential"]["jwt"].as_str().unwrap_or_else(|| panic!("{told}"));
    assert!(credential::verify(jwt, keys).is_ok());
}

#[tokio::test]
async fn an_agreement_is_shown_rule_by_rule_to_whoever_asks_for_that_view() {
    let dir = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", dir.path().join("test.db").display());
    let town = Town::found(&url, &founding("the-town")).await;
    let members = town.members(3).await;
    town.adopts().await;
    let (advocate, _) = town.advocate().await;
    let (id, _) = agreement(&town, &members, &advocate).await;
    let house = House::of(town.app.clone(), false).await;
    let view = async |path: String| house.get(&path).send().await.unwrap();
    let shown = view(format!("/agreements/{id}?view=odrl")).await;
    let head = |name: &str| shown.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(
        (head("content-type"), head("cache-control")),
        ("application/ld+json".into(), "no-cache".into())
    );
    let policy: Value = shown.json().await.unwrap();
    assert_eq!(policy["type"], "Agreement");
    assert_eq!(view(format!("/agreements/{id}?view=other")).await.status(), 404);
    let query = format!("{{ agreement(id: \"{id}\") {{ odrl {{ policy refusals {{ code }} }} }} }}");
    let ask = async || -> Value {
        let body = serde_json::json!({ "query": query }).to_string();
        house
            .post(body)
            .header("content-type", "application/json")
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap()
    };
    let told = ask().await;
    let said = told["data"]["agreement"]["odrl"]["policy"].as_str().unwrap_or_else(|| panic!("{told}"));
    assert_eq!(serde_json::from_str::<Value>(said).unwrap(), policy);
    withdraws(&town, &members, id).await;
    let gone = view(format!("/agreements/{id}?view=odrl")).await;
    assert_eq!(gone.status(), 409);
    assert!(gone.text().await.unwrap().contains("permission.withdrawn"));
    let told = ask().await;
    assert_eq!(told["data"]["agreement"]["odrl"]["refusals"][0]["code"], "permission.withdrawn", "{told}");
    assert!(view(format!("/agreements/{id}")).await.status().is_success(), "what was signed stays");
}
