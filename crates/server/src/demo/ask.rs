//! A requester asks; terms are returned, negotiated and tabled.

use serde_json::{Value, json};
use time::Date;

use super::{
    Access, Parties, Town, World,
    api::{codes, text},
    stage::{broken, expect, until},
    words,
};
use crate::{admin::Errand, compose, fault::Fault};

const PROPOSAL: &str = "proposal { id stage terms { number digest } }";

/// A tabled proposal.
pub struct Tabled {
    /// Its id.
    pub id: String,
    /// The digest of the exact words.
    pub digest: String,
}

/// From the registration to the tabled terms.
pub async fn ask(
    world: &World<'_>,
    town: &Town,
    advocate: Access,
    intermediary: String,
) -> Result<(Tabled, Parties), Fault> {
    let (contact, requester) = register(world).await?;
    let parties = Parties { advocate, intermediary, contact, requester };
    let today = today()?;
    let proposal = submit(world, town, &parties, today).await?;
    let digest = negotiate(world, &parties, &proposal, today).await?;
    deliberate(world, town).await?;
    Ok((Tabled { id: proposal, digest }, parties))
}

async fn register(world: &World<'_>) -> Result<(Access, String), Fault> {
    world.stage.begins("5. A requester asks for data; what cannot be put to members comes back");
    let enrolment = world.enrolment(Errand::Requester).await?;
    let input = json!({
        "handle": format!("aegean-{}", world.mark), "name": "University of the Aegean", "kind": "recipient:academic",
        "services": [{ "what": "Evening classes in Greek", "whom": "Anybody in Mytilene", "essential": false }],
    });
    let registered =
        enrolment.does("registerRequester", input, "requester { id } contact { id } token").await?;
    let api = enrolment.with(&text(&registered, "/token")?);
    world.stage.note("the University of the Aegean registers");
    Ok((Access { id: text(&registered, "/contact/id")?, api }, text(&registered, "/requester/id")?))
}

/// Today, in UTC.
fn today() -> Result<Date, Fault> {
    let now = compose::now().to_string();
    let day = now
        .get(..10)
        .and_then(|day| Date::parse(day, time::macros::format_description!("[year]-[month]-[day]")).ok());
    day.ok_or_else(|| broken("the clock shows a day", now))
}

/// Three tries, the third of them good.
async fn submit(world: &World<'_>, town: &Town, parties: &Parties, today: Date) -> Result<String, Fault> {
    let api = &parties.contact.api;
    let input = json!({ "community": town.id, "terms": words::faulty(today) });
    let returned = api.tries("submitProposal", input, PROPOSAL).await?;
    let faults = codes(&returned);
    expect(faults.len() >= 6, "every fault of the hasty terms is named", format!("{faults:?}"))?;
    expect(returned["proposal"]["stage"] == "RETURNED", "faulty terms are returned", &returned["proposal"])?;
    world.stage.note(format!("hasty terms come back, with all {} reasons at once:", faults.len()));
    quote_refusals(world, &returned);
    let proposal = text(&returned, "/proposal/id")?;

    let again = |terms: Value| json!({ "community": town.id, "proposal": proposal, "terms": terms });
    let crossing = api.tries("submitProposal", again(words::crossing(today)), PROPOSAL).await?;
    let crossed = codes(&crossing).contains(&"terms.red-line-crossed");
    expect(crossed, "terms that cross a red line are returned", &crossing["refusals"])?;
    world.stage.note("terms that would also serve deportation cross a red line:");
    quote_refusals(world, &crossing);

    let good = api.does("submitProposal", again(words::terms(today)), PROPOSAL).await?;
    expect(good["proposal"]["stage"] != "RETURNED", "good terms are not returned", &good["proposal"])?;
    world.stage.note("the third version is whole and within the red lines: it goes to the advocate");
    Ok(proposal)
}

fn quote_refusals(world: &World<'_>, payload: &Value) {
    for refusal in payload["refusals"].as_array().into_iter().flatten() {
        let path: Vec<&str> =
            refusal["path"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let message = refusal["message"].as_str().unwrap_or_default();
        world.stage.quote(&format!("{}: {}", path.join("."), message.replace('\n', " ")));
    }
}

/// One counter-offer, accepted. Gives back the digest of the terms.
async fn negotiate(
    world: &World<'_>,
    parties: &Parties,
    proposal: &str,
    today: Date,
) -> Result<String, Fault> {
    world.stage.begins("6. The advocate negotiates, and the terms are tabled");
    let input = json!({ "proposal": proposal, "terms": words::counter_offer(today), "note": words::note() });
    let offered = parties.advocate.api.does("makeOffer", input, PROPOSAL).await?;
    let number = offered["proposal"]["terms"]["number"].clone();
    world.stage.note(
        "the advocate's counter-offer: kept for 90 days instead of 180, and a report within 60 instead of 90",
    );
    let input = json!({ "proposal": proposal, "number": number });
    let accepted = parties.contact.api.does("acceptOffer", input, PROPOSAL).await?;
    expect(
        accepted["proposal"]["terms"] == offered["proposal"]["terms"],
        "the words accepted are the words offered",
        &accepted["proposal"],
    )?;
    let digest = text(&accepted, "/proposal/terms/digest")?;
    world.stage.note("the university accepts: the words are frozen, under the digest");
    world.stage.quote(&digest);
    Ok(digest)
}

/// The bot opens the deliberation room, encrypted, and posts the summary; members come in.
async fn deliberate(world: &World<'_>, town: &Town) -> Result<(), Fault> {
    let room = town.room("deliberation").await?;
    for member in town.members.iter().take(3) {
        member.account.joins(&room).await?;
    }
    let member = &town.members[0].account;
    expect(
        member.has_state(&room, "m.room.encryption").await?,
        "the deliberation room is encrypted",
        "it is not",
    )?;
    until("the bot posts the summary into the deliberation room", async || {
        let events = member.reads(&room, &["m.room.encrypted", "m.room.message"]).await?;
        Ok(events.iter().any(|event| event["sender"] == world.bot.as_str()).then_some(()))
    })
    .await?;
    world
        .stage
        .note("the bot has opened an encrypted deliberation room and posted the summary in three languages");
    Ok(())
}
