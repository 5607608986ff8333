//! From a request to a binding decision, and what follows from it.

use e2e::{
    graphql::text,
    matrix::{Account, Spelling},
    people::{Member, Requester},
    place::fresh,
    postgres::Database,
    server::Store,
    terms,
    town::{ConsentVote, Plan, Town},
};
use serde_json::{Value, json};

const LANGUAGES: &[&str] = &["en", "ar", "fr"];

#[tokio::test]
async fn adopted_on_sqlite() {
    adopted(Store::Sqlite).await;
}

#[tokio::test]
async fn adopted_on_postgres() {
    adopted(Store::Postgres(Database::fresh())).await;
}

async fn adopted(store: Store) {
    let plan = Plan {
        members: 3,
        rule: "consent: 2/3 of cast; approval quorum 4/5 of roll",
        languages: LANGUAGES,
        ..Plan::default()
    };
    let mut town = Town::on_shared_homeserver("adopted", store, plan).await;
    let by_matrix_alone = joins_by_invitation(&town).await;
    let mut listener = town.server.listens_to_decisions(&town.id, town.steward.api.token()).await;
    let advocate = town.grants_mandate().await;
    assert_eq!(listener.hears(e2e::SOON).await["decisions"]["decision"]["outcome"], "ADOPTED");

    let requester = Requester::registers(&town.server).await;
    let submitted = requester.submits(&town.id, &terms::survey(LANGUAGES)).await.good();
    let proposal = text(&submitted, "/proposal/id");
    let shorter = terms::survey_with(LANGUAGES, json!({ "retention": "P90D" }));
    let offered = advocate.offers(&proposal, &shorter).await.good();
    advocate.accepts(&proposal, 2).await.refused("proposal.not-your-turn");
    let tabled = requester.accepts(&proposal, 2).await.good();
    assert_ne!(text(&submitted, "/proposal/terms/digest"), text(&offered, "/proposal/terms/digest"));
    assert_eq!(tabled["proposal"]["terms"], offered["proposal"]["terms"]);

    let vote = town.vote_opens(&proposal).await;
    deliberates_in_private(&town).await;
    let [a, b, c] = &town.members[..] else { e2e::fail("three members") };
    let poll = town.consent_poll().await;
    a.votes(&poll, "consent").await;
    let ballot = b.answers_in(&poll, "consent", Spelling::Stable).await;
    b.is_acknowledged(&ballot).await;
    c.casts(&vote.id, "consent").await.good();
    let ballot = by_matrix_alone.answers(&poll, "consent", Spelling::Unstable).await;
    by_matrix_alone.is_acknowledged(&ballot, town.server.bot()).await;
    nobody_sees_figures(&town, &vote).await;

    let decision = town.decides(&vote, "CONSENTED").await;
    assert_eq!(decision["terms"]["digest"], tabled["proposal"]["terms"]["digest"]);
    assert_eq!(decision["reason"].as_array().map(Vec::len), Some(LANGUAGES.len()), "{}", decision["reason"]);
    assert_eq!(listener.hears(e2e::SOON).await["decisions"]["decision"]["id"], decision["id"]);
    // Afterwards no answer changes anything; one that the homeserver still takes is answered with the reason.
    let before = a.heard_from_bot().await.len();
    if a.tries_to_answer(&poll, "refuse").await == 200 {
        a.hears_from_bot(before).await;
    }
    assert_eq!(a.ballot(&vote.id).await.as_deref(), Some("consent"));
    binds(&town, &requester, &decision).await;
    town.server.is_well();
}

/// Somebody who has only a Matrix account comes in by `!join`.
async fn joins_by_invitation(town: &Town) -> Account {
    let homeserver = e2e::synapse::Homeserver::shared();
    let account = Account::register(homeserver.url(), &format!("guest-{}", fresh())).await;
    let before = town.roll_size().await;
    let chat = account.chats_with(town.server.bot()).await;
    account.says(&chat, "!join not-an-invitation").await;
    account.is_answered(&chat, town.server.bot(), 0).await;
    assert_eq!(town.roll_size().await, before);
    let code = town.steward.invites(&town.id).await;
    account.says(&chat, &format!("!join {code}")).await;
    e2e::eventually("the newcomer stands on the roll", e2e::SOON, async || {
        (town.roll_size().await == before + 1).then_some(())
    })
    .await;
    account.joins(&town.room("space").await).await;
    account.joins(&town.ballot_box().await).await;
    account
}

/// The deliberation room is encrypted; the ballot box is not, for there the bot must be able to count. The bot speaks in
/// it only when all are invited: who is invited after a message was sent can neither see nor decrypt it.
async fn deliberates_in_private(town: &Town) {
    let member: &Member = &town.members[0];
    let room = town.room("deliberation").await;
    member.joins(&room).await;
    assert!(member.account().state(&room, "m.room.encryption").await.is_some());
    let spoken = async || {
        let mut events = member.account().reads(&room, None).await;
        events.reverse();
        let first = events.iter().position(|event| event["type"] == "m.room.encrypted")?;
        Some(events.split_off(first))
    };
    let since = e2e::eventually("the bot speaks where members deliberate", e2e::SOON, spoken).await;
    let invited = since.iter().filter(|event| event["content"]["membership"] == "invite");
    assert_eq!(invited.count(), 0, "{since:?}");
    let ballot_box = town.ballot_box().await;
    assert!(member.account().state(&ballot_box, "m.room.encryption").await.is_none());
}

async fn nobody_sees_figures(town: &Town, vote: &ConsentVote) {
    let selection = "state figures { electorate cells { choices count } }";
    for api in [&town.steward.api, &town.members[0].api, &town.server.public()] {
        let node = api.node("Vote", &vote.id, selection).await;
        assert_eq!(node["figures"], Value::Null, "{node}");
    }
}

/// The requester countersigns; from then on, what was consented is permitted, and nothing else.
async fn binds(town: &Town, requester: &Requester, decision: &Value) {
    let survey = json!({
        "requester": requester.id,
        "purpose": "purpose:academic-research",
        "dataCategories": ["data:survey-answers"],
        "place": "GR",
        "technology": "technology:aggregation",
    });
    assert_eq!(permitted(town, &survey).await["permit"], false);
    let id = text(decision, "/id");
    requester.countersigns(&id, &format!("sha256:{}", "0".repeat(64))).await.refused("agreement.other-terms");
    town.members[0].api.does("askKeyChallenge", json!({}), "challenge").await.refused("actor.not-a-steward");
    requester.countersigns(&id, &text(decision, "/terms/digest")).await.good();
    assert_eq!(permitted(town, &survey).await["reason"]["code"], "permission.not-cosigned");
    town.steward.cosigns(&id).await.good();
    assert_eq!(permitted(town, &survey).await["permit"], true);
    for (facet, other) in [
        ("purpose", json!("purpose:marketing")),
        ("purpose", json!("purpose:research")),
        ("dataCategories", json!(["data:survey-answers", "data:health"])),
        ("place", json!("DE")),
        ("technology", json!("technology:profiling")),
    ] {
        let mut question = survey.clone();
        question[facet] = other;
        let answer = permitted(town, &question).await;
        assert_eq!(answer["permit"], false, "{question}");
        assert!(answer["reason"]["code"].is_string(), "{answer}");
    }
}

async fn permitted(town: &Town, question: &Value) -> Value {
    let document = "query($input: PermissionQuestion!) { permitted(input: $input) { \
                    permit reason { code message } agreements { id } duties validUntil howToAsk } }";
    town.server.public().ask(document, json!({ "input": question })).await["permitted"].clone()
}
