//! Members come in: most by an invitation sent to the bot, some by a code from the API.

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use serde_json::json;

use super::{
    Access, Member, Town, World,
    api::text,
    found::link,
    stage::{expect, until},
    words,
};
use crate::fault::Fault;

/// So many come by the API first, and link their Matrix account afterwards: scripts get their tokens.
pub const LINKED: usize = 5;
/// So many come at a time.
const AT_ONCE: usize = 4;

/// Everybody joins, and enters the space and the ballot box.
pub async fn come(world: &World<'_>, town: &mut Town) -> Result<(), Fault> {
    world.stage.begins(&format!("2. {} members join on their own Matrix accounts", words::NAMES.len()));
    let (space, ballot_box) = (town.room("space").await?, town.ballot_box.clone());
    let coming = words::NAMES.iter().enumerate().map(|(at, name)| {
        let (town, space, ballot_box) = (&*town, &space, &ballot_box);
        async move {
            let member = if at < LINKED {
                by_code(world, town, name).await?
            } else {
                by_invitation(world, town, name).await?
            };
            member.account.joins(space).await?;
            member.account.joins(ballot_box).await?;
            Ok::<_, Fault>((at, member))
        }
    });
    let mut arriving = stream::iter(coming).buffer_unordered(AT_ONCE);
    let mut members = Vec::new();
    while let Some(arrived) = arriving.try_next().await? {
        members.push(arrived);
        if members.len() % 6 == 0 {
            world.stage.note(format!(
                "{} of {} stand on the roll and in the ballot box",
                members.len(),
                words::NAMES.len()
            ));
        }
    }
    drop(arriving);
    members.sort_by_key(|(at, _)| *at);
    town.members = members.into_iter().map(|(_, member)| member).collect();
    let rest = words::NAMES.len() - LINKED;
    world.stage.note(format!(
        "{LINKED} came by the API and linked their account by !link CODE, {rest} by !join INVITATION"
    ));
    let size = town.steward_api()?.node("Community", &town.id, "rollSize").await?["rollSize"].clone();
    expect(size == json!(words::NAMES.len() + 1), "25 stand on the roll", size)
}

/// Admitted by the API, then linked.
async fn by_code(world: &World<'_>, town: &Town, name: &'static str) -> Result<Member, Fault> {
    let input = json!({ "invitation": invitation(town).await?, "language": "en" });
    let admitted = world.api(None).does("admitMember", input, "member { id } token").await?;
    let api = world.api(Some(&text(&admitted, "/token")?));
    link(world, name, Access { id: text(&admitted, "/member/id")?, api }).await
}

/// By Matrix alone.
pub async fn by_invitation(world: &World<'_>, town: &Town, name: &'static str) -> Result<Member, Fault> {
    let account = world.account(name).await?;
    let chat = account.chats_with(&world.bot).await?;
    let code = invitation(town).await?;
    account.tells(&chat, &world.bot, &format!("!join {code}")).await?;
    Ok(Member { name, account, chat, access: None })
}

/// An invitation from the steward, for one more.
pub async fn invitation(town: &Town) -> Result<String, Fault> {
    let answer =
        town.steward_api()?.does("invite", json!({ "community": town.id }), "code expiresAt").await?;
    text(&answer, "/code")
}

/// Waits until the roll has grown to `size`.
pub async fn roll_is(town: &Town, size: usize) -> Result<(), Fault> {
    let api = town.steward_api()?;
    until(&format!("{size} stand on the roll"), async || {
        let node = api.node("Community", &town.id, "rollSize").await?;
        Ok((node["rollSize"] == json!(size)).then_some(()))
    })
    .await
}
