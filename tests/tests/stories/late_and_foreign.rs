//! Who votes too late, or was not on the roll when the vote opened, is told so, and does not count.

use e2e::{
    proxy::{Instant, Proxy},
    server::Store,
    synapse::Homeserver,
    town::{Plan, Town},
};

#[tokio::test]
async fn late_and_foreign_ballots() {
    // One refusal among those cast would be too many.
    let plan = Plan { rule: "consent: 3/4 of cast; approval quorum 1/4 of roll", ..Plan::default() };
    let homeserver = Homeserver::shared();
    let proxy = Proxy::before(homeserver.url()).await;
    let mut town = Town::behind("late", Store::Sqlite, plan, homeserver.url(), proxy.url()).await;
    let (vote, _) = town.asks_for_consent().await;
    let poll = town.consent_poll().await;
    let ballot_box = town.ballot_box().await;
    town.steward.votes(&poll, "consent").await;
    town.members[0].votes(&poll, "consent").await;

    town.admits(1).await;
    let foreigner = town.members.last().unwrap();
    foreigner.joins(&town.room("space").await).await;
    foreigner.joins(&ballot_box).await;
    let before = foreigner.heard_from_bot().await.len();
    let foreign = foreigner.answers(&poll, "refuse").await;
    foreigner.hears_from_bot(before).await;
    foreigner.casts(&vote.id, "refuse").await.refused("ballot.not-on-the-roll");

    // The bot's closing event is held back: the room still takes answers after the hour.
    let mut closing = proxy.hold(Instant::Arrival, |request| request.sets("m.room.power_levels"));
    closing.caught().await;
    let late_one = &town.members[1];
    let before = late_one.heard_from_bot().await.len();
    let late = late_one.answers(&poll, "refuse").await;
    let refused = late_one.casts(&vote.id, "refuse").await.either();
    assert!(!e2e::graphql::codes(&refused).is_empty(), "a late ballot by GraphQL was taken: {refused}");
    drop(closing);

    town.decides(&vote, "CONSENTED").await;
    late_one.hears_from_bot(before).await;
    assert_eq!(late_one.acknowledgements(&late).await + foreigner.acknowledgements(&foreign).await, 0);
    assert_eq!(late_one.ballot(&vote.id).await, None);
    town.server.is_well();
}
