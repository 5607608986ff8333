//! Refusals are typed parts of payloads, in the asker's language; faults are errors that tell nothing.

use app::Errand;
use serde_json::{Value, json};

use crate::fixture::{House, Town, codes, founding, on_sqlite, terms, text};

#[tokio::test]
async fn refusals_are_typed() {
    on_sqlite(async |house: House| {
        let town = Town::founded(house, 1).await;
        let (_, contact) = town.requester().await;
        let (member, steward, contact) = (town.members[0].as_str(), town.steward.as_str(), contact.as_str());
        let nobody = |prefix: &str| format!("{prefix}_{}", "0".repeat(32));
        for (token, mutation, input, code, path) in [
            ("", "linkCode", json!({}), "actor.sign-in-needed", json!([])),
            (member, "invite", json!({ "community": town.id }), "actor.not-a-steward", json!([])),
            (steward, "invite", json!({ "community": "com_nothing" }), "input.malformed", json!([])),
            (steward, "invite", json!({ "community": nobody("com") }), "actor.not-a-steward", json!([])),
            (steward, "openVote", json!({ "subject": "vote_x" }), "input.malformed", json!([])),
            (steward, "openVote", json!({ "subject": nobody("cha") }), "not-found", json!([])),
            (steward, "openVote", json!({ "subject": town.charter }), "charter.not-open", json!([])),
            (
                member,
                "castBallot",
                json!({ "vote": nobody("vote"), "choice": "FOR" }),
                "not-found",
                json!([]),
            ),
            (member, "castBallot", json!({ "vote": "", "choice": "FOR" }), "input.malformed", json!([])),
            (
                member,
                "delegate",
                json!({ "community": nobody("com"), "to": nobody("mem") }),
                "actor.not-a-member",
                json!([]),
            ),
            (member, "withdrawBallot", json!({ "vote": nobody("vote") }), "not-found", json!([])),
            (
                "",
                "admitMember",
                json!({ "invitation": "0000-0000-0000-0000" }),
                "invitation.invalid",
                json!([]),
            ),
            (
                contact,
                "acceptOffer",
                json!({ "proposal": nobody("pro"), "number": -1 }),
                "not-found",
                json!([]),
            ),
            (contact, "withdrawProposal", json!({ "proposal": nobody("pro") }), "not-found", json!([])),
            (
                contact,
                "countersign",
                json!({ "decision": "no decision", "signature": "" }),
                "input.malformed",
                json!([]),
            ),
            (
                contact,
                "submitProposal",
                json!({ "community": "amal", "terms": terms() }),
                "input.malformed",
                json!(["community"]),
            ),
            (steward, "linkCode", json!({ "idempotencyKey": "" }), "input.empty", json!([])),
            (steward, "linkCode", json!({ "idempotencyKey": "k".repeat(201) }), "input.too-long", json!([])),
        ] {
            let payload = town.house.does(token, mutation, input.clone(), "__typename").await;
            let refusal = &payload["refusals"][0];
            assert_eq!(
                (&refusal["code"], &refusal["path"]),
                (&json!(code), &path),
                "{mutation} {input}: {payload}"
            );
            assert!(!text(refusal, "/message").is_empty(), "{payload}");
        }
    })
    .await;
}

#[tokio::test]
async fn refusals_speak_the_askers_language() {
    on_sqlite(async |house: House| {
        let town = Town::founded(house, 1).await;
        let (query, variables) = crate::fixture::command("invite", json!({ "community": town.id }), "");
        let said = async |language: &str, token: &str| {
            let answer = town.house.ask_in(language, token, &query, variables.clone()).await;
            text(&answer, "/invite/refusals/0/message")
        };
        let (english, french, arabic) = (said("en", "").await, said("fr", "").await, said("ar-SD", "").await);
        assert!(english != french && french != arabic && english != arabic);
        assert_eq!(said("ti, fr;q=0.5", "").await, french);
        // The member reads French, whatever the browser says.
        let own = said("en", &town.members[0]).await;
        assert_eq!(own, said("fr", &town.members[0]).await);
        assert_ne!(own, said("en", &town.requester().await.1).await);
    })
    .await;
}

#[tokio::test]
async fn several_bad_ids_are_all_named() {
    on_sqlite(async |house: House| {
        let input = json!({
            "community": "x", "intermediary": "y", "term": "P1D",
            "scope": { "purposes": [], "dataCategories": [], "places": [], "acts": [] },
        });
        let payload = house.does("", "nominateIntermediary", input, "").await;
        assert_eq!(codes(&payload), ["input.malformed", "input.malformed"]);
    })
    .await;
}

#[tokio::test]
async fn a_charter_with_contradictions_is_refused_and_the_token_stays_good() {
    on_sqlite(async |house: House| {
        let founder = house.enrolment(Errand::Founder).await;
        for (rule, code) in [
            ("consent: 1/3 of cast", "charter.threshold-too-low"),
            ("for: 2/3 of cast", "charter.rule-wrong-choice"),
            ("most of us", "charter.rule-unreadable"),
        ] {
            let mut input = founding();
            input["rules"][2]["rule"] = json!(rule);
            let payload = house.does(&founder, "foundCommunity", input, "community { id } token").await;
            assert!(codes(&payload).contains(&code.to_owned()), "{rule}: {payload}");
            assert_eq!((&payload["community"], &payload["token"]), (&Value::Null, &Value::Null));
        }
        house.good(&founder, "foundCommunity", founding(), "token").await;
    })
    .await;
}

#[tokio::test]
async fn the_same_key_does_the_same_thing_once() {
    on_sqlite(async |house: House| {
        let town = Town::founded(house, 0).await;
        let input = json!({ "community": town.id, "idempotencyKey": "once" });
        let first = town.house.good(&town.steward, "invite", input.clone(), "expiresAt").await;
        town.house.passes(5).await;
        assert_eq!(town.house.good(&town.steward, "invite", input, "expiresAt").await, first);
        let other = town.house.does(&town.steward, "linkCode", json!({ "idempotencyKey": "once" }), "").await;
        assert_eq!(codes(&other), ["idempotency.key-reused"]);
    })
    .await;
}

#[tokio::test]
async fn a_fault_tells_nothing() {
    on_sqlite(async |house: House| {
        house.app.store().close().await.unwrap();
        let answer = house.raw("", "{ communities { edges { node { id } } } }", json!({})).await;
        let error = &answer["errors"][0];
        assert_eq!(error["extensions"]["code"], "fault", "{answer}");
        assert_eq!(error["message"], "Something broke on our side. Please try again.");
        let (query, variables) =
            crate::fixture::command("invite", json!({ "community": format!("com_{}", "0".repeat(32)) }), "");
        let answer = house.raw("", &query, variables).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "fault", "{answer}");
    })
    .await;
}
