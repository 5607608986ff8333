//! Two hundred members answer the poll at once. The record is PostgreSQL here, which can be asked from outside when a ballot
//! is in it. With OWNACCORD_RATES=FILE more is measured and written there as a table: what Synapse can do alone, and what
//! the bot can do with a backlog.

use std::{
    collections::HashMap,
    env, fs,
    time::{Duration, Instant},
};

use e2e::{
    SOON,
    matrix::Event,
    postgres::Database,
    server::Store,
    synapse::Homeserver,
    terms,
    town::{ConsentVote, Plan, Town},
};
use futures_util::{
    StreamExt as _,
    future::{join, join_all},
    stream,
};
use serde_json::{Value, json};

const CROWD: usize = 200;
/// How many acknowledgements the bot has under way at a time; whoever stands in for it does the same.
const AT_A_TIME: usize = 16;

#[tokio::test]
async fn crowd_of_two_hundred_ballots_at_once() {
    let plan = Plan {
        members: CROWD,
        rule: "consent: 2/3 of cast; approval quorum 200/201 of roll",
        window: 90,
        ..Plan::default()
    };
    let mut town = Town::on_shared_homeserver("crowd", Store::Postgres(Database::fresh()), plan).await;
    let (vote, requester) = town.asks_for_consent().await;
    let poll = town.consent_poll().await;

    let live = at_once(&mut town, &vote, &poll).await;
    if let Ok(path) = env::var("OWNACCORD_RATES") {
        let advocate = town.grants_mandate().await;
        let proposal = town.tables(&advocate, &requester, &terms::survey(town.plan.languages)).await;
        let next = town.vote_opens(&proposal).await;
        let poll = town.next_consent_poll(std::slice::from_ref(&poll)).await;
        let apart = apart(&mut town, &next, &poll).await;
        fs::write(path, table(&live, &apart)).expect("the report is written");
    }

    let decision = town.decides(&vote, "CONSENTED").await;
    assert_eq!(decision["figures"]["electorate"], CROWD + 1);
    town.server.is_well();
}

/// Everything at work at the same time. In seconds since the first ballot was sent.
struct Live {
    taken: f64,
    stored: f64,
    acknowledged: f64,
    processor_of_server: f64,
    processor_of_synapse: f64,
}

async fn at_once(town: &mut Town, vote: &ConsentVote, poll: &Event) -> Live {
    let before = (town.server.processor_seconds(), Homeserver::processor_seconds());
    let began = Instant::now();
    let sending = async {
        let ballots = join_all(town.members.iter().map(|member| member.answers(poll, "consent"))).await;
        (ballots, began.elapsed())
    };
    let storing = async {
        all_stored(town, vote).await;
        began.elapsed()
    };
    let ((ballots, taken), stored) = join(sending, storing).await;
    all_acknowledged(town, &ballots).await;
    let after = (town.server.processor_seconds(), Homeserver::processor_seconds());
    Live {
        taken: taken.as_secs_f64(),
        stored: stored.as_secs_f64(),
        acknowledged: seconds_until_acknowledged(town, &ballots).await,
        processor_of_server: after.0 - before.0,
        processor_of_synapse: after.1 - before.1,
    }
}

/// One after the other, each with the machine to itself. In seconds.
struct Apart {
    taken: f64,
    reactions: f64,
    backlog: f64,
    backlog_acknowledged: f64,
    processor_of_server: f64,
}

async fn apart(town: &mut Town, vote: &ConsentVote, poll: &Event) -> Apart {
    town.server.suspend();
    let began = Instant::now();
    let ballots = join_all(town.members.iter().map(|member| member.answers(poll, "consent"))).await;
    let taken = began.elapsed();

    let began = Instant::now();
    let sign = |ballot: Event| {
        let relates = json!({ "rel_type": "m.annotation", "event_id": ballot.id, "key": "👀" });
        let account = town.members[0].account();
        async move { account.sends(&ballot.room, "m.reaction", json!({ "m.relates_to": relates })).await }
    };
    stream::iter(ballots.clone()).map(sign).buffer_unordered(AT_A_TIME).collect::<Vec<_>>().await;
    let reactions = began.elapsed();

    let before = town.server.processor_seconds();
    let began = Instant::now();
    town.server.resume();
    all_stored(town, vote).await;
    let backlog = began.elapsed();
    all_acknowledged(town, &ballots).await;
    let backlog_acknowledged = began.elapsed();
    Apart {
        taken: taken.as_secs_f64(),
        reactions: reactions.as_secs_f64(),
        backlog: backlog.as_secs_f64(),
        backlog_acknowledged: backlog_acknowledged.as_secs_f64(),
        processor_of_server: town.server.processor_seconds() - before,
    }
}

