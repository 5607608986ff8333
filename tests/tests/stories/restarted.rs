//! The bot is stopped and started while a vote is open.

use e2e::{
    server::Store,
    town::{Plan, Town},
};

#[tokio::test]
async fn bot_restarted_in_mid_vote() {
    // Three of four must be counted: the one before, the one meanwhile, the one after.
    let plan = Plan {
        members: 3,
        rule: "consent: 2/3 of cast; approval quorum 3/4 of roll",
        window: 60,
        ..Plan::default()
    };
    let mut town = Town::on_shared_homeserver("restarted", Store::Sqlite, plan).await;
    let (vote, _) = town.asks_for_consent().await;
    let poll = town.consent_poll().await;

    town.members[0].votes(&poll, "consent").await;
    let status = town.server.stop().await;
    assert!(status.success(), "a graceful stop ended with {status}");
    let meanwhile = town.members[1].answers(&poll, "consent").await;
    town.server.start().await;
    town.members[1].is_acknowledged(&meanwhile).await;
    town.members[2].votes(&poll, "consent").await;

    town.decides(&vote, "CONSENTED").await;
    town.server.is_well();
}
