//! The members decide: by poll, by GraphQL, with minds changed, one from outside, one too late.

use futures_util::future::try_join_all;
use serde_json::{Value, json};

use super::{
    Town, World,
    api::codes,
    ask::Tabled,
    come::{by_invitation, roll_is},
    found::tell,
    listen::Listener,
    poll,
    stage::{broken, expect, until},
    words,
};
use crate::fault::Fault;

/// Everybody with the right to vote: the steward and the members.
const ELECTORATE: usize = words::NAMES.len() + 1;
/// Who consents in the end, of these: so many are published.
const CONSENTING: u64 = 15;
/// The place in line, among the members, of the one who comes too late.
const LATE: usize = words::NAMES.len() - 1;

/// What was decided, and in which vote.
pub struct Decided {
    /// The vote.
    pub vote: String,
    /// The decision, as it was read.
    pub decision: Value,
}

/// The first answer of each member, in line; those who change their mind do so afterwards.
const fn first_answer(at: usize) -> &'static str {
    match at {
        // 0 votes by GraphQL alone; 1 answers here and corrects it there; 2 and 3 change from refusing to consenting.
        1..=3 | 5..=7 => "refuse",
        8 => "send-back",
        9..=12 => "abstain",
        _ => "consent",
    }
}

/// The vote, from its opening to the signed decision.
pub async fn decide(
    world: &World<'_>,
    town: &Town,
    tabled: &Tabled,
    seen: &[String],
) -> Result<Decided, Fault> {
    world.stage.begins("7. The members vote on the terms");
    let api = town.steward_api()?;
    let mut listener = Listener::to_decisions(&world.server, &town.id, api.token()).await?;
    world.stage.note("a listener subscribes to the community's decisions, by graphql-transport-ws");
    let vote = until("the vote opens by itself when the time to think is over", async || {
        let node = api.node("Proposal", &tabled.id, "vote { id state }").await?;
        let open = node["vote"]["state"] == "OPEN";
        Ok(open.then(|| node["vote"]["id"].as_str().map(str::to_owned)).flatten())
    })
    .await?;
    let poll = town.steward.account.finds_poll(&town.ballot_box, "consent", seen).await?;
    world.stage.note(
        "the time to think is over: the vote has opened by itself, and the poll stands in the ballot box",
    );
    answer(world, town, &poll).await?;
    change_minds(world, town, &vote, &poll).await?;
    strangers(world, town, &poll).await?;
    let node = api.node("Vote", &vote, "state figures { electorate }").await?;
    if node["state"] == "OPEN" {
        expect(node["figures"].is_null(), "nobody sees figures while the vote is open", &node["figures"])?;
        world.stage.note("nobody, not even the steward, can see figures while the vote is open");
    }
    let decision = too_late(world, town, &vote, &poll).await?;
    tell(world, &decision);
    check(tabled, &decision)?;
    figures(world, &decision);
    announced(world, town).await?;
    let heard = listener.hears().await?;
    expect(heard["id"] == decision["id"], "the subscription tells of this decision", &heard)?;
    world.stage.note("the listener has heard of the decision as it fell");
    Ok(Decided { vote, decision })
}

/// First answers, by poll; one ballot by GraphQL.
async fn answer(world: &World<'_>, town: &Town, poll: &str) -> Result<(), Fault> {
    let by_poll = |(at, _): &(usize, &super::Member)| (1..LATE).contains(at);
    let members = town.members.iter().enumerate().filter(by_poll);
    let answering =
        members.map(|(at, member)| (member, first_answer(at))).chain([(&town.steward, "consent")]);
    let answering = answering.map(|(member, choice)| member.account.answers(&town.ballot_box, poll, choice));
    let ballots = try_join_all(answering).await?;
    world.stage.note(format!("{} members answer the poll on their Matrix clients", ballots.len()));
    poll::all_acknowledged(world, town, &ballots).await
}

/// By poll and by GraphQL: the last answer counts, whichever way it came.
async fn change_minds(world: &World<'_>, town: &Town, vote: &str, poll: &str) -> Result<(), Fault> {
    for (member, words) in
        [(&town.members[0], "votes by GraphQL"), (&town.members[1], "corrects her poll answer by GraphQL")]
    {
        let access = member.access.as_ref().ok_or_else(|| broken("this member has a token", member.name))?;
        let input = json!({ "vote": vote, "choice": "CONSENT" });
        let cast = access.api.does("castBallot", input, "ballot { choice receivedAt sequence }").await?;
        expect(cast["ballot"]["choice"] == "CONSENT", "the ballot is taken", &cast)?;
        world.stage.note(format!("{} {words}", member.name));
    }
    let changes = [(2, "consent"), (3, "consent"), (4, "refuse")];
    let changing =
        changes.map(|(at, choice)| town.members[at].account.answers(&town.ballot_box, poll, choice));
    let ballots = try_join_all(changing).await?;
    let names = changes.map(|(at, _)| town.members[at].name).join(", ");
    world.stage.note(format!("{names} change their minds: a new answer replaces the earlier one"));
    poll::all_acknowledged(world, town, &ballots).await
}