/// Waits until all ballots are in the record: the database itself is asked, for a turnout is renewed by the clock alone and would
/// come too late. One question that waits, so that asking takes nothing from those who are measured.
async fn all_stored(town: &Town, vote: &ConsentVote) {
    let id = vote.id.trim_start_matches("vote_").to_owned();
    let waits = format!(
        "DO $$ BEGIN FOR turn IN 1..{turns} LOOP \
         IF (SELECT count(*) FROM ballot WHERE vote = '{id}'::uuid) >= {CROWD} THEN RETURN; END IF; \
         PERFORM pg_sleep(0.02); END LOOP; RAISE EXCEPTION 'not all ballots are stored'; END $$",
        turns = SOON.as_millis() / 20,
    );
    town.server.postgres().answers(waits).await;
}

/// Looks from the last to the first: when the last has its ✅, few others are still waited for.
async fn all_acknowledged(town: &Town, ballots: &[Event]) {
    for (member, ballot) in town.members.iter().zip(ballots).rev() {
        member.is_acknowledged(ballot).await;
    }
}

/// From the first ballot to the last acknowledgement, by the homeserver's clock: asking for each while they come in would
/// take the time that is to be measured. Each ballot has one.
async fn seconds_until_acknowledged(town: &Town, ballots: &[Event]) -> f64 {
    let (account, room) = (town.steward.account(), &ballots[0].room);
    let mut signs: HashMap<String, Vec<i64>> = HashMap::new();
    for sign in account.reads_all(room, "m.reaction").await {
        if sign["sender"] == town.server.bot() {
            let ballot = sign["content"]["m.relates_to"]["event_id"].as_str().unwrap_or_default();
            signs.entry(ballot.to_owned()).or_default().extend(sign["origin_server_ts"].as_i64());
        }
    }
    let of_crowd = |event: &Value| ballots.iter().any(|ballot| event["event_id"] == ballot.id.as_str());
    let sent = account.reads_all(room, "org.matrix.msc3381.poll.response").await;
    let first =
        sent.iter().filter(|event| of_crowd(event)).filter_map(|event| event["origin_server_ts"].as_i64());
    let last = ballots.iter().map(|ballot| {
        let signs = signs.get(&ballot.id).map_or(&[][..], Vec::as_slice);
        assert_eq!(signs.len(), 1, "a ballot is acknowledged once");
        signs[0]
    });
    let (first, last) = (first.min().expect("a ballot"), last.max().expect("a sign"));
    Duration::from_millis(u64::try_from(last - first).expect("a ballot is sent before its sign"))
        .as_secs_f64()
}

fn table(live: &Live, apart: &Apart) -> String {
    let rate = |seconds: f64| CROWD as f64 / seconds;
    let row = |what: &str, seconds: f64| format!("| {what} | {seconds:.2} | {:.0} |\n", rate(seconds));
    let ceiling = apart.taken + apart.reactions;
    let each = |seconds: f64| 1_000.0 * seconds / CROWD as f64;
    [
        format!("| {CROWD} ballots at once | seconds | per second |\n|---|---:|---:|\n"),
        row("Synapse alone: ballots taken (all sends answered)", apart.taken),
        row(&format!("Synapse alone: as many reactions taken, {AT_A_TIME} at a time"), apart.reactions),
        row("Synapse alone: both, one after the other; acknowledging ends no sooner on one process of it", ceiling),
        row("at work together: ballots taken by Synapse (all sends answered)", live.taken),
        row("at work together: stored by the bot (all ballots are in the record), since the first send", live.stored),
        row("at work together: acknowledged by the bot (the last ✅, by Synapse's clock), since the first send", live.acknowledged),
        row("the bot alone: a backlog stored, since it was let go on", apart.backlog),
        row("the bot and Synapse: the same backlog acknowledged, asking for each ✅ included", apart.backlog_acknowledged),
        format!(
            "\n- stored: {:.2} of the rate at which Synapse took the ballots in the same seconds; \
             the last one {:.2} s after Synapse had answered the last send\n\
             - a backlog, stored: {:.1} times the rate of Synapse alone\n\
             - acknowledged: {:.2} of what Synapse alone needs for ballots and reactions\n\
             - processor time a ballot, acknowledgement included: the server {:.1} ms ({:.1} ms in the backlog), Synapse {:.1} ms\n",
            live.taken / live.stored,
            live.stored - live.taken,
            apart.taken / apart.backlog,
            ceiling / live.acknowledged,
            each(live.processor_of_server),
            each(apart.processor_of_server),
            each(live.processor_of_synapse),
        ),
    ]
    .concat()
}
