//! Members talk before they vote: what troubles enough of them is answered first.

use std::time::Duration;

use e2e::{
    SOON,
    graphql::text,
    people::Requester,
    server::Store,
    terms,
    town::{Plan, Town},
};
use serde_json::{Value, json};

const CONCERNS: &str =
    "stage concerns { totalCount edges { node { id number state words { text } summary { text } } } }";

#[tokio::test]
async fn concerns_in_two_languages_are_answered_before_the_vote() {
    // Of four on the roll two must stand behind a concern.
    let plan = Plan {
        members: 3,
        languages: &["ar", "en"],
        deliberation: "PT60S",
        concern_share: Some("1/2"),
        ..Plan::default()
    };
    let mut town = Town::on_shared_homeserver("deliberated", Store::Sqlite, plan).await;
    let advocate = town.grants_mandate().await;
    let requester = Requester::registers(&town.server).await;
    let proposal = town.tables(&advocate, &requester, &terms::survey(town.plan.languages)).await;
    let [a, b, c] = &town.members[..] else { e2e::fail("three members") };

    // Everybody reads the clauses by their numbers, and says what troubles them in their own language.
    let clauses = a.tells_bot("!شروط 1").await;
    assert!(clauses.contains("2. البيانات"), "{clauses}");
    b.tells_bot("!language english").await;
    let taken = a.tells_bot("!قلق ٢ من يقرأ أجوبتنا؟").await;
    assert!(taken.contains("رقم قلقكم 1"), "{taken}");
    let taken = b.tells_bot("!concern 0 Who pays for it?").await;
    assert!(taken.contains("Your concern has number 2"), "{taken}");
    let refused = b.tells_bot("!concern 99 Anything").await;
    assert!(refused.contains("There is no such clause"), "{refused}");
    let listed = b.tells_bot("!concerns").await;
    assert!(listed.contains("من يقرأ أجوبتنا؟") && listed.contains("about the whole"), "{listed}");
    let stands = b.tells_bot("!support 1").await;
    assert!(stands.contains("You stand behind concern 1"), "{stands}");
    let stands = c.tells_bot("!تأييد ١").await;
    assert!(stands.contains("أنتم تؤيّدون القلق رقم 1"), "{stands}");

    // They ask how the others lean, which is no vote, and whether anybody is missing.
    let asked = b.tells_bot("!temperature 2").await;
    assert!(asked.contains("temperature check number 1"), "{asked}");
    let leans = c.tells_bot("!ميل قريب").await;
    assert!(leans.contains("جسّ النبض رقم 1: أنتم أقرب إليه"), "{leans}");
    let leans = b.tells_bot("!lean away").await;
    assert!(leans.contains("Temperature check 1: you lean away from it."), "{leans}");
    let missing = b.tells_bot("!absent").await;
    assert!(missing.contains("Nothing was found to be missing"), "{missing}");

    // The requester is told of the one that two and more share, and not in their words.
    let seen = requester.api.node("Proposal", &proposal, CONCERNS).await;
    assert_eq!(seen["concerns"]["totalCount"], 1, "{seen}");
    let concern = &seen["concerns"]["edges"][0]["node"];
    assert_eq!((&concern["number"], &concern["words"]), (&json!(1), &json!([])), "{seen}");
    let concern = text(concern, "/id");
    let words = terms::words(town.plan.languages, "Who has access?");
    let input = json!({ "concern": concern, "summary": words });
    advocate.api.does("summariseConcern", input, "concern { id }").await.good();

    // The time to talk is over, and the vote waits.
    let long = Duration::from_secs(90) + SOON;
    let over = async || {
        let outcome = town.steward.api.does("openVote", json!({ "subject": proposal }), "vote { id }").await;
        outcome.is_refused_for("vote.concern-unanswered").then_some(())
    };
    e2e::eventually("the vote waits for the answer alone", long, over).await;
    let node: Value = town.steward.api.node("Proposal", &proposal, "stage vote { id }").await;
    assert_eq!(node, json!({ "stage": "TABLED", "vote": null }));

    let words = terms::words(town.plan.languages, "Two researchers.");
    let input = json!({ "concern": concern, "words": words });
    requester.api.does("answerConcern", input, "concern { state }").await.good();
    let listed = b.tells_bot("!concerns 1").await;
    assert!(listed.contains("Two researchers."), "{listed}");
    let vote = town.vote_opens(&proposal).await;
    let late = c.tells_bot("!support 1.2").await;
    assert!(late.contains("الأعضاء يصوّتون"), "{late}");

    let poll = town.consent_poll().await;
    for member in town.everyone() {
        member.votes(&poll, "consent").await;
    }
    town.decides(&vote, "CONSENTED").await;
    town.server.is_well();
}
