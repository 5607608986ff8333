//! What members can bring about by themselves: another charter, an end to pressure, a mandate taken back. All by chat.

use e2e::{
    SOON,
    graphql::text,
    people::Advocate,
    server::Store,
    town::{Plan, Town},
};
use serde_json::{Value, json};

#[tokio::test]
async fn taken_back() {
    let mut town =
        Town::on_shared_homeserver("taken-back", Store::Sqlite, Plan { members: 3, ..Plan::default() }).await;
    town.grants_mandate().await;
    let [a, b, c] = &town.members[..] else { e2e::fail("three members") };

    let changes = json!({ "community": town.id, "longestTerm": "P100D" });
    let drafted = a.api.does("draftCharter", changes, "charter { id version state }").await.good();
    let draft = text(&drafted, "/charter/id");
    assert_eq!(drafted["charter"]["version"], 2);

    // The charter in force was first, then the mandate, then the draft.
    let list = b.tells_bot("!petitions").await;
    assert!(!list.contains("1. ") && list.contains("2. ") && list.contains("3. "), "{list}");
    assert!(!b.tells_bot("!sign 1").await.contains("!unsign"), "there is nothing to sign for");
    let signed = b.tells_bot("!sign 3").await;
    assert!(signed.contains("charter of") && signed.contains("!unsign"), "{signed}");
    let vote = opened(&town, "Charter", &draft, "vote { id state }").await;

    let told = c.tells_bot("!pressure").await;
    assert!(told.contains("Your report is taken"), "{told}");
    let paused = town.steward.api.node("Vote", &vote, "pausedSince closesAt").await;
    assert!(paused["pausedSince"].is_string(), "one of four is a tenth: {paused}");
    a.casts(&vote, "for").await.good();
    let reason = json!([{ "language": "en", "text": "We spoke with them." }]);
    let input = json!({ "vote": vote, "reason": reason });
    let resumed = town.steward.api.does("letVoteGoOn", input, "vote { pausedSince closesAt }").await.good();
    assert!(resumed["vote"]["pausedSince"].is_null());
    assert!(text(&resumed, "/vote/closesAt") > text(&paused, "/closesAt"), "{resumed}");
    assert_eq!(town.decided(&vote, SOON).await["outcome"], "ADOPTED");
    let charter = town.community("charter { id version longestTerm amends { version state } }").await;
    assert_eq!(charter["charter"]["id"], draft.as_str());
    assert_eq!(charter["charter"]["amends"], json!({ "version": 1, "state": "SUPERSEDED" }));

    let mandates = town.community("mandates { edges { node { id } } }").await;
    let mandate = text(&mandates, "/mandates/edges/0/node/id");
    let signed = c.tells_bot("!sign 2").await;
    assert!(signed.contains("recalling the mandate"), "{signed}");
    let vote = opened(&town, "Mandate", &mandate, "recall { id state }").await;
    for member in town.everyone() {
        member.casts(&vote, "for").await.good();
    }
    assert_eq!(town.decided(&vote, SOON).await["outcome"], "ADOPTED");
    let ended = town.steward.api.node("Mandate", &mandate, "state endedBy { outcome }").await;
    assert_eq!(ended["endedBy"]["outcome"], "ADOPTED", "{ended}");

    // Another intermediary registers, and is nominated by chat for the usual mandate.
    let other = Advocate::registers(&town.server).await;
    let handle = town.steward.api.node("Intermediary", &other.intermediary, "handle").await;
    let told = c.tells_bot(&format!("!nominate {}", text(&handle, "/handle"))).await;
    assert!(told.contains("You have nominated"), "{told}");
    let mandates =
        town.community("mandates { edges { node { intermediary { id } state scope { acts } } } }").await;
    let nominated = &mandates["mandates"]["edges"][1]["node"];
    assert_eq!(nominated["intermediary"]["id"], other.intermediary.as_str());
    assert_eq!(
        (&nominated["state"], &nominated["scope"]["acts"]),
        (&json!("NOMINATED"), &json!(["NEGOTIATE"]))
    );
    town.server.is_well();
}

/// Waits until the vote that members signed for has opened by itself.
async fn opened(town: &Town, kind: &str, id: &str, selection: &str) -> String {
    let open = |node: &Value| {
        let vote = node.as_object()?.values().find(|field| field["state"] == "OPEN")?;
        Some(text(vote, "/id"))
    };
    town.steward.api.node_shows(kind, id, selection, SOON, open).await
}