/// One who is nobody here, and one who joined after the roll was frozen.
async fn strangers(world: &World<'_>, town: &Town, poll: &str) -> Result<(), Fault> {
    let stranger = world.account("stranger").await?;
    let status = stranger.tries_to_join(&town.ballot_box).await?;
    expect(!status.is_success(), "a stranger cannot enter the ballot box", status)?;
    let chat = stranger.chats_with(&world.bot).await?;
    let answer = stranger.tells(&chat, &world.bot, "!vote consent").await?;
    world.stage.note(
        "a stranger cannot enter the ballot box, and writes “!vote consent” to the bot instead; it answers:",
    );
    world.stage.quote(&answer);

    let newcomer = by_invitation(world, town, "Rosa").await?;
    roll_is(town, ELECTORATE + 1).await?;
    newcomer.account.joins(&town.room("space").await?).await?;
    newcomer.account.joins(&town.ballot_box).await?;
    let before = newcomer.account.heard(&newcomer.chat, &world.bot).await?.len();
    let ballot = newcomer.account.answers(&town.ballot_box, poll, "refuse").await?;
    let answer = newcomer.account.is_told(&newcomer.chat, &world.bot, before).await?;
    let marked = town.steward.account.acknowledged(&town.ballot_box, &world.bot).await?;
    expect(!marked.contains(&ballot), "who joined after the roll was frozen gets no ✅", "there is one")?;
    world.stage.note("Rosa joins only now, and answers the poll; the roll of this vote is frozen, and the bot tells her so:");
    world.stage.quote(&answer);
    Ok(())
}

/// One waits until it is over. Gives back the decision.
async fn too_late(world: &World<'_>, town: &Town, vote: &str, poll: &str) -> Result<Value, Fault> {
    let decision = poll::decided(world, town, vote).await?;
    world
        .stage
        .note("the bot has closed the ballot box, read every answer back from the homeserver, and counted");
    let late = &town.members[LATE];
    let before = late.account.heard(&late.chat, &world.bot).await?.len();
    match late.account.tries_to_answer(&town.ballot_box, poll, "refuse").await? {
        Err(status) => {
            world.stage.note(format!(
                "{} comes too late: the homeserver no longer takes an answer ({status})",
                late.name
            ));
        }
        Ok(ballot) => {
            let answer = late.account.is_told(&late.chat, &world.bot, before).await?;
            let marked = town.steward.account.acknowledged(&town.ballot_box, &world.bot).await?;
            expect(!marked.contains(&ballot), "a late ballot gets no ✅", "there is one")?;
            world.stage.note(format!(
                "{} comes too late; the answer does not count, and the bot says so:",
                late.name
            ));
            world.stage.quote(&answer);
        }
    }
    let input = json!({ "vote": vote, "choice": "REFUSE" });
    let refused = town.steward_api()?.tries("castBallot", input, "ballot { choice }").await?;
    expect(!codes(&refused).is_empty(), "a closed vote takes no ballot by GraphQL either", &refused)?;
    Ok(decision)
}

fn check(tabled: &Tabled, decision: &Value) -> Result<(), Fault> {
    expect(decision["outcome"] == "CONSENTED", "the members consent", &decision["outcome"])?;
    expect(
        decision["terms"]["digest"] == tabled.digest.as_str(),
        "the decision names the tabled words",
        &decision["terms"],
    )?;
    let figures = &decision["figures"];
    expect(figures["electorate"] == json!(ELECTORATE), "25 could vote", &figures["electorate"])?;
    let cells = figures["cells"].as_array().map_or(&[][..], Vec::as_slice);
    let sum: u64 = cells.iter().filter_map(|cell| cell["count"].as_u64()).sum();
    expect(sum == ELECTORATE as u64, "the published figures sum to the electorate", figures)?;
    let consent =
        cells.iter().find(|cell| cell["choices"].as_array().is_some_and(|choices| choices.len() == 1));
    let consent = consent.filter(|cell| cell["count"] == CONSENTING);
    expect(consent.is_some(), "15 consent: each counted once, with the last answer", figures)
}

fn figures(world: &World<'_>, decision: &Value) {
    let cells = decision["figures"]["cells"].as_array().cloned().unwrap_or_default();
    for cell in cells {
        let choices: Vec<&str> =
            cell["choices"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        world.stage.quote(&format!("{:>3}  {}", cell["count"], choices.join(" or ").to_lowercase()));
    }
    world.stage.note("small groups are published together, so that nobody's answer can be told");
}

/// The outcome is told in the ballot box.
async fn announced(world: &World<'_>, town: &Town) -> Result<(), Fault> {
    let text = until("the bot tells the outcome in the ballot box", async || {
        let said = town.steward.account.heard(&town.ballot_box, &world.bot).await?;
        Ok(said.into_iter().next().filter(|text| text.contains(&CONSENTING.to_string())))
    })
    .await?;
    world.stage.note("the bot tells the outcome in the ballot box:");
    world.stage.quote(&text);
    Ok(())
}
