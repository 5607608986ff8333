//! What members are asked and what waits, through the schema.

use serde_json::{Value, json};

use crate::fixture::{House, Town, codes, founding, on_sqlite, text};

const BURDEN: &str = "stage voteFrom risk burden { reading deliberating understanding voting total limit queue { place since expectedAt } }";
const LEDGER: &str = "burden { limit used entries { totalCount edges { node { proposal { id } minutes at until } } } queue { totalCount edges { node { proposal { id } minutes place { place expectedAt } } } } }";

/// The members adopt a charter with this limit in place of the template's.
async fn limited(town: &Town, clause: Value) {
    let input = json!({ "community": town.id, "burden": clause });
    let drafted = town
        .house
        .good(
            &town.steward,
            "draftCharter",
            input,
            "charter { id burden { minutes } changes { part clause kind text { language text } } }",
        )
        .await;
    assert_eq!(drafted["charter"]["burden"], clause);
    let change = &drafted["charter"]["changes"][0];
    assert_eq!((&change["part"], &change["clause"]), (&json!("burden"), &json!("burden.minutes")));
    let vote = town.opens(&text(&drafted, "/charter/id")).await;
    town.casts(&town.steward, &vote, "FOR").await;
    town.house.passes(3_600).await;
}

async fn tabled(town: &Town, advocate: &str, contact: &str) -> String {
    let proposal = town.submits(contact).await;
    let input = json!({ "proposal": proposal, "number": 1 });
    let accepted = town.house.good(advocate, "acceptOffer", input, "proposal { stage dataspaceState }").await;
    assert_eq!(accepted["proposal"], json!({ "stage": "TABLED", "dataspaceState": "ACCEPTED" }));
    proposal
}

#[tokio::test]
async fn a_requester_sees_its_place_and_members_see_the_ledger() {
    on_sqlite(async |house: House| {
        let town = Town::founded(house, 1).await;
        let house = &town.house;
        limited(&town, json!({ "minutes": 30 })).await;
        let ((_, advocate), (_, contact)) = (town.mandates().await, town.requester().await);
        let (_, other) = town.requester().await;
        let first = tabled(&town, &advocate, &contact).await;
        let second = tabled(&town, &advocate, &contact).await;

        let asked = house.node("", "Proposal", &first, BURDEN).await;
        let parts = &asked["burden"];
        let part = |name: &str| parts[name].as_u64().unwrap();
        let sum = part("reading") + part("deliberating") + part("understanding") + part("voting");
        assert_eq!((part("total"), part("limit"), &parts["queue"]), (sum, 30, &Value::Null));
        assert!(part("total") > 20 && !asked["voteFrom"].is_null());

        // Whoever it concerns sees what waits, and nobody else.
        for token in ["", other.as_str()] {
            assert!(house.node(token, "Proposal", &second, BURDEN).await.is_null());
        }
        let until = &house.node(&advocate, "Community", &town.id, LEDGER).await["burden"]["entries"]["edges"]
            [0]["node"]["until"];
        for token in [&contact, &advocate, &town.steward, &town.members[0]] {
            let seen = house.node(token, "Proposal", &second, BURDEN).await;
            assert_eq!(
                (&seen["stage"], &seen["voteFrom"], &seen["risk"]),
                (&json!("TABLED"), &Value::Null, &asked["risk"])
            );
            let queue = &seen["burden"]["queue"];
            assert_eq!((&queue["place"], &queue["expectedAt"]), (&json!(1), until));
        }

        for token in ["", contact.as_str(), other.as_str()] {
            assert!(house.node(token, "Community", &town.id, LEDGER).await["burden"].is_null());
        }
        for token in [&advocate, &town.steward, &town.members[0]] {
            let ledger = &house.node(token, "Community", &town.id, LEDGER).await["burden"];
            assert_eq!((&ledger["limit"], &ledger["used"]), (&json!(30), &parts["total"]));
            assert_eq!(ledger["entries"]["edges"][0]["node"]["proposal"]["id"], json!(first));
            let waits = &ledger["queue"]["edges"][0]["node"];
            assert_eq!((&waits["proposal"]["id"], &waits["minutes"]), (&json!(second), &parts["total"]));
            assert_eq!((&waits["place"]["place"], &waits["place"]["expectedAt"]), (&json!(1), until));
        }

        let words = json!({ "language": "fr", "text": "Qui lit cela ?" });
        let input = json!({ "proposal": second, "words": words });
        let refused = house.does(&town.members[0], "raiseConcern", input, "concern { id }").await;
        assert_eq!(codes(&refused), ["proposal.queued"]);
        assert!(!text(&refused, "/refusals/0/remedy").is_empty());

        house.passes(30 * 86_400).await;
        let begun = house.node("", "Proposal", &second, BURDEN).await;
        assert_eq!((&begun["stage"], &begun["burden"]["queue"]), (&json!("TABLED"), &Value::Null));
        assert!(!begun["voteFrom"].is_null());
    })
    .await;
}

#[tokio::test]
async fn a_limit_that_nothing_could_keep_is_refused_where_it_was_typed() {
    on_sqlite(async |house: House| {
        let founder = house.enrolment(app::Errand::Founder).await;
        let mut input = founding();
        input["burden"] = json!({ "minutes": 20 });
        let refused = house.does(&founder, "foundCommunity", input, "community { id }").await;
        assert_eq!(codes(&refused), ["charter.burden-limit"]);
        assert_eq!(refused["refusals"][0]["path"], json!(["burden", "minutes"]));
        let mut input = founding();
        input["burden"] = json!({ "minutes": 21 });
        let founded = house.good(&founder, "foundCommunity", input, "charter { burden { minutes } }").await;
        assert_eq!(founded["charter"]["burden"], json!({ "minutes": 21 }));
    })
    .await;
}
