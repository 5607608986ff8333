//! A vote by poll, from its opening to the decision.

use std::collections::BTreeSet;

use futures_util::future::try_join_all;
use serde_json::{Value, json};

use super::{
    Town, World,
    api::{codes, text},
    stage::until,
};
use crate::fault::Fault;

const DECISION: &str = "query($id: ID!) { decision(id: $id) { id kind outcome margin decidedAt digest rollRoot jwt document \
                        figures { electorate cells { choices count } } reason { language text } \
                        terms { digest } charter { digest } agreement { id } } }";

/// The steward opens a vote, as soon as the time to think is over.
pub async fn open(town: &Town, subject: &str) -> Result<String, Fault> {
    let api = town.steward_api()?;
    until("the vote may be opened", async || {
        let tried = api.tries("openVote", json!({ "subject": subject }), "vote { id state }").await?;
        match codes(&tried)[..] {
            [] => text(&tried, "/vote/id").map(Some),
            ["vote.deliberation-not-over"] => Ok(None),
            _ => Err(super::stage::broken("the vote opens", &tried["refusals"])),
        }
    })
    .await
}

/// Everybody answers the poll, the steward first; `choice` is asked by the place in line. Waits for every ✅.
pub async fn everyone_answers(
    world: &World<'_>,
    town: &Town,
    poll: &str,
    choice: impl Fn(usize) -> &'static str,
) -> Result<(), Fault> {
    let answering = town
        .everyone()
        .enumerate()
        .map(|(at, member)| member.account.answers(&town.ballot_box, poll, choice(at)));
    let ballots = try_join_all(answering).await?;
    world.stage.note(format!("{} members answer the poll", ballots.len()));
    all_acknowledged(world, town, &ballots).await
}

/// Waits until the bot has put ✅ on each of these ballots.
pub async fn all_acknowledged(world: &World<'_>, town: &Town, ballots: &[String]) -> Result<(), Fault> {
    let mut told = 0;
    until("the bot acknowledges every ballot with ✅", async || {
        let marked: BTreeSet<String> =
            town.steward.account.acknowledged(&town.ballot_box, &world.bot).await?.into_iter().collect();
        let done = ballots.iter().filter(|ballot| marked.contains(*ballot)).count();
        if done > told {
            told = done;
            world.stage.note(format!("{done} of {} ballots are acknowledged with ✅", ballots.len()));
        }
        Ok((done == ballots.len()).then_some(()))
    })
    .await
}

/// Waits for the decision of a vote.
pub async fn decided(world: &World<'_>, town: &Town, vote: &str) -> Result<Value, Fault> {
    world.stage.note("the window runs; what is said now can still be changed");
    let api = town.steward_api()?;
    let id = until("the vote closes and there is a decision", async || {
        let node = api.node("Vote", vote, "decision { id }").await?;
        Ok(node["decision"]["id"].as_str().map(str::to_owned))
    })
    .await?;
    Ok(api.ask(DECISION, json!({ "id": id })).await?["decision"].take())
}
