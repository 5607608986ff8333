//! The homeserver is down when a vote closes: the count waits for what it knows.

use std::time::{Duration, Instant};

use e2e::{
    SOON, eventually,
    place::Ground,
    proxy::Proxy,
    server::{Server, Store},
    synapse::Homeserver,
    town::{Plan, Town},
};

#[tokio::test]
async fn homeserver_down_over_the_close() {
    let plan =
        Plan { rule: "consent: 2/3 of cast; approval quorum 2/3 of roll", window: 20, ..Plan::default() };
    let ground = Ground::new("homeserver-down");
    let mut homeserver = Homeserver::own(&ground).await;
    let proxy = Proxy::before(homeserver.url()).await;
    let server = Server::with_bot(&ground, Store::Sqlite, homeserver.url(), proxy.url()).await;
    let mut town = Town::founded(server, ground, plan, Some(homeserver.url())).await;
    let (vote, _) = town.asks_for_consent().await;
    let poll = town.consent_poll().await;
    town.members[0].votes(&poll, "consent").await;

    // The bot is cut off; another ballot reaches the homeserver in time; then the homeserver itself goes.
    let cut_off = proxy.refuse(|_| true);
    let unseen = town.members[1].answers(&poll, "consent").await;
    homeserver.stop().await;
    let state = async || town.steward.api.node("Vote", &vote.id, "state decision { id }").await;
    eventually("the window is over", SOON, async || (state().await["state"] != "OPEN").then_some(())).await;
    let closed = Instant::now();
    while closed.elapsed() < Duration::from_secs(3) {
        let now = state().await;
        assert!(now["decision"].is_null(), "decided without the homeserver: {now}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    eventually("the bot gives up waiting in silence", SOON, async || {
        town.server.said().contains("a count is held back").then_some(())
    })
    .await;
    homeserver.start().await;
    drop(cut_off);

    town.decides(&vote, "CONSENTED").await;
    town.members[1].is_acknowledged(&unseen).await;
    let assembly = town.room("assembly").await;
    town.members[0].joins(&assembly).await;
    town.members[0].account().hears(&assembly, town.server.bot(), &["its count comes late"]).await;
    town.server.is_well();
}
