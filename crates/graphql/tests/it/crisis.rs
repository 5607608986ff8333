//! A crisis and a parent community, through the schema.

use app::Errand;
use serde_json::{Value, json};

use crate::fixture::{House, Town, codes, founding, on_sqlite, text, words};

/// Founds a community of this handle with these inputs beside the usual ones, and has its charter adopted.
async fn founded(house: House, handle: &str, more: Value) -> Town {
    let mut input = founding();
    input["handle"] = json!(handle);
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    let founder = house.enrolment(Errand::Founder).await;
    let founded =
        house.good(&founder, "foundCommunity", input, "community { id } charter { id } token").await;
    let (id, charter) = (text(&founded, "/community/id"), text(&founded, "/charter/id"));
    let town = Town { house, id, charter, steward: text(&founded, "/token"), members: Vec::new() };
    let vote = town.opens(&town.charter).await;
    town.casts(&town.steward, &vote, "FOR").await;
    town.house.passes(3_600).await;
    town
}

fn clause() -> Value {
    json!({ "crisis": {
        "longestTerm": "P90D", "lapsesAfter": "P30D",
        "redLines": [{ "code": "no-research-now", "text": words("No research in a crisis."), "purposes": ["purpose:research"] }],
    } })
}

#[tokio::test]
async fn a_crisis_is_declared_shown_and_ended() {
    on_sqlite(async |house: House| {
        let town = founded(house, "prepared-town", clause()).await;
        let house = &town.house;
        let charter = "crisis { longestTerm lapsesAfter rules { kind } redLines { code } }";
        let shown = house.node("", "Charter", &town.charter, charter).await;
        let wanted = json!({ "longestTerm": "P90D", "lapsesAfter": "P30D", "rules": [], "redLines": [{ "code": "no-research-now" }] });
        assert_eq!(shown["crisis"], wanted);
        let about = "crisis { state reason { language text } declaredAt until ending } parent { id }";
        let none = json!({ "crisis": null, "parent": null });
        assert_eq!(house.node("", "Community", &town.id, about).await, none);
        let input = json!({ "community": town.id });
        let refused = house.does(&town.steward, "endCrisis", input.clone(), "__typename").await;
        assert_eq!(codes(&refused), ["crisis.none"]);
        let input = json!({ "community": town.id, "reason": [{ "language": "en", "text": "Raids in two towns." }] });
        let selection = "community { crisis { state reason { text } until ending } }";
        let declared = house.good(&town.steward, "declareCrisis", input.clone(), selection).await;
        let crisis = &declared["community"]["crisis"];
        assert_eq!((&crisis["state"], &crisis["ending"]), (&json!("IN_FORCE"), &json!(false)));
        assert_eq!(crisis["reason"], json!([{ "text": "Raids in two towns." }]));
        assert_eq!(house.node("", "Community", &town.id, about).await["crisis"]["state"], "IN_FORCE");
        let again = house.does(&town.steward, "declareCrisis", input, "__typename").await;
        assert_eq!(codes(&again), ["crisis.in-force"]);
        let input = json!({ "community": town.id });
        house.good(&town.steward, "endCrisis", input, "community { crisis { state } }").await;
        assert_eq!(house.node("", "Community", &town.id, about).await, none);
    })
    .await;
}

#[tokio::test]
async fn a_child_names_its_parent_and_is_held_to_it() {
    on_sqlite(async |house: House| {
        let parent = founded(house, "parent-town", clause()).await;
        let looser = {
            let mut input = founding();
            input["parent"] = json!(parent.id);
            input["rules"][2]["rule"] = json!("consent: majority of cast");
            input
        };
        let founder = parent.house.enrolment(Errand::Founder).await;
        let refused = parent.house.does(&founder, "foundCommunity", looser, "__typename").await;
        assert!(codes(&refused).iter().all(|code| code == "charter.looser-than-parent"), "{refused}");
        assert_eq!(refused["refusals"][0]["path"], json!(["rules"]));
        let said = text(&refused, "/refusals/0/message");
        assert!(said.contains("low risk") && said.contains("parent community"), "{said}");
        let id = parent.id.clone();
        let child = founded(parent.house, "child-town", json!({ "parent": id })).await;
        let shown = child.house.node("", "Community", &child.id, "parent { id handle }").await;
        assert_eq!(shown["parent"], json!({ "id": id, "handle": "parent-town" }));
    })
    .await;
}
