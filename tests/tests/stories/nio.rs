//! Members whose client is matrix-nio: another library than ours, with encryption of its own.

use std::time::Duration;

use e2e::{
    SOON, fail,
    place::fresh,
    python::Script,
    server::Store,
    synapse::Homeserver,
    town::{Plan, Town},
};

#[tokio::test]
async fn members_with_matrix_nio() {
    // The steward and both members with matrix-nio are needed.
    let plan = Plan {
        members: 0,
        rule: "consent: 2/3 of cast; approval quorum 1/1 of roll",
        window: 45,
        ..Plan::default()
    };
    let homeserver = Homeserver::shared();
    let mut town = Town::on_shared_homeserver("nio", Store::Sqlite, plan).await;
    let (space, ballot_box) = (town.room("space").await, town.ballot_box().await);
    let mut members = Vec::new();
    for chat in ["plain", "encrypted"] {
        let invitation = town.steward.invites(&town.id).await;
        let name = format!("nio-{}", fresh());
        let arguments =
            [homeserver.url(), &name, town.server.bot(), &invitation, chat, &space, &ballot_box, "consent"];
        members.push(Script::start("nio/member.py", &arguments, town.server.beside()));
    }
    for member in &mut members {
        member.comes_to("in the ballot box", SOON * 2).await;
    }
    assert_eq!(town.roll_size().await, 3);

    let (vote, _) = town.asks_for_consent().await;
    town.steward.votes(&town.consent_poll().await, "consent").await;
    for member in &mut members {
        member.comes_to("acknowledged", Duration::from_secs(60)).await;
    }
    town.decides(&vote, "CONSENTED").await;
    for member in &mut members {
        let end = member.finishes().await;
        let heard = end["help"].as_str().unwrap_or_else(|| fail("no answer to !help"));
        assert!(heard.contains("vote"), "{heard}");
    }
    town.server.is_well();
}
