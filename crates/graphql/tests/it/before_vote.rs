//! Who is not in the room, and temperature checks, through the schema.

use serde_json::{Value, json};

use crate::{
    deliberation::tabled,
    fixture::{House, Town, codes, on_sqlite, text, words},
};

const ABSENCE: &str = "stage absence { lookedAt findings { name kind constituency label { text } language concern answer { by words { language text } } } }";

#[tokio::test]
async fn what_is_missing_is_shown_to_members_and_advocates_and_settled_by_stewards() {
    on_sqlite(async |house: House| {
        // With the steward 11 on the roll, of whom no woman says that she is one.
        let town = Town::founded(house, 10).await;
        let house = &town.house;
        let ((_, advocate), (_, contact)) = (town.mandates().await, town.requester().await);
        let proposal = tabled(&town, &advocate, &contact).await;
        let of = async |token: &str| house.node(token, "Proposal", &proposal, ABSENCE).await["absence"].clone();
        assert_eq!(of(&town.members[0]).await, json!({ "lookedAt": null, "findings": [] }));
        let input = json!({ "proposal": proposal, "words": { "language": "en", "text": "Who reads it?" } });
        let raised = house.good(&town.members[0], "raiseConcern", input, "concern { id }").await;
        let english = json!([{ "language": "en", "text": "Two researchers." }]);
        let concern = text(&raised, "/concern/id");
        let input = json!({ "concern": concern, "words": english });
        house.good(&advocate, "answerConcern", input, "concern { state }").await;
        house.passes(60).await;
        let shown = of(&town.members[0]).await;
        assert!(shown["lookedAt"].is_string());
        let names: Vec<_> = shown["findings"].as_array().unwrap().iter().map(|one| text(one, "/name")).collect();
        assert_eq!(names, ["scarce:women", "answer:1:fr"]);
        let women = json!({
            "name": "scarce:women", "kind": "SCARCE", "constituency": "women",
            "label": [{ "text": "Women" }, { "text": "En français : Women" }],
            "language": null, "concern": null, "answer": null,
        });
        assert_eq!(shown["findings"][0], women);
        assert_eq!((&shown["findings"][1]["concern"], &shown["findings"][1]["language"]), (&json!(1), &json!("fr")));
        assert_eq!(of(&advocate).await, shown);
        assert_eq!((of(&contact).await, of("").await), (json!(null), json!(null)));
        assert_eq!(house.node("", "Proposal", &proposal, "stage").await["stage"], "TABLED", "the vote waits");

        for (input, wanted) in [
            (json!({ "proposal": proposal, "words": english }), vec!["input.language-missing"]),
            (json!({ "proposal": proposal, "by": "soon", "words": words("So") }), vec!["input.malformed"]),
            (
                json!({ "proposal": proposal, "by": "2026-11-21", "findings": ["scarce:men"], "words": words("So") }),
                vec!["absence.no-such-finding", "absence.day-past"],
            ),
            (json!({ "proposal": "pro_x", "words": words("So") }), vec!["input.malformed"]),
        ] {
            let refused = house.does(&town.steward, "answerAbsence", input, "__typename").await;
            assert_eq!(codes(&refused), wanted, "{refused}");
        }
        let plan = json!({
            "proposal": proposal, "by": "2026-12-01", "findings": ["scarce:women"], "words": words("We phone them"),
        });
        let selection = format!("proposal {{ {ABSENCE} }}");
        let done = house.good(&town.steward, "answerAbsence", plan, &selection).await;
        let answer = &done["proposal"]["absence"]["findings"][0]["answer"];
        assert_eq!((&answer["by"], &answer["words"]), (&json!("2026-12-01"), &words("We phone them")));
        house.passes(1).await;
        assert_eq!(house.node("", "Proposal", &proposal, "stage").await["stage"], "TABLED", "one is open");
        town.waives(&proposal).await;
        house.passes(1).await;
        let voting = house.node(&town.members[0], "Proposal", &proposal, ABSENCE).await;
        assert_eq!(voting["stage"], "VOTING");
        assert_eq!(voting["absence"]["findings"][1]["answer"]["by"], Value::Null);
    })
    .await;
}

#[tokio::test]
async fn a_temperature_is_taken_by_members_and_shown_to_them_alone() {
    on_sqlite(async |house: House| {
        let town = Town::founded(house, 14).await;
        let house = &town.house;
        let ((_, advocate), (_, contact)) = (town.mandates().await, town.requester().await);
        let proposal = tabled(&town, &advocate, &contact).await;
        let input = json!({ "proposal": proposal, "clause": 2 });
        let selection = "temperature { id number open clause { number kind } myLeaning figures { count } note }";
        let asked = house.good(&town.members[0], "askTemperature", input, selection).await["temperature"].clone();
        assert_eq!((&asked["open"], &asked["clause"]["kind"]), (&json!(true), &json!("DATA")));
        assert_eq!(asked["note"], "Cela n’engage personne et ne change aucun vote.");
        let check = text(&asked, "/id");
        for (at, member) in town.members[..10].iter().enumerate() {
            let leaning = if at < 5 { "TOWARDS" } else { "AWAY" };
            let input = json!({ "temperature": check, "leaning": leaning });
            let done = house.good(member, "answerTemperature", input, "temperature { myLeaning figures { count } }").await;
            assert_eq!(done["temperature"], json!({ "myLeaning": leaning, "figures": [] }));
        }
        let of = async |token: &str| {
            let about = "temperatures { open myLeaning figures { leanings didNotAnswer count } }";
            house.node(token, "Proposal", &proposal, about).await["temperatures"].clone()
        };
        assert_eq!(of(&town.members[0]).await, json!([{ "open": true, "myLeaning": "TOWARDS", "figures": [] }]));
        // Nobody waives what is missing, so that it is the clock that ends it.
        house.passes(2 * 86_400).await;
        let figure = |leanings: Value, did_not_answer, count| {
            json!({ "leanings": leanings, "didNotAnswer": did_not_answer, "count": count })
        };
        let figures = [
            figure(json!(["TOWARDS"]), false, 5),
            figure(json!(["UNSURE"]), true, 5),
            figure(json!(["AWAY"]), false, 5),
        ];
        assert_eq!(of(&town.members[0]).await, json!([{ "open": false, "myLeaning": null, "figures": figures }]));
        for token in [&advocate, &contact, ""] {
            assert_eq!(of(token).await, json!(null));
        }
        let input = json!({ "temperature": check, "leaning": "UNSURE" });
        let refused = house.does(&town.members[0], "answerTemperature", input, "__typename").await;
        assert_eq!(codes(&refused), ["temperature.over"]);
    })
    .await;
}
