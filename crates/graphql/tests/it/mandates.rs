//! What becomes of mandates, through the schema: who sees that a negotiation is paused, and who sees why.

use serde_json::json;

use crate::fixture::{House, Town, codes, on_sqlite, terms, text, words};

#[tokio::test]
async fn whom_members_trust_is_shown_beside_the_mandate_and_to_themselves() {
    on_sqlite(async |house: House| {
        let town = Town::founded(house, 6).await;
        let (bridge, _) = town.mandates().await;
        let house = &town.house;
        let word = json!({ "community": town.id, "intermediary": bridge, "topic": "purpose:research" });
        for member in &town.members[..5] {
            house.good(member, "trust", word.clone(), "taken").await;
        }
        let me = house.ask(&town.members[0], "{ me { id } }", json!({})).await;
        let mine = "trusts { intermediary { id } stage topic }";
        let mine = house.node(&town.members[0], "Member", &text(&me, "/me/id"), mine).await;
        assert_eq!(mine["trusts"], json!([{ "intermediary": { "id": bridge }, "stage": null, "topic": "purpose:research" }]));
        let about = "legitimacy(topic: \"purpose:academic-research\") { intermediary { id } members topic stage since asOf } all: legitimacy { members }";
        let before = house.node("", "Community", &town.id, about).await;
        assert_eq!((&before["legitimacy"], &before["all"]), (&json!([]), &json!([])), "not before the day is over");
        house.passes(86_400).await;
        let shown = house.node("", "Community", &town.id, about).await;
        assert_eq!((&shown["legitimacy"][0]["members"], &shown["legitimacy"][0]["topic"]), (&json!(5), &json!("purpose:research")));
        assert_eq!(shown["all"], json!([]));
        let beside = "mandates { edges { node { legitimacy(topic: \"purpose:research\") { members } other: legitimacy { members } } } }";
        let beside = house.node("", "Community", &town.id, beside).await;
        assert_eq!(beside["mandates"]["edges"][0]["node"], json!({ "legitimacy": { "members": 5 }, "other": null }));
        house.good(&town.members[0], "withdrawTrust", word, "taken").await;
        let mine = house.node(&town.members[0], "Member", &text(&me, "/me/id"), "trusts { topic }").await;
        assert_eq!(mine["trusts"], json!([]));
        let wrong = house.does(&town.members[0], "trust", json!({ "community": town.id, "intermediary": bridge, "stage": "data:health" }), "taken").await;
        assert_eq!(codes(&wrong), ["input.unknown-code"]);
    })
    .await;
}

#[tokio::test]
async fn the_requester_sees_that_it_is_paused_and_an_advocate_sees_why() {
    on_sqlite(async |house: House| {
        let town = Town::founded(house, 1).await;
        let (bridge, first) = town.mandates().await;
        let (_, second) = town.mandates().await;
        let (_, contact) = town.requester().await;
        let house = &town.house;
        let proposal = town.submits(&contact).await;
        let mut shorter = terms();
        shorter["retention"] = json!("P30D");
        house.good(&first, "makeOffer", json!({ "proposal": proposal, "terms": shorter }), "proposal { stage }").await;
        let about = "pausedSince pausedBecause mandate { state }";
        let before = json!({ "pausedSince": null, "pausedBecause": null, "mandate": { "state": "ACTIVE" } });
        assert_eq!(house.node(&contact, "Proposal", &proposal, about).await, before);

        let interests = json!({ "interests": [{ "kind": "TIE", "party": "A ministry", "description": "Shared staff" }] });
        let selection = "intermediary { interestsVersion interests { party } formerInterests { version interests { party } until } }";
        let declared = house.good(&first, "declareInterests", interests.clone(), selection).await;
        let shown = &declared["intermediary"];
        assert_eq!((&shown["interestsVersion"], &shown["interests"][0]["party"]), (&json!(2), &json!("A ministry")));
        assert_eq!(shown["formerInterests"][0]["interests"][0]["party"], "The city");
        let again = house.does(&first, "declareInterests", interests, "__typename").await;
        assert_eq!(codes(&again), ["interests.unchanged"]);

        let requester = house.node(&contact, "Proposal", &proposal, about).await;
        assert!(!requester["pausedSince"].is_null());
        assert_eq!((&requester["pausedBecause"], &requester["mandate"]), (&json!(null), &json!(null)));
        let advocate = house.node(&second, "Proposal", &proposal, about).await;
        assert_eq!((&advocate["pausedBecause"], &advocate["mandate"]["state"]), (&json!("SUSPENDED"), &json!("SUSPENDED")));
        assert!(house.node(&first, "Proposal", &proposal, about).await.is_null(), "it negotiates for nobody now");
        let refused = house.does(&contact, "acceptOffer", json!({ "proposal": proposal, "number": 2 }), "__typename").await;
        assert_eq!(codes(&refused), ["proposal.paused"]);
        let said = text(&refused, "/refusals/0/message");
        assert!(!said.contains("mandate") && !said.contains("interest"), "{said}");

        let mandates = house.node("", "Intermediary", &bridge, "interestsDeclaredAt").await;
        assert!(!mandates["interestsDeclaredAt"].is_null());
        let all = "mandates { edges { node { id state suspendedSince interestsChanged resumingAsked validUntil interests { party } } } }";
        let all = house.node("", "Community", &town.id, all).await;
        let mandate = &all["mandates"]["edges"][0]["node"];
        assert_eq!(mandate["interests"][0]["party"], "The city", "what the members knew");
        assert_eq!((&mandate["state"], &mandate["interestsChanged"]), (&json!("SUSPENDED"), &json!(true)));
        assert!(!mandate["suspendedSince"].is_null() && !mandate["validUntil"].is_null());
        let id = text(mandate, "/id");
        let input = json!({ "mandate": id, "reason": words("We knew.") });
        let resumed = house.good(&town.steward, "resumeMandate", input, "mandate { state interestsChanged }").await;
        assert_eq!(resumed["mandate"], json!({ "state": "ACTIVE", "interestsChanged": false }));

        let told = json!({ "mandate": id, "report": words("We met.") });
        let about = "mandate { reporting { every } reportOverdue nextReportDue reports { number report { text } givenAt } }";
        let told = house.good(&first, "giveMandateReport", told, about).await;
        let shown = &told["mandate"];
        assert_eq!((&shown["reporting"]["every"], &shown["reportOverdue"]), (&json!("P182D"), &json!(false)));
        assert!(!shown["nextReportDue"].is_null() || shown["reports"][0]["number"] == 1);
        assert!(!text(shown, "/reports/0/report/0/text").is_empty());

        let taken = house.good(&second, "takeUpNegotiation", json!({ "proposal": proposal }), "proposal { pausedSince }").await;
        assert_eq!(taken["proposal"], json!({ "pausedSince": null }));
        let resigned = house.good(&first, "resignMandate", json!({ "mandate": id }), "mandate { state endedBy { id } }").await;
        assert_eq!(resigned["mandate"], json!({ "state": "RESIGNED", "endedBy": null }));
        let accepted = house.good(&contact, "acceptOffer", json!({ "proposal": proposal, "number": 2 }), "proposal { stage }").await;
        assert_eq!(accepted["proposal"]["stage"], "TABLED");
    })
    .await;
}
