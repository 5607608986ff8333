//! Clauses and concerns, through the schema.

use serde_json::{Value, json};

use crate::fixture::{House, Town, codes, on_sqlite, text, words};

const CONCERNS: &str = "stage concerns { totalCount edges { node { number state clause { number kind code } words { text } summary { text } answers { number by } overdue supportedByMe } } }";

pub async fn tabled(town: &Town, advocate: &str, contact: &str) -> String {
    let proposal = town.submits(contact).await;
    let input = json!({ "proposal": proposal, "number": 1 });
    town.house.good(advocate, "acceptOffer", input, "proposal { stage }").await;
    proposal
}

fn said(clause: u32, words: &str) -> Value {
    json!({ "clause": clause, "words": { "language": "fr", "text": words } })
}

#[tokio::test]
async fn clauses_are_numbered_and_said_in_each_language_of_the_terms() {
    on_sqlite(async |house: House| {
        let town = Town::founded(house, 0).await;
        let ((_, advocate), (_, contact)) = (town.mandates().await, town.requester().await);
        let proposal = tabled(&town, &advocate, &contact).await;
        let about = "terms { clauses { number kind code text { language text } } }";
        let shown = town.house.node("", "Proposal", &proposal, about).await;
        let clauses = shown["terms"]["clauses"].as_array().unwrap();
        for (at, clause) in clauses.iter().enumerate() {
            assert_eq!(clause["number"], at + 1);
            assert_eq!(clause["text"].as_array().unwrap().len(), 2, "{clause}");
        }
        assert_eq!(clauses[0]["kind"], "PURPOSE");
        assert_eq!(clauses[0]["code"], "purpose:academic-research");
        let last = clauses.last().unwrap();
        assert_eq!(
            (&last["kind"], &last["code"]),
            (&json!("CONDITION"), &json!("condition:no-service-depends"))
        );
        let promise = clauses.iter().find(|clause| clause["kind"] == "PROMISE").unwrap();
        assert!(text(promise, "/text/1/text").contains("En français : A report"), "{promise}");
    })
    .await;
}

#[tokio::test]
async fn members_and_their_requester_see_different_things_of_a_concern() {
    on_sqlite(async |house: House| {
        // With the steward 41 on the roll: a twentieth is three.
        let town = Town::founded(house, 40).await;
        let house = &town.house;
        let rules = house
            .node("", "Charter", &town.charter, "deliberation { concernShare answerWithin misreadShare }")
            .await;
        assert_eq!(
            rules["deliberation"],
            json!({ "concernShare": "1/20", "answerWithin": "P7D", "misreadShare": "1/4" })
        );
        let ((_, advocate), (_, contact)) = (town.mandates().await, town.requester().await);
        let proposal = tabled(&town, &advocate, &contact).await;
        town.waives(&proposal).await;
        let mut input = said(99, "Qui lit ?");
        input["proposal"] = json!(proposal);
        let refused = house.does(&town.members[0], "raiseConcern", input.clone(), "__typename").await;
        assert_eq!(codes(&refused), ["concern.no-such-clause"]);
        input["clause"] = json!(2);
        let raised = house
            .good(&town.members[0], "raiseConcern", input, "concern { id number state supportedByMe }")
            .await;
        assert_eq!(raised["concern"]["state"], "RAISED");
        assert_eq!(raised["concern"]["supportedByMe"], true);
        let concern = text(&raised, "/concern/id");
        let of =
            async |token: &str| house.node(token, "Proposal", &proposal, CONCERNS).await["concerns"].clone();
        let one = of(&town.members[1]).await;
        assert_eq!(
            one["edges"][0]["node"]["clause"],
            json!({ "number": 2, "kind": "DATA", "code": "data:survey-answers" })
        );
        assert_eq!(one["edges"][0]["node"]["words"], json!([{ "text": "Qui lit ?" }]));
        assert_eq!(one["edges"][0]["node"]["supportedByMe"], false);
        assert_eq!(of(&advocate).await["totalCount"], 1);
        assert_eq!((of(&contact).await["totalCount"].clone(), of("").await), (json!(0), json!(null)));

        for member in &town.members[1..3] {
            house.good(member, "supportConcern", json!({ "concern": concern }), "concern { state }").await;
        }
        house.passes(60).await;
        let held = house.node("", "Proposal", &proposal, "stage vote { id }").await;
        assert_eq!(held, json!({ "stage": "TABLED", "vote": null }));
        let input = json!({ "subject": proposal });
        let refused = house.does(&town.steward, "openVote", input, "__typename").await;
        assert_eq!(codes(&refused), ["vote.concern-unanswered"]);
        assert!(text(&refused, "/refusals/0/message").contains('1'), "{refused}");

        let input = json!({ "proposal": proposal, "harm": "harm:data-breach" });
        let named = house.good(&town.members[5], "nameHarm", input, "concern { harm state clause { kind code } words { text } }").await;
        let wanted = json!({ "harm": "harm:data-breach", "state": "ANSWERED", "clause": { "kind": "RISK", "code": "harm:data-breach" }, "words": [] });
        assert_eq!(named["concern"], wanted, "the terms answer it");
        let input = json!({ "concern": concern, "summary": words("Who has access?") });
        house.good(&advocate, "summariseConcern", input, "concern { summary { text } }").await;
        let told = of(&contact).await["edges"][0]["node"].clone();
        assert_eq!((&told["state"], &told["words"]), (&json!("REACHED"), &json!([])));
        assert_eq!(told["summary"][0]["text"], "Who has access?");
        let input = json!({ "concern": concern, "words": words("Two researchers.") });
        let answered = house
            .good(&contact, "answerConcern", input, "concern { state answers { by number words { text } } }")
            .await;
        assert_eq!(answered["concern"]["state"], "ANSWERED");
        assert_eq!(answered["concern"]["answers"][0]["by"], "REQUESTER");
        house.passes(1).await;
        assert_eq!(house.node("", "Proposal", &proposal, "stage").await["stage"], "VOTING");
    })
    .await;
}

#[tokio::test]
async fn the_questions_are_read_by_everybody_and_tried_in_private() {
    on_sqlite(async |house: House| {
        let town = Town::founded(house, 1).await;
        let ((_, advocate), (_, contact)) = (town.mandates().await, town.requester().await);
        let proposal = tabled(&town, &advocate, &contact).await;
        let about = "terms { questions { asks choices } }";
        let shown = town.house.node("", "Proposal", &proposal, about).await;
        let questions = shown["terms"]["questions"].as_array().unwrap();
        let asked: Vec<_> = questions.iter().map(|question| text(question, "/asks")).collect();
        assert_eq!(asked, ["PURPOSE", "RECIPIENT", "RETENTION"]);
        let kept = |choice: &Value| choice == "180 days";
        let right = questions[2]["choices"].as_array().unwrap().iter().position(kept).unwrap();
        let input = json!({ "proposal": proposal, "answers": [1, 1, right + 1] });
        let tried = town
            .house
            .good(&town.steward, "tryQuestions", input.clone(), "checked { asks right answer }")
            .await;
        assert_eq!(tried["checked"][2], json!({ "asks": "RETENTION", "right": true, "answer": "180 days" }));
        let again = town.house.does(&town.steward, "tryQuestions", input, "checked { right }").await;
        assert_eq!(codes(&again), ["understanding.already-tried"]);
    })
    .await;
}
