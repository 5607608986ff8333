//! A steward founds a community; its members adopt the charter and grant a mandate.

use serde_json::{Value, json};

use super::{Access, Member, Town, World, api::text, poll, stage::expect, words};
use crate::{admin::Errand, fault::Fault};

/// The founding, and the rooms that the bot makes.
pub async fn found(world: &World<'_>) -> Result<Town, Fault> {
    world.stage.begins("1. A steward founds a community");
    let founder = world.enrolment(Errand::Founder).await?;
    world.stage.note("the operator gives Nadia a one-time token: ownaccord invite founder");
    let input = json!({
        "handle": format!("amal-{}", world.mark),
        "name": words::name(),
        "template": "settled-association",
        "languages": words::LANGUAGES,
        "places": ["GR"],
        "stewardLanguage": "en",
        "rules": words::rules(),
        "redLines": words::red_lines(),
    });
    let selection = "community { id handle } charter { id digest state } member { id } token";
    let founded = founder.does("foundCommunity", input, selection).await?;
    let api = founder.with(&text(&founded, "/token")?);
    let handle = text(&founded, "/community/handle")?;
    world
        .stage
        .note(format!("she founds the Amal Association ({handle}) from the template “settled-association”"));
    let steward = link(world, "Nadia", Access { id: text(&founded, "/member/id")?, api }).await?;
    let mut town = Town {
        id: text(&founded, "/community/id")?,
        handle,
        charter: text(&founded, "/charter/id")?,
        steward,
        members: Vec::new(),
        ballot_box: String::new(),
    };
    world.stage.note("she has linked her Matrix account by !link CODE in a direct chat with the bot");
    let space = town.room("space").await?;
    let assembly = town.room("assembly").await?;
    town.ballot_box = town.room("ballot-box").await?;
    let stewards = town.room("stewards").await?;
    world.stage.note("the bot has made a space with three rooms: Assembly, Ballot box, Stewards");
    for room in [&space, &assembly, &town.ballot_box, &stewards] {
        town.steward.account.joins(room).await?;
    }
    Ok(town)
}

/// Somebody with a way in by GraphQL gets a Matrix account and links it.
pub async fn link(world: &World<'_>, name: &'static str, access: Access) -> Result<Member, Fault> {
    let account = world.account(name).await?;
    let chat = account.chats_with(&world.bot).await?;
    let code = text(&access.api.does("linkCode", json!({}), "code expiresAt").await?, "/code")?;
    account.tells(&chat, &world.bot, &format!("!link {code}")).await?;
    Ok(Member { name, account, chat, access: Some(access) })
}

/// The members adopt the charter. Gives back the polls seen so far.
pub async fn adopt(world: &World<'_>, town: &Town) -> Result<Vec<String>, Fault> {
    world.stage.begins("3. The members adopt the charter, by a poll in the ballot box");
    let vote = poll::open(town, &town.charter).await?;
    let poll = town.steward.account.finds_poll(&town.ballot_box, "for", &[]).await?;
    world.stage.note("Nadia opens the vote: the roll is frozen, and the bot puts a poll into the ballot box");
    poll::everyone_answers(world, town, &poll, |at| if at % 8 == 7 { "against" } else { "for" }).await?;
    let decision = poll::decided(world, town, &vote).await?;
    expect(decision["outcome"] == "ADOPTED", "the charter is adopted", &decision["outcome"])?;
    tell(world, &decision);
    Ok(vec![poll])
}

/// An intermediary registers and gets a mandate. Gives back its advocate, its id and the polls seen so far.
pub async fn mandate(
    world: &World<'_>,
    town: &Town,
    mut seen: Vec<String>,
) -> Result<(Access, String, Vec<String>), Fault> {
    world.stage.begins("4. An intermediary registers, declares its interests, and is granted a mandate");
    let enrolment = world.enrolment(Errand::Intermediary).await?;
    let input = json!({
        "handle": format!("bridge-{}", world.mark),
        "name": "Bridge Association",
        "kind": "recipient:ngo",
        "interests": [{ "kind": "FUNDING", "party": "City of Mytilene", "description": "A grant for our rent until next year." }],
    });
    let selection = "intermediary { id } advocate { id } token";
    let registered = enrolment.does("registerIntermediary", input, selection).await?;
    let api = enrolment.with(&text(&registered, "/token")?);
    let advocate = Access { id: text(&registered, "/advocate/id")?, api };
    let intermediary = text(&registered, "/intermediary/id")?;
    world
        .stage
        .note("the Bridge Association registers; its interest: a grant for rent from the City of Mytilene");
    let input = json!({
        "community": town.id, "intermediary": intermediary, "scope": words::scope(), "redLines": [], "mustAsk": [],
        "term": "P180D",
    });
    let nominated = town.steward_api()?.does("nominateIntermediary", input, "mandate { id state }").await?;
    world.stage.note(
        "Nadia nominates it: to negotiate on research and statistics with survey answers, for 180 days",
    );
    let vote = poll::open(town, &text(&nominated, "/mandate/id")?).await?;
    let poll = town.steward.account.finds_poll(&town.ballot_box, "for", &seen).await?;
    poll::everyone_answers(world, town, &poll, |at| if at % 12 == 5 { "abstain" } else { "for" }).await?;
    let decision = poll::decided(world, town, &vote).await?;
    expect(decision["outcome"] == "ADOPTED", "the mandate is granted", &decision["outcome"])?;
    tell(world, &decision);
    seen.push(poll);
    Ok((advocate, intermediary, seen))
}

/// The reason of a decision, in English.
pub fn tell(world: &World<'_>, decision: &Value) {
    world.stage.note(format!("decided: {}", decision["outcome"].as_str().unwrap_or_default()));
    let reasons = decision["reason"].as_array().cloned().unwrap_or_default();
    let english = reasons.iter().find(|reason| reason["language"] == "en").or(reasons.first());
    if let Some(text) = english.and_then(|reason| reason["text"].as_str()) {
        world.stage.quote(text);
    }
}
