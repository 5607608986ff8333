//! What is left behind for people and scripts: addresses, ids, tokens.

use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

use serde_json::{Value, json};

use super::{
    Access, Member, Parties, Town, World,
    ask::Tabled,
    bind::Bound,
    come::{LINKED, invitation},
    decide::Decided,
    stage::broken,
};
use crate::{fault::Fault, say, verify::published_by};

/// Says where to look, and writes the same for scripts.
pub async fn report(
    world: &World<'_>,
    town: &Town,
    parties: &Parties,
    proposal: &Tabled,
    decided: &Decided,
    bound: &Bound,
    file: Option<&Path>,
) -> Result<(), Fault> {
    let decision = &decided.decision;
    let id = decision["id"].as_str().unwrap_or_default();
    let verify = format!("ownaccord verify {} --jwks {}", bound.file.display(), published_by(&world.server));
    let queries = queries(town, parties, id);
    let members: Vec<Value> = town.members.iter().take(LINKED).map(person).collect();
    let report = json!({
        "url": world.server,
        "graphql": format!("{}/graphql", world.server),
        "homeserver": world.homeserver,
        "bot": world.bot,
        "invitation": invitation(town).await?,
        "community": { "id": town.id, "handle": town.handle, "charter": town.charter, "ballotBox": town.ballot_box },
        "steward": person(&town.steward),
        "members": members,
        "advocate": with(&parties.advocate, json!({ "intermediary": parties.intermediary })),
        "requester": { "id": parties.requester, "contact": parties.contact.id, "token": parties.contact.api.token() },
        "dataHolder": { "requester": parties.requester, "token": bound.data_holder },
        "proposal": { "id": proposal.id, "termsDigest": proposal.digest },
        "vote": decided.vote,
        "decision": { "id": id, "outcome": decision["outcome"], "digest": decision["digest"], "file": bound.file },
        "agreement": bound.agreement,
        "verify": verify,
        "queries": queries,
    });
    world.stage.begins("The story has come to its end");
    world.stage.note(format!("decision {id}, agreement {}", bound.agreement));
    say::line(format!("\nCheck the decision yourself:\n  {verify}"));
    say::line(format!("\nAsk in GraphiQL ({}/graphql):", world.server));
    for query in queries {
        say::line(format!("  {query}"));
    }
    match file {
        Some(file) => write(file, &report),
        None => Ok(()),
    }
}

/// Ready-made, for GraphiQL; none of them needs a token.
fn queries(town: &Town, parties: &Parties, decision: &str) -> [String; 3] {
    [
        format!(
            "{{ community(handle: \"{}\") {{ name {{ language text }} charter {{ state digest }} }} }}",
            town.handle
        ),
        format!(
            "{{ decision(id: \"{decision}\") {{ outcome figures {{ electorate cells {{ choices count }} }} \
             reason {{ language text }} }} }}"
        ),
        format!(
            "{{ permitted(input: {{ requester: \"{}\", purpose: \"purpose:academic-research\", \
             dataCategories: [\"data:survey-answers\"], place: \"GR\" }}) {{ permit reason {{ message }} validUntil }} }}",
            parties.requester
        ),
    ]
}

fn with(access: &Access, mut more: Value) -> Value {
    more["id"] = json!(access.id);
    more["token"] = json!(access.api.token());
    more
}

fn person(member: &Member) -> Value {
    let account = &member.account;
    let account =
        json!({ "userId": account.user_id, "password": account.password, "accessToken": account.token });
    let more = json!({ "name": member.name, "account": account, "directChat": member.chat });
    member.access.as_ref().map_or(more.clone(), |access| with(access, more))
}

/// Tokens are in it: its owner alone may read it.
fn write(file: &Path, report: &Value) -> Result<(), Fault> {
    let failed = |error: std::io::Error| broken(&format!("{} can be written", file.display()), error);
    let text = serde_json::to_string_pretty(report).map_err(|error| failed(error.into()))?;
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    let mut out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file).map_err(failed)?;
    writeln!(out, "{text}").map_err(failed)
}
