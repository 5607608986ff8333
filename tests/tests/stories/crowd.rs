//! Two hundred members answer the poll at once. With OWNACCORD_RATES=FILE the rates are written there, as a table.

use std::{env, fs, time::Instant};

use e2e::{
    matrix::Event,
    server::Store,
    town::{Plan, Town},
};
use futures_util::future::join_all;

const CROWD: usize = 200;

#[tokio::test]
async fn crowd_of_two_hundred_ballots_at_once() {
    let plan = Plan {
        members: CROWD,
        rule: "consent: 2/3 of cast; approval quorum 200/201 of roll",
        window: 90,
        ..Plan::default()
    };
    let mut town = Town::on_shared_homeserver("crowd", Store::Sqlite, plan).await;
    let (vote, _) = town.asks_for_consent().await;
    let poll = town.consent_poll().await;

    let began = Instant::now();
    let ballots = join_all(town.members.iter().map(|member| member.answers(&poll, "consent"))).await;
    let sent = began.elapsed().as_secs_f64();
    all_acknowledged(&town, &ballots).await;
    let acknowledged = began.elapsed().as_secs_f64();
    report(sent, acknowledged);

    let decision = town.decides(&vote, "CONSENTED").await;
    assert_eq!(decision["figures"]["electorate"], CROWD + 1);
    town.server.is_well();
}

/// Looks from the last to the first: when the last has its ✅, few others are still waited for.
async fn all_acknowledged(town: &Town, ballots: &[Event]) {
    for (member, ballot) in town.members.iter().zip(ballots).rev() {
        member.is_acknowledged(ballot).await;
    }
}

fn report(sent: f64, acknowledged: f64) {
    let Ok(path) = env::var("OWNACCORD_RATES") else { return };
    let rate = |seconds: f64| CROWD as f64 / seconds;
    let table = format!(
        "| {CROWD} ballots at once | seconds | ballots/s |\n|---|---:|---:|\n\
         | taken by Synapse (all sends answered) | {sent:.1} | {:.0} |\n\
         | stored, counted and acknowledged by the bot (last ✅ seen, from the first send) | {acknowledged:.1} | {:.0} |\n",
        rate(sent),
        rate(acknowledged),
    );
    fs::write(path, table).expect("the report is written");
}
