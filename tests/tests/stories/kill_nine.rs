//! The plug is pulled between a ballot and its acknowledgement, at every instant where something could be lost.
//! A ballot that was acknowledged counts; one that was not is acknowledged after the restart, and counts.

use e2e::{
    matrix::Event,
    people::Member,
    postgres::Database,
    proxy::{Instant, Passing, Proxy},
    server::Store,
    synapse::Homeserver,
    town::{ConsentVote, Plan, Town},
};
use reqwest::Method;
use serde_json::json;

/// The table into which a received ballot must be written before it is acknowledged.
const BALLOTS: &str = "ballot";

#[tokio::test]
async fn kill_nine_on_sqlite() {
    // Every voice but the steward's is needed.
    let rule = "consent: 2/3 of cast; approval quorum 4/5 of roll";
    kill_nine(Store::Sqlite, rule, 4).await;
}

#[tokio::test]
async fn kill_nine_on_postgres() {
    let rule = "consent: 2/3 of cast; approval quorum 5/6 of roll";
    kill_nine(Store::Postgres(Database::fresh()), rule, 5).await;
}

async fn kill_nine(store: Store, rule: &'static str, members: usize) {
    let homeserver = Homeserver::shared();
    let proxy = Proxy::before(homeserver.url()).await;
    let plan = Plan { members, rule, window: 120, ..Plan::default() };
    let mut town = Town::behind("kill-nine", store, plan, homeserver.url(), proxy.url()).await;
    let (vote, _) = town.asks_for_consent().await;
    let poll = town.consent_poll().await;
    let members = std::mem::take(&mut town.members);

    after_receipt(&mut town, &proxy, &members[0], &poll).await;
    after_commit(&mut town, &proxy, &members[1], &poll, &vote).await;
    before_acknowledgement(&mut town, &proxy, &members[2], &poll).await;
    after_acknowledgement(&mut town, &proxy, &members[3], &poll).await;
    match members.get(4) {
        Some(member) => before_commit(&mut town, member, &poll, &vote).await,
        None => at_the_commit(&mut town, &members[0], &vote).await,
    }

    for member in &members {
        assert_eq!(member.ballot(&vote.id).await.as_deref(), Some("consent"));
    }
    town.decides(&vote, "CONSENTED").await;
    town.server.is_well();
}

fn is_sync(request: &Passing) -> bool {
    request.method == Method::GET && request.path.contains("/sync")
}

fn is_acknowledgement(request: &Passing) -> bool {
    request.sends("m.reaction")
}

/// The bot has the /sync answer with the ballot, and has not written a byte since.
async fn after_receipt(town: &mut Town, proxy: &Proxy, member: &Member, poll: &Event) {
    let mut arrived = proxy.count(is_sync);
    let mut answer = proxy.hold(Instant::Answer, is_sync);
    // An event that means nothing ends the /sync that is under way; the next one is ours to hold.
    member.account().sends(member.direct_chat(), "org.example.nothing", json!({})).await;
    arrived.caught().await;
    let ballot = member.answers(poll, "consent").await;
    answer.caught().await;
    town.server.dies_of_writing();
    assert!(town.server.is_running(), "it died before the ballot came");
    drop(answer);
    town.server.died_of_writing().await;
    town.server.start().await;
    member.is_acknowledged(&ballot).await;
}

/// A ballot by the API, on SQLite: the first byte that the server writes for it is the record's own, of the transaction
/// with the ballot.
async fn at_the_commit(town: &mut Town, member: &Member, vote: &ConsentVote) {
    town.server.dies_of_writing();
    let casting = tokio::spawn({
        let (api, vote) = (member.api.clone(), vote.id.clone());
        async move {
            let input = json!({ "vote": vote, "choice": "REFUSE" });
            api.does("castBallot", input, "ballot { choice }").await.good()
        }
    });
    town.server.died_of_writing().await;
    assert!(casting.await.is_err(), "nobody was told that the ballot counts");
    town.server.start().await;
    assert_eq!(member.ballot(&vote.id).await.as_deref(), Some("consent"));
}

/// The ballot's row cannot be written, on PostgreSQL: the transaction stands before a locked table.
async fn before_commit(town: &mut Town, member: &Member, poll: &Event, vote: &ConsentVote) {
    let lock = town.server.postgres().lock(BALLOTS).await;
    let ballot = member.answers(poll, "consent").await;
    lock.has_someone_waiting().await;
    assert_eq!(member.ballot(&vote.id).await, None);
    town.server.kill_nine();
    drop(lock);
    town.server.start().await;
    member.is_acknowledged(&ballot).await;
}

/// The record has the ballot; the homeserver takes no acknowledgement.
async fn after_commit(town: &mut Town, proxy: &Proxy, member: &Member, poll: &Event, vote: &ConsentVote) {
    let refusing = proxy.refuse(is_acknowledgement);
    let ballot = member.answers(poll, "consent").await;
    member.is_recorded(&vote.id, "consent").await;
    town.server.kill_nine();
    assert_eq!(member.acknowledgements(&ballot).await, 0);
    drop(refusing);
    town.server.start().await;
    member.is_acknowledged(&ballot).await;
}

/// The acknowledgement is on its way and does not arrive.
async fn before_acknowledgement(town: &mut Town, proxy: &Proxy, member: &Member, poll: &Event) {
    let mut held = proxy.hold(Instant::Arrival, is_acknowledgement);
    let ballot = member.answers(poll, "consent").await;
    held.caught().await;
    town.server.kill_nine();
    held.lose();
    assert_eq!(member.acknowledgements(&ballot).await, 0);
    town.server.start().await;
    member.is_acknowledged(&ballot).await;
}

/// The acknowledgement has arrived, and the bot does not know.
async fn after_acknowledgement(town: &mut Town, proxy: &Proxy, member: &Member, poll: &Event) {
    let mut held = proxy.hold(Instant::Answer, is_acknowledgement);
    let ballot = member.answers(poll, "consent").await;
    held.caught().await;
    assert_eq!(member.acknowledgements(&ballot).await, 1);
    town.server.kill_nine();
    held.lose();
    town.server.start().await;
    member.is_acknowledged(&ballot).await;
    assert_eq!(member.acknowledgements(&ballot).await, 1);
}
